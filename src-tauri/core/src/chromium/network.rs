//! What Chromium's network errors mean to a person.

use crate::error::{Code, Problem};

/// Names are those of Chromium's `net/base/net_error_list.h`, as `Page.navigate` reports them.
pub(super) fn problem(error: &str) -> Problem {
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

/// What an HTTP status means to a person, from 400 on.
pub(super) fn status(status: u64) -> Problem {
    match status {
        // A Jitsi has a page for every name.
        404 | 410 => Code::NetWrongHost.into(),
        // A proxy (RFC 9110) or a portal (RFC 6585).
        407 | 511 => Code::NetPortal.into(),
        status => Problem::new(Code::NetServer).with("status", status),
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
            assert_eq!(problem(error).code, code, "{error}");
        }
        for (number, code) in [
            (404, Code::NetWrongHost),
            (500, Code::NetServer),
            (502, Code::NetServer),
            (511, Code::NetPortal),
        ] {
            assert_eq!(status(number).code, code, "{number}");
        }
    }

    #[test]
    fn only_names_are_shown() {
        let shown = |error: &str| problem(error).params["error"].clone();
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
