//! Verifies that the audit is whole: no record edited, removed, moved or added, an end that this vault has authenticated, and, against
//! heads that were kept elsewhere, the history that there was.

use super::statement::{Head, kept_key};
use crate::{
    commands::{Context, Error, context::keys},
    files,
    model::{KeyId, PrintablePath as _, Timestamp, hex},
    store::{self, AuditStatement, Damage, Read, Sqlite, Store},
    x509::time::rfc3339,
};
use std::{
    io::{BufRead, BufReader, Read as _},
    path::{Path, PathBuf},
};

/// The longest line of a file of heads that is read, in bytes.
const LONGEST: u64 = 16 << 20;

/// What came out.
#[derive(Debug, Clone)]
pub struct Report {
    /// The number of the last record, as the last commit said.
    pub records: u64,
    /// What is damaged; nothing, when the audit is whole.
    pub damages: Vec<Damage>,
    /// How it stands to the heads that were kept.
    pub heads: Vec<Kept>,
}

/// A head that was kept, and how the store stands to it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: u64,
    /// The number of the record that it names.
    pub number: u64,
    /// The hash of that record.
    pub hash: [u8; 32],
    /// When it was stated.
    pub at: Timestamp,
    /// The hash of that record in the store; none: there is no such record.
    pub found: Option<[u8; 32]>,
    /// The key that signed it.
    pub signer: KeyId,
    /// Whether that is the one in the vault.
    pub is_ours: bool,
}

impl Kept {
    /// Whether the store has exactly the history that the head speaks of, if its chain is whole.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.found == Some(self.hash) && self.is_ours
    }

    /// What is wrong, if anything; `last` is the number of the store's last record.
    #[must_use]
    pub fn damage(&self, last: u64) -> Option<String> {
        let Self { line, number, at, .. } = self;
        let head = format!("the head in line {line} of `{}`, of {}", self.path.shown(), rfc3339(*at));
        let hash = hex::encode(&self.hash);
        match self.found {
            Some(found) if found == self.hash => (!self.is_ours)
                .then(|| format!("{head}: it was not signed with the key of this store, so it is not from this store")),
            Some(found) => {
                let found = hex::encode(&found);
                Some(format!("{head}: record {number} was {hash}, and is now {found}: the audit log was rewritten"))
            }
            None => Some(format!(
                "{head}: record {number} was {hash}, but the log ends at record {last}: it was cut off, or an older store was restored"
            )),
        }
    }
}

/// Verifies the audit from its first record to its head; and that it has the history that the heads in these files speak of.
///
/// # Errors
/// When the vault does not open: without it, nobody can say whether the end is the end. When a file holds no head, one that was edited, or
/// one of another PKI.
pub fn run(context: &Context<'_>, heads: &[PathBuf]) -> Result<Report, Error> {
    let store = context.store()?;
    let mut kept = Vec::new();
    for path in heads {
        read(&store, path, &mut kept)?;
    }
    let vault = context.vault_alone(&store)?;
    let _moment = store.at_one_moment()?;
    let own = kept_key(&store, &vault)?.map(|key| key.public().id());
    for head in &mut kept {
        head.found = hash_of(&store, head.number)?;
        head.is_ours = own == Some(head.signer);
    }
    let damages = store.audit_damage(Some(keys(&vault)))?;
    Ok(Report { records: store.audit_head()?.number, damages, heads: kept })
}

/// The heads in a file: heads alone, or exports with their records.
fn read(store: &Sqlite, path: &Path, kept: &mut Vec<Kept>) -> Result<(), Error> {
    let ours = store.pki()?.id;
    let mut file = BufReader::new(files::open(path)?);
    let before = kept.len();
    let mut text = Vec::new();
    for line in 1.. {
        text.clear();
        let read = file.by_ref().take(LONGEST).read_until(b'\n', &mut text);
        let read = read.map_err(|e| Error::cannot(format!("cannot read `{}`: {e}", path.shown())))?;
        if read == 0 {
            break;
        }
        if text.trim_ascii().is_empty() {
            continue;
        }
        let at = || format!("line {line} of `{}`", path.shown());
        let value: serde_json::Value =
            serde_json::from_slice(&text).map_err(|e| Error::cannot(format!("{} is not JSON: {e}", at())).hint(HINT))?;
        let Some(head) = value.get("head") else {
            if value.get("hash").is_some() {
                continue;
            }
            return Err(Error::cannot(format!("{} is neither an audit record nor a head", at())).hint(HINT));
        };
        let head = Head::read(head).map_err(|why| Error::refused(format!("{} is not a valid head: {why}", at())))?;
        let (signer, head) = (head.public_key.id(), head.statement);
        if head.pki != ours {
            let message = format!("{} is a head of another PKI, {}; this PKI is {ours}", at(), head.pki);
            return Err(Error::refused(message).hint("set the PKI home that it belongs to with `--home DIR`"));
        }
        let AuditStatement { number, hash, at, .. } = head;
        kept.push(Kept { path: path.to_owned(), line, number, hash, at, found: None, signer, is_ours: false });
    }
    if kept.len() == before {
        return Err(Error::cannot(format!("`{}` contains no head: its last line is missing", path.shown())).hint(HINT));
    }
    Ok(())
}

/// What a file of heads is.
const HINT: &str = "name a file that `evpki audit export` wrote, or lines of `evpki audit export --head-only`";

/// The hash of the audit record of this number, if it can be read.
pub(in crate::commands) fn hash_of(store: &Sqlite, number: u64) -> Result<Option<[u8; 32]>, Error> {
    let mut hash = None;
    let read = store.each_audit(number, &mut |record| {
        hash = (record.number == number).then_some(record.hash);
        Err(store::Error::Stopped)
    });
    match read {
        Ok(()) | Err(store::Error::Stopped) => Ok(hash),
        // What cannot be read is among the damages.
        Err(store::Error::Damaged { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
