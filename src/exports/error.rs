//! Why an export is refused.

use super::Layout;
use crate::credentials::Verifier;

/// Why an export is refused. No variant contains any part of a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The reader of the layout does not support the kind of verifier.
    #[error("`--layout {layout}` supports {}, not {kind}", listed(layout.takes()))]
    Kind {
        /// The layout.
        layout: Layout,
        /// What was asked for.
        kind: Verifier,
    },
    /// The reader of the layout stores the passwords themselves, and the caller did not request them.
    #[error("`--layout {layout}` exports the passwords themselves: select them explicitly")]
    Plain {
        /// The layout.
        layout: Layout,
    },
    /// The station ID is too long for the reader of the layout.
    #[error("the station ID has {length} characters, `--layout {layout}` supports at most {most}")]
    StationId {
        /// The layout.
        layout: Layout,
        /// How many it has.
        length: usize,
        /// The maximum number of characters.
        most: usize,
    },
    /// A spreadsheet would read the station ID as a formula and run it.
    #[error("the station ID begins with `{begin}`, which a spreadsheet reads as a formula: export it with `--layout jsonl`")]
    Formula {
        /// What it begins with.
        begin: char,
    },
    /// The reader of the layout reads passwords as text, so this password would never match.
    #[error("the password is not UTF-8, but the reader of `--layout {layout}` reads it as text")]
    NotText {
        /// The layout.
        layout: Layout,
    },
    /// The operating system provides no random bytes.
    #[error("the operating system provides no random bytes")]
    NoRandomness,
    /// The database cannot be written.
    #[error("cannot write the database: {why}")]
    Database {
        /// What SQLite says.
        why: String,
    },
}

/// `a`, `a or b`, `a, b or c`
fn listed(kinds: &[Verifier]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "no verifier".to_owned(),
    }
}
