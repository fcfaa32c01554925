//! The one table of options. [`super::parse`] knows no other, and the completions of the shells are made of it.

/// What an option asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Check,
    Json,
    CreateInvitation,
    Diagnose,
    Online,
    Invite,
    Room,
    Start,
    End,
    Past,
    Out,
    Erase,
    Version,
    Help,
}

/// What stands behind an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Nothing.
    Nothing,
    /// A text nobody can guess.
    Text,
    /// A folder.
    Folder,
    /// Nothing of its own, but links and files behind all options.
    Items,
}

/// An option, as people write it.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(all(test, unix)), allow(dead_code))] // What only the completions need.
pub(crate) struct Choice {
    pub(crate) wish: Wish,
    /// Behind two dashes.
    pub(crate) long: &'static str,
    /// Behind one dash.
    pub(crate) short: Option<char>,
    pub(crate) takes: Takes,
    /// It completes one of these, and means nothing alone.
    pub(crate) completes: &'static [Wish],
    /// In a few words, for the shells.
    pub(crate) about: &'static str,
}

const fn alone(wish: Wish, long: &'static str, about: &'static str) -> Choice {
    Choice {
        wish,
        long,
        short: None,
        takes: Takes::Nothing,
        completes: &[],
        about,
    }
}

/// All of them, but for the one that is not for people ([`super::hidden::OPTION`]).
pub(crate) const ALL: &[Choice] = &[
    Choice {
        takes: Takes::Items,
        ..alone(
            Wish::Check,
            "check",
            "say what would be opened, open nothing",
        )
    },
    Choice {
        completes: &[Wish::Check, Wish::Diagnose],
        ..alone(Wish::Json, "json", "say it as JSON")
    },
    alone(
        Wish::Diagnose,
        "diagnose",
        "say what support needs to know, without names",
    ),
    Choice {
        completes: &[Wish::Diagnose],
        ..alone(Wish::Online, "online", "ask the meeting servers, too")
    },
    alone(
        Wish::CreateInvitation,
        "create-invitation",
        "open the window where invitations are made",
    ),
    Choice {
        takes: Takes::Text,
        ..alone(
            Wish::Invite,
            "invite",
            "write the files of an invitation with this title",
        )
    },
    Choice {
        takes: Takes::Text,
        completes: &[Wish::Invite],
        ..alone(Wish::Room, "room", "name of the room")
    },
    Choice {
        takes: Takes::Text,
        completes: &[Wish::Invite],
        ..alone(Wish::Start, "start", "when it begins, as 2026-11-24T10:00")
    },
    Choice {
        takes: Takes::Text,
        completes: &[Wish::Invite],
        ..alone(Wish::End, "end", "when it ends, as 2026-11-24T11:00")
    },
    Choice {
        completes: &[Wish::Invite],
        ..alone(Wish::Past, "past", "a start in the past is meant")
    },
    Choice {
        takes: Takes::Folder,
        completes: &[Wish::Invite],
        ..alone(Wish::Out, "out", "folder for the files")
    },
    alone(
        Wish::Erase,
        "erase",
        "erase everything stored about this person",
    ),
    Choice {
        short: Some('V'),
        ..alone(Wish::Version, "version", "print the version")
    },
    Choice {
        short: Some('h'),
        ..alone(Wish::Help, "help", "print the help")
    },
];

/// What stands behind two dashes.
pub(crate) fn long(name: &str) -> Option<Wish> {
    let found = ALL.iter().find(|choice| choice.long == name);
    found.map(|choice| choice.wish)
}

/// What stands behind one dash.
pub(crate) fn short(letter: char) -> Option<Wish> {
    let found = ALL.iter().find(|choice| choice.short == Some(letter));
    found.map(|choice| choice.wish)
}
