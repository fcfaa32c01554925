//! The person's default browser: works everywhere, but the program can neither seed, watch nor erase there.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::Ending;
use bbw_meet_core::meeting::visit::NameBy;

use super::{Availability, HostKind, News, Order, Report};

/// Always worth a try: whether a browser is there shows only on opening.
pub(crate) fn availability() -> Availability {
    Availability {
        kind: HostKind::Browser,
        available: true,
        program: None,
        why: None,
    }
}

/// Opens the meeting there. From then on it is the browser's.
pub(crate) fn open(order: &Order, report: &Report) -> Result<(), Problem> {
    let visit = order.visit(NameBy::Address)?;
    open_address(visit.address())?;
    report(News::Over(Ending::HandedOver));
    Ok(())
}

/// People follow one link after the other.
const APART: Duration = Duration::from_secs(1);

/// Opens a web address that a page of the meeting asked for, unless it asks faster than a person clicks: a page must not
/// fill the person's screen. If nothing opens, the person still is in the meeting, where the link stands.
pub(crate) fn open_for_page(address: &str) {
    static LAST: Mutex<Option<Instant>> = Mutex::new(None);
    let mut last = LAST
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if last.is_some_and(|last| last.elapsed() < APART) {
        return;
    }
    *last = Some(Instant::now());
    let _ = open_address(address);
}

/// Opens an address in the default browser. Whoever calls it vouches that it is https or mailto.
pub(crate) fn open_address(address: &str) -> Result<(), Problem> {
    // The error's text may hold the address, so it goes nowhere.
    open::that_detached(address).map_err(|_| Problem::new(Code::OpenFailed))
}
