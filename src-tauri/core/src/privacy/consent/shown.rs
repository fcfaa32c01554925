//! The texts that were shown, each kept once, beside the log that names them by their fingerprints.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::error::Problem;
use crate::privacy::notice::{LANGUAGE, LARGEST, Text};
use crate::storage::{read_limited, set_aside, write_atomic};

/// What their names begin with.
pub const START: &str = "notice-";

fn path(folder: &Path, sha256: &str) -> PathBuf {
    folder.join(format!("{START}{sha256}.html"))
}

/// Keeps a text of a notice, unless it is there already.
///
/// # Errors
/// A storage code.
pub(super) fn keep(folder: &Path, shown: &Text, now: Timestamp) -> Result<(), Problem> {
    if text(folder, shown.sha256()).is_some() {
        return Ok(());
    }
    let path = path(folder, shown.sha256());
    if path.symlink_metadata().is_ok() {
        // Not the text, whatever it is.
        set_aside(&path, now)?;
    }
    write_atomic(&path, shown.html().as_bytes())
}

/// The text with this fingerprint, if it was kept and still is that text.
pub fn text(folder: &Path, sha256: &str) -> Option<String> {
    if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let bytes = read_limited(&path(folder, sha256), LARGEST).ok()??;
    let text = String::from_utf8(bytes).ok()?;
    let text = Text::new(LANGUAGE, "", text);
    (text.sha256() == sha256).then(|| text.html().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once_and_believed_only_if_it_is_the_one() {
        let folder = tempfile::tempdir().unwrap();
        let notice = Text::new("de", "N", "<p>Text</p>");
        let kept = || text(folder.path(), notice.sha256());
        assert_eq!(kept(), None);
        for _ in 0..2 {
            keep(folder.path(), &notice, Timestamp::UNIX_EPOCH).unwrap();
            assert_eq!(kept().as_deref(), Some("<p>Text</p>"));
        }
        std::fs::write(path(folder.path(), notice.sha256()), "<p>Other</p>").unwrap();
        assert_eq!(kept(), None);
        keep(folder.path(), &notice, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(kept().as_deref(), Some("<p>Text</p>"));
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            2,
            "what was there is kept"
        );
        for name in ["", "../consent", &"g".repeat(64)] {
            assert_eq!(text(folder.path(), name), None);
        }
    }
}
