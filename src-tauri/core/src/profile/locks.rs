//! What an organisation settles for everybody.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{HostChoice, Profile, Settings};

/// Settings that the person cannot change: locks count more than what the person chose, and that more than presets.
///
/// What a person needs to see, hear, read and understand (languages, colours, sizes, captions, signing, pictures) can be
/// preset and not locked. Nor can a lock let anybody be seen, heard or remembered: there is no value that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Locks {
    /// Everybody enters with the microphone off.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::deployment::schema::only_true")
    )]
    pub microphone_off: Option<Only<true>>,
    /// Everybody enters with the camera off.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::deployment::schema::only_true")
    )]
    pub camera_off: Option<Only<true>>,
    /// Where meetings are shown.
    pub host: Option<HostChoice>,
    /// The last meetings are not remembered.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::deployment::schema::only_false")
    )]
    pub keep_history: Option<Only<false>>,
}

impl Locks {
    /// The profile that counts for somebody who chose `chosen`. What was chosen comes back when the lock is gone.
    pub fn over(&self, mut chosen: Profile) -> Profile {
        let Settings {
            microphone_off,
            camera_off,
            host,
            keep_history,
            ..
        } = &mut chosen.settings;
        *microphone_off |= self.microphone_off.is_some();
        *camera_off |= self.camera_off.is_some();
        *host = self.host.unwrap_or(*host);
        *keep_history &= self.keep_history.is_none();
        chosen
    }

    /// Is the setting of this name, in camel case, locked?
    pub fn holds(&self, setting: &str) -> bool {
        match setting {
            "microphoneOff" => self.microphone_off.is_some(),
            "cameraOff" => self.camera_off.is_some(),
            "host" => self.host.is_some(),
            "keepHistory" => self.keep_history.is_some(),
            _ => false,
        }
    }
}

/// The one value that a switch can be locked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Only<const VALUE: bool>;

impl<const VALUE: bool> Serialize for Only<VALUE> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(VALUE)
    }
}

impl<'de, const VALUE: bool> Deserialize<'de> for Only<VALUE> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Judged while the reader still stands there: a mistake is told with the line of this value.
        deserializer.deserialize_bool(Judge::<VALUE>)
    }
}

struct Judge<const VALUE: bool>;

impl<const VALUE: bool> Visitor<'_> for Judge<VALUE> {
    type Value = Only<VALUE>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{VALUE}`")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Only<VALUE>, E> {
        if value == VALUE {
            Ok(Only)
        } else {
            Err(E::custom(format!(
                "can be locked to `{VALUE}` only: the other is the person's to choose"
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn locks(value: Value) -> Result<Locks, serde_json::Error> {
        serde_json::from_value(value)
    }

    #[test]
    fn nobody_is_seen_heard_or_remembered_by_a_lock() {
        for (setting, can, cannot) in [
            ("microphoneOff", true, false),
            ("cameraOff", true, false),
            ("keepHistory", false, true),
        ] {
            assert!(locks(json!({ setting: can })).is_ok(), "{setting}");
            let error = locks(json!({ setting: cannot })).unwrap_err();
            assert!(error.to_string().contains("the person's"), "{error}");
        }
    }

    #[test]
    fn what_a_person_needs_to_understand_cannot_be_locked() {
        let Value::Object(settings) = json!(Settings::default()) else {
            panic!("settings are an object");
        };
        let all: Value = json!({
            "microphoneOff": true, "cameraOff": true, "host": "chromium", "keepHistory": false,
        });
        let full = locks(all.clone()).unwrap();
        assert_eq!(json!(full), all);
        for (setting, value) in settings {
            assert_eq!(full.holds(&setting), !all[&setting].is_null(), "{setting}");
            if all[&setting].is_null() {
                assert!(locks(json!({ &setting: value })).is_err(), "{setting}");
            }
        }
    }

    #[test]
    fn locks_count_more_than_what_was_chosen_and_leave_the_rest() {
        let chosen = Profile {
            name: None,
            settings: Settings {
                microphone_off: false,
                camera_off: false,
                host: HostChoice::Browser,
                signing: true,
                ..Settings::default()
            },
        };
        assert_eq!(Locks::default().over(chosen.clone()), chosen);
        let some = locks(json!({"cameraOff": true, "host": "automatic"})).unwrap();
        let counts = some.over(chosen.clone()).settings;
        assert!(counts.camera_off && !counts.microphone_off && counts.signing);
        assert_eq!(counts.host, HostChoice::Automatic);
        assert!(counts.keep_history);
        let all = locks(json!({"microphoneOff": true, "keepHistory": false})).unwrap();
        let counts = all.over(chosen).settings;
        assert!(counts.microphone_off && !counts.camera_off && !counts.keep_history);
    }
}
