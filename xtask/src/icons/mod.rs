//! `cargo xtask icons`: every size of the two icons from their drawings.
//!
//! What is drawn is committed, so that building the program draws nothing; a test step draws again and compares.

#[cfg(feature = "icons")]
mod draw;

use anyhow::Result;

use crate::place::Place;

/// Draws all icons, or checks that drawing would change nothing.
///
/// # Errors
/// When a drawing cannot be read, a file cannot be written, or the check finds a difference.
#[cfg(feature = "icons")]
pub(crate) fn icons(place: &Place, check: bool) -> Result<()> {
    use anyhow::{Context, ensure};

    for (path, content) in draw::all(&place.root.join("icons"))? {
        if std::fs::read(&path).is_ok_and(|now| now == content) {
            continue;
        }
        ensure!(
            !check,
            "{} is not what its drawing gives: cargo xtask icons",
            path.display()
        );
        std::fs::write(&path, content).with_context(|| path.display().to_string())?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Starts this again with the part that draws, which the other chores need not build.
///
/// # Errors
/// As above.
#[cfg(not(feature = "icons"))]
pub(crate) fn icons(place: &Place, check: bool) -> Result<()> {
    let mut again = crate::process::cargo(place);
    again.args(["run", "--quiet", "--locked", "--package", "xtask"]);
    again.args(["--features", "icons", "--", "icons"]);
    again.args(check.then_some("--check"));
    crate::process::run(&mut again)
}
