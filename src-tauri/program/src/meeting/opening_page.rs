//! The local page a meeting window shows until the meeting is there, in the person's language and colours.

use bbw_meet_core::profile::Theme;

use super::Order;
use crate::desktop::words::say;

const TEMPLATE: &str = include_str!("../../../../ui/opening.html");

/// The page. It names no meeting: it stays on disk, where meeting names do not belong.
pub(super) fn html(order: &Order) -> String {
    let theme = match order.profile.settings.theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Contrast => "contrast",
    };
    let words = |key: &str| escape(&say(order.language, key));
    [
        ("{{lang}}", order.language.jitsi().to_owned()),
        ("{{theme}}", theme.to_owned()),
        ("{{title}}", words("app.name")),
        ("{{text}}", words("opening.page.text")),
        ("{{slow}}", words("opening.page.slow")),
    ]
    .iter()
    .fold(TEMPLATE.to_owned(), |page, (placeholder, value)| {
        page.replace(placeholder, value)
    })
}

/// The page with the meeting's title, for a window that takes it without a file.
pub(super) fn with_title(order: &Order) -> String {
    const PLACE: &str = "<p id=\"meeting\"></p>";
    let title = escape(order.title.as_deref().unwrap_or_default());
    html(order).replace(PLACE, &format!("<p id=\"meeting\">{title}</p>"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
