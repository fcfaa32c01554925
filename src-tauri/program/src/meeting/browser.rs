//! The person's default browser: works everywhere, but the program can neither seed, watch nor erase there.

use std::sync::Arc;
use std::thread;

use bbw_meet_core::error::Problem;
use bbw_meet_core::meeting::Ending;
use bbw_meet_core::meeting::visit::NameBy;

use super::{Availability, HostKind, News, Order, Report};
use crate::desktop::open;

/// Always worth a try: whether a browser is there shows only on opening.
pub(crate) fn availability() -> Availability {
    Availability {
        kind: HostKind::Browser,
        available: true,
        program: None,
        why: None,
    }
}

/// Opens the meeting there. From then on it is the browser's, and so is its history: the name stays here. Whether there is
/// a browser at all shows only after a while, and is told then.
pub(crate) fn open(order: &Order, report: &Report) -> Result<(), Problem> {
    let visit = order.visit(NameBy::Hand)?;
    let report = Arc::clone(report);
    thread::spawn(move || match open::address(visit.address()) {
        Ok(()) => report(News::Over(Ending::HandedOver)),
        Err(problem) => report(News::HostFailed(problem)),
    });
    Ok(())
}
