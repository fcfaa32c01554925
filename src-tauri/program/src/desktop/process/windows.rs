//! Starting a process on Windows with exactly the handles it is to have. Rust's own `Command` lets a child inherit
//! whatever happens to be inheritable at that moment, another thread's pipes included.

#![allow(unsafe_code)] // Calls into the system: each says why it is sound.

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::windows::ffi::OsStrExt;
use std::os::windows::io::{AsRawHandle, BorrowedHandle, FromRawHandle, OwnedHandle};
use std::os::windows::process::ExitStatusExt;
use std::process::{Command, ExitStatus};

use windows::Win32::Foundation::{
    HANDLE, HANDLE_FLAG_INHERIT, HANDLE_FLAGS, SetHandleInformation, WAIT_OBJECT_0,
};
use windows::Win32::System::Threading::{
    CREATE_NO_WINDOW, CREATE_UNICODE_ENVIRONMENT, CreateProcessW, DeleteProcThreadAttributeList,
    EXTENDED_STARTUPINFO_PRESENT, GetExitCodeProcess, GetProcessId, INFINITE,
    InitializeProcThreadAttributeList, LPPROC_THREAD_ATTRIBUTE_LIST,
    PROC_THREAD_ATTRIBUTE_HANDLE_LIST, PROCESS_INFORMATION, STARTF_USESTDHANDLES, STARTUPINFOEXW,
    TerminateProcess, UpdateProcThreadAttribute, WaitForSingleObject,
};
use windows::core::PWSTR;

/// A running or ended process.
#[derive(Debug)]
pub(crate) struct Process(OwnedHandle);

impl Process {
    fn handle(&self) -> HANDLE {
        HANDLE(self.0.as_raw_handle())
    }

    /// Its number.
    pub(crate) fn id(&self) -> u32 {
        // SAFETY: the handle is open as long as its owner lives.
        unsafe { GetProcessId(self.handle()) }
    }

    /// Ends it.
    pub(crate) fn kill(&self) -> io::Result<()> {
        // SAFETY: as above.
        unsafe { TerminateProcess(self.handle(), 1) }?;
        Ok(())
    }

    /// Waits for its end.
    pub(crate) fn wait(&self) -> io::Result<ExitStatus> {
        self.wait_at_most(INFINITE)?
            .ok_or_else(|| io::ErrorKind::TimedOut.into())
    }

    /// How it ended; `None` while it runs.
    pub(crate) fn try_wait(&self) -> io::Result<Option<ExitStatus>> {
        self.wait_at_most(0)
    }

    fn wait_at_most(&self, milliseconds: u32) -> io::Result<Option<ExitStatus>> {
        // SAFETY: as above.
        if unsafe { WaitForSingleObject(self.handle(), milliseconds) } != WAIT_OBJECT_0 {
            return Ok(None);
        }
        let mut code = 0;
        // SAFETY: as above; the number is written before the call returns.
        unsafe { GetExitCodeProcess(self.handle(), &mut code) }?;
        Ok(Some(ExitStatus::from_raw(code)))
    }
}

/// Starts `command`, of which program, arguments and environment count, without a console window. It inherits these
/// handles and no other: what it reads from, what it writes to, and those it finds by their numbers.
///
/// # Errors
/// The system's own.
pub(crate) fn spawn(
    command: &Command,
    input: Option<BorrowedHandle<'_>>,
    output: Option<BorrowedHandle<'_>>,
    others: &[BorrowedHandle<'_>],
) -> io::Result<Process> {
    let raw = |handle: &BorrowedHandle<'_>| HANDLE(handle.as_raw_handle());
    let handles: Vec<HANDLE> = input.iter().chain(&output).chain(others).map(raw).collect();
    let inheritable = Inheritable::make(&handles)?;
    let attributes = Attributes::with_handles(&inheritable.0)?;
    let mut startup = STARTUPINFOEXW {
        lpAttributeList: attributes.list,
        ..Default::default()
    };
    startup.StartupInfo.cb = size_of::<STARTUPINFOEXW>() as u32;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = input.as_ref().map(raw).unwrap_or_default();
    startup.StartupInfo.hStdOutput = output.as_ref().map(raw).unwrap_or_default();
    let program = wide(command.get_program());
    let mut line = command_line(command);
    let environment = environment(command);
    let mut started = PROCESS_INFORMATION::default();
    // SAFETY: every text ends with a NUL and lives, like the attribute list and its handles, until the call returns;
    // the command line may be written to. The two handles that come back are ours.
    unsafe {
        CreateProcessW(
            PWSTR(program.as_ptr().cast_mut()),
            Some(PWSTR(line.as_mut_ptr())),
            None,
            None,
            true,
            EXTENDED_STARTUPINFO_PRESENT | CREATE_NO_WINDOW | CREATE_UNICODE_ENVIRONMENT,
            Some(environment.as_ptr().cast()),
            None,
            &startup.StartupInfo,
            &mut started,
        )?;
        drop(OwnedHandle::from_raw_handle(started.hThread.0));
        Ok(Process(OwnedHandle::from_raw_handle(started.hProcess.0)))
    }
}

/// Handles that may be inherited for as long as this lives: the list of a process may name no others.
struct Inheritable(Vec<HANDLE>);

impl Inheritable {
    fn make(handles: &[HANDLE]) -> io::Result<Self> {
        let mut made = Self(vec![]);
        for handle in handles {
            // SAFETY: whoever lends the handle keeps it open.
            unsafe { SetHandleInformation(*handle, HANDLE_FLAG_INHERIT.0, HANDLE_FLAG_INHERIT) }?;
            made.0.push(*handle);
        }
        Ok(made)
    }
}

impl Drop for Inheritable {
    fn drop(&mut self) {
        for handle in &self.0 {
            // SAFETY: as above. If it fails, the handle was closed, and nothing can inherit it.
            let _ = unsafe {
                SetHandleInformation(*handle, HANDLE_FLAG_INHERIT.0, HANDLE_FLAGS::default())
            };
        }
    }
}

/// The list of handles a process may inherit.
struct Attributes {
    list: LPPROC_THREAD_ATTRIBUTE_LIST,
    /// Of words, so that the list in it is aligned.
    _buffer: Vec<usize>,
}

impl Attributes {
    fn with_handles(handles: &[HANDLE]) -> io::Result<Self> {
        let mut size = 0;
        // SAFETY: without a buffer only the size is answered, as an error.
        let _ = unsafe { InitializeProcThreadAttributeList(None, 1, None, &mut size) };
        let mut buffer = vec![0_usize; size.div_ceil(size_of::<usize>()).max(1)];
        let list = LPPROC_THREAD_ATTRIBUTE_LIST(buffer.as_mut_ptr().cast());
        // SAFETY: the buffer has the size that was asked for and lives as long as the list; the handles live as long as
        // the call that starts the process, before which the list is not used.
        unsafe {
            InitializeProcThreadAttributeList(Some(list), 1, None, &mut size)?;
            let this = Self {
                list,
                _buffer: buffer,
            };
            if !handles.is_empty() {
                UpdateProcThreadAttribute(
                    list,
                    0,
                    PROC_THREAD_ATTRIBUTE_HANDLE_LIST as usize,
                    Some(handles.as_ptr().cast()),
                    size_of_val(handles),
                    None,
                    None,
                )?;
            }
            Ok(this)
        }
    }
}

impl Drop for Attributes {
    fn drop(&mut self) {
        // SAFETY: it was initialised, and nothing uses it any more.
        unsafe { DeleteProcThreadAttributeList(self.list) };
    }
}

/// A text with a terminating NUL.
fn wide(text: &OsStr) -> Vec<u16> {
    text.encode_wide().chain([0]).collect()
}

/// Program and arguments as one text, from which C programs make them again ("Parsing C command-line arguments",
/// Microsoft).
fn command_line(command: &Command) -> Vec<u16> {
    let mut line = vec![];
    for argument in [command.get_program()]
        .into_iter()
        .chain(command.get_args())
    {
        if !line.is_empty() {
            line.push(u16::from(b' '));
        }
        quote(argument, &mut line);
    }
    line.push(0);
    line
}

fn quote(argument: &OsStr, line: &mut Vec<u16>) {
    const QUOTE: u16 = b'"' as u16;
    const BACKSLASH: u16 = b'\\' as u16;
    line.push(QUOTE);
    let mut backslashes = 0;
    for unit in argument.encode_wide() {
        if unit == BACKSLASH {
            backslashes += 1;
            continue;
        }
        // Backslashes count double only before a quote, and the quote itself needs one more.
        let written = if unit == QUOTE {
            2 * backslashes + 1
        } else {
            backslashes
        };
        line.extend(std::iter::repeat_n(BACKSLASH, written));
        backslashes = 0;
        line.push(unit);
    }
    line.extend(std::iter::repeat_n(BACKSLASH, 2 * backslashes));
    line.push(QUOTE);
}

/// This program's environment with the command's changes, as a block of `NAME=VALUE`s.
fn environment(command: &Command) -> Vec<u16> {
    let same = |one: &OsStr, other: &OsStr| one.eq_ignore_ascii_case(other);
    let changed = |name: &OsStr| command.get_envs().any(|(other, _)| same(name, other));
    let mut all: Vec<(OsString, OsString)> = std::env::vars_os()
        .filter(|(name, _)| !changed(name))
        .collect();
    let set = |(name, value): (&OsStr, Option<&OsStr>)| Some((name.to_owned(), value?.to_owned()));
    all.extend(command.get_envs().filter_map(set));
    let mut block: Vec<u16> = vec![];
    for (name, value) in all {
        block.extend(name.encode_wide());
        block.push(u16::from(b'='));
        block.extend(wide(&value));
    }
    // An empty block has two.
    block.extend(if block.is_empty() {
        vec![0, 0]
    } else {
        vec![0]
    });
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_arrive_as_they_are() {
        for (argument, quoted) in [
            ("", r#""""#),
            ("a b", r#""a b""#),
            (r#"say "hi""#, r#""say \"hi\"""#),
            (r"C:\path\", r#""C:\path\\""#),
            (r#"\\"x"#, r#""\\\\\"x""#),
        ] {
            let mut line = vec![];
            quote(OsStr::new(argument), &mut line);
            assert_eq!(String::from_utf16(&line).unwrap(), quoted);
        }
    }

    #[test]
    fn a_process_is_waited_for_and_tells_its_code() {
        // Test programs end so when they are given an option they do not know.
        const CODE: i32 = 101;
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg("--no-such-option");
        let process = spawn(&command, None, None, &[]).unwrap();
        assert_eq!(process.wait().unwrap().code(), Some(CODE));
        assert_eq!(process.try_wait().unwrap().unwrap().code(), Some(CODE));
    }
}
