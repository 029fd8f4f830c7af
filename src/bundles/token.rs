//! The credentials token in the bundle of an OCPI party.

use super::{Error, names};
use crate::{
    model::Secret,
    ocpi::{TokenEncoding, Version, authorization, check_token},
};
use serde::{Deserialize, Serialize};

/// The token that a party sends, and its form in the `Authorization` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyToken {
    /// The token.
    pub token: Secret,
    /// The OCPI version of the requests.
    pub version: Version,
    /// The encoding of the token in the `Authorization` header.
    pub encoding: TokenEncoding,
}

/// The fields of `token.json`. A value exists only while the file is written or read; the text itself is a [`Secret`].
#[derive(Serialize, Deserialize)]
struct File {
    /// As [`PartyToken::token`].
    token: zeroize::Zeroizing<String>,
    /// As [`PartyToken::version`].
    ocpi_version: String,
    /// As [`PartyToken::encoding`].
    token_encoding: String,
    /// The value of the `Authorization` header.
    authorization: zeroize::Zeroizing<String>,
}

impl PartyToken {
    /// Writes `token.json`.
    #[cfg(feature = "cli")]
    pub(super) fn to_json(&self) -> Result<Secret, Error> {
        let text = |secret: &Secret| zeroize::Zeroizing::new(secret.expose_str().unwrap_or_default().to_owned());
        let file = File {
            token: text(&self.token),
            ocpi_version: self.version.to_string(),
            token_encoding: self.encoding.to_string(),
            authorization: text(&authorization(&self.token, self.encoding)),
        };
        // Enough capacity for the whole file: a vector that grows leaves copies of the secret in memory.
        let mut text = zeroize::Zeroizing::new(Vec::with_capacity(1024));
        serde_json::to_writer_pretty(&mut *text, &file).map_err(|e| Error::content(names::TOKEN, e))?;
        text.push(b'\n');
        Ok(Secret::new(std::mem::take(&mut *text)))
    }

    pub(super) fn from_json(json: &[u8]) -> Result<Self, Error> {
        // The message of the parser would repeat the value, which may be the token.
        let bad =
            |e: serde_json::Error| Error::content(names::TOKEN, format!("no token at line {}, column {}", e.line(), e.column()));
        let file: File = serde_json::from_slice(json).map_err(bad)?;
        let token = Secret::new(file.token.as_bytes().to_vec());
        check_token(&token).map_err(|e| Error::content(names::TOKEN, e))?;
        let version = file.ocpi_version.parse().map_err(|e| Error::content(names::TOKEN, e))?;
        let encoding = file.token_encoding.parse().map_err(|e| Error::content(names::TOKEN, e))?;
        if authorization(&token, encoding).expose() != file.authorization.as_bytes() {
            return Err(Error::content(names::TOKEN, "`authorization` is not the token in the encoding `token_encoding`"));
        }
        Ok(Self { token, version, encoding })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(token: &str, encoding: &str, authorization: &str) -> Result<PartyToken, Error> {
        let json = serde_json::json!({
            "token": token, "ocpi_version": "2.2.1", "token_encoding": encoding, "authorization": authorization,
        });
        PartyToken::from_json(json.to_string().as_bytes())
    }

    #[test]
    fn token_and_authorization_header_must_match() {
        let token = read("abc", "base64", "Token YWJj").unwrap();
        assert_eq!((token.token.expose(), token.encoding), (&b"abc"[..], TokenEncoding::Base64));
        #[cfg(feature = "cli")]
        assert_eq!(PartyToken::from_json(token.to_json().unwrap().expose()), Ok(token));
        let mismatch = Err(Error::content("token.json", "`authorization` is not the token in the encoding `token_encoding`"));
        assert_eq!(read("abc", "raw", "Token YWJj"), mismatch);
        assert_eq!(read("abd", "base64", "Token YWJj"), mismatch);
        assert!(read("a c", "raw", "Token a c").is_err());
        let why = PartyToken::from_json(br#"{"token": 12345678}"#).unwrap_err().to_string();
        assert_eq!(why, "`token.json`: no token at line 1, column 18");
    }
}
