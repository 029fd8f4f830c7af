//! `evpki status`: arguments and output.

mod metrics;

use super::{Answer, Globals, World, describe, pasteable::pasteable};
use crate::{
    commands::{
        Error,
        status::{self, Finding, Grade, Report},
    },
    model::{Outcome, Timestamp},
    pki::Period,
    x509::time,
};
use clap::Args;
use serde_json::{Map, json};

/// List what needs attention
///
/// Reports CRLs that are missing, overdue or out of date; certificates without a replacement that have expired or expire soon;
/// and pending certificates. Also reports passwords that are due, pending for too long or still the default of a batch; pending
/// OCPI tokens; and vault slots. The most urgent findings come first, each with a next step. Needs no passphrase and changes
/// nothing, so you can run it from a timer. To check whether the store is intact, use `evpki store check`. It does not know when
/// you last made a backup.
///
/// Exits with 0 if nothing is urgent, with 6 if something will be soon, and with 3 if something is overdue. `--metrics` prints
/// the same as numbers, in the text format of Prometheus, and always exits with 0.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki status
  evpki status --within 90d --json
  evpki status --metrics > evpki.prom")]
pub(super) struct Arguments {
    /// Report what expires within this time
    #[arg(long, value_name = "PERIOD", default_value_t = Period::days(30))]
    within: Period,
    /// Print metrics in the text format of Prometheus
    #[arg(long, conflicts_with = "json")]
    metrics: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let report = globals.with_context(world, |context| status::run(context, &status::Request { within: arguments.within }))?;
    if arguments.metrics {
        return Ok(Answer::data(metrics::text(&report), serde_json::Value::Null));
    }
    Ok(answer(&report, world))
}

fn answer(report: &Report, world: &World) -> Answer {
    let lines = report.findings.iter().map(|finding| {
        let (grade, what, next) = (finding.grade.name(), what(finding, world.now), pasteable(&finding.next));
        format!("{grade:<7}  {what}\n{:<7}  next: {next}\n", "")
    });
    let text = match report.worst() {
        Some(_) => lines.collect(),
        None => format!("Nothing needs attention in the {} PKI of {}", report.environment, report.organization),
    };
    let findings = report.findings.iter().map(|finding| {
        json!({
            "grade": finding.grade.name(), "code": finding.code, "what": finding.what, "count": finding.count, "names": finding.names,
            "at": finding.at.map(time::rfc3339), "next": pasteable(&finding.next),
        })
    });
    let json = json!({
        "now": time::rfc3339(report.now), "within": report.within.to_string(), "findings": findings.collect::<Vec<_>>(),
        "counts": Grade::ALL.iter().map(|grade| (grade.name().to_owned(), report.of_grade(*grade).into())).collect::<Map<_, _>>(),
    });
    let mut answer = Answer::data(text, json);
    answer.outcome = match report.worst() {
        Some(Grade::Overdue) => Some(Outcome::Refused),
        Some(Grade::Soon) => Some(Outcome::Partial),
        Some(Grade::Advice) | None => None,
    };
    answer
}

/// Describes a finding: the names that it concerns, and the time.
fn what(finding: &Finding, now: Timestamp) -> String {
    let named = finding.names.iter().filter(|name| !finding.what.contains(name.as_str())).cloned().collect::<Vec<_>>();
    let mut text = finding.what.clone();
    if !named.is_empty() {
        let more = finding.count.saturating_sub(named.len() as u64);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        text += &format!(": {}{more}", named.join(", "));
    }
    match finding.at {
        Some(at) if finding.count > 1 => text + &format!(", the first {}", describe::distance(at, now)),
        Some(at) => text + &format!(", {}", describe::distance(at, now)),
        None => text,
    }
}
