//! Restores a backup.

use super::{
    Grade, check, leftovers,
    restore_merge::{Carried, Present, carry},
};
use crate::{
    commands::{
        Context, Error,
        audit::hash_of,
        context::{STORE, commit},
    },
    failpoints::{Point, reached},
    files,
    model::Label,
    store::{self, AuditHead, NEW_MASTER, Read, SecretRow, Sqlite, Store},
    vault::Vault,
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// What to restore.
#[derive(Debug, Clone)]
pub struct Request {
    /// The backup.
    pub from: PathBuf,
    /// Whether to replace a store that is newer than the backup, has diverged from it, is damaged, or cannot be read.
    pub force: bool,
}

/// The result of a restore.
#[derive(Debug, Clone)]
pub struct Report {
    /// The number of audit records in the backup.
    pub records: u64,
    /// The number of audit records in the replaced store. `None` means that there was no store, or it could not be read.
    pub replaced: Option<u64>,
    /// The new path of the replaced store, if there was one.
    pub aside: Option<PathBuf>,
    /// What was carried over from it, and from the last published CRLs.
    pub carried: Carried,
    /// The names of the master keys of the replaced store and of the backup, if they differ.
    pub masters: Option<(String, String)>,
    /// What that store contained and was not carried over, one line each. The number of lines is limited.
    pub left: Vec<String>,
    /// The damage of that store, if it is damaged: then nothing was carried over from it, only from the published CRLs.
    pub lost: Option<String>,
}

/// Replaces the store with a backup. The backup must be complete, belong to this PKI, and open with its passphrase. The replaced store is
/// moved aside, not deleted. No other process may use the store during the restore.
///
/// # Errors
/// Returns an error if nothing was restored. The store is then unchanged.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let contents = Sqlite::check_copy(&request.from).map_err(|e| {
        let mut error = Error::from(e).about(format!("cannot restore `{}`", request.from.display()));
        // The hints for a damaged store do not help with a damaged backup.
        error.hints = vec!["nothing was changed: try an earlier backup".to_owned()];
        error
    })?;
    let destination = context.store_path();
    let present = present(context, request.force)?;
    let mut replaced = None;
    if let Some(present) = &present {
        let (ours, theirs) = (present.pki()?.id, contents.pki.id);
        if ours != theirs {
            let message = format!(
                "cannot restore: the backup belongs to the PKI {theirs} ({}), but this PKI home to {ours}",
                contents.pki.organization
            );
            return Err(Error::refused(message).hint("restore it into another PKI home with `--home DIR`"));
        }
        let head = present.audit_head()?;
        refuse_older(present, &head, &contents.audit_head, request.force)?;
        replaced = Some(head.number);
    }
    files::create_directory(&context.home)?;
    let building = files::building(&context.home, "restore-")?;
    let path = building.path().join(STORE);
    let copied = Sqlite::restore(&request.from, &path)?;
    if (copied.pki.id, copied.audit_head) != (contents.pki.id, contents.audit_head) {
        let message = format!("cannot restore `{}`: it changed while it was read", request.from.display());
        return Err(
            Error::cannot(message).hint("nothing was changed: make sure that no process writes to the backup, then try again")
        );
    }
    let mut restored = Sqlite::open(&path, Duration::from_secs(5))?;
    // The slots of the backup are restored with it, so an open keyring alone is not enough.
    let opened = context.open_deliberately_alone(&restored);
    let about =
        "cannot open the vault of the backup: it needs a passphrase, recovery code or key file from the time when it was made";
    let vault = opened.map_err(|e| e.about(about))?.vault;
    if let Some(damage) = first_damage(context, &restored, &vault)? {
        let message = format!("cannot restore the backup: it is not as evpki wrote it: {damage}");
        return Err(Error::store(message).hint("nothing was changed: try an earlier backup"));
    }
    context.trust(&restored, &vault)?;
    let present_vault = present.as_ref().map(|present| vault_of(context, present, &vault)).transpose()?;
    // Only authentic rows are carried over.
    let mut lost = None;
    if let (Some(store), Some(own)) = (&present, &present_vault) {
        lost = first_damage(context, store, own)?;
        match &lost {
            Some(damage) if !request.force => return Err(give_up(damaged(damage))),
            Some(_) => {}
            None => trust_as_it_is(context, store, own)?,
        }
    }
    let others = present_vault.filter(|ours| ours.master_name() != vault.master_name());
    let masters = others.as_ref().map(|ours| (ours.master_name().to_string(), vault.master_name().to_string()));
    let end = &contents.audit_head;
    let lineage = present.as_ref().map(|present| lineage(present, &restored, end)).transpose()?;
    if lineage == Some(Lineage::Diverged) && lost.is_none() && !request.force {
        return Err(diverged(end.number.min(replaced.unwrap_or_default())));
    }
    let beside = present.as_ref().filter(|_| lost.is_none() && lineage != Some(Lineage::Earlier));
    let is_later = lineage == Some(Lineage::Later);
    let beside = beside.map(|store| Present { store, vaults: others.map(|ours| (ours, &vault)), is_later });
    let left = beside.as_ref().map(|present| leftovers::behind(present.store, &restored)).transpose()?.unwrap_or_default();
    let mut transaction = restored.begin()?;
    let carried = carry(context, &mut *transaction, beside.as_ref(), &context.home.join("crl"))?;
    let mut details = vec![
        ("records", contents.audit_head.number.to_string()),
        ("replaced", replaced.map_or_else(|| "none".to_owned(), |number| number.to_string())),
        ("certificates", carried.certificates.to_string()),
        ("standings", carried.standings.to_string()),
    ];
    details.extend(masters.iter().flat_map(|(from, to)| [("from", from.clone()), (NEW_MASTER, to.clone())]));
    transaction.append(&context.event("store.restore", &contents.pki.id.to_string(), &details))?;
    commit(transaction, &vault)?;
    // From here on, each store is one file. Changes that other processes commit to the old one would be lost.
    restored.close()?;
    if let Some(present) = present {
        present.close().map_err(|e| Error::from(e).about("cannot replace the current store: it is in use"))?;
    }
    reached(Point::RestoreBuilt);
    let aside = keep_aside(&destination)?;
    reached(Point::RestoreAside);
    files::replace(&path, &destination)?;
    Ok(Report { records: contents.audit_head.number, replaced, aside, carried, masters, left, lost })
}

/// Returns the current store if it exists and can be read. With `force`, a damaged or unreadable store is treated as missing.
fn present(context: &Context<'_>, force: bool) -> Result<Option<Sqlite>, Error> {
    if !context.store_path().exists() {
        return Ok(None);
    }
    let looked_at = Sqlite::open_to_read(&context.store_path(), Duration::from_secs(5)).and_then(|store| store.pki());
    if let Err(store::Error::Unfounded { .. }) = looked_at {
        return Ok(None);
    }
    match context.store() {
        Ok(store) => {
            let damages = store.damage(None).map_err(Error::from)?;
            match damages.first() {
                None => Ok(Some(store)),
                Some(_) if force => Ok(None),
                Some(damage) => Err(give_up(damaged(&damage.to_string()))),
            }
        }
        Err(error) if force && error.outcome == crate::model::Outcome::Store => Ok(None),
        Err(error) => Err(give_up(error.about("cannot read the current store"))),
    }
}

fn give_up(error: Error) -> Error {
    error.hint(
        "if it cannot be repaired, replace it with `--force`: changes since the backup are then taken from the published CRLs only",
    )
}

fn damaged(damage: &str) -> Error {
    Error::store(format!("the current store is damaged: {damage}"))
}

/// Returns the first damage in a store: in its pages, rows that are not authentic, or rows that contradict the audit log.
fn first_damage(context: &Context<'_>, store: &Sqlite, vault: &Vault) -> Result<Option<String>, Error> {
    let report = check::look_inside(context, store, vault)?;
    Ok(report.findings.into_iter().find(|finding| finding.grade == Grade::Damage).map(|finding| finding.what))
}

/// Verifies the replaced store from here on. A store of an earlier version, whose rows have no tags, was checked against its audit log and
/// stays as it is.
fn trust_as_it_is(context: &Context<'_>, store: &Sqlite, vault: &Vault) -> Result<(), Error> {
    if store.audit_head()?.root.is_some() { context.trust(store, vault) } else { Ok(()) }
}

/// Returns the vault of the current store. It is that of the backup, unless the master key has been changed since.
fn vault_of(context: &Context<'_>, present: &Sqlite, vault: &Vault) -> Result<Vault, Error> {
    let head = present.audit_head()?;
    let message = AuditHead::message(&present.pki()?.id, head.number, &head.hash, head.root.as_ref());
    // The end of the audit log shows which master key it has. If none fits, that is damage, and the check reports it.
    let is_same = vault.authenticate(&message) == head.tag || !opens_otherwise(present, vault)?;
    if is_same {
        return Ok(vault.clone());
    }
    context.open_deliberately_alone(present).map(|opened| opened.vault).map_err(|error| {
        error
            .about("cannot open the current store: it has another master key than the backup, which seals the secrets made since")
            .hint("set the passphrase of the backup in the current store with `evpki vault passphrase`")
            .hint("if the passphrase of the current store is lost, move the store away, then restore again")
    })
}

/// Returns whether the secrets in a store are sealed under another master key.
fn opens_otherwise(present: &Sqlite, vault: &Vault) -> Result<bool, Error> {
    // Try more than one, because one may be damaged.
    let some = present.sealed_behind(i64::MIN, 16)?;
    let opens = |row: &SecretRow| {
        let label = Label { kind: row.kind, owner: &row.owner, version: row.version };
        row.sealed.as_ref().is_some_and(|sealed| vault.open(label, sealed).is_ok())
    };
    Ok(!some.is_empty() && !some.iter().any(|(_, row)| opens(row)))
}

/// How the replaced store and the backup are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lineage {
    /// The store is the backup, or an earlier state of it.
    Earlier,
    /// The store is the backup with later changes.
    Later,
    /// Both have changed since they were the same.
    Diverged,
}

/// Compares the audit logs. `theirs` is the end of the audit log of the backup, before its rows got tags.
fn lineage(present: &Sqlite, backup: &Sqlite, theirs: &AuditHead) -> Result<Lineage, Error> {
    let ours = present.audit_head()?;
    Ok(match () {
        () if hash_of(backup, ours.number)? == Some(ours.hash) => Lineage::Earlier,
        () if hash_of(present, theirs.number)? == Some(theirs.hash) => Lineage::Later,
        () => Lineage::Diverged,
    })
}

/// Refuses a backup that is older than the current store, or has diverged from it.
fn refuse_older(present: &Sqlite, head: &AuditHead, backup: &AuditHead, force: bool) -> Result<(), Error> {
    if force || head == backup {
        return Ok(());
    }
    let hash = hash_of(present, backup.number)?;
    let (ours, theirs) = (head.number, backup.number);
    match hash {
        Some(hash) if hash == backup.hash => {
            let message =
                format!("the backup is older than the current store: it ends at audit record {theirs}, the store at {ours}");
            Err(Error::refused(message).hint(FORCED))
        }
        None if theirs > ours => Ok(()),
        _ => Err(diverged(theirs)),
    }
}

const FORCED: &str = "restore it with `--force`: certificates, revocations and CRL numbers since then are carried over, but chargers and \
  passwords are not";

fn diverged(number: u64) -> Error {
    Error::refused(format!("the backup and the current store have diverged: audit record {number} differs")).hint(FORCED)
}

/// Gives the current store a second name, which it keeps when another store takes its place. The files that SQLite keeps beside it move as
/// well. They exist only if the store is damaged; otherwise the old store would miss them, and the new store would use them.
fn keep_aside(store: &Path) -> Result<Option<PathBuf>, Error> {
    if !store.exists() {
        return Ok(None);
    }
    let name = |base: &Path, suffix: &str| {
        let mut name = base.to_owned().into_os_string();
        name.push(suffix);
        PathBuf::from(name)
    };
    let aside = (1..).map(|number| name(store, &format!(".before-restore-{number}"))).find(|path| !path.exists());
    let aside = aside.ok_or_else(|| Error::bug("no free name is left"))?;
    for suffix in ["-wal", "-shm"] {
        let from = name(store, suffix);
        if from.exists() {
            std::fs::rename(&from, name(&aside, suffix)).map_err(|e| unwritten(&from, &e))?;
        }
    }
    // On a file system without hard links, the store is missing for a moment.
    std::fs::hard_link(store, &aside).or_else(|_| std::fs::rename(store, &aside)).map_err(|e| unwritten(store, &e))?;
    Ok(Some(aside))
}

fn unwritten(path: &Path, error: &std::io::Error) -> Error {
    Error::cannot(format!("cannot move `{}`: {error}", path.display()))
}
