//! `evpki vault auto-lock`: arguments and output.

use super::super::{Answer, Globals, World};
use crate::{
    commands::{Error, vault::auto_lock},
    pki::Period,
};
use clap::Args;
use serde_json::json;

/// Set for how long `vault unlock` unlocks the vault
///
/// Applies to all accounts of the PKI that run `evpki vault unlock` without `--for`. Keyrings that are unlocked now are not
/// changed until they are locked.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault auto-lock 8h
  evpki vault auto-lock off")]
pub(in super::super) struct Arguments {
    /// Period, such as 30m, 8h or 2d; off: as long as the keyring keeps the key
    #[arg(value_name = "TIME")]
    lasting: Lasting,
}

/// A period. `None` means `off`.
#[derive(Debug, Clone, Copy)]
struct Lasting(Option<Period>);

impl std::str::FromStr for Lasting {
    type Err = String;
    fn from_str(given: &str) -> Result<Self, String> {
        if given == auto_lock::OFF {
            return Ok(Self(None));
        }
        given.parse::<Period>().map(|period| Self(Some(period))).map_err(|e| format!("{e}, or `off`"))
    }
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = auto_lock::Request { lasting: arguments.lasting.0 };
    let report = globals.with_context(world, |context| auto_lock::run(context, &request))?;
    let text = match report.lasting {
        Some(period) => format!("`vault unlock` unlocks the vault for {period}, unless you give `--for`"),
        None => "`vault unlock` unlocks the vault for as long as the keyring keeps the key".to_owned(),
    };
    let json = json!({
        "auto_lock": report.lasting.map(|period| period.to_string()),
        "before": report.before.map(|period| period.to_string()),
    });
    let answer = Answer::done(text, json);
    if report.lasting == report.before {
        return Ok(answer);
    }
    Ok(answer.note("keyrings that are unlocked now are not changed: run `evpki vault lock`, then `evpki vault unlock`"))
}
