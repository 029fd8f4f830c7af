//! `evpki totp`: shares TOTP secrets with OCPI peers, generates and verifies codes.

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

/// The largest file with exporter material that is accepted, in bytes.
const LONGEST_MATERIAL: u64 = 4096;

/// The longest totpConfig that is accepted, in bytes.
const LONGEST_CONFIG: u64 = 64 * 1024;

/// The commands for time-based codes.
///
/// Write a party as `DE*ABC`, `DE-ABC` or `DEABC`. Quote the form with a star, because shells expand it to file names.
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

/// The properties of codes.
#[derive(Debug, Args)]
struct Kind {
    /// Validity of a code in seconds [default: unchanged, initially 30]
    #[arg(long, value_name = "N")]
    validity: Option<u64>,
    /// Length of a code, 4 to 255 characters [default: unchanged, initially 12]
    #[arg(long, value_name = "N")]
    length: Option<u64>,
    /// Hash of the HMAC [default: unchanged, initially sha256]
    #[arg(long, value_name = "HASH", value_parser = hashes())]
    hash: Option<String>,
    /// Characters of codes [default: unchanged, initially digits and letters]
    #[arg(long, value_name = "CHARACTERS")]
    alphabet: Option<String>,
    /// Bind codes to their TLS 1.3 session with exporter material
    #[arg(long)]
    exporter: bool,
}

fn hashes() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(totp::Hash::NAMES)
}

/// Reads the exporter material of a TLS session from a file, in hexadecimal.
fn material(path: Option<&Path>) -> Result<Option<Secret>, Error> {
    let Some(path) = path else { return Ok(None) };
    let text = files::read(path, LONGEST_MATERIAL)?;
    let about = |e: totp::Error| {
        Error::from(e).about(format!("cannot read the exporter material of a TLS session from `{}`", path.shown()))
    };
    totp::exporter_material(text.expose_str().unwrap_or_default()).map(Some).map_err(about)
}

/// Reads the totpConfig of a peer from a file or stdin.
fn document(globals: &Globals, world: &mut World, path: &Path) -> Result<Secret, Error> {
    if !input::is_stdin(path) {
        return Ok(files::read(path, LONGEST_CONFIG)?);
    }
    // Allocated at full size, so that growing leaves no copies of the secret.
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(LONGEST_CONFIG as usize + 2));
    let read = input::stdin(globals, world)?.take(LONGEST_CONFIG + 1).read_to_end(&mut bytes);
    read.map_err(|e| Error::cannot(format!("cannot read stdin: {e}")))?;
    if bytes.len() as u64 > LONGEST_CONFIG {
        return Err(Error::cannot(format!("stdin has more than {LONGEST_CONFIG} bytes")));
    }
    Ok(Secret::new(std::mem::take(&mut *bytes)))
}

/// The JSON object of a configuration, without the secret.
fn config_json(config: &totp::Config) -> Value {
    json!({
        "validity": config.validity().get(), "length": config.length(), "alphabet": config.alphabet(), "hash": config.hash().name(),
        "is_bound": config.is_bound(),
    })
}

/// Describes a configuration on one line, without the secret.
fn described(config: &totp::Config) -> String {
    let bound = if config.is_bound() { ", bound to the TLS session" } else { "" };
    let letters = if config.alphabet() == totp::DEFAULT_ALPHABET { "digits and letters".to_owned() } else { config.alphabet() };
    format!("{} characters of {letters}, every {} seconds, {}{bound}", config.length(), config.validity(), config.hash())
}

/// Creates the answer for a secret that was generated or stored.
fn answer(party: PartyId, report: &Report, state: &str) -> Answer {
    let Report { direction, version, is_new, config } = report;
    let how = if *is_new { format!("is now {state}") } else { format!("exists already, {state}") };
    let text = format!("{party}: {direction} TOTP (version {version}) {how}: {}", described(config));
    let mut json = config_json(config);
    json["party"] = json!(party.to_string());
    json["direction"] = json!(direction.name());
    json["version"] = json!(version);
    json["made"] = json!(is_new);
    let answer = Answer::done(text, json);
    match direction {
        Direction::Inbound => answer.next(format!(
            "send the secret to {party} over a secure channel; print it with `evpki totp export {party} --direction inbound`"
        )),
        Direction::Outbound => answer.next(format!("print codes with `evpki totp code {party} --direction outbound`")),
    }
}
