//! An https origin: the unit in which servers are trusted.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use url::Url;

/// `https://HOST[:PORT]`, compared exactly and never by prefix (RFC 6454).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    text: String,
}

/// Why a text is not an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnOrigin;

impl fmt::Display for NotAnOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an https origin such as https://meet.example.org, with nothing after the host")
    }
}

impl std::error::Error for NotAnOrigin {}

impl Origin {
    /// Reads an origin as an administrator writes it into the deployment: `https`, a host in ASCII lower case,
    /// perhaps a port, and nothing else.
    ///
    /// # Errors
    /// [`NotAnOrigin`] when anything stands before or after, or when the text is not in its normal form.
    pub fn parse(text: &str) -> Result<Self, NotAnOrigin> {
        let url = Url::parse(text).map_err(|_| NotAnOrigin)?;
        let origin = Self::of(&url).ok_or(NotAnOrigin)?;
        // Comparing with the normal form leaves no room for user names, paths, odd spellings or a closing dot.
        if origin.text == text && !text.ends_with('.') {
            Ok(origin)
        } else {
            Err(NotAnOrigin)
        }
    }

    /// The origin of an address, if it is https.
    pub fn of(url: &Url) -> Option<Self> {
        (url.scheme() == "https" && url.host().is_some()).then(|| Self {
            text: url.origin().ascii_serialization(),
        })
    }

    /// `https://HOST[:PORT]`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// `HOST[:PORT]`, as a person would name the server.
    pub fn host(&self) -> &str {
        self.text.strip_prefix("https://").unwrap_or(&self.text)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, |text| {
            Self::parse(text).map_err(|error| error.to_string())
        })
    }
}

/// Reads a text and judges it while the reader still stands there, so that an error names the line of this text and
/// not the end of what it is part of.
pub(crate) fn from_text<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    judge: impl Fn(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    struct Judge<F>(F);

    impl<T, F: Fn(&str) -> Result<T, String>> Visitor<'_> for Judge<F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            (self.0)(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Judge(judge))
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Origin {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Origin".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^https://[^/?#@A-Z]+$"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_https_origin_is_one() {
        assert_eq!(
            Origin::parse("https://meet.example.org").unwrap().host(),
            "meet.example.org"
        );
        assert_eq!(
            Origin::parse("https://localhost:8443").unwrap().host(),
            "localhost:8443"
        );
        for text in [
            "http://meet.example.org",
            "https://meet.example.org/",
            "https://meet.example.org/room",
            "https://a@meet.example.org",
            "https://meet.example.org.",
            "https://MEET.example.org",
            "https://meet.example.org:443",
            "meet.example.org",
            "",
        ] {
            assert_eq!(Origin::parse(text), Err(NotAnOrigin), "{text}");
        }
    }
}
