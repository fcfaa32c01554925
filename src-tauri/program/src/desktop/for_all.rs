//! The same program, installed for all people of this computer. Windows puts a person's own associations before those for
//! all, so a copy of one's own would for ever hide the one that an administrator keeps up to date: it steps back by itself.

#[cfg(windows)]
use std::path::PathBuf;
#[cfg(windows)]
use std::process::Command;

/// Where the packages for all people write down how links are opened.
#[cfg(windows)]
const OPENS_LINKS: &str = r"Software\Classes\bbw-meet\shell\open\command";

/// Starts the program for all people with this one's arguments and standard input, if it is there and another one than
/// this. `true` if there is nothing left to do here.
#[cfg(windows)]
pub(crate) fn starts() -> bool {
    let Some(program) = other() else {
        return false;
    };
    match Command::new(program)
        .args(std::env::args_os().skip(1))
        .spawn()
    {
        Ok(child) => {
            super::win32::let_come_to_front(child.id());
            true
        }
        Err(_) => false,
    }
}

#[cfg(windows)]
fn other() -> Option<PathBuf> {
    use windows_registry::{CURRENT_USER, Key, LOCAL_MACHINE};
    // A path that leads nowhere is none.
    let registered = |root: &Key| {
        let command = root.open(OPENS_LINKS).ok()?.get_string("").ok()?;
        std::fs::canonicalize(program_of(&command)?).ok()
    };
    let own = std::fs::canonicalize(std::env::current_exe().ok()?).ok()?;
    // Only a copy that hides the other one steps back, not one that somebody tries out.
    let hides = registered(CURRENT_USER)? == own;
    registered(LOCAL_MACHINE).filter(|other| hides && *other != own)
}

/// The program that a registered command begins with, in quotes.
fn program_of(command: &str) -> Option<&str> {
    let (program, _) = command.strip_prefix('"')?.split_once('"')?;
    (!program.is_empty()).then_some(program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registered_command_begins_with_its_program() {
        assert_eq!(
            program_of(r#""C:\Program Files\BBW Meet\bbw-meet.exe" "%1""#),
            Some(r"C:\Program Files\BBW Meet\bbw-meet.exe")
        );
        for command in ["", "\"", "\"\"", r"C:\Program Files\x.exe %1"] {
            assert_eq!(program_of(command), None, "{command}");
        }
    }
}
