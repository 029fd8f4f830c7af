//! Why a bundle is refused.

use crate::model::{Environment, printable, shortened};

/// Why a bundle is refused. Each message names the file. It can be written into a log: it is one line, whatever the bundle
/// contains.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("cannot read `{}`: {}", printable(file), printable(why))]
    Read {
        /// The file.
        file: String,
        /// The message of the operating system.
        why: String,
    },
    /// A required file does not exist.
    #[error("`{}` is missing", printable(file))]
    Missing {
        /// The file.
        file: String,
    },
    /// The bundle contains a file that `bundle.json` does not list.
    #[error("the bundle contains `{}`, which `bundle.json` does not list", printable(file))]
    Stranger {
        /// The file.
        file: String,
    },
    /// A file is too large to be part of a bundle, by itself or together with the files before it.
    #[error("`{}` is too large: {what} may have at most {limit} bytes", printable(file))]
    TooLarge {
        /// The file.
        file: String,
        /// What the limit is for: the file, or the bundle.
        what: &'static str,
        /// The limit, in bytes.
        limit: u64,
    },
    /// The signature does not match `bundle.json`.
    #[error("the signature in `{}` does not match `bundle.json`: one of the two files was changed", super::names::SIGNATURE)]
    Signature,
    /// The bundle has another origin than expected.
    #[error("the bundle is not from {}: {}", printable(expected), printable(why))]
    Origin {
        /// The expected origin.
        expected: String,
        /// Why the bundle does not have this origin.
        why: String,
    },
    /// A file has another size than `bundle.json` lists.
    #[error("`{}` has {found} bytes, but `bundle.json` lists {expected}", printable(file))]
    Size {
        /// The file.
        file: String,
        /// Its size, in bytes.
        found: u64,
        /// The size in `bundle.json`, in bytes.
        expected: u64,
    },
    /// A file has another digest than `bundle.json` lists.
    #[error("`{}` was changed: its SHA-256 digest is {found}, but `bundle.json` lists {}", printable(file), shortened(expected))]
    Digest {
        /// The file.
        file: String,
        /// Its SHA-256 digest: 64 hexadecimal digits.
        found: String,
        /// The digest in `bundle.json`.
        expected: String,
    },
    /// A file allows more access than `bundle.json` lists, for example other users can read a secret.
    #[error("`{}` has mode {found:04o}, expected {expected:04o}", printable(file))]
    Mode {
        /// The file.
        file: String,
        /// Its mode.
        found: u32,
        /// The expected mode.
        expected: u32,
    },
    /// A file has invalid contents.
    #[error("`{}`: {}", printable(file), printable(why))]
    Content {
        /// The file.
        file: String,
        /// What is wrong.
        why: String,
    },
    /// The bundle has another format or kind.
    #[error("`bundle.json` has the {what} `{}`, expected `{expected}`", shortened(found))]
    Other {
        /// The field.
        what: &'static str,
        /// The value of the field.
        found: String,
        /// The expected value.
        expected: String,
    },
    /// A private key does not belong to its certificate.
    #[error("the private key in `{key}` does not belong to the certificate in `{certificate}`")]
    Key {
        /// The file of the key.
        key: String,
        /// The file of the certificate.
        certificate: String,
    },
    /// A certificate belongs to another environment.
    #[error("`{}`: the certificate of `{subject}` belongs to {}, the bundle to {expected}", printable(file), found.map_or("no environment", Environment::name))]
    Environment {
        /// The file.
        file: String,
        /// The subject of the certificate.
        subject: String,
        /// Its environment.
        found: Option<Environment>,
        /// The bundle's.
        expected: Environment,
    },
    /// The disk is full, or the quota is used up.
    #[error("no space left to write the archive")]
    Full,
    /// The archive cannot be read or written.
    #[error("the archive cannot be {doing}: {}", printable(why))]
    Archive {
        /// `read` or `written`.
        doing: &'static str,
        /// What is wrong.
        why: String,
    },
}

impl Error {
    /// The error of a file with invalid contents.
    pub(super) fn content(file: &str, why: impl std::fmt::Display) -> Self {
        Self::Content { file: file.to_owned(), why: why.to_string() }
    }
}
