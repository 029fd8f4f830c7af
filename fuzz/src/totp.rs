//! `totpConfig` and headers with codes and tokens: what is read is written as it was, and read again.

use crate::sentence;
use evpki::{
    model::Timestamp,
    ocpi::{
        TokenEncoding, authorization, check_token, presented,
        totp::{self, Config},
    },
};

pub fn check(data: &[u8]) {
    match Config::from_json(data) {
        Ok(config) => {
            let written = config.to_json();
            assert_eq!(Config::from_json(written.expose()).as_ref(), Ok(&config));
            assert!(config.shared_secret().expose_str().unwrap().encode_utf16().count() >= 16);
            let at = Timestamp(1_795_240_800);
            let exporter: &[u8] = if config.is_bound() { &[1; 32] } else { &[] };
            let codes = config.codes(at, exporter).unwrap();
            let alphabet = config.alphabet();
            for code in [&codes.previous, &codes.current, &codes.next] {
                let text = code.expose_str().unwrap();
                assert_eq!(text.chars().count(), config.length());
                assert!(text.chars().all(|c| alphabet.contains(c)));
                assert!(config.verify(code.expose(), at, exporter).unwrap().is_some());
            }
        }
        Err(error) => drop(sentence(error)),
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    match totp::parse_authorization(text) {
        Ok(read) => {
            let written = totp::authorization(&read.login, &read.code, read.is_bound);
            assert_eq!(totp::parse_authorization(written.expose_str().unwrap()), Ok(read));
        }
        Err(error) => drop(sentence(error)),
    }
    match totp::parse_totp(text) {
        Ok((code, is_bound)) => {
            let written = totp::totp(&code, is_bound);
            assert_eq!(totp::parse_totp(written.expose_str().unwrap()), Ok((code, is_bound)));
        }
        Err(error) => drop(sentence(error)),
    }
    for encoding in TokenEncoding::ALL {
        match presented(text, encoding) {
            Ok(token) => {
                assert_eq!(check_token(&token), Ok(()));
                let written = authorization(&token, encoding);
                assert_eq!(presented(written.expose_str().unwrap(), encoding), Ok(token));
            }
            Err(error) => drop(sentence(error)),
        }
    }
}
