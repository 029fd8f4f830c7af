//! `evpki demo`: arguments and output.

use super::{Answer, Globals, World, table::table};
use crate::commands::shell_quote::shell_quoted_path;
use crate::{
    commands::{Error, demo},
    model::PrintablePath as _,
    x509::time,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

/// Create a complete test PKI to try evpki with
///
/// Creates the CAs RootCA, ServerCA and ClientCA, a CSMS and three chargers: one with a password, one with a certificate, and one
/// with a certificate for its own key. Also writes the bundle of each, and a CSMS and a charger in Python that use them. Asks
/// nothing. The passphrase of the vault is stored beside it: use the PKI only for tests. Its certificates state that their
/// environment is test.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki demo demo
  evpki demo --negative negative
  evpki --home demo/home --passphrase-file demo/passphrase certificate revoke CS-0002 --reason key-compromise")]
pub(in crate::cli) struct Arguments {
    /// Directory to create; it must not exist or must be empty
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    directory: PathBuf,
    /// Create certificates that peers must refuse, and valid ones to compare
    ///
    /// Test a CSMS, a charger, a vehicle or an OCPI platform with them. `manifest.json` states for each certificate which peer
    /// sends it to which peer, which requirement it violates, and which evpki command detects it. No CA of any PKI signed them.
    #[arg(long)]
    negative: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    if arguments.negative {
        return negative(globals, arguments.directory, world);
    }
    let request = demo::Request { directory: arguments.directory };
    let report = globals.with_context(world, |context| demo::run(context, &request))?;
    let (directory, home) = (report.directory.shown(), shell_quoted_path(&report.directory.join("home")));
    let authorities = report.authorities.iter().map(|a| vec![a.name.clone(), time::day(a.not_after), a.subject.clone()]);
    let chargers = report.chargers.iter().map(|(id, what)| vec![(*id).to_owned(), format!("device/{id}"), (*what).to_owned()]);
    let lines = |commands: &[String]| commands.iter().map(|command| format!("  {command}\n")).collect::<String>();
    let text = format!(
        "Created a test PKI in {directory}\n\n{}\n{}\n{}\nStart the CSMS:\n\n{}\nConnect the chargers, in another terminal:\n\n{}\n\
         List chargers and certificates:\n\n  evpki --home {home} charger list\n  evpki --home {home} certificate list\n",
        table(&["CA", "valid until", "subject"], authorities),
        table(&["CSMS", "bundle"], [vec![demo::CSMS.to_owned(), "server".to_owned()]]),
        table(&["charger", "bundle", ""], chargers),
        lines(&report.start),
        lines(&report.connect),
    );
    let json = json!({
        "directory": report.directory, "csms": demo::CSMS, "port": demo::PORT,
        "station_ids": report.chargers.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        "start": report.start, "connect": report.connect,
    });
    Ok(Answer::data(text, json))
}

fn negative(globals: &Globals, directory: PathBuf, world: &mut World) -> Result<Answer, Error> {
    let request = demo::negative::Request { directory };
    let report = globals.with_context(world, |context| demo::negative::run(context, &request))?;
    let directory = report.directory.shown();
    let rows = report.sets.iter().map(|(set, bad, good)| vec![(*set).to_owned(), bad.to_string(), good.to_string()]);
    let text = format!(
        "Wrote certificates that peers must refuse to {directory}\n\n{}\nValid until {}. {directory}/manifest.json states what is wrong with each.\n",
        table(&["set", "to refuse", "to accept"], rows),
        time::day(report.valid_until),
    );
    let sets = report.sets.iter().map(|(set, bad, good)| json!({ "set": set, "refused": bad, "accepted": good }));
    let json = json!({
        "directory": report.directory, "manifest": report.directory.join("manifest.json"),
        "valid_until": time::rfc3339(report.valid_until), "sets": sets.collect::<Vec<_>>(),
    });
    Ok(Answer::data(text, json))
}
