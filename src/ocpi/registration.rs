//! The tokens of a registration: the credentials module of OCPI calls them A, B and C.
//!
//! The *receiver* of the registration makes token A and passes it on out of band. The *sender* calls with token A and posts token
//! B, with which the receiver can call back. The answer is token C, which is valid from then on; token A is no longer valid.

use super::Error;
use crate::model;

/// The direction of a token or a code, as seen from this platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// The peer sends it to this platform.
    Inbound,
    /// This platform sends it to the peer.
    Outbound,
}

impl Direction {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Inbound, Self::Outbound];
    /// The names of [`ALL`](Self::ALL), in the same order.
    pub const NAMES: [&'static str; 2] = ["inbound", "outbound"];

    /// The name, as typed, printed and part of what a secret is bound to.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The other one.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Inbound => Self::Outbound,
            Self::Outbound => Self::Inbound,
        }
    }
}

impl std::fmt::Display for Direction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Direction {
    type Err = model::Error;
    fn from_str(given: &str) -> Result<Self, model::Error> {
        Self::ALL.into_iter().find(|direction| direction.name() == given).ok_or_else(|| model::Error::Unknown {
            what: "a direction",
            given: given.to_owned(),
            known: &Self::NAMES,
        })
    }
}

/// The letter of a token in the credentials module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Letter {
    /// The receiver's first: handed over out of band, good until the registration is over.
    A,
    /// The sender's: the receiver calls with it.
    B,
    /// The receiver's final one: the sender calls with it.
    C,
}

impl std::fmt::Display for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        })
    }
}

/// How a registration began: with token A in one direction, and with which versions of either direction's tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration {
    /// The direction of tokens A and C. Inbound: we are the receiver; outbound: we are the sender.
    pub first: Direction,
    /// The version of the first inbound token that belongs to it.
    pub inbound: u64,
    /// The version of the first outbound one.
    pub outbound: u64,
}

impl Registration {
    /// The version of the first token in a direction.
    #[must_use]
    pub fn begins(&self, direction: Direction) -> u64 {
        match direction {
            Direction::Inbound => self.inbound,
            Direction::Outbound => self.outbound,
        }
    }

    /// What a version is called; none: it belongs to a registration before this one.
    ///
    /// Tokens that replace B or C later go by the same letter: they stand in its place.
    #[must_use]
    pub fn letter(&self, direction: Direction, version: u64) -> Option<Letter> {
        let begins = self.begins(direction);
        match direction == self.first {
            _ if version < begins => None,
            true if version == begins => Some(Letter::A),
            true => Some(Letter::C),
            false => Some(Letter::B),
        }
    }
}

/// As it is kept: `inbound 1 1`.
impl std::fmt::Display for Registration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.first, self.inbound, self.outbound)
    }
}

impl std::str::FromStr for Registration {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        let bad = || Error::Registration { given: given.to_owned() };
        let mut words = given.split(' ');
        let (Some(first), Some(inbound), Some(outbound), None) = (words.next(), words.next(), words.next(), words.next()) else {
            return Err(bad());
        };
        let version = |word: &str| word.parse().map_err(|_| bad());
        Ok(Self { first: first.parse().map_err(|_| bad())?, inbound: version(inbound)?, outbound: version(outbound)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Inbound, Outbound};

    #[test]
    fn the_receiver_has_a_and_c_and_the_sender_b() {
        let receiver = Registration { first: Inbound, inbound: 1, outbound: 1 };
        let letters = |registration: &Registration, direction| [1, 2, 3].map(|version| registration.letter(direction, version));
        assert_eq!(letters(&receiver, Inbound), [Some(Letter::A), Some(Letter::C), Some(Letter::C)]);
        assert_eq!(letters(&receiver, Outbound), [Some(Letter::B); 3]);
        let sender = Registration { first: Outbound, inbound: 2, outbound: 3 };
        assert_eq!(letters(&sender, Outbound), [None, None, Some(Letter::A)]);
        assert_eq!(letters(&sender, Inbound), [None, Some(Letter::B), Some(Letter::B)]);
        for registration in [receiver, sender] {
            assert_eq!(registration.to_string().parse(), Ok(registration));
        }
        for bad in ["", "inbound", "inbound 1", "inbound 1 1 1", "sideways 1 1", "inbound x 1", "inbound -1 1"] {
            assert_eq!(bad.parse::<Registration>(), Err(Error::Registration { given: bad.to_owned() }));
        }
        assert_eq!(Inbound.opposite(), Outbound);
    }
}
