//! Hands out a certificate of a holder: its chain, and its private key for whoever provisions it.

use super::find::{self, Found};
use crate::{
    commands::{
        Context, Error,
        context::commit,
        pki_state::{Issuer, PkiState, certificate_in, private_key},
    },
    files::{self, Audience, Existing},
    model::Status,
    store::{CertificateRow, KeyPlace, Owner, OwnerKind, Read, Store},
    vault::Vault,
    x509::{Certificate, pem},
};
use std::path::PathBuf;

/// The largest key file read, in bytes.
const LARGEST_KEY: u64 = 64 * 1024;

/// Where a chain and a key go.
#[derive(Debug, Clone, Default)]
pub struct Destination {
    /// The file for the chain; none: it is in the report alone.
    pub out: Option<PathBuf>,
    /// The file for the private key; none: it stays in the vault alone.
    pub key_out: Option<PathBuf>,
}

impl Destination {
    /// Makes sure that no file is there that could hold another key.
    ///
    /// # Errors
    /// When one is.
    pub fn is_free(&self) -> Result<(), Error> {
        let taken = self.key_out.as_ref().filter(|path| path.exists());
        match taken {
            Some(path) => Err(Error::from(files::Error::Exists { path: path.clone() }).hint("name another file for the key")),
            None => Ok(()),
        }
    }
}

/// What to export.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which: see [`super::find`].
    pub which: String,
    /// Where it goes.
    pub place: Destination,
}

/// What was handed out.
#[derive(Debug, Clone)]
pub struct HandedOut {
    /// The certificate with those above it, without the root, as PEM.
    pub chain: String,
    /// The file with the chain.
    pub out: Option<PathBuf>,
    /// The file with the private key.
    pub key_out: Option<PathBuf>,
}

/// What was exported.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its serial number, in hexadecimal.
    pub serial: String,
    /// Its subject.
    pub subject: String,
    /// What was handed out.
    pub handed: HandedOut,
}

/// Hands out a certificate of somebody who is known by a name alone. Chargers, servers and parties have bundles.
///
/// # Errors
/// When nothing is meant or too much; when it does not count; when the key is asked for and is not here.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let pki_state = PkiState::open(&store)?;
    let row = chosen(context, &store, &request.which)?;
    let verb = match row.owner.kind {
        OwnerKind::Authority => Some("`evpki ca export` gives an authority's certificate to peers"),
        OwnerKind::Server => Some("`evpki bundle server` hands it out"),
        OwnerKind::Charger => Some("`evpki bundle device` hands it out"),
        OwnerKind::Party => Some("`evpki bundle party` hands it out"),
        OwnerKind::Secc | OwnerKind::Contract | OwnerKind::Vehicle | OwnerKind::Signer => None,
    };
    if let Some(verb) = verb {
        return Err(Error::usage(format!("the certificate {} is that of the {}", row.serial, row.owner)).hint(verb));
    }
    let certificate = certificate_in(&row)?;
    let ca = pki_state.ca(&store, &row.issuer)?;
    let handed = hand_out(context, &mut store, &vault, &ca, &certificate, (&row.owner, row.key), &request.place)?;
    Ok(Report { serial: row.serial.to_string(), subject: certificate.subject().to_string(), handed })
}

/// The one that is suggestions, of several the newest that counts.
fn chosen(context: &Context<'_>, store: &dyn Read, which: &str) -> Result<CertificateRow, Error> {
    let counts = |row: &CertificateRow| row.status == Status::Good && context.now <= row.not_after && row.der.is_some();
    match find::find(Some(store), which)? {
        Found::Owner(owner, rows) => {
            rows.into_iter().find(counts).ok_or_else(|| Error::cannot(format!("{owner} has no valid certificate now")))
        }
        found => {
            let row = found.rows().into_iter().next();
            let row = row.ok_or_else(|| Error::cannot(format!("`{which}` is no certificate of this PKI")))?;
            if counts(&row) { Ok(row) } else { Err(Error::cannot(format!("{} does not count now", find::described(&row)))) }
        }
    }
}

/// Writes the chain and the key where they go: the key first, so that there is no chain without it. The audit says who had the key before
/// anybody has it.
///
/// # Errors
/// When the key is asked for and is not in the vault; when a file cannot be written.
pub fn hand_out(
    context: &Context<'_>,
    store: &mut dyn Store,
    vault: &Vault,
    ca: &Issuer,
    certificate: &Certificate,
    (owner, key): (&Owner, KeyPlace),
    place: &Destination,
) -> Result<HandedOut, Error> {
    if let Some(path) = &place.key_out {
        if key != KeyPlace::Vault {
            return Err(Error::cannot(format!(
                "the private key of {} is not here, but with the requester",
                certificate.serial()
            )));
        }
        let pair = private_key(store, vault, &certificate.public_key().id().to_string())?;
        let text = pem::write_private_key(&pair.to_pkcs8()?)?;
        let is_there = path.exists();
        // What an interruption has left is this very key.
        if is_there && files::read(path, LARGEST_KEY)? != text {
            return Err(files::Error::Exists { path: path.clone() }.into());
        }
        if !is_there {
            let details = [("serial", certificate.serial().to_string()), ("path", path.to_string_lossy().into_owned())];
            let mut transaction = store.begin()?;
            transaction.append(&context.event("key.reveal", &owner.to_string(), &details))?;
            commit(transaction, vault)?;
            files::write(path, text.expose(), Audience::Owner, Existing::Keep)?;
        }
    }
    let chain = crate::commands::issuing::chain(Some(certificate), ca)?;
    if let Some(path) = &place.out {
        files::write(path, chain.as_bytes(), Audience::Everybody, Existing::Replace)?;
    }
    Ok(HandedOut { chain, out: place.out.clone(), key_out: place.key_out.clone() })
}
