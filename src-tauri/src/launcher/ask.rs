//! The one thing the page can do with the program: ask, and get the answer to that question.

use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::window::{Ask, FromWindow};
use serde_json::Value;
use tauri::State;
use tauri::async_runtime::{Sender, channel};

use crate::link::Teller;

/// More questions than any person could have open.
const OPEN: usize = 32;

type Answer = Result<Value, Problem>;

/// The questions that have no answer yet.
pub(super) struct Asking {
    teller: Teller,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    last: u64,
    waiting: HashMap<u64, Sender<Answer>>,
}

/// Hands a question on to the program, and its answer back.
#[tauri::command]
pub(super) async fn ask(asking: State<'_, Asking>, ask: Ask) -> Answer {
    asking.ask(ask).await
}

impl Asking {
    pub(super) fn new(teller: Teller) -> Self {
        Self {
            teller,
            open: Mutex::default(),
        }
    }

    async fn ask(&self, ask: Ask) -> Answer {
        let (sender, mut answer) = channel(1);
        let id = self.lock().begin(sender).ok_or(Code::InstanceSilent)?;
        if let Err(error) = self.teller.offer(&FromWindow::Ask { id, ask }) {
            self.lock().waiting.remove(&id);
            let too_long = error.kind() == io::ErrorKind::FileTooLarge;
            let code = if too_long {
                Code::FileTooLarge
            } else {
                Code::InstanceSilent
            };
            return Err(code.into());
        }
        answer
            .recv()
            .await
            .unwrap_or(Err(Code::InstanceSilent.into()))
    }

    /// Takes the program's answer. One that nobody is waiting for is dropped.
    pub(super) fn answer(&self, id: u64, answer: Answer) {
        if let Some(sender) = self.lock().waiting.remove(&id) {
            // Whoever asked may be gone.
            let _ = sender.try_send(answer);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        // A panic elsewhere does not make it unusable: each change is complete in itself.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn begin(&mut self, sender: Sender<Answer>) -> Option<u64> {
        if self.waiting.len() >= OPEN {
            return None;
        }
        self.last += 1;
        self.waiting.insert(self.last, sender);
        Some(self.last)
    }
}
