//! Generates passwords for all OCPP versions or for one.

use super::{Charset, Error, LENGTH, Policy};
use crate::model::{OcppVersion, Random, Secret};
use zeroize::Zeroizing;

const ALPHANUMERIC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/// `passwordString` without the colon.
const PASSWORD_STRING: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-_=+|@.";
/// Printable ASCII without the space and the colon.
const PRINTABLE: &[u8] = b"!\"#$%&'()*+,-./0123456789;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// The kind of a generated password: its characters and its length. No kind has a colon: see [`check`](super::check).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Recipe {
    /// For every version and all known software: 20 characters of `A-Z a-z 0-9`.
    #[default]
    Portable,
    /// For OCPP 1.6: 20 characters of printable ASCII, 131 bits.
    Ocpp16,
    /// For OCPP 1.6: 20 bytes of any value, as its security whitepaper advises (A00.FR.205). Not every charger accepts them: some
    /// decode the hexadecimal form only if the result is text.
    Ocpp16Binary,
    /// For OCPP 2.0.1: 40 characters of `passwordString`, 245 bits.
    Ocpp201,
    /// For OCPP 2.1: 40 characters of `passwordString`, which every OCPP 2.1 charger accepts; up to 64 on request.
    Ocpp21,
}

impl Recipe {
    /// All values.
    pub const ALL: [Self; 5] = [Self::Portable, Self::Ocpp16, Self::Ocpp16Binary, Self::Ocpp201, Self::Ocpp21];

    /// Its name, as typed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            Self::Ocpp16 => "ocpp16",
            Self::Ocpp16Binary => "ocpp16-binary",
            Self::Ocpp201 => "ocpp201",
            Self::Ocpp21 => "ocpp21",
        }
    }

    /// Returns the characters that it uses. `None` means any byte.
    const fn alphabet(self) -> Option<&'static [u8]> {
        match self {
            Self::Portable => Some(ALPHANUMERIC),
            Self::Ocpp16 => Some(PRINTABLE),
            Self::Ocpp16Binary => None,
            Self::Ocpp201 | Self::Ocpp21 => Some(PASSWORD_STRING),
        }
    }

    /// Returns the default length.
    const fn length(self) -> usize {
        match self {
            Self::Portable | Self::Ocpp16 | Self::Ocpp16Binary => LENGTH,
            Self::Ocpp201 | Self::Ocpp21 => 40,
        }
    }

    /// Returns the version whose limits apply; `Portable` has the narrowest limits.
    const fn version(self) -> OcppVersion {
        match self {
            Self::Portable | Self::Ocpp16 | Self::Ocpp16Binary => OcppVersion::Ocpp16,
            Self::Ocpp201 => OcppVersion::Ocpp201,
            Self::Ocpp21 => OcppVersion::Ocpp21,
        }
    }
}

/// Generates passwords of one kind and one length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generator {
    recipe: Recipe,
    length: usize,
}

impl Default for Generator {
    fn default() -> Self {
        Self { recipe: Recipe::Portable, length: LENGTH }
    }
}

impl Generator {
    /// Creates a generator for this kind of password. `None` means the default length.
    ///
    /// # Errors
    /// [`Error::Length`] if the OCPP version of the kind does not allow the length.
    pub fn new(recipe: Recipe, length: Option<usize>) -> Result<Self, Error> {
        let length = length.unwrap_or(recipe.length());
        Policy::of(recipe.version()).bounded(length)?;
        Ok(Self { recipe, length })
    }

    /// Returns the kind of the passwords.
    #[must_use]
    pub const fn recipe(self) -> Recipe {
        self.recipe
    }

    /// Checks that a charger with this OCPP version accepts every generated password.
    ///
    /// # Errors
    /// [`Error::Length`] or [`Error::Recipe`] if the version does not allow the length or the characters.
    pub fn suits(self, version: OcppVersion) -> Result<(), Error> {
        let policy = Policy::of(version);
        policy.bounded(self.length)?;
        let is_text = self.recipe.alphabet().is_some();
        let suits = match policy.charset {
            Charset::Bytes => true,
            Charset::PasswordString => self.recipe.alphabet().is_some_and(|all| all.iter().all(|c| PASSWORD_STRING.contains(c))),
            Charset::Text => is_text,
        };
        if suits { Ok(()) } else { Err(Error::Recipe { recipe: self.recipe.name(), version }) }
    }

    /// Draws a random password. Each character is equally likely.
    ///
    /// # Errors
    /// [`Error::NoRandomness`] if the operating system provides no random bytes.
    pub fn draw(self, random: &dyn Random) -> Result<Secret, Error> {
        let mut password = Vec::with_capacity(self.length);
        let mut drawn = Zeroizing::new([0; 32]);
        while password.len() < self.length {
            random.fill(&mut *drawn).map_err(|_| Error::NoRandomness)?;
            let missing = self.length - password.len();
            match self.recipe.alphabet() {
                None => password.extend(drawn.iter().filter(|byte| **byte != b':').take(missing)),
                Some(alphabet) => {
                    // Bytes above the largest multiple of the alphabet size are drawn again, so that each character is equally
                    // likely.
                    let fair = 256 - 256 % alphabet.len();
                    let fair = drawn.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < fair);
                    password.extend(fair.map(|byte| alphabet[byte % alphabet.len()]).take(missing));
                }
            }
        }
        Ok(Secret::new(password))
    }
}

/// Draws `length` characters of `A-Z a-z 0-9`, 5.95 bits each, for secrets other than charger passwords.
///
/// # Errors
/// [`Error::NoRandomness`] if the operating system provides no random bytes.
pub fn draw(length: usize, random: &dyn Random) -> Result<Secret, Error> {
    Generator { recipe: Recipe::Portable, length }.draw(random)
}

impl std::str::FromStr for Recipe {
    type Err = crate::model::Error;
    fn from_str(given: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|recipe| recipe.name() == given).ok_or_else(|| crate::model::Error::Unknown {
            what: "a kind of password",
            given: given.to_owned(),
            known: &["portable", "ocpp16", "ocpp16-binary", "ocpp201", "ocpp21"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{credentials::check, vault::Counting};
    use std::collections::{BTreeMap, HashSet};

    fn generator(recipe: Recipe, length: usize) -> Generator {
        Generator::new(recipe, Some(length)).unwrap()
    }

    #[test]
    fn alphabets_contain_the_documented_characters() {
        let set = |bytes: &[u8]| bytes.iter().copied().collect::<HashSet<u8>>();
        assert_eq!((ALPHANUMERIC.len(), PASSWORD_STRING.len(), PRINTABLE.len()), (62, 70, 93));
        assert_eq!(set(ALPHANUMERIC), (0..=255).filter(u8::is_ascii_alphanumeric).collect());
        assert_eq!(set(PRINTABLE), (0..=255_u8).filter(|c| c.is_ascii_graphic() && *c != b':').collect());
        assert!(PASSWORD_STRING.iter().all(|c| c.is_ascii_alphanumeric() || b"*-_=+|@.".contains(c)));
        assert_eq!(set(PASSWORD_STRING).len(), 70);
    }

    /// Every version that `suits` accepts also accepts the generated passwords.
    #[test]
    fn versions_accept_the_passwords_generated_for_them() {
        let random = Counting::default();
        let mut table = String::new();
        for recipe in Recipe::ALL {
            for length in [None, Some(16), Some(21), Some(41), Some(64)] {
                let made = Generator::new(recipe, length);
                let asked = length.map_or("default".to_owned(), |length| length.to_string());
                let suits = match made {
                    Err(_) => "refused".to_owned(),
                    Ok(made) => {
                        let suited = |version: &OcppVersion| {
                            let suits = made.suits(*version).is_ok();
                            for _ in 0..50 {
                                let drawn = made.draw(&random).unwrap();
                                assert!(!suits || check(*version, &drawn) == Ok(()), "{recipe:?} {length:?} {version}");
                                assert!(!drawn.expose().contains(&b':'));
                            }
                            suits
                        };
                        OcppVersion::ALL.iter().filter(|v| suited(v)).map(|v| v.name()).collect::<Vec<_>>().join(" ")
                    }
                };
                table += &format!("{} {asked}: {suits}\n", recipe.name());
            }
        }
        insta::assert_snapshot!(table, @r"
        portable default: 1.6 2.0.1 2.1
        portable 16: 1.6 2.0.1 2.1
        portable 21: refused
        portable 41: refused
        portable 64: refused
        ocpp16 default: 1.6 2.1
        ocpp16 16: 1.6 2.1
        ocpp16 21: refused
        ocpp16 41: refused
        ocpp16 64: refused
        ocpp16-binary default: 1.6
        ocpp16-binary 16: 1.6
        ocpp16-binary 21: refused
        ocpp16-binary 41: refused
        ocpp16-binary 64: refused
        ocpp201 default: 2.0.1 2.1
        ocpp201 16: 1.6 2.0.1 2.1
        ocpp201 21: 2.0.1 2.1
        ocpp201 41: refused
        ocpp201 64: refused
        ocpp21 default: 2.0.1 2.1
        ocpp21 16: 1.6 2.0.1 2.1
        ocpp21 21: 2.0.1 2.1
        ocpp21 41: 2.1
        ocpp21 64: 2.1
        ");
        assert_eq!(
            generator(Recipe::Ocpp16Binary, 20).suits(OcppVersion::Ocpp201).unwrap_err().to_string(),
            "a password of the kind `ocpp16-binary` has characters that OCPP 2.0.1 does not allow"
        );
        assert_eq!(
            Generator::new(Recipe::Ocpp201, Some(15)).unwrap_err().to_string(),
            "the password has 15 characters, OCPP 2.0.1 allows 16 to 40 (OCPP 2.0.1, SecurityCtrlr.BasicAuthPassword)"
        );
    }

    /// All byte values in turn, so often that every character comes equally often when each is as likely as any other.
    #[test]
    fn no_character_is_likelier_than_another() {
        for (recipe, accepted) in [
            (Recipe::Portable, 248),
            (Recipe::Ocpp16, 186),
            (Recipe::Ocpp16Binary, 255),
            (Recipe::Ocpp201, 210),
            (Recipe::Ocpp21, 210),
        ] {
            let mut counts: BTreeMap<u8, u32> = BTreeMap::new();
            let many = Generator { recipe, length: accepted * 32 }.draw(&Counting::default()).unwrap();
            many.expose().iter().for_each(|byte| *counts.entry(*byte).or_default() += 1);
            let size = recipe.alphabet().map_or(255, <[u8]>::len);
            assert_eq!(counts.len(), size, "{recipe:?}");
            assert!(counts.values().all(|count| *count as usize == accepted * 32 / size), "{recipe:?} {counts:?}");
        }
    }

    #[test]
    fn no_randomness_is_an_error() {
        struct Dry;
        impl Random for Dry {
            fn fill(&self, _: &mut [u8]) -> Result<(), crate::model::Error> {
                Err(crate::model::Error::NoRandomness)
            }
        }
        assert_eq!(Generator::default().draw(&Dry), Err(Error::NoRandomness));
    }
}
