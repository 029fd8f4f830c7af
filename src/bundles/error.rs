//! Why a bundle is refused.

use crate::model::{Environment, printable, shortened};

/// Why a bundle is refused. Each names the file. What it says can be written into a log: it is one line, whatever stands in the bundle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("cannot read `{}`: {}", printable(file), printable(why))]
    Read {
        /// The file.
        file: String,
        /// What the system says.
        why: String,
    },
    /// A file that belongs there is missing.
    #[error("`{}` is missing", printable(file))]
    Missing {
        /// The file.
        file: String,
    },
    /// A file is there that `bundle.json` does not name.
    #[error("`{}` is there and `bundle.json` does not name it", printable(file))]
    Stranger {
        /// The file.
        file: String,
    },
    /// A file is too large to be part of a bundle, by itself or with those before it.
    #[error("`{}` is too large: {what} has at most {limit} bytes here", printable(file))]
    TooLarge {
        /// The file.
        file: String,
        /// What has the limit: the file, or the bundle.
        what: &'static str,
        /// How large that may be, in bytes.
        limit: u64,
    },
    /// The signature is not that of `bundle.json`.
    #[error("the signature in `{}` is not that of `bundle.json`: one of the two was changed", super::names::SIGNATURE)]
    Signature,
    /// The bundle was not made by whom it was expected from.
    #[error("the bundle is not from {}: {}", printable(expected), printable(why))]
    Origin {
        /// Whom it was expected from.
        expected: String,
        /// What says otherwise.
        why: String,
    },
    /// A file's size is not what `bundle.json` says.
    #[error("`{}` has {found} bytes, `bundle.json` says {expected}", printable(file))]
    Size {
        /// The file.
        file: String,
        /// Its size, in bytes.
        found: u64,
        /// What `bundle.json` says.
        expected: u64,
    },
    /// A file's digest is not what `bundle.json` says.
    #[error("`{}` was changed: its SHA-256 digest is {found}, `bundle.json` says {}", printable(file), shortened(expected))]
    Digest {
        /// The file.
        file: String,
        /// Its digest.
        found: String,
        /// What `bundle.json` says.
        expected: String,
    },
    /// A file that holds a secret can be read by others.
    #[error("`{}` has mode {found:04o}, expected {expected:04o}", printable(file))]
    Mode {
        /// The file.
        file: String,
        /// Its mode.
        found: u32,
        /// What it must be.
        expected: u32,
    },
    /// A file does not hold what it should.
    #[error("`{}`: {}", printable(file), printable(why))]
    Content {
        /// The file.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// The bundle is of another format or kind.
    #[error("`bundle.json` says {what} `{}`, expected `{expected}`", shortened(found))]
    Other {
        /// Which field.
        what: &'static str,
        /// What it says.
        found: String,
        /// What it must say.
        expected: String,
    },
    /// A private key that does not belong to its certificate.
    #[error("the private key in `{key}` does not belong to the certificate in `{certificate}`")]
    Key {
        /// The file of the key.
        key: String,
        /// The file of the certificate.
        certificate: String,
    },
    /// A certificate of another environment.
    #[error("`{}`: the certificate of `{subject}` belongs to {}, the bundle to {expected}", printable(file), found.map_or("no environment", Environment::name))]
    Environment {
        /// The file.
        file: String,
        /// Whose certificate.
        subject: String,
        /// Its environment.
        found: Option<Environment>,
        /// The bundle's.
        expected: Environment,
    },
    /// An archive for which there is no room.
    #[error("no space left to write the archive")]
    Full,
    /// An archive that cannot be read or written.
    #[error("the archive cannot be {doing}: {}", printable(why))]
    Archive {
        /// `read` or `written`.
        doing: &'static str,
        /// What is wrong.
        why: String,
    },
}

impl Error {
    /// The file does not hold what it should.
    pub(super) fn content(file: &str, why: impl std::fmt::Display) -> Self {
        Self::Content { file: file.to_owned(), why: why.to_string() }
    }
}
