//! Time-based one-time passwords as machines show them to each other (Open Charging Technology TOTP Token Format 1.0; with
//! `sha256` and the usual alphabet the "TOTP algorithm, version 1" of OCPP 2.1, C25).
//!
//! They are not those of RFC 6238: any alphabet, 4 to 255 characters, and a code for the slot before and the one after. That some
//! characters are likelier than others, and that long codes repeat themselves, belongs to the format, which is frozen: neither is
//! to be mended.
//!
//! A server makes a [`Config`] of the `totpConfig` that it holds, and asks [`Config::verify`]. It takes the code of the slot
//! before, of this one and of the next, and never of any other; who wants more tolerance has the slots last longer. Whether a
//! code was shown before is for the server to remember, by [`Accepted::slot`].
//!
//! ```
//! use evpki::{model::Timestamp, ocpi::totp::{Config, Window}};
//!
//! let config = Config::from_json(br#"{"sharedSecret": "secure!Charging!"}"#)?;
//! let accepted = config.verify(b"CN63y502maVh", Timestamp(1_716_423_785), &[])?;
//! assert_eq!(accepted.map(|accepted| accepted.window), Some(Window::Current));
//! # Ok::<(), evpki::ocpi::totp::Error>(())
//! ```

mod config;
mod error;
mod header;

pub use config::{Config, DEFAULT_ALPHABET, DEFAULT_LENGTH, DEFAULT_VALIDITY, Parameters};
pub use error::Error;
pub use header::{Credentials, authorization, basic, parse_authorization, parse_totp, totp};

use crate::model::{self, Secret, Timestamp};
use aws_lc_rs::hmac::{Algorithm, HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, Key, sign};

/// The label by which both ends of a TLS 1.3 connection derive the exporter material of bound codes; context empty, 32 bytes.
pub const EXPORTER_LABEL: &str = "EXPORTER-Time-Based-One-Time-Password-v1";

/// The hash of the HMAC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hash {
    /// SHA-256, the usual one.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Sha256, Self::Sha384, Self::Sha512];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 3] = ["sha256", "sha384", "sha512"];

    /// The name, as typed, printed and written.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    fn algorithm(self) -> Algorithm {
        match self {
            Self::Sha256 => HMAC_SHA256,
            Self::Sha384 => HMAC_SHA384,
            Self::Sha512 => HMAC_SHA512,
        }
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Hash {
    type Err = Error;
    /// Reads `sha256`; also `SHA-256` and `HMAC_SHA256`, as some write it.
    fn from_str(given: &str) -> Result<Self, Error> {
        let plain: String = given.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect();
        let plain = plain.strip_prefix("hmac").unwrap_or(&plain);
        Self::ALL.into_iter().find(|hash| hash.name() == plain).ok_or(Error::Hash)
    }
}

/// Which of the three codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// That of the slot before.
    Previous,
    /// That of now.
    Current,
    /// That of the slot to come.
    Next,
}

impl Window {
    /// All of them, in their order in time.
    pub const ALL: [Self; 3] = [Self::Previous, Self::Current, Self::Next];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 3] = ["previous", "current", "next"];

    /// The name, as printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl std::fmt::Display for Window {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// The codes of a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    /// That of the slot before.
    pub previous: Secret,
    /// That of now.
    pub current: Secret,
    /// That of the slot to come.
    pub next: Secret,
    /// The number of the slot now.
    pub slot: u64,
    /// How long that lasts yet, in seconds; all of its time when it has just begun.
    pub remaining: u64,
}

/// A code that was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    /// Which of the three it was.
    pub window: Window,
    /// The slot that it is of: where codes must not be shown twice, what is to be remembered.
    pub slot: u64,
}

impl Config {
    /// The number of the slot at a moment, and how long it lasts yet, in seconds.
    ///
    /// # Errors
    /// [`Error::Timestamp`] before 1970.
    pub fn slot(&self, at: Timestamp) -> Result<(u64, u64), Error> {
        let seconds = u64::try_from(at.0).map_err(|_| Error::Timestamp)?;
        let validity = self.validity().get();
        Ok((seconds / validity, validity - seconds % validity))
    }

    /// The code of one slot. `exporter` is the exporter material of the TLS session that it is bound to; empty, it is bound to
    /// none, whatever the configuration says.
    #[must_use]
    pub fn code_of_slot(&self, slot: u64, exporter: &[u8]) -> Secret {
        let keyed = |key: &[u8], message: &[u8]| sign(&Key::new(self.hash().algorithm(), key), message);
        let mut digest = keyed(self.shared_secret().expose(), &slot.to_be_bytes());
        if !exporter.is_empty() {
            digest = keyed(exporter, digest.as_ref());
        }
        let digest = digest.as_ref();
        let offset = usize::from(digest.last().copied().unwrap_or_default() & 0x0f);
        let alphabet = self.letters();
        let mut code = Vec::with_capacity(self.length() * 3);
        // Around the digest and on from its beginning, and modulo the alphabet, though that favours its first characters: both
        // are frozen.
        for byte in digest.iter().cycle().skip(offset).take(self.length()) {
            let letter = alphabet[usize::from(*byte) % alphabet.len()];
            code.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Secret::new(code)
    }

    /// The codes of a moment. `exporter` as the configuration asks for it: empty when codes are bound to no TLS session.
    ///
    /// # Errors
    /// [`Error::Timestamp`]; [`Error::NoExporter`] and [`Error::Exporter`] if configuration and material do not go together.
    pub fn codes(&self, at: Timestamp, exporter: &[u8]) -> Result<Codes, Error> {
        match (self.is_bound(), exporter.is_empty()) {
            // To fall back to a code that is bound to nothing would undo what binding is for.
            (true, true) => return Err(Error::NoExporter),
            (false, false) => return Err(Error::Exporter),
            _ => {}
        }
        let (slot, remaining) = self.slot(at)?;
        let code = |slot| self.code_of_slot(slot, exporter);
        Ok(Codes { previous: code(slot.wrapping_sub(1)), current: code(slot), next: code(slot.wrapping_add(1)), slot, remaining })
    }

    /// Whether a code is right at a moment: the one of this slot, of the one before or of the next, and no other. Takes as long
    /// whichever it is, and whether it is.
    ///
    /// # Errors
    /// As [`codes`](Self::codes). A wrong code is not an error.
    pub fn verify(&self, presented: &[u8], at: Timestamp, exporter: &[u8]) -> Result<Option<Accepted>, Error> {
        let codes = self.codes(at, exporter)?;
        let presented = Secret::new(presented.to_vec());
        let matches = [codes.previous == presented, codes.current == presented, codes.next == presented];
        let slots = [codes.slot.wrapping_sub(1), codes.slot, codes.slot.wrapping_add(1)];
        // Should two slots have the same code, it is the one of now.
        let [previous, current, next] = matches;
        let window = match (current, previous, next) {
            (true, ..) => Window::Current,
            (_, true, _) => Window::Previous,
            (.., true) => Window::Next,
            _ => return Ok(None),
        };
        Ok(Some(Accepted { window, slot: slots[window as usize] }))
    }

    /// Returns by how many slots a code is late (below zero) or early, up to `within` slots to either side. This helps to find a wrong
    /// clock, and is never a reason to accept the code.
    #[must_use]
    pub fn drift(&self, presented: &[u8], at: Timestamp, exporter: &[u8], within: u32) -> Option<i64> {
        let (slot, _) = self.slot(at).ok()?;
        let presented = Secret::new(presented.to_vec());
        let of = |by: i64| slot.checked_add_signed(by).is_some_and(|slot| self.code_of_slot(slot, exporter) == presented);
        (0..=i64::from(within)).flat_map(|by| [-by, by]).find(|by| of(*by))
    }
}

/// The exporter material of a TLS session, in hexadecimal.
///
/// # Errors
/// [`Error::ExporterHex`] if it is not hexadecimal, or empty.
pub fn exporter_material(text: &str) -> Result<Secret, Error> {
    let bytes = Secret::new(model::hex::decode(text.trim()).map_err(|_| Error::ExporterHex)?);
    if bytes.expose().is_empty() { Err(Error::ExporterHex) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests;
