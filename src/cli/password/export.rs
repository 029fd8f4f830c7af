//! `evpki password export`: how it is said and shown.

use super::super::{Answer, Globals, World, complete, describe};
use crate::{
    commands::{Error, password::export},
    credentials::Verifier,
    model::{BatchName, StationId},
};
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use serde_json::json;
use std::path::PathBuf;

/// Export what a CSMS stores to recognise passwords by
///
/// One line of JSON for each password that a charger may show, with its state: `active` or `factory-default`, and `pending` while a
/// replacement is under way. The CSMS recognises a charger by them without knowing its password (A01.FR.08). Takes about 25 ms each.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password export --out verifiers.jsonl
  evpki password export --verifier bcrypt CS-0001")]
pub(in super::super) struct Arguments {
    /// The chargers [default: all in use]
    #[arg(value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
    /// What to make of a password
    #[arg(long, value_name = "KIND", default_value = "argon2id", value_parser = kinds())]
    verifier: Verifier,
    /// Those of this batch only
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Write them to this file, which only its owner may read
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "out")]
    replace: bool,
}

fn kinds() -> impl TypedValueParser<Value = Verifier> {
    let kind = |kind: Verifier| match kind {
        Verifier::Bcrypt2a => PossibleValue::new(kind.name()).alias("bcrypt2a").help("bcrypt that begins with $2a$"),
        Verifier::Bcrypt => PossibleValue::new(kind.name()).help("bcrypt that begins with $2b$, for SteVe"),
        Verifier::Argon2id => PossibleValue::new(kind.name()).help("Argon2id as a PHC string"),
    };
    PossibleValuesParser::new(Verifier::ALL.map(kind))
        .try_map(|name| if name == "bcrypt2a" { Ok(Verifier::Bcrypt2a) } else { name.parse() })
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = export::Request {
        stations: arguments.stations,
        batch: arguments.batch,
        verifier: arguments.verifier,
        out: arguments.out,
        replace: arguments.replace,
    };
    let report = globals.with_context(world, |context| export::run(context, &request))?;
    let count = report.verifiers.len() as u64;
    let answer = match &request.out {
        Some(path) => {
            let text = format!("Wrote {} to {}", describe::count(count, "verifier"), path.display());
            Answer::done(text, json!({ "path": path, "verifiers": count, "without_password": report.without }))
        }
        None => {
            let lines = report.verifiers.iter().map(export::Exported::line);
            let text: String = lines.map(|line| line + "\n").collect();
            let values = report
                .verifiers
                .iter()
                .map(|one| json!({ "station_id": one.station.as_str(), "state": one.state.name(), "verifier": one.verifier }));
            Answer::lines(text, values.collect())
        }
    };
    Ok(match report.without {
        0 => answer,
        without => answer
            .note(format!("{} without a password", describe::count(without, "charger")))
            .next("`evpki password provision --all` makes their first ones"),
    })
}
