//! `evpki totp`: time-based codes.

mod abort;
mod code;
mod confirm;
mod export;
mod provision;
mod retire;
mod rotate;
mod secret;
mod show;
mod verify;

use super::{
    Answer, Globals, World, input,
    token::{Which, directions, retire_all, step},
};
use crate::{
    commands::{Error, token::replace::Step, totp::provision::Report},
    files,
    model::{PartyId, PrintablePath as _, Secret, SecretKind},
    ocpi::{Direction, totp},
};
use clap::{
    Args, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use serde_json::{Value, json};
use std::{io::Read as _, path::Path};

/// The longest exporter material, in bytes of a file.
const LONGEST_MATERIAL: u64 = 4096;

/// The longest totpConfig, in bytes.
const LONGEST_CONFIG: u64 = 64 * 1024;

/// What can be done with time-based codes.
///
/// A party is written as `DE*ABC`, `DE-ABC` or `DEABC`. Shells that look for files where they see a star want it in quotes.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Provision(provision::Arguments),
    Rotate(rotate::Arguments),
    Confirm(confirm::Arguments),
    Abort(abort::Arguments),
    Retire(retire::Arguments),
    Show(show::Arguments),
    Code(code::Arguments),
    Verify(verify::Arguments),
    Export(export::Arguments),
}

pub(super) fn run(globals: &Globals, verb: Verb, world: &mut World) -> Result<Answer, Error> {
    match verb {
        Verb::Provision(arguments) => provision::run(globals, arguments, world),
        Verb::Rotate(arguments) => rotate::run(globals, arguments, world),
        Verb::Confirm(arguments) => step(globals, SecretKind::Totp, Step::Confirm, &arguments.which, world),
        Verb::Abort(arguments) => step(globals, SecretKind::Totp, Step::Abort, &arguments.which, world),
        Verb::Retire(arguments) => retire_all(globals, SecretKind::Totp, &arguments.which, world),
        Verb::Show(arguments) => show::run(globals, &arguments, world),
        Verb::Code(arguments) => code::run(globals, &arguments, world),
        Verb::Verify(arguments) => verify::run(globals, arguments, world),
        Verb::Export(arguments) => export::run(globals, arguments, world),
    }
}

/// What codes are to be like.
#[derive(Debug, Args)]
struct Kind {
    /// How many seconds a code counts [default: as before, at first 30]
    #[arg(long, value_name = "N")]
    validity: Option<u64>,
    /// How many characters a code has, 4 to 255 [default: as before, at first 12]
    #[arg(long, value_name = "N")]
    length: Option<u64>,
    /// The hash of the HMAC [default: as before, at first sha256]
    #[arg(long, value_name = "HASH", value_parser = hashes())]
    hash: Option<String>,
    /// What codes are made of [default: as before, at first digits and letters]
    #[arg(long, value_name = "CHARACTERS")]
    alphabet: Option<String>,
    /// Bind codes to the TLS 1.3 session that they are shown in, by exporter material
    #[arg(long)]
    exporter: bool,
}

fn hashes() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(totp::Hash::NAMES)
}

/// The exporter material of a TLS session: a file that holds it in hexadecimal.
fn material(path: Option<&Path>) -> Result<Option<Secret>, Error> {
    let Some(path) = path else { return Ok(None) };
    let text = files::read(path, LONGEST_MATERIAL)?;
    let about =
        |e: totp::Error| Error::from(e).about(format!("`{}` does not hold the exporter material of a TLS session", path.shown()));
    totp::exporter_material(text.expose_str().unwrap_or_default()).map(Some).map_err(about)
}

/// A totpConfig that somebody else has made: a file, or stdin.
fn document(globals: &Globals, world: &mut World, path: &Path) -> Result<Secret, Error> {
    if !input::is_stdin(path) {
        return Ok(files::read(path, LONGEST_CONFIG)?);
    }
    // Room for all of it, so that growing leaves no copies behind.
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(LONGEST_CONFIG as usize + 2));
    let read = input::stdin(globals, world)?.take(LONGEST_CONFIG + 1).read_to_end(&mut bytes);
    read.map_err(|e| Error::cannot(format!("cannot read stdin: {e}")))?;
    if bytes.len() as u64 > LONGEST_CONFIG {
        return Err(Error::cannot(format!("stdin brings more than {LONGEST_CONFIG} bytes")));
    }
    Ok(Secret::new(std::mem::take(&mut *bytes)))
}

/// What was agreed on, without the secret.
fn config_json(config: &totp::Config) -> Value {
    json!({
        "validity": config.validity().get(), "length": config.length(), "alphabet": config.alphabet(), "hash": config.hash().name(),
        "is_bound": config.is_bound(),
    })
}

/// What was agreed on, on a line.
fn described(config: &totp::Config) -> String {
    let bound = if config.is_bound() { ", bound to the TLS session" } else { "" };
    let letters = if config.alphabet() == totp::DEFAULT_ALPHABET { "digits and letters".to_owned() } else { config.alphabet() };
    format!("{} characters of {letters}, every {} seconds, {}{bound}", config.length(), config.validity(), config.hash())
}

/// How what was made, or taken in, is shown.
fn answer(party: PartyId, report: &Report, state: &str) -> Answer {
    let Report { direction, version, is_new, config } = report;
    let how = if *is_new { format!("is {state} now") } else { format!("is there already, {state}") };
    let text = format!("{party}: {direction} TOTP (version {version}) {how}: {}", described(config));
    let mut json = config_json(config);
    json["party"] = json!(party.to_string());
    json["direction"] = json!(direction.name());
    json["version"] = json!(version);
    json["made"] = json!(is_new);
    let answer = Answer::done(text, json);
    match direction {
        Direction::Inbound => {
            answer.next(format!("`evpki totp export {party} --direction inbound` for {party}, to be handed over by a safe way"))
        }
        Direction::Outbound => answer.next(format!("`evpki totp code {party} --direction outbound` for what to show")),
    }
}
