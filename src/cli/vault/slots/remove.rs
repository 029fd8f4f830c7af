//! `evpki vault slots remove`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, ask::Person, complete},
    commands::{Error, vault::slots::remove},
    model::Environment,
};
use clap::Args;
use serde_json::json;

/// Remove a way to open the vault
///
/// The passphrase, recovery code or key file opens this store no more. Never the last slot, and never the last that outlasts the machine, as
/// those of keyrings do not. Wants a passphrase, even while the keyring opens the vault.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault slots remove alice
  evpki vault slots remove recovery:safe-2026 --yes")]
pub(super) struct Arguments {
    /// Its label, or its kind if there is one of it, or both: passphrase:alice
    #[arg(value_name = "WHICH", add = complete::slots())]
    which: String,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = remove::Request { which: arguments.which };
    let person = Person::of(globals, world);
    let confirm = |name: &str, environment| {
        person.confirm(&format!("remove the vault's slot {name}"), name, environment == Environment::Production)
    };
    let report = globals.with_context(world, |context| remove::run(context, &request, &confirm))?;
    let text = format!("Removed the slot `{}:{}`: {} left", report.kind, report.label, report.left);
    let json = json!({ "kind": report.kind, "label": report.label, "left": report.left });
    Ok(Answer::done(text, json).note("backups made before today still open with it"))
}
