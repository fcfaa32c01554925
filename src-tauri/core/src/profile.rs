//! The person's name and settings, in `profile.json`.

mod locks;
mod name;
mod settings;

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Code, Problem};
use crate::storage::{self, Document, Loaded, Object};

pub use locks::{Locks, Only};
pub use name::DisplayName;
pub use settings::{
    Defaults, HostChoice, LanguageChoice, PictureQuality, Settings, TextSize, Theme,
};

/// What this computer knows about the person. Serialised flat, as the launcher page gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The name the others see; none before the first meeting.
    pub name: Option<DisplayName>,
    /// Everything that can be set.
    #[serde(flatten)]
    pub settings: Settings,
}

impl Document for Profile {
    const FILE: &'static str = "profile.json";
}

impl Profile {
    /// The profile of somebody who has not said anything yet.
    pub fn new(defaults: &Defaults) -> Self {
        Self {
            name: None,
            settings: defaults.clone(),
        }
    }

    /// Reads the profile of `folder`; see [`storage::load`] for what happens to files that are not understood.
    pub fn load(folder: &Path, defaults: &Defaults, now: Timestamp) -> Loaded<Self> {
        storage::load(folder, &Self::new(defaults), now)
    }

    /// Writes this profile, whatever another process wrote meanwhile, as that of somebody to whom nothing is preset. To change something, prefer [`change`](Self::change).
    ///
    /// # Errors
    /// See [`storage::update`].
    pub fn save(&self, folder: &Path, now: Timestamp) -> Result<(), Problem> {
        storage::update(folder, &Self::default(), now, |_| Ok(self.clone())).map(drop)
    }

    /// Changes the profile on disk by `patch` and returns it, as one step even among several processes.
    ///
    /// # Errors
    /// See [`changed`](Self::changed) and [`storage::update`]. Nothing is changed then.
    pub fn change(
        folder: &Path,
        patch: &Value,
        defaults: &Defaults,
        now: Timestamp,
    ) -> Result<Loaded<Self>, Problem> {
        storage::update(folder, &Self::new(defaults), now, |profile| {
            profile.changed(patch, defaults)
        })
    }

    /// This profile with the fields of `patch`, an object of the page's form. All of it is right, or nothing is used.
    /// What goes with [`Settings::signing`] follows it, unless the patch says otherwise.
    ///
    /// # Errors
    /// A name's code (see [`DisplayName::parse`]); [`Code::NotFound`] with `field` for a field or value that does not
    /// exist.
    pub fn changed(&self, patch: &Value, defaults: &Defaults) -> Result<Self, Problem> {
        let refused = |field: &str| Problem::new(Code::NotFound).with("field", field);
        let patch = patch.as_object().ok_or_else(|| refused(""))?;
        let mut profile = self.clone();
        if let Some(signing) = patch.get("signing").and_then(Value::as_bool) {
            profile.settings.sign(signing, defaults);
        }
        let Ok(Value::Object(mut fields)) = serde_json::to_value(&profile) else {
            return Err(refused(""));
        };
        // One by one, so that the refusal can name the field.
        for (field, value) in patch {
            if let ("name", Some(text)) = (field.as_str(), value.as_str()) {
                DisplayName::parse(text)?;
            }
            *fields.get_mut(field).ok_or_else(|| refused(field))? = value.clone();
            profile = understand(&fields).ok_or_else(|| refused(field))?;
        }
        Ok(profile)
    }
}

fn understand(fields: &Object) -> Option<Profile> {
    serde_json::from_value(Value::Object(fields.clone())).ok()
}
