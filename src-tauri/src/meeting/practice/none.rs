//! No web view but WebView2 lets its requests be answered under the address they were made to.

use bbw_meet_core::error::Code;
use bbw_meet_core::practice::News;
use bbw_meet_core::window::{FromWindow, PracticeOrder};

use crate::exit::Exit;
use crate::link::Link;

/// Says so.
pub(crate) fn run(link: Link, _: PracticeOrder) -> Exit {
    let (_, teller) = link.split();
    let news = News::Failed(Code::HostUnsupported.into());
    teller.tell(&FromWindow::Practice(news));
    teller.finish();
    Exit::Done
}
