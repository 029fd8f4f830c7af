//! Verifiers of passwords, for a CSMS to recognise chargers by without knowing their passwords (A01.FR.08).
//!
//! First every password is opened and held against what is to become of it (`preflight`), so that what is wrong is known before the long work
//! begins. Then verifiers are made on all cores and written in order (`pipeline`), into a place that has its name when all is there (`place`).
//! Neither passwords nor verifiers are all in memory at once.

mod output;
mod pipeline;
mod preflight;
#[cfg(test)]
mod tests;

use crate::{
    commands::{Context, Error, context::commit},
    credentials::Verifier,
    exports::{self, Layout},
    model::{BatchName, Environment, Organization, StationId},
    store::{Read, Sqlite, Store},
    vault::Vault,
};
use output::Output;
use preflight::Survey;
use std::{io::Write, path::PathBuf};

/// Where an export goes.
pub enum Out<'a> {
    /// To whoever reads on, as it comes.
    Stream(&'a mut dyn Write),
    /// To a file, or for a layout that is one, a directory: for its owner alone, whole or not at all.
    Path {
        /// Where.
        path: PathBuf,
        /// Whether a file that is there is replaced.
        replace: bool,
    },
}

/// What is about to be shown: passwords themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// How many.
    pub passwords: u64,
    /// Whose chargers.
    pub organization: Organization,
    /// Which world they belong to.
    pub environment: Environment,
}

/// What to export.
pub struct Request<'a> {
    /// Of these chargers; when there are none, of all in use.
    pub stations: Vec<StationId>,
    /// Of this batch only.
    pub batch: Option<BatchName>,
    /// By whom it will be read.
    pub layout: Layout,
    /// Which kind; none: what the layout's reader understands.
    pub verifier: Option<Verifier>,
    /// Whether passwords that cannot be exported are left out, and the others are not.
    pub skip_faulty: bool,
    /// How many threads make verifiers.
    pub jobs: usize,
    /// Where to.
    pub out: Out<'a>,
    /// Whether passwords themselves are really to be shown.
    pub confirm: &'a dyn Fn(&Revealed) -> Result<(), Error>,
    /// Whether to end with nothing done.
    pub stop: &'a dyn Fn() -> bool,
}

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Which kind.
    pub verifier: Verifier,
    /// How many verifiers: of all passwords that chargers may show, ordered by station id, what is in force before what is pending.
    pub verifiers: u64,
    /// How many of the chargers have no password.
    pub without: u64,
    /// How many pending passwords are left out, the layout's reader keeping one for each charger: the one in force.
    pub pending: u64,
    /// The passwords that cannot be exported, and were to be left out.
    pub faults: Faults,
}

/// What cannot be exported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    /// How many there are.
    pub count: u64,
    /// Whose and why, of the first [`Faults::SHOWN`].
    pub first: Vec<String>,
    /// Whether one of them is damage: a password that does not open.
    pub is_damage: bool,
}

impl Faults {
    /// How many are said one by one.
    pub const SHOWN: usize = 100;

    fn add(&mut self, says: String, is_damage: bool) {
        self.count += 1;
        self.is_damage |= is_damage;
        if self.first.len() < Self::SHOWN {
            self.first.push(says);
        }
    }

    /// What is to be said of those that are not said one by one.
    #[must_use]
    pub fn more(&self) -> Option<String> {
        let more = self.count - self.first.len() as u64;
        (more > 0).then(|| format!("and {more} more"))
    }
}

/// Makes verifiers and writes them.
///
/// # Errors
/// When the layout and the kind do not go together; when a charger is unknown; when any password does not open, or cannot be exported as asked,
/// and such are not to be left out: all are named, and nothing is done. When it is stopped, or cannot be written.
pub fn run(context: &Context<'_>, request: Request<'_>) -> Result<Report, Error> {
    let Request { layout, skip_faulty, mut out, .. } = request;
    let verifier = layout.verifier(request.verifier).map_err(misfit)?;
    output::check(&out, layout)?;
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let stations = preflight::stations(&store, &request.stations, request.batch.as_ref())?;
    let preflight = Survey { layout, verifier, vault: &vault, store: &store }.of(context, &stations, request.stop)?;
    if preflight.faults.count > 0 && !skip_faulty {
        return Err(faulty(&preflight.faults));
    }
    if verifier == Verifier::Plain {
        let pki = store.pki()?;
        let revealed = Revealed { passwords: preflight.sound, organization: pki.organization, environment: pki.environment };
        (request.confirm)(&revealed)?;
    }
    let audit = Audit { context, layout, verifier, batch: request.batch.as_ref() };
    let is_stream = matches!(out, Out::Stream(_));
    if is_stream {
        // Before anybody reads the first of them.
        audit.note(&mut store, &vault, preflight.sound)?;
    }
    let output = Output::begin(context, layout, &mut out)?;
    let work = pipeline::Verifiers { context, layout, verifier, jobs: request.jobs, stop: request.stop, vault: &vault };
    let begun = if is_stream { "what came out by then is not whole" } else { "nothing was written" };
    let (output, verifiers) = work.run(&store, &stations, &preflight, output).map_err(|error| error.hint(begun))?;
    if !is_stream {
        audit.note(&mut store, &vault, verifiers)?;
    }
    output.finish()?;
    Ok(Report { verifier, verifiers, without: preflight.without, pending: preflight.pending, faults: preflight.faults })
}

/// Why layout and kind do not go together, and what would.
fn misfit(error: exports::Error) -> Error {
    let hint = match &error {
        exports::Error::Kind { layout, kind: Verifier::Plain } => {
            format!(
                "passwords as they are go to OCPP.Core only, with `--layout ocpp-core`; leave out `--verifier`, and {layout} gets what it understands"
            )
        }
        exports::Error::Kind { layout, .. } if *layout == Layout::OcppCore => {
            "OCPP.Core keeps no verifiers: say `--verifier plain` if it is to have the passwords themselves".to_owned()
        }
        exports::Error::Plain { .. } => "say `--verifier plain` if OCPP.Core is to have the passwords themselves".to_owned(),
        _ => "leave out `--verifier`, and it gets what it understands".to_owned(),
    };
    Error::usage(error.to_string()).hint(hint)
}

fn faulty(faults: &Faults) -> Error {
    let lines = faults.first.iter().cloned().chain(faults.more());
    let lines: Vec<String> = lines.collect();
    let message = format!("not all passwords can be exported as asked:\n{}", lines.join("\n"));
    let error = if faults.is_damage {
        Error::store(message)
            .hint("see what is damaged with `evpki store check`, and restore a backup with `evpki store restore FILE`")
    } else {
        Error::cannot(message)
    };
    error.hint("nothing was written; say `--skip-faulty` to have all others exported")
}

/// What the audit hears of it.
struct Audit<'a> {
    context: &'a Context<'a>,
    layout: Layout,
    verifier: Verifier,
    batch: Option<&'a BatchName>,
}

impl Audit<'_> {
    fn note(&self, store: &mut Sqlite, vault: &Vault, count: u64) -> Result<(), Error> {
        // Whoever looks for passwords that were shown looks for that.
        let action = if self.verifier == Verifier::Plain { "password.reveal" } else { "password.export" };
        let details =
            [("layout", self.layout.to_string()), ("verifier", self.verifier.to_string()), ("count", count.to_string())];
        let mut transaction = store.begin()?;
        transaction.append(&self.context.event(action, self.batch.map_or("", BatchName::as_str), &details))?;
        commit(transaction, vault)
    }
}

/// That it was stopped.
fn stopped() -> Error {
    Error::cannot("stopped as asked").hint("the same command again begins anew")
}
