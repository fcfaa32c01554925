//! Does the system's web view have WebRTC?

/// WebView2 is Chromium, where it is installed.
#[cfg(windows)]
pub(crate) fn is_there() -> bool {
    tauri::webview_version().is_ok()
}

/// Asks WebKitGTK for its list of features, which needs neither display nor page. The feature is called exactly
/// `PeerConnection` (WebKit's `UnifiedWebPreferences.yaml`). No distribution builds it in so far; the setting
/// `enable-webrtc` exists even then and proves nothing.
#[cfg(target_os = "linux")]
pub(crate) fn is_there() -> bool {
    // The answer cannot change while the program runs, and takes some 30 ms.
    static THERE: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    *THERE.get_or_init(ask)
}

#[cfg(target_os = "linux")]
fn ask() -> bool {
    imp::features().is_some_and(|mut features| features.any(|name| name == "PeerConnection"))
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)] // Functions that the bindings do not have yet are called by their C names.
mod imp {
    use std::ffi::{CStr, c_char, c_void};

    use libloading::os::unix::{Library, RTLD_LAZY};

    type All = unsafe extern "C" fn() -> *mut c_void;
    type Length = unsafe extern "C" fn(*mut c_void) -> usize;
    type Get = unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void;
    type Identifier = unsafe extern "C" fn(*mut c_void) -> *const c_char;
    type Unref = unsafe extern "C" fn(*mut c_void);

    /// Identifiers of all features; `None` before WebKitGTK 2.42, which has no such list.
    pub(super) fn features() -> Option<impl Iterator<Item = String>> {
        // SAFETY: the names and signatures are those of WebKitGTK's public header `WebKitSettings.h` and
        // `WebKitFeature.h` (2.42). The list is owned by us until it is unreferenced; its features and their
        // identifiers live as long as the list, and each identifier is copied before that ends.
        unsafe {
            // Already loaded by the program itself: this only finds it.
            let program = Library::open(Some("libwebkit2gtk-4.1.so.0"), RTLD_LAZY).ok()?;
            let all = program
                .get::<All>(b"webkit_settings_get_all_features\0")
                .ok()?;
            let length = program
                .get::<Length>(b"webkit_feature_list_get_length\0")
                .ok()?;
            let get = program.get::<Get>(b"webkit_feature_list_get\0").ok()?;
            let identifier = program
                .get::<Identifier>(b"webkit_feature_get_identifier\0")
                .ok()?;
            let unref = program.get::<Unref>(b"webkit_feature_list_unref\0").ok()?;
            let list = all();
            if list.is_null() {
                return None;
            }
            let names: Vec<String> = (0..length(list))
                .map(|index| identifier(get(list, index)))
                .filter(|name| !name.is_null())
                .map(|name| CStr::from_ptr(name).to_string_lossy().into_owned())
                .collect();
            unref(list);
            // WebKit does not survive being unloaded.
            std::mem::forget(program);
            Some(names.into_iter())
        }
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn the_list_is_there_and_is_read() {
            // A feature every WebKitGTK since 2.42 has: the list is really read, not just empty.
            let mut features = super::features().expect("WebKitGTK 2.42 or newer");
            assert!(features.any(|name| name == "MediaStream" || name == "MediaDevices"));
        }
    }
}
