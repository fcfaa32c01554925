//! What is said outside the launcher's page: on the command line, and to those who have none by what their desktop has
//! for small messages.

#[cfg(not(windows))]
use std::process::{Command, Stdio};

#[cfg(not(windows))]
use bbw_meet_core::error::Code;
use bbw_meet_core::error::Problem;
use bbw_meet_core::language::Language;

use super::words;

/// Makes sure that what is printed can be read, and says whether it can. To be called by commands that show no window,
/// before they print.
pub(crate) fn open_console() -> bool {
    #[cfg(windows)]
    return super::win32::attach_console();
    #[cfg(not(windows))]
    is_read()
}

/// Does somebody read what is printed: on a terminal, or through a pipe or in a file of their choosing? A desktop that
/// starts a program connects it to its journal, or to nothing.
#[cfg(not(windows))]
fn is_read() -> bool {
    use rustix::fs::{FileType, fstat};
    use std::io::IsTerminal;
    let stderr = std::io::stderr();
    stderr.is_terminal()
        || fstat(&stderr).is_ok_and(|found| {
            let kind = FileType::from_raw_mode(found.st_mode);
            matches!(kind, FileType::Fifo | FileType::RegularFile)
        })
}

/// Says on the command line what happened; where nobody reads it there, as a message of the desktop's.
pub(crate) fn complain(language: Language, problem: &Problem) {
    let readable = open_console();
    print(language, problem);
    if !readable {
        show(language, problem);
    }
}

/// Says what happened to a person who expected a window: as a message of the desktop's, and on the command line.
pub(crate) fn fail(language: Language, problem: &Problem) {
    note(language, problem);
    show(language, problem);
}

/// Says it on the command line alone.
pub(crate) fn note(language: Language, problem: &Problem) {
    open_console();
    print(language, problem);
}

fn print(language: Language, problem: &Problem) {
    // Unlike `eprintln!`, this does not mind when nobody is listening.
    let _ = std::io::Write::write_fmt(
        &mut std::io::stderr(),
        format_args!("bbw-meet: {} ({problem})\n", words::what(language, problem)),
    );
}

/// Says it in a message box.
#[cfg(windows)]
pub(crate) fn show(language: Language, problem: &Problem) {
    // The code and its parameters are for those who are asked for help.
    let text = format!(
        "{}\n\n{}\n\n{problem}",
        words::what(language, problem),
        words::what_to_do(language, problem)
    );
    tell(language, &text);
}

/// Says it by the first of the desktop's small messages that works.
#[cfg(not(windows))]
pub(crate) fn show(language: Language, problem: &Problem) {
    if problem.code == Code::NoDisplay {
        return;
    }
    let title = words::say(language, "app.name");
    let text = format!(
        "{}\n{}\n\n{problem}",
        words::what(language, problem),
        words::what_to_do(language, problem)
    );
    let notification = [
        &format!("--app-name={title}"),
        "--icon=bbw-meet",
        "--urgency=critical",
        "--",
        &title,
        &text,
    ];
    let shown = start("notify-send", &notification)
        .and_then(|mut sent| sent.wait().ok())
        .is_some_and(|status| status.success());
    let windows: [(&str, &[&str]); 3] = [
        ("kdialog", &["--title", &title, "--error", &text]),
        (
            "zenity",
            &["--error", "--no-markup", "--title", &title, "--text", &text],
        ),
        ("xmessage", &["-center", "-title", &title, &text]),
    ];
    if !shown {
        // They stay until they have been read, which may be long after this program.
        let _ = windows
            .iter()
            .find_map(|(command, arguments)| start(command, arguments));
    }
}

#[cfg(not(windows))]
fn start(command: &str, arguments: &[&str]) -> Option<std::process::Child> {
    let mut command = Command::new(super::on_path(command)?);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().ok()
}

/// Shows a text and waits until it has been read.
#[cfg(windows)]
pub(crate) fn tell(language: Language, text: &str) {
    use super::win32::{Buttons, message_box};
    message_box(&words::say(language, "app.name"), text, Buttons::Ok);
}

/// Shows a question and waits for yes or no.
#[cfg(windows)]
pub(crate) fn ask(language: Language, text: &str) -> bool {
    use super::win32::{Buttons, message_box};
    message_box(&words::say(language, "app.name"), text, Buttons::YesNo)
}
