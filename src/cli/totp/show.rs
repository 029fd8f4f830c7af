//! `evpki totp show`: arguments and output.

use super::super::{Answer, Globals, World, complete, describe, screen, table::table};
use crate::{
    commands::{Error, totp::show},
    model::{PartyId, PasswordState},
    x509::time,
};
use clap::Args;
use serde_json::json;

/// Show the TOTP secrets of a peer and their states
///
/// Without `--reveal`, no secret is shown and no passphrase is needed. The audit log records every reveal. A terminal shows
/// revealed secrets on a second screen until you press a key, for 30 seconds at most.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp show DE-ABC
  evpki totp show DE-ABC --reveal")]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Show the properties of the codes, and the shared secrets in plain text
    #[arg(long)]
    reveal: bool,
}

pub(super) fn run(globals: &Globals, arguments: &Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = show::Request { party: arguments.party, reveal: arguments.reveal };
    let versions = globals.with_context(world, |context| show::run(context, &request))?;
    if !versions.iter().any(|one| one.config.is_some()) {
        return Ok(answer(&versions, &request, request.reveal, world));
    }
    Ok(screen::reveal(globals, world, "the secrets", |reveal, world| answer(&versions, &request, reveal, world)))
}

fn answer(versions: &[show::Version], request: &show::Request, reveal: bool, world: &World) -> Answer {
    let mut rows = Vec::new();
    let mut list = Vec::new();
    for one in versions {
        let secret = one.config.as_ref().and_then(|config| config.shared_secret().expose_str());
        let mut row = vec![
            one.direction.to_string(),
            one.version.to_string(),
            one.state.to_string(),
            describe::moment(one.created, world.now),
            describe::moment(one.changed, world.now),
        ];
        if reveal {
            row.push(one.config.as_ref().map(super::described).unwrap_or_default());
            row.push(secret.unwrap_or_default().to_owned());
        }
        rows.push(row);
        list.push(json!({
            "direction": one.direction.name(), "version": one.version, "state": one.state.name(),
            "created": time::rfc3339(one.created), "state_since": time::rfc3339(one.changed),
            "config": one.config.as_ref().map(super::config_json), "shared_secret": secret,
        }));
    }
    let headings = ["direction", "version", "state", "created", "changed", "codes", "shared secret"];
    let headings = if reveal { &headings[..] } else { &headings[..5] };
    let party = request.party;
    let mut answer = Answer::data(table(headings, rows), json!({ "party": party.to_string(), "versions": list }));
    for one in versions.iter().filter(|one| one.state == PasswordState::Pending) {
        let direction = one.direction;
        answer = answer.next(format!("when a code of the new secret was accepted, run `evpki totp confirm {party} --direction {direction}`, else `evpki totp abort {party} --direction {direction}`"));
    }
    answer
}
