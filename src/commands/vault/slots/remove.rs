//! Removes a slot: one way less to open the vault.

use super::{kind, name};
use crate::{
    commands::{Context, Error, context::commit},
    model::Environment,
    store::{self, Read, Slot, Store},
};

/// What to do before the last slot of a kind can go.
const ANOTHER: &str = "make another first, with `evpki vault recovery` or `evpki vault slots add passphrase --label NAME`";

/// What to remove.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which: a kind, a label, or both as `KIND:LABEL`.
    pub which: String,
}

/// What was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its kind.
    pub kind: String,
    /// What it was called.
    pub label: String,
    /// How many are left.
    pub left: usize,
}

/// Makes sure that it is meant: the name of the slot, and which world it belongs to.
pub type Confirm<'a> = &'a dyn Fn(&str, Environment) -> Result<(), Error>;

/// Removes a slot. Never the last one, and never the last that outlasts the machine.
///
/// # Errors
/// When it is not there, is one of those, or is not meant: then nothing has changed.
pub fn run(context: &Context<'_>, request: &Request, confirm: Confirm<'_>) -> Result<Report, Error> {
    let mut store = context.store()?;
    let slot = find(&store.slots()?, &request.which)?;
    may_go(&store.slots()?, &slot)?;
    let vault = context.open_deliberately(&store)?;
    confirm(&name(&slot), store.pki()?.environment)?;
    let mut transaction = store.begin()?;
    // Somebody else may have removed others while this was asked.
    let slots = transaction.slots()?;
    may_go(&slots, &slot)?;
    transaction.remove_slot(&slot.kind, &slot.label)?;
    let details = [("kind", slot.kind.clone()), ("opened-by", name(&vault.by))];
    transaction.append(&context.event("slot.remove", &slot.label, &details))?;
    commit(transaction, &vault.vault)?;
    Ok(Report { kind: slot.kind, label: slot.label, left: slots.len() - 1 })
}

/// The one slot that is meant.
fn find(slots: &[Slot], which: &str) -> Result<Slot, Error> {
    let of = |is: &dyn Fn(&Slot) -> bool| slots.iter().filter(|slot| is(slot)).cloned().collect::<Vec<_>>();
    let mut found = of(&|slot| name(slot) == which);
    if found.is_empty() {
        found = of(&|slot| slot.kind == which || slot.label == which);
    }
    match &found[..] {
        [one] => Ok(one.clone()),
        [] => Err(Error::cannot(format!("there is no slot `{which}`")).hint("see which there are with `evpki vault slots list`")),
        several => {
            let names: Vec<String> = several.iter().map(|slot| format!("`{}`", name(slot))).collect();
            Err(Error::cannot(format!("`{which}` can mean {}", names.join(" or "))).hint("name one of them so"))
        }
    }
}

/// Refuses to lock everybody out.
fn may_go(slots: &[Slot], going: &Slot) -> Result<(), Error> {
    let lasts = |slot: &Slot| kind(slot).is_ok_and(|kind| kind.lasts());
    let mut left = slots.iter().filter(|slot| name(slot) != name(going)).peekable();
    if left.peek().is_none() {
        return Err(Error::from(store::Error::LastSlot { slot: name(going) }).hint(ANOTHER));
    }
    if lasts(going) && !left.any(lasts) {
        let message =
            format!("`{}` is the last slot that outlasts this machine and cannot be removed: keyrings forget", name(going));
        return Err(Error::cannot(message).hint(ANOTHER));
    }
    Ok(())
}
