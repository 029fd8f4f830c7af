//! The password rules of Security Profiles 1 and 2, and a generator for all OCPP versions.

use super::{Error, Generator};
use crate::model::{OcppVersion, Random, Secret};

/// The length of a generated password. 20 characters out of 62 have 119 bits and are the maximum of OCPP 1.6: such a password
/// works with every version and with all known software.
pub const LENGTH: usize = 20;

/// The unit of the length of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// OCPP 1.6, where a password is any bytes.
    Bytes,
    /// From OCPP 2.0.1 on.
    Characters,
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Bytes => "bytes",
            Self::Characters => "characters",
        })
    }
}

/// The characters that a password may contain. No set allows `:`: see [`check`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Any bytes.
    Bytes,
    /// `passwordString`: `a-z A-Z 0-9 * - _ = + | @ .` (OCPP 2.0.1 part 2, 2.1, which also has `:`).
    PasswordString,
    /// Any UTF-8 text without control characters (RFC 7617, 2).
    Text,
}

/// The password rules of an OCPP version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// The version.
    pub version: OcppVersion,
    /// The minimum length.
    pub least: usize,
    /// The maximum length.
    pub most: usize,
    /// The unit of both lengths.
    pub unit: Unit,
    /// The allowed characters.
    pub charset: Charset,
    /// The document that defines the lengths.
    pub source: &'static str,
}

impl Policy {
    /// Returns the rules of a version.
    ///
    /// OCPP 1.6: 16 to 20 bytes, sent as 32 to 40 hexadecimal digits. OCPP 2.0.1, edition 3: 16 to 40 characters of
    /// `passwordString`. OCPP 2.1: 16 to 64 characters; a charger may take fewer, its `maxLimit` is 40 to 64.
    #[must_use]
    pub const fn of(version: OcppVersion) -> Self {
        match version {
            OcppVersion::Ocpp16 => Self {
                version,
                least: 16,
                most: 20,
                unit: Unit::Bytes,
                charset: Charset::Bytes,
                source: "OCPP 1.6 security whitepaper, A00.FR.205",
            },
            OcppVersion::Ocpp201 => Self {
                version,
                least: 16,
                most: 40,
                unit: Unit::Characters,
                charset: Charset::PasswordString,
                source: "OCPP 2.0.1, SecurityCtrlr.BasicAuthPassword",
            },
            OcppVersion::Ocpp21 => Self {
                version,
                least: 16,
                most: 64,
                unit: Unit::Characters,
                charset: Charset::Text,
                source: "OCPP 2.1, NetworkConnectionProfile.basicAuthPassword",
            },
        }
    }

    /// Checks that a length is within both limits.
    pub(super) fn bounded(self, length: usize) -> Result<(), Error> {
        let Self { version, least, most, unit, source, .. } = self;
        if (least..=most).contains(&length) { Ok(()) } else { Err(Error::Length { version, length, least, most, unit, source }) }
    }
}

/// Draws a password that every OCPP version takes: [`LENGTH`] characters of `A-Z a-z 0-9`, each as likely as any other.
///
/// # Errors
/// [`Error::NoRandomness`]
pub fn generate(random: &dyn Random) -> Result<Secret, Error> {
    Generator::default().draw(random)
}

/// Checks a password that evpki did not generate.
///
/// In addition to the rules of the version, `:` is always refused: some servers cut the header of HTTP Basic at every colon, and
/// the password then never matches. OCPP 1.6 allows any other bytes, but only printable ASCII works with all chargers.
///
/// # Errors
/// [`Error::Length`], [`Error::Character`], [`Error::NotText`]; none of them shows any of the password.
pub fn check(version: OcppVersion, password: &Secret) -> Result<(), Error> {
    let policy = Policy::of(version);
    if policy.charset == Charset::Bytes {
        policy.bounded(password.expose().len())?;
        return match password.expose().iter().position(|byte| *byte == b':') {
            Some(at) => Err(colon(at)),
            None => Ok(()),
        };
    }
    let text = password.expose_str().ok_or(Error::NotText { version })?;
    policy.bounded(text.chars().count())?;
    text.chars().enumerate().try_for_each(|(at, c)| match policy.charset {
        _ if c == ':' => Err(colon(at)),
        Charset::PasswordString if !(c.is_ascii_alphanumeric() || "*-_=+|@.".contains(c)) => Err(Error::Character {
            position: at + 1,
            allowed: "a-z A-Z 0-9 * - _ = + | @ .",
            source: "passwordString, OCPP 2.0.1 part 2, 2.1",
        }),
        Charset::Text if c.is_control() => {
            Err(Error::Character { position: at + 1, allowed: "all but control characters", source: "RFC 7617, 2" })
        }
        _ => Ok(()),
    })
}

fn colon(at: usize) -> Error {
    Error::Character { position: at + 1, allowed: "all but a colon", source: "servers that cut HTTP Basic at every colon" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Counting;

    fn text(text: &str) -> Secret {
        Secret::from(text.to_owned())
    }

    #[test]
    fn every_version_accepts_generated_passwords() {
        let random = Counting::default();
        for _ in 0..100 {
            let password = generate(&random).unwrap();
            assert_eq!(password.expose().len(), LENGTH);
            for version in OcppVersion::ALL {
                assert_eq!(check(version, &password), Ok(()));
            }
        }
    }

    #[test]
    fn limits_are_those_of_the_version() {
        let ok = |version, length: usize| check(version, &text(&"x".repeat(length))).is_ok();
        for (version, least, most) in
            [(OcppVersion::Ocpp16, 16, 20), (OcppVersion::Ocpp201, 16, 40), (OcppVersion::Ocpp21, 16, 64)]
        {
            assert!(ok(version, least) && ok(version, most));
            assert!(!ok(version, least - 1) && !ok(version, most + 1));
        }
        assert_eq!(check(OcppVersion::Ocpp16, &Secret::new(vec![0xff; 20])), Ok(()));
        assert_eq!(
            check(OcppVersion::Ocpp201, &Secret::new(vec![0xff; 20])),
            Err(Error::NotText { version: OcppVersion::Ocpp201 })
        );
        assert!(check(OcppVersion::Ocpp16, &text(&"é".repeat(16))).is_err());
        assert!(check(OcppVersion::Ocpp201, &text(&"é".repeat(16))).is_err());
        assert!(check(OcppVersion::Ocpp21, &text(&"é".repeat(64))).is_ok());
    }

    #[test]
    fn messages_contain_the_position_but_not_the_character() {
        let message = |version, given: &str| check(version, &text(given)).unwrap_err().to_string();
        assert_eq!(
            message(OcppVersion::Ocpp201, "sixteen chars ok"),
            "character 8 of the password is not allowed, expected a-z A-Z 0-9 * - _ = + | @ . (passwordString, OCPP 2.0.1 part 2, 2.1)"
        );
        assert_eq!(
            message(OcppVersion::Ocpp21, "sixteen\tchars ok"),
            "character 8 of the password is not allowed, expected all but control characters (RFC 7617, 2)"
        );
        assert_eq!(
            message(OcppVersion::Ocpp21, "short"),
            "the password has 5 characters, OCPP 2.1 allows 16 to 64 (OCPP 2.1, NetworkConnectionProfile.basicAuthPassword)"
        );
        for version in OcppVersion::ALL {
            let refused = message(version, "sixteen:chars.ok");
            assert!(refused.starts_with("character 8 of the password is not allowed, expected all but a colon"), "{refused}");
        }
    }
}
