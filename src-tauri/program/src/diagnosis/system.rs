//! The system around the program.

use std::env;

use bbw_meet_core::diagnosis::{Fact, Value};
use jiff::Timestamp;
use jiff::tz::TimeZone;

#[cfg_attr(unix, path = "system/linux.rs")]
#[cfg_attr(windows, path = "system/windows.rs")]
mod here;

pub(super) fn facts() -> Vec<Fact> {
    let zone = TimeZone::system();
    let now = Timestamp::now();
    let name = zone.iana_name().map(str::to_owned);
    let offset = zone.to_offset(now);
    let zone = format!("{} ({offset})", name.as_deref().unwrap_or("?"));
    vec![
        ("os", Value::known(here::name())),
        ("desktop", variable("XDG_CURRENT_DESKTOP")),
        ("display", here::display()),
        ("locale", Value::known(here::locale())),
        ("clock", Value::Text(now.strftime("%FT%TZ").to_string())),
        ("zone", Value::Text(zone)),
        ("web-view", Value::known(here::web_view())),
    ]
}

fn variable(name: &str) -> Value {
    let value = env::var(name).ok().filter(|value| !value.is_empty());
    value.map_or(Value::None, Value::Text)
}
