//! What a CSMS stores instead of a password (A01.FR.08).

use super::Error;
use crate::model::{self, Random, Secret, hex};
use crate::vault;
use data_encoding::BASE64;
use sha2::{Digest, Sha256, Sha512};

/// A kind of verifier: what a CSMS stores to recognise a password by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verifier {
    /// Argon2id as a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$…`. About 25 ms each.
    Argon2id,
    /// bcrypt with cost 10, `$2b$10$…`. About 60 ms each.
    Bcrypt,
    /// The same under the prefix `$2a$`, the only one that some readers take. It is the same computation.
    Bcrypt2a,
    /// What CitrineOS stores, `PBKDF2:1000:64:sha512:<salt>:<hash>`: of 16 random bytes the hexadecimal text is the salt, not the
    /// bytes that it spells. Below 1 ms each.
    Citrineos,
    /// What MaEVe stores: the SHA-256 of the password in base64. Without salt, so that equal passwords are seen to be equal.
    Maeve,
    /// The password itself, for OCPP.Core, which supports nothing else. A reader of the export can impersonate the charger.
    Plain,
}

/// The cost of bcrypt: what Spring Security, and with it SteVe, takes by default.
const COST: u32 = 10;
/// bcrypt sees no more than this, its own final zero included; what is longer must not be cut silently.
const BCRYPT_LIMIT: usize = 71;
/// What CitrineOS computes whatever its verifier says: this many rounds, for this many bytes.
const CITRINEOS_ROUNDS: u32 = 1000;
const CITRINEOS_LENGTH: usize = 64;

impl Verifier {
    /// All values.
    pub const ALL: [Self; 6] = [Self::Argon2id, Self::Bcrypt, Self::Bcrypt2a, Self::Citrineos, Self::Maeve, Self::Plain];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 6] = ["argon2id", "bcrypt", "bcrypt-2a", "citrineos", "maeve", "plain"];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Makes a verifier of a password, with a fresh random salt where the kind has one. It is ASCII.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]; those of [`check`](Self::check).
    pub fn make(self, password: &Secret, random: &dyn Random) -> Result<Secret, Error> {
        self.check(password)?;
        match self {
            Self::Argon2id => vault::argon2id_phc(password, random).map(Secret::from).map_err(Error::Vault),
            Self::Bcrypt => self.bcrypt(password, random, bcrypt::Version::TwoB),
            Self::Bcrypt2a => self.bcrypt(password, random, bcrypt::Version::TwoA),
            Self::Citrineos => {
                let salt = hex::encode(&salt(random)?);
                let mut hash = [0; CITRINEOS_LENGTH];
                pbkdf2::pbkdf2_hmac::<Sha512>(password.expose(), salt.as_bytes(), CITRINEOS_ROUNDS, &mut hash);
                let hash = hex::encode(&hash);
                Ok(Secret::from(format!("PBKDF2:{CITRINEOS_ROUNDS}:{CITRINEOS_LENGTH}:sha512:{salt}:{hash}")))
            }
            Self::Maeve => Ok(Secret::from(BASE64.encode(&Sha256::digest(password.expose())))),
            Self::Plain => Ok(password.clone()),
        }
    }

    /// Whether this kind can stand for all of a password, without the work of making it.
    ///
    /// # Errors
    /// [`Error::Verifier`]: bcrypt takes at most 71 bytes and none that is zero; CitrineOS reads UTF-8; OCPP.Core, the reader of
    /// plain ones, reads ASCII and cuts at every colon.
    pub fn check(self, password: &Secret) -> Result<(), Error> {
        let bytes = password.expose();
        let refused = |why| Err(Error::Verifier { kind: self.name(), why });
        match self {
            Self::Bcrypt | Self::Bcrypt2a if bytes.len() > BCRYPT_LIMIT => refused("it is longer than 71 bytes"),
            Self::Bcrypt | Self::Bcrypt2a if bytes.contains(&0) => refused("it has a zero byte, where bcrypt would stop reading"),
            Self::Citrineos if password.expose_str().is_none() => refused("it is not UTF-8, and CitrineOS reads it as text"),
            Self::Plain if !bytes.iter().all(|byte| (b' '..=b'~').contains(byte)) => {
                refused("it has other than printable ASCII, which OCPP.Core does not read")
            }
            Self::Plain if bytes.contains(&b':') => refused("it has a colon, where OCPP.Core would cut it"),
            _ => Ok(()),
        }
    }

    fn bcrypt(self, password: &Secret, random: &dyn Random, version: bcrypt::Version) -> Result<Secret, Error> {
        bcrypt::non_truncating_hash_with_salt(password.expose(), COST, salt(random)?)
            .map(|parts| Secret::from(parts.format_for_version(version)))
            .map_err(|_| Error::Verifier { kind: self.name(), why: "bcrypt does not take it" })
    }
}

fn salt(random: &dyn Random) -> Result<[u8; 16], Error> {
    let mut salt = [0; 16];
    random.fill(&mut salt).map_err(|_| Error::NoRandomness)?;
    Ok(salt)
}

impl std::fmt::Display for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Verifier {
    type Err = model::Error;
    fn from_str(given: &str) -> Result<Self, model::Error> {
        Self::ALL.into_iter().find(|v| v.name() == given).ok_or_else(|| model::Error::Unknown {
            what: "a kind of verifier",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::{Counting, argon2id_verifies};

    fn text(text: &str) -> Secret {
        Secret::from(text.to_owned())
    }

    #[test]
    fn each_takes_its_own_password_only() {
        let (right, wrong) = (text("aVerySecretPassword1"), text("aVerySecretPassword2"));
        let random = Counting::default();
        for (kind, prefix) in [
            (Verifier::Argon2id, "$argon2id$v=19$m=19456,t=2,p=1$"),
            (Verifier::Bcrypt, "$2b$10$"),
            (Verifier::Bcrypt2a, "$2a$10$"),
        ] {
            let made = kind.make(&right, &random).unwrap();
            let verifier = made.expose_str().unwrap();
            assert!(verifier.starts_with(prefix), "{verifier}");
            assert_ne!(made, kind.make(&right, &random).unwrap(), "every salt is fresh");
            let verifies = |password: &Secret| match kind {
                Verifier::Argon2id => argon2id_verifies(password, verifier),
                _ => bcrypt::verify(password.expose(), verifier).unwrap(),
            };
            assert!(verifies(&right) && !verifies(&wrong), "{kind}");
            assert_eq!(kind.name().parse(), Ok(kind));
        }
    }

    /// What CitrineOS, MaEVe and OCPP.Core compare is what they would make themselves.
    #[test]
    fn what_others_compute_is_computed() {
        let made = |kind: Verifier, password: &str| {
            let made = kind.make(&text(password), &Counting::default()).unwrap();
            made.expose_str().unwrap().to_owned()
        };
        // From a test of MaEVe's.
        assert_eq!(made(Verifier::Maeve, "password"), "XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg=");
        assert_eq!(made(Verifier::Plain, "aVery'Secret\\Word"), "aVery'Secret\\Word");
        // python3 -c 'import hashlib; print(hashlib.pbkdf2_hmac("sha512", b"aVerySecretPassword1", b"000102…0f", 1000,
        // 64).hex())'
        let citrineos = made(Verifier::Citrineos, "aVerySecretPassword1");
        assert_eq!(
            citrineos,
            "PBKDF2:1000:64:sha512:000102030405060708090a0b0c0d0e0f:277e53e2b79f0f4cfc6196274138d523c1d994fe699625257be5c90a1bf12c3f4a68d2fd6483e2b83e0349a387af6d1bf354fe1a63f08986fc54973f5d3dea08"
        );
        assert_ne!(citrineos, made(Verifier::Citrineos, "aVerySecretPassword2"));
    }

    #[test]
    fn what_a_kind_cannot_stand_for_is_refused() {
        let refused = |kind: Verifier, password: &[u8]| match kind.make(&Secret::new(password.to_vec()), &Counting::default()) {
            Err(error @ Error::Verifier { .. }) => error.to_string(),
            other => panic!("{other:?}"),
        };
        let longest = Verifier::Bcrypt.make(&text(&"x".repeat(71)), &Counting::default()).unwrap();
        assert!(!bcrypt::verify("x".repeat(70), longest.expose_str().unwrap()).unwrap(), "nothing is cut");
        for (kind, password, why) in [
            (Verifier::Bcrypt, &[b'x'; 72][..], "the password cannot have a bcrypt verifier: it is longer than 71 bytes"),
            (
                Verifier::Bcrypt2a,
                b"a\0b",
                "the password cannot have a bcrypt-2a verifier: it has a zero byte, where bcrypt would stop reading",
            ),
            (
                Verifier::Citrineos,
                b"\xff",
                "the password cannot have a citrineos verifier: it is not UTF-8, and CitrineOS reads it as text",
            ),
            (
                Verifier::Plain,
                "ü".as_bytes(),
                "the password cannot have a plain verifier: it has other than printable ASCII, which OCPP.Core does not read",
            ),
            (Verifier::Plain, b"a:b", "the password cannot have a plain verifier: it has a colon, where OCPP.Core would cut it"),
        ] {
            assert_eq!(refused(kind, password), why);
        }
        for kind in [Verifier::Argon2id, Verifier::Maeve] {
            kind.make(&Secret::new(vec![0xff; 100]), &Counting::default()).unwrap();
        }
    }
}
