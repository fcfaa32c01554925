//! An invitation as files to be handed out, with names that every system takes.

use jiff::{Timestamp, tz::TimeZone};

use crate::invitation::{Invitation, bbwmeet, ics, mail};
use crate::words::Catalogue;

/// Longest part of a file's name before its ending, in bytes: file systems take 255, and with encryption 143.
const NAME_LIMIT: usize = 100;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Name without a folder.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Everything staff hand out: the invitation, the calendar entry where there is a start, and the text for a mail.
pub fn files(
    invitation: &Invitation,
    words: &Catalogue,
    zone: &TimeZone,
    now: Timestamp,
) -> Vec<File> {
    let stem = stem(invitation.heading());
    let file = |ending: &str, text: String| File {
        name: format!("{stem}.{ending}"),
        bytes: text.into_bytes(),
    };
    let mut files = vec![file("bbwmeet", bbwmeet::write(invitation, words))];
    files.extend(ics::write(invitation, words, now).map(|text| file("ics", text)));
    files.push(file("txt", mail::text(invitation, words, zone)));
    files
}

/// A name without ending from a title: readable, and neither a path, an option, a hidden file nor a device.
pub fn stem(title: &str) -> String {
    let safe: String = title
        .chars()
        .map(|c| if is_safe(c) { c } else { ' ' })
        .collect();
    let line = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = line.trim_matches(['.', ' ', '-', '~', '\'']);
    if name.len() > NAME_LIMIT {
        let cut = (0..=NAME_LIMIT)
            .rev()
            .find(|&end| name.is_char_boundary(end))
            .unwrap_or_default();
        name = name[..cut].trim_end_matches(['.', ' ', '-', '~', '\'']);
    }
    match name {
        "" => "Meeting".to_owned(),
        device if is_device(device) => format!("Meeting {device}"),
        name => name.to_owned(),
    }
}

/// Characters that Windows, shells or Linux desktops give a meaning of their own (naming rules of Win32, and `%`, which
/// command lines expand).
fn is_safe(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '<' | '>'
                | ':'
                | '"'
                | '/'
                | '\\'
                | '|'
                | '?'
                | '*'
                | '%'
                | '$'
                | '`'
                | '!'
                | ';'
                | '&'
                | '^'
        )
}

/// Names that Windows keeps for devices, whatever ending or stream follows.
pub(in crate::invitation) fn is_device(name: &str) -> bool {
    let base = name
        .split(['.', ':'])
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let numbered = |prefix: &str| {
        base.strip_prefix(prefix).is_some_and(|rest| {
            let mut digits = rest.chars();
            matches!(
                (digits.next(), digits.next()),
                (Some('0'..='9' | '¹' | '²' | '³'), None)
            )
        })
    };
    matches!(
        base.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_readable_and_safe() {
        for (title, name) in [
            ("Beratung Herr Weiß", "Beratung Herr Weiß"),
            ("../../etc/passwd", "etc passwd"),
            ("C:\\Windows\\x", "C Windows x"),
            ("-rf *", "rf"),
            (".versteckt", "versteckt"),
            ("con", "Meeting con"),
            ("NUL.txt", "Meeting NUL.txt"),
            ("COM1", "Meeting COM1"),
            ("Kommunikation", "Kommunikation"),
            ("100 % „sicher“ 🎉", "100 „sicher“ 🎉"),
            ("???", "Meeting"),
            ("Ende...", "Ende"),
        ] {
            assert_eq!(stem(title), name, "{title}");
        }
    }

    proptest! {
        #[test]
        fn no_title_makes_a_dangerous_name(title in any::<String>()) {
            let name = stem(&title);
            prop_assert!(!name.is_empty() && name.len() <= NAME_LIMIT + "Meeting ".len());
            prop_assert!(!name.starts_with(['-', '.', '~', ' ']) && !name.ends_with(['.', ' ']));
            prop_assert!(!is_device(&name));
            prop_assert_eq!(std::path::Path::new(&name).components().count(), 1);
            let control = name.chars().any(char::is_control);
            prop_assert!(!control && !name.contains(['/', '\\', ':', '%', '"']));
        }
    }
}
