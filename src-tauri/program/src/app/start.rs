//! Starting: one program per person, a meeting's browser before anything else, a window only where there is something
//! to see.

use std::sync::Arc;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::language::Language;
use jiff::Timestamp;

use super::App;
use super::halted::halt;
use super::hands::Hands;
use crate::desktop::exit::Exit;
use crate::desktop::{activation, folder, message, screen};
use crate::instance::{self, Role, Start};
use crate::launch::{Request, deployment};
use crate::meeting;
use crate::person::{Folders, Person, erase, log};
use crate::session::Session;

/// Starts, or hands `request` to the running program.
pub(crate) fn start(request: Request, language: Language) -> Exit {
    match try_to_start(request, language) {
        Ok(exit) => exit,
        Err(problem) => halt(language, &problem),
    }
}

fn try_to_start(request: Request, language: Language) -> Result<Exit, Problem> {
    let deployment = Arc::new(deployment::read()?);
    let folders = Folders::of_this_person()
        .ok_or_else(|| Problem::new(Code::StorageFailed).with("error", "no home folder"))?;
    // The request names whole paths by now.
    folder::leave();
    let start = Start {
        request,
        activation: activation::newest(),
    };
    let mut first = match instance::take_part(&folders.meeting_places(), &start)? {
        Role::First(first) => first,
        Role::Later => return Ok(Exit::Done),
    };
    // First, whatever comes of this start: what an earlier one could not erase must not stay.
    meeting::tidy(&folders.meetings(), |session| {
        instance::runs_in(&folders.runtime_of(session))
    });
    if !screen::is_there() {
        return Err(Code::NoDisplay.into());
    }
    log::keep_last_words(&folders.data);
    let person = Person::new(Arc::clone(&deployment), folders.clone());
    let known = person.load(Timestamp::now());
    let hosts = meeting::survey();
    let can_show = meeting::can_show_a_page(&hosts);
    let session = Session::new(deployment, folders.clone(), language, known, hosts);
    let (app, list) = App::new(session, person);
    app.tell(|session, _| session.log_start());
    if !can_show {
        message::note(app.session().language(), &Code::HostMissing.into());
    }
    super::signals::obey(&app);
    app.take(start.request);
    let later = app.clone();
    first.serve(move |start| {
        activation::arrived(start.activation);
        later.take(start.request)
    });
    let exit = Hands::new(app.clone(), list, can_show).work();
    if app.session().erased {
        erase::sweep(&folders);
    }
    drop(first);
    Ok(exit)
}
