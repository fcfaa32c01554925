//! A meeting's address as a QR code, for the camera of a telephone (ISO/IEC 18004).
//!
//! What is drawn is [`Target::https`], the address that may be shown: a token never gets into a picture, which anybody
//! in the room can read from across it.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};
use serde::{Deserialize, Serialize};

use super::Target;

/// The light edge that a reader needs around the code, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// A QR code, to be drawn in any size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Symbol {
    /// How many modules it is wide and high, its light edge included.
    pub modules: usize,
    /// Its dark modules as the `d` of an SVG path. One module is one unit; the rest is light.
    pub dark: String,
}

impl Symbol {
    /// The code of the address of `target`. `None` where the address is longer than any code: 2,953 bytes.
    pub fn of(target: &Target) -> Option<Self> {
        let address = target.https();
        // Screens have neither dirt nor folds; the coarser a code is, the farther away it can be read.
        let code = [EcLevel::M, EcLevel::L]
            .into_iter()
            .find_map(|level| QrCode::with_error_correction_level(&address, level).ok())?;
        Some(Self {
            modules: code.width() + 2 * QUIET,
            dark: path(&code.to_colors(), code.width()),
        })
    }
}

/// One rectangle for each run of dark modules in a line, so that no hairline shows between neighbours.
fn path(colours: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, line) in colours.chunks(width).enumerate() {
        let mut x = 0;
        for run in line.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                // Writing into a text cannot fail.
                let _ = write!(
                    path,
                    "M{} {}h{}v1h-{}z",
                    x + QUIET,
                    y + QUIET,
                    run.len(),
                    run.len()
                );
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::MeetingLink;
    use crate::origin::Origin;

    fn meeting(link: &str) -> Target {
        let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
        Target::Meeting(MeetingLink::parse(link, &servers).unwrap())
    }

    #[test]
    fn a_token_is_in_no_code() {
        let bare = Symbol::of(&meeting("https://meet.bbw.example/Raum"));
        let token = Symbol::of(&meeting("https://meet.bbw.example/Raum?jwt=aa.bb.cc"));
        assert!(bare.is_some());
        assert_eq!(bare, token);
        assert_ne!(bare, Symbol::of(&meeting("https://meet.bbw.example/Raum2")));
    }

    #[test]
    fn a_code_has_its_three_corners_and_its_light_edge() {
        let Symbol { modules, dark } =
            Symbol::of(&meeting("https://meet.bbw.example/Raum")).unwrap();
        assert_eq!(modules, 29 + 2 * QUIET, "version 3 holds 42 bytes");
        // The dark line of seven modules at the top of a corner's eye, at both ends of the first row.
        assert!(dark.starts_with("M4 4h7v1h-7z"), "{dark}");
        assert!(dark.contains("M26 4h7v1h-7z"), "{dark}");
        assert!(!dark.contains(" 33h"), "the edge is light: {dark}");
    }
}
