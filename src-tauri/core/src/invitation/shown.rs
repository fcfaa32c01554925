//! What a stranger wrote, made fit to be shown: one line, nothing invisible, not too long.

use crate::meeting::room::is_invisible;

/// The text on one line, without invisible characters, cut to `limit` characters; `None` if nothing is left.
///
/// Cleaning what is clean changes nothing.
pub(super) fn clean(text: &str, limit: usize) -> Option<String> {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !is_invisible(c))
        .collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = if line.chars().count() > limit {
        let head: String = line.chars().take(limit - 1).collect();
        format!("{}…", head.trim_end())
    } else {
        line
    };
    (!cut.is_empty()).then_some(cut)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_is_seen_is_left() {
        for (text, seen) in [
            ("  Team\r\n\tRunde ", Some("Team Runde")),
            ("gnp\u{202e}.exe", Some("gnp.exe")),
            ("a \u{200b} b", Some("a b")),
            ("\u{0}\u{7}\u{feff}", None),
            ("", None),
            ("Grüße 🎉 مرحبا", Some("Grüße 🎉 مرحبا")),
        ] {
            assert_eq!(clean(text, 120).as_deref(), seen, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        let cut = clean(&"ä".repeat(500), 120).unwrap();
        assert_eq!(cut.chars().count(), 120);
        assert!(cut.ends_with('…'));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>(), limit in 2usize..50) {
            if let Some(once) = clean(&text, limit) {
                prop_assert!(once.chars().count() <= limit);
                prop_assert_eq!(clean(&once, limit), Some(once));
            }
        }
    }
}
