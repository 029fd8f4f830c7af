//! What can be wrong with a manifest.

use std::fmt;

use super::column::Column;
use super::line::{FIELD_LIMIT, LINE_LIMIT};
use crate::model::{self, Hint, SecurityProfile, shortened};

/// Everything that is wrong with a manifest, in the order of its lines. Never empty when [`super::read`] gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    listed: Vec<Fault>,
    more: u64,
}

impl Faults {
    /// How many are listed; the others are only counted.
    pub const LIMIT: usize = 1000;

    /// The first of them, at most [`Self::LIMIT`].
    #[must_use]
    pub fn listed(&self) -> &[Fault] {
        &self.listed
    }

    /// How many there are beyond those listed.
    #[must_use]
    pub fn more(&self) -> u64 {
        self.more
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Adds those that were found further down.
    pub fn append(&mut self, more: Self) {
        self.more += more.more;
        more.listed.into_iter().for_each(|fault| self.push(fault));
    }

    pub(super) fn push(&mut self, fault: Fault) {
        if self.listed.len() < Self::LIMIT { self.listed.push(fault) } else { self.more += 1 }
    }
}

impl std::error::Error for Faults {}

impl fmt::Display for Faults {
    /// One line each, without a line break at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.listed.iter().enumerate() {
            let separator = if at == 0 { "" } else { "\n" };
            write!(f, "{separator}{fault}")?;
        }
        if self.more > 0 { write!(f, "\nand {} more", self.more) } else { Ok(()) }
    }
}

/// One thing that is wrong with a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: u64,
    /// The column; none: the line as a whole.
    pub column: Option<Column>,
    /// What is wrong, and what to do.
    pub cause: Cause,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(f, "line {}: {column}: {}", self.line, self.cause),
            None => write!(f, "line {}: {}", self.line, self.cause),
        }
    }
}

/// What is wrong with a line or a value of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The file cannot be read further.
    Unreadable(std::io::ErrorKind),
    /// The file is empty, or its first line names no column.
    NoHeader,
    /// Nothing follows the header.
    NoRows,
    /// Something else than a comma separates the columns.
    Separator(char),
    /// No such column.
    UnknownColumn {
        /// Its name.
        given: String,
        /// What it was probably meant to be.
        nearest: Option<&'static str>,
    },
    /// The column stands in the header twice.
    ColumnTwice,
    /// A required column is not there.
    MissingColumn,
    /// The line has another number of fields than the header.
    FieldCount {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// The line is longer than 65,536 bytes.
    LongLine {
        /// How long, in bytes.
        length: usize,
    },
    /// The field is longer than 4,096 bytes.
    LongField {
        /// How long, in bytes.
        length: usize,
    },
    /// A NUL byte: a damaged file, or one in UTF-16.
    Nul,
    /// A carriage return that ends no line.
    CarriageReturn,
    /// A quoted field has no end in this line.
    OpenQuote,
    /// A quote inside a field that is not quoted, or something between a closing quote and the next comma.
    StrayQuote,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The value is not what the column holds.
    Value {
        /// The value.
        given: String,
        /// Why not.
        error: model::Error,
    },
    /// Another line has this station id, perhaps in other letter case.
    SameStation {
        /// The station id.
        given: String,
        /// The other line.
        line: u64,
    },
    /// Another line has this serial number.
    Taken {
        /// It.
        given: String,
        /// The other line.
        line: u64,
    },
    /// A CSR for a charger that gets no certificate.
    CsrWithPassword(SecurityProfile),
    /// A type for a key that exists already.
    KeyTypeWithCsr,
    /// A default password for a charger that shows a certificate instead.
    PasswordWithCertificate,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(kind) => write!(f, "the file cannot be read further: {kind}"),
            Self::NoHeader => f.write_str("no header: the first line must name the columns, such as `station_id,serial_number`"),
            Self::NoRows => f.write_str("no charger follows the header"),
            Self::Separator(c) => {
                write!(f, "the columns are separated by `{}`, not by `,`: save the file with commas", c.escape_default())
            }
            Self::UnknownColumn { given, .. } if given.is_empty() => f.write_str("a column has no name: delete it, or its comma"),
            Self::UnknownColumn { given, nearest: Some(name) } => write!(f, "unknown column `{}`{}", shortened(given), Hint(Some(name))),
            Self::UnknownColumn { given, nearest: None } => {
                write!(f, "unknown column `{}`, known are: {}", shortened(given), Column::NAMES.join(", "))
            }
            Self::ColumnTwice => f.write_str("the header has this column twice: delete one"),
            Self::MissingColumn => f.write_str("the header does not have this column, which is required"),
            Self::FieldCount { found, expected } if found < expected => {
                write!(f, "the line has {found} fields, the header has {expected}: keep the commas of empty values")
            }
            Self::FieldCount { found, expected } => {
                write!(f, "the line has {found} fields, the header has {expected}: write a value with a comma in quotes")
            }
            Self::LongLine { length } => write!(f, "the line has {length} bytes, at most {LINE_LIMIT} are taken"),
            Self::LongField { length } => write!(f, "the field has {length} bytes, at most {FIELD_LIMIT} are taken"),
            Self::Nul => f.write_str("the line has a NUL byte: save the file as UTF-8, not as UTF-16"),
            Self::CarriageReturn => f.write_str("the line has a carriage return inside: end lines with LF or CRLF"),
            Self::OpenQuote => f.write_str("the quote is not closed: a field ends in the line that it begins in"),
            Self::StrayQuote => f.write_str("a quote inside the field: write the field in quotes, and the quote in it twice"),
            Self::NotUtf8 => f.write_str("the text is not UTF-8: save the file as UTF-8, not as Latin-1 or Windows-1252"),
            Self::Value { error, given } => match error {
                model::Error::TooLong { .. } | model::Error::Character { .. } => write!(f, "`{}`: {error}", shortened(given)),
                _ => error.fmt(f),
            },
            Self::Taken { given, line } => write!(f, "`{}` stands in line {line} already, no two chargers share one", shortened(given)),
            Self::SameStation { given, line } => write!(
                f,
                "`{}` stands in line {line} already, perhaps in other letter case; no two chargers share one",
                shortened(given)
            ),
            Self::CsrWithPassword(profile) => write!(
                f,
                "a charger of security profile {profile} gets no certificate: leave this empty, or write 3 as its security_profile"
            ),
            Self::KeyTypeWithCsr => f.write_str("the key in the CSR has a type already: leave this empty, or the csr_file"),
            Self::PasswordWithCertificate => f.write_str(
                "a charger of security profile 3 shows a certificate and no password: leave this empty, or write 2 as its security_profile",
            ),
        }
    }
}
