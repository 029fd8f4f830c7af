//! Why bytes are not what they should be.

use crate::model::{KeyType, printable, shortened};

/// Why bytes could not be read as what they should be, or a key could not do what it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are not the DER of what was expected.
    #[error("this is not {expected}: {why}")]
    Der {
        /// What was expected, with its article.
        expected: &'static str,
        /// What the decoder says.
        why: String,
    },
    /// A PEM text holds nothing of the kind that was looked for.
    #[error("there is no {expected} in it{}", found_instead(found))]
    Pem {
        /// What was looked for.
        expected: &'static str,
        /// The labels that are there.
        found: Vec<String>,
    },
    /// A PEM text is damaged.
    #[error("the PEM text is damaged: {why}")]
    PemDamaged {
        /// What the reader says.
        why: String,
    },
    /// A public key of a kind that evpki does not know.
    #[error("the key is of a kind that is not taken: {algorithm}; taken are {}", KeyType::NAMES.join(", "))]
    UnknownKey {
        /// The algorithm, as OID and, where there is one, curve.
        algorithm: String,
    },
    /// A key that is too weak.
    #[error("the RSA key has {bits} bits, at least {minimum} are needed (A00.FR.502)")]
    WeakKey {
        /// How long its modulus is.
        bits: usize,
        /// How long it must be.
        minimum: usize,
    },
    /// An RSA key that is longer than any that is used.
    #[error("the RSA key has {bits} bits, at most {maximum} are taken; make a key of 2048 to 4096 bits")]
    KeyTooLong {
        /// How long its modulus is.
        bits: usize,
        /// How long it may be.
        maximum: usize,
    },
    /// A public key whose private key others can find.
    #[error("the public key is weak: {why}; make a new key pair")]
    Weak {
        /// Why.
        why: String,
    },
    /// An RSA key with another public exponent than 65537.
    #[error("the RSA key has the public exponent {found}, only 65537 is certified; make a new key pair")]
    Exponent {
        /// Its exponent.
        found: String,
    },
    /// A public key in another encoding than its canonical one.
    #[error("the public key is not in its canonical encoding: {why}")]
    KeyEncoding {
        /// What is wrong, and how it should be.
        why: String,
    },
    /// A certificate or a request that is not written as DER writes it.
    #[error("it is not in its canonical encoding: {why}")]
    NotCanonical {
        /// What is wrong.
        why: String,
    },
    /// A private key that cannot be used.
    #[error("the private key cannot be used: {why}")]
    KeyRejected {
        /// Why.
        why: String,
    },
    /// A private key file is encrypted, and the passphrase does not open it.
    #[error("the passphrase does not open the private key")]
    WrongPassphrase,
    /// A signature algorithm that evpki does not know.
    #[error("the signature algorithm {oid} is not known")]
    UnknownSignature {
        /// Its OID.
        oid: String,
    },
    /// A signature algorithm that does not go with the key.
    #[error("a signature with {algorithm} cannot come from a {key} key")]
    SignatureOfAnotherKey {
        /// The algorithm.
        algorithm: String,
        /// The kind of the key.
        key: KeyType,
    },
    /// A signature that does not verify.
    #[error("the signature does not verify")]
    BadSignature,
    /// Signing or making a key failed inside the cryptographic library.
    #[error("the cryptographic library could not {what}")]
    Crypto {
        /// What it was asked to do.
        what: &'static str,
    },
    /// What is read or kept piece by piece could not be.
    #[error("{what}: {why}")]
    Stream {
        /// What was being done.
        what: &'static str,
        /// What the system says.
        why: String,
    },
    /// A moment that a certificate cannot name.
    #[error("the moment {seconds} (seconds since 1970) is outside of 1970 to 9999")]
    Time {
        /// The moment.
        seconds: i64,
    },
    /// A value that cannot be written into its field.
    #[error("`{}` cannot stand in {field}: {}", shortened(value), printable(why))]
    Value {
        /// Which field.
        field: String,
        /// The value.
        value: String,
        /// Why.
        why: String,
    },
}

impl Error {
    /// The bytes are not the DER of `expected`.
    pub(super) fn der(expected: &'static str) -> impl Fn(der::Error) -> Self {
        move |e| Self::Der { expected, why: e.to_string() }
    }
}

fn found_instead(found: &[String]) -> String {
    if found.is_empty() { String::new() } else { format!(", only: {}", found.join(", ")) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_was_refused_plays_no_tricks_on_a_terminal() {
        let why = super::super::metadata::Arc::new(Some("1.2.\u{1b}[2J")).unwrap_err().to_string();
        assert_eq!(
            why,
            "`1.2.\\u{1b}[2J` cannot stand in an OID arc: expected numbers with dots between them, such as `1.3.6.1.4.1.32473`"
        );
    }
}
