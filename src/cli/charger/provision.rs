//! `evpki charger provision`

use super::{Answer, Globals, World};
use crate::{
    cli::{answer::error_json, describe::count, given, interrupt::Interrupt, table::pairs},
    commands::{
        Error,
        charger::provision::{self, Ended, Hand, Report, Row, Source},
    },
    model::{KeyType, OcppVersion, Outcome, SecurityProfile},
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Provision the chargers of a manifest
///
/// Registers them, makes the passwords of those of security profiles 1 and 2, issues the certificates of those of profile 3, and writes their
/// bundles. Everything that is wrong with the manifest is said at once, before anything happens. Run it again after an interruption, or
/// whenever you are not sure: what is done already is not done twice.
///
/// The manifest is a CSV file. Its first line names the columns, in any order: station_id and serial_number, and optionally vendor, model,
/// security_profile, ocpp_version, csms, batch, key_type, csr_file, default_password_batch.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger provision manifest.csv --dry-run
  evpki charger provision manifest.csv --bundles bundles
  evpki charger provision manifest.csv --archive bundles.tar.zst
  evpki charger provision - --security-profile 3 < manifest.csv")]
pub(in crate::cli) struct Arguments {
    /// The manifest, `-` for stdin
    #[arg(value_name = "MANIFEST", value_hint = clap::ValueHint::FilePath)]
    manifest: PathBuf,
    /// Write the bundle of each charger into a directory of its own, in this one
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    bundles: Option<PathBuf>,
    /// Write the bundles of all chargers of the manifest into one archive, ending in .zip, .tar.gz, .tgz or .tar.zst
    ///
    /// It is there when all of them are in it, and not before; it takes the place of an earlier one of this PKI.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "bundles")]
    archive: Option<PathBuf>,
    /// Look what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    csms_url: Option<String>,
    /// The security profile of those without one in the manifest
    #[arg(long, value_name = "PROFILE", default_value = "2")]
    security_profile: SecurityProfile,
    /// The OCPP version of those without one in the manifest
    #[arg(long, value_name = "VERSION", default_value = "2.0.1")]
    ocpp_version: OcppVersion,
    /// The key type of those without one in the manifest [default: as the profile says]
    #[arg(long, value_name = "TYPE")]
    key_type: Option<KeyType>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let manifest = if given::is_stdin(&arguments.manifest) {
        Source::Stream(given::stdin(globals, world)?)
    } else {
        Source::File(arguments.manifest)
    };
    let hand = match (arguments.bundles, arguments.archive) {
        (Some(within), _) => Hand::Tree(within),
        (None, Some(file)) => Hand::Archive(file),
        (None, None) => Hand::Nothing,
    };
    let interrupt = Interrupt::watch();
    let request = provision::Request {
        manifest,
        hand: hand.clone(),
        csms_url: arguments.csms_url,
        dry_run: arguments.dry_run,
        security_profile: arguments.security_profile,
        ocpp_version: arguments.ocpp_version,
        key_type: arguments.key_type,
        stop: &|| interrupt.is_wished(),
    };
    let report = globals.with_context(world, |context| provision::run(context, request))?;
    Ok(answer(&report, &hand))
}

fn answer(report: &Report, hand: &Hand) -> Answer {
    let mut answer = Answer::done(text(report, hand), json(report, hand));
    if !report.is_whole() {
        answer.outcome = Some(Outcome::Partial);
    }
    let lapsed: Vec<&Row> = report.rows.iter().filter(|row| row.lapsed).collect();
    if let Some(first) = lapsed.first() {
        let id = &first.charger.station_id;
        let chargers = count(lapsed.len() as u64, "charger");
        answer = answer
            .note(format!(
                "{chargers} without a certificate that counts, {id} in line {} first: a manifest gives no other",
                first.line
            ))
            .next(format!("`evpki charger show {id}` for what became of its certificates"))
            .next(format!("`evpki charger issue {id} --again`, if it is to have another"));
    }
    let left = match (report.count(|row| !row.is_done), hand) {
        (0, Hand::Archive(_)) => "the archive alone is".to_owned(),
        (0, _) => "bundles alone are".to_owned(),
        (number, _) => count(number, "charger"),
    };
    let again = match hand {
        Hand::Archive(_) => "the same command again, to do what is left and to write the archive",
        _ => "the same command again, to do what is left",
    };
    if let (Hand::Archive(file), Some(_)) = (hand, &report.ended) {
        answer = answer
            .note(format!("`{}` was not written: an archive holds all chargers of a manifest, or is not there", file.display()));
    }
    match &report.ended {
        Some(Ended::Stopped) => answer.note(format!("stopped as asked, {left} left")).next(again),
        Some(Ended::Failed(error)) => {
            let all: Vec<&str> = std::iter::once(&error.message).chain(&error.causes).map(String::as_str).collect();
            let answer = answer.note(format!("it failed on the way, {left} left: {}", all.join(": ")));
            error.hints.iter().fold(answer, |answer, hint| answer.note(hint.clone())).next(again)
        }
        None if report.dry_run => answer.next("the same command without `--dry-run`"),
        None if *hand != Hand::Nothing => answer.next("`evpki bundle server FQDN` for the CSMS to know them"),
        None => answer.next("the same command with `--bundles DIR` for what goes into them"),
    }
}

fn text(report: &Report, hand: &Hand) -> String {
    let counted = |is: fn(&Row) -> bool| report.count(is).to_string();
    let mut lines = vec![
        ("registered", counted(|row| row.registered)),
        ("certificates issued", counted(|row| row.certified && !row.completed)),
        ("passwords made", counted(|row| row.password)),
    ];
    let completed = report.count(|row| row.completed);
    if completed > 0 {
        lines.insert(2, ("completed after an interruption", completed.to_string()));
    }
    match hand {
        Hand::Tree(_) if !report.dry_run => lines.push(("bundles written", counted(|row| row.bundle))),
        Hand::Archive(_) if !report.dry_run => lines.push(("bundles in the archive", counted(|row| row.bundle))),
        _ => {}
    }
    if !report.dry_run {
        lines.push(("done already", counted(Row::was_done)));
    }
    let chargers = count(report.rows.len() as u64, "charger");
    let heading = if report.dry_run { "Nothing was changed. Of" } else { "Provisioned: of" };
    format!("{heading} {chargers}\n{}", pairs(&lines))
}

fn json(report: &Report, hand: &Hand) -> Value {
    let archive = match hand {
        Hand::Archive(file) if report.ended.is_none() && !report.dry_run => Some(file),
        _ => None,
    };
    let row = |row: &Row| {
        json!({
            "line": row.line, "station_id": row.charger.station_id.as_str(), "done": row.is_done, "registered": row.registered,
            "certificate_issued": row.certified && !row.completed, "certificate_completed": row.completed,
            "serial": row.serial.as_ref().map(ToString::to_string), "password_made": row.password,
            "bundle_written": row.bundle, "without_certificate": row.lapsed,
        })
    };
    let ended = report.ended.as_ref().map(|ended| match ended {
        Ended::Stopped => json!({ "why": "stopped", "error": null }),
        Ended::Failed(error) => {
            json!({ "why": "failed", "error": error_json(error) })
        }
    });
    json!({
        "dry_run": report.dry_run, "chargers": report.rows.len(), "registered": report.count(|row| row.registered),
        "certificates_issued": report.count(|row| row.certified && !row.completed),
        "certificates_completed": report.count(|row| row.completed), "passwords_made": report.count(|row| row.password),
        "bundles_written": report.count(|row| row.bundle), "archive": archive, "done_already": report.count(Row::was_done),
        "left": report.count(|row| !row.is_done), "ended": ended, "rows": report.rows.iter().map(row).collect::<Vec<_>>(),
    })
}
