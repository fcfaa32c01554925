//! Where the launcher's window is, and where it was before it filled the screen.

use std::time::{Duration, Instant};

use bbw_meet_core::window::Place;
use tauri::{PhysicalPosition, PhysicalSize, WebviewWindow};

/// A window system tells first that a window has another size, and a moment later that this is because it now fills
/// the screen. A place counts when nothing of the kind has come for this long.
const SETTLED: Duration = Duration::from_millis(250);

/// Puts the window where it was; tells where that is. Anything that is not understood leaves it where it is made: in
/// the middle.
pub(super) fn restore(window: &WebviewWindow, place: Place) -> Option<Place> {
    let monitors = window.available_monitors().unwrap_or_default();
    let seen = monitors.iter().any(|monitor| {
        let (at, size) = (monitor.position(), monitor.size());
        place.is_seen_in(
            at.x.into(),
            at.y.into(),
            size.width.into(),
            size.height.into(),
        )
    });
    if !seen {
        return None;
    }
    // Each of these fails only where the window system decides for itself.
    let _ = window.set_size(PhysicalSize::new(place.width, place.height));
    let _ = window.set_position(PhysicalPosition::new(place.x, place.y));
    Some(place)
}

/// Where the window is now, maximised or not; `None` for one that is minimised, whose place means nothing.
pub(super) fn now(window: &WebviewWindow) -> Option<Place> {
    if window.is_minimized().unwrap_or_default() {
        return None;
    }
    let (position, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
    Some(Place {
        x: position.x,
        y: position.y,
        width: size.width,
        height: size.height,
        maximized: window.is_maximized().ok()?,
    })
}

/// What is remembered of a window's places.
#[derive(Debug, Default)]
pub(super) struct Memory {
    begun: bool,
    maximized: bool,
    /// The last place that counts, not maximised.
    normal: Option<Place>,
    /// Seen since then: perhaps the first sign of a maximised window.
    newest: Option<(Place, Instant)>,
}

impl Memory {
    /// Of a window that is about to be shown there.
    pub(super) fn of(place: Option<Place>) -> Self {
        Self {
            maximized: place.is_some_and(|place| place.maximized),
            normal: place,
            ..Self::default()
        }
    }

    /// The window is shown: from now on its places are its own. `true` the first time.
    pub(super) fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.begun, true)
    }

    pub(super) fn has_begun(&self) -> bool {
        self.begun
    }

    pub(super) fn is_maximized(&self) -> bool {
        self.maximized
    }

    /// Takes where the window is now.
    pub(super) fn see(&mut self, place: Place, now: Instant) {
        if !self.begun {
            return;
        }
        if let Some((settled, since)) = self.newest
            && now.duration_since(since) >= SETTLED
        {
            self.normal = Some(settled);
        }
        self.newest = (!place.maximized).then_some((place, now));
    }

    /// The place to be kept of a window that is there `now`. `None` if nothing is known but that it fills the screen.
    pub(super) fn place(&self, now: Place) -> Option<Place> {
        if !now.maximized {
            return Some(now);
        }
        self.filling_the_screen()
    }

    /// The place to be kept of a window that is minimised now. `None` if nothing is known of it.
    pub(super) fn place_of_minimised(&self, maximized: bool) -> Option<Place> {
        if maximized {
            return self.filling_the_screen();
        }
        // What was seen last is not that of a maximised window then.
        self.newest.map(|(place, _)| place).or(self.normal)
    }

    fn filling_the_screen(&self) -> Option<Place> {
        self.normal.map(|normal| Place {
            maximized: true,
            ..normal
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Place = Place {
        x: 100,
        y: 80,
        width: 720,
        height: 760,
        maximized: false,
    };

    const WHOLE: Place = Place {
        x: 0,
        y: 0,
        width: 1280,
        height: 1000,
        maximized: false,
    };

    fn whole() -> Place {
        Place {
            maximized: true,
            ..WHOLE
        }
    }

    fn begun(place: Option<Place>) -> (Memory, Instant) {
        let mut memory = Memory::of(place);
        assert!(memory.begin());
        (memory, Instant::now())
    }

    #[test]
    fn a_maximised_window_keeps_the_place_it_goes_back_to() {
        let (mut memory, start) = begun(None);
        let at = |millis| start + Duration::from_millis(millis);
        memory.see(SMALL, at(0));
        // It is told that it fills the screen after it has its new size.
        memory.see(WHOLE, at(2000));
        memory.see(WHOLE, at(2010));
        memory.see(whole(), at(2020));
        let kept = Place {
            maximized: true,
            ..SMALL
        };
        assert_eq!(memory.place(whole()), Some(kept));
    }

    #[test]
    fn a_maximised_window_that_is_told_to_be_one_at_once_keeps_its_place_too() {
        let (mut memory, start) = begun(None);
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        memory.see(SMALL, at(0));
        memory.see(whole(), at(2000));
        let expected = Place {
            maximized: true,
            ..SMALL
        };
        assert_eq!(memory.place(whole()), Some(expected));
    }

    #[test]
    fn a_window_that_came_back_maximised_and_stays_so_forgets_nothing() {
        let kept = Place {
            maximized: true,
            ..SMALL
        };
        let (mut memory, start) = begun(Some(kept));
        assert!(memory.is_maximized());
        memory.see(SMALL, start);
        memory.see(WHOLE, start + Duration::from_millis(20));
        memory.see(whole(), start + Duration::from_millis(40));
        assert_eq!(memory.place(whole()), Some(kept));
    }

    #[test]
    fn a_window_that_is_not_maximised_is_kept_as_it_is() {
        let (memory, _) = begun(None);
        assert_eq!(memory.place(SMALL), Some(SMALL));
        assert_eq!(
            memory.place(whole()),
            None,
            "where to go back to is unknown"
        );
    }

    #[test]
    fn a_minimised_window_is_kept_as_it_will_come_back() {
        let (mut memory, start) = begun(None);
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        assert_eq!(memory.place_of_minimised(false), None);
        memory.see(SMALL, at(0));
        assert_eq!(memory.place_of_minimised(false), Some(SMALL));
        memory.see(WHOLE, at(2000));
        memory.see(whole(), at(2010));
        let kept = Place {
            maximized: true,
            ..SMALL
        };
        assert_eq!(memory.place_of_minimised(true), Some(kept));
    }

    #[test]
    fn what_happens_before_it_can_be_seen_does_not_count() {
        let mut memory = Memory::of(Some(SMALL));
        let start = Instant::now();
        memory.see(WHOLE, start);
        memory.see(WHOLE, start + SETTLED);
        assert!(memory.begin() && !memory.begin());
        memory.see(whole(), start + SETTLED);
        assert_eq!(
            memory.place(whole()),
            Some(Place {
                maximized: true,
                ..SMALL
            })
        );
    }
}
