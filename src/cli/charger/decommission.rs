//! `evpki charger decommission`: arguments and output.

use super::{Answer, Globals, World};
use crate::{
    cli::{
        ask::confirm,
        describe::{count, moment},
    },
    commands::{Error, charger::decommission},
    model::{Environment, StationId},
    x509::time,
};
use clap::Args;
use serde_json::json;

/// Take a charger out of service permanently
///
/// Revokes its certificates and erases its passwords. It can get no new ones. This cannot be undone. CSMSs learn of it from the
/// next CRL and the next bundle.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger decommission CS-0002")]
pub(in crate::cli) struct Arguments {
    /// Station ID of the charger
    #[arg(value_name = "STATION_ID", add = crate::cli::complete::station_ids())]
    station_id: StationId,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let id = &arguments.station_id;
    let before = globals.with_context(world, |context| decommission::look(context, id))?;
    if !before.is_done() {
        let certificates = count(before.certificates.len() as u64, "certificate");
        let passwords = count(before.passwords.len() as u64, "password");
        let what = format!("decommission {id}, revoke {certificates} and erase {passwords}");
        confirm(globals, world, &what, id.as_str(), before.environment == Environment::Production)?;
    }
    // The vault is also opened when there is nothing to do, so that the answer is authenticated.
    let report = globals.with_context(world, |context| decommission::run(context, id))?;
    Ok(answer(&report, world))
}

fn answer(report: &decommission::Report, world: &World) -> Answer {
    let id = &report.row.charger.station_id;
    let serials: Vec<String> = report.certificates.iter().map(ToString::to_string).collect();
    let lists = report
        .lists
        .iter()
        .map(|(authority, next)| json!({ "authority": authority, "crl_next_update": next.map(time::rfc3339) }));
    let json = json!({
        "station_id": id.as_str(), "already": report.is_done(), "revoked": serials, "passwords_erased": report.passwords.len(),
        "effects": lists.collect::<Vec<_>>(),
    });
    if report.is_done() {
        return Answer::done(format!("{id} is decommissioned already"), json);
    }
    let mut text = format!("Decommissioned {id}\n");
    text += &serials.iter().map(|serial| format!("revoked      {serial}\n")).collect::<String>();
    text += &report.passwords.iter().map(|version| format!("erased       password, version {version}\n")).collect::<String>();
    let mut answer = Answer::done(text, json);
    for (authority, next) in &report.lists {
        let until = next.map_or(String::new(), |next| format!("; the current CRL is valid until {}", moment(next, world.now)));
        answer = answer.note(format!("the revocation takes effect with the next CRL of {authority}{until}"));
    }
    if !report.lists.is_empty() {
        answer = answer.next("publish the new CRL with `evpki crl publish`, so that CSMSs learn of the revocation");
    }
    if !report.passwords.is_empty() {
        answer = answer.next("remove its password from the CSMS: write a new bundle with `evpki bundle server FQDN`");
    }
    answer
}
