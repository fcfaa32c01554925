//! Trying out camera and microphone in the web view of Windows: the window answers every request of its page itself. On
//! Linux no web view that is shipped can show what a meeting would be like.

use std::sync::mpsc::{self, Receiver};
use std::thread;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::practice::{End, News};
use bbw_meet_core::window::{FromWindow, PracticeOrder, Role};

use super::{Handle, Input, LAYOUT, let_go, place};
use crate::meeting::folder::Throwaway;
use crate::meeting::practice::{Order, Report};
use crate::window::{Heard, Window};

/// Opens the window. The rest is told through `report`.
///
/// # Errors
/// `host-unsupported` and `host-not-started`: another kind of window may do it.
pub(crate) fn practise(
    order: &Order,
    report: Report,
) -> Result<Box<dyn crate::meeting::Window>, Problem> {
    if !cfg!(windows) {
        return Err(Code::HostUnsupported.into());
    }
    let not_started = |_| Problem::new(Code::HostNotStarted);
    let folder = Throwaway::prepare(&place(&order.folder), LAYOUT).map_err(not_started)?;
    let role = Role::Practice(Box::new(PracticeOrder {
        site: order.site(),
        title: order.title(),
        folder: folder.profile().to_owned(),
    }));
    let (inputs, incoming) = mpsc::channel();
    let heard = inputs.clone();
    let window = Window::start(role, move |said| drop(heard.send(Input::Heard(said))))
        .map_err(not_started)?;
    let handle = Handle {
        writer: window.writer().clone(),
        inputs,
    };
    thread::spawn(move || {
        let news = follow(&incoming, &report);
        let_go(&window, &incoming);
        drop(folder);
        report(news);
    });
    Ok(Box::new(handle))
}

/// Follows the practice to its end.
fn follow(incoming: &Receiver<Input>, report: &Report) -> News {
    let mut opened = false;
    loop {
        match incoming.recv() {
            Ok(Input::Heard(Heard::Said(FromWindow::Practice(News::Opened)))) => {
                opened = true;
                report(News::Opened);
            }
            Ok(Input::Heard(Heard::Said(FromWindow::Practice(news)))) => return news,
            // Nothing else is such a window's to say.
            Ok(Input::Heard(Heard::Said(_))) => {}
            Ok(Input::Heard(Heard::Gone)) if opened => {
                return News::Failed(Code::HostCrashed.into());
            }
            Ok(Input::Heard(Heard::Gone)) => return News::Failed(Code::HostEndedEarly.into()),
            Ok(Input::Close) | Err(_) => return News::Over(End::Back),
        }
    }
}
