//! A meeting as an icon on this person's own desktop, where the program is installed.
//!
//! Windows: an Internet shortcut with the program's own scheme; the shell starts the scheme's handler, as it does for
//! Steam's and other programs' shortcuts.
//!
//! Linux: a launcher of `Type=Application`. `Type=Link` would be the shorter way, and our own reader would take it, but
//! the desktop icons of GNOME (Ubuntu's default) load launchers through `GDesktopAppInfo`, which knows no other type,
//! and show a link as broken. The launcher starts this program and nothing else. File managers run it with one
//! double-click once the program that writes it also marks it: mode 0755 (KDE, Cinnamon, MATE, Xfce), the attribute
//! `metadata::trusted` (GNOME), and `metadata::xfce-exe-checksum` with the file's SHA-256 (Xfce 4.18 and later).
//!
//! Both contain the https link as text, in case the program is gone one day.

use std::path::Path;

use crate::invitation::{File, Invitation, files};

/// A shortcut for a Windows desktop.
pub fn windows(invitation: &Invitation) -> File {
    let link = invitation.link();
    // Addresses are ASCII: nothing here depends on the code page that Windows reads shortcuts in.
    let text = format!(
        "[InternetShortcut]\r\nURL={}\r\n\r\n[BBW Meet]\r\nWithoutProgram={}\r\n",
        link.app_link(),
        link.https()
    );
    File {
        name: format!("{}.url", files::stem(invitation.heading())),
        bytes: text.into_bytes(),
    }
}

/// A launcher for a Linux desktop. `program` is the absolute path this program was started from; `None` if a launcher
/// cannot name it: not absolute, not Unicode, with a control character, or with a `%`, for which GLib looks before it
/// undoes the doubling that the specification demands.
pub fn linux(invitation: &Invitation, program: &Path) -> Option<File> {
    let unfit = |c: char| c.is_control() || c == '%';
    let program = program
        .to_str()
        .filter(|path| path.starts_with('/') && !path.contains(unfit))?;
    let link = invitation.link();
    let text = format!(
        "[Desktop Entry]\n\
         Version=1.0\n\
         Type=Application\n\
         Name={}\n\
         Comment={}\n\
         Exec={} {}\n\
         Icon=bbw-meet\n\
         Terminal=false\n",
        invitation.heading().replace('\\', "\\\\"),
        link.https(),
        argument(program),
        argument(&link.app_link()),
    );
    Some(File {
        name: format!("{}.desktop", files::stem(invitation.heading())),
        bytes: text.into_bytes(),
    })
}

/// One argument of `Exec`: quoted, then escaped once more as every string value is (Desktop Entry Specification,
/// "The Exec key"); `%` doubled, or it would be a field code.
fn argument(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '\\' => quoted.push_str("\\\\\\\\"),
            '"' | '`' | '$' => {
                quoted.push_str("\\\\");
                quoted.push(c);
            }
            '%' => quoted.push_str("%%"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_quoted_twice() {
        assert_eq!(
            argument("/opt/BBW Meet/bbw-meet"),
            r#""/opt/BBW Meet/bbw-meet""#
        );
        assert_eq!(argument(r#"/a"b$c`d\e%f"#), r#""/a\\"b\\$c\\`d\\\\e%%f""#);
    }
}
