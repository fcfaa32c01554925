//! Trying out camera and microphone in the browser a meeting would have, over the same pipe. What is said to it, and why
//! nothing leaves the computer, stands in core, in `chromium/practice.rs`.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Instant;

use bbw_meet_core::chromium::{Practice as Conversation, Step};
use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::practice::{End, News};

use super::led::{Folders, Led};
use super::pipe::FromBrowser;
use super::{
    End as Wish, FIRST_ANSWER, Handle, Input, WAITING, find, may_be_led, not_started, place,
};
use crate::meeting::Window;
use crate::meeting::folder::{Layout, Throwaway};
use crate::meeting::opening_page;
use crate::meeting::practice::{Order, Report};

/// The browser is given no way out: what it does beside its page (lists, updates) ends at a door of this computer behind
/// which nobody is. Port 1 is for the system alone, so nobody else can wait there.
const NO_WAY_OUT: &[&str] = &[
    "--proxy-server=http://127.0.0.1:1",
    "--proxy-bypass-list=<-loopback>",
    // The microphone's bar counts what is heard, which is sound to the browser; it plays none before a click.
    "--autoplay-policy=no-user-gesture-required",
];

/// Starts the browser. The rest is told through `report`.
///
/// # Errors
/// `host-not-installed`, `host-refused` and `host-not-started`: another kind of window may do it.
pub(crate) fn practise(order: &Order, report: Report) -> Result<Box<dyn Window>, Problem> {
    let browser = find::find().ok_or(Problem::new(Code::HostNotInstalled))?;
    if !may_be_led(&browser) {
        return Err(Code::HostRefused.into());
    }
    let (inputs, incoming) = mpsc::sync_channel(WAITING);
    let handle = Handle::new(inputs.clone());
    let folder = Throwaway::prepare(&place::place(&order.folder, &browser), Layout::Chromium)
        .map_err(not_started)?;
    let opening = super::opening(
        &browser,
        folder.path(),
        &opening_page::plain(order.looks.theme),
    )
    .map_err(not_started)?;
    let conversation = Conversation::new(order.site(), opening.clone());
    let folders = Folders {
        shared: folder.path(),
        profile: folder.profile(),
    };
    let moves = conversation.opening_moves();
    let led =
        Led::start(&browser, &opening, folders, NO_WAY_OUT, moves, inputs).map_err(not_started)?;
    let practice = Practice {
        led,
        conversation,
        folder,
    };
    let end = handle.wish();
    thread::spawn(move || practice.run(&incoming, &end, &report));
    Ok(Box::new(handle))
}

/// A running browser, and what is needed to lead it.
struct Practice {
    led: Led,
    conversation: Conversation,
    folder: Throwaway,
}

impl Practice {
    fn run(mut self, incoming: &Receiver<Input>, end: &Wish, report: &Report) {
        let news = self.talk(incoming, end, report);
        self.led.close();
        drop(self.folder);
        report(news);
    }

    /// Leads the conversation to its end.
    fn talk(&mut self, incoming: &Receiver<Input>, end: &Wish, report: &Report) -> News {
        let patience = Instant::now() + FIRST_ANSWER;
        loop {
            if end.get().is_some() {
                return News::Over(End::Back);
            }
            let input = if self.conversation.is_open() {
                incoming.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                // What waits to be read is no answer: a browser may chatter.
                match patience.checked_duration_since(Instant::now()) {
                    Some(left) => incoming.recv_timeout(left),
                    None => Err(RecvTimeoutError::Timeout),
                }
            };
            let steps = match input {
                Ok(Input::Browser(FromBrowser::Message(said))) => self.conversation.hear(&said),
                Ok(Input::Browser(FromBrowser::Closed)) => return self.hung_up(),
                Ok(Input::Focus) => {
                    let front = self.conversation.to_front();
                    front.map(Step::Send).into_iter().collect()
                }
                Ok(Input::Close | Input::Ended) => vec![],
                Err(RecvTimeoutError::Timeout) => return News::Failed(Code::HostSilent.into()),
                Err(RecvTimeoutError::Disconnected) => return News::Over(End::Back),
            };
            for step in steps {
                match step {
                    Step::Send(message) => self.led.say(message),
                    Step::Opened => report(News::Opened),
                    // The page leads nowhere.
                    Step::OpenElsewhere(_) => {}
                    Step::Finish(news) => return news,
                }
            }
        }
    }

    /// The browser is gone without having been asked to go.
    fn hung_up(&self) -> News {
        match (self.led.has_ended_well(), self.conversation.is_open()) {
            (true, true) => News::Over(End::Back),
            (false, true) => News::Failed(Code::HostCrashed.into()),
            (_, false) => News::Failed(Code::HostEndedEarly.into()),
        }
    }
}
