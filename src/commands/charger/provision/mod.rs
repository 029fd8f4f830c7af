//! Provisions the chargers of a manifest: registers them, gives them certificates and passwords, writes their bundles.
//!
//! The manifest is set aside (`spool`) and read twice. Nothing happens before all that is wrong with it is known (`summary`). Then it goes on
//! in groups, one behind the other (`pipeline`); run again after any interruption, it does what is left. Rows that are done already do
//! nothing. Of a row that was handed over nothing is kept but what has to be looked at (`report`), so memory does not grow with the
//! manifest, but for the few bytes that tell the names in it apart.

mod charger_plan;
mod delivery;
mod pipeline;
mod preflight;
mod report;
mod spool;
#[cfg(test)]
mod tests;
mod workers;

pub use delivery::Hand;
pub use report::{Certified, Counts, Ended, Report, Row};

use super::super::{
    Context, Error,
    audit::audit_key,
    pki_state::{PkiState, in_charge},
};
use crate::{
    commands::charger::registration::{Conflict, names_of_authorities},
    model::{KeyType, OcppVersion, SecurityProfile},
    pki::manifest::Defaults,
    store::Read,
};
use charger_plan::ChargerPlan;
use delivery::Delivery;
use pipeline::{GROUP, Pipeline};
use preflight::{Preflight, Summary};
use spool::Spool;
use std::{collections::VecDeque, path::PathBuf, sync::OnceLock};
use workers::Workers;

/// Where the manifest comes from.
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Whatever is at hand. Its CSR files are looked for in the working directory.
    Stream(Box<dyn std::io::Read>),
}

/// Who is told of every row, once nothing more happens to it, in the order of the manifest. An error ends the work.
pub type Each<'a> = &'a mut dyn FnMut(&Row) -> Result<(), Error>;

/// What to provision.
pub struct Request<'a> {
    /// Where the manifest comes from.
    pub manifest: Source,
    /// Where bundles go.
    pub hand: Hand,
    /// The URL of the CSMS for the bundles to say; none: as the FQDN of the server gives it.
    pub csms_url: Option<String>,
    /// Only look what would be done.
    pub dry_run: bool,
    /// What holds where a row does not say.
    pub security_profile: SecurityProfile,
    /// What holds where a row does not say.
    pub ocpp_version: OcppVersion,
    /// What holds where a row does not say; none: what the profile of the certificates says.
    pub key_type: Option<KeyType>,
    /// How many threads make keys and sign, beside the one that waits for the store.
    pub jobs: usize,
    /// Whether to end with what is recorded by now.
    pub stop: &'a dyn Fn() -> bool,
    /// Who is told of every row.
    pub each: Each<'a>,
}

/// Provisions the chargers of a manifest.
///
/// # Errors
/// When anything is wrong with the manifest, all of which is named: then nothing was done. When nothing could be done.
pub fn run(context: &Context<'_>, request: Request<'_>) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let (profile, ca) = pki_state.station(&store)?;
    let defaults = Defaults {
        security_profile: request.security_profile,
        ocpp_version: request.ocpp_version,
        key_type: request.key_type.unwrap_or_else(|| profile.default_key_type()),
    };
    let spool = Spool::fill(request.manifest)?;
    let authorities = names_of_authorities(&store)?;
    let preflight = Preflight { now: context.now, profile, directory: spool.directory(), authorities: &authorities };
    // Whatever the summary finds is looked up again before anybody acts on it, so it has a store of its own.
    let Summary { is_new, needs_signature, first } = preflight.check(&context.store()?, spool.rows(defaults)?)?;
    let chargers = is_new.len() as u64;
    if needs_signature {
        in_charge(&store, &ca.authority.name)?;
    }
    let idle = Delivery::open(context, &request.hand, request.csms_url.as_deref(), request.dry_run)?;
    let by = pki_state.issuance(profile, &ca, context);
    let mut workers = Workers { by, vault: None, signing: OnceLock::new() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(request.jobs).build();
    let pool = pool.map_err(|e| Error::cannot(format!("{} threads cannot be had: {e}", request.jobs)))?;
    let rows = spool.rows_again(defaults)?.zip(is_new).map(|(row, is_new)| Ok((row?, is_new)));
    if request.dry_run {
        return dry_run(&store, &preflight, &workers, &pool, Box::new(rows), request.each);
    }
    // The rules and the clock speak before the passphrase is asked for, and before anything is done.
    if let Some(first) = first {
        workers.prepare(std::slice::from_ref(&first))?;
    }
    let vault = context.vault(&store)?;
    if !idle.is_empty() {
        // It signs the bundles. Where it is not made yet, that is done before they are under way.
        audit_key(context, &mut store, &vault)?;
    }
    idle.iter().try_for_each(|delivery| delivery.trust(context, &vault))?;
    workers.vault = Some(vault);
    context.progress.begin("provisioning", chargers);
    let pipeline = Pipeline {
        context,
        workers: &workers,
        ca: &ca,
        preflight,
        idle,
        delivering: VecDeque::new(),
        rows: (Box::new(rows) as pipeline::Rows<'_>).peekable(),
        stop: request.stop,
        each: request.each,
        report: Report::default(),
    };
    let report = pipeline.run(&pool, &mut store);
    context.progress.end();
    match report.ended {
        // Nothing was done at all: then that is the answer.
        Some(Ended::Failed(error)) if report.counts.chargers_left() == chargers => Err(error),
        ended => Ok(Report { ended, ..report }),
    }
}

/// Looks what would be done, and tries whether the rules allow it.
fn dry_run(
    store: &dyn Read,
    preflight: &Preflight<'_>,
    workers: &Workers<'_>,
    pool: &rayon::ThreadPool,
    mut rows: pipeline::Rows<'_>,
    each: Each<'_>,
) -> Result<Report, Error> {
    let mut report = Report { dry_run: true, ..Report::default() };
    loop {
        let group = rows.by_ref().take(GROUP).collect::<Result<Vec<_>, Error>>()?;
        if group.is_empty() {
            return Ok(report);
        }
        let works = preflight.plan(store, &group)?;
        pool.install(|| workers.prepare(&works))?;
        for row in works.iter().map(ChargerPlan::row) {
            report.note(&row);
            each(&row)?;
        }
    }
}

/// Everything that is wrong with a manifest.
fn faulty(faults: &[String]) -> Error {
    let lines: String = faults.iter().map(|fault| format!("\n{fault}")).collect();
    Error::cannot(format!("the manifest cannot be used as it is:{lines}"))
        .hint("nothing was done: correct the manifest, then run the same command again")
}

/// A conflict in a line.
fn in_line(line: u64, conflict: &Conflict) -> String {
    format!("line {line}: {conflict}")
}
