//! `evpki store check`: how it is said and shown.

use crate::{
    cli::{Answer, Globals, World, describe::count},
    commands::{
        Error,
        store::check::{self, Finding, Grade},
    },
    model::Outcome,
};
use clap::Args;
use serde_json::json;

/// How many findings of one grade people are shown: a run that was killed leaves hundreds that say the same.
const SHOWN: usize = 20;

/// Check that the store is whole
///
/// Every page, every row and every audit record; that every certificate says what its row says and was signed by its issuer; that every
/// private key opens and is the right one; that every CRL is its authority's. Exits with 5 when something is damaged, with 6 when something
/// is only incomplete or open to others.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki store check
  evpki store check --without-vault --json")]
pub(super) struct Arguments {
    /// Do not open the vault: private keys and the end of the audit are then not tried
    #[arg(long)]
    without_vault: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| check::run(context, !arguments.without_vault))?;
    let seen = format!("{} and {}", count(report.certificates, "certificate"), count(report.records, "audit record"));
    let text = match report.findings.len() as u64 {
        0 => format!("the store is whole: {seen}\n"),
        number => format!("{}, in {seen}:\n{}", count(number, "finding"), shown(&report.findings)),
    };
    let json = json!({
        "certificates": report.certificates, "audit_records": report.records, "vault_opened": report.has_vault,
        "findings": report.findings.iter().map(|f| json!({ "grade": f.grade.name(), "what": f.what })).collect::<Vec<_>>(),
        "more_findings": report.is_cut, "under_construction": report.under_construction,
    });
    let mut answer = Answer::data(text, json);
    if report.is_cut {
        answer = answer.note("there is more: these are the first findings");
    }
    if !report.has_vault {
        answer = answer.note("private keys and the end of the audit were not tried: the vault was not opened");
    }
    for path in &report.under_construction {
        let path = path.display();
        answer = answer.note(format!(
            "`{path}` was left by a process that died, or is being written now: delete it when nothing is at work"
        ));
    }
    let has = |grade| report.findings.iter().any(|finding| finding.grade == grade);
    if has(Grade::Damage) {
        answer.outcome = Some(Outcome::Store);
        answer = answer.next("restore the last good backup with `evpki store restore FILE`");
    } else if !report.findings.is_empty() {
        answer.outcome = Some(Outcome::Partial);
    }
    if has(Grade::Incomplete) {
        answer =
            answer.next("run the command again that was interrupted: it completes what it began; or revoke by serial number");
    }
    Ok(answer)
}

/// The findings for people: some of each grade, the worst grade first, in the order in which they were found.
fn shown(findings: &[Finding]) -> String {
    let mut text = String::new();
    for grade in Grade::ALL {
        let of_grade: Vec<&Finding> = findings.iter().filter(|finding| finding.grade == grade).collect();
        for finding in of_grade.iter().take(SHOWN) {
            text += &format!("  {:<10}  {}\n", grade.name(), finding.what);
        }
        if of_grade.len() > SHOWN {
            text += &format!("  {:<10}  and {} more, which `--json` lists\n", grade.name(), of_grade.len() - SHOWN);
        }
    }
    text
}
