//! XChaCha20-Poly1305 with a random nonce in front of the ciphertext, for sealed records and slots.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::Error;
use crate::model::{Random, Secret};

/// Length of a key, in octets.
pub(super) const KEY: usize = 32;
/// Length of a nonce, in octets.
pub(super) const NONCE: usize = 24;
/// Length of a tag, in octets.
pub(super) const TAG: usize = 16;

/// A key that is ready for use. It is wiped when dropped.
#[derive(Clone)]
pub(super) struct Cipher(XChaCha20Poly1305);

impl Cipher {
    pub(super) fn new(key: &[u8; KEY]) -> Self {
        Self(XChaCha20Poly1305::new(key.into()))
    }

    /// Appends nonce, ciphertext and tag to `out`. `bound` is the associated data.
    pub(super) fn encrypt(&self, out: &mut Vec<u8>, bound: &[u8], plain: &[u8], random: &dyn Random) -> Result<(), Error> {
        let mut nonce = [0; NONCE];
        random.fill(&mut nonce).map_err(|_| Error::NoRandomness)?;
        let sealed = self
            .0
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound })
            .map_err(|_| Error::Bug { what: "XChaCha20-Poly1305" })?;
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(())
    }

    /// Decrypts nonce, ciphertext and tag. `None` if any of them, the key or the associated data is wrong.
    pub(super) fn decrypt(&self, bound: &[u8], sealed: &[u8]) -> Option<Secret> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        self.0.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: bound }).ok().map(Secret::new)
    }
}

/// Draws a random key.
pub(super) fn draw_key(random: &dyn Random) -> Result<Secret, Error> {
    let mut key = vec![0; KEY];
    match random.fill(&mut key) {
        Ok(()) => Ok(Secret::new(key)),
        Err(_) => Err(Error::NoRandomness),
    }
}
