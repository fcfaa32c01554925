//! What the meeting's own browser profile is told once and for all.

use std::fs;
use std::io;
use std::path::Path;

use serde_json::{Map, Value, json};

/// A content setting that is refused without asking (Chromium's `CONTENT_SETTING_BLOCK`).
const BLOCK: u8 = 2;

/// Names of Chromium's `chrome/common/pref_names.h`, and for the content settings those of
/// `components/content_settings/core/browser/content_settings_registry.cc`.
fn ours() -> Value {
    json!({
        // No history, no offer to translate the meeting or to keep passwords.
        "history": { "saving_disabled": true },
        // Nobody is signed in to the browser, as Edge does by itself with the account of the computer
        // (`components/signin/public/base/signin_pref_names.h`).
        "signin": { "allowed": false, "allowed_on_next_startup": false },
        "translate": { "enabled": false },
        "credentials_enable_service": false,
        // Devices a meeting has no use for: a page's question for them is answered before a person has to. Headsets
        // (`hid_guard`) are not among them, since Jitsi takes their buttons (`react/features/web-hid`).
        "profile": { "default_content_setting_values": {
            "usb_guard": BLOCK,
            "serial_guard": BLOCK,
            "bluetooth_guard": BLOCK,
            "bluetooth_scanning": BLOCK,
        } },
        // A page's `print()` would hold the meeting behind a dialog.
        "printing": { "enabled": false },
    })
}

/// Writes them into the profile folder `profile`, beside what the browser and the person keep there. To be called when
/// no browser uses it.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn put(profile: &Path) -> io::Result<()> {
    write(profile, ours())
}

/// The same for trying out camera and microphone, and no connection ahead of a request: Chromium opens some to a page's host
/// when its address is called, whoever answers.
///
/// # Errors
/// As [`put`].
pub(super) fn put_for_practice(profile: &Path) -> io::Result<()> {
    let mut preferences = ours();
    let never = json!({ "net": { "network_prediction_options": 2 } });
    lay_over(&mut preferences, never);
    write(profile, preferences)
}

fn write(profile: &Path, ours: Value) -> io::Result<()> {
    let path = profile.join("Preferences");
    let before = fs::read(&path).ok();
    // A file that is no JSON the browser itself would begin anew.
    let kept = before
        .as_deref()
        .and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok())
        .filter(Value::is_object);
    let mut preferences = kept.unwrap_or_else(|| Map::new().into());
    let as_kept = preferences.clone();
    lay_over(&mut preferences, ours);
    if before.is_none() || preferences != as_kept {
        fs::write(path, preferences.to_string())?;
    }
    Ok(())
}

/// Lays `above` over `below`, object by object.
fn lay_over(below: &mut Value, above: Value) {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (name, value) in above {
                lay_over(below.entry(name).or_insert(Value::Null), value);
            }
        }
        (below, above) => *below = above,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(profile: &Path) -> Value {
        serde_json::from_slice(&fs::read(profile.join("Preferences")).unwrap()).unwrap()
    }

    #[test]
    fn what_a_profile_holds_stays_beside_ours() {
        let folder = tempfile::tempdir().unwrap();
        let held = json!({
            "history": { "x": 1 },
            "profile": { "default_content_setting_values": { "usb_guard": 3, "images": 1 } },
            "translate": 7,
        });
        fs::write(folder.path().join("Preferences"), held.to_string()).unwrap();
        put(folder.path()).unwrap();
        let mut expected = ours();
        expected["history"]["x"] = json!(1);
        expected["profile"]["default_content_setting_values"]["images"] = json!(1);
        assert_eq!(read(folder.path()), expected);
    }

    #[test]
    fn a_new_profile_and_a_broken_one_get_ours_alone() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path()).unwrap();
        assert_eq!(read(folder.path()), ours());
        for broken in ["", "[", "[]", "7"] {
            fs::write(folder.path().join("Preferences"), broken).unwrap();
            put(folder.path()).unwrap();
            assert_eq!(read(folder.path()), ours(), "{broken}");
        }
    }

    #[test]
    fn a_profile_that_has_them_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path()).unwrap();
        let path = folder.path().join("Preferences");
        let kept = format!("{}\n", fs::read_to_string(&path).unwrap());
        fs::write(&path, &kept).unwrap();
        put(folder.path()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), kept);
    }
}
