//! `evpki totp verify`: how it is said and shown.

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

/// Check a code that a peer showed
///
/// The code comes by stdin, or from where `--code` says. It is right when it is that of now, of the slot before or of the next, and never of another; with
/// the TOTP in force, or with the pending one. Exit status 3 when it is not.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp verify DE-ABC < code.txt
  evpki totp verify DE-ABC --code file:code.txt --once")]
pub(in super::super) struct Arguments {
    /// The peer
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Inbound: the peer shows codes; outbound: we do [default: inbound]
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    direction: Option<Direction>,
    /// Where the code is [default: stdin]
    ///
    /// env:NAME, file:PATH, fd:N, stdin or credential:NAME.
    #[arg(long, value_name = "SOURCE")]
    code: Option<Source>,
    /// Take each code once: refuse it, and those of earlier slots, from then on
    #[arg(long)]
    once: bool,
    /// The file with the exporter material of the TLS session, in hexadecimal
    ///
    /// 32 bytes by the label EXPORTER-Time-Based-One-Time-Password-v1 and an empty context.
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
    let text = format!("right: the {} code of the {direction} TOTP (version {version}) of {party}{pending}", accepted.window);
    let json = json!({
        "party": party.to_string(), "direction": direction.name(), "version": version, "state": report.state.name(),
        "window": accepted.window.name(), "slot": accepted.slot,
    });
    let answer = Answer::done(text, json);
    Ok(if report.state == PasswordState::Pending {
        answer.next(format!("`evpki totp confirm {party} --direction {direction}`, for it is in use"))
    } else {
        answer
    })
}
