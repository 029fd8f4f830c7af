//! `evpki vault slots remove`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, ask::Person, complete},
    commands::{Error, vault::slots::remove},
    model::Environment,
};
use clap::Args;
use serde_json::json;

/// Remove a slot of the vault
///
/// Its passphrase, recovery code or key file can then no longer open this store. The last slot cannot be removed, and neither can
/// the last slot that does not depend on this machine; slots of keyrings depend on it. Needs a passphrase, even while a keyring
/// opens the vault.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki vault slots remove alice
  evpki vault slots remove recovery:safe-2026 --yes")]
pub(super) struct Arguments {
    /// Label of the slot, its kind if only one has it, or both: passphrase:alice
    #[arg(value_name = "WHICH", add = complete::slots())]
    which: String,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let request = remove::Request { which: arguments.which };
    let person = Person::of(globals, world);
    let confirm = |name: &str, environment| {
        person.confirm(&format!("remove the vault slot {name}"), name, environment == Environment::Production)
    };
    let report = globals.with_context(world, |context| remove::run(context, &request, &confirm))?;
    let text = format!("Removed the slot `{}:{}`: {} left", report.kind, report.label, report.left);
    let json = json!({ "kind": report.kind, "label": report.label, "left": report.left });
    Ok(Answer::done(text, json).note("earlier backups still open with it"))
}
