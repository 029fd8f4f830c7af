//! `evpki totp verify`: arguments and output.

use super::{
    super::{Answer, Globals, World, ask::Source, complete},
    directions, material,
};
use crate::{
    commands::{Error, totp::verify},
    model::{PartyId, PasswordState},
    ocpi::Direction,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Verify a code that a peer sent
///
/// Reads the code from stdin, or from the source in `--code`. A code is valid in its own time slot, in the one before and in the
/// one after. It may belong to the active or to the pending secret. Exits with 3 if the code is not valid.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp verify DE-ABC < code.txt
  evpki totp verify DE-ABC --code file:code.txt --once")]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Inbound (the peer sends codes) or outbound (we send codes) [default: inbound]
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    direction: Option<Direction>,
    /// Source of the code [default: stdin]
    ///
    /// One of env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    code: Option<Source>,
    /// Accept each code only once: later refuse it and those of earlier slots
    #[arg(long)]
    once: bool,
    /// File with the exporter material of the TLS session, in hexadecimal
    ///
    /// 32 bytes, exported with the label EXPORTER-Time-Based-One-Time-Password-v1 and an empty context.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    exporter_material: Option<PathBuf>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let exporter = material(arguments.exporter_material.as_deref())?;
    let Arguments { party, direction, once, .. } = arguments;
    let request = verify::Request { party, direction, exporter, once };
    let code = arguments.code.unwrap_or(Source::Stdin);
    let report = globals.with_other_secret(Some(code), world, |context| verify::run(context, &request))?;
    let (direction, version, accepted) = (report.direction, report.version, report.accepted);
    let pending = if report.state == PasswordState::Pending { ", which is pending" } else { "" };
    let text = format!("valid: the {} code of the {direction} TOTP (version {version}) of {party}{pending}", accepted.window);
    let json = json!({
        "party": party.to_string(), "direction": direction.name(), "version": version, "state": report.state.name(),
        "window": accepted.window.name(), "slot": accepted.slot,
    });
    let answer = Answer::done(text, json);
    Ok(if report.state == PasswordState::Pending {
        answer
            .next(format!("the pending secret is in use: activate it with `evpki totp confirm {party} --direction {direction}`"))
    } else {
        answer
    })
}
