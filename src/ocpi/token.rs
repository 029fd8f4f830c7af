//! Credentials tokens: what they may be made of, and how they stand in the header of a request (OCPI, credentials and transport).

use super::Error;
use crate::model::{self, Secret, hex};
use aws_lc_rs::digest;
use data_encoding::{BASE64, BASE64_NOPAD};

/// How long a token may be, in characters (credentials, `token`: string(64)).
pub const LONGEST_TOKEN: usize = 64;

/// The encoding of a token in the `Authorization` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenEncoding {
    /// As it is: OCPI 2.1.1, and what many implementations of later versions do.
    Raw,
    /// In base64 of its UTF-8: OCPI 2.2 and later.
    Base64,
}

impl TokenEncoding {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Raw, Self::Base64];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 2] = ["raw", "base64"];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl std::fmt::Display for TokenEncoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for TokenEncoding {
    type Err = model::Error;
    fn from_str(given: &str) -> Result<Self, model::Error> {
        Self::ALL.into_iter().find(|encoding| encoding.name() == given).ok_or_else(|| model::Error::Unknown {
            what: "an encoding of tokens",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

/// Checks that this can be a token: 1 to [`LONGEST_TOKEN`] characters from U+0021 to U+007E.
///
/// # Errors
/// [`Error::TokenLength`], [`Error::TokenCharacter`]; neither shows any of it.
pub fn check_token(token: &Secret) -> Result<(), Error> {
    let bytes = token.expose();
    // A character beyond ASCII is refused at the position of its first byte.
    if let Some(at) = bytes.iter().position(|byte| !byte.is_ascii_graphic()) {
        return Err(Error::TokenCharacter { position: at + 1 });
    }
    if (1..=LONGEST_TOKEN).contains(&bytes.len()) { Ok(()) } else { Err(Error::TokenLength { length: bytes.len() }) }
}

/// By what a server recognises a token without keeping it: the SHA-256 digest of its characters, in hexadecimal. It has no salt,
/// for a request with a token does not say whose it is, and the server looks for it; so it is only as good as the token is long
/// and random.
#[must_use]
pub fn token_digest(token: &Secret) -> String {
    hex::encode(digest::digest(&digest::SHA256, token.expose()).as_ref())
}

/// The value of the `Authorization` header of a request with this token: `Token …`, without a line's end.
#[must_use]
pub fn authorization(token: &Secret, encoding: TokenEncoding) -> Secret {
    const SCHEME: &[u8] = b"Token ";
    let token = token.expose();
    // Enough capacity: a buffer that grows leaves copies of the secret in memory.
    let mut value = Vec::with_capacity(SCHEME.len() + BASE64.encode_len(token.len()));
    value.extend_from_slice(SCHEME);
    match encoding {
        TokenEncoding::Raw => value.extend_from_slice(token),
        TokenEncoding::Base64 => {
            let mut encoded = zeroize::Zeroizing::new(vec![0; BASE64.encode_len(token.len())]);
            BASE64.encode_mut(token, &mut encoded);
            value.extend_from_slice(&encoded);
        }
    }
    Secret::new(value)
}

/// The token in the value of an `Authorization` header, for a server: `Token …`, the scheme in any case.
///
/// A newline behind the token inside the base64 does not count: examples in the text of OCPI have one, and have been copied.
/// Whether the token is right is for the caller to find out, by its SHA-256 or in constant time ([`Secret`] compares so).
///
/// # Errors
/// [`Error::Header`], [`Error::TokenLength`], [`Error::TokenCharacter`]
pub fn presented(value: &str, encoding: TokenEncoding) -> Result<Secret, Error> {
    let bad = |why| Error::Header { why };
    let (scheme, token) = value.trim_matches([' ', '\t']).split_once(' ').ok_or_else(|| bad("expected `Token` and the token"))?;
    if !scheme.eq_ignore_ascii_case("Token") {
        return Err(bad("expected the scheme `Token`"));
    }
    let token = token.trim_start_matches(' ').as_bytes();
    let token = match encoding {
        TokenEncoding::Raw => Secret::new(token.to_vec()),
        TokenEncoding::Base64 => {
            let decoded = Secret::new(
                BASE64.decode(token).or_else(|_| BASE64_NOPAD.decode(token)).map_err(|_| bad("what follows is no base64"))?,
            );
            let bytes = decoded.expose();
            let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
            Secret::new(bytes.strip_suffix(b"\r").unwrap_or(bytes).to_vec())
        }
    };
    check_token(&token)?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::from(text.to_owned())
    }

    fn header(text: &str, encoding: TokenEncoding) -> String {
        authorization(&secret(text), encoding).expose_str().unwrap().to_owned()
    }

    /// Of the base64, the example in the text of OCPI 2.2.1 without the newline that it encodes.
    #[test]
    fn a_token_has_two_encodings_in_the_header() {
        let token = "b2a6-40c5-99f1";
        assert_eq!(header(token, TokenEncoding::Raw), "Token b2a6-40c5-99f1");
        assert_eq!(header(token, TokenEncoding::Base64), "Token YjJhNi00MGM1LTk5ZjE=");
        for encoding in TokenEncoding::ALL {
            assert_eq!(presented(&header(token, encoding), encoding), Ok(secret(token)));
        }
        for given in [
            "token YjJhNi00MGM1LTk5ZjE=",
            "TOKEN  YjJhNi00MGM1LTk5ZjE ",
            " Token YjJhNi00MGM1LTk5ZjEK",
            "Token YjJhNi00MGM1LTk5ZjENCg==",
        ] {
            assert_eq!(presented(given, TokenEncoding::Base64), Ok(secret(token)), "{given}");
        }
        assert_eq!(token_digest(&secret("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_ne!(presented("Token YjJhNi00MGM1LTk5ZjE=", TokenEncoding::Raw), Ok(secret(token)));
    }

    #[test]
    fn what_is_no_token_is_refused_and_not_shown() {
        let refused = |given: &str, encoding| presented(given, encoding).unwrap_err().to_string();
        let raw = |given: &str| refused(given, TokenEncoding::Raw);
        assert_eq!(raw("hunter2"), "the `Authorization` header contains no OCPI token: expected `Token` and the token");
        assert_eq!(raw("Basic aHVudGVyMg=="), "the `Authorization` header contains no OCPI token: expected the scheme `Token`");
        assert_eq!(
            raw("Token hunter\u{e4}"),
            "character 7 of the token is not allowed, expected U+0021 to U+007E (credentials, token)"
        );
        assert_eq!(raw("Token a b"), "character 2 of the token is not allowed, expected U+0021 to U+007E (credentials, token)");
        assert_eq!(
            refused("Token hunter2!", TokenEncoding::Base64),
            "the `Authorization` header contains no OCPI token: what follows is no base64"
        );
        assert_eq!(check_token(&secret(&"x".repeat(64))), Ok(()));
        assert_eq!(
            check_token(&secret(&"x".repeat(65))).unwrap_err().to_string(),
            "the token has 65 characters, OCPI allows 1 to 64 (credentials, token)"
        );
        assert_eq!(check_token(&secret("")), Err(Error::TokenLength { length: 0 }));
    }

    proptest::proptest! {
        /// Whatever is sent, nothing panics; and what is taken is what was sent.
        #[test]
        fn a_header_says_what_it_said(token in "[!-~]{1,64}", noise in ".*") {
            for encoding in TokenEncoding::ALL {
                assert_eq!(presented(&header(&token, encoding), encoding), Ok(secret(&token)));
                if let Ok(token) = presented(&noise, encoding) {
                    assert_eq!(check_token(&token), Ok(()));
                }
            }
        }
    }
}
