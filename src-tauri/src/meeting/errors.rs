//! What WebView2's numbers mean. They are those of its header `WebView2.h`; `webview2.rs` lets the compiler compare.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::network;

// `COREWEBVIEW2_WEB_ERROR_STATUS`: how a navigation failed.
pub(super) const CERTIFICATE_COMMON_NAME_IS_INCORRECT: i32 = 1;
pub(super) const CERTIFICATE_EXPIRED: i32 = 2;
pub(super) const CLIENT_CERTIFICATE_CONTAINS_ERRORS: i32 = 3;
pub(super) const CERTIFICATE_REVOKED: i32 = 4;
pub(super) const CERTIFICATE_IS_INVALID: i32 = 5;
pub(super) const SERVER_UNREACHABLE: i32 = 6;
pub(super) const TIMEOUT: i32 = 7;
pub(super) const ERROR_HTTP_INVALID_SERVER_RESPONSE: i32 = 8;
pub(super) const CONNECTION_ABORTED: i32 = 9;
pub(super) const CONNECTION_RESET: i32 = 10;
pub(super) const DISCONNECTED: i32 = 11;
pub(super) const CANNOT_CONNECT: i32 = 12;
pub(super) const HOST_NAME_NOT_RESOLVED: i32 = 13;
pub(super) const CANCELLED: i32 = 14;
pub(super) const VALID_PROXY_AUTHENTICATION_REQUIRED: i32 = 18;

/// What a failed navigation means to a person: what Chromium's own name for it means, since WebView2 is one.
pub(super) fn problem(error: i32) -> Problem {
    let name = match error {
        CERTIFICATE_COMMON_NAME_IS_INCORRECT => "CERT_COMMON_NAME_INVALID",
        CERTIFICATE_EXPIRED => "CERT_DATE_INVALID",
        CLIENT_CERTIFICATE_CONTAINS_ERRORS | CERTIFICATE_REVOKED | CERTIFICATE_IS_INVALID => {
            "CERT_INVALID"
        }
        SERVER_UNREACHABLE => "ADDRESS_UNREACHABLE",
        ERROR_HTTP_INVALID_SERVER_RESPONSE => "EMPTY_RESPONSE",
        CONNECTION_ABORTED => "CONNECTION_ABORTED",
        CONNECTION_RESET => "CONNECTION_RESET",
        CANNOT_CONNECT => "CONNECTION_FAILED",
        TIMEOUT => "TIMED_OUT",
        DISCONNECTED => "INTERNET_DISCONNECTED",
        HOST_NAME_NOT_RESOLVED => "NAME_NOT_RESOLVED",
        VALID_PROXY_AUTHENTICATION_REQUIRED => "PROXY_AUTH_REQUESTED",
        other => {
            return Problem::new(Code::NetFailed).with("error", format_args!("WebView2 {other}"));
        }
    };
    network::chromium(name)
}

// `COREWEBVIEW2_PROCESS_FAILED_KIND`: which process died.
pub(super) const BROWSER_PROCESS_EXITED: i32 = 0;
pub(super) const RENDER_PROCESS_EXITED: i32 = 1;

/// Is the meeting lost with this process? The others are started anew by WebView2; an unresponsive one may recover.
pub(super) fn ends_meeting(process: i32) -> bool {
    matches!(process, BROWSER_PROCESS_EXITED | RENDER_PROCESS_EXITED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_own_words() {
        for (error, code) in [
            (1, Code::NetCertificateName),
            (2, Code::NetCertificateDate),
            (5, Code::NetCertificate),
            (7, Code::NetTimeout),
            (11, Code::NetOffline),
            (12, Code::NetRefused),
            (13, Code::NetName),
            (18, Code::NetPortal),
            (99, Code::NetFailed),
        ] {
            assert_eq!(problem(error).code, code, "{error}");
        }
    }

    #[test]
    fn a_call_survives_the_graphics_process() {
        // 2: unresponsive page, 3: a frame's process, 4: utility, 5: sandbox helper, 6: graphics.
        assert_eq!((0..10).filter(|kind| ends_meeting(*kind)).count(), 2);
        assert!(ends_meeting(0) && ends_meeting(1));
    }
}
