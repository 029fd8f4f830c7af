//! A session at the bench: serial numbers come in one by one, and each charger gets what it lacks, its bundle and its label, at once.
//!
//! Every scan is done as the verbs of its parts would do it (`charger add`, `charger issue`, `password provision`, `bundle device`): each of
//! them can be interrupted, and done again. Only the vault stays open. The store is opened anew for each, so that a session of a day
//! works on whatever is the store then, and holds nobody up in between.

mod auto_register;
mod label;

pub use auto_register::{Newcomers, SerialPattern, StationIdTemplate};
pub use label::{Format, Labels};

use super::{add, current_certificate, in_use, issue};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{
        Ask, Context, Error, Passphrases, Progress,
        bundle::{Written, device},
        current_certificate::CurrentCertificate,
        password::{provision, provision::How},
        pki_state::PkiState,
    },
    credentials::Generator,
    files,
    model::{Charger, PrintablePath as _, Secret, SerialNumber, StationId, StationSerial, Status, Timestamp},
    store::Read,
    vault::Vault,
};
use std::path::{Path, PathBuf};

/// What to do with every scan.
pub struct Request<'a> {
    /// The directory that bundles go into, if they are to be written.
    pub bundles: Option<PathBuf>,
    /// The URL of the CSMS for the bundles to say; none: as the FQDN of the server gives it.
    pub csms_url: Option<String>,
    /// The labels, if they are to be written.
    pub labels: Option<Labels>,
    /// How chargers are registered that are not; none: they are refused.
    pub newcomers: Option<Newcomers>,
    /// What the clock says. A session lasts, and time does not stand still for it.
    pub clock: &'a dyn Fn() -> Timestamp,
}

/// Something that was scanned: a text; or why what came is none.
pub type Scan = Result<String, String>;

/// What became of a scan.
#[derive(Debug)]
pub struct Answer {
    /// What was scanned, as far as it can be shown.
    pub scanned: String,
    /// What was done, or why it was not.
    pub result: Result<Done, Error>,
}

/// What was done for a charger.
#[derive(Debug)]
pub struct Done {
    /// The charger.
    pub charger: Charger,
    /// Whether it was registered now.
    pub registered: bool,
    /// The serial number of the certificate that it got now.
    pub serial: Option<SerialNumber>,
    /// Whether that one was left without a signature by an interruption, and completed now.
    pub completed: bool,
    /// Whether a password was made for it now.
    pub password: bool,
    /// Its bundle, and whether it was written now.
    pub bundle: Option<(PathBuf, Written)>,
    /// Its label, and whether it was written now.
    pub label: Option<(PathBuf, Written)>,
}

impl Done {
    /// Whether there was nothing left to do.
    #[must_use]
    pub fn was_done(&self) -> bool {
        let made = |file: &Option<(PathBuf, Written)>| file.as_ref().is_some_and(|(_, written)| *written == Written::Made);
        !(self.registered || self.serial.is_some() || self.password || made(&self.bundle) || made(&self.label))
    }
}

/// How a session went.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// How many scans were done now.
    pub done: u64,
    /// How many were done before.
    pub already: u64,
    /// How many were refused.
    pub refused: u64,
}

/// Does what is to be done for each scan, and tells of it before it takes the next.
///
/// # Errors
/// Before the first scan: when the store or the vault do not open, a directory cannot be made, or there is nothing of the kind in the
/// hierarchy. Later: those of `tell`.
pub fn run(
    context: &Context<'_>,
    request: &Request<'_>,
    scans: &mut dyn Iterator<Item = Scan>,
    tell: &mut dyn FnMut(&Answer) -> Result<(), Error>,
) -> Result<Report, Error> {
    let session = Session::open(context, request)?;
    let mut report = Report::default();
    for scan in scans {
        let answer = match scan {
            Ok(text) => Answer { result: session.scan(&text), scanned: text },
            Err(why) => Answer { result: Err(Error::cannot(why).hint("scan it again")), scanned: String::new() },
        };
        match &answer.result {
            Ok(done) if done.was_done() => report.already += 1,
            Ok(_) => report.done += 1,
            Err(_) => report.refused += 1,
        }
        tell(&answer)?;
    }
    Ok(report)
}

/// A session, open.
struct Session<'a> {
    context: &'a Context<'a>,
    request: &'a Request<'a>,
    vault: Opened,
    /// The directories that are written to, as they were at the beginning.
    directories: Vec<(PathBuf, Option<(u64, u64)>)>,
}

impl<'a> Session<'a> {
    fn open(context: &'a Context<'a>, request: &'a Request<'a>) -> Result<Self, Error> {
        let store = context.store()?;
        PkiState::open(&store)?.station(&store)?;
        let directories = [request.bundles.as_ref(), request.labels.as_ref().map(|labels| &labels.into)];
        let opened = |path: &PathBuf| {
            files::create_directory(path)?;
            Ok((path.clone(), files::directory_mark(path)))
        };
        let directories = directories.into_iter().flatten().map(opened).collect::<Result<_, Error>>()?;
        let vault = Opened(context.vault(&store)?);
        // A session lasts for hours, and opens the vault once.
        context.passphrases.forget();
        Ok(Self { context, request, vault, directories })
    }

    /// Does what is to be done for what was scanned.
    fn scan(&self, text: &str) -> Result<Done, Error> {
        let context = Context {
            home: self.context.home.clone(),
            now: (self.request.clock)(),
            random: self.context.random,
            actor: self.context.actor.clone(),
            passphrases: &self.vault,
            keyring: self.context.keyring,
            progress: &NoProgress,
        };
        self.directories.iter().try_for_each(|(path, mark)| is_there(path, *mark))?;
        let found = find(&context.store()?, text)?;
        if let (Some(charger), Some(labels)) = (&found, &self.request.labels) {
            labels.suits(charger)?;
        }
        let (charger, registered) = match (found, &self.request.newcomers) {
            (Some(charger), _) => (charger, false),
            (None, Some(newcomers)) => self.register(&context, newcomers, text)?,
            (None, None) => {
                return Err(Error::cannot("no charger has this serial number or station id")
                    .hint("register it with `evpki charger add`, then scan it again"));
            }
        };
        self.complete(&context, charger, registered)
    }

    fn register(&self, context: &Context<'_>, newcomers: &Newcomers, text: &str) -> Result<(Charger, bool), Error> {
        let charger = newcomers.charger(text)?;
        if let Some(labels) = &self.request.labels {
            labels.suits(&charger)?;
        }
        let report = add::run(context, &add::Request { charger, key_type: newcomers.key_type })?;
        Ok((report.charger, !report.already))
    }

    /// Gives a charger that is registered what it lacks.
    fn complete(&self, context: &Context<'_>, charger: Charger, registered: bool) -> Result<Done, Error> {
        let station_id = charger.station_id.clone();
        let mut done = Done { charger, registered, serial: None, completed: false, password: false, bundle: None, label: None };
        if done.charger.security_profile.has_password() {
            let whom = provision::Whom::Stations(vec![station_id.clone()]);
            let request = provision::Request { whom, generator: Generator::default() };
            done.password = provision::run(context, &request)?.stations.iter().any(|one| one.how == How::Made);
        } else if lacks_certificate(context, &station_id)? {
            let request =
                issue::Request { station_id: station_id.clone(), csr: None, validity: None, key_type: None, again: false };
            let issued = issue::run(context, &request)?.issued;
            (done.serial, done.completed) = (Some(issued.serial), issued.completed);
        }
        let again = "the charger itself is done: scan it again for the rest";
        if let Some(directory) = &self.request.bundles {
            let path = directory.join(files::name_for(station_id.as_str()));
            let csms_url = self.request.csms_url.clone();
            let request = device::Request { station_id: station_id.clone(), out: Some(path), csms_url };
            let written = device::run(context, &request)
                .map_err(|e| e.about(format!("the bundle of {station_id} was not written")).hint(again))?;
            done.bundle = Some((written.path, written.written));
        }
        if let Some(labels) = &self.request.labels {
            let written = labels
                .write(context, &done.charger)
                .map_err(|e| e.about(format!("the label of {station_id} was not written")).hint(again))?;
            done.label = Some(written);
        }
        Ok(done)
    }
}

/// Makes sure that a directory is the one that it was.
fn is_there(path: &Path, mark: Option<(u64, u64)>) -> Result<(), Error> {
    let why = match files::directory_mark(path) {
        Some(found) if Some(found) == mark => return Ok(()),
        Some(_) => "is not the directory that it was",
        None => "is gone",
    };
    Err(Error::cannot(format!("`{}` {why}", path.shown()))
        .hint("put it back and scan again; if it is to be another one from now on, begin anew"))
}

/// The charger in use that has this serial number, or this station id, if there is one.
fn find(store: &dyn Read, text: &str) -> Result<Option<Charger>, Error> {
    let by_serial = text.parse::<StationSerial>().ok().map(|serial| store.charger_by_serial(&serial)).transpose()?.flatten();
    let by_id = text.parse::<StationId>().ok().map(|id| store.charger(&id)).transpose()?.flatten();
    if let (Some(one), Some(other)) = (&by_serial, &by_id)
        && one.charger.station_id != other.charger.station_id
    {
        let one = &one.charger.station_id;
        let message = format!("it is the serial number of {one}, and the station id of another charger");
        return Err(Error::cannot(message).hint(format!("scan the station id of {one}, or the serial number of the other one")));
    }
    let Some(row) = by_serial.or(by_id) else { return Ok(None) };
    in_use(store, &row.charger.station_id).map(|row| Some(row.charger))
}

/// Whether a charger has no certificate yet.
fn lacks_certificate(context: &Context<'_>, id: &StationId) -> Result<bool, Error> {
    let store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let (profile, _) = pki_state.station(&store)?;
    match current_certificate(&store, id, profile, context.now)? {
        CurrentCertificate::None | CurrentCertificate::Open(_) => Ok(true),
        CurrentCertificate::Current(row) if row.status == Status::Good => Ok(false),
        CurrentCertificate::Current(_) | CurrentCertificate::Lapsed(_) => {
            let message = format!("{id} had certificates, but none of them is valid now: a scan does not replace them");
            Err(Error::cannot(message).hint(format!(
                "see why with `evpki charger show {id}`; if it is to have another, `evpki charger issue {id} --again`",
                id = shell_quoted(id)
            )))
        }
    }
}

/// The vault, open.
struct Opened(Vault);

impl Passphrases for Opened {
    fn given(&self) -> Result<Option<Secret>, Error> {
        Ok(None)
    }

    fn keyring_allowed(&self) -> bool {
        false
    }

    fn opened(&self) -> Option<Vault> {
        Some(self.0.clone())
    }

    fn prompt(&self, _: &Ask) -> Result<Secret, Error> {
        Err(Error::bug("the vault is open, and a passphrase was asked for"))
    }
}

/// A scan is done before anybody could look at a bar.
struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}
