//! What an answer from the network means to a person: one table for every host.

use std::time::Duration;

use crate::error::{Code, Problem};

/// A server that has not answered after this long is not there. Browsers themselves would wait for minutes.
pub const PATIENCE: Duration = Duration::from_secs(25);

/// What a failure of Chromium means. Names are those of its `net/base/net_error_list.h`, as `Page.navigate` reports
/// them.
pub fn chromium(error: &str) -> Problem {
    let name = error.strip_prefix("net::ERR_").unwrap_or(error);
    let code = match name {
        "INTERNET_DISCONNECTED" | "NETWORK_CHANGED" | "NETWORK_ACCESS_DENIED" => Code::NetOffline,
        "NAME_NOT_RESOLVED" | "NAME_RESOLUTION_FAILED" | "DNS_TIMED_OUT" => Code::NetName,
        "CONNECTION_REFUSED"
        | "CONNECTION_RESET"
        | "CONNECTION_CLOSED"
        | "CONNECTION_FAILED"
        | "CONNECTION_ABORTED"
        | "ADDRESS_UNREACHABLE"
        | "EMPTY_RESPONSE"
        | "SSL_PROTOCOL_ERROR" => Code::NetRefused,
        "CONNECTION_TIMED_OUT" | "TIMED_OUT" => Code::NetTimeout,
        "CERT_DATE_INVALID" => Code::NetCertificateDate,
        "CERT_COMMON_NAME_INVALID" => Code::NetCertificateName,
        name if name.starts_with("CERT_") => Code::NetCertificate,
        name if name.starts_with("PROXY_") || name.starts_with("TUNNEL_") => Code::NetPortal,
        name => return Problem::new(Code::NetFailed).with("error", plain(name)),
    };
    code.into()
}

/// A name as those of Chromium's list; anything else could hold an address and is not shown.
fn plain(name: &str) -> &str {
    let named = name.len() <= 64
        && name
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    if named { name } else { "UNKNOWN" }
}

/// What an HTTP status means. `None` where it says that all is well.
pub fn status(status: u64) -> Option<Problem> {
    match status {
        0..400 => None,
        // A Jitsi server has a page for every name.
        404 | 410 => Some(Code::NetWrongHost.into()),
        // A proxy (RFC 9110) or a portal (RFC 6585).
        407 | 511 => Some(Code::NetPortal.into()),
        // It gave up waiting for the next one (RFC 9110).
        504 => Some(Code::NetTimeout.into()),
        status => Some(Problem::new(Code::NetServer).with("status", status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_own_words() {
        for (error, code) in [
            ("net::ERR_INTERNET_DISCONNECTED", Code::NetOffline),
            ("net::ERR_NAME_NOT_RESOLVED", Code::NetName),
            ("net::ERR_CONNECTION_REFUSED", Code::NetRefused),
            ("net::ERR_CONNECTION_TIMED_OUT", Code::NetTimeout),
            ("net::ERR_CERT_AUTHORITY_INVALID", Code::NetCertificate),
            ("net::ERR_CERT_DATE_INVALID", Code::NetCertificateDate),
            (
                "net::ERR_CERT_COMMON_NAME_INVALID",
                Code::NetCertificateName,
            ),
            ("net::ERR_PROXY_CONNECTION_FAILED", Code::NetPortal),
            ("net::ERR_SOMETHING_NEW", Code::NetFailed),
        ] {
            assert_eq!(chromium(error).code, code, "{error}");
        }
        for (number, code) in [
            (0, None),
            (200, None),
            (399, None),
            (400, Some(Code::NetServer)),
            (404, Some(Code::NetWrongHost)),
            (407, Some(Code::NetPortal)),
            (500, Some(Code::NetServer)),
            (502, Some(Code::NetServer)),
            (504, Some(Code::NetTimeout)),
            (511, Some(Code::NetPortal)),
        ] {
            assert_eq!(status(number).map(|problem| problem.code), code, "{number}");
        }
    }

    #[test]
    fn only_names_are_shown() {
        let shown = |error: &str| chromium(error).params["error"].clone();
        assert_eq!(shown("net::ERR_TOO_MANY_REDIRECTS"), "TOO_MANY_REDIRECTS");
        for error in [
            "Cannot go to https://meet.bbw.example/Raum?jwt=a",
            "net::ERR_\u{202e}",
        ] {
            assert_eq!(shown(error), "UNKNOWN", "{error}");
        }
        assert_eq!(shown(&"A".repeat(4096)), "UNKNOWN");
    }
}
