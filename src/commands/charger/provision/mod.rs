//! Provisions the chargers of a manifest: registers them, gives them certificates and passwords, writes their bundles.
//!
//! Nothing happens before all that is wrong with the manifest is known (`survey`). Then it goes on in groups (`group`), each of which
//! is done as a whole; run again after any interruption, it does what is left. Rows that are done already do nothing.

mod delivery;
mod group;
mod survey;
#[cfg(test)]
mod tests;

use super::super::{
    Context, Error,
    draft::KeySource,
    office::{Office, in_charge},
};
use crate::{
    commands::charger::registration::Conflict,
    failpoints::{Point, reached},
    model::{Charger, KeyType, OcppVersion, SecurityProfile, SerialNumber},
    pki::manifest::{self, Defaults},
    store::CertificateRow,
};
use delivery::Delivery;
pub use delivery::Hand;
use group::Counter;
use std::path::PathBuf;

/// How many chargers are done at once.
const GROUP: usize = if cfg!(feature = "failpoints") { 3 } else { 512 };

/// Where the manifest comes from.
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Whatever is at hand. Its CSR files are looked for in the working directory.
    Stream(Box<dyn std::io::Read>),
}

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
    /// Whether to stop after the group at hand.
    pub stop: &'a dyn Fn() -> bool,
}

/// What was done; with [`Request::dry_run`], what would be.
#[derive(Debug, Default)]
pub struct Report {
    /// Each row of the manifest, in its order.
    pub rows: Vec<Row>,
    /// Why not all of it was done, if it was not.
    pub ended: Option<Ended>,
    /// Whether nothing was changed, because nothing was to be.
    pub dry_run: bool,
}

/// Why not all of it was done.
#[derive(Debug)]
pub enum Ended {
    /// It was stopped from outside.
    Stopped,
    /// Something failed on the way.
    Failed(Error),
}

/// What became of a row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its line in the manifest.
    pub line: u64,
    /// The charger.
    pub charger: Charger,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether it was registered now.
    pub registered: bool,
    /// Whether it got a certificate now.
    pub certified: bool,
    /// Whether that one was left without a signature by an interruption, and completed now.
    pub completed: bool,
    /// The serial number of that one.
    pub serial: Option<SerialNumber>,
    /// Whether a password was made for it now.
    pub password: bool,
    /// Whether it had certificates, and none of them counts now: they are held, were revoked or have expired. It gets no other by a manifest.
    pub lapsed: bool,
    /// Whether its bundle was written now.
    pub bundle: bool,
}

impl Report {
    /// How many rows are so.
    #[must_use]
    pub fn count(&self, is: impl Fn(&Row) -> bool) -> u64 {
        self.rows.iter().filter(|row| is(row)).count() as u64
    }

    /// Whether every charger is as the manifest wants it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.ended.is_none() && !self.rows.iter().any(|row| row.lapsed)
    }
}

impl Row {
    /// Whether nothing was left to do, but for the bundle.
    #[must_use]
    pub fn was_done(&self) -> bool {
        self.is_done && !(self.registered || self.certified || self.password || self.lapsed)
    }

    /// As it is when nothing was done.
    fn untouched(self) -> Self {
        Self { registered: false, certified: false, completed: false, password: false, ..self }
    }
}

/// What is to be done for a row.
#[derive(Debug, Clone)]
pub(super) struct Work {
    line: u64,
    charger: Charger,
    /// The key in its CSR, if it has one.
    theirs: Option<crate::x509::PublicKey>,
    register: bool,
    password: bool,
    certificate: Need,
}

/// What a charger needs of certificates.
#[derive(Debug, Clone)]
enum Need {
    /// None: it shows a password, or has one.
    Nothing,
    /// A new one.
    New(KeySource),
    /// The one that was left without a signature.
    Completion(Box<CertificateRow>),
    /// Somebody's decision: all that it had are held, were revoked or have expired.
    Decision,
}

impl Work {
    fn is_nothing(&self) -> bool {
        !self.register && !self.password && matches!(self.certificate, Need::Nothing | Need::Decision)
    }

    /// What became of it, once it is done.
    fn row(&self, is_done: bool) -> Row {
        Row {
            line: self.line,
            charger: self.charger.clone(),
            is_done,
            registered: self.register,
            certified: matches!(self.certificate, Need::New(_) | Need::Completion(_)),
            serial: None,
            completed: matches!(self.certificate, Need::Completion(_)),
            password: self.password,
            lapsed: matches!(self.certificate, Need::Decision),
            bundle: false,
        }
    }
}

/// Provisions the chargers of a manifest.
///
/// # Errors
/// When anything is wrong with the manifest, all of which is named: then nothing was done. When nothing could be done.
pub fn run(context: &Context<'_>, request: Request<'_>) -> Result<Report, Error> {
    let mut store = context.store()?;
    let office = Office::open(&store)?;
    let (profile, desk) = office.station(&store)?;
    let defaults = Defaults {
        security_profile: request.security_profile,
        ocpp_version: request.ocpp_version,
        key_type: request.key_type.unwrap_or_else(|| profile.default_key_type()),
    };
    let (rows, directory) = read(request.manifest, &defaults)?;
    let by = office.issuance(profile, &desk, context);
    let surveyor = survey::Surveyor { now: context.now, profile };
    let works = surveyor.survey(&store, rows, &directory)?;
    if works.iter().any(|work| matches!(work.certificate, Need::New(_) | Need::Completion(_))) {
        in_charge(&store, &desk.authority.name)?;
    }
    let mut delivery = Delivery::open(context, &request.hand, request.csms_url.as_deref(), request.dry_run)?;
    let mut counter = Counter { context, by, desk: &desk, surveyor, signing: None, vault: None };
    if request.dry_run {
        for works in works.chunks(GROUP) {
            counter.prepare(works)?;
        }
        return Ok(Report { rows: works.iter().map(|work| work.row(false)).collect(), ended: None, dry_run: true });
    }
    // The rules and the clock speak before the passphrase is asked for, and before anything is done.
    if let Some(first) = works.iter().find(|work| matches!(work.certificate, Need::New(_))) {
        counter.prepare(std::slice::from_ref(first))?;
    }
    counter.open(&store)?;
    context.progress.begin("provisioning", works.len() as u64);
    let mut report = Report::default();
    let mut groups = works.chunks(GROUP);
    while let Some(works) = groups.next() {
        let mut done: Vec<Row> = works.iter().map(|work| work.row(false)).collect();
        let result = counter.serve(&mut store, works, &mut done).and_then(|()| {
            reached(Point::GroupServed);
            match &mut delivery {
                Some(delivery) => delivery.deliver(counter.vault()?, &mut done),
                None => Ok(()),
            }
        });
        report.rows.extend(done.into_iter().map(|row| if row.is_done { row } else { row.untouched() }));
        if let Err(error) = result {
            report.ended = Some(Ended::Failed(error));
            break;
        }
        reached(Point::GroupDelivered);
        context.progress.advance(works.len() as u64);
        if groups.len() > 0 && (request.stop)() {
            report.ended = Some(Ended::Stopped);
            break;
        }
    }
    if let (None, Some(delivery)) = (&report.ended, delivery) {
        report.ended = delivery.finish().err().map(Ended::Failed);
    }
    context.progress.end();
    if matches!(request.hand, Hand::Archive(_)) && report.ended.is_some() {
        // It is whole, or is not there.
        report.rows.iter_mut().for_each(|row| row.bundle = false);
    }
    report.rows.extend(groups.flatten().map(|work| work.row(false).untouched()));
    match report.ended {
        // Nothing was done at all: then that is the answer.
        Some(Ended::Failed(error)) if !report.rows.iter().any(|row| row.is_done) => Err(error),
        ended => Ok(Report { ended, ..report }),
    }
}

/// The rows of the manifest, and the directory that its CSR files are looked for in.
fn read(source: Source, defaults: &Defaults) -> Result<(Vec<manifest::Row>, PathBuf), Error> {
    let faulty = |faults: manifest::Faults| faulty(faults.to_string().lines().map(str::to_owned).collect());
    match source {
        Source::Stream(stream) => Ok((manifest::read(stream, defaults).map_err(faulty)?, PathBuf::new())),
        Source::File(path) => {
            let opened = std::fs::File::open(&path);
            let file = opened.map_err(|e| Error::cannot(format!("cannot read `{}`: {e}", path.display())))?;
            let rows = manifest::read(file, defaults).map_err(faulty)?;
            Ok((rows, path.parent().map(PathBuf::from).unwrap_or_default()))
        }
    }
}

/// Everything that is wrong with a manifest.
fn faulty(faults: Vec<String>) -> Error {
    let lines: String = faults.iter().map(|fault| format!("\n{fault}")).collect();
    Error::cannot(format!("the manifest cannot be used as it is:{lines}"))
        .hint("nothing was done: correct the manifest, then run the same command again")
}

/// A conflict in a line.
fn in_line(line: u64, conflict: &Conflict) -> String {
    format!("line {line}: {conflict}")
}
