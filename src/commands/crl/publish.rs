//! Publishes CRLs: issues those that are due, and writes all of them where they can be fetched.
//!
//! A CRL is due when a status has changed since it was issued, when the authority has another key, when half of its lifetime is over, or when
//! the hierarchy says so. Half of the lifetime does not count for an authority whose key is not in the vault.
//!
//! Whatever directory is named, the home keeps a copy: `store restore` carries over what it says, and `store check` compares it with the store.

use super::{issue::issue, rollback};
use crate::{
    commands::{
        Context, Error,
        pki_state::{CaKeyFile, Issuer, PkiState},
        shell_quote::shell_quoted,
    },
    failpoints::{Point, reached},
    files::{self, Audience, Existing},
    model::{Outcome, PrintablePath as _, Timestamp},
    store::{Crl, KeyPlace, Read, Sqlite},
    vault::Vault,
    x509::{self, pem},
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// The directory for what is published, under the home.
pub(in crate::commands) const DIRECTORY: &str = "crl";

/// What to publish.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Of which authorities; none: of all.
    pub authorities: Vec<String>,
    /// The directory to write to; none: `crl` in the home.
    pub out: Option<PathBuf>,
    /// The file with the key of an authority whose key is away.
    pub key_file: Option<PathBuf>,
    /// Whether to issue those anew that are not due.
    pub force: bool,
}

/// Why a CRL is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// There is none.
    Missing,
    /// A status has changed since.
    Changed,
    /// The authority has another key or certificate now.
    Foreign,
    /// It is nearing its end.
    Aged,
    /// It is asked for.
    Forced,
}

impl Due {
    /// In words.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Missing => "there was none",
            Self::Changed => "a status has changed",
            Self::Foreign => "the authority has another key",
            Self::Aged => "the last one was nearing its end",
            Self::Forced => "it was asked for",
        }
    }
}

/// What became of an authority's CRL.
#[derive(Debug, Clone)]
pub struct Published {
    /// The authority.
    pub authority: String,
    /// Its CRL that was written, if there is one.
    pub crl: Option<Crl>,
    /// Why it was issued anew; none: it was not.
    pub issued: Option<Due>,
    /// Whether its key is away.
    pub is_away: bool,
    /// Why what was due could not be issued.
    pub failure: Option<Error>,
}

/// What was published.
#[derive(Debug, Clone)]
pub struct Report {
    /// Where.
    pub directory: PathBuf,
    /// Of each authority.
    pub authorities: Vec<Published>,
}

/// Publishes CRLs, and the certificates of their authorities.
///
/// # Errors
/// When nothing was issued: the vault does not open, or a later CRL is already published. What fails for one authority is in the report.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    // Peers act on what is published: nothing is, that the vault has not authenticated.
    let vault = context.vault(&store)?;
    let pki_state = PkiState::open(&store)?;
    let cas = cas(&store, &pki_state, &request.authorities)?;
    let key_file = CaKeyFile::open(context, request.key_file.as_deref())?;
    if let Some(file) = &key_file
        && !cas.iter().any(|d| d.authority.key == KeyPlace::Away && d.authority.key_id == file.key.public().id())
    {
        let message = format!("the key in `{}` is not that of an authority whose key is away", file.path.shown());
        return Err(Error::cannot(message).hint("see which those are with `evpki ca list`"));
    }
    let own = context.home.join(DIRECTORY);
    let directory = request.out.clone().unwrap_or_else(|| own.clone());
    let directories = if directory == own { vec![own] } else { vec![own, directory.clone()] };
    for directory in &directories {
        files::create_directory(directory)?;
        for ca in &cas {
            rollback::refuse(&store, ca, directory, &context.home)?;
        }
    }
    let mut authorities = Vec::new();
    for ca in &cas {
        let has_file = key_file.as_ref().is_some_and(|file| file.key.public().id() == ca.authority.key_id);
        // Who names an authority and forces it wants that one, and is told when it cannot be; who forces all takes those that can.
        let forced = request.force && (ca.authority.key != KeyPlace::Away || has_file || !request.authorities.is_empty());
        let due = due(context, &store, &pki_state, ca, has_file, forced)?;
        let mut failure = None;
        if due.is_some() {
            let key_file = key_file.as_ref().filter(|_| has_file);
            failure = renew(context, &mut store, &pki_state, ca, &vault, key_file).err();
            // What is locked for one is locked for all.
            if let Some(locked) = failure.take_if(|e| e.outcome == Outcome::Locked) {
                return Err(locked);
            }
        }
        reached(Point::CrlIssued);
        let crl = store.crl(&ca.authority.name)?;
        for directory in &directories {
            write(&store, directory, ca, crl.is_some())?;
        }
        let is_away = ca.authority.key == KeyPlace::Away;
        let issued = due.filter(|_| failure.is_none());
        authorities.push(Published { authority: ca.authority.name.clone(), crl, issued, is_away, failure });
    }
    Ok(Report { directory, authorities })
}

/// The authorities that are named, or all, in the order of the hierarchy.
fn cas(store: &Sqlite, pki_state: &PkiState, names: &[String]) -> Result<Vec<Issuer>, Error> {
    let mut cas = Vec::new();
    for name in names {
        cas.push(pki_state.ca(store, name)?);
    }
    if names.is_empty() {
        for authority in store.authorities()? {
            cas.push(pki_state.ca(store, &authority.name)?);
        }
    }
    Ok(cas)
}

/// Whether an authority's CRL is to be issued anew, and why.
fn due(
    context: &Context<'_>,
    store: &Sqlite,
    pki_state: &PkiState,
    ca: &Issuer,
    has_file: bool,
    forced: bool,
) -> Result<Option<Due>, Error> {
    let name = &ca.authority.name;
    let is_away = ca.authority.key == KeyPlace::Away;
    let Some(last) = store.crl(name)? else { return Ok(Some(Due::Missing)) };
    Ok(match () {
        () if store.crl_is_stale(name)? => Some(Due::Changed),
        () if !is_signed(store, ca)? => Some(Due::Foreign),
        () if is_aged(context.now, pki_state, &last, is_away && !has_file) => Some(Due::Aged),
        () if forced => Some(Due::Forced),
        () => None,
    })
}

/// Whether a CRL is nearing its end, for an authority whose key is out of reach or not.
pub(in crate::commands) fn is_aged(now: Timestamp, pki_state: &PkiState, last: &Crl, out_of_reach: bool) -> bool {
    let before = pki_state.hierarchy.authority(&last.authority).map_or(0, |a| a.crl().renew_before.seconds());
    let half = last.next_update.since(last.this_update) / 2;
    now >= last.next_update.plus(-if out_of_reach { before } else { before.max(half) })
}

/// Whether the latest CRL is there, whole, and signed by the key that the authority has now.
fn is_signed(store: &Sqlite, ca: &Issuer) -> Result<bool, Error> {
    Ok(rollback::latest(store, ca)?.is_some_and(|list| list.verify_signature(ca.certificate.public_key()).is_ok()))
}

fn renew(
    context: &Context<'_>,
    store: &mut Sqlite,
    pki_state: &PkiState,
    ca: &Issuer,
    vault: &Vault,
    key_file: Option<&CaKeyFile>,
) -> Result<(), Error> {
    if ca.authority.key == KeyPlace::Away && key_file.is_none() {
        let name = &ca.authority.name;
        return Err(Error::cannot(format!("the CRL of {name} is due, but its private key is not in the vault")).hint(format!(
            "bring the file that `--root-out` of `evpki init` wrote, then `evpki crl publish {name} --key-file FILE`",
            name = shell_quoted(name)
        )));
    }
    let key = ca.key_from(store, vault, key_file)?;
    issue(context, store, vault, pki_state, ca, &key).map(drop)
}

/// Writes what can be fetched of an authority. What is there already and the same is left alone.
fn write(store: &Sqlite, directory: &Path, ca: &Issuer, has_crl: bool) -> Result<(), Error> {
    let authority = &ca.authority.name;
    let path = |ending: &str| directory.join(format!("{}.{ending}", files::name_for(authority)));
    let (certificate, bytes) = (path("crt"), ca.certificate.der());
    if !files::read(&certificate, bytes.len() as u64).is_ok_and(|there| there.expose() == bytes) {
        files::write(&certificate, bytes, Audience::Everybody, Existing::Replace)?;
    }
    if !has_crl {
        return Ok(());
    }
    let (der, text) = (path("crl"), path("crl.pem"));
    let (mut there, mut there_as_text) = (files::Comparison::with(&der), files::Comparison::with(&text));
    each_piece(store, authority, |piece, lines| Ok(there.next(piece) | there_as_text.next(lines)))?;
    let begin =
        |path: &Path, is_there: bool| (!is_there).then(|| files::StagedFile::begin(path, Audience::Everybody)).transpose();
    let mut files = [begin(&der, there.is_same())?, begin(&text, there_as_text.is_same())?];
    if files.iter().all(Option::is_none) {
        return Ok(());
    }
    each_piece(store, authority, |piece, lines| {
        let [der, text] = &mut files;
        der.as_mut().map_or(Ok(()), |file| file.add(piece))?;
        text.as_mut().map_or(Ok(()), |file| file.add(lines))?;
        Ok(true)
    })?;
    Ok(files.into_iter().flatten().try_for_each(|file| file.finish(Existing::Replace))?)
}

/// Hands the latest CRL of an authority on, as DER and as PEM, until there is no more, or no more is wanted.
fn each_piece(
    store: &Sqlite,
    authority: &str,
    mut each: impl FnMut(&[u8], &[u8]) -> Result<bool, files::Error>,
) -> Result<(), Error> {
    let mut pieces = |der: &mut dyn io::Read| -> Result<(), Error> {
        let failed = |e: io::Error| x509::Error::Stream { what: "cannot read the CRL", why: e.to_string() };
        let mut pem = pem::Stream::new("X509 CRL");
        let mut piece = vec![0; 192 * 1024];
        loop {
            let read = der.read(&mut piece).map_err(failed)?;
            if read == 0 {
                each(&[], &pem.end()?)?;
                return Ok(());
            }
            if !each(&piece[..read], &pem.add(&piece[..read])?)? {
                return Ok(());
            }
        }
    };
    let mut handed = Ok(());
    store.read_crl(authority, &mut |der| handed = pieces(der))?;
    handed
}
