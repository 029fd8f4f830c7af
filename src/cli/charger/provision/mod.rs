//! `evpki charger provision`: arguments and output.

mod report;

use super::{Answer, Globals, World};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    cli::{answer::error_json, describe::count, input, interrupt::Interrupt, table::pairs},
    commands::{
        Error,
        charger::provision::{self, Ended, Hand, Report, Row, Source},
    },
    model::{KeyType, OcppVersion, Outcome, PrintablePath as _, SecurityProfile},
};
use clap::Args;
use report::{File, ReportFile};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Provision the chargers of a manifest
///
/// Registers the chargers, generates passwords for security profiles 1 and 2, issues certificates for security profile 3, and
/// writes the bundles. All errors of the manifest are reported at once, before anything changes. You can run the same command
/// again at any time, for example after an interruption: it does only what is left.
///
/// The manifest is a CSV file. Its first line names the columns, in any order: station_id and serial_number are required; vendor,
/// model, security_profile, ocpp_version, csms, batch, key_type, csr_file and default_password_batch are optional. The limits are
/// 512 MiB and one million rows. A station ID that begins with `-` is refused, and so are two that differ only in upper and lower
/// case.
///
/// Ctrl-C stops the command at a safe point and reports what is left. A second Ctrl-C ends it at once.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger provision manifest.csv --dry-run
  evpki charger provision manifest.csv --bundles bundles
  evpki charger provision manifest.csv --archive bundles.tar.zst
  evpki charger provision manifest.csv --report report.csv
  evpki charger provision - --security-profile 3 < manifest.csv")]
pub(in crate::cli) struct Arguments {
    /// Manifest (CSV), `-` for stdin
    #[arg(value_name = "MANIFEST", value_hint = clap::ValueHint::FilePath)]
    manifest: PathBuf,
    /// Directory for the bundles; each charger gets its own subdirectory
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    bundles: Option<PathBuf>,
    /// Write all bundles into one .zip, .tar.gz or .tar.zst
    ///
    /// The archive also contains the bundles of chargers that were provisioned before. The file appears only when it is complete.
    /// It replaces an earlier archive of this PKI, and no other file.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "bundles")]
    archive: Option<PathBuf>,
    /// Write a report with one line for each charger: FILE.csv or FILE.jsonl
    ///
    /// The lines are in the order of the manifest. Each contains the valid certificate of the charger, even if nothing had to be
    /// done. An existing file is replaced. In CSV, a value that begins with =, +, - or @ gets a ' in front, so that no
    /// spreadsheet runs it.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    report: Option<ReportFile>,
    /// Number of threads that generate keys and sign [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Show what would be done, without changing anything
    #[arg(long)]
    dry_run: bool,
    /// CSMS URL to write into the bundles [default: wss:// and its FQDN]
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    csms_url: Option<String>,
    /// Security profile of chargers without one in the manifest
    #[arg(long, value_name = "PROFILE", default_value = "2")]
    security_profile: SecurityProfile,
    /// OCPP version of chargers without one in the manifest
    #[arg(long, value_name = "VERSION", default_value = "2.0.1")]
    ocpp_version: OcppVersion,
    /// Key type of chargers without one in the manifest [default: as in the profile]
    #[arg(long, value_name = "TYPE")]
    key_type: Option<KeyType>,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let mut file = arguments.report.as_ref().map(File::begin).transpose()?;
    let manifest = if input::is_stdin(&arguments.manifest) {
        Source::Stream(input::stdin(globals, world)?)
    } else {
        Source::File(arguments.manifest)
    };
    let hand = match (arguments.bundles, arguments.archive) {
        (Some(within), _) => Hand::Tree(within),
        (None, Some(file)) => Hand::Archive(file),
        (None, None) => Hand::Nothing,
    };
    let interrupt = Interrupt::watch();
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let request = provision::Request {
        manifest,
        hand: hand.clone(),
        csms_url: arguments.csms_url,
        dry_run: arguments.dry_run,
        security_profile: arguments.security_profile,
        ocpp_version: arguments.ocpp_version,
        key_type: arguments.key_type,
        jobs: arguments.jobs.map_or_else(cores, usize::from),
        stop: &|| interrupt.is_requested(),
        each: &mut |row| file.as_mut().map_or(Ok(()), |file| file.write(row)),
    };
    let mut report = globals.with_context(world, |context| provision::run(context, request))?;
    let escaped = file.as_ref().map_or(0, File::escaped);
    let is_written = file.map_or(Ok(false), File::finish).unwrap_or_else(|error| {
        // An earlier failure takes precedence.
        report.ended.get_or_insert(Ended::Failed(error));
        false
    });
    let answer = answer(&report, &hand, arguments.report.as_ref().filter(|_| is_written));
    Ok(match escaped {
        0 => answer,
        _ => answer.note(format!(
            "{} of the report got a `'` in front, because they begin with `=`, `+`, `-` or `@` and a spreadsheet could run them; a `.jsonl` report contains the original values",
            count(escaped, "cell")
        )),
    })
}

fn answer(report: &Report, hand: &Hand, place: Option<&ReportFile>) -> Answer {
    let mut answer = Answer::done(text(report, hand), json(report, hand, place));
    if !report.is_whole() {
        answer.outcome = Some(Outcome::Partial);
    }
    if let Some(first) = report.attention.iter().find(|row| row.lapsed) {
        let id = &first.charger.station_id;
        let chargers = count(report.counts.lapsed, "charger");
        answer = answer
            .note(format!(
                "{chargers} without a valid certificate, {id} in line {} first: a manifest does not issue another one",
                first.line
            ))
            .next(format!("show its certificates with `evpki charger show {id}`", id = shell_quoted(id)))
            .next(format!("issue another certificate with `evpki charger issue {id} --again`", id = shell_quoted(id)));
    }
    let again = match hand {
        Hand::Archive(_) => "run the same command again to do the rest and to write the archive",
        _ => "run the same command again to do the rest",
    };
    if let (Hand::Archive(file), Some(_)) = (hand, &report.ended) {
        answer = answer.note(format!(
            "`{}` was not written: an archive contains all chargers of a manifest or does not exist",
            file.shown()
        ));
    }
    let left = left(report, hand);
    match &report.ended {
        Some(Ended::Stopped) => answer.note(format!("stopped by the user, {left} left")).next(again),
        Some(Ended::Failed(error)) => {
            let all: Vec<&str> = std::iter::once(&error.message).chain(&error.causes).map(String::as_str).collect();
            let answer = answer.note(format!("stopped by an error, {left} left: {}", all.join(": ")));
            error.hints.iter().fold(answer, |answer, hint| answer.note(hint.clone())).next(again)
        }
        None if report.dry_run => answer.next("run the same command without `--dry-run`"),
        None if *hand != Hand::Nothing => answer.next("write the list of chargers for the CSMS with `evpki bundle server FQDN`"),
        None => answer.next("write the bundles of the chargers: run the same command with `--bundles DIR`"),
    }
}

/// Describes what is left to do.
fn left(report: &Report, hand: &Hand) -> String {
    match (report.counts.chargers_left(), report.counts.bundles_left) {
        (0, 0) => "no charger is".to_owned(),
        (0, _) if matches!(hand, Hand::Archive(_)) => "only the archive is".to_owned(),
        (chargers, bundles) if bundles == 0 || matches!(hand, Hand::Archive(_)) => count(chargers, "charger"),
        (0, bundles) => count(bundles, "bundle"),
        (chargers, bundles) => format!("{} and {}", count(chargers, "charger"), count(bundles, "bundle")),
    }
}

fn text(report: &Report, hand: &Hand) -> String {
    let counts = &report.counts;
    let mut lines = vec![
        ("registered", counts.registered),
        ("certificates issued", counts.issued),
        ("passwords generated", counts.passwords),
    ];
    if counts.completed > 0 {
        lines.insert(2, ("completed after an interruption", counts.completed));
    }
    match hand {
        Hand::Tree(_) if !report.dry_run => lines.push(("bundles written", counts.bundles)),
        Hand::Archive(_) if !report.dry_run => lines.push(("bundles in the archive", counts.bundles)),
        _ => {}
    }
    if !report.dry_run {
        lines.push(("done already", counts.done_already));
    }
    let chargers = count(counts.chargers, "charger");
    let heading = if report.dry_run { "Nothing was changed. Of" } else { "Provisioned: of" };
    let lines: Vec<(&str, String)> = lines.into_iter().map(|(what, number)| (what, number.to_string())).collect();
    format!("{heading} {chargers}\n{}", pairs(&lines))
}

fn json(report: &Report, hand: &Hand, place: Option<&ReportFile>) -> Value {
    let archive = match hand {
        Hand::Archive(file) if report.ended.is_none() && !report.dry_run => Some(file),
        _ => None,
    };
    let row = |row: &Row| {
        let certificate = row.certificate.as_ref();
        json!({
            "line": row.line, "station_id": row.charger.station_id.as_str(), "done": !row.is_left(), "registered": row.registered,
            "certificate_issued": row.issued, "certificate_completed": row.completed,
            "serial": certificate.map(|certificate| certificate.serial.to_string()), "password_made": row.password,
            "bundle_written": row.bundle, "without_certificate": row.lapsed, "reason": row.reason,
        })
    };
    let ended = report.ended.as_ref().map(|ended| match ended {
        Ended::Stopped => json!({ "why": "stopped", "error": null }),
        Ended::Failed(error) => {
            json!({ "why": "failed", "error": error_json(error) })
        }
    });
    let counts = &report.counts;
    json!({
        "dry_run": report.dry_run, "chargers": counts.chargers, "registered": counts.registered,
        "certificates_issued": counts.issued, "certificates_completed": counts.completed, "passwords_made": counts.passwords,
        "bundles_written": counts.bundles, "archive": archive, "done_already": counts.done_already, "left": counts.left, "ended": ended,
        "rows": report.attention.iter().map(row).collect::<Vec<_>>(), "rows_cut": report.is_cut,
        "report": place.map(|place| &place.path),
    })
}
