//! A window's size and place, kept from one time to the next in `window.json`.

use serde::{Deserialize, Serialize};

use crate::storage::Document;

/// At least this much of a window must be on a screen, in physical pixels, or it is put into the middle.
const VISIBLE: i64 = 120;

/// Size and place, in physical pixels, of the window as it is when it is not maximised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width of what is inside the frame; 0 where nothing is known.
    pub width: u32,
    /// Height of what is inside the frame.
    pub height: u32,
    /// Does it fill the screen?
    pub maximized: bool,
}

impl Document for Place {
    const FILE: &'static str = "window.json";
}

impl Place {
    /// Is enough of the window, and its title bar, on the screen with this left and upper edge, width and height?
    pub fn is_seen_in(&self, left: i64, top: i64, width: i64, height: i64) -> bool {
        let (x, y) = (i64::from(self.x), i64::from(self.y));
        let shown = (x + i64::from(self.width)).min(left + width) - x.max(left);
        self.width > 0 && shown >= VISIBLE && y >= top && y <= top + height - VISIBLE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_never_comes_back_where_nobody_sees_it() {
        let at = |x, y| {
            Place {
                x,
                y,
                width: 720,
                height: 760,
                maximized: false,
            }
            .is_seen_in(0, 0, 1280, 1000)
        };
        assert!(at(0, 0) && at(-500, 100) && at(1100, 800));
        assert!(
            !at(-700, 0) && !at(1200, 0),
            "too little of it would be seen"
        );
        assert!(
            !at(0, -50) && !at(0, 950),
            "its title bar could not be grasped"
        );
        assert!(
            !Place::default().is_seen_in(0, 0, 1280, 1000),
            "nothing is known"
        );
    }
}
