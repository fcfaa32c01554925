//! `cargo xtask icons`: every size of the two icons from their drawings.
//!
//! What is drawn is committed, so that building the program draws nothing; a test draws again and compares.

#[cfg(feature = "icons")]
mod draw;

use anyhow::Result;

use crate::place::Place;

/// Draws all icons.
///
/// # Errors
/// When a drawing cannot be read or a file cannot be written.
#[cfg(feature = "icons")]
pub(crate) fn icons(place: &Place) -> Result<()> {
    use anyhow::Context;

    for (path, content) in draw::all(&place.root.join("icons"))? {
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
pub(crate) fn icons(place: &Place) -> Result<()> {
    crate::process::again_for(place, "icons")
}
