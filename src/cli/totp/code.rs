//! `evpki totp code`: arguments and output.

use super::{
    super::{Answer, Globals, World, complete, describe::count},
    directions, material,
};
use crate::{
    commands::{Error, totp::code},
    model::{PartyId, Secret},
    ocpi::{Direction, totp},
};
use clap::{Args, ValueEnum};
use serde_json::json;
use std::path::PathBuf;

/// The HTTP header that contains the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Header {
    /// `TOTP: 0 …`, or `TOTP: 1 …` for a bound code; with OCPI, in addition to `Authorization: Token …`
    Totp,
    /// `Authorization: TOTP login="…", totp="…"`
    Authorization,
    /// `Authorization: Basic …`, with the code as the password
    Basic,
}

/// Print the current TOTP code
///
/// By default, prints the code of the outbound TOTP secret, which we send to the peer. It is valid for the rest of its time slot,
/// and in the next slot as the previous code.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp code DE-ABC
  evpki totp code DE-ABC --windows
  evpki totp code DE-ABC --header totp
  evpki totp code DE-ABC --header authorization --login DE*XYZ")]
pub(in super::super) struct Arguments {
    /// OCPI party ID of the peer, such as DE-ABC
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Inbound (the peer sends codes) or outbound (we send codes) [default: outbound]
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    direction: Option<Direction>,
    /// Use the pending secret
    #[arg(long)]
    pending: bool,
    /// Also print the previous and the next code
    #[arg(long, conflicts_with = "header")]
    windows: bool,
    /// Print a complete HTTP header
    #[arg(long, value_name = "HEADER", value_enum)]
    header: Option<Header>,
    /// Login name that the peer assigned to the TOTP secret
    #[arg(long, value_name = "NAME", required_if_eq_any = [("header", "authorization"), ("header", "basic")])]
    login: Option<String>,
    /// File with the exporter material of the TLS session, in hexadecimal
    ///
    /// 32 bytes, exported with the label EXPORTER-Time-Based-One-Time-Password-v1 and an empty context.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    exporter_material: Option<PathBuf>,
}

pub(super) fn run(globals: &Globals, arguments: &Arguments, world: &mut World) -> Result<Answer, Error> {
    let exporter = material(arguments.exporter_material.as_deref())?;
    let Arguments { party, direction, pending, .. } = *arguments;
    let request = code::Request { party, direction, pending, exporter };
    let report = globals.with_context(world, |context| code::run(context, &request))?;
    let text = |secret: &Secret| secret.expose_str().unwrap_or_default().to_owned();
    let code::Report { codes, config, .. } = &report;
    let login = arguments.login.as_deref().unwrap_or_default();
    let header = match arguments.header {
        None => None,
        Some(Header::Totp) => Some(("TOTP", totp::totp(&codes.current, config.is_bound()))),
        Some(Header::Authorization) => Some(("Authorization", totp::authorization(login, &codes.current, config.is_bound()))),
        Some(Header::Basic) if config.is_bound() => {
            return Err(Error::usage("cannot use HTTP Basic: it cannot indicate that a code is bound to the TLS session")
                .hint("use `--header totp` or `--header authorization`"));
        }
        Some(Header::Basic) => Some(("Authorization", totp::basic(login, &codes.current)?)),
    };
    let header = header.map(|(name, value)| (name, text(&value)));
    let mut json = super::config_json(config);
    json["party"] = json!(party.to_string());
    json["direction"] = json!(report.direction.name());
    json["version"] = json!(report.version);
    json["code"] = json!(text(&codes.current));
    json["previous"] = json!(text(&codes.previous));
    json["next"] = json!(text(&codes.next));
    json["slot"] = json!(codes.slot);
    json["remaining"] = json!(codes.remaining);
    json["header"] = header.as_ref().map_or(serde_json::Value::Null, |(name, value)| json!({ "name": name, "value": value }));
    let shown = match &header {
        Some((name, value)) => format!("{name}: {value}"),
        None if arguments.windows => {
            let [previous, current, next] = [&codes.previous, &codes.current, &codes.next].map(text);
            format!("previous  {previous}\ncurrent   {current}\nnext      {next}")
        }
        None => text(&codes.current),
    };
    Ok(Answer::data(shown, json).note(format!("{} left of {}", count(codes.remaining, "second"), config.validity())))
}
