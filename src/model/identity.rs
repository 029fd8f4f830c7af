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
    /// The station ID of a charger: the last segment of its WebSocket URL and its HTTP Basic user name.
    ///
    /// An `identifierString` of at most 48 characters without `:` (OCPP 2.0.1 part 4, 3.1.1).
    StationId, |given| {
        let what = "the station ID";
        bounded(what, given, 48, "OCPP 2.0.1 part 4, 3.1.1")?;
        each(what, given, "a-z A-Z 0-9 * - _ = + | @ .", |c| c.is_ascii_alphanumeric() || "*-_=+|@.".contains(c))
    }
}

name! {
    /// The serial number of a charger's hardware: the common name of its certificate (A00.FR.511).
    ///
    /// At most 25 characters fit OCPP 1.6 and 2.0.1's BootNotification; the limit here is the common name's 64 (RFC 5280,
    /// ub-common-name). It is printable ASCII without `,`, `"`, `\`, `/` and blanks at its ends, and cannot be taken for a URL,
    /// an IP address or a host name.
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
    /// The organisation that owns a PKI: the `O` of every certificate (A00.FR.509); at most 64 characters (RFC 5280,
    /// ub-organization-name).
    Organization, |given| {
        name_for_people("the organization", given, 64, "RFC 5280, ub-organization-name")
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

/// The identifier of a PKI: 16 bytes, which `init` derives from the key that signs bundles; random in a PKI that an
/// earlier version created.
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

/// Checks a name that people give and are shown, who must not be deceived by it: letters of any script, digits, blanks and
/// punctuation; nothing that cannot be seen, turns the direction of writing or only looks like a letter, no emoji; and in one
/// word not letters of two scripts that look alike.
///
/// # Errors
/// [`Error::Empty`], [`Error::TooLong`] above `limit` characters, of which `source` speaks, [`Error::Character`].
pub fn name_for_people(what: &'static str, given: &str, limit: usize, source: &'static str) -> Result<(), Error> {
    bounded(what, given, limit, source)?;
    each(what, given, "letters, digits, blanks and punctuation", readable)?;
    of_one_script(what, given)?;
    blank_at_an_end(what, given)
}

/// The name of the manufacturer of a charger: at most 50 characters (OCPP 2.0.1, ChargingStationType.vendorName).
///
/// # Errors
/// As [`name_for_people`].
pub fn vendor_name(given: &str) -> Result<String, Error> {
    name_for_people("the vendor", given, 50, "OCPP 2.0.1, vendorName").map(|()| given.to_owned())
}

/// The model name of a charger: at most 20 characters (OCPP 2.0.1, ChargingStationType.model).
///
/// # Errors
/// As [`name_for_people`].
pub fn model_name(given: &str) -> Result<String, Error> {
    name_for_people("the model", given, 20, "OCPP 2.0.1, model").map(|()| given.to_owned())
}

fn readable(c: char) -> bool {
    let is_letter = c.is_alphanumeric() && !is_unseen(c) && !is_for_looks(c);
    is_letter || c == ' ' || c.is_ascii_punctuation() || "–—’‘“”·«»§°®™".contains(c)
}

/// Whether nothing is seen of a character, or it changes how others are seen: what Unicode calls control, format or default
/// ignorable.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // A soft hyphen, joiners, marks and overrides of the direction of writing.
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fe00}'..='\u{fe0f}'
            // Fillers: Unicode calls them letters, but they are invisible.
            | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}'
            // Notation, tags, variations.
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether Unicode has a letter or digit for the looks of it, beside the one that it is: full width, mathematical, in a circle or
/// a square.
fn is_for_looks(c: char) -> bool {
    matches!(c, '\u{2070}'..='\u{209f}' | '\u{2100}'..='\u{218f}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}'
        | '\u{3200}'..='\u{33ff}' | '\u{fb00}'..='\u{fb06}' | '\u{ff00}'..='\u{ffef}' | '\u{1d400}'..='\u{1d7ff}'
        | '\u{1ee00}'..='\u{1eeff}' | '\u{1f000}'..='\u{1faff}')
}

/// Makes sure that no word has letters of two scripts which share their looks: nobody can see a Cyrillic `А` in a Latin word.
fn of_one_script(what: &'static str, given: &str) -> Result<(), Error> {
    let script = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some("Latin"),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => Some("Cyrillic"),
        '\u{530}'..='\u{58f}' => Some("Armenian"),
        _ => None,
    };
    let mut of_word = None;
    for (at, character) in given.chars().enumerate() {
        if !character.is_alphanumeric() {
            of_word = None;
            continue;
        }
        match (of_word, script(character)) {
            (Some(of_word), Some(other)) if of_word != other => {
                return Err(Error::Character { what, character, position: at + 1, allowed: "letters of one script in a word" });
            }
            (None, some) => of_word = some,
            _ => {}
        }
    }
    Ok(())
}

/// What a serial number could be taken for, if it is not one: A00.FR.511 wants it to be neither a URL nor an IP address, and a
/// client that matches host names against common names would take a host name.
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
            "the station ID has 49 characters, at most 48 are allowed (OCPP 2.0.1 part 4, 3.1.1)"
        );
        assert_eq!(
            "CS:1".parse::<StationId>().unwrap_err().to_string(),
            "the station ID has `:` at position 3, expected a-z A-Z 0-9 * - _ = + | @ ."
        );
        assert_eq!("".parse::<StationId>().unwrap_err().to_string(), "the station ID is empty");
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
    fn a_name_takes_letters_of_any_script_and_nothing_that_deceives() {
        for good in [
            "Städtische Ladewerke – Müller & Söhne GmbH",
            "E.ON §3 “Laden”",
            "Ładowarki Żółw S.A.",
            "Зарядные станции ООО",
            "ЛУКОЙЛ Charging",
            "ΔΕΗ blue",
            "電気自動車充電株式会社",
            "شركة الشحن",
        ] {
            assert_eq!(good.parse::<Organization>().map(|name| name.to_string()), Ok(good.to_owned()));
        }
        for (bad, position) in [
            ("A\0B", 2),
            ("A\nB", 2),
            // Right to left from here on; marks; an isolate.
            ("A\u{202e}B", 2),
            ("AC\u{200f}ME", 3),
            ("AC\u{61c}ME", 3),
            ("A\u{2066}B", 2),
            // No width at all: a space, a joiner, a byte order mark, a soft hyphen, three fillers.
            ("AC\u{200b}ME", 3),
            ("AC\u{200d}ME", 3),
            ("AC\u{feff}ME", 3),
            ("AC\u{ad}ME", 3),
            ("ACME\u{3164}", 5),
            ("ACME\u{ffa0}", 5),
            ("ACME\u{115f}", 5),
            // Another blank, a line, a tag.
            ("A\u{a0}B", 2),
            ("A\u{2028}B", 2),
            ("A\u{e0041}B", 2),
            // Pictures, and pictures of letters.
            ("A\u{1f50c}", 2),
            ("\u{1f170}CME", 1),
            ("\u{ff21}CME", 1),
            ("\u{1d400}CME", 1),
            ("ACME \u{2460}", 6),
            // A letter in two parts, that is another text than the letter in one.
            ("Mu\u{308}ller", 3),
            // Letters of another script.
            ("AC\u{41c}E", 3),
            ("\u{410}CME", 2),
            ("Good \u{395}nergy", 7),
            (" A", 1),
            ("A ", 2),
        ] {
            match bad.parse::<Organization>() {
                Err(Error::Character { position: found, .. }) => assert_eq!(found, position, "{bad:?}"),
                other => panic!("{bad:?}: {other:?}"),
            }
        }
        assert!("x".repeat(64).parse::<Organization>().is_ok());
        assert_eq!(
            "é".repeat(65).parse::<Organization>().unwrap_err().to_string(),
            "the organization has 65 characters, at most 64 are allowed (RFC 5280, ub-organization-name)"
        );
    }
}
