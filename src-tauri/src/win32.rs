//! The few calls to Windows itself that no other library makes, each wrapped so that it is safe to make.

#![allow(unsafe_code)] // Calls into the system: for each stands why it is sound.

use std::fs::File;
use std::os::windows::io::FromRawHandle;
use std::path::Path;

use windows::Win32::Foundation::{
    HANDLE, HANDLE_FLAG_INHERIT, HANDLE_FLAGS, INVALID_HANDLE_VALUE, SetHandleInformation,
};
use windows::Win32::Foundation::{HWND, PROPERTYKEY};
use windows::Win32::Storage::EnhancedStorage::{
    PKEY_AppUserModel_ID, PKEY_AppUserModel_RelaunchCommand,
    PKEY_AppUserModel_RelaunchDisplayNameResource, PKEY_AppUserModel_RelaunchIconResource,
};
use windows::Win32::Storage::FileSystem::{FILE_TYPE_PIPE, GetFileType};
use windows::Win32::System::Com::StructuredStorage::PROPVARIANT;
use windows::Win32::System::Console::{
    GetStdHandle, STD_HANDLE, STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, SetStdHandle,
};
use windows::Win32::System::LibraryLoader::{
    LOAD_LIBRARY_SEARCH_DEFAULT_DIRS, SetDefaultDllDirectories,
};
use windows::Win32::UI::Shell::PropertiesSystem::{IPropertyStore, SHGetPropertyStoreForWindow};
use windows::Win32::UI::Shell::SetCurrentProcessExplicitAppUserModelID;
use windows::Win32::UI::WindowsAndMessaging::{
    GetWindowPlacement, SW_SHOWMINIMIZED, WINDOWPLACEMENT, WPF_RESTORETOMAXIMIZED,
};
use windows::core::HSTRING;

/// From now on libraries come from the system or from beside the program, never from the folder a start happened in or
/// from `PATH`.
pub(crate) fn load_only_known_libraries() {
    // SAFETY: takes no pointers. Fails on no Windows since 8.
    let _ = unsafe { SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS) };
}

/// Will this window, which is minimised, fill the screen when it comes back?
pub(crate) fn comes_back_maximised(window: HWND) -> bool {
    let mut placement = WINDOWPLACEMENT {
        length: size_of::<WINDOWPLACEMENT>() as u32,
        ..Default::default()
    };
    // SAFETY: the structure has its true size and is written before the call returns.
    let asked = unsafe { GetWindowPlacement(window, &mut placement) };
    asked.is_ok()
        && placement.showCmd == SW_SHOWMINIMIZED.0 as u32
        && placement.flags.contains(WPF_RESTORETOMAXIMIZED)
}

/// Takes standard input and output if both are pipes. Afterwards this process has neither, and no process it starts
/// can get them. To be called once, before anything else uses them.
pub(crate) fn take_pipes() -> Option<(File, File)> {
    let both = [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE];
    let [Some(input), Some(output)] = both.map(std_pipe) else {
        return None;
    };
    for (which, handle) in both.into_iter().zip([input, output]) {
        // SAFETY: takes no pointers; the handle is open. Without it, a web view's processes could inherit the pipe.
        unsafe {
            SetHandleInformation(handle, HANDLE_FLAG_INHERIT.0, HANDLE_FLAGS(0)).ok()?;
            SetStdHandle(which, HANDLE::default()).ok()?;
        }
    }
    // SAFETY: both handles are open, were this process's standard ones until now, and are nobody else's any more.
    unsafe {
        Some((
            File::from_raw_handle(input.0),
            File::from_raw_handle(output.0),
        ))
    }
}

fn std_pipe(which: STD_HANDLE) -> Option<HANDLE> {
    // SAFETY: takes no pointers.
    let handle = unsafe { GetStdHandle(which) }
        .ok()
        .filter(|handle| !handle.is_invalid() && *handle != INVALID_HANDLE_VALUE)?;
    // SAFETY: the handle is open; it is only asked what it is.
    (unsafe { GetFileType(handle) } == FILE_TYPE_PIPE).then_some(handle)
}

/// Tells the taskbar which program this is: the same name as on the start menu's entry, so that its windows gather
/// there. Before the first window.
pub(crate) fn set_taskbar_identity(name: &str) {
    let name = HSTRING::from(name);
    // SAFETY: the text lives until the call returns. If it fails, windows are grouped by the program's path.
    let _ = unsafe { SetCurrentProcessExplicitAppUserModelID(&name) };
}

/// What the taskbar starts when a person has pinned this window there: the program, which starts the window.
pub(crate) fn relaunch(window: HWND, identity: &str, name: &str, program: &Path) {
    let program = program.display();
    let command = format!("\"{program}\"");
    let icon = format!("{program},0");
    let values: [(&PROPERTYKEY, &str); 4] = [
        (&PKEY_AppUserModel_RelaunchCommand, &command),
        (&PKEY_AppUserModel_RelaunchDisplayNameResource, name),
        (&PKEY_AppUserModel_RelaunchIconResource, &icon),
        // Last: it brings the others into force ("System.AppUserModel.RelaunchCommand", Microsoft).
        (&PKEY_AppUserModel_ID, identity),
    ];
    // SAFETY: the window is this process's and is there; texts and store live until the calls return. If one fails,
    // what is pinned is this program, which starts the other.
    unsafe {
        let Ok(store) = SHGetPropertyStoreForWindow::<IPropertyStore>(window) else {
            return;
        };
        for (key, value) in values {
            let _ = store.SetValue(key, &PROPVARIANT::from(value));
        }
    }
}
