//! The pages beside the meeting's: what its page opens, in windows or by links.
//!
//! Such a page would be a window with tabs in the meeting's profile, where nothing is watched. Its address goes to the
//! person's own browser, before it was fetched here. A sign-in needs its opener and stays until it has come
//! back to the meeting's server.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use url::Url;

use super::conversation::Step;
use super::message::Page;
use super::protocol;
use crate::meeting::elsewhere;
use crate::origin::Origin;

/// How many pages are remembered at a time. A person has one or two; the rest is closed unread.
pub(super) const MOST: usize = 32;

/// How long an empty page may stay. A sign-in opens one first and fills it within a moment; anybody else could write
/// into it what they like.
pub(super) const EMPTY: Duration = Duration::from_secs(10);

/// A window that was announced comes within this time, or the browser did not allow it. Seen: 0.05 to 0.8 s.
const ANNOUNCED: Duration = Duration::from_secs(3);

/// How many announced windows are remembered.
const MOST_ANNOUNCED: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// Nothing is in it yet, and it may stay so until then.
    Empty { until: Instant },
    /// Somebody signs in there.
    SignIn,
    /// It has been told to close; what it says until then is nothing new.
    SentAway,
}

/// See the module.
#[cfg_attr(test, derive(Clone))]
pub(super) struct Pages {
    server: Origin,
    sign_in: Vec<Origin>,
    pages: HashMap<String, Beside>,
    /// Addresses the meeting's page is about to open a window on, and until when that counts.
    announced: VecDeque<(String, Instant)>,
}

impl Pages {
    pub(super) fn new(server: Origin, sign_in: Vec<Origin>) -> Self {
        Self {
            server,
            sign_in,
            pages: HashMap::new(),
            announced: VecDeque::new(),
        }
    }

    /// The meeting's page opens a window on this address. Only what a person clicked: nothing else gets a window.
    pub(super) fn announce(&mut self, address: &str, now: Instant) {
        self.announced.retain(|(_, until)| *until > now);
        if self.announced.len() < MOST_ANNOUNCED {
            self.announced
                .push_back((address.to_owned(), now + ANNOUNCED));
        }
    }

    /// A page is there. Where it has no address yet, the one that was announced counts, if the meeting's page opened it.
    pub(super) fn appeared(&mut self, page: &Page<'_>, opened: bool, now: Instant) -> Vec<Step> {
        self.announced.retain(|(_, until)| *until > now);
        let announced = if opened && !self.pages.contains_key(&*page.target) {
            self.announced.pop_front().map(|(address, _)| address)
        } else {
            None
        };
        let address = if page.address.is_empty() {
            announced.as_deref().unwrap_or_default()
        } else {
            &page.address
        };
        self.judge(&page.target, address, now)
    }

    /// A page is somewhere else now.
    pub(super) fn moved(&mut self, page: &Page<'_>, now: Instant) -> Vec<Step> {
        self.judge(&page.target, &page.address, now)
    }

    /// A page wants the document at this address. May it have it? That of the meeting, and frames, are not ours to judge.
    pub(super) fn wants(&mut self, target: &str, address: &str, now: Instant) -> (bool, Vec<Step>) {
        if !self.pages.contains_key(target) {
            return (true, vec![]);
        }
        let steps = self.judge(target, address, now);
        (self.pages.get(target) != Some(&Beside::SentAway), steps)
    }

    /// A page is gone.
    pub(super) fn gone(&mut self, target: &str) {
        self.pages.remove(target);
    }

    /// When [`Pages::tick`] has something to do.
    pub(super) fn next_deadline(&self) -> Option<Instant> {
        let deadlines = self.pages.values().filter_map(|page| match page {
            Beside::Empty { until } => Some(*until),
            Beside::SignIn | Beside::SentAway => None,
        });
        deadlines.min()
    }

    /// Closes pages that stayed empty.
    pub(super) fn tick(&mut self, now: Instant) -> Vec<Step> {
        let mut steps = vec![];
        for (target, page) in &mut self.pages {
            if matches!(page, Beside::Empty { until } if *until <= now) {
                *page = Beside::SentAway;
                steps.push(close(target));
            }
        }
        steps
    }

    /// Closes a page whose address is not known.
    pub(super) fn send_away(&mut self, target: &str) -> Vec<Step> {
        if self.pages.get(target) == Some(&Beside::SentAway) {
            return vec![];
        }
        self.remember(target, Beside::SentAway);
        vec![close(target)]
    }

    /// `false` when there is no room for it.
    fn remember(&mut self, target: &str, page: Beside) -> bool {
        let room = self.pages.contains_key(target) || self.pages.len() < MOST;
        if room {
            self.pages.insert(target.to_owned(), page);
        }
        room
    }

    fn judge(&mut self, target: &str, address: &str, now: Instant) -> Vec<Step> {
        let known = self.pages.get(target).copied();
        if known == Some(Beside::SentAway) {
            return vec![];
        }
        let url = match Url::parse(address) {
            Ok(url) if url.scheme() != "about" => url,
            Ok(_) | Err(_) => return self.empty(target, known, now),
        };
        let origin = Origin::of(&url);
        let ours = origin.as_ref() == Some(&self.server);
        let sign_in = origin.is_some_and(|origin| self.sign_in.contains(&origin));
        if sign_in || ours && known == Some(Beside::SignIn) {
            return if self.remember(target, Beside::SignIn) {
                vec![]
            } else {
                vec![close(target)]
            };
        }
        let room = self.remember(target, Beside::SentAway);
        let handed_on = elsewhere::handed_on(url, &self.server).filter(|_| room);
        let mut steps = vec![close(target)];
        steps.extend(handed_on.map(Step::OpenElsewhere));
        steps
    }

    /// A page that is empty, or has become so.
    fn empty(&mut self, target: &str, known: Option<Beside>, now: Instant) -> Vec<Step> {
        if matches!(known, Some(Beside::Empty { .. })) {
            return vec![];
        }
        let until = now + EMPTY;
        if self.remember(target, Beside::Empty { until }) {
            vec![]
        } else {
            vec![close(target)]
        }
    }
}

fn close(target: &str) -> Step {
    Step::Send(protocol::close(target))
}
