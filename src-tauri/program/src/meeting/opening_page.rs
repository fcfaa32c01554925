//! The local page a meeting window shows until the meeting is there, in the person's language and colours, and what else
//! is said in that window.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::arrival::Words;
use bbw_meet_core::meeting::sounds::HEARD;
use bbw_meet_core::profile::Theme;
use bbw_meet_core::words::PROGRAM;

use super::Order;
use crate::desktop::words::say;

const TEMPLATE: &str = include_str!("../../../../ui/opening.html");

/// Where the package puts the page. On Wayland a window is known by the file it began with, so that a desktop entry can
/// name it; and its path, which is a window's title for the first tenth of a second, names nobody.
const PACKAGED: &str = "/usr/share/bbw-meet/opening.html";

/// What is said in the meeting's window.
pub(super) fn words(order: &Order) -> Words {
    let say = |key: &str| say(order.language, key);
    Words {
        program: say("app.name"),
        heading: say("opening.page.text"),
        saved: say("opening.page.saved"),
        sounds: HEARD
            .iter()
            .map(|(sound, word)| (*sound, say(&format!("sound.{word}"))))
            .collect(),
        language: order.language,
        theme: order.profile.settings.theme,
    }
}

/// The page, the same for everybody and in every organisation: on Wayland its file is the window's identity. It names no
/// meeting: it stays on disk, where meeting names do not belong.
pub(super) fn html() -> String {
    let languages = Language::ALL.iter();
    let places: String = languages
        .flat_map(|language| Theme::ALL.iter().map(|theme| place(*language, *theme)))
        .chain(Theme::ALL.into_iter().map(plain))
        .map(|place| format!("\n      <i id=\"{place}\"></i>"))
        .collect();
    fill("", "", &places)
}

/// Which words and colours are seen, as the fragment of the page's address.
pub(super) fn fragment(order: &Order) -> String {
    place(order.language, order.profile.settings.theme)
}

/// The underscore is in no language tag, so no language's place begins like that of another.
fn place(language: Language, theme: Theme) -> String {
    format!("{}_{}", language.as_str(), theme.as_str())
}

/// The same without words, where no meeting is opened.
pub(super) fn plain(theme: Theme) -> String {
    format!("plain_{}", theme.as_str())
}

/// Writes the page into a folder that the browser can see, unless it stands there already. The file's place never
/// changes: on Wayland the window's identity comes from it.
pub(super) fn put(folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join(FILE);
    let html = html();
    if fs::read(&path).ok().as_deref() != Some(html.as_bytes()) {
        fs::write(&path, html)?;
    }
    Ok(path)
}

const FILE: &str = "opening.html";

/// The page as the package brought it, if it is the one of this program.
pub(super) fn packaged() -> Option<PathBuf> {
    let path = Path::new(PACKAGED);
    let same = fs::read(path).is_ok_and(|page| page == html().as_bytes());
    same.then(|| path.to_owned())
}

/// The page with the meeting's title, for a window that takes it without a file.
pub(super) fn with_title(order: &Order) -> String {
    const PLACE: &str = "<p id=\"meeting\"></p>";
    let title = escape(order.title.as_deref().unwrap_or_default());
    let theme = order.profile.settings.theme.as_str();
    fill(order.language.as_str(), theme, "")
        .replace(PLACE, &format!("<p id=\"meeting\">{title}</p>"))
}

fn fill(language: &str, theme: &str, places: &str) -> String {
    let shown: String = Language::ALL
        .iter()
        .map(|language| {
            let tag = language.as_str();
            format!(
                "\n      :root[data-language=\"{tag}\"] [lang=\"{tag}\"], :root:has([id^=\"{tag}_\"]:target) [lang=\"{tag}\"] {{ display: inline; }}"
            )
        })
        .collect();
    let said = |key: &str| -> String {
        let languages = Language::ALL.iter();
        languages
            .map(|language| {
                let words = escape(&say(*language, key));
                format!("<span lang=\"{}\">{words}</span>", language.as_str())
            })
            .collect()
    };
    TEMPLATE
        .replace("{{language}}", language)
        .replace("{{theme}}", theme)
        .replace("{{title}}", PROGRAM)
        .replace("{{shown}}", &shown)
        .replace("{{places}}", places)
        .replace("{{text}}", &said("opening.page.text"))
        .replace("{{slow}}", &said("opening.page.slow"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_the_package_is_the_programs() {
        let place = concat!(env!("CARGO_MANIFEST_DIR"), "/../linux/opening.html");
        if std::env::var_os("BBW_MEET_WRITE").is_some() {
            fs::write(place, html()).unwrap();
        }
        assert!(
            fs::read_to_string(place).unwrap() == html(),
            "run this test once with BBW_MEET_WRITE=1"
        );
    }

    #[test]
    fn every_language_and_theme_has_its_place_and_its_words() {
        let page = html();
        assert!(!page.contains("}}"), "{page}");
        for language in Language::ALL {
            for theme in Theme::ALL {
                let place = format!("<i id=\"{}\"></i>", place(language, theme));
                assert!(page.contains(&place), "{place}");
            }
            assert!(page.contains(&escape(&say(language, "opening.page.text"))));
        }
    }
}
