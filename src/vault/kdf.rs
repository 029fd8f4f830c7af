//! Argon2id: derives a key from a passphrase, and a verifier from a password.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};

use super::Error;
use super::cipher::KEY;
use crate::model::{Random, Secret};

/// The cost of a passphrase: the parameters of Argon2id (RFC 9106). They are bounded, because a slot that an attacker wrote must
/// not exhaust the memory of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kdf {
    memory: u32,
    passes: u32,
    lanes: u32,
}

impl Kdf {
    /// 64 MiB, 3 passes, 4 lanes: the second recommended option of RFC 9106, 4.
    pub const STANDARD: Self = Self { memory: 64 * 1024, passes: 3, lanes: 4 };
    /// 2 GiB, 1 pass, 4 lanes: the first recommended option of RFC 9106, 4. It takes seconds.
    pub const HIGH: Self = Self { memory: 2 * 1024 * 1024, passes: 1, lanes: 4 };

    /// The smallest allowed memory, in KiB: 8 MiB. Cheaper settings do not protect.
    pub const LEAST_MEMORY: u32 = 8 * 1024;
    /// The largest allowed memory, in KiB: 4 GiB.
    pub const MOST_MEMORY: u32 = 4 * 1024 * 1024;
    /// The largest allowed number of passes.
    pub const MOST_PASSES: u32 = 16;
    /// The largest allowed number of lanes.
    pub const MOST_LANES: u32 = 16;

    /// The largest memory of a slot that is tried together with others, in KiB: that of [`Kdf::HIGH`].
    pub const TRIED_MEMORY: u32 = Self::HIGH.memory;
    /// The most work that one attempt to open a vault spends on all its slots, as [`Kdf::work`] counts it: four times that of
    /// [`Kdf::HIGH`].
    pub const TRIED_WORK: u64 = 4 * Self::HIGH.memory as u64 * Self::HIGH.passes as u64;

    /// Checks parameters: memory in KiB, number of passes, number of lanes.
    ///
    /// # Errors
    /// [`Error::Slot`] if a parameter is out of bounds.
    pub fn new(memory: u32, passes: u32, lanes: u32) -> Result<Self, Error> {
        for (what, given, least, most) in [
            ("KiB of memory", memory, Self::LEAST_MEMORY, Self::MOST_MEMORY),
            ("passes", passes, 1, Self::MOST_PASSES),
            ("lanes", lanes, 1, Self::MOST_LANES),
        ] {
            if !(least..=most).contains(&given) {
                return Err(Error::Slot { why: format!("Argon2id with {given} {what}, allowed are {least} to {most}") });
            }
        }
        Ok(Self { memory, passes, lanes })
    }

    /// The memory, in KiB.
    #[must_use]
    pub fn memory(self) -> u32 {
        self.memory
    }

    /// The number of passes over the memory.
    #[must_use]
    pub fn passes(self) -> u32 {
        self.passes
    }

    /// The number of lanes, which can be computed in parallel.
    #[must_use]
    pub fn lanes(self) -> u32 {
        self.lanes
    }

    /// The memory that all passes together write, in KiB. It measures the cost of trying a passphrase.
    #[must_use]
    pub fn work(self) -> u64 {
        u64::from(self.memory) * u64::from(self.passes)
    }

    /// Derives a key from a passphrase and a salt.
    pub(super) fn derive(self, passphrase: &Secret, salt: &[u8]) -> Result<Secret, Error> {
        #[cfg(test)]
        DONE.set(DONE.get() + self.work());
        let mut key = vec![0; KEY];
        match self.argon2()?.hash_password_into(passphrase.expose(), salt, &mut key) {
            Ok(()) => Ok(Secret::new(key)),
            Err(argon2::Error::OutOfMemory) => Err(Error::Memory { kib: self.memory }),
            Err(_) => Err(Error::Bug { what: "Argon2id" }),
        }
    }

    fn argon2(self) -> Result<Argon2<'static>, Error> {
        let params = Params::new(self.memory, self.passes, self.lanes, Some(KEY)).map_err(|_| Error::Bug { what: "Argon2id" })?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

#[cfg(test)]
thread_local! {
    /// The work that was done in this thread.
    static DONE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// The work that key derivations did in this thread since the last call, as [`Kdf::work`] counts it.
#[cfg(test)]
pub(crate) fn work_done() -> u64 {
    DONE.take()
}

/// A password verifier as a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$…`: 19 MiB, 2 passes, 1 lane and a random salt of 16
/// bytes. That is the minimum of OWASP's Password Storage Cheat Sheet, which is enough for random passwords.
///
/// # Errors
/// [`Error::NoRandomness`]
pub fn argon2id_phc(secret: &Secret, random: &dyn Random) -> Result<String, Error> {
    let mut salt = [0; 16];
    random.fill(&mut salt).map_err(|_| Error::NoRandomness)?;
    let argon2 = Kdf { memory: 19 * 1024, passes: 2, lanes: 1 }.argon2()?;
    let verifier = argon2.hash_password_with_salt(secret.expose(), &salt).map_err(|_| Error::Bug { what: "Argon2id" })?;
    Ok(verifier.to_string())
}

/// Whether a password matches a verifier that evpki made.
#[cfg(test)]
pub(crate) fn argon2id_verifies(secret: &Secret, verifier: &str) -> bool {
    use argon2::PasswordVerifier;
    Argon2::default().verify_password(secret.expose(), verifier).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hex;
    use crate::vault::Counting;

    #[test]
    fn parameters_stay_within_bounds() {
        for good in [Kdf::STANDARD, Kdf::HIGH] {
            assert_eq!(Kdf::new(good.memory, good.passes, good.lanes), Ok(good));
        }
        for (bad, why) in [
            ((8191, 1, 1), "Argon2id with 8191 KiB of memory, allowed are 8192 to 4194304"),
            ((4_194_305, 1, 1), "Argon2id with 4194305 KiB of memory, allowed are 8192 to 4194304"),
            ((8192, 0, 1), "Argon2id with 0 passes, allowed are 1 to 16"),
            ((8192, 17, 1), "Argon2id with 17 passes, allowed are 1 to 16"),
            ((8192, 1, 0), "Argon2id with 0 lanes, allowed are 1 to 16"),
            ((8192, 1, u32::MAX), "Argon2id with 4294967295 lanes, allowed are 1 to 16"),
        ] {
            assert_eq!(Kdf::new(bad.0, bad.1, bad.2), Err(Error::Slot { why: why.to_owned() }));
        }
    }

    /// The test vector of the reference implementation: `echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32`.
    #[test]
    fn agrees_with_the_reference_implementation() {
        let kdf = Kdf::new(65536, 2, 1).unwrap();
        let key = kdf.derive(&Secret::from("password".to_owned()), b"somesalt").unwrap();
        assert_eq!(hex::encode(key.expose()), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    #[test]
    fn verifiers_accept_only_their_own_password() {
        let secret = |text: &str| Secret::from(text.to_owned());
        let verifier = argon2id_phc(&secret("aVerySecretPassword1"), &Counting::default()).unwrap();
        assert!(verifier.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{verifier}");
        assert!(argon2id_verifies(&secret("aVerySecretPassword1"), &verifier));
        assert!(!argon2id_verifies(&secret("aVerySecretPassword2"), &verifier));
    }
}
