//! A browser that is led over its pipe: started, spoken to, ended.

use std::io;
use std::path::Path;
use std::sync::mpsc::SyncSender;

use bbw_meet_core::chromium::{Id, to_browser};
use serde_json::json;
use url::Url;

use super::find::Browser;
use super::pipe::{self, ToBrowser};
use super::{FAREWELL, Input, process};
use crate::desktop::process::Process;

/// See the module. Dropping it hangs up, and the browser quits.
pub(super) struct Led {
    process: Process,
    to_browser: ToBrowser,
}

impl Led {
    /// Starts `browser` as an app window on the local page `page`, with `flags` beside those every meeting's browser
    /// gets, and says `moves` before it is even up. What it says goes to `inputs`.
    pub(super) fn start(
        browser: &Browser,
        page: &Url,
        folders: Folders<'_>,
        flags: &[&str],
        moves: Vec<String>,
        inputs: SyncSender<Input>,
    ) -> io::Result<Self> {
        let started = process::start_with_pipe(browser, page, folders, flags)?;
        let to_browser = ToBrowser::new(started.to_browser);
        for message in moves {
            to_browser.send(message);
        }
        pipe::listen(started.from_browser, inputs, Input::Browser);
        Ok(Self {
            process: started.process,
            to_browser,
        })
    }

    /// Says something to it.
    pub(super) fn say(&self, message: String) {
        self.to_browser.send(message);
    }

    /// Asks it to close, and sees to it that it does. Asked, it writes its storage; hanging up alone would do as well,
    /// but sooner.
    pub(super) fn close(&self) {
        self.say(to_browser(Id::Ignored, "Browser.close", json!({})));
        process::end(&self.process, FAREWELL);
    }

    /// It is gone without having been asked to go. `true` if it ended by itself and well.
    pub(super) fn has_ended_well(&self) -> bool {
        process::end(&self.process, FAREWELL)
    }
}

/// What a browser writes to, and what it finds.
#[derive(Clone, Copy)]
pub(super) struct Folders<'a> {
    /// For what all of its kind share.
    pub(super) shared: &'a Path,
    /// Its profile.
    pub(super) profile: &'a Path,
}
