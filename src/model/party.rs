//! The terms of OCPI: parties and the interfaces of their modules.

use super::Error;
use std::fmt;

/// An OCPI party: the country and the identifier that its roaming partners know it by; printed as `DE*ABC`.
///
/// OCPI compares both without regard to case (CiString), so they are kept in upper case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartyId {
    country: [u8; 2],
    party: [u8; 3],
}

impl PartyId {
    /// The party with this country (ISO 3166-1 alpha-2) and this identifier (three letters or digits).
    ///
    /// # Errors
    /// [`Error::Party`] if one of them is not that.
    pub fn new(country: &str, party: &str) -> Result<Self, Error> {
        let fine = |text: &str, takes: fn(&u8) -> bool| text.bytes().all(|b| takes(&b));
        let parts = (<[u8; 2]>::try_from(country.as_bytes()), <[u8; 3]>::try_from(party.as_bytes()));
        match parts {
            (Ok(mut country_code), Ok(mut party_id))
                if fine(country, u8::is_ascii_alphabetic) && fine(party, u8::is_ascii_alphanumeric) =>
            {
                country_code.make_ascii_uppercase();
                party_id.make_ascii_uppercase();
                Ok(Self { country: country_code, party: party_id })
            }
            _ => Err(bad(&format!("{country}*{party}"))),
        }
    }

    /// The country: two upper-case letters.
    #[must_use]
    pub fn country_code(&self) -> &str {
        std::str::from_utf8(&self.country).unwrap_or_default()
    }

    /// The identifier within the country: three upper-case letters or digits.
    #[must_use]
    pub fn party_id(&self) -> &str {
        std::str::from_utf8(&self.party).unwrap_or_default()
    }
}

fn bad(given: &str) -> Error {
    Error::Party { given: given.to_owned() }
}

impl fmt::Display for PartyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}*{}", self.country_code(), self.party_id())
    }
}

impl std::str::FromStr for PartyId {
    type Err = Error;
    /// Reads `DE*ABC`, `DE-ABC` or `DEABC`, in any case.
    fn from_str(given: &str) -> Result<Self, Error> {
        let parts = match given.split_once(['*', '-']) {
            Some(parts) => Some(parts),
            None => given.split_at_checked(2),
        };
        let (country, party) = parts.ok_or_else(|| bad(given))?;
        Self::new(country, party).map_err(|_| bad(given))
    }
}

/// The interface of an OCPI module that a party uses (OCPI 2.2.1, "interface role").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Interface {
    /// Who owns the data and sends it.
    Sender,
    /// Who is sent the data.
    Receiver,
    /// Either.
    Both,
}

impl Interface {
    /// All of them, in the order of their numbers in the extension.
    pub const ALL: [Self; 3] = [Self::Sender, Self::Receiver, Self::Both];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 3] = ["sender", "receiver", "both"];

    /// Returns the name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Whether who may act as `self` may act as `wanted`.
    #[must_use]
    pub fn covers(self, wanted: Self) -> bool {
        self == Self::Both || self == wanted
    }
}

impl fmt::Display for Interface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Interface {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|i| i.name().eq_ignore_ascii_case(given)).ok_or_else(|| Error::Unknown {
            what: "an interface",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_written_in_three_ways() {
        for given in ["DE*ABC", "de-abc", "DEabc"] {
            assert_eq!(given.parse::<PartyId>().unwrap().to_string(), "DE*ABC");
        }
        for given in ["", "D", "DE", "DE*", "DE*AB", "DE*ABCD", "D1*ABC", "DE*A C", "DE*A*C", "ÄÖ*ABC", "äabcd", "DE*Äb"] {
            assert!(given.parse::<PartyId>().is_err(), "{given}");
        }
    }

    #[test]
    fn both_covers_either() {
        assert!(Interface::Both.covers(Interface::Sender) && Interface::Both.covers(Interface::Receiver));
        assert!(Interface::Sender.covers(Interface::Sender));
        assert!(!Interface::Sender.covers(Interface::Receiver) && !Interface::Receiver.covers(Interface::Both));
    }
}
