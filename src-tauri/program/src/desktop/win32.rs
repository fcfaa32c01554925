//! The few calls to Windows itself that no other library makes, each wrapped so that it is safe to make.

#![allow(unsafe_code)] // Calls into the system: for each stands why it is sound.

use std::ffi::OsString;
use std::io;
use std::os::windows::ffi::OsStringExt;
use std::os::windows::io::{AsRawHandle, BorrowedHandle, FromRawHandle, OwnedHandle};
use std::path::{Path, PathBuf};

use windows::Win32::Foundation::{HANDLE, HLOCAL, INVALID_HANDLE_VALUE, LocalFree};
use windows::Win32::Security::Authorization::{
    ConvertSidToStringSidW, GetSecurityInfo, SE_KERNEL_OBJECT,
};
use windows::Win32::Security::{
    GetTokenInformation, OWNER_SECURITY_INFORMATION, PSECURITY_DESCRIPTOR, PSID, TOKEN_QUERY,
    TOKEN_USER, TokenUser,
};
use windows::Win32::Storage::FileSystem::GetDiskFreeSpaceExW;
use windows::Win32::System::Console::{
    ATTACH_PARENT_PROCESS, AttachConsole, GetStdHandle, STD_ERROR_HANDLE, STD_HANDLE,
    STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, SetStdHandle,
};
use windows::Win32::System::LibraryLoader::{
    LOAD_LIBRARY_SEARCH_DEFAULT_DIRS, SetDefaultDllDirectories,
};
use windows::Win32::System::RemoteDesktop::ProcessIdToSessionId;
use windows::Win32::System::StationsAndDesktops::{
    GetProcessWindowStation, GetUserObjectInformationW, UOI_FLAGS, USEROBJECTFLAGS,
};
use windows::Win32::System::SystemInformation::GetSystemDirectoryW;
use windows::Win32::System::Threading::{GetCurrentProcess, GetCurrentProcessId, OpenProcessToken};
use windows::Win32::UI::WindowsAndMessaging::{
    ASFW_ANY, AllowSetForegroundWindow, IDYES, MB_ICONINFORMATION, MB_ICONQUESTION, MB_OK,
    MB_SETFOREGROUND, MB_YESNO, MESSAGEBOX_STYLE, MessageBoxW, WSF_VISIBLE,
};
use windows::core::{HSTRING, PWSTR};

/// What a person is to do with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Buttons {
    /// Read it.
    Ok,
    /// Choose, in the system's own words for yes and no.
    YesNo,
}

/// Shows a window with a text and waits for an answer: `true` for "yes" or "OK". Screen readers read it; Ctrl+C copies
/// it. Only where there is a screen: elsewhere nobody could ever answer.
pub(crate) fn message_box(title: &str, text: &str, buttons: Buttons) -> bool {
    if !has_screen() {
        return false;
    }
    let style: MESSAGEBOX_STYLE = match buttons {
        Buttons::Ok => MB_OK | MB_ICONINFORMATION,
        Buttons::YesNo => MB_YESNO | MB_ICONQUESTION,
    };
    let (title, text) = (HSTRING::from(title), HSTRING::from(text));
    // SAFETY: both texts live until the call returns; there is no parent window.
    let answer = unsafe { MessageBoxW(None, &text, &title, style | MB_SETFOREGROUND) };
    buttons == Buttons::Ok || answer == IDYES
}

/// Can this process show a window? Services, and sessions opened over a network, run on a window station nobody sees.
pub(crate) fn has_screen() -> bool {
    let mut flags = USEROBJECTFLAGS::default();
    // SAFETY: the station's handle is not owned by us and stays valid; the buffer is a structure of its own with its
    // true size.
    let asked = unsafe {
        GetProcessWindowStation().and_then(|station| {
            GetUserObjectInformationW(
                HANDLE(station.0),
                UOI_FLAGS,
                Some((&raw mut flags).cast()),
                size_of::<USEROBJECTFLAGS>() as u32,
                None,
            )
        })
    };
    // Where the system does not say, a window is worth a try.
    asked.is_err() || flags.dwFlags & WSF_VISIBLE as u32 != 0
}

/// Writes to the console the program was started from, if there is one. A program with windows has none by itself;
/// what has been redirected stays redirected. `true` if somebody can read what is written to standard error.
///
/// Not for the program that shows windows: it would end with its console.
pub(crate) fn attach_console() -> bool {
    let kept = [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE]
        .map(|which| (which, std_handle(which)));
    if kept.iter().all(|(_, handle)| handle.is_some()) {
        return true;
    }
    // SAFETY: takes no pointers. Fails when the program was not started from a console, or has one.
    let attached = unsafe { AttachConsole(ATTACH_PARENT_PROCESS) }.is_ok();
    for (which, handle) in kept {
        if let Some(handle) = handle {
            // SAFETY: a handle this process had as the same standard handle just before.
            let _ = unsafe { SetStdHandle(which, handle) };
        }
    }
    attached || std_handle(STD_ERROR_HANDLE).is_some()
}

fn std_handle(which: STD_HANDLE) -> Option<HANDLE> {
    // SAFETY: takes no pointers; the handle is not owned by us.
    let handle = unsafe { GetStdHandle(which) };
    handle
        .ok()
        .filter(|handle| !handle.is_invalid() && *handle != INVALID_HANDLE_VALUE)
}

/// Lets the running program come to the front, which only the one that a person has just started may do.
pub(crate) fn let_others_come_to_front() {
    // SAFETY: takes no pointers. If it fails, the window's button in the taskbar blinks.
    let _ = unsafe { AllowSetForegroundWindow(ASFW_ANY) };
}

/// Lets the process with this number come to the front, which this program may do while a person has just started it.
pub(crate) fn let_come_to_front(process: u32) {
    // SAFETY: takes no pointers. If it fails, the window's button in the taskbar blinks.
    let _ = unsafe { AllowSetForegroundWindow(process) };
}

/// Where the programs of Windows itself lie, as Windows says: what stands in the environment can be anybody's.
pub(crate) fn system_folder() -> io::Result<PathBuf> {
    let mut folder = [0u16; 260];
    // SAFETY: the buffer is handed over with its length.
    let length = unsafe { GetSystemDirectoryW(Some(&mut folder)) } as usize;
    match folder.get(..length) {
        Some(folder) if length > 0 => Ok(OsString::from_wide(folder).into()),
        Some(_) | None => Err(io::Error::last_os_error()),
    }
}

/// This person, as Windows names people in access lists: `S-1-5-21-…`.
pub(crate) fn person() -> io::Result<String> {
    let mut token = HANDLE::default();
    // SAFETY: the pseudo handle of this process needs no closing; the token is ours and closed with its owner.
    let token = unsafe {
        OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &mut token)?;
        OwnedHandle::from_raw_handle(token.0)
    };
    let token = HANDLE(token.as_raw_handle());
    let mut length = 0;
    // SAFETY: without a buffer only the length is answered, as an error.
    let _ = unsafe { GetTokenInformation(token, TokenUser, None, 0, &mut length) };
    // Of words, so that the structure in it is aligned.
    let mut buffer = vec![0u64; (length as usize).div_ceil(size_of::<u64>()).max(1)];
    // SAFETY: the buffer has at least `length` bytes and begins with a `TOKEN_USER`, whose identifier lies in the same
    // buffer.
    unsafe {
        GetTokenInformation(
            token,
            TokenUser,
            Some(buffer.as_mut_ptr().cast()),
            length,
            &mut length,
        )?;
        let user = &*buffer.as_ptr().cast::<TOKEN_USER>();
        name(user.User.Sid)
    }
}

/// Has this person made the thing at the other end of this handle, a pipe for instance?
pub(crate) fn is_made_by_person(handle: BorrowedHandle<'_>) -> io::Result<bool> {
    let mut owner = PSID::default();
    let mut descriptor = PSECURITY_DESCRIPTOR::default();
    // SAFETY: the handle is open for as long as it is lent. The identifier lies in the descriptor, which is allocated by
    // the system and given back when nothing points into it any more.
    unsafe {
        GetSecurityInfo(
            HANDLE(handle.as_raw_handle()),
            SE_KERNEL_OBJECT,
            OWNER_SECURITY_INFORMATION,
            Some(&mut owner),
            None,
            None,
            None,
            Some(&mut descriptor),
        )
        .ok()?;
        let owner = name(owner);
        LocalFree(Some(HLOCAL(descriptor.0)));
        Ok(owner? == person()?)
    }
}

/// Somebody as Windows names them in access lists.
///
/// # Safety
/// `somebody` points to a whole identifier.
unsafe fn name(somebody: PSID) -> io::Result<String> {
    let mut text = PWSTR::null();
    // SAFETY: the caller's. The text is allocated by the system, copied, and given back.
    unsafe {
        ConvertSidToStringSidW(somebody, &mut text)?;
        let name = text.to_string();
        LocalFree(Some(HLOCAL(text.0.cast())));
        name.map_err(|_| io::ErrorKind::InvalidData.into())
    }
}

/// The number of the session this process runs in: a person who is at the computer and, from elsewhere, at its desktop has
/// two, each with a screen of its own. `None` where the system does not say.
pub(crate) fn session() -> Option<u32> {
    let mut session = 0;
    // SAFETY: the number is written before the call returns.
    unsafe { ProcessIdToSessionId(GetCurrentProcessId(), &mut session) }.ok()?;
    Some(session)
}

/// From now on libraries come from the system or from beside the program, never from the folder a start happened in or
/// from `PATH`.
pub(crate) fn load_only_known_libraries() {
    // SAFETY: takes no pointers. Fails on no Windows since 8.
    let _ = unsafe { SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS) };
}

/// Free space for this person on the disk of a folder, in bytes.
pub(crate) fn free_space(folder: &Path) -> Option<u64> {
    let mut free = 0;
    // SAFETY: the name ends in a zero and the number outlives the call; the other two are not asked for.
    unsafe { GetDiskFreeSpaceExW(&HSTRING::from(folder), Some(&raw mut free), None, None) }.ok()?;
    Some(free)
}

#[cfg(test)]
mod tests {
    use std::os::windows::io::AsHandle;

    use super::*;

    #[test]
    fn the_system_names_this_person() {
        let person = person().unwrap();
        assert!(person.starts_with("S-1-"), "{person}");
    }

    #[test]
    fn what_this_person_made_is_told_apart() {
        let own = tempfile::tempfile().unwrap();
        assert!(is_made_by_person(own.as_handle()).is_ok());
        let session = session().unwrap();
        assert!(session < u32::MAX);
        assert!(system_folder().unwrap().is_dir());
    }

    #[test]
    fn redirected_output_stays_redirected() {
        let before = [STD_OUTPUT_HANDLE, STD_ERROR_HANDLE].map(std_handle);
        attach_console();
        assert_eq!(
            [STD_OUTPUT_HANDLE, STD_ERROR_HANDLE].map(std_handle),
            before
        );
    }
}
