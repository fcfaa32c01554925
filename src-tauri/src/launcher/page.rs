//! What the page has before its own first line runs: everything it needs to draw itself, and built-in objects that
//! nothing can change.

use bbw_meet_core::profile::Theme;
use bbw_meet_core::window::protocol::Launcher;
use serde_json::json;

/// Without these, one careless line could change what every object of the page has. `Error` is left as it is, since
/// errors are given names and messages of their own by assignment.
const FREEZE: &str = "for (const kind of [Object, Array, Function, String, Number, Boolean, RegExp, Map, Set, Promise]) \
     Object.freeze(kind.prototype);";

/// The script that runs before the page's own.
pub(super) fn script(launcher: &Launcher) -> String {
    let first = json!({
        "view": launcher.view,
        "words": launcher.words,
        "languages": launcher.languages,
        "notices": launcher.notices,
        "brand": launcher.brand,
    });
    format!(
        "{FREEZE}\nObject.defineProperty(window, \"__BBW_MEET__\", {{ value: JSON.parse({}, (_, part) => Object.freeze(part)) }});\n{}",
        literal(&first.to_string()),
        colours(launcher.view.profile.settings.theme)
    )
}

/// Gives the page its colours before its style is there: what is painted first has them. Which are the desktop's, the
/// style finds out by itself.
fn colours(theme: Theme) -> String {
    if theme == Theme::System {
        return String::new();
    }
    format!(
        "document.documentElement?.setAttribute(\"data-theme\", {});",
        json!(theme)
    )
}

/// A text as a literal of JavaScript, in which nothing ends a script or a line.
fn literal(text: &str) -> String {
    json!(text)
        .to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Without these lines each module is found only when another has come that wants it: three journeys instead of one.
    #[test]
    fn the_page_fetches_all_its_modules_at_once() {
        let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui");
        let mut modules = BTreeSet::new();
        for folder in ["", "screens/"] {
            for entry in fs::read_dir(ui.join(folder)).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                modules.extend(name.ends_with(".js").then(|| format!("{folder}{name}")));
            }
        }
        // The one that begins, and the one that few people ever need.
        assert!(modules.remove("app.js") && modules.remove("licences.js"));
        let html = fs::read_to_string(ui.join("index.html")).unwrap();
        let fetched: BTreeSet<_> = html
            .lines()
            .filter_map(|line| {
                line.trim()
                    .strip_prefix("<link rel=\"modulepreload\" href=\"")
            })
            .filter_map(|rest| rest.strip_suffix("\">"))
            .map(str::to_owned)
            .collect();
        assert_eq!(fetched, modules);
    }

    #[test]
    fn chosen_colours_are_there_before_the_style() {
        let script = "document.documentElement?.setAttribute(\"data-theme\", \"contrast\");";
        assert_eq!(colours(Theme::Contrast), script);
        assert_eq!(colours(Theme::System), "");
    }

    #[test]
    fn no_text_gets_out_of_its_literal() {
        for text in [
            "</script><script>alert(1)//",
            "\u{2028}alert(1)\u{2029}",
            "\"); alert(1); (\"",
            "\\",
            "\\u003c",
            "a\nb",
            "Grüße ✓",
        ] {
            let literal = literal(text);
            assert_eq!(serde_json::from_str::<String>(&literal).unwrap(), text);
            assert!(
                !literal.contains(['<', '\n', '\u{2028}', '\u{2029}']),
                "{literal}"
            );
        }
    }
}
