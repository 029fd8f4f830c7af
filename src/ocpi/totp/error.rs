//! Why a configuration of TOTPs, or what is shown, is refused.

/// Why a configuration of TOTPs, or what is shown, is refused. The sentences that end with an exclamation mark are the format's,
/// word by word (section 5): all implementations share them. None shows any of a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// No shared secret, or nothing but white space.
    NoSecret,
    /// White space within the shared secret.
    SecretWhitespace,
    /// A shared secret that is too short.
    SecretLength {
        /// How long it is, in UTF-16 code units.
        length: usize,
    },
    /// A shared secret that is no text.
    SecretNotText,
    /// A length of codes out of bounds, or none.
    Length,
    /// A time that is no number of seconds above zero.
    Validity,
    /// A moment before 1970.
    Timestamp,
    /// A hash that the format does not know.
    Hash,
    /// No alphabet, or nothing but white space.
    NoAlphabet,
    /// An alphabet of less than four characters.
    AlphabetLength,
    /// A character twice in the alphabet.
    AlphabetTwice,
    /// White space within the alphabet.
    AlphabetWhitespace,
    /// A character beyond the Basic Multilingual Plane in the alphabet.
    AlphabetPlane,
    /// Codes are bound to a TLS session, and there is no exporter material.
    NoExporter,
    /// Codes are bound to no TLS session, and there is exporter material.
    Exporter,
    /// Exporter material that is no hexadecimal.
    ExporterHex,
    /// Text that is no `totpConfig`.
    Json {
        /// What is wrong.
        what: &'static str,
        /// In which line, counted from 1.
        line: usize,
        /// In which column, counted from 1.
        column: usize,
    },
    /// `length` and `totpLength` contradict each other.
    TwoLengths,
    /// A header that is no credentials of this kind.
    Header {
        /// Why not.
        why: &'static str,
    },
}

impl std::error::Error for Error {}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoSecret => "The given shared secret must not be null or empty!",
            Self::SecretWhitespace => "The given shared secret must not contain any whitespace characters!",
            Self::SecretLength { length } => {
                write!(f, "The length of the given shared secret must be at least 16 characters! It has {length}")?;
                // OCPP's own limits, 8 to 255, are for the secret of a charger's WebPaymentsCtrlr.
                return if *length >= 8 {
                    write!(f, "; OCPP 2.1 allows 8 or more (C25), but this format does not")
                } else {
                    Ok(())
                };
            }
            Self::SecretNotText => "the shared secret is not UTF-8",
            Self::Length => "The expected length of the TOTP must be between 4 and 255 characters!",
            Self::Validity => "The validity time must be a positive integer number of seconds!",
            Self::Timestamp => "The timestamp must be a non-negative Unix timestamp in milliseconds!",
            Self::Hash => "The hash algorithm must be one of: sha256, sha384, sha512!",
            Self::NoAlphabet => "The given alphabet must not be null or empty!",
            Self::AlphabetLength => "The given alphabet must contain at least 4 characters!",
            Self::AlphabetTwice => "The given alphabet must not contain duplicate characters!",
            Self::AlphabetWhitespace => "The given alphabet must not contain any whitespace characters!",
            Self::AlphabetPlane => "the alphabet has a character beyond U+FFFF, which the format forbids",
            Self::NoExporter => {
                "the codes are bound to a TLS session (`useTLSExporterMaterial`), and there is no exporter material"
            }
            Self::Exporter => "the codes are bound to no TLS session, and there is exporter material",
            Self::ExporterHex => "the exporter material is not hexadecimal",
            Self::Json { what, line, column } => return write!(f, "invalid totpConfig: {what} at line {line}, column {column}"),
            Self::TwoLengths => "`length` and `totpLength` say different things",
            Self::Header { why } => return write!(f, "the header contains no TOTP: {why}"),
        })
    }
}
