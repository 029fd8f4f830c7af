//! `evpki store check`: how it is said and shown.

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

/// How many findings of one grade people are shown: a run that was killed leaves hundreds that say the same.
const SHOWN: usize = 20;

/// Check that the store is whole
///
/// Every page, every row and every audit record; that every serial number has an outcome, every certificate says what its row says, chains to its
/// root, and keeps the rules; that every private key opens and is the right one; that the rows say what the audit says was done; that every CRL
/// names those that are revoked, and is the one that is published. As of one moment; others may go on working.
///
/// Each finding has a grade. Damaged: something is not as it was written; then it exits with 5. Incomplete: something was begun and not
/// completed, or is due. Lint: a rule speaks against a certificate that was issued. Open: something is open to others that should not be. With
/// these alone it exits with 6.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki store check
  evpki store check --without-vault --json
  evpki store check --repair --dry-run
  evpki store check --repair --yes")]
pub(super) struct Arguments {
    /// Do not open the vault: keys, edited rows and the audit's end go unchecked
    #[arg(long)]
    without_vault: bool,
    /// Complete or revoke what was left open, and tidy up; damage is never touched
    ///
    /// What was recorded and never signed is completed when it still is what would be recorded now, else revoked: nobody ever had it. What
    /// processes that died had under construction is removed when nothing has changed in it for an hour. What is open to others is closed.
    #[arg(long, conflicts_with = "without_vault")]
    repair: bool,
    /// Only say what would be repaired
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
        let what = format!("revoke {} that cannot be completed and that nobody ever had", count(number, "certificate"));
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
        answer = answer.note("nothing was repaired: the store is damaged, so restore a backup first");
    }
    if report.dry_run {
        answer = answer.note("nothing was changed: this is what would be done, and what was found before it");
    }
    Ok(answer)
}

/// What was done, for people.
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
            text += &format!("{name:<10}  and {} more, which `--json` lists\n", of_deed.len() - SHOWN);
        }
    }
    if text.is_empty() { text } else { text + "\n" }
}

fn answer(report: &Report) -> Answer {
    let seen = format!("{} and {}", count(report.certificates, "certificate"), count(report.records, "audit record"));
    let text = match report.total() {
        0 if !report.has_vault => format!("no fault found, without opening the vault: {seen}\n"),
        0 => format!("the store is whole: {seen}\n"),
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
        answer = answer.note("there is more: these are the first findings");
    }
    if !report.has_vault {
        answer = answer.note("the vault was not opened: private keys, rows and the end of the audit log were not authenticated");
    }
    if !report.is_replayed {
        answer = answer.note("the rows were not compared with the audit, because the audit itself is damaged");
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
        answer = answer.next("`evpki store check --repair`");
    }
    if has_code(&["crl-stale", "crl-published"]) {
        answer = answer.next("`evpki crl publish`");
    }
    answer
}

/// The findings for people: some of each grade, the worst grade first, in the order in which they were found.
fn shown(report: &Report) -> String {
    let mut text = String::new();
    for grade in Grade::ALL {
        let of_grade = report.findings.iter().filter(|finding| finding.grade == grade);
        for finding in of_grade.take(SHOWN) {
            text += &format!("  {:<10}  {}\n", grade.name(), finding.what);
        }
        let number = report.count(grade);
        if number > SHOWN as u64 {
            text += &format!("  {:<10}  and {} more, which `--json` lists\n", grade.name(), number - SHOWN as u64);
        }
    }
    text
}
