//! The organisation's privacy notice: the text that counts, byte for byte.

use sha2::{Digest, Sha256};

/// Largest notice that is shown or kept, in bytes.
pub const LARGEST: u64 = 256 * 1024;

/// A notice and the fingerprint of exactly the text that is shown.
///
/// The fingerprint is made here and nowhere else, so that nobody can agree to one text and have another recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    id: String,
    title: String,
    html: String,
    sha256: String,
}

impl Notice {
    /// A notice from the text the page shows. Nothing is trimmed or normalised: one byte more is another notice.
    pub fn new(id: impl Into<String>, title: impl Into<String>, html: impl Into<String>) -> Self {
        let html = html.into();
        let sha256 = Sha256::digest(html.as_bytes())
            .into_iter()
            .map(|byte| format!("{byte:02x}"));
        Self {
            id: id.into(),
            title: title.into(),
            sha256: sha256.collect(),
            html,
        }
    }

    /// The name the deployment gave the notice.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the notice is called where it is mentioned.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The exact text shown.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// SHA-256 of [`html`](Self::html) in UTF-8: 64 lower-case hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

#[cfg(test)]
mod tests {
    use super::Notice;

    #[test]
    fn the_fingerprint_is_that_of_the_exact_bytes() {
        let sha256 = |html: &str| Notice::new("notice", "Notice", html).sha256().to_owned();
        // FIPS 180-2, example B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256("abc"), abc);
        for other in ["abc\n", "abc ", "\u{feff}abc", "Abc"] {
            assert_ne!(sha256(other), abc, "{other:?} is another text");
        }
    }
}
