//! Tokens of Fernet, version 0x80 of its specification (github.com/fernet/spec): AES-128-CBC, then HMAC-SHA-256 over all of it.

use super::Error;
use crate::model::{Random, Secret, Timestamp};
use aes::Aes128;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7};
use data_encoding::BASE64URL;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

const VERSION: u8 = 0x80;
/// Octets of a block of SHA-256: a shorter key of HMAC is filled up with zeros (RFC 2104, 2).
const HMAC_BLOCK: usize = 64;
/// Octets of each half of a key.
const HALF: usize = 16;

/// A key: the one half signs, the other encrypts.
pub(super) struct Key {
    /// As HMAC takes it: zeros behind the key.
    signing: Zeroizing<[u8; HMAC_BLOCK]>,
    encrypting: Zeroizing<[u8; HALF]>,
}

impl Key {
    /// Draws one.
    pub(super) fn draw(random: &dyn Random) -> Result<Self, Error> {
        let mut both = Zeroizing::new([0; 2 * HALF]);
        random.fill(&mut *both).map_err(|_| Error::NoRandomness)?;
        Ok(Self::of(&both))
    }

    fn of(both: &[u8; 2 * HALF]) -> Self {
        let mut key = Self { signing: Zeroizing::new([0; HMAC_BLOCK]), encrypting: Zeroizing::new([0; HALF]) };
        key.signing[..HALF].copy_from_slice(&both[..HALF]);
        key.encrypting.copy_from_slice(&both[HALF..]);
        key
    }

    /// As it is kept in a file: both halves in base64url.
    pub(super) fn text(&self) -> Secret {
        let mut both = Zeroizing::new([0; 2 * HALF]);
        both[..HALF].copy_from_slice(&self.signing[..HALF]);
        both[HALF..].copy_from_slice(&*self.encrypting);
        Secret::from(BASE64URL.encode(&*both))
    }

    /// A token that holds a message, under an initialisation vector that must never come twice.
    pub(super) fn token(&self, message: &[u8], now: Timestamp, random: &dyn Random) -> Result<String, Error> {
        let mut vector = [0; HALF];
        random.fill(&mut vector).map_err(|_| Error::NoRandomness)?;
        let mut token = vec![VERSION];
        token.extend(now.0.to_be_bytes());
        token.extend(vector);
        let cipher = cbc::Encryptor::<Aes128>::new((&*self.encrypting).into(), &vector.into());
        token.extend(cipher.encrypt_padded_vec::<Pkcs7>(message));
        let mut mac = <Hmac<Sha256> as KeyInit>::new((&*self.signing).into());
        mac.update(&token);
        token.extend(mac.finalize().into_bytes());
        Ok(BASE64URL.encode(&token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;

    /// Gives 0, 1, 2, … each time.
    struct Ascending;

    impl Random for Ascending {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), model::Error> {
            (0..).zip(bytes).for_each(|(number, byte)| *byte = number);
            Ok(())
        }
    }

    /// `generate.json` of the specification.
    #[test]
    fn a_token_is_that_of_the_specification() {
        let key = BASE64URL.decode(b"cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=").unwrap();
        let key = Key::of(key.as_slice().try_into().unwrap());
        assert_eq!(key.text().expose(), b"cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");
        // 1985-10-26T01:20:00-07:00
        assert_eq!(
            key.token(b"hello", Timestamp(499_162_800), &Ascending).unwrap(),
            "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=="
        );
    }
}
