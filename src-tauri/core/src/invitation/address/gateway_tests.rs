use super::*;

fn address(text: &str) -> Inside {
    Inside::Address(text.to_owned())
}

#[test]
fn every_gateway_is_unwrapped_by_its_own_rule() {
    const ROOM: &str = "https://meet.bbw.example/Runde?jwt=aa.bb.cc";
    for wrapped in [
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc&data=05%7C02&reserved=0",
        "https://EUR02.safelinks.protection.outlook.com/GetUrl?data=x&url=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc",
        "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc&locale=de",
        "https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc&k=x",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__meet.bbw.example_Runde-3Fjwt-3Daa.bb.cc&d=DwMFaQ&c=x",
        "https://urldefense.com/v3/__https://meet.bbw.example/Runde?jwt=aa.bb.cc__;!!Xy12!abc$",
        "https://urldefense.com/v3/__https:/meet.bbw.example/Runde?jwt=aa.bb.cc__;!!Xy12!abc$",
        "https://urldefense.us/v3/__https://meet.bbw.example/Runde*jwt=aa.bb.cc__;Pw!!Xy12!abc$",
        "https://www.google.com/url?q=https://meet.bbw.example/Runde%3Fjwt%3Daa.bb.cc&sa=D",
        "https://www.google.de/url?sa=t&url=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc",
        "https://linkprotect.cudasvc.com/url?a=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc&c=E,1,x",
        "https://secure-web.cisco.com/1abc-DEF/https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc",
        "https://imsva91-ctp.trendmicro.com/wis/clicktime/v1/query?url=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc&umid=x",
        "https://clicktime.symantec.com/3x?u=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc",
        "https://protect2.fireeye.com/v1/url?k=1&q=1&e=x&u=https%3A%2F%2Fmeet.bbw.example%2FRunde%3Fjwt%3Daa.bb.cc",
        "https://eu-central-1.protection.sophos.com/?d=bbw.example&u=aHR0cHM6Ly9tZWV0LmJidy5leGFtcGxlL1J1bmRlP2p3dD1hYS5iYi5jYw==&i=x",
        "https://url.avanan.click/v2/___https://meet.bbw.example/Runde?jwt=aa.bb.cc___.YXAzOmJidw",
    ] {
        assert_eq!(inside(wrapped), address(ROOM), "{wrapped}");
        assert!(may_hold_token(wrapped), "{wrapped}");
    }
}

#[test]
fn letters_that_proofpoint_took_out_are_put_back() {
    for (wrapped, inner) in [
        (
            "https://urldefense.com/v3/__https://meet.bbw.example/Gr**Ae__;w7zDnw!!Xy12!abc$",
            "https://meet.bbw.example/Grüße",
        ),
        (
            "https://urldefense.com/v3/__https://meet.bbw.example/a*b__;Kg!!x$",
            "https://meet.bbw.example/a*b",
        ),
    ] {
        assert_eq!(inside(wrapped), address(inner), "{wrapped}");
    }
}

#[test]
fn what_is_no_gateway_is_left_alone_and_what_cannot_be_undone_is_said() {
    for text in [
        "https://meet.bbw.example/Runde",
        "https://evil.example/?url=https%3A%2F%2Fmeet.bbw.example%2FRunde",
        "https://safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fx",
        "https://evilsafelinks.protection.outlook.com/?url=https%3A%2F%2Fx",
        "https://www.google.com/search?q=https://meet.bbw.example/Runde",
        "ftp://urldefense.com/v3/__https://x__;!!",
        "bbw-meet://urldefense.com/v3/__https://x__;!!",
        "urldefense.com/v3/__https://x__;!!",
        "",
    ] {
        assert_eq!(inside(text), Inside::Nothing, "{text}");
    }
    for text in [
        "https://protect-eu.mimecast.com/s/abcDEF",
        "https://eur02.safelinks.protection.outlook.com/?data=05",
        "https://urldefense.com/v3/__https://x",
        "https://urldefense.com/v3/__https://meet.bbw.example/a**__;!!x$",
        "https://urldefense.com/v3/__https://meet.bbw.example/a**z__;!!x$",
        "https://urldefense.com/v9/x",
        "https://eu.protection.sophos.com/?u=%FF%FF",
    ] {
        assert_eq!(inside(text), Inside::Sealed, "{text}");
    }
}

#[test]
fn a_token_is_hidden_whatever_stands_around_its_link() {
    let sophos = "https://eu.protection.sophos.com/?d=bbw&u=aHR0cHM6Ly9tZWV0LmJidy5leGFtcGxlL1J1bmRlP2p3dD1hYS5iYi5jYw==";
    for text in [
        format!("<{sophos}>"),
        format!("#{sophos}"),
        format!("\u{200b}{sophos}\u{200b}\n"),
        "\"https://meet.bbw.example/Runde#jwt=aa.bb.cc\"".to_owned(),
    ] {
        assert!(may_hold_token(&text), "{text:?}");
    }
    assert!(!may_hold_token("\u{200b}https://meet.bbw.example/Runde"));
    assert!(!may_hold_token("./Einladung.ics"));
}
