//! `evpki certificate lint`: arguments and output.

use crate::{
    cli::{Answer, Globals, World, input, table::table, when},
    commands::{Error, certificate::lint},
    model::{Outcome, Timestamp},
    pki::{
        Finding, Target,
        profile::Kind,
        rules::{Level, Linted, RULES, Rule, Thing},
    },
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The largest file that is accepted, in bytes. A chain has about ten thousand bytes, the CRL of a hundred thousand chargers
/// about five million.
const LARGEST: u64 = 8 << 20;

/// Check a certificate, chain, request or CRL from any source against the rules
///
/// The rules are those that evpki follows itself: rules of OCPP, ISO 15118 and RFC 5280, and some of its own. The file may
/// contain several objects: PEM in any order, DER, or bare base64. A certificate is also checked against its issuer, if the
/// issuer is in the file or given with --issuer. Exits with 3 if a required rule is violated. Violated recommendations are
/// warnings.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki certificate lint ./chain.pem
  evpki certificate lint ./chain.pem --target ocpp201 --as station --issuer ./root.pem
  evpki certificate lint --list --target iso2")]
pub(super) struct Arguments {
    /// File to check, `-` for stdin
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath, required_unless_present = "list")]
    file: Option<PathBuf>,
    /// Standards to check against [default: detected from the contents]
    ///
    /// One or several of ocpp16, ocpp201, ocpp21, iso2, iso20, ocpi and rfc5280. The rules of rfc5280 are always checked.
    #[arg(long, value_name = "TARGET")]
    target: Vec<Target>,
    /// Kind to check it as [default: detected from the contents]
    ///
    /// One of authority, server, station, party, secc, contract, vehicle and signer.
    #[arg(long = "as", value_name = "KIND", conflicts_with = "list")]
    kind: Option<Kind>,
    /// File with certificates of issuers
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "list")]
    issuer: Option<PathBuf>,
    /// OID arc of the metadata extensions [default: that of the PKI, or of evpki]
    #[arg(long, value_name = "OID", conflicts_with = "list")]
    oid_arc: Option<String>,
    /// Time to check at [default: now]
    #[arg(long, value_name = "TIME", value_parser = when::moment, conflicts_with = "list")]
    at: Option<Timestamp>,
    /// List the rules instead of checking a file
    #[arg(long, conflicts_with = "file")]
    list: bool,
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Some(file) = arguments.file else { return Ok(list(&arguments.target)) };
    let request = lint::Request {
        file: input::file(globals, world, &file, LARGEST)?,
        targets: arguments.target,
        kind: arguments.kind,
        issuer: arguments.issuer.map(|path| input::file(globals, world, &path, LARGEST)).transpose()?,
        arc: arguments.oid_arc,
        at: arguments.at,
    };
    let linted = globals.with_context(world, |context| lint::run(context, &request))?.linted;
    let findings = || linted.things.iter().flat_map(|thing| thing.findings.iter().map(move |finding| (thing, finding)));
    let errors = findings().filter(|(_, finding)| finding.rule.level == Level::Must).count();
    let warnings = findings().count() - errors;
    let json = json!({
        "targets": targets(&linted), "errors": errors, "warnings": warnings,
        "things": linted.things.iter().map(|thing| json!({
            "what": thing.what.name(), "subject": thing.name, "kind": thing.kind.map(Kind::name), "findings": thing.findings.len(),
        })).collect::<Vec<_>>(),
        "findings": findings().map(|(thing, finding)| found(thing, finding)).collect::<Vec<_>>(),
        "passed_over": linted.passed_over,
    });
    let mut answer = Answer::data(text(&linted, errors, warnings), json);
    for label in &linted.passed_over {
        answer = answer.note(format!("it also contains `{label}`, which no rule covers"));
    }
    if errors > 0 {
        answer.outcome = Some(Outcome::Refused);
    }
    Ok(answer)
}

/// Returns the names of the targets, including RFC 5280.
fn targets(linted: &Linted) -> Vec<&'static str> {
    let besides = linted.targets.iter().filter(|target| **target != Target::Rfc5280);
    std::iter::once(Target::Rfc5280).chain(besides.copied()).map(Target::name).collect()
}

fn found(thing: &Thing, finding: &Finding) -> Value {
    let mut object = described(finding.rule);
    object["what"] = json!(finding.says);
    object["thing"] = json!(thing.what.name());
    object["subject"] = json!(thing.name);
    object
}

fn described(rule: &Rule) -> Value {
    json!({
        "rule": rule.id, "level": rule.level.name(), "says": rule.says, "source": rule.source,
        "targets": rule.targets.iter().map(|target| target.name()).collect::<Vec<_>>(),
    })
}

fn text(linted: &Linted, errors: usize, warnings: usize) -> String {
    let mut text = String::new();
    let all = || linted.things.iter().flat_map(|thing| &thing.findings);
    let width = all().map(|finding| finding.rule.id.len()).max().unwrap_or(0);
    for thing in &linted.things {
        let kind = thing.kind.map(|kind| format!(", checked as kind {kind}")).unwrap_or_default();
        text += &format!("{} of {}{kind}\n", thing.what.name(), if thing.name.is_empty() { "(no name)" } else { &thing.name });
        for finding in &thing.findings {
            let level = if finding.rule.level == Level::Must { "error" } else { "warning" };
            text += &format!("  {level:<7}  {:<width$}  {}\n", finding.rule.id, finding.says);
            text += &format!("  {:<7}  {:<width$}  rule: {} ({})\n", "", "", finding.rule.says, finding.rule.source);
        }
    }
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    text + &format!(
        "{}, {}; checked against {}\n",
        count(errors, "error"),
        count(warnings, "warning"),
        targets(linted).join(", ")
    )
}

/// Lists the rules of these targets. An empty list means all rules.
fn list(targets: &[Target]) -> Answer {
    let is_asked = |rule: &&&Rule| targets.is_empty() || rule.targets.iter().any(|target| targets.contains(target));
    let rules: Vec<&Rule> = RULES.iter().filter(is_asked).copied().collect();
    let names = |rule: &Rule| rule.targets.iter().map(|target| target.name()).collect::<Vec<_>>().join(", ");
    let rows = rules.iter().map(|r| vec![r.id.to_owned(), r.level.name().to_owned(), names(r), r.says.to_owned()]);
    let text = table(&["rule", "level", "targets", "description"], rows);
    Answer::data(text, json!({ "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>() }))
}
