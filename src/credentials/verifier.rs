//! What a CSMS stores instead of a password (A01.FR.08).

use super::Error;
use crate::model::{self, Random, Secret};
use crate::vault;

/// A kind of verifier: what a CSMS stores to recognise a password without knowing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verifier {
    /// Argon2id as a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$…`. About 25 ms each.
    Argon2id,
    /// bcrypt with cost 10, `$2b$10$…`. About 60 ms each.
    Bcrypt,
    /// The same under the prefix `$2a$`, the only one that some readers take. It is the same computation.
    Bcrypt2a,
}

/// The cost of bcrypt: what Spring Security, and with it SteVe, takes by default.
const COST: u32 = 10;
/// bcrypt sees no more than this, its own final zero included; what is longer must not be cut silently.
const BCRYPT_LIMIT: usize = 71;

impl Verifier {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Argon2id, Self::Bcrypt, Self::Bcrypt2a];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 3] = ["argon2id", "bcrypt", "bcrypt-2a"];

    /// The name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Makes a verifier of a password, with a fresh random salt.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]; [`Error::Verifier`] when the kind cannot stand for all of the password: bcrypt takes at most 71 bytes
    /// and none that is zero.
    pub fn make(self, password: &Secret, random: &dyn Random) -> Result<String, Error> {
        match self {
            Self::Argon2id => vault::argon2id_phc(password, random).map_err(Error::Vault),
            Self::Bcrypt => self.bcrypt(password, random, bcrypt::Version::TwoB),
            Self::Bcrypt2a => self.bcrypt(password, random, bcrypt::Version::TwoA),
        }
    }

    fn bcrypt(self, password: &Secret, random: &dyn Random, version: bcrypt::Version) -> Result<String, Error> {
        let refused = |why| Error::Verifier { kind: self.name(), why };
        if password.expose().len() > BCRYPT_LIMIT {
            return Err(refused("it is longer than 71 bytes"));
        }
        if password.expose().contains(&0) {
            return Err(refused("it has a zero byte, where bcrypt would stop reading"));
        }
        let mut salt = [0; 16];
        random.fill(&mut salt).map_err(|_| Error::NoRandomness)?;
        bcrypt::non_truncating_hash_with_salt(password.expose(), COST, salt)
            .map(|parts| parts.format_for_version(version))
            .map_err(|_| refused("bcrypt does not take it"))
    }
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
            let verifier = kind.make(&right, &random).unwrap();
            assert!(verifier.starts_with(prefix), "{verifier}");
            assert_ne!(verifier, kind.make(&right, &random).unwrap(), "every salt is fresh");
            let verifies = |password: &Secret| match kind {
                Verifier::Argon2id => argon2id_verifies(password, &verifier),
                _ => bcrypt::verify(password.expose(), &verifier).unwrap(),
            };
            assert!(verifies(&right) && !verifies(&wrong), "{kind}");
            assert_eq!(kind.name().parse(), Ok(kind));
        }
    }

    #[test]
    fn bcrypt_cuts_nothing() {
        let make = |password: Secret| Verifier::Bcrypt.make(&password, &Counting::default());
        let longest = make(text(&"x".repeat(71))).unwrap();
        assert!(!bcrypt::verify("x".repeat(70), &longest).unwrap());
        let refused = |why| Err(Error::Verifier { kind: "bcrypt", why });
        assert_eq!(make(text(&"x".repeat(72))), refused("it is longer than 71 bytes"));
        assert_eq!(make(Secret::new(b"a\0b".to_vec())), refused("it has a zero byte, where bcrypt would stop reading"));
    }
}
