//! The launcher's size and place, kept from one time to the next.

use bbw_meet_core::storage::{self, Document};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tauri::{Monitor, PhysicalPosition, PhysicalSize, WebviewWindow};

use crate::app::App;

/// At least this much of the window must be on a screen, in physical pixels, or it is put into the middle.
const VISIBLE: i64 = 120;

/// Size and place, in physical pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
    maximized: bool,
}

impl Document for Place {
    const FILE: &'static str = "window.json";
}

/// Puts the window where it was. Anything that is not understood leaves it where it is made: in the middle.
pub(super) fn restore(window: &WebviewWindow, app: &App) {
    let folder = app.session().folders.config.clone();
    let place = storage::load(&folder, &Place::default(), Timestamp::now()).value;
    let monitors = window.available_monitors().unwrap_or_default();
    if place.width == 0 || !monitors.iter().any(|monitor| place.is_seen_on(monitor)) {
        return;
    }
    // Each of these fails only where the window system decides for itself.
    let _ = window.set_size(PhysicalSize::new(place.width, place.height));
    let _ = window.set_position(PhysicalPosition::new(place.x, place.y));
    if place.maximized {
        let _ = window.maximize();
    }
}

/// Keeps where the window is. Not worth a word if it fails: the next time it is in the middle.
pub(super) fn remember(window: &WebviewWindow, app: &App) {
    let folder = app.session().folders.config.clone();
    // After everything has been erased, nothing is written down again.
    let (Some(place), true) = (Place::of(window), folder.exists()) else {
        return;
    };
    let now = Timestamp::now();
    if storage::load(&folder, &Place::default(), now).value != place {
        let _ = storage::update(&folder, &place, now, |_| Ok(place));
    }
}

impl Place {
    fn of(window: &WebviewWindow) -> Option<Self> {
        let (position, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
        let maximized = window.is_maximized().ok()?;
        Some(Self {
            x: position.x,
            y: position.y,
            width: size.width,
            height: size.height,
            maximized,
        })
    }

    /// Is enough of the window, and its title bar, on this screen?
    fn is_seen_on(&self, monitor: &Monitor) -> bool {
        let (at, size) = (monitor.position(), monitor.size());
        self.is_seen_in(
            at.x.into(),
            at.y.into(),
            size.width.into(),
            size.height.into(),
        )
    }

    fn is_seen_in(&self, left: i64, top: i64, width: i64, height: i64) -> bool {
        let (x, y) = (i64::from(self.x), i64::from(self.y));
        let shown = (x + i64::from(self.width)).min(left + width) - x.max(left);
        shown >= VISIBLE && y >= top && y <= top + height - VISIBLE
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
    }
}
