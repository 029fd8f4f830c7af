//! Which certificate is meant: by whom it was issued to, by serial number, by fingerprint, by file.
//!
//! What holds a slash is a file. Anything else is looked for in the store first: as a station id, an FQDN, an authority's name, a serial
//! number, a fingerprint; and only when nothing there answers, as a file of that name.

use crate::{
    commands::{Error, party::owner},
    files,
    model::{Fingerprint, PartyId, PrintablePath as _, SerialNumber, StationId, StationSerial, Status, Timestamp},
    pki::nearest,
    store::{self, CertificateFilter, CertificateRow, ChargerFilter, Lookup, Owner, OwnerKind, Read},
    x509::{Certificate, path::leaves, pem, time},
};
use std::path::{Path, PathBuf};

/// The largest file of certificates read, in bytes.
pub(super) const LARGEST: u64 = 1 << 20;
/// How many names a misspelt one is compared with.
const MOST_NAMES: usize = 10_000;
/// What names of certificate files end with.
const SUFFIXES: [&str; 4] = [".pem", ".crt", ".cer", ".der"];

/// What was found.
#[derive(Debug, Clone)]
pub enum Found {
    /// All certificates of someone, the newest first; an authority's own before its anchor.
    Owner(Owner, Vec<CertificateRow>),
    /// The certificate with a serial number or fingerprint.
    One(Box<CertificateRow>),
    /// A file.
    File(Box<File>),
}

/// A file of certificates.
#[derive(Debug, Clone)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// The certificate that issued no other in it; of several, the one that is no authority's.
    pub leaf: Certificate,
    /// The others, as they came.
    pub others: Vec<Certificate>,
    /// What the store knows of the leaf, if it does.
    pub row: Option<CertificateRow>,
}

impl Found {
    /// What the store knows of it, the newest first.
    #[must_use]
    pub fn rows(self) -> Vec<CertificateRow> {
        match self {
            Self::Owner(_, rows) => rows,
            Self::One(row) => vec![*row],
            Self::File(file) => file.row.into_iter().collect(),
        }
    }
}

/// Whether a certificate may be in use: not revoked, and not over.
#[must_use]
pub fn is_current(row: &CertificateRow, now: Timestamp) -> bool {
    !matches!(row.status, Status::Revoked { .. }) && now <= row.not_after
}

/// Finds what is meant. Without a store, only files can be.
///
/// # Errors
/// When nothing answers, or more than one thing does: the error names them.
pub fn find(store: Option<&dyn Read>, which: &str) -> Result<Found, Error> {
    let path = Path::new(which);
    if which.contains('/') || which.contains(std::path::MAIN_SEPARATOR) {
        return file(store, path);
    }
    let mut found = Vec::new();
    if let Some(store) = store {
        found.extend(owners(store, which)?);
        found.extend(numbers(store, which)?);
    }
    if found.len() > 1 {
        return Err(ambiguous(which, &found));
    }
    match (found.pop(), store) {
        (Some(found), _) => Ok(found),
        (None, _) if path.is_file() => file(store, path),
        (None, None) => file(store, path),
        (None, Some(store)) => Err(unknown(store, which)?),
    }
}

/// The certificates of whoever has this name.
fn owners(store: &dyn Read, which: &str) -> Result<Vec<Found>, Error> {
    let mut found = Vec::new();
    let authorities = store.authorities()?;
    if let Some(authority) = authorities.iter().find(|a| a.name.eq_ignore_ascii_case(which)) {
        let owner = Owner { kind: OwnerKind::Authority, name: authority.name.clone() };
        let mut rows = store.certificates(&Lookup::Owner(owner.clone()))?;
        rows.sort_by_key(|row| (row.row != authority.certificate, Some(row.row) != authority.anchor));
        found.push(Found::Owner(owner, rows));
    }
    let servers = Owner { kind: OwnerKind::Server, name: which.to_ascii_lowercase() };
    let station = match which.parse::<StationSerial>() {
        Ok(serial) => store.charger_by_serial(&serial)?.map(|row| row.charger.station_id.to_string()),
        Err(_) => None,
    };
    let mut chargers = vec![which.to_owned()];
    chargers.extend(station.filter(|id| id != which));
    let chargers = chargers.into_iter().map(|name| Owner { kind: OwnerKind::Charger, name });
    let party = which.parse::<PartyId>().ok().map(owner);
    let holders = OwnerKind::ALL.into_iter().filter(|kind| kind.is_holder());
    let holders = holders.map(|kind| Owner { kind, name: which.to_owned() });
    for owner in std::iter::once(servers).chain(chargers).chain(party).chain(holders) {
        let rows = store.certificates(&Lookup::Owner(owner.clone()))?;
        if !rows.is_empty() {
            found.push(Found::Owner(owner, rows));
        }
    }
    Ok(found)
}

/// The certificates with this serial number or fingerprint.
fn numbers(store: &dyn Read, which: &str) -> Result<Vec<Found>, Error> {
    let mut rows = Vec::new();
    if let Ok(fingerprint) = which.parse::<Fingerprint>() {
        rows.extend(store.certificates(&Lookup::Fingerprint(fingerprint))?);
    } else if let Ok(readings) = SerialNumber::readings(which) {
        for serial in readings {
            rows.extend(store.certificates(&Lookup::Serial(serial))?);
        }
    }
    Ok(rows.into_iter().map(|row| Found::One(Box::new(row))).collect())
}

/// The certificates in a file, and what the store knows of the one that issued no other.
fn file(store: Option<&dyn Read>, path: &Path) -> Result<Found, Error> {
    let all = certificates(path)?;
    let mut leaves = leaves(&all);
    // Authorities that issued nothing here are strangers in somebody's chain.
    let is_no_authority = |c: &&Certificate| c.authority().is_none();
    if leaves.iter().copied().filter(is_no_authority).count() == 1 {
        leaves.retain(is_no_authority);
    }
    let leaf = match leaves[..] {
        [leaf] => leaf.clone(),
        // They form a ring, as an authority's certificate and its anchor do: the first is meant.
        [] => all.first().cloned().ok_or_else(|| Error::bug("a file without certificates was read as one"))?,
        _ => {
            let names = leaves.iter().map(|c| format!("`{}` (serial number {})", c.subject(), c.serial()));
            let names = names.collect::<Vec<_>>().join("\n");
            let message = format!("`{}` holds several certificates, and none issued the others:\n{names}", path.shown());
            return Err(Error::cannot(message).hint("give a file that holds one, with or without its chain"));
        }
    };
    let row = store.map(|store| row_of(store, &leaf)).transpose()?.flatten();
    let others = all.into_iter().filter(|c| *c != leaf).collect();
    Ok(Found::File(Box::new(File { path: path.to_owned(), leaf, others, row })))
}

/// The certificates in a file, PEM or DER.
///
/// # Errors
/// When it cannot be read, or holds none.
pub(super) fn certificates(path: &Path) -> Result<Vec<Certificate>, Error> {
    let bytes = files::read(path, LARGEST)?;
    pem::certificates(bytes.expose()).map_err(|e| Error::from(e).about(format!("`{}` cannot be used", path.shown())))
}

/// What the store knows of a certificate, by the bytes that were signed; whether or not it was completed here. It is looked up by its key: that
/// a key has no other certificate is authenticated, and that there is none of a fingerprint or serial number is not.
///
/// # Errors
/// When the store cannot be read.
pub fn row_of(store: &dyn Read, certificate: &Certificate) -> Result<Option<CertificateRow>, Error> {
    let (fingerprint, digest) = (certificate.fingerprint(), certificate.tbs_digest());
    let rows = store.certificates(&Lookup::Key(certificate.public_key().id()))?;
    let completed = rows.iter().find(|row| row.fingerprint == Some(fingerprint)).cloned();
    Ok(completed.or_else(|| rows.into_iter().find(|row| row.tbs_digest == digest)))
}

/// What a certificate is called in messages.
#[must_use]
pub fn described(row: &CertificateRow) -> String {
    format!("{} of {}, issued by {}, valid until {}", row.serial, row.owner, row.issuer, time::day(row.not_after))
}

fn ambiguous(which: &str, found: &[Found]) -> Error {
    let candidates = found.iter().flat_map(|found| match found {
        Found::Owner(_, rows) => rows.iter().map(described).collect::<Vec<_>>(),
        Found::One(row) => vec![described(row)],
        Found::File(file) => vec![format!("the file {}", file.path.shown())],
    });
    let mut candidates: Vec<String> = candidates.collect();
    candidates.dedup();
    Error::cannot(format!("`{which}` can be more than one thing:\n{}", candidates.join("\n")))
        .hint("name the one that is meant by its serial number or fingerprint")
}

/// What to say when nothing answers: what it looks like, and the nearest name that there is.
fn unknown(store: &dyn Read, which: &str) -> Result<Error, Error> {
    let shown = crate::model::shortened(which);
    if let Ok(id) = which.parse::<StationId>()
        && store.charger(&id)?.is_some()
    {
        return Ok(Error::cannot(format!("the charger `{id}` has no certificate")));
    }
    if SUFFIXES.iter().any(|suffix| which.to_ascii_lowercase().ends_with(suffix)) {
        return Ok(Error::cannot(format!("there is no file `{shown}`, and nothing else of that name")));
    }
    let digits = which.strip_prefix("0x").unwrap_or(which).replace(':', "");
    if digits.len() >= 12 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        let what = if digits.len() == 64 { "SHA-256 fingerprint" } else { "serial number" };
        return Ok(Error::cannot(format!("no certificate of this PKI has the {what} `{shown}`"))
            .hint("see those there are with `evpki certificate list`"));
    }
    let names = names(store, which)?;
    let error = Error::cannot(format!(
        "no charger, server, party, holder or authority is called `{shown}`, and it is no serial number, fingerprint or file"
    ));
    Ok(match nearest(which, names.iter().map(String::as_str)) {
        Some(name) => error.hint(format!("did you mean `{name}`?")),
        None => error.hint("see those there are with `evpki certificate list`"),
    })
}

/// The names that could have been meant: of chargers, those that begin alike.
fn names(store: &dyn Read, which: &str) -> Result<Vec<String>, Error> {
    let mut names: Vec<String> = store.authorities()?.into_iter().map(|a| a.name).collect();
    let enough = |names: &Vec<String>| if names.len() < MOST_NAMES { Ok(()) } else { Err(store::Error::Stopped) };
    let kinds = OwnerKind::ALL.into_iter().filter(|kind| !matches!(kind, OwnerKind::Authority | OwnerKind::Charger));
    let mut listed = Ok(());
    for kind in kinds {
        let theirs = CertificateFilter { owner: Some(kind), without_bytes: true, ..CertificateFilter::default() };
        listed = listed.and_then(|()| {
            store.each_certificate(&theirs, &mut |row| {
                names.push(row.owner.name);
                enough(&names)
            })
        });
    }
    let prefix: String = which.chars().take(which.chars().count() / 2).collect();
    let chargers = ChargerFilter { prefix: Some(prefix), ..ChargerFilter::default() };
    let listed = listed.and_then(|()| {
        store.each_charger(&chargers, &mut |row| {
            names.push(row.charger.station_id.to_string());
            enough(&names)
        })
    });
    match listed {
        Ok(()) | Err(store::Error::Stopped) => Ok(names),
        Err(error) => Err(error.into()),
    }
}
