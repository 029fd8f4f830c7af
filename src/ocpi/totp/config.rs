//! What both ends have to agree on, and its JSON.

use super::{Error, Hash};
use crate::model::Secret;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};
use std::num::NonZeroU64;
use zeroize::Zeroizing;

/// The usual alphabet: digits, small letters, large letters.
pub const DEFAULT_ALPHABET: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// How long a code usually is, in characters.
pub const DEFAULT_LENGTH: u64 = 12;
/// The usual validity of a code, in seconds.
pub const DEFAULT_VALIDITY: u64 = 30;

/// The lengths that a code may have, in characters.
const LENGTHS: std::ops::RangeInclusive<u64> = 4..=255;
/// The least length of a shared secret, in UTF-16 code units.
const SHORTEST_SECRET: usize = 16;
/// The least length of an alphabet, in UTF-16 code units.
const SHORTEST_ALPHABET: usize = 4;

/// What a configuration is to say, not yet looked at.
#[derive(Debug, Clone)]
pub struct Parameters {
    /// The shared secret: text; white space around it does not count.
    pub shared_secret: Secret,
    /// The validity of a code, in seconds.
    pub validity: u64,
    /// How long a code is, in characters.
    pub length: u64,
    /// What it is made of; white space around it does not count.
    pub alphabet: String,
    /// Whether codes are bound to the TLS session that they are shown in.
    pub is_bound: bool,
    /// The name of the hash.
    pub hash: String,
}

impl Parameters {
    /// The usual ones, with this secret.
    #[must_use]
    pub fn new(shared_secret: Secret) -> Self {
        Self {
            shared_secret,
            validity: DEFAULT_VALIDITY,
            length: DEFAULT_LENGTH,
            alphabet: DEFAULT_ALPHABET.to_owned(),
            is_bound: false,
            hash: Hash::Sha256.name().to_owned(),
        }
    }
}

/// What both ends have agreed on: `totpConfig`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    shared_secret: Secret,
    validity: NonZeroU64,
    length: usize,
    alphabet: Vec<char>,
    is_bound: bool,
    hash: Hash,
}

/// `totpConfig` as it is read. What is wrong with a number is said in the format's words, so any value is taken at first.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Read {
    shared_secret: Option<Zeroizing<String>>,
    validity_time: Option<Value>,
    length: Option<Value>,
    totp_length: Option<Value>,
    alphabet: Option<String>,
    #[serde(rename = "useTLSExporterMaterial")]
    use_tls_exporter_material: Option<bool>,
    hash_algorithm: Option<String>,
}

/// `totpConfig` as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    shared_secret: &'a str,
    validity_time: u64,
    length: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    totp_length: Option<usize>,
    alphabet: String,
    #[serde(rename = "useTLSExporterMaterial")]
    use_tls_exporter_material: bool,
    hash_algorithm: &'static str,
}

impl Config {
    /// Checks parameters, in the order of the format (section 5). Lengths count UTF-16 code units, white space is Unicode's.
    ///
    /// # Errors
    /// [`Error`], for the first that is wrong.
    pub fn new(parameters: &Parameters) -> Result<Self, Error> {
        let secret = parameters.shared_secret.expose_str().ok_or(Error::SecretNotText)?.trim();
        let length = secret.encode_utf16().count();
        if secret.is_empty() {
            return Err(Error::NoSecret);
        }
        if secret.contains(char::is_whitespace) {
            return Err(Error::SecretWhitespace);
        }
        if length < SHORTEST_SECRET {
            return Err(Error::SecretLength { length });
        }
        if !LENGTHS.contains(&parameters.length) {
            return Err(Error::Length);
        }
        let validity = NonZeroU64::new(parameters.validity).ok_or(Error::Validity)?;
        let hash = parameters.hash.parse()?;
        let alphabet = alphabet(&parameters.alphabet)?;
        Ok(Self {
            shared_secret: Secret::new(secret.as_bytes().to_vec()),
            validity,
            length: usize::try_from(parameters.length).map_err(|_| Error::Length)?,
            alphabet,
            is_bound: parameters.is_bound,
            hash,
        })
    }

    /// Reads `totpConfig`: `sharedSecret`, and whatever differs from what is usual. `totpLength` is another word for `length`;
    /// fields that are not known do not count.
    ///
    /// # Errors
    /// [`Error::Json`], [`Error::TwoLengths`], and those of [`new`](Self::new).
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
        // The message of the parser would repeat the value, which may be the secret.
        let read: Read = serde_json::from_slice(json).map_err(|e| {
            let what = match e.classify() {
                serde_json::error::Category::Data => "a field that is not what it should be",
                _ => "no JSON",
            };
            Error::Json { what, line: e.line(), column: e.column() }
        })?;
        let secret = read.shared_secret.map_or_else(String::new, |mut secret| std::mem::take(&mut *secret));
        let mut parameters = Parameters::new(Secret::from(secret));
        let lengths = [read.length, read.totp_length];
        if let [Some(length), Some(totp_length)] = &lengths
            && length != totp_length
        {
            return Err(Error::TwoLengths);
        }
        // A value that is not such a number counts as out of bounds, which is reported later.
        let number = |value: Option<Value>, usual| value.map_or(usual, |value| whole(&value).unwrap_or_default());
        parameters.length = number(lengths.into_iter().flatten().next(), parameters.length);
        parameters.validity = number(read.validity_time, parameters.validity);
        parameters.alphabet = read.alphabet.unwrap_or(parameters.alphabet);
        parameters.is_bound = read.use_tls_exporter_material.unwrap_or(parameters.is_bound);
        parameters.hash = read.hash_algorithm.unwrap_or(parameters.hash);
        Self::new(&parameters)
    }

    /// Writes `totpConfig`, all of it, on one line.
    ///
    /// A length that is not the usual one stands there twice: the format says `length`, and a reader in the field looks for
    /// `totpLength` alone and would make codes of the usual length without a word.
    #[must_use]
    pub fn to_json(&self) -> Secret {
        let written = Written {
            shared_secret: self.shared_secret.expose_str().unwrap_or_default(),
            validity_time: self.validity.get(),
            length: self.length,
            totp_length: (self.length as u64 != DEFAULT_LENGTH).then_some(self.length),
            alphabet: self.alphabet(),
            use_tls_exporter_material: self.is_bound,
            hash_algorithm: self.hash.name(),
        };
        // Room for all of it, so that growing leaves no copies behind: an escaped character has six bytes.
        let room = 512 + 6 * (self.shared_secret.expose().len() + self.alphabet.len());
        let mut text = Zeroizing::new(Vec::with_capacity(room));
        // There is nothing here that JSON cannot say, and memory does not refuse to be written.
        let _ = serde_json::to_writer(&mut *text, &written);
        Secret::new(std::mem::take(&mut *text))
    }

    /// The shared secret, trimmed.
    #[must_use]
    pub fn shared_secret(&self) -> &Secret {
        &self.shared_secret
    }

    /// The validity of a code, in seconds.
    #[must_use]
    pub fn validity(&self) -> NonZeroU64 {
        self.validity
    }

    /// How long a code is, in characters.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// What codes are made of.
    #[must_use]
    pub fn alphabet(&self) -> String {
        self.alphabet.iter().collect()
    }

    pub(super) fn letters(&self) -> &[char] {
        &self.alphabet
    }

    /// Whether codes are bound to the TLS session that they are shown in.
    #[must_use]
    pub fn is_bound(&self) -> bool {
        self.is_bound
    }

    /// The hash.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.hash
    }
}

/// The characters of an alphabet that can be one.
fn alphabet(given: &str) -> Result<Vec<char>, Error> {
    let alphabet = given.trim();
    let mut units: Vec<u16> = alphabet.encode_utf16().collect();
    if units.is_empty() {
        return Err(Error::NoAlphabet);
    }
    if units.len() < SHORTEST_ALPHABET {
        return Err(Error::AlphabetLength);
    }
    units.sort_unstable();
    if units.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Error::AlphabetTwice);
    }
    if alphabet.contains(char::is_whitespace) {
        return Err(Error::AlphabetWhitespace);
    }
    if alphabet.chars().any(|c| c.len_utf16() > 1) {
        return Err(Error::AlphabetPlane);
    }
    Ok(alphabet.chars().collect())
}

/// The whole number that a value of JSON is, however it is written: `30` and `30.0` are the same to many.
fn whole(value: &Value) -> Option<u64> {
    let number: &Number = value.as_number()?;
    let float = number.as_f64().filter(|float| float.fract() == 0.0 && (0.0..1e15).contains(float));
    // Below 10^15 all whole numbers are exact.
    number.as_u64().or_else(|| float.map(|float| float as u64))
}
