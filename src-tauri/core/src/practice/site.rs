//! The files the page consists of, and what is answered to a request.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;

use super::End;
use crate::deployment::Palette;
use crate::language::Language;
use crate::origin::Origin;
use crate::profile::{TextSize, Theme};

/// Where the page lies below the server's origin. What the server itself has there is never asked.
const PATH: &str = "/bbw-meet/practice/";

/// Links of the page that end the practice.
const GO_ON: &str = "go-on";
const BACK: &str = "back";

/// What the page is told before its first line runs.
const BEGIN: &str = "begin.js";

/// What the page may do: run and be painted from its own files, and nothing else.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'";

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// Declares files of `ui/` that are served under the path they have there.
macro_rules! files {
    ($($kind:ident $path:literal,)*) => {
        &[$(($path, $kind, include_str!(concat!("../../../../ui/", $path)))),*]
    };
}

/// The page's own files, and those it shares with the launcher.
const FILES: &[(&str, &str, &str)] = files![
    SCRIPT "practice/page.js",
    SCRIPT "practice/devices.js",
    SCRIPT "practice/camera.js",
    SCRIPT "practice/microphone.js",
    SCRIPT "practice/sound.js",
    SCRIPT "practice/light.js",
    STYLE "practice/page.css",
    SCRIPT "dates.js",
    SCRIPT "dom.js",
    SCRIPT "parts.js",
    SCRIPT "theme.js",
    SCRIPT "words.js",
    STYLE "style/tokens.css",
    STYLE "style/base.css",
    STYLE "style/controls.css",
    STYLE "style/parts.css",
];

const INDEX: &str = include_str!("../../../../ui/practice/index.html");

/// How the page is to look and speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Looks {
    /// Its language.
    pub language: Language,
    /// Its colours.
    pub theme: Theme,
    /// Its text size.
    pub text_size: TextSize,
}

/// A file of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its path below that of the page.
    pub path: String,
    /// Its media type.
    pub kind: String,
    /// What is in it.
    pub content: String,
}

/// What a request of the window gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<'a> {
    /// This file.
    File(&'a File),
    /// Nothing more: the person has ended the practice.
    End(End),
    /// A refusal: it is none of the page's files.
    Nothing,
}

/// The page, whole: nothing of it is anywhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    origin: Origin,
    files: Vec<File>,
}

impl Site {
    /// The page under `origin`. `colours` are the organisation's own, `words` the catalogue of its
    /// language; `goes_on` says that a meeting waits behind it.
    pub fn new(
        origin: Origin,
        looks: Looks,
        colours: Option<Palette>,
        words: &Value,
        goes_on: bool,
    ) -> Self {
        let begin = json!({
            "language": looks.language,
            "theme": looks.theme,
            "textSize": looks.text_size,
            "colours": colours,
            "words": words,
            "goesOn": goes_on,
            "system": if cfg!(windows) { "windows" } else { "linux" },
        });
        let file = |path: &str, kind: &str, content: String| File {
            path: path.to_owned(),
            kind: kind.to_owned(),
            content,
        };
        let shipped = FILES
            .iter()
            .map(|(path, kind, content)| file(path, kind, (*content).to_owned()));
        let files = [
            file("", HTML, INDEX.to_owned()),
            // JSON is JavaScript since ECMAScript 2019.
            file(BEGIN, SCRIPT, format!("export const begin = {begin};\n")),
        ];
        Self {
            origin,
            files: files.into_iter().chain(shipped).collect(),
        }
    }

    /// The server under whose origin it is shown.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("{}{PATH}", self.origin)
    }

    /// What is answered to a request for `address`, whoever in the window makes it.
    pub fn reply(&self, address: &str) -> Reply<'_> {
        let Some(path) = self.path_of(address) else {
            return Reply::Nothing;
        };
        match path.as_str() {
            GO_ON => Reply::End(End::GoOn),
            BACK => Reply::End(End::Back),
            path => match self.files.iter().find(|file| file.path == path) {
                Some(file) => Reply::File(file),
                None => Reply::Nothing,
            },
        }
    }

    /// The part of an address below the page's own.
    fn path_of(&self, address: &str) -> Option<String> {
        let url = Url::parse(address).ok()?;
        (Origin::of(&url).as_ref() == Some(&self.origin)).then_some(())?;
        url.path().strip_prefix(PATH).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let origin = Origin::parse("https://meet.bbw.example:8443").unwrap();
        let looks = Looks {
            language: Language::SimpleGerman,
            theme: Theme::Dark,
            text_size: TextSize::Largest,
        };
        Site::new(
            origin,
            looks,
            None,
            &json!({"app.name": "BBW\u{2028}Meet"}),
            true,
        )
    }

    fn content<'a>(site: &'a Site, path: &str) -> &'a str {
        match site.reply(&format!("{}{path}", site.address())) {
            Reply::File(file) => &file.content,
            Reply::End(_) | Reply::Nothing => panic!("{path} is no file"),
        }
    }

    #[test]
    fn only_its_own_files_are_answered() {
        let site = site();
        assert!(content(&site, "").contains("<html"));
        assert!(content(&site, "practice/page.js").contains("import"));
        for foreign in [
            "https://meet.bbw.example:8443/",
            "https://meet.bbw.example:8443/Raum",
            "https://meet.bbw.example:8443/bbw-meet/practice",
            "https://meet.bbw.example:8443/favicon.ico",
            "https://meet.bbw.example/bbw-meet/practice/",
            "https://evil.example/bbw-meet/practice/",
            "http://meet.bbw.example:8443/bbw-meet/practice/",
            "https://meet.bbw.example:8443/bbw-meet/practice/../../etc/passwd",
            "https://meet.bbw.example:8443/bbw-meet/practice/locales/de.json",
            "file:///bbw-meet/practice/",
            "",
        ] {
            assert_eq!(site.reply(foreign), Reply::Nothing, "{foreign}");
        }
    }

    #[test]
    fn two_links_end_it() {
        let site = site();
        for (path, end) in [("go-on", End::GoOn), ("back", End::Back)] {
            let address = format!("{}{path}", site.address());
            assert_eq!(site.reply(&address), Reply::End(end));
        }
        assert!(content(&site, "practice/page.js").contains("\"go-on\""));
    }

    #[test]
    fn every_file_the_page_names_is_there() {
        let site = site();
        let named = |text: &str| -> Vec<String> {
            text.split('"')
                .filter(|word| word.ends_with(".js") || word.ends_with(".css"))
                .map(str::to_owned)
                .collect()
        };
        for path in named(INDEX) {
            content(&site, &path);
        }
        for file in &site.files {
            if file.kind == SCRIPT && file.path != BEGIN {
                let base = Url::parse(&format!("{}{}", site.address(), file.path)).unwrap();
                // Types of other files stand in comments only.
                let imports = file.content.lines();
                let imports = imports.filter(|line| line.starts_with("import "));
                for path in imports.flat_map(named) {
                    let address = base.join(&path).unwrap();
                    assert!(
                        matches!(site.reply(address.as_str()), Reply::File(_)),
                        "{path} of {}",
                        file.path
                    );
                }
            }
        }
    }

    #[test]
    fn the_page_is_told_how_to_look_and_speak() {
        let site = site();
        let begin = content(&site, "begin.js");
        let begin = begin
            .strip_prefix("export const begin = ")
            .and_then(|text| text.trim_end().strip_suffix(';'))
            .unwrap();
        let begin: Value = serde_json::from_str(begin).unwrap();
        assert_eq!(begin["language"], "de-simple");
        assert_eq!(begin["theme"], "dark");
        assert_eq!(begin["textSize"], 200);
        assert_eq!(begin["goesOn"], true);
        assert_eq!(begin["words"]["app.name"], "BBW\u{2028}Meet");
    }
}
