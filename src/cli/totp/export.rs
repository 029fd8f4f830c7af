//! `evpki totp export`: arguments and output.

use super::{
    super::{Answer, Globals, World, complete},
    directions,
};
use crate::{
    commands::{Error, totp::export},
    model::{PartyId, PrintablePath as _},
    ocpi::Direction,
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Print the totpConfig that a peer or a server generates and verifies codes with
///
/// Exports the pending secret, else the active one. The output contains the shared secret, and the audit log records that it was
/// printed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp export DE-ABC --out totp-of-de-abc.json
  evpki totp export DE-ABC --direction outbound")]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Inbound (the peer sends codes) or outbound (we send codes) [default: inbound]
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    direction: Option<Direction>,
    /// File to write, readable by its owner only
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "out")]
    replace: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { party, direction, out, replace } = arguments;
    let request = export::Request { party, direction, out, replace };
    let report = globals.with_context(world, |context| export::run(context, &request))?;
    let export::Report { direction, version, config } = &report;
    if let Some(path) = &request.out {
        let text = format!("Wrote the {direction} TOTP (version {version}) of {party} to {}", path.shown());
        let json = json!({ "path": path, "party": party.to_string(), "direction": direction.name(), "version": version });
        return Ok(Answer::done(text, json));
    }
    let text = config.to_json();
    let value: Value =
        serde_json::from_slice(text.expose()).map_err(|e| Error::bug(format!("the totpConfig is not JSON: {e}")))?;
    let json = json!({ "party": party.to_string(), "direction": direction.name(), "version": version, "totp_config": value });
    let answer = Answer::data(text.expose_str().unwrap_or_default(), json);
    Ok(answer.note("it contains the shared secret: anyone who has it can generate valid codes"))
}
