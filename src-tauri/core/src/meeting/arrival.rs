//! What this program puts into a meeting's window: above all a script that runs at the start of every document.
//!
//! On the meeting's server it puts the person's name where Jitsi looks for it, gives the window a title, puts behind the
//! address what Jitsi is told, and shows that the meeting opens until Jitsi has drawn itself. For people who want to see
//! them, a second one shows Jitsi's sounds. They answer nobody, and leave nothing behind but what Jitsi was asked to
//! store. Seen with web clients of 2022 and 2025: a document has no head when the script runs, and its first own script
//! runs after the observer that waits for the head.

use std::ffi::OsStr;
use std::path::Path;

use serde_json::{Map, json};

use super::page::code;
use super::room::is_invisible;
use super::{Visit, keys};
use crate::language::Language;
use crate::profile::Theme;
use crate::words::fill;

/// What is said in the meeting's window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The window's title where nothing better is known: the program's name.
    pub program: String,
    /// "The meeting is being opened", in the person's language.
    pub heading: String,
    /// Where a file went, with `{file}` and `{folder}` for their names.
    pub saved: String,
    /// What sounds say, by the names of [`super::sounds::HEARD`].
    pub sounds: Vec<(&'static str, String)>,
    /// That language.
    pub language: Language,
    /// The person's colours.
    pub theme: Theme,
}

const SCRIPT: &str = include_str!("page/arrive.js");
const SOUNDS: &str = include_str!("page/sounds.js");
const SAVED: &str = include_str!("page/saved.js");
const STYLE: &str = include_str!("page/waiting.css");

/// The script. Values are handed over as JSON, which is also valid JavaScript (ECMAScript 2019). Secret, as the address
/// of the visit is.
pub fn script(visit: &Visit, words: &Words) -> String {
    let (search, hash) = visit.told();
    let told = json!({
        "origin": visit.origin().as_str(),
        "path": visit.path(),
        "search": search,
        "hash": hash,
        "settings": visit.display_name().map(|name| json!({ "displayName": name })),
        "asked": visit.asked(),
        "stage": [keys::STAGE.0, keys::STAGE.1],
        "title": visit.subject().unwrap_or(&words.program),
        "program": words.program,
        "heading": words.heading,
        "lang": words.language.primary(),
        "theme": words.theme.as_str(),
        "style": STYLE,
    });
    let arrive = format!("({})({told});", code(SCRIPT));
    match sounds(visit, words) {
        Some(sounds) => format!("{sounds}\n{arrive}"),
        None => arrive,
    }
}

/// The part that shows sounds. It is told nothing that the page does not know, since it works when the page's own
/// scripts have run.
fn sounds(visit: &Visit, words: &Words) -> Option<String> {
    let shown = visit.sounds()?;
    let says: Map<_, _> = words
        .sounds
        .iter()
        .map(|(name, word)| ((*name).to_owned(), json!(word)))
        .collect();
    let heard = json!({
        "origin": visit.origin().as_str(),
        "program": words.program,
        "words": says,
        "silent": shown.silent,
        "notify": shown.notify,
        "for": shown.for_ms,
        "lang": words.language.primary(),
        "theme": words.theme.as_str(),
        "style": STYLE,
    });
    Some(format!("({})({heard});", code(SOUNDS)))
}

/// An expression that tells for some seconds that the file at `path` was saved. The page learns no more of the path than
/// its last two names.
pub fn saved(path: &Path, words: &Words) -> String {
    let name = |path: Option<&OsStr>| {
        let name = path.unwrap_or_default().to_string_lossy();
        // What cannot be seen must not hide how a name ends.
        name.replace(is_invisible, " ")
    };
    let (file, folder) = (
        name(path.file_name()),
        name(path.parent().and_then(Path::file_name)),
    );
    let told = json!({
        "text": fill(&words.saved, |place| match place {
            "file" => Some(&file),
            "folder" => Some(&folder),
            _ => None,
        }),
        "lang": words.language.primary(),
        "theme": words.theme.as_str(),
        "style": STYLE,
    });
    format!("({})({told})", code(SAVED))
}

/// The colour behind a page that has painted nothing yet: red, green, blue. As `--paper` in `page/waiting.css`.
pub fn paper(theme: Theme, system_is_dark: bool) -> [u8; 3] {
    match theme {
        Theme::Contrast => [0, 0, 0],
        Theme::Dark => DARK,
        Theme::System if system_is_dark => DARK,
        Theme::Light | Theme::System => [0xfa, 0xf6, 0xef],
    }
}

const DARK: [u8; 3] = [0x19, 0x1b, 0x1a];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::visit::NameBy;
    use crate::meeting::{MeetingLink, Target};
    use crate::origin::Origin;
    use crate::profile::{DisplayName, Profile, Settings};

    fn visit(link: &str, title: Option<&str>) -> Visit {
        visit_with(link, title, |_| {})
    }

    fn visit_with(link: &str, title: Option<&str>, set: impl FnOnce(&mut Settings)) -> Visit {
        let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
        let target = Target::Meeting(MeetingLink::parse(link, &servers).unwrap());
        let mut profile = Profile {
            name: Some(DisplayName::parse("O'Neil \"</script>").unwrap()),
            ..Profile::default()
        };
        set(&mut profile.settings);
        Visit::new(target, title, &profile, Language::German, NameBy::Seed).unwrap()
    }

    fn words() -> Words {
        Words {
            program: "BBW Meet".into(),
            heading: "Das Meeting wird geöffnet".into(),
            saved: "{file} liegt in {folder}".into(),
            sounds: vec![("joined", "Jemand ist da".into())],
            language: Language::SimpleGerman,
            theme: Theme::System,
        }
    }

    fn told(visit: &Visit) -> serde_json::Value {
        let script = script(visit, &words());
        assert!(script.starts_with("(function (told) {"), "{script}");
        let (_, told) = script.rsplit_once("})(").unwrap();
        serde_json::from_str(told.strip_suffix(");").unwrap()).unwrap()
    }

    #[test]
    fn the_page_is_told_what_the_visit_says_and_nothing_is_lost() {
        let visit = visit("https://meet.bbw.example/t/Caf%C3%A9?jwt=aa.bb.cc", None);
        let told = told(&visit);
        let text = |name: &str| told[name].as_str().unwrap().to_owned();
        assert_eq!(
            format!(
                "{}{}{}{}",
                text("origin"),
                text("path"),
                text("search"),
                text("hash")
            ),
            visit.address()
        );
        assert_eq!(
            format!("{}{}", text("origin"), text("path")),
            visit.bare_address()
        );
        assert_eq!(text("search"), "?lang=de&jwt=aa.bb.cc");
        assert_eq!(text("title"), "Café");
        assert_eq!(told["settings"]["displayName"], "O'Neil \"</script>");
    }

    #[test]
    fn sounds_are_shown_where_that_is_wanted_by_a_script_that_is_told_no_secret() {
        let link = "https://meet.bbw.example/t/Raum?jwt=aa.bb.cc";
        assert!(!script(&visit(link, None), &words()).contains("Jemand ist da"));
        let visible = visit_with(link, None, |settings| {
            settings.visible_sounds = true;
            settings.sounds_off = true;
        });
        let script = script(&visible, &words());
        let (sounds, arrive) = script.split_once("\n(function (told)").unwrap();
        assert!(arrive.contains("aa.bb.cc"));
        for secret in ["aa.bb.cc", "O'Neil", "Raum", "config."] {
            assert!(!sounds.contains(secret), "{secret}");
        }
        let (_, heard) = sounds.rsplit_once("})(").unwrap();
        let heard: serde_json::Value =
            serde_json::from_str(heard.strip_suffix(");").unwrap()).unwrap();
        assert_eq!(heard["words"]["joined"], "Jemand ist da");
        assert_eq!(
            (&heard["silent"], &heard["notify"]),
            (&json!(true), &json!(false))
        );
    }

    #[test]
    fn the_title_of_the_invitation_is_preferred() {
        let visit = visit("https://meet.bbw.example/r", Some("Beratung"));
        assert_eq!(told(&visit)["title"], "Beratung");
    }

    #[test]
    fn of_a_saved_file_the_page_learns_the_last_two_names() {
        let path = Path::new("/home/anna/Downloads/{folder} 'a'\u{202e}\"<b>.pdf");
        let said = saved(path, &words());
        let (_, told) = said.rsplit_once("})(").unwrap();
        let told: serde_json::Value =
            serde_json::from_str(told.strip_suffix(')').unwrap()).unwrap();
        assert_eq!(told["text"], "{folder} 'a' \"<b>.pdf liegt in Downloads");
        assert!(!said.contains("anna"));
    }

    #[test]
    fn the_colours_are_those_of_the_page() {
        for (theme, dark, name) in [
            (Theme::Light, true, ".light"),
            (Theme::Dark, false, ".dark"),
            (Theme::Contrast, false, ".contrast"),
            (Theme::System, false, ".system"),
            (Theme::System, true, "dark) {\n  .system"),
        ] {
            let [red, green, blue] = paper(theme, dark);
            let (_, rule) = STYLE.split_once(name).unwrap();
            let (_, colour) = rule.split_once("--paper: ").unwrap();
            assert!(
                colour.starts_with(&format!("#{red:02x}{green:02x}{blue:02x}")),
                "{name}: {colour:.9}"
            );
        }
    }
}
