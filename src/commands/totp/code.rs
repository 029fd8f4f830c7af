//! The codes of a moment.

use super::{config, held};
use crate::{
    commands::{Context, Error},
    model::{PartyId, Secret},
    ocpi::{
        Direction,
        totp::{Codes, Config},
    },
};

/// Whose codes.
#[derive(Debug, Clone)]
pub struct Request {
    /// The peer.
    pub party: PartyId,
    /// Who shows them; none: we do.
    pub direction: Option<Direction>,
    /// Whether those of the one that is pending.
    pub pending: bool,
    /// The exporter material of the TLS session that they are bound to.
    pub exporter: Option<Secret>,
}

/// The codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Who shows them.
    pub direction: Direction,
    /// The version of what they are made by.
    pub version: u64,
    /// What they are made by.
    pub config: Config,
    /// The codes.
    pub codes: Codes,
}

/// Makes the codes of now. They count for less time than it takes to read of them in an audit, so that does not say so.
///
/// # Errors
/// When there is nothing to make them by; when exporter material is missing, or of no use.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let store = context.store()?;
    let (whose, held) = held(&store, request.party, request.direction, Direction::Outbound)?;
    let version = if request.pending { held.pending } else { held.in_force };
    let none = || {
        Error::cannot(format!(
            "no {} TOTP of {} is {}",
            whose.direction,
            whose.party,
            if request.pending { "pending" } else { "in force" }
        ))
    };
    let version = version.ok_or_else(none)?;
    let vault = context.vault(&store)?;
    let config = config(&store, &vault, whose, version)?;
    let exporter = request.exporter.as_ref().map_or(&[][..], Secret::expose);
    let codes = config.codes(context.now, exporter)?;
    Ok(Report { direction: whose.direction, version, config, codes })
}
