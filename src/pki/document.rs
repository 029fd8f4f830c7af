//! Reading a YAML document that a person wrote: where something stands in it, and what is wrong with its keys.
//!
//! What a document means is not known here; profiles and hierarchies are documents.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, DeserializeOwned, Deserializer};

use crate::model::{Hint, nearest, printable, shortened};

/// The longest document, in bytes. The longest that is shipped has three thousand.
pub const LIMIT: usize = 64 * 1024;

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The name of the file.
    pub file: String,
    /// Line and column, both counted from 1; none: somewhere in the file.
    pub position: Option<(usize, usize)>,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printable(&self.file))?;
        self.position.map_or(Ok(()), |(line, column)| write!(f, ":{line}:{column}"))
    }
}

/// Why a text is not the document it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// It is longer than [`LIMIT`].
    TooLong {
        /// Which file.
        place: Location,
        /// How long it is, in bytes.
        length: usize,
    },
    /// It has a key that does not exist.
    UnknownKey {
        /// Where the key stands.
        place: Location,
        /// The key.
        key: String,
        /// What it was probably meant to be.
        nearest: Option<String>,
        /// All the keys there are in its place.
        known: Vec<String>,
    },
    /// It is not YAML, a key is missing or doubled, or a value is not what it should be.
    Content {
        /// Where.
        place: Location,
        /// The key, as far as one is concerned, and what is wrong.
        what: String,
    },
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { place, length } => write!(f, "{place}: the document has {length} bytes, at most {LIMIT} are taken"),
            Self::UnknownKey { place, key, nearest: Some(name), .. } => {
                write!(f, "{place}: unknown key `{}`{}", shortened(key), Hint(Some(name)))
            }
            Self::UnknownKey { place, key, nearest: None, known } => {
                write!(f, "{place}: unknown key `{}`, known are: {}", shortened(key), known.join(", "))
            }
            Self::Content { place, what } => write!(f, "{place}: {what}"),
        }
    }
}

/// Reads the document `text`; `file` names it in messages.
pub(super) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Error> {
    let place = |position| Location { file: file.to_owned(), position };
    if text.len() > LIMIT {
        return Err(Error::TooLong { place: place(None), length: text.len() });
    }
    serde_yaml::from_str(text).map_err(|error| {
        let position = error.location().map(|l| (l.line(), l.column()));
        let whole = error.to_string();
        let what = whole.rfind(" at line ").map_or(whole.as_str(), |end| &whole[..end]);
        match unknown_key(what) {
            Some((key, known)) => Error::UnknownKey {
                place: place(position),
                nearest: nearest(&key, known.iter().map(String::as_str)).map(str::to_owned),
                key,
                known,
            },
            None => Error::Content { place: place(doubled(text, what, position).or(position)), what: readable(what) },
        }
    })
}

/// The unknown key and its known neighbours, out of the words in which serde reports one. Should serde ever choose others, its own
/// message is shown instead.
fn unknown_key(what: &str) -> Option<(String, Vec<String>)> {
    let (_, rest) = what.split_once("unknown field `")?;
    let (key, expected) = rest.rsplit_once("`, expected ")?;
    Some((key.to_owned(), expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()))
}

/// Where the key that `what` calls doubled stands for the second time; what is told is where the keys begin, of which it is one.
fn doubled(text: &str, what: &str, begins: Option<(usize, usize)>) -> Option<(usize, usize)> {
    let (_, rest) = what.split_once("duplicate field `")?;
    let (key, (line, column)) = (rest.split('`').next()?, begins?);
    let stands = |line: &str| key_at(line, key).filter(|at| line[..*at].chars().count() + 1 == column);
    let mut found = text.lines().enumerate().skip(line.saturating_sub(1)).filter(|(_, line)| stands(line).is_some());
    found.nth(1).map(|(at, _)| (at + 1, column))
}

/// The message in our words, at most 400 characters of it.
fn readable(what: &str) -> String {
    let ours = what.replacen("missing field", "missing key", 1).replacen("duplicate field", "duplicate key", 1);
    printable(&ours.chars().take(400).collect::<String>())
}

/// Where the key at `path` stands, as far as it can be seen without reading the YAML again: a key of the document, or one below it.
pub(super) fn find(text: &str, path: &[&str]) -> Option<(usize, usize)> {
    let (first, below) = path.split_first()?;
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.split(" #").next().unwrap_or_default()));
    let (at, line) = lines.find(|(_, line)| line.starts_with(first) && key_at(line, first) == Some(0))?;
    let Some(second) = below.first() else { return Some((at, 1)) };
    let inside = lines.take_while(|(_, line)| line.is_empty() || line.starts_with([' ', '-', '#']));
    std::iter::once((at, line)).chain(inside).find_map(|(at, line)| Some((at, line[..key_at(line, second)?].chars().count() + 1)))
}

/// Where the `nth` key (from 0) of this name stands below `first`: for the members of a list.
pub(super) fn find_nth(text: &str, first: &str, key: &str, nth: usize) -> Option<(usize, usize)> {
    let (start, _) = find(text, &[first])?;
    let lines = text.lines().enumerate().skip(start).map(|(at, line)| (at + 1, line));
    let inside = lines.take_while(|(_, line)| line.is_empty() || line.starts_with([' ', '-', '#']));
    let mut keys = inside.filter_map(|(at, line)| {
        let offset = key_at(line.split('#').next()?, key)?;
        Some((at, line[..offset].chars().count() + 1))
    });
    keys.nth(nth)
}

/// The offset in bytes at which `line` has `key` followed by a colon.
fn key_at(line: &str, key: &str) -> Option<usize> {
    line.match_indices(key).map(|(at, _)| at).find(|at| {
        let starts = line[..*at].chars().last().is_none_or(|c| " -{,\"'".contains(c));
        starts && line[at + key.len()..].trim_start_matches(['"', '\'', ' ']).starts_with(':')
    })
}

/// A value that is written as one word and checked while it is read, so that a message knows where it stands.
pub(super) struct Word<T>(pub(super) T);

impl<'de, T> Deserialize<'de> for Word<T>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);
        impl<T> de::Visitor<'_> for Visitor<T>
        where
            T: FromStr,
            T::Err: fmt::Display,
        {
            type Value = Word<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word")
            }
            fn visit_str<E: de::Error>(self, given: &str) -> Result<Word<T>, E> {
                given.parse().map(Word).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor(std::marker::PhantomData))
    }
}

/// The values in a list of words.
pub(super) fn unwrapped<T>(words: Vec<Word<T>>) -> Vec<T> {
    words.into_iter().map(|word| word.0).collect()
}
