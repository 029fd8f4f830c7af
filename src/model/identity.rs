//! Names: of stations, of their hardware, of operators, of a PKI, of a certificate.

use super::{Error, hex};

/// Declares a name that is checked when it is made and cannot change afterwards.
macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The name as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;
            fn from_str(given: &str) -> Result<Self, Error> {
                let check: fn(&str) -> Result<(), Error> = $check;
                check(given)?;
                Ok(Self(given.to_owned()))
            }
        }
    };
}

name! {
    /// The identity of a charging station: the last segment of its WebSocket URL and its HTTP Basic user name.
    ///
    /// An `identifierString` of at most 48 characters without `:` (OCPP 2.0.1 part 4, 3.1.1).
    StationId, |given| {
        let what = "the station id";
        bounded(what, given, 48, "OCPP 2.0.1 part 4, 3.1.1")?;
        each(what, given, "a-z A-Z 0-9 * - _ = + | @ .", |c| c.is_ascii_alphanumeric() || "*-_=+|@.".contains(c))
    }
}

name! {
    /// The serial number of a charging station's hardware: the common name of its certificate (A00.FR.511).
    ///
    /// At most 25 characters fit OCPP 1.6 and 2.0.1's BootNotification; the limit here is the common name's 64 (RFC 5280, ub-common-name).
    /// It is printable ASCII without `,`, `"`, `\`, `/` and blanks at its ends, and cannot be taken for a URL, an IP address or a host name.
    StationSerial, |given| {
        let what = "the serial number";
        bounded(what, given, 64, "RFC 5280, ub-common-name")?;
        if let Some(looks_like) = address(given) {
            return Err(Error::Address { given: given.to_owned(), looks_like });
        }
        each(what, given, "printable ASCII without , \" \\ /", |c| (c.is_ascii_graphic() || c == ' ') && !",\"\\/".contains(c))?;
        blank_at_an_end(what, given)
    }
}

name! {
    /// The organisation that owns a PKI: the `O` of every certificate (A00.FR.509); at most 64 characters (RFC 5280, ub-organization-name).
    Organization, |given| {
        let what = "the organization";
        bounded(what, given, 64, "RFC 5280, ub-organization-name")?;
        each(what, given, "letters, digits, blanks and punctuation", readable)?;
        blank_at_an_end(what, given)
    }
}

name! {
    /// A country: two letters of ISO 3166-1 alpha-2, upper case.
    Country, |given| {
        let what = "the country";
        bounded(what, given, 2, "ISO 3166-1 alpha-2")?;
        each(what, given, "A-Z", |c| c.is_ascii_uppercase())?;
        if given.len() == 2 { Ok(()) } else {
            Err(Error::Unknown { what: "a country of two letters", given: given.to_owned(), known: &["DE", "NL", "FR", "…"] })
        }
    }
}

name! {
    /// The name of a batch of chargers: at most 64 characters of `A-Z a-z 0-9 - _ .`.
    BatchName, |given| {
        let what = "the batch";
        bounded(what, given, 64, "evpki's own limit")?;
        each(what, given, "A-Z a-z 0-9 - _ .", |c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    }
}

/// What tells one PKI from another: 16 random bytes, chosen by `init`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PkiId(pub [u8; 16]);

impl std::fmt::Display for PkiId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl std::str::FromStr for PkiId {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        hex::decode_array(given).map(Self)
    }
}

/// The SHA-256 digest of a certificate's DER.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub [u8; 32]);

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl std::str::FromStr for Fingerprint {
    type Err = Error;
    /// Reads 64 hexadecimal digits, with or without colons.
    fn from_str(given: &str) -> Result<Self, Error> {
        hex::decode_array(&given.replace(':', "")).map(Self)
    }
}

fn bounded(what: &'static str, given: &str, limit: usize, source: &'static str) -> Result<(), Error> {
    if given.is_empty() {
        return Err(Error::Empty { what });
    }
    let length = given.chars().count();
    if length > limit { Err(Error::TooLong { what, length, limit, source }) } else { Ok(()) }
}

fn each(what: &'static str, given: &str, allowed: &'static str, takes: fn(char) -> bool) -> Result<(), Error> {
    match given.chars().enumerate().find(|(_, c)| !takes(*c)) {
        Some((at, character)) => Err(Error::Character { what, character, position: at + 1, allowed }),
        None => Ok(()),
    }
}

fn blank_at_an_end(what: &'static str, given: &str) -> Result<(), Error> {
    let position = if given.starts_with(' ') { 1 } else { given.chars().count() };
    if given.starts_with(' ') || given.ends_with(' ') {
        return Err(Error::Character { what, character: ' ', position, allowed: "no blanks at either end" });
    }
    Ok(())
}

/// Letters of any script, digits, blanks and punctuation; no control characters, no marks that turn the direction of writing, no emoji.
fn readable(c: char) -> bool {
    c.is_alphanumeric() || c == ' ' || c.is_ascii_punctuation() || "–—’‘“”·«»§°".contains(c)
}

/// What a serial number could be taken for, if it is not one: A00.FR.511 wants it to be neither a URL nor an IP address, and a client
/// that matches host names against common names would take a host name.
fn address(given: &str) -> Option<&'static str> {
    let bare = given.trim_start_matches('[').trim_end_matches(']');
    if given.contains("://") || given.to_ascii_lowercase().starts_with("www.") {
        return Some("a URL");
    }
    if bare.parse::<std::net::IpAddr>().is_ok() || given.parse::<std::net::SocketAddr>().is_ok() {
        return Some("an IP address");
    }
    let labels: Vec<&str> = given.split('.').collect();
    let is_label = |l: &&str| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let top_level = labels.last().is_some_and(|l| l.len() >= 2 && l.chars().all(|c| c.is_ascii_alphabetic()));
    (given == "localhost" || labels.len() >= 2 && top_level && labels.iter().all(is_label)).then_some("a host name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_station_id_has_at_most_48_characters_and_no_colon() {
        assert!("DE*ACM*E0001-a_b=c+d|e@f.g".parse::<StationId>().is_ok());
        assert!("x".repeat(48).parse::<StationId>().is_ok());
        assert_eq!(
            "x".repeat(49).parse::<StationId>().unwrap_err().to_string(),
            "the station id has 49 characters, at most 48 are allowed (OCPP 2.0.1 part 4, 3.1.1)"
        );
        assert_eq!(
            "CS:1".parse::<StationId>().unwrap_err().to_string(),
            "the station id has `:` at position 3, allowed are a-z A-Z 0-9 * - _ = + | @ ."
        );
        assert_eq!("".parse::<StationId>().unwrap_err().to_string(), "the station id is empty");
    }

    #[test]
    fn a_serial_number_is_no_address() {
        for (given, looks_like) in [
            ("https://acme.example/1", "a URL"),
            ("WWW.acme", "a URL"),
            ("192.0.2.7", "an IP address"),
            ("192.0.2.7:443", "an IP address"),
            ("::1", "an IP address"),
            ("[2001:db8::1]", "an IP address"),
            ("csms.acme.example", "a host name"),
            ("localhost", "a host name"),
        ] {
            assert_eq!(given.parse::<StationSerial>(), Err(Error::Address { given: given.to_owned(), looks_like }), "{given}");
        }
        for given in ["SN-00017", "ACM.2026.0001", "4711", "A B", "1.2.3.4.5"] {
            assert!(given.parse::<StationSerial>().is_ok(), "{given}");
        }
    }

    #[test]
    fn a_name_takes_letters_of_any_script_and_nothing_invisible() {
        assert!("Städtische Ladewerke – Müller & Söhne GmbH".parse::<Organization>().is_ok());
        for bad in ["A\0B", "A\u{202e}B", "A\u{1f50c}", " A", "A ", "A\nB"] {
            assert!(bad.parse::<Organization>().is_err(), "{bad:?}");
        }
    }
}
