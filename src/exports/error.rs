//! Why a layout is not written.

use super::Layout;
use crate::credentials::Verifier;

/// Why a layout is not written. No variant carries any part of a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A kind of verifier that its reader does not understand.
    #[error("`--layout {layout}` takes {}, and no {kind}", listed(layout.takes()))]
    Kind {
        /// The layout.
        layout: Layout,
        /// What was asked for.
        kind: Verifier,
    },
    /// Its reader keeps the passwords themselves, which was not asked for.
    #[error("`--layout {layout}` takes passwords as they are, and these have to be asked for by name")]
    Plain {
        /// The layout.
        layout: Layout,
    },
    /// A station id that its reader cannot hold.
    #[error("the station id has {length} characters, `--layout {layout}` takes {most} at most")]
    StationId {
        /// The layout.
        layout: Layout,
        /// How many it has.
        length: usize,
        /// How many its reader can hold.
        most: usize,
    },
    /// A station id that a spreadsheet would take for a formula, and run.
    #[error("the station id begins with `{begin}`, and a spreadsheet takes that for a formula: export it with `--layout jsonl`")]
    Formula {
        /// What it begins with.
        begin: char,
    },
    /// A password that its reader would never find in what a station sends.
    #[error("the password is not UTF-8, and the reader of `--layout {layout}` reads it as text")]
    NotText {
        /// The layout.
        layout: Layout,
    },
    /// The operating system has no random bytes to give.
    #[error("the operating system gives no random bytes")]
    NoRandomness,
    /// The database cannot be written.
    #[error("the database cannot be written: {why}")]
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
        None => "nothing".to_owned(),
    }
}
