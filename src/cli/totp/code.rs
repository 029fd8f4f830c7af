//! `evpki totp code`: how it is said and shown.

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

/// In which header a code is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Header {
    /// `TOTP: 0 …`, or `TOTP: 1 …` when it is bound; for OCPI beside `Authorization: Token …`
    Totp,
    /// `Authorization: TOTP login="…", totp="…"`
    Authorization,
    /// `Authorization: Basic …`, the code being the password
    Basic,
}

/// Print the code of now
///
/// That of the outbound TOTP, which we show to the peer. It counts for the rest of its slot, and as the one before for the slot after that.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki totp code DE-ABC
  evpki totp code DE-ABC --windows
  evpki totp code DE-ABC --header totp
  evpki totp code DE-ABC --header authorization --login DE*XYZ")]
pub(in super::super) struct Arguments {
    /// The peer
    #[arg(value_name = "PARTY", add = complete::parties())]
    party: PartyId,
    /// Inbound: the peer shows codes; outbound: we do [default: outbound]
    #[arg(long, value_name = "DIRECTION", value_parser = directions())]
    direction: Option<Direction>,
    /// By the TOTP that is pending
    #[arg(long)]
    pending: bool,
    /// Print the code before and the next one too
    #[arg(long, conflicts_with = "header")]
    windows: bool,
    /// Print a whole header of HTTP
    #[arg(long, value_name = "HEADER", value_enum)]
    header: Option<Header>,
    /// The name under which the peer knows the TOTP
    #[arg(long, value_name = "NAME", required_if_eq_any = [("header", "authorization"), ("header", "basic")])]
    login: Option<String>,
    /// The file with the exporter material of the TLS session, in hexadecimal
    ///
    /// 32 bytes by the label EXPORTER-Time-Based-One-Time-Password-v1 and an empty context.
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
            return Err(Error::usage("HTTP Basic cannot say that a code is bound to the TLS session")
                .hint("say `--header totp` or `--header authorization`"));
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
