//! Gives the vault a new master key, and seals everything under it.

use crate::{
    commands::{
        Context, Error,
        context::commit_with,
        keyring_unlock::not_enough,
        vault::slots::{digest, name},
    },
    failpoints::{Point, reached},
    model::{Environment, Label, Random, SecretKind},
    store::{NEW_MASTER, REKEY, Read, SecretRow, Slot, Store, Transaction},
    vault::{self, MasterName, Vault},
};
use rayon::prelude::*;

/// How many secrets are sealed together: what is in memory at once.
const GROUP: u32 = 512;

/// What is about to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many secrets will be sealed anew.
    pub secrets: u64,
    /// The slots that will be removed: nobody can wrap the new master key for them.
    pub removed: Vec<Slot>,
    /// Whose PKI it is.
    pub organization: String,
    /// The world that it belongs to.
    pub environment: Environment,
}

/// Makes sure that it is meant.
pub type Confirm<'a> = &'a dyn Fn(&Plan) -> Result<(), Error>;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The master key before.
    pub from: MasterName,
    /// The master key from now on.
    pub to: MasterName,
    /// How many secrets of each kind are sealed under it.
    pub secrets: Vec<(SecretKind, u64)>,
    /// The slot that opens the vault from now on.
    pub kept: Slot,
    /// The slots that were removed.
    pub removed: Vec<Slot>,
    /// Whether the keyring of the caller opened the vault before.
    pub was_unlocked: bool,
    /// Why the keyring still holds a key, which opens nothing any longer.
    pub keyring_error: Option<String>,
}

/// Draws a new master key, seals all secrets under it and wraps it for what opened the vault, in one transaction that happens or does not. All
/// other slots wrap the master key of before, and are removed; so is the key of the caller's keyring.
///
/// # Errors
/// When the vault does not open, or only by the keyring; when a secret does not open, which would be lost; when somebody else has given the vault a new
/// master key meanwhile: then nothing has changed.
pub fn run(context: &Context<'_>, confirm: Confirm<'_>) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki = store.pki()?;
    let opened = context.open_deliberately(&store)?;
    let mut removed = store.slots()?;
    removed.retain(|slot| name(slot) != name(&opened.by));
    let secrets = store.count_sealed()?;
    confirm(&Plan { secrets, removed, organization: pki.organization.to_string(), environment: pki.environment })?;
    let was_unlocked = context.vault_by_keyring(&store)?.is_some();
    let new = Vault::create(pki.id, context.random)?;
    let kept = opened.wrap(&new, context.now, context.random)?.ok_or_else(not_enough)?;
    reached(Point::MasterDrawn);
    let transaction = store.begin()?;
    let report = rekey(context, transaction, &opened.vault, &new, kept, secrets)?;
    reached(Point::Rekeyed);
    let emptied = match (context.keyring)() {
        Ok(keyring) => vault::forget_keyring_slot(pki.id, &*keyring),
        Err(vault::Error::NoKeyring { .. }) => Ok(()),
        Err(error) => Err(error),
    };
    reached(Point::KeyringEmptied);
    Ok(Report { was_unlocked, keyring_error: emptied.err().map(|error| error.to_string()), ..report })
}

/// All that is in the store: every secret, the slots, the end of the audit.
fn rekey(
    context: &Context<'_>,
    mut transaction: Box<dyn Transaction + '_>,
    old: &Vault,
    new: &Vault,
    kept: Slot,
    secrets: u64,
) -> Result<Report, Error> {
    // What gets a new tag is authentic.
    transaction.verify_all()?;
    let mut counts = SecretKind::ALL.map(|kind| (kind, 0));
    // Row numbers of secrets are not authenticated, so none is taken for the first.
    let mut last = i64::MIN;
    context.progress.begin("secrets", secrets);
    loop {
        let rows = transaction.sealed_behind(last, GROUP)?;
        let Some((row, _)) = rows.last() else { break };
        last = *row;
        let anew = rows.par_iter().map(|(_, row)| seal_anew(row, old, new, context.random)).collect::<Result<Vec<_>, Error>>()?;
        for ((row, secret), sealed) in rows.iter().zip(&anew) {
            transaction.reseal(*row, sealed)?;
            counts[secret.kind as usize].1 += 1;
        }
        reached(Point::Resealed);
        context.progress.advance(rows.len() as u64);
    }
    context.progress.end();
    let sealed: u64 = counts.iter().map(|(_, count)| *count).sum();
    if sealed != secrets {
        let message = format!("{sealed} secrets would be sealed anew, and there were {secrets}: nothing was changed");
        return Err(Error::store(message)
            .hint("run the same command again; if it says so again, see what is damaged with `evpki store check`"));
    }
    let mut removed = transaction.slots()?;
    removed.retain(|slot| name(slot) != name(&kept));
    transaction.put_slot(&kept)?;
    removed.iter().try_for_each(|slot| transaction.remove_slot(&slot.kind, &slot.label))?;
    let secrets: Vec<(SecretKind, u64)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    let (from, to) = (old.master_name(), new.master_name());
    let mut details = vec![("from", from.to_string()), (NEW_MASTER, to.to_string())];
    details.extend(secrets.iter().map(|(kind, count)| (kind.name(), count.to_string())));
    details.extend([("kept", name(&kept)), ("digest", digest(&kept.bytes))]);
    details.extend(removed.iter().map(|slot| ("removed", name(slot))));
    transaction.append(&context.event(REKEY, &to.to_string(), &details))?;
    commit_with(transaction, old, new)?;
    Ok(Report { from, to, secrets, kept, removed, was_unlocked: false, keyring_error: None })
}

/// The same secret under another master key.
///
/// # Errors
/// When it does not open.
pub(in crate::commands) fn seal_anew(row: &SecretRow, old: &Vault, new: &Vault, random: &dyn Random) -> Result<Vec<u8>, Error> {
    let label = Label { kind: row.kind, owner: &row.owner, version: row.version };
    let sealed = row.sealed.as_ref().ok_or_else(|| Error::bug("a secret without a value was to be sealed"))?;
    Ok(new.seal(label, &old.open(label, sealed)?, random)?)
}
