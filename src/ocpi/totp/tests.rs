//! The format's own examples, its refusals in its words and its order, and what must be so of any configuration.

use super::*;
use proptest::prelude::*;

const SECRET: &str = "secure!Charging!";
const MOMENT: i64 = 1_716_423_785;

fn secret(text: &str) -> Secret {
    Secret::from(text.to_owned())
}

fn parameters() -> Parameters {
    Parameters::new(secret(SECRET))
}

fn config(change: impl FnOnce(&mut Parameters)) -> Config {
    let mut parameters = parameters();
    change(&mut parameters);
    Config::new(&parameters).unwrap()
}

fn codes(config: &Config, at: i64, exporter: &[u8]) -> [String; 3] {
    let codes = config.codes(Timestamp(at), exporter).unwrap();
    [codes.previous, codes.current, codes.next].map(|code| code.expose_str().unwrap().to_owned())
}

/// Codes that the format's own implementations have agreed on.
#[test]
fn codes_are_those_of_the_format() {
    let usual = config(|_| {});
    assert_eq!(codes(&usual, 1_718_611_200, &[]), ["QT1cCdKsIb9e", "akF3c7qY2uiu", "1U70OgaBA48M"]);
    assert_eq!(codes(&usual, MOMENT, &[]), ["MdPU0jCm5tXz", "CN63y502maVh", "dI54vnA25m2h"]);
    // Before the first slot there is the last that 64 bits can count.
    assert_eq!(codes(&usual, 0, &[]), ["SzcwtcR5qcY7", "u5CoKdo5HUS1", "tVGiyLys7Y1V"]);
    let minute = config(|p| p.validity = 60);
    assert_eq!(codes(&minute, MOMENT, &[]), ["nTdkiuG6yUyg", "XJZr0L1DGKn0", "ft0ONZ62MdMj"]);
    let digits = config(|p| (p.alphabet, p.length) = (" 0123456789\t".to_owned(), 6));
    assert_eq!(codes(&digits, 1_718_611_200, &[]), ["277289", "441749", "127406"]);
    let exporter: Vec<u8> = (0..32).collect();
    let bound = config(|p| p.is_bound = true);
    assert_eq!(codes(&bound, MOMENT, &exporter), ["a603aFLdBS79", "gAzxPfYtmRgd", "cwveP1RTF3PN"]);
    for (change, current) in [
        (&(|p: &mut Parameters| p.hash = "sha384".to_owned()) as &dyn Fn(&mut Parameters), "jAzmwLzuPuUb"),
        (&|p| p.hash = "HMAC_SHA-512".to_owned(), "yBhTTbXO2ILd"),
        (&|p| p.length = 8, "CN63y502"),
        (&|p| (p.length, p.validity) = (6, 3600), "Ik0dNs"),
        (&|p| p.shared_secret = secret("sécürè!Chärgîng!"), "SLuwWQOYh3g0"),
        (&|p| p.shared_secret = secret("  secure!Charging!\u{3000}"), "CN63y502maVh"),
    ] {
        assert_eq!(codes(&config(change), MOMENT, &[])[1], current);
    }
}

/// Behind the end of the digest it begins again.
#[test]
fn long_codes_repeat_themselves() {
    for (hash, round) in [("sha256", 32), ("sha384", 48), ("sha512", 64)] {
        let config = config(|p| (p.length, p.hash) = (255, hash.to_owned()));
        let code = &codes(&config, MOMENT, &[])[1];
        assert!((0..255 - round).all(|at| code.as_bytes()[at] == code.as_bytes()[at + round]), "{hash}");
    }
}

#[test]
fn the_slot_says_how_long_it_lasts() {
    let usual = config(|_| {});
    for (at, remaining) in [(1_718_611_200, 30), (MOMENT, 25), (1_716_423_779, 1), (0, 30), (29, 1)] {
        assert_eq!(usual.slot(Timestamp(at)), Ok((at as u64 / 30, remaining)));
    }
    let (first, last) = (config(|p| p.validity = u64::MAX), Timestamp(i64::MAX));
    assert_eq!(first.slot(last), Ok((0, u64::MAX - i64::MAX as u64)));
    assert_eq!(usual.slot(Timestamp(-1)), Err(Error::Timestamp));
}

/// Each refusal in the words that all implementations share; of two faults, the one that the format has first.
#[test]
fn refusals_are_those_of_the_format() {
    let refused = |json: &str| Config::from_json(json.as_bytes()).unwrap_err().to_string();
    let no_secret = "The given shared secret must not be null or empty!";
    let length = "The expected length of the TOTP must be between 4 and 255 characters!";
    let validity = "The validity time must be a positive integer number of seconds!";
    let hash = "The hash algorithm must be one of: sha256, sha384, sha512!";
    let twice = "The given alphabet must not contain duplicate characters!";
    for (json, why) in [
        ("{}", no_secret),
        (r#"{"sharedSecret":null}"#, no_secret),
        (r#"{"sharedSecret":" \t\u0085 "}"#, no_secret),
        (r#"{"sharedSecret":"a b"}"#, "The given shared secret must not contain any whitespace characters!"),
        (r#"{"sharedSecret":"secure\u00a0Charging!"}"#, "The given shared secret must not contain any whitespace characters!"),
        (
            r#"{"sharedSecret":"secure!Charging","length":3}"#,
            "The length of the given shared secret must be at least 16 characters! It has 15; OCPP 2.1 allows 8 or more (C25), but this format does not",
        ),
        (r#"{"sharedSecret":"seven!7"}"#, "The length of the given shared secret must be at least 16 characters! It has 7"),
        (r#"{"sharedSecret":"secure!Charging!","length":3,"validityTime":0}"#, length),
        (r#"{"sharedSecret":"secure!Charging!","length":256}"#, length),
        (r#"{"sharedSecret":"secure!Charging!","totpLength":12.5}"#, length),
        (r#"{"sharedSecret":"secure!Charging!","length":"12"}"#, length),
        (r#"{"sharedSecret":"secure!Charging!","length":1e300}"#, length),
        (r#"{"sharedSecret":"secure!Charging!","validityTime":0,"hashAlgorithm":"md5"}"#, validity),
        (r#"{"sharedSecret":"secure!Charging!","validityTime":-30}"#, validity),
        (r#"{"sharedSecret":"secure!Charging!","validityTime":4.5}"#, validity),
        (r#"{"sharedSecret":"secure!Charging!","hashAlgorithm":"sha1","alphabet":""}"#, hash),
        (r#"{"sharedSecret":"secure!Charging!","hashAlgorithm":"md5"}"#, hash),
        (r#"{"sharedSecret":"secure!Charging!","alphabet":" "}"#, "The given alphabet must not be null or empty!"),
        (r#"{"sharedSecret":"secure!Charging!","alphabet":"a a"}"#, "The given alphabet must contain at least 4 characters!"),
        (r#"{"sharedSecret":"secure!Charging!","alphabet":"ab cdd"}"#, twice),
        // In UTF-16 both begin with the same half.
        (r#"{"sharedSecret":"secure!Charging!","alphabet":"ab😀😁"}"#, twice),
        (
            r#"{"sharedSecret":"secure!Charging!","alphabet":"ab cde"}"#,
            "The given alphabet must not contain any whitespace characters!",
        ),
        (
            r#"{"sharedSecret":"secure!Charging!","alphabet":"ab😀"}"#,
            "the alphabet has a character beyond U+FFFF, which the format forbids",
        ),
        (r#"{"sharedSecret":"secure!Charging!","length":12,"totpLength":8}"#, "`length` and `totpLength` say different things"),
        (
            r#"{"sharedSecret":1234567890123456}"#,
            "invalid totpConfig: a field that is not what it should be at line 1, column 32",
        ),
        ("{\n\"sharedSecret\":\"hunter2", "invalid totpConfig: no JSON at line 2, column 23"),
    ] {
        assert_eq!(refused(json), why, "{json}");
    }
    assert_eq!(
        config(|_| {}).codes(Timestamp(-1), &[]).unwrap_err().to_string(),
        "The timestamp must be a non-negative Unix timestamp in milliseconds!"
    );
    let text = Parameters::new(Secret::new(vec![0xff; 20]));
    assert_eq!(Config::new(&text), Err(Error::SecretNotText));
    // Eight characters, sixteen in UTF-16.
    assert!(Config::new(&Parameters::new(secret(&"😀".repeat(8)))).is_ok());
}

#[test]
fn json_says_what_was_read() {
    let read = Config::from_json(r#"{"sharedSecret":" secure!Charging!"}"#.as_bytes()).unwrap();
    assert_eq!(
        read.to_json().expose_str(),
        Some(
            r#"{"sharedSecret":"secure!Charging!","validityTime":30,"length":12,"alphabet":"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ","useTLSExporterMaterial":false,"hashAlgorithm":"sha256"}"#
        )
    );
    let given = r#"{"hashAlgorithm":"SHA-384","totpLength":8.0,"alphabet":"ACGT","useTLSExporterMaterial":true,"sharedSecret":"sécürè!Chärgîng!\"","validityTime":60,"more":[1]}"#;
    let read = Config::from_json(given.as_bytes()).unwrap();
    assert_eq!(
        read.to_json().expose_str(),
        Some(
            r#"{"sharedSecret":"sécürè!Chärgîng!\"","validityTime":60,"length":8,"totpLength":8,"alphabet":"ACGT","useTLSExporterMaterial":true,"hashAlgorithm":"sha384"}"#
        )
    );
    assert_eq!(Config::from_json(read.to_json().expose()), Ok(read.clone()));
    assert!(!format!("{read:?}").contains("Ch"), "{read:?}");
}

#[test]
fn three_windows_and_no_more() {
    let usual = config(|_| {});
    let verify = |code: &str, by: i64| usual.verify(code.as_bytes(), Timestamp(MOMENT + by), &[]).unwrap();
    let slot = MOMENT as u64 / 30;
    let accepted = |window| Some(Accepted { window, slot });
    assert_eq!(verify("CN63y502maVh", 0), accepted(Window::Current));
    assert_eq!(verify("CN63y502maVh", 30), accepted(Window::Previous));
    assert_eq!(verify("CN63y502maVh", -30), accepted(Window::Next));
    for wrong in ["CN63y502maV", "CN63y502maVhx", "cN63y502maVh", "CN63y502maVi", ""] {
        assert_eq!(verify(wrong, 0), None);
    }
    for by in [60, -60] {
        assert_eq!(verify("CN63y502maVh", by), None);
        assert_eq!(usual.drift(b"CN63y502maVh", Timestamp(MOMENT + by), &[], 10), Some(-by / 30));
    }
    assert_eq!(usual.drift(b"CN63y502maVh", Timestamp(MOMENT + 600), &[], 10), None);
    // Around the very first slot.
    assert_eq!(usual.verify(b"SzcwtcR5qcY7", Timestamp(0), &[]), Ok(Some(Accepted { window: Window::Previous, slot: u64::MAX })));
    assert_eq!(usual.drift(b"SzcwtcR5qcY7", Timestamp(0), &[], 10), None);
}

#[test]
fn what_is_bound_is_bound() {
    let (usual, bound) = (config(|_| {}), config(|p| p.is_bound = true));
    assert_eq!(bound.verify(b"CN63y502maVh", Timestamp(MOMENT), &[]), Err(Error::NoExporter));
    assert_eq!(usual.verify(b"CN63y502maVh", Timestamp(MOMENT), &[1]), Err(Error::Exporter));
    assert_eq!(bound.verify(b"CN63y502maVh", Timestamp(MOMENT), &[1]), Ok(None));
    // Missing material differs from an empty key.
    assert_eq!(bound.code_of_slot(7, &[]), usual.code_of_slot(7, &[]));
    assert_eq!(exporter_material(" 00fF\n").unwrap().expose(), [0, 255]);
    for bad in ["", "0", "0g", "ä"] {
        assert_eq!(exporter_material(bad), Err(Error::ExporterHex));
    }
}

fn text(value: &Secret) -> &str {
    value.expose_str().unwrap()
}

#[test]
fn codes_stand_in_headers_in_three_ways() {
    let code = secret("CN63y502maVh");
    assert_eq!(text(&totp(&code, false)), "0 CN63y502maVh");
    assert_eq!(text(&totp(&code, true)), "1 CN63y502maVh");
    assert_eq!(text(&authorization("DE*ABC", &code, false)), r#"TOTP login="REUqQUJD", totp="Q042M3k1MDJtYVZo", tlscb=false"#);
    assert_eq!(text(&authorization("a:b", &code, true)), r#"TOTP login="YTpi", totp="Q042M3k1MDJtYVZo""#);
    // base64 of `DE*ABC:CN63y502maVh`
    assert_eq!(text(&basic("DE*ABC", &code).unwrap()), "Basic REUqQUJDOkNONjN5NTAybWFWaA==");
    assert_eq!(
        basic("a:b", &code).unwrap_err().to_string(),
        "the header contains no TOTP: a login for HTTP Basic has no `:` (RFC 7617, 2)"
    );
}

#[test]
fn headers_are_read_as_they_may_be_written() {
    assert_eq!(parse_totp(" 0 CN63y502maVh\t"), Ok((secret("CN63y502maVh"), false)));
    assert_eq!(parse_totp("1 CN63y502maVh"), Ok((secret("CN63y502maVh"), true)));
    for bad in ["", "0", "0 ", "2 CN63y502maVh", "CN63y502maVh", "0 CN63 y502", "00 CN63y502maVh", "0 CN63\u{7}"] {
        assert!(parse_totp(bad).is_err(), "{bad}");
    }
    let expected = Credentials { login: "DE*ABC".to_owned(), code: secret("CN63y502maVh"), is_bound: false };
    for given in [
        r#"TOTP login="REUqQUJD", totp="Q042M3k1MDJtYVZo", tlscb=false"#,
        r#"totp login = "REUqQUJD" , totp=Q042M3k1MDJtYVZo ,tlscb="FALSE""#,
        r#"TOTP   tlscb=False, foo="a, \"b", TOTP="Q042M3k1MDJtYVZo",, LOGIN="REUqQU\JD""#,
    ] {
        assert_eq!(parse_authorization(given), Ok(expected.clone()), "{given}");
    }
    for bound in ["", ", tlscb=true", ", x=y"] {
        assert!(parse_authorization(&format!(r#"TOTP login="YQ==", totp="YQ"{bound}"#)).unwrap().is_bound);
    }
    for bad in [
        "",
        "TOTP",
        "TOTP ",
        r#"TOTP totp="YQ==""#,
        r#"TOTP login="YQ==""#,
        r#"TOTP login="", totp="YQ==""#,
        r#"TOTP login="YQ==", login="YQ==", totp="YQ==""#,
        r#"TOTP login="YQ==", totp="YQ==", tlscb=false, TLSCB=false"#,
        r#"TOTP login="YQ==", totp="YQ==", tlscb=maybe"#,
        r#"TOTP login="a!", totp="YQ==""#,
        r#"TOTP login="/w==", totp="YQ==""#,
        r#"TOTP login="YQ==" totp="YQ==""#,
        r#"TOTP login="YQ==", totp="YQ=="#,
        r#"TOTP login="YQ==\"#,
        "TOTP YQ==",
        "TOTP 0 YQ==:YQ==",
        "TOTP 1:YQ==:YQ==",
        r#"Basic login="YQ==", totp="YQ==""#,
    ] {
        assert!(parse_authorization(bad).is_err(), "{bad}");
    }
}

fn any_parameters() -> impl Strategy<Value = Parameters> {
    let alphabet =
        proptest::collection::hash_set("[0-9a-zA-Zä-ü*._-]", 4..60).prop_map(|set| set.into_iter().collect::<String>());
    let hash = proptest::sample::select(Hash::NAMES.to_vec());
    ("[!-~ä-ü]{16,60}", 1..=u64::MAX, 4..=255_u64, alphabet, hash).prop_map(|(text, validity, length, alphabet, hash)| {
        Parameters { shared_secret: secret(&text), validity, length, alphabet, is_bound: false, hash: hash.to_owned() }
    })
}

proptest! {
    #[test]
    fn what_is_made_is_taken(parameters in any_parameters(), at in 0..i64::MAX) {
        let config = Config::new(&parameters).unwrap();
        assert_eq!(Config::from_json(config.to_json().expose()), Ok(config.clone()));
        let codes = config.codes(Timestamp(at), &[]).unwrap();
        assert!(codes.remaining >= 1 && codes.remaining <= parameters.validity);
        for code in [&codes.previous, &codes.current, &codes.next] {
            assert_eq!(text(code).chars().count() as u64, parameters.length);
            assert!(text(code).chars().all(|c| parameters.alphabet.contains(c)));
            assert!(config.verify(code.expose(), Timestamp(at), &[]).unwrap().is_some());
        }
        let header = authorization("login", &codes.current, false);
        assert_eq!(parse_authorization(text(&header)).unwrap().code, codes.current);
        assert_eq!(parse_totp(text(&totp(&codes.current, true))), Ok((codes.current, true)));
    }

    #[test]
    fn nothing_panics(json in ".*", header in "(TOTP )?[a-z=\", \\\\A-Z]*", secret_text in ".*", alphabet in ".*", length: u64, validity: u64, slot: u64) {
        let _ = Config::from_json(json.as_bytes());
        let _ = parse_authorization(&header);
        let _ = parse_totp(&header);
        let parameters = Parameters { alphabet, length, validity, ..Parameters::new(secret(&secret_text)) };
        if let Ok(config) = Config::new(&parameters) {
            let _ = config.code_of_slot(slot, &[1]);
        }
    }
}
