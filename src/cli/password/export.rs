//! `evpki password export`: arguments and output.

use super::super::{Answer, Globals, World, answer::talk, ask::Person, complete, describe::count, interrupt::Interrupt};
use crate::{
    commands::{
        Error,
        password::export::{self, Out, Report, Request, Revealed},
    },
    credentials::Verifier,
    exports::Layout,
    model::{BatchName, Environment, Outcome, PrintablePath as _, StationId},
};
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Export password verifiers, for a CSMS to authenticate chargers
///
/// Prints one line of JSON for each password that a charger may use, with its state: `active` or `factory-default`, and `pending`
/// during a replacement. With a verifier, the CSMS authenticates a charger without storing its password (A01.FR.08). `--layout`
/// writes the format of other CSMS software, with verifiers that it understands. Such software stores one password for each
/// charger, so only the active one is exported. docs/exports.md describes how to load each format.
///
/// All passwords are checked first. If the software cannot use some of them, they are listed and nothing is written. A verifier
/// takes about 25 ms of one core (argon2id), 60 ms (bcrypt) or 1 ms (citrineos); all cores are used. Ctrl-C stops the command,
/// and nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password export --out verifiers.jsonl
  evpki password export --verifier bcrypt CS-0001
  evpki password export --layout steve --out steve.sql
  evpki password export --layout ocpp-core --verifier plain --yes --out ocpp-core.sql")]
pub(in super::super) struct Arguments {
    /// Station IDs of the chargers [default: all in use]
    #[arg(value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
    /// Format of the export
    #[arg(long, value_name = "LAYOUT", default_value = "jsonl", value_parser = layouts())]
    layout: Layout,
    /// Kind of verifier [default: as the layout requires]
    ///
    /// For jsonl and csv, the default is argon2id.
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    verifier: Option<Verifier>,
    /// Only chargers of this batch
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Skip passwords that cannot be exported in this format
    #[arg(long)]
    skip_faulty: bool,
    /// File or directory to write, readable by its owner only
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "out")]
    replace: bool,
    /// Number of threads that compute verifiers [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

fn kinds() -> impl TypedValueParser<Value = Verifier> {
    let kind = |kind: Verifier| {
        let value = PossibleValue::new(kind.name());
        match kind {
            Verifier::Argon2id => value.help("Argon2id as a PHC string"),
            Verifier::Bcrypt => value.help("bcrypt that begins with $2b$"),
            Verifier::Bcrypt2a => value.alias("bcrypt2a").help("bcrypt that begins with $2a$, as written by SteVe"),
            Verifier::Citrineos => value.help("PBKDF2 as written by CitrineOS"),
            Verifier::Maeve => value.help("SHA-256 in base64, without salt, for MaEVe"),
            Verifier::Plain => value.help("The password itself, for OCPP.Core only"),
        }
    };
    PossibleValuesParser::new(Verifier::ALL.map(kind))
        .try_map(|name| if name == "bcrypt2a" { Ok(Verifier::Bcrypt2a) } else { name.parse() })
}

fn layouts() -> impl TypedValueParser<Value = Layout> {
    let layout = |layout: Layout| {
        PossibleValue::new(layout.name()).help(match layout {
            Layout::JsonLines => "One JSON object a line",
            Layout::Csv => "CSV with a header",
            Layout::Steve => "SQL for SteVe (MariaDB, MySQL)",
            Layout::Citrineos => "SQL for CitrineOS (PostgreSQL)",
            Layout::OcppCore => "SQL for OCPP.Core (SQLite, SQL Server); with `--verifier plain`",
            Layout::Maeve => "Calls of the MaEVe API, one a line",
            Layout::OcppSecureSimulation => "Directory with the database of ocpp-secure-simulation and its key",
        })
    };
    PossibleValuesParser::new(Layout::ALL.map(layout)).try_map(|name| name.parse())
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { stations, layout, verifier, batch, skip_faulty, out, replace, jobs } = arguments;
    if globals.json && out.is_none() && layout != Layout::JsonLines {
        let error = Error::usage(format!("cannot write both `--json` and `--layout {layout}` to stdout"));
        return Err(error.hint("remove `--json`, or write the export to a file with `--out FILE`"));
    }
    if verifier == Some(Verifier::Plain) && out.is_none() && world.stdout_is_terminal {
        let error = Error::usage("cannot export passwords to a terminal");
        return Err(error.hint("write them to a file with `--out FILE`, or to another program with a pipe"));
    }
    let interrupt = Interrupt::watch();
    let person = Person::of(globals, world);
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let to = out.clone();
    let report = globals.with_output(world, |context, stdout| {
        let request = Request {
            stations,
            batch,
            layout,
            verifier,
            skip_faulty,
            jobs: jobs.map_or_else(cores, usize::from),
            out: to.map_or(Out::Stream(stdout), |path| Out::Path { path, replace }),
            confirm: &|revealed| confirm(person, revealed),
            stop: &|| interrupt.is_requested(),
        };
        export::run(context, request)
    })?;
    Ok(answer(&report, layout, out, globals, world))
}

/// Asks the user to confirm the export of plain passwords.
fn confirm(person: Person, revealed: &Revealed) -> Result<(), Error> {
    let Revealed { passwords, organization, environment } = revealed;
    let what = format!("export {} in plain text; with them, anyone can impersonate the chargers", count(*passwords, "password"));
    person.confirm(&what, organization.as_str(), *environment == Environment::Production)
}

fn answer(report: &Report, layout: Layout, out: Option<PathBuf>, globals: &Globals, world: &mut World) -> Answer {
    let warning = warning(report.verifier);
    let mut answer = match out {
        Some(path) => {
            let lines = report.faults.first.iter().cloned().chain(report.faults.more());
            let what = if report.verifier == Verifier::Plain { "password" } else { "verifier" };
            let text = format!("Wrote {} to {}", count(report.verifiers, what), path.shown());
            let json = json!({
                "path": path, "layout": layout.name(), "verifier": report.verifier.name(), "verifiers": report.verifiers,
                "without_password": report.without, "pending_left_out": report.pending, "faulty": report.faults.count,
                "faults": lines.collect::<Vec<_>>(), "warning": warning,
            });
            Answer::done(text, json)
        }
        // The data were streamed already.
        None => Answer::data("", Value::Null),
    };
    if report.faults.count > 0 {
        answer.outcome = Some(Outcome::Partial);
        let lines = report.faults.first.iter().cloned().chain(report.faults.more());
        let left_out =
            format!("{} left out:\n      {}", count(report.faults.count, "password"), lines.collect::<Vec<_>>().join("\n      "));
        // These modes suppress notes, but the omission must be reported.
        if globals.json || globals.quiet {
            talk(world, &format!("note: {left_out}\n"));
        } else {
            answer = answer.note(left_out);
        }
    }
    if let Some(warning) = warning {
        answer = answer.note(warning);
    }
    if report.pending > 0 {
        let pending = count(report.pending, "pending password");
        answer = answer
            .note(format!("{pending} left out: {layout} stores only the active password of each charger"))
            .next("when the charger has accepted the new password, run `evpki password confirm STATION_ID`, then export again");
    }
    match report.without {
        0 => answer,
        without => answer
            .note(format!("{} without a password", count(without, "charger")))
            .next("generate their first passwords with `evpki password provision --all`"),
    }
}

/// Returns the warning for a kind of verifier that is weaker than a salted hash.
fn warning(verifier: Verifier) -> Option<&'static str> {
    match verifier {
        Verifier::Plain => Some(
            "these are plain passwords: anyone who reads them can impersonate the chargers (A01.FR.08 requires salted hashes)",
        ),
        Verifier::Maeve => Some(
            "these have no salt: passwords that evpki generated resist guessing, others may not (A01.FR.08 requires salted hashes)",
        ),
        _ => None,
    }
}
