//! Who opens `bbw-meet:` links, `.bbwmeet` files and pages here.

use bbw_meet_core::diagnosis::{Fact, Value};

#[cfg_attr(unix, path = "handlers/linux.rs")]
#[cfg_attr(windows, path = "handlers/windows.rs")]
mod here;

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = Vec::new();
    for (name, whose, handler) in [
        ("links", "links-are-ours", here::of_links()),
        ("files", "files-are-ours", here::of_files()),
    ] {
        facts.push((name, handler.clone().map_or(Value::None, Value::Text)));
        facts.push((
            whose,
            Value::Is(handler.is_some_and(|handler| here::is_ours(&handler))),
        ));
    }
    let browser = here::of_pages();
    facts.push(("default-browser", browser.map_or(Value::None, Value::Text)));
    facts
}
