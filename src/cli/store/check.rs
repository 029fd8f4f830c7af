//! `evpki store check`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, ask::Person, describe::count},
    commands::{
        Error,
        store::{
            Grade,
            check::{self, Report},
            repair::{self, Deed},
        },
    },
    model::{Environment, Outcome},
};
use clap::Args;
use serde_json::{Map, json};

/// The number of findings of one grade that are shown to people. A killed run can leave hundreds of similar findings.
const SHOWN: usize = 20;

/// Check the store for damage and for unfinished work
///
/// Checks every page, row and audit record. Checks that every serial number has an outcome, and that every certificate matches
/// its row, chains to its root and follows the rules. Checks that every private key opens and is the right one, and that the rows
/// match the audit log. Checks that every CRL names the revoked certificates and is the published one. All checks see the store
/// at one moment; other commands can continue to work.
///
/// Each finding has a grade. Damaged: data differ from what was written; exits with 5. Incomplete: something was begun and not
/// completed, or is due. Lint: an issued certificate violates a rule. Open: other users have access that they should not have.
/// With only the last three grades, it exits with 6.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki store check
  evpki store check --without-vault --json
  evpki store check --repair --dry-run
  evpki store check --repair --yes")]
pub(super) struct Arguments {
    /// Do not open the vault: skip keys, edited rows and the end of the audit log
    #[arg(long)]
    without_vault: bool,
    /// Complete or revoke pending certificates and clean up; never changes damaged data
    ///
    /// A pending certificate is completed if evpki would still record the same certificate now. Otherwise it is revoked, which is
    /// safe because it was never issued. Temporary files of dead processes are removed if they have not changed for an hour.
    /// Access of other users is closed.
    #[arg(long, conflicts_with = "without_vault")]
    repair: bool,
    /// Show what would be repaired, without changing anything
    #[arg(long, requires = "repair")]
    dry_run: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    if !arguments.repair {
        let report = globals.with_open_home(world, |context| check::run(context, !arguments.without_vault))?;
        return Ok(answer(&report));
    }
    let person = Person::of(globals, world);
    let confirm = |number, name: &str, environment| {
        let what = format!("revoke {} that cannot be completed and were never issued", count(number, "certificate"));
        person.confirm(&what, name, environment == Environment::Production)
    };
    let report = globals.with_open_home(world, |context| repair::run(context, arguments.dry_run, &confirm))?;
    let mut answer = answer(&report.check);
    answer.text = done(&report) + &answer.text;
    answer.json["dry_run"] = report.dry_run.into();
    answer.json["repairs"] = report
        .repairs
        .iter()
        .map(|repair| json!({ "deed": repair.deed.name(), "subject": repair.subject, "why": repair.why }))
        .collect();
    if report.check.count(Grade::Damage) > 0 && report.repairs.is_empty() {
        answer = answer.note("nothing was repaired, because the store is damaged: restore a backup first");
    }
    if report.dry_run {
        answer = answer.note("nothing was changed: these are the planned repairs and the findings");
    }
    Ok(answer)
}

/// Formats the repairs for people.
fn done(report: &repair::Report) -> String {
    let mut text = String::new();
    for deed in [Deed::Completed, Deed::Revoked, Deed::Removed, Deed::Closed, Deed::Left] {
        let of_deed: Vec<_> = report.repairs.iter().filter(|repair| repair.deed == deed).collect();
        let name = match (report.dry_run, deed) {
            (true, Deed::Completed | Deed::Revoked | Deed::Removed | Deed::Closed) => format!("to be {}", deed.name()),
            _ => deed.name().to_owned(),
        };
        for repair in of_deed.iter().take(SHOWN) {
            text += &format!("{name:<10}  {}: {}\n", repair.subject, repair.why);
        }
        if of_deed.len() > SHOWN {
            text += &format!("{name:<10}  and {} more; list all with `--json`\n", of_deed.len() - SHOWN);
        }
    }
    if text.is_empty() { text } else { text + "\n" }
}

fn answer(report: &Report) -> Answer {
    let seen = format!("{} and {}", count(report.certificates, "certificate"), count(report.records, "audit record"));
    let text = match report.total() {
        0 if !report.has_vault => format!("no findings, without opening the vault: {seen}\n"),
        0 => format!("the store is intact: {seen}\n"),
        number => format!("{}, in {seen}:\n{}", count(number, "finding"), shown(report)),
    };
    let is_cut = report.total() > report.findings.len() as u64;
    let json = json!({
        "certificates": report.certificates, "audit_records": report.records, "vault_opened": report.has_vault,
        "held_against_audit": report.is_replayed,
        "findings": report.findings.iter().map(|f| json!({
            "grade": f.grade.name(), "code": f.code, "subject": f.subject, "what": f.what,
        })).collect::<Vec<_>>(),
        "counts": Grade::ALL.iter().map(|grade| (grade.name().to_owned(), report.count(*grade).into())).collect::<Map<_, _>>(),
        "more_findings": is_cut, "under_construction": report.under_construction,
    });
    let mut answer = Answer::data(text, json);
    if is_cut {
        answer = answer.note("these are only the first findings");
    }
    if !report.has_vault {
        answer = answer.note("the vault was not opened: private keys, rows and the end of the audit log were not authenticated");
    }
    if !report.is_replayed {
        answer = answer.note("the rows were not compared with the audit log, because the audit log is damaged");
    }
    let has_code = |code: &[&str]| report.findings.iter().any(|f| f.grade != Grade::Damage && code.contains(&f.code));
    if report.count(Grade::Damage) > 0 {
        answer.outcome = Some(Outcome::Store);
        answer = answer.next("restore the last good backup with `evpki store restore FILE`");
    } else if report.total() > 0 {
        answer.outcome = Some(Outcome::Partial);
    }
    if has_code(&["intent-open", "charger-unregistered"]) {
        answer = answer.next("run the interrupted command again to complete its work, or run `evpki store check --repair`");
    }
    if has_code(&["leftover", "mode"]) && !has_code(&["intent-open"]) {
        answer = answer.next("clean up with `evpki store check --repair`");
    }
    if has_code(&["crl-stale", "crl-published"]) {
        answer = answer.next("publish the CRLs with `evpki crl publish`");
    }
    answer
}

/// Formats the findings for people: the first of each grade, worst grade first, in the order in which they were found.
fn shown(report: &Report) -> String {
    let mut text = String::new();
    for grade in Grade::ALL {
        let of_grade = report.findings.iter().filter(|finding| finding.grade == grade);
        for finding in of_grade.take(SHOWN) {
            text += &format!("  {:<10}  {}\n", grade.name(), finding.what);
        }
        let number = report.count(grade);
        if number > SHOWN as u64 {
            text += &format!("  {:<10}  and {} more; list all with `--json`\n", grade.name(), number - SHOWN as u64);
        }
    }
    text
}
