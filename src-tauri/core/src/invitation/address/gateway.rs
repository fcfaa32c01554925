//! Addresses that a mail gateway has wrapped in one of its own, unwrapped by the gateway's own rules.
//!
//! The rules are closed: a host that is not named here, a path or parameter that is not the gateway's, and nothing is
//! unwrapped. Nothing is ever asked of a gateway. What comes out is a stranger's text like any other and goes through
//! [`MeetingLink`](crate::meeting::MeetingLink).

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use percent_encoding::percent_decode_str;
use url::Url;

use crate::invitation::read::bare;
use crate::meeting::link;

/// How often one address may be wrapped in another: two gateways in a row, the sender's and the receiver's.
pub(in crate::invitation) const DEPTH: usize = 2;

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::invitation) enum Inside {
    /// Not a gateway's.
    Nothing,
    /// The address that was wrapped.
    Address(String),
    /// A gateway's, but only the gateway knows what it stands for.
    Sealed,
}

/// How a gateway wraps.
enum Rule {
    /// The address is the value of a query parameter, percent-encoded once.
    Parameter(&'static str),
    /// As before, but in an encoding of its own; see [`proofpoint`].
    Proofpoint,
    /// The address is the value of a query parameter, in Base64.
    Base64(&'static str),
    /// The address is the last segment of the path, percent-encoded.
    LastSegment,
    /// The address stands in the path between `___` and `___.`.
    Underscores,
    /// A number stands for the address.
    Sealed,
}

/// A gateway: its host, or with a leading dot every host below; the path's beginning; how it wraps.
struct Gateway(&'static str, &'static str, Rule);

/// The gateways. Each rule was read off addresses the gateway makes; where its maker has published it, that is named.
const GATEWAYS: &[Gateway] = &[
    // Microsoft Defender, Safe Links.
    Gateway(
        ".safelinks.protection.outlook.com",
        "/",
        Rule::Parameter("url"),
    ),
    Gateway(
        ".safelinks.protection.office365.us",
        "/",
        Rule::Parameter("url"),
    ),
    Gateway(
        "statics.teams.cdn.office.net",
        "/evergreen-assets/safelinks/",
        Rule::Parameter("url"),
    ),
    // Proofpoint URL Defense; its decoder is published.
    Gateway("urldefense.proofpoint.com", "/", Rule::Proofpoint),
    Gateway("urldefense.com", "/", Rule::Proofpoint),
    Gateway("urldefense.us", "/", Rule::Proofpoint),
    // Google, in calendars and mails.
    Gateway("www.google.com", "/url", Rule::Parameter("q")),
    Gateway("www.google.com", "/url", Rule::Parameter("url")),
    Gateway("www.google.de", "/url", Rule::Parameter("q")),
    Gateway("www.google.de", "/url", Rule::Parameter("url")),
    // Barracuda Link Protection.
    Gateway("linkprotect.cudasvc.com", "/url", Rule::Parameter("a")),
    // Cisco Secure Email.
    Gateway("secure-web.cisco.com", "/", Rule::LastSegment),
    // Trend Micro.
    Gateway(".trendmicro.com", "/wis/clicktime/", Rule::Parameter("url")),
    // Symantec, FireEye (Trellix).
    Gateway("clicktime.symantec.com", "/", Rule::Parameter("u")),
    Gateway("protect2.fireeye.com", "/v1/url", Rule::Parameter("u")),
    Gateway("protect.fireeye.com", "/", Rule::Parameter("u")),
    // Sophos Email.
    Gateway(".protection.sophos.com", "/", Rule::Base64("u")),
    // Check Point Harmony, formerly Avanan.
    Gateway("url.avanan.click", "/v2/", Rule::Underscores),
    Gateway("protect.checkpoint.com", "/v2/", Rule::Underscores),
    // Mimecast, Hornetsecurity, Retarus.
    Gateway(".mimecast.com", "/s/", Rule::Sealed),
    Gateway(".mimecastprotect.com", "/", Rule::Sealed),
    Gateway(".hornetsecurity.com", "/", Rule::Sealed),
    Gateway(".retarus.com", "/", Rule::Sealed),
];

/// May the text be a link with a token, wrapped or not? It is asked before anything is known of the link; see
/// [`link::may_hold_token`].
pub fn may_hold_token(text: &str) -> bool {
    let mut text = bare(text).to_owned();
    // In brackets, or with something before it, it is a text: which links it has in it is not looked at here.
    if !text.starts_with(char::is_alphanumeric) && text.contains("://") {
        return true;
    }
    for _ in 0..DEPTH {
        if link::may_hold_token(&text) {
            return true;
        }
        match inside(&text) {
            Inside::Address(inner) => text = inner,
            Inside::Nothing | Inside::Sealed => return false,
        }
    }
    link::may_hold_token(&text)
}

/// What `address` leads to, if it is a gateway's.
pub(in crate::invitation) fn inside(address: &str) -> Inside {
    let Ok(url) = Url::parse(address) else {
        return Inside::Nothing;
    };
    let (true, Some(host)) = (matches!(url.scheme(), "https" | "http"), url.host_str()) else {
        return Inside::Nothing;
    };
    let mut sealed = false;
    for Gateway(name, path, rule) in GATEWAYS {
        let is_host = host == *name || name.starts_with('.') && host.ends_with(name);
        if !is_host || !url.path().starts_with(path) {
            continue;
        }
        sealed = true;
        if let Some(inner) = apply(rule, &url, address) {
            return Inside::Address(inner);
        }
    }
    if sealed {
        Inside::Sealed
    } else {
        Inside::Nothing
    }
}

fn apply(rule: &Rule, url: &Url, address: &str) -> Option<String> {
    match rule {
        Rule::Parameter(name) => parameter(url, name),
        Rule::Base64(name) => base64(&parameter(url, name)?),
        Rule::Proofpoint => proofpoint(url, address),
        Rule::LastSegment => decoded(url.path_segments()?.next_back()?),
        // The path is taken from the text: parsing would merge the two slashes inside.
        Rule::Underscores => {
            let (_, rest) = address.split_once("/___")?;
            Some(rest.split_once("___.")?.0.to_owned())
        }
        Rule::Sealed => None,
    }
    .filter(|inner| !inner.is_empty())
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

fn decoded(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.into_owned())
}

fn base64(text: &str) -> Option<String> {
    // The padding may be missing, and a `+` of the alphabet may have become a space.
    let text = text.replace(' ', "+");
    let bytes = STANDARD
        .decode(&text)
        .or_else(|_| STANDARD_NO_PAD.decode(&text))
        .ok()?;
    String::from_utf8(bytes).ok()
}

fn proofpoint(url: &Url, address: &str) -> Option<String> {
    if url.path().starts_with("/v3/") {
        proofpoint_3(address)
    } else if url.path().starts_with("/v2/url") {
        decoded(&parameter(url, "u")?.replace('-', "%").replace('_', "/"))
    } else if url.path().starts_with("/v1/url") {
        parameter(url, "u")
    } else {
        None
    }
}

/// `/v3/__ADDRESS__;LETTERS!…$`: each `*` stands for the next letter, and `**X` for as many as the place of `X` in the
/// alphabet of Base64 says, and two.
fn proofpoint_3(address: &str) -> Option<String> {
    const RUNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (_, rest) = address.split_once("/v3/__")?;
    let (wrapped, rest) = rest.rsplit_once("__;")?;
    let letters = URL_SAFE_NO_PAD
        .decode(rest.split('!').next()?.trim_end_matches('='))
        .ok()?;
    let letters = String::from_utf8(letters).ok()?;
    let mut letters = letters.chars();
    let mut inner = String::new();
    let mut wrapped = wrapped.chars();
    while let Some(c) = wrapped.next() {
        if c != '*' {
            inner.push(c);
        } else if wrapped.clone().next() == Some('*') {
            wrapped.next();
            let run = RUNS.find(wrapped.next()?)? + 2;
            for _ in 0..run {
                inner.push(letters.next()?);
            }
        } else {
            inner.push(letters.next()?);
        }
    }
    // Servers on the way have turned two slashes into one.
    Some(match inner.split_once(":/") {
        Some((scheme, rest)) if !rest.starts_with('/') => format!("{scheme}://{rest}"),
        Some(_) | None => inner,
    })
}

#[cfg(test)]
#[path = "gateway_tests.rs"]
mod tests;
