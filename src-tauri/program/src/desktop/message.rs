//! What is said outside the launcher's page: on the command line, or, on Windows, where a double-click has no command
//! line, in a small window of the system's own.

#[cfg(not(windows))]
use std::process::{Command, Stdio};

#[cfg(not(windows))]
use bbw_meet_core::error::Code;
use bbw_meet_core::error::Problem;
use bbw_meet_core::language::Language;

use super::words;

/// Makes sure that what is printed can be read, if there is a console at all. To be called by commands that show no
/// window, before they print.
pub(crate) fn open_console() -> bool {
    #[cfg(windows)]
    return super::win32::attach_console();
    #[cfg(not(windows))]
    true
}

/// Says on the command line what happened; where there is none, in a window.
pub(crate) fn complain(language: Language, problem: &Problem) {
    let readable = open_console();
    print(language, problem);
    if !readable {
        show(language, problem);
    }
}

/// Says what happened to a person who expected a window: in one, where that is possible, and on the command line.
pub(crate) fn fail(language: Language, problem: &Problem) {
    open_console();
    print(language, problem);
    show(language, problem);
}

/// Says on the command line what need not stop anybody.
pub(crate) fn note(language: Language, problem: &Problem) {
    print(language, problem);
}

fn print(language: Language, problem: &Problem) {
    // Unlike `eprintln!`, this takes it when nobody listens.
    let _ = std::io::Write::write_fmt(
        &mut std::io::stderr(),
        format_args!("bbw-meet: {} ({problem})\n", words::what(language, problem)),
    );
}

#[cfg(windows)]
fn show(language: Language, problem: &Problem) {
    // The code and its parameters are for those who are asked for help.
    let text = format!(
        "{}\n\n{}\n\n{problem}",
        words::what(language, problem),
        words::what_to_do(language, problem)
    );
    tell(language, &text);
}

/// Shows it by whatever this desktop brings for small messages: nobody who double-clicked sees a command line.
#[cfg(not(windows))]
fn show(language: Language, problem: &Problem) {
    if problem.code == Code::NoDisplay {
        return;
    }
    let title = words::say(language, "app.name");
    let text = format!(
        "{}\n{}\n\n{problem}",
        words::what(language, problem),
        words::what_to_do(language, problem)
    );
    let ways: [(&str, &[&str]); 4] = [
        (
            "notify-send",
            &[
                "--app-name=BBW Meet",
                "--icon=bbw-meet",
                "--urgency=critical",
                "--",
                &title,
                &text,
            ],
        ),
        ("kdialog", &["--title", &title, "--error", &text]),
        (
            "zenity",
            &["--error", "--no-markup", "--title", &title, "--text", &text],
        ),
        ("xmessage", &["-center", "-title", &title, &text]),
    ];
    for (command, arguments) in ways {
        let Some(program) = super::on_path(command) else {
            continue;
        };
        let started = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        if started.is_ok() {
            return;
        }
    }
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
