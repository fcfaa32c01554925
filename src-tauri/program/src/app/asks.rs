//! What the page may ask, and who answers. The page never sends an address to be opened: it says which of the meetings
//! the program knows, or hands over a text for the program to judge.

use bbw_meet_core::error::Problem;
use bbw_meet_core::window::{Ask, View};
use serde::Serialize;
use serde_json::Value;

use super::App;
use crate::desktop::captions;
use crate::desktop::exit::Exit;
use crate::desktop::words;
use crate::person::Agreement;

/// Needs no more than the session, so it is answered at once.
pub(super) fn is_immediate(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::Look
            | Ask::Words
            | Ask::Quit
            | Ask::Reconsider
            | Ask::Dismiss { .. }
            | Ask::JoinPending
            | Ask::JoinHistory { .. }
            | Ask::Practise { .. }
            | Ask::ShowPractice
            | Ask::EndPractice
            | Ask::Cancel
            | Ask::LeaveAndJoin
            | Ask::Stay
            | Ask::GoHome
            | Ask::OpenAnyway
            | Ask::OpenInBrowser
            | Ask::MeetingLink
            | Ask::Telephone { .. }
            | Ask::SuggestRoom { .. }
    )
}

impl App {
    /// Answers a question of the page.
    ///
    /// # Errors
    /// Why it is refused.
    pub(super) fn answer(&self, ask: Ask) -> Result<Value, Problem> {
        match ask {
            Ask::Look => value(self.session().view()),
            Ask::Words => Ok(words::all_languages()),
            Ask::Quit => view(self.ask(|session, _| Ok(session.quit(Exit::Done)))),

            Ask::Agree {
                of,
                name,
                language,
                notice,
                choices,
            } => view(self.agree(Agreement {
                of,
                shown: &notice,
                name: &name,
                language,
                choices: &choices,
            })),
            Ask::Decline { of } => view(self.decline(of)),
            Ask::Reconsider => view(self.ask(|session, _| Ok(session.reconsider()))),
            Ask::Withdraw { of } => view(self.withdraw(of)),
            Ask::ChangeSettings { patch } => view(self.change_settings(&patch)),
            Ask::Forget { id } => view(self.forget(&id)),
            Ask::ForgetAll => view(self.forget_all()),
            Ask::EraseAll => view(self.erase_all()),
            Ask::Dismiss { note } => view(self.ask(|session, _| Ok(session.dismiss(note)))),
            Ask::Stored => self.stored().and_then(value),
            Ask::ExportStored => self.export_stored().and_then(value),
            Ask::Diagnosis => value(self.diagnosis()),

            Ask::Enter { text } => view(self.enter(&text)),
            Ask::JoinPending => view(self.ask(|session, _| Ok(session.join()))),
            Ask::JoinHistory { id } => {
                view(self.ask(|session, now| session.join_history(&id, now)))
            }
            Ask::Practise { of, looks } => view(self.practise(&of, looks)),
            Ask::ShowPractice => view(self.ask(|session, _| Ok(session.show_practice()))),
            Ask::EndPractice => view(self.ask(|session, _| Ok(session.end_practice()))),
            Ask::Cancel => view(self.ask(|session, _| Ok(session.cancel()))),
            Ask::LeaveAndJoin => view(self.ask(|session, _| Ok(session.leave_and_join()))),
            Ask::Stay => view(self.ask(|session, _| Ok(session.stay()))),
            Ask::GoHome => view(self.ask(|session, _| Ok(session.go_home()))),
            Ask::OpenAnyway => view(self.ask(|session, _| Ok(session.open_anyway()))),
            Ask::OpenInBrowser => view(self.ask(|session, _| Ok(session.open_in_browser()))),
            Ask::MeetingLink => self.meeting_link().and_then(value),
            Ask::Telephone { of } => self.telephone(&of).and_then(value),
            Ask::CalendarPending => self.calendar_pending().and_then(value),

            Ask::SuggestRoom { title } => {
                bbw_meet_core::invitation::room_name::suggest(&title).and_then(value)
            }
            Ask::CheckInvitation { draft } => self.check_invitation(&draft).and_then(value),
            Ask::InvitationText { draft, language } => {
                self.invitation_text(&draft, language).and_then(value)
            }
            Ask::SaveInvitation {
                draft,
                kind,
                language,
            } => self.save_invitation(&draft, kind, language).and_then(value),
            Ask::MailInvitation { draft, language } => {
                self.mail_invitation(&draft, language).and_then(value)
            }
            Ask::StartInvitation { draft } => view(self.start_invitation(&draft)),

            Ask::OpenPage { which } => self.open_page(which).and_then(value),
            Ask::WriteMail { code } => self.write_mail(code).and_then(value),
            Ask::LiveCaptions => value(captions::are_here()),
            Ask::OpenLiveCaptions => captions::open().and_then(value),
        }
    }
}

fn view(answer: Result<View, Problem>) -> Result<Value, Problem> {
    answer.and_then(value)
}

/// What the page gets of a type of this program's own. None of them can fail to be written.
fn value(answer: impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(answer).map_err(|_| bbw_meet_core::error::Code::NotFound.into())
}
