//! Why a word of the model could not be read.

use super::identity::is_unseen;

use super::nearest::{Hint, nearest};

/// Why a value is not the word it should be. Every variant says what was given and what would be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The value is empty.
    Empty {
        /// What the value should have been.
        what: &'static str,
    },
    /// The value is longer than its limit.
    TooLong {
        /// What the value should have been.
        what: &'static str,
        /// How long it is, in characters.
        length: usize,
        /// How long it may be, in characters.
        limit: usize,
        /// Where the limit is written.
        source: &'static str,
    },
    /// A character that does not belong into the value.
    Character {
        /// What the value should have been.
        what: &'static str,
        /// The character.
        character: char,
        /// Its position, counted in characters from 1.
        position: usize,
        /// Which characters are taken.
        allowed: &'static str,
    },
    /// A word out of a closed list that is not in it.
    Unknown {
        /// What the value should have been.
        what: &'static str,
        /// What was given.
        given: String,
        /// All the words there are.
        known: &'static [&'static str],
    },
    /// A word that others know, and evpki does not offer.
    NotOffered {
        /// What it is.
        what: &'static str,
        /// What was given.
        given: &'static str,
        /// Why not, and what to write in its place.
        instead: &'static str,
    },
    /// A charger's serial number that could be taken for an address (A00.FR.511).
    Address {
        /// The serial number.
        given: String,
        /// What it looks like: `a URL`, `an IP address`, `a host name`.
        looks_like: &'static str,
    },
    /// A certificate's serial number that cannot be read, or cannot be one.
    Serial {
        /// What was given.
        given: String,
        /// Why it is not valid.
        why: &'static str,
    },
    /// The name of an OCPI party was expected.
    Party {
        /// What was given.
        given: String,
    },
    /// Hexadecimal digits were expected.
    Hex {
        /// What was given, shortened.
        given: String,
    },
    /// The operating system has no random bytes to give.
    NoRandomness,
}

impl std::error::Error for Error {}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty { what } => write!(f, "{what} is empty"),
            Self::TooLong { what, length, limit, source } => {
                write!(f, "{what} has {length} characters, at most {limit} are allowed ({source})")
            }
            Self::Character { what, character, position, allowed } => {
                write!(f, "{what} has {} at position {position}, expected {allowed}", Quoted(*character))
            }
            Self::Unknown { what, given, known } => {
                write!(f, "`{}` is not {what}", shortened(given))?;
                // Of two numbers, one is as near as the other.
                let words = known.iter().copied().filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
                match nearest(given, words) {
                    Some(name) => Hint(Some(name)).fmt(f),
                    None => write!(f, ", known are: {}", known.join(", ")),
                }
            }
            Self::NotOffered { what, given, instead } => write!(f, "`{given}` is {what} that evpki does not offer: {instead}"),
            Self::Party { given } => write!(
                f,
                "`{}` is not an OCPI party, expected a country code of two letters and three letters or digits, such as `DE*ABC`",
                shortened(given)
            ),
            Self::Address { given, looks_like } => {
                write!(f, "the serial number `{}` looks like {looks_like} (A00.FR.511 forbids it)", shortened(given))
            }
            Self::Serial { given, why } => write!(f, "`{}` is not a certificate's serial number: {why}", shortened(given)),
            Self::Hex { given } => write!(f, "`{}` is not hexadecimal", shortened(given)),
            Self::NoRandomness => write!(f, "the operating system provides no random bytes"),
        }
    }
}

/// A character as a person can read it, whatever it is.
struct Quoted(char);

impl std::fmt::Display for Quoted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_ascii_graphic() { write!(f, "`{}`", self.0) } else { write!(f, "U+{:04X}", u32::from(self.0)) }
    }
}

/// What was given, short and harmless enough to stand in a message: at most 60 characters, control characters escaped.
pub(crate) fn shortened(given: &str) -> String {
    let mut out = String::new();
    for c in given.chars().take(60) {
        // Of fillers the standard library thinks that they are seen.
        if is_unseen(c) && !c.is_ascii() { out.extend(c.escape_unicode()) } else { out.extend(c.escape_debug()) }
    }
    if given.chars().nth(60).is_some() {
        out.push('…');
    }
    out
}

/// A path as it can stand in a message: on one line, and without what plays tricks on a terminal.
#[cfg(feature = "cli")]
pub(crate) trait PrintablePath {
    /// The path as text, with control characters and the like escaped; not a path that can be opened.
    fn shown(&self) -> String;
}

#[cfg(feature = "cli")]
impl PrintablePath for std::path::Path {
    fn shown(&self) -> String {
        printable(&self.to_string_lossy())
    }
}

/// The text without characters that play tricks on a terminal or on who reads it: control characters, those that turn the
/// direction of writing, and those of which nothing is seen, escaped.
pub(crate) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| if is_unseen(c) { out.extend(c.escape_default()) } else { out.push(c) });
    out
}
