//! Whether a code that somebody showed is right.

use super::{accepted_setting, config, held};
use crate::{
    commands::{
        Context, Error,
        context::commit,
        token::lifecycle::{Whose, owner},
    },
    model::{PartyId, PasswordState, Secret},
    ocpi::{
        Direction,
        totp::{Accepted, Config},
    },
    store::{Store, Transaction},
};

/// For how many slots to either side it is looked whether a code that is wrong was right at another time.
const SEARCHED: u32 = 120;

/// Whose code.
#[derive(Debug, Clone)]
pub struct Request {
    /// The peer.
    pub party: PartyId,
    /// Who showed it; none: the peer did.
    pub direction: Option<Direction>,
    /// The exporter material of the TLS session that it was shown in.
    pub exporter: Option<Secret>,
    /// Whether a code counts once: it is remembered, and it and those of earlier slots are refused from then on.
    pub once: bool,
}

/// That it is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Who showed it.
    pub direction: Direction,
    /// The version of what it was made by.
    pub version: u64,
    /// Where that stands.
    pub state: PasswordState,
    /// Of which slot it is.
    pub accepted: Accepted,
}

/// Checks the code that comes with the command: against what is in force, and what is pending; of this slot, the one before and the next.
///
/// # Errors
/// When it is not right, or was shown before; when there is nothing to check it by.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let (whose, held) = held(&store, request.party, request.direction, Direction::Inbound)?;
    let vault = context.vault(&store)?;
    let presented = context.passphrases.other()?.ok_or_else(|| Error::usage("there is no code to be checked"))?;
    let exporter = request.exporter.as_ref().map_or(&[][..], Secret::expose);
    let candidates = [(held.in_force, PasswordState::Active), (held.pending, PasswordState::Pending)];
    let mut found = None;
    let mut configs: Vec<Config> = Vec::new();
    // Both are tried whatever comes of the first, so that the time does not tell them apart.
    for (version, state) in candidates {
        let Some(version) = version else { continue };
        let config = config(&store, &vault, whose, version)?;
        let accepted = config.verify(presented.expose(), context.now, exporter)?;
        found = found.or(accepted.map(|accepted| Report { direction: whose.direction, version, state, accepted }));
        configs.push(config);
    }
    let report = found.ok_or_else(|| wrong(context, whose, &configs, &presented, exporter))?;
    if request.once {
        let mut transaction = store.begin()?;
        remember(context, &mut *transaction, whose, &report)?;
        commit(transaction, &vault)?;
    }
    Ok(report)
}

/// What to say of a code that is wrong.
fn wrong(context: &Context<'_>, whose: Whose, configs: &[Config], presented: &Secret, exporter: &[u8]) -> Error {
    let Whose { party, direction, .. } = whose;
    let error = Error::refused(format!("the code is no {direction} one of {party} now"));
    let drift = configs.iter().find_map(|config| {
        let slots = config.drift(presented.expose(), context.now, exporter, SEARCHED)?;
        Some((slots, slots.unsigned_abs().saturating_mul(config.validity().get())))
    });
    match drift {
        Some((slots, seconds)) => {
            let when = if slots < 0 {
                "ago: it is an old one, or this clock is fast"
            } else {
                "from now: this clock is slow, or that of who showed it is fast"
            };
            error.hint(format!("it is that of {seconds} seconds {when}"))
        }
        None => error.hint("compare what both ends have agreed on, and their clocks, which want authenticated time (NTS)"),
    }
}

/// Takes down that a code was accepted, unless it or a later one was before.
fn remember(context: &Context<'_>, transaction: &mut dyn Transaction, whose: Whose, report: &Report) -> Result<(), Error> {
    let Report { version, accepted, .. } = report;
    let owner = owner(whose.party, whose.direction);
    let setting = accepted_setting(&owner);
    let last = transaction.setting(&setting)?;
    let last = last.as_deref().and_then(|text| text.split_once(' '));
    if let Some((of, slot)) = last.and_then(|(of, slot)| Some((of.parse::<u64>().ok()?, slot.parse::<u64>().ok()?)))
        && of == *version
        && accepted.slot <= slot
    {
        let Whose { party, .. } = whose;
        return Err(Error::refused(format!(
            "a code of {party} of this slot or a later one was accepted before: each counts once"
        ))
        .hint("wait for the next one"));
    }
    transaction.set_setting(&setting, Some(&format!("{version} {}", accepted.slot)))?;
    let details = [("version", version.to_string()), ("slot", accepted.slot.to_string())];
    Ok(transaction.append(&context.event("totp.accept", &owner, &details))?)
}
