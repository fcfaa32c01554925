//! What is said where the program cannot start: a broken deployment, a running program that does not answer. Whoever
//! double-clicked sees no command line, so it is said in a window; where there can be none, in a message of the desktop's,
//! and in any case on the command line. There is no session, and nothing of the person's is written.

use bbw_meet_core::error::Problem;
use bbw_meet_core::language::Language;

use crate::desktop::exit::Exit;
use crate::desktop::message;

/// Says why the program cannot start, and waits until it has been read. Answers how the program ends.
pub(crate) fn halt(language: Language, problem: &Problem) -> Exit {
    message::note(language, problem);
    #[cfg(target_os = "linux")]
    let seen = window::show(language, problem);
    #[cfg(not(target_os = "linux"))]
    let seen = false;
    if !seen {
        message::show(language, problem);
    }
    problem.code.into()
}

/// The launcher's window with nothing but this in it. Windows has message boxes, which need no web view.
#[cfg(target_os = "linux")]
mod window {
    use std::fs;
    use std::os::unix::fs::DirBuilderExt;
    use std::path::{Path, PathBuf};
    use std::thread;
    use std::time::Duration;

    use bbw_meet_core::deployment::Brand;
    use bbw_meet_core::error::{Code, Problem};
    use bbw_meet_core::language::Language;
    use bbw_meet_core::profile::{Defaults, Locks};
    use bbw_meet_core::storage;
    use bbw_meet_core::window::protocol::Launcher;
    use bbw_meet_core::window::view::{Consent, Organisation, Stage, View};
    use bbw_meet_core::window::{Ask, Place};
    use serde_json::{Value, json};

    use crate::desktop::{screen, words};
    use crate::person::{self, Folders};
    use crate::window::alone;

    /// Could it be seen?
    pub(super) fn show(system: Language, problem: &Problem) -> bool {
        if problem.code == Code::NoDisplay || !screen::is_there() {
            return false;
        }
        let Some(folder) = private_folder() else {
            return false;
        };
        let view = view(system, problem);
        let launcher = Launcher {
            words: words::all(view.language),
            languages: words::languages(),
            notices: Vec::new(),
            brand: Brand::default(),
            place: Place::default(),
            folder: folder.clone(),
            view: view.clone(),
        };
        let seen = alone::show(launcher, |ask| answer(&view, ask));
        tidy(&folder);
        seen
    }

    /// Erases the folder until it stays away: the web view's processes outlive its window for a moment, and write.
    fn tidy(folder: &Path) {
        for _ in 0..20 {
            thread::sleep(Duration::from_millis(100));
            if !folder.exists() {
                return;
            }
            storage::erase(folder);
        }
    }

    fn answer(view: &View, ask: &Ask) -> Result<Value, Problem> {
        if *ask == Ask::Look {
            Ok(json!(view))
        } else if *ask == Ask::Words {
            Ok(words::all_languages())
        } else {
            Err(Code::NotFound.into())
        }
    }

    /// The person's colours and letters, but nobody's organisation: which one counts is what could not be found out.
    fn view(system: Language, problem: &Problem) -> View {
        let mut profile = Folders::of_this_person()
            .and_then(|folders| person::peek(&folders, &Defaults::default()))
            .unwrap_or_default();
        profile.name = None;
        View {
            revision: 1,
            stage: Stage::Halted {
                problem: problem.clone(),
            },
            page: None,
            meeting: None,
            running: None,
            language: profile.settings.language.or(system),
            profile,
            locks: Locks::default(),
            consents: vec![Consent {
                standing: "none".to_owned(),
                at: None,
                changed: vec![],
                controller: String::new(),
                servers: vec![],
                notice_is_built_in: false,
            }],
            asked: 0,
            history: Vec::new(),
            organisation: Organisation {
                name: String::new(),
                controller: String::new(),
                contact_mail: None,
                page: String::new(),
                guest_page: String::new(),
            },
            servers: Vec::new(),
            start_address: String::new(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            hosts: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// What the web view writes goes where it vanishes by itself. The program's own folders may be what is at fault.
    fn private_folder() -> Option<PathBuf> {
        let name = format!("bbw-meet-halted-{}", std::process::id());
        let places = [dirs::runtime_dir(), Some(std::env::temp_dir())];
        places.into_iter().flatten().find_map(|place| {
            let folder = place.join(&name);
            // Fails where something of this name is there already: it would not be ours.
            let made = fs::DirBuilder::new().mode(0o700).create(&folder);
            made.is_ok().then_some(folder)
        })
    }
}
