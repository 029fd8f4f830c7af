//! `evpki password export`: how it is said and shown.

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

/// Export what a CSMS stores to recognise passwords by
///
/// One line of JSON for each password that a charger may show, with its state: `active` or `factory-default`, and `pending` while a
/// replacement is under way. The CSMS recognises a charger by them without knowing its password (A01.FR.08). `--layout` writes what the software
/// named there reads, with the verifiers that it understands; such software keeps one password for each charger, and gets the one in force.
/// docs/exports.md says for each how it is loaded.
///
/// Before anything is made, all passwords are looked at: those that the reader could not use are named, and nothing is written. A verifier
/// takes about 25 ms of one core (argon2id), 60 ms (bcrypt), 1 ms (citrineos); all cores are used. Ctrl-C ends it with nothing written.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  evpki password export --out verifiers.jsonl
  evpki password export --verifier bcrypt CS-0001
  evpki password export --layout steve --out steve.sql
  evpki password export --layout ocpp-core --verifier plain --yes --out ocpp-core.sql")]
pub(in super::super) struct Arguments {
    /// The chargers [default: all in use]
    #[arg(value_name = "STATION_ID", add = complete::station_ids())]
    stations: Vec<StationId>,
    /// By what it will be read
    #[arg(long, value_name = "LAYOUT", default_value = "jsonl", value_parser = layouts())]
    layout: Layout,
    /// What to make of a password [default: what the layout's reader understands]
    ///
    /// For jsonl and csv that is argon2id.
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    verifier: Option<Verifier>,
    /// Those of this batch only
    #[arg(long, value_name = "BATCH")]
    batch: Option<BatchName>,
    /// Leave out passwords that cannot be exported as asked, and export all others
    #[arg(long)]
    skip_faulty: bool,
    /// Write them to this file, or directory, which only its owner may read
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "out")]
    replace: bool,
    /// How many threads make verifiers [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

fn kinds() -> impl TypedValueParser<Value = Verifier> {
    let kind = |kind: Verifier| {
        let value = PossibleValue::new(kind.name());
        match kind {
            Verifier::Argon2id => value.help("Argon2id as a PHC string"),
            Verifier::Bcrypt => value.help("bcrypt that begins with $2b$"),
            Verifier::Bcrypt2a => value.alias("bcrypt2a").help("bcrypt that begins with $2a$, as SteVe makes it"),
            Verifier::Citrineos => value.help("PBKDF2 as CitrineOS writes it"),
            Verifier::Maeve => value.help("SHA-256 in base64, without salt, for MaEVe"),
            Verifier::Plain => value.help("The password itself, for OCPP.Core alone"),
        }
    };
    PossibleValuesParser::new(Verifier::ALL.map(kind))
        .try_map(|name| if name == "bcrypt2a" { Ok(Verifier::Bcrypt2a) } else { name.parse() })
}

fn layouts() -> impl TypedValueParser<Value = Layout> {
    let layout = |layout: Layout| {
        PossibleValue::new(layout.name()).help(match layout {
            Layout::JsonLines => "An object of JSON a line",
            Layout::Csv => "CSV with a header",
            Layout::Steve => "SQL for SteVe (MariaDB, MySQL)",
            Layout::Citrineos => "SQL for CitrineOS (PostgreSQL)",
            Layout::OcppCore => "SQL for OCPP.Core (SQLite, SQL Server); with `--verifier plain`",
            Layout::Maeve => "Calls of MaEVe's API, one a line",
            Layout::OcppSecureSimulation => "The database of ocpp-secure-simulation and its key: a directory",
        })
    };
    PossibleValuesParser::new(Layout::ALL.map(layout)).try_map(|name| name.parse())
}

pub(super) fn run(globals: &Globals, arguments: Arguments, world: &mut World) -> Result<Answer, Error> {
    let Arguments { stations, layout, verifier, batch, skip_faulty, out, replace, jobs } = arguments;
    if globals.json && out.is_none() && layout != Layout::JsonLines {
        let error = Error::usage(format!("`--json` and `--layout {layout}` cannot both go to stdout"));
        return Err(error.hint("leave out `--json`, or say where the export goes with `--out FILE`"));
    }
    if verifier == Some(Verifier::Plain) && out.is_none() && world.stdout_is_terminal {
        let error = Error::usage("passwords are not shown on a terminal by the dozen");
        return Err(error.hint("say where they go with `--out FILE`, or into which program with a pipe"));
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
            stop: &|| interrupt.is_wished(),
        };
        export::run(context, request)
    })?;
    Ok(answer(&report, layout, out, globals, world))
}

/// Asks back whether passwords themselves are to be shown.
fn confirm(person: Person, revealed: &Revealed) -> Result<(), Error> {
    let Revealed { passwords, organization, environment } = revealed;
    let what = format!("export {} as they are, for whoever reads them to be the charger", count(*passwords, "password"));
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
        // It was given as it came.
        None => Answer::data("", Value::Null),
    };
    if report.faults.count > 0 {
        answer.outcome = Some(Outcome::Partial);
        let lines = report.faults.first.iter().cloned().chain(report.faults.more());
        let left_out =
            format!("{} left out:\n      {}", count(report.faults.count, "password"), lines.collect::<Vec<_>>().join("\n      "));
        // Nobody else says it where stdout has the data.
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
            .note(format!("{pending} left out: {layout} keeps one for each charger, the one in force"))
            .next("`evpki password confirm STATION_ID` once the charger has taken its new one, then export again");
    }
    match report.without {
        0 => answer,
        without => answer
            .note(format!("{} without a password", count(without, "charger")))
            .next("`evpki password provision --all` makes their first ones"),
    }
}

/// What whoever takes such verifiers should know.
fn warning(verifier: Verifier) -> Option<&'static str> {
    match verifier {
        Verifier::Plain => {
            Some("these are the passwords themselves: whoever reads them can be the charger (A01.FR.08 asks for salted hashes)")
        }
        Verifier::Maeve => Some(
            "these have no salt: passwords that evpki drew withstand guessing, chosen ones do not (A01.FR.08 asks for salted hashes)",
        ),
        _ => None,
    }
}
