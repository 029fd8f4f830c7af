//! `evpki charger provision`

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
/// Registers them, makes the passwords of those of security profiles 1 and 2, issues the certificates of those of profile 3, and writes their
/// bundles. Everything that is wrong with the manifest is said at once, before anything happens. Run it again after an interruption, or
/// whenever you are not sure: what is done already is not done twice.
///
/// The manifest is a CSV file. Its first line names the columns, in any order: station_id and serial_number, and optionally vendor, model,
/// security_profile, ocpp_version, csms, batch, key_type, csr_file, default_password_batch. It has at most 512 MiB and one million rows. A
/// station id that begins with `-` is refused, and so are two that differ only in letter case.
///
/// Ctrl-C ends it where nothing is half done, and says what is left; a second one ends it at once.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki charger provision manifest.csv --dry-run
  evpki charger provision manifest.csv --bundles bundles
  evpki charger provision manifest.csv --archive bundles.tar.zst
  evpki charger provision manifest.csv --report report.csv
  evpki charger provision - --security-profile 3 < manifest.csv")]
pub(in crate::cli) struct Arguments {
    /// The manifest, `-` for stdin
    #[arg(value_name = "MANIFEST", value_hint = clap::ValueHint::FilePath)]
    manifest: PathBuf,
    /// Write the bundle of each charger into a directory of its own, in this one
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    bundles: Option<PathBuf>,
    /// Write the bundles of all of them into one .zip, .tar.gz or .tar.zst
    ///
    /// Those that were done before are in it, too. It is there when it is whole; it takes the place of an earlier one of this PKI, and of
    /// nothing else.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "bundles")]
    archive: Option<PathBuf>,
    /// Write down what became of each charger: FILE.csv or FILE.jsonl
    ///
    /// A line for each, in the order of the manifest, with the certificate that counts, also where nothing was to be done. A file that is there
    /// is replaced. In CSV, a value that begins with =, +, - or @ has a ' in front, so that no spreadsheet runs it.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    report: Option<ReportFile>,
    /// How many threads make keys and sign [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
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
        stop: &|| interrupt.is_wished(),
        each: &mut |row| file.as_mut().map_or(Ok(()), |file| file.write(row)),
    };
    let mut report = globals.with_context(world, |context| provision::run(context, request))?;
    let escaped = file.as_ref().map_or(0, File::escaped);
    let is_written = file.map_or(Ok(false), File::finish).unwrap_or_else(|error| {
        // What came before is the cause.
        report.ended.get_or_insert(Ended::Failed(error));
        false
    });
    let answer = answer(&report, &hand, arguments.report.as_ref().filter(|_| is_written));
    Ok(match escaped {
        0 => answer,
        _ => answer.note(format!(
            "{} of the report begin with `=`, `+`, `-` or `@` and have a `'` in front, so that no spreadsheet runs them; a `.jsonl` report has them as they are",
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
                "{chargers} without a certificate that counts, {id} in line {} first: a manifest gives no other",
                first.line
            ))
            .next(format!("`evpki charger show {id}` for what became of its certificates", id = shell_quoted(id)))
            .next(format!("`evpki charger issue {id} --again`, if it is to have another", id = shell_quoted(id)));
    }
    let again = match hand {
        Hand::Archive(_) => "the same command again, to do what is left and to write the archive",
        _ => "the same command again, to do what is left",
    };
    if let (Hand::Archive(file), Some(_)) = (hand, &report.ended) {
        answer = answer
            .note(format!("`{}` was not written: an archive holds all chargers of a manifest, or is not there", file.shown()));
    }
    let left = left(report, hand);
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

/// What is left to do.
fn left(report: &Report, hand: &Hand) -> String {
    match (report.counts.chargers_left(), report.counts.bundles_left) {
        (0, 0) => "no charger is".to_owned(),
        (0, _) if matches!(hand, Hand::Archive(_)) => "the archive alone is".to_owned(),
        (chargers, bundles) if bundles == 0 || matches!(hand, Hand::Archive(_)) => count(chargers, "charger"),
        (0, bundles) => count(bundles, "bundle"),
        (chargers, bundles) => format!("{} and {}", count(chargers, "charger"), count(bundles, "bundle")),
    }
}

fn text(report: &Report, hand: &Hand) -> String {
    let counts = &report.counts;
    let mut lines =
        vec![("registered", counts.registered), ("certificates issued", counts.issued), ("passwords made", counts.passwords)];
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
