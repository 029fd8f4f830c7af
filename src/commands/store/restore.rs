//! Takes a backup back.

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
    /// Whether to replace a store that is newer, or cannot be read any longer.
    pub force: bool,
}

/// What was restored.
#[derive(Debug, Clone)]
pub struct Report {
    /// How many audit records the backup held.
    pub records: u64,
    /// How many the store held that it replaced; none: there was none that could be read.
    pub replaced: Option<u64>,
    /// Where that store is now, if there was one.
    pub aside: Option<PathBuf>,
    /// What was carried over from it, and from the CRLs last published.
    pub carried: Carried,
    /// The names of its master key and of the backup's, when they are not the same.
    pub masters: Option<(String, String)>,
    /// What that store held and was not carried over, a line each; the first of many.
    pub left: Vec<String>,
    /// Why nothing was carried over from that store, when it is damaged: only published CRLs were read.
    pub lost: Option<String>,
}

/// Puts a backup in the place of the store. The backup must be whole, of this PKI, and open with its passphrase; the store that was there
/// is moved aside, not deleted. Nothing else may work on the store meanwhile.
///
/// # Errors
/// When nothing was restored: the store that was there is still there.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let contents = Sqlite::check_copy(&request.from).map_err(|e| {
        let mut error = Error::from(e).about(format!("`{}` cannot be restored", request.from.display()));
        // What helps with a damaged store is of no help with a damaged copy of it.
        error.hints = vec!["nothing was changed; try the backup before it".to_owned()];
        error
    })?;
    let destination = context.store_path();
    let present = present(context, request.force)?;
    let mut replaced = None;
    if let Some(present) = &present {
        let (ours, theirs) = (present.pki()?.id, contents.pki.id);
        if ours != theirs {
            let message =
                format!("the backup belongs to the PKI {theirs} ({}), but this home holds {ours}", contents.pki.organization);
            return Err(Error::refused(message).hint("restore it into a home of its own, with `--home DIR`"));
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
        let message = format!("`{}` changed while it was read", request.from.display());
        return Err(Error::cannot(message).hint("nothing was changed: let nobody write to the backup, then try again"));
    }
    let mut restored = Sqlite::open(&path, Duration::from_secs(5))?;
    // The slots of the backup come back with it: an open keyring alone must not bring them.
    let opened = context.open_deliberately_alone(&restored);
    let vault = opened.map_err(|e| e.about("the vault of the backup does not open: give a passphrase, a recovery code or a key file of the time when it was made"))?.vault;
    if let Some(damage) = first_damage(context, &restored, &vault)? {
        let message = format!("the backup is not what evpki wrote: {damage}");
        return Err(Error::store(message).hint("nothing was changed; try the backup before it"));
    }
    context.trust(&restored, &vault)?;
    let present_vault = present.as_ref().map(|present| vault_of(context, present, &vault)).transpose()?;
    // Only what is authentic is carried over.
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
    // Each is one file from here on; what others commit to the one that was there would be lost.
    restored.close()?;
    if let Some(present) = present {
        present.close().map_err(|e| Error::from(e).about("the current store is in use"))?;
    }
    reached(Point::RestoreBuilt);
    let aside = keep_aside(&destination)?;
    reached(Point::RestoreAside);
    files::replace(&path, &destination)?;
    Ok(Report { records: contents.audit_head.number, replaced, aside, carried, masters, left, lost })
}

/// The store that is there, if it can be read. One that cannot is given up only with `force`.
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
        Err(error) => Err(give_up(error.about("the current store cannot be read"))),
    }
}

fn give_up(error: Error) -> Error {
    error.hint(
        "if it cannot be saved, `--force` replaces it: what was done since the backup is then known from published CRLs alone",
    )
}

fn damaged(damage: &str) -> Error {
    Error::store(format!("the current store is damaged: {damage}"))
}

/// The first damage in a store, wherever it lies: pages, rows that are not authentic, rows that contradict the audit.
fn first_damage(context: &Context<'_>, store: &Sqlite, vault: &Vault) -> Result<Option<String>, Error> {
    let report = check::look_inside(context, store, vault)?;
    Ok(report.findings.into_iter().find(|finding| finding.grade == Grade::Damage).map(|finding| finding.what))
}

/// Has the store that is replaced authenticated. One of an older version, whose rows carry no tags, was held against its audit, and stays as
/// it is.
fn trust_as_it_is(context: &Context<'_>, store: &Sqlite, vault: &Vault) -> Result<(), Error> {
    if store.audit_head()?.root.is_some() { context.trust(store, vault) } else { Ok(()) }
}

/// The vault of the store that is there: that of the backup, unless it got another master key since.
fn vault_of(context: &Context<'_>, present: &Sqlite, vault: &Vault) -> Result<Vault, Error> {
    let head = present.audit_head()?;
    let message = AuditHead::message(&present.pki()?.id, head.number, &head.hash, head.root.as_ref());
    // The store's own end says whose it is. One that is nobody's is damage, and found as such.
    let is_same = vault.authenticate(&message) == head.tag || !opens_otherwise(present, vault)?;
    if is_same {
        return Ok(vault.clone());
    }
    context.open_deliberately_alone(present).map(|opened| opened.vault).map_err(|error| {
        error
            .about("the current store has another master key than the backup: secrets made since the backup are sealed under that key")
            .hint("give it the passphrase of the backup, with `evpki vault passphrase`; or, if it is lost, move the store away first")
    })
}

/// Whether what is sealed in a store is sealed under another master key.
fn opens_otherwise(present: &Sqlite, vault: &Vault) -> Result<bool, Error> {
    // More than one, for one may be damaged.
    let some = present.sealed_behind(i64::MIN, 16)?;
    let opens = |row: &SecretRow| {
        let label = Label { kind: row.kind, owner: &row.owner, version: row.version };
        row.sealed.as_ref().is_some_and(|sealed| vault.open(label, sealed).is_ok())
    };
    Ok(!some.is_empty() && !some.iter().any(|(_, row)| opens(row)))
}

/// How the store that is replaced came about, beside the backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lineage {
    /// It is the backup, or what the backup was before more was done.
    Earlier,
    /// It is the backup, and what was done since.
    Later,
    /// Both have done something since they were the same.
    Diverged,
}

/// `theirs`: where the audit of the backup ended, before the backup got tags.
fn lineage(present: &Sqlite, backup: &Sqlite, theirs: &AuditHead) -> Result<Lineage, Error> {
    let ours = present.audit_head()?;
    Ok(match () {
        () if hash_of(backup, ours.number)? == Some(ours.hash) => Lineage::Earlier,
        () if hash_of(present, theirs.number)? == Some(theirs.hash) => Lineage::Later,
        () => Lineage::Diverged,
    })
}

/// Refuses a backup that knows less than the store that is there.
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

const FORCED: &str = "with `--force` it is restored all the same: certificates, revocations and CRL numbers since are carried over, chargers and \
                      passwords are not";

fn diverged(number: u64) -> Error {
    Error::refused(format!("backup and store have diverged: audit record {number} is not the same in both")).hint(FORCED)
}

/// Gives a store a second name, under which it stays when another takes its place; what SQLite keeps beside it moves there. That is only
/// there when the store is damaged, or it would be missing to the one, and stand beside the other.
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
    let aside = aside.ok_or_else(|| Error::bug("all names are taken"))?;
    for suffix in ["-wal", "-shm"] {
        let from = name(store, suffix);
        if from.exists() {
            std::fs::rename(&from, name(&aside, suffix)).map_err(|e| unwritten(&from, &e))?;
        }
    }
    // Where there are no hard links, for a moment there is no store.
    std::fs::hard_link(store, &aside).or_else(|_| std::fs::rename(store, &aside)).map_err(|e| unwritten(store, &e))?;
    Ok(Some(aside))
}

fn unwritten(path: &Path, error: &std::io::Error) -> Error {
    Error::cannot(format!("cannot move `{}`: {error}", path.display()))
}
