//! `evpki status`: how it is said and shown.

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

/// Say what needs attention
///
/// CRLs that are missing, late or no longer true; certificates that have ended or will, and that nothing replaces; what was recorded and never
/// signed; passwords that are due, pending for too long, or still the default of a batch; tokens of OCPI that are pending; slots of the vault. What
/// presses most comes first, with what to do about it. It asks for no passphrase and changes nothing: good for a timer. Whether the store is whole
/// is what `evpki store check` says. No copy of the store is known to it: when one was last made is not looked at.
///
/// It exits with 0 when nothing presses, with 6 when something will soon, and with 3 when something is overdue. With `--metrics`, which says
/// the same in numbers, in the text format of Prometheus, it exits with 0.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki status
  evpki status --within 90d --json
  evpki status --metrics > evpki.prom")]
pub(super) struct Arguments {
    /// Tell of what ends within this time
    #[arg(long, value_name = "PERIOD", default_value_t = Period::days(30))]
    within: Period,
    /// Say it in numbers, in the text format of Prometheus
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
        None => format!("All is well with the {} PKI of {}", report.environment, report.organization),
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

/// What a finding is, with whom it concerns and when.
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
