//! What the page has before its own first line runs: everything it needs to draw itself, and built-in objects that
//! nothing can change.

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
        "notice": launcher.notice,
    });
    format!(
        "{FREEZE}\nObject.defineProperty(window, \"__BBW_MEET__\", {{ value: JSON.parse({}, (_, part) => Object.freeze(part)) }});",
        literal(&first.to_string())
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
    use super::*;

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
