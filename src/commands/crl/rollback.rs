//! Whether a CRL that is already published shows that the store was rolled back.

use super::{issue::is_final, publish::DIRECTORY};
use crate::{
    commands::{Error, pki_state::Issuer, shell_quote::shell_quoted_path},
    files,
    model::{PrintablePath as _, RevocationReason, SerialNumber, Status},
    store::{Lookup, Read},
    x509::{RevocationListReader, RevocationListSummary},
};
use std::{
    cmp::Ordering,
    fs,
    io::{self, Seek as _},
    path::Path,
};

/// Refuses to go on where the CRL of an authority in a directory knows more than the store: it is later, it is another of the same number, or it lists
/// what the latest CRL of the store does not list and should. Peers have seen it, and a CRL of this store would take revocations back.
///
/// # Errors
/// When it does; when it cannot be read. A file that the authority did not sign says nothing.
pub(in crate::commands) fn refuse(store: &dyn Read, ca: &Issuer, directory: &Path, home: &Path) -> Result<(), Error> {
    let name = &ca.authority.name;
    let path = directory.join(format!("{}.crl", files::name_for(name)));
    let mut file = match files::open(&path) {
        Err(files::Error::Missing { .. }) => return Ok(()),
        file => file?,
    };
    let published = RevocationListSummary::read(&file).ok();
    let ours = published.filter(|list| list.verify_signature(ca.certificate.public_key()).is_ok());
    let Some((published, number)) = ours.and_then(|list| list.number().map(|number| (list, number))) else { return Ok(()) };
    let last = store.crl(name)?.map_or(0, |last| last.number);
    let (message, hint) = match number.cmp(&last) {
        Ordering::Less => {
            file.rewind().map_err(|e| Error::cannot(format!("cannot read `{}` again: {e}", path.shown())))?;
            match missing(store, ca, &file)? {
                None => return Ok(()),
                Some(serial) => (
                    format!(
                        "`{}` is CRL number {number} of {name} and lists certificate {serial}, which number {last} of the store does not list",
                        path.shown()
                    ),
                    by_hand(&path),
                ),
            }
        }
        Ordering::Equal if latest(store, ca)?.is_some_and(|latest| latest.has_signature_of(&published)) => return Ok(()),
        Ordering::Equal => {
            let message = format!(
                "`{}` is CRL number {number} of {name}, but the store has a different CRL with that number",
                path.shown()
            );
            (message, by_hand(&path))
        }
        Ordering::Greater => {
            let restore =
                "restore the newest backup with `evpki store restore FILE`: it carries over what the published CRLs say";
            let own = home.join(DIRECTORY);
            let hint = match directory == own {
                true => restore.to_owned(),
                false => format!("copy it to `{}`, then {restore}", own.shown()),
            };
            let message =
                format!("`{}` is CRL number {number} of {name}, but the newest in the store is number {last}", path.shown());
            (message, hint)
        }
    };
    Err(Error::store(format!("{message}: the store was rolled back")).hint(hint))
}

fn by_hand(path: &Path) -> String {
    format!(
        "list its entries with `openssl crl -inform DER -noout -text -in {}`, revoke each certificate that the store does not know to be revoked \
         (`evpki certificate revoke`), move the file away, then publish with `--force`",
        shell_quoted_path(path)
    )
}

/// The latest CRL of an authority, if it can be read.
pub(super) fn latest(store: &dyn Read, ca: &Issuer) -> Result<Option<RevocationListSummary>, Error> {
    let mut latest = None;
    store.read_crl(&ca.authority.name, &mut |der| latest = RevocationListSummary::read(der).ok())?;
    Ok(latest)
}

/// The first certificate on an earlier CRL that is not on the latest one of the store, though it has neither expired nor been released from hold.
fn missing(store: &dyn Read, ca: &Issuer, earlier: &fs::File) -> Result<Option<SerialNumber>, Error> {
    let name = &ca.authority.name;
    let mut missing = Ok(None);
    store.read_crl(name, &mut |latest| missing = first_missing(store, name, earlier, latest))?;
    missing
}

fn first_missing(
    store: &dyn Read,
    authority: &str,
    earlier: impl io::Read,
    latest: impl io::Read,
) -> Result<Option<SerialNumber>, Error> {
    let (mut earlier, mut latest) = (RevocationListReader::begin(earlier)?, RevocationListReader::begin(latest)?);
    let mut ahead = latest.next_entry()?;
    while let Some((serial, _, before)) = earlier.next_entry()? {
        while ahead.as_ref().is_some_and(|(other, ..)| *other < serial) {
            ahead = latest.next_entry()?;
        }
        let is_kept = match ahead.as_ref().filter(|(other, ..)| *other == serial) {
            Some((.., now)) => is_final(*now) || !is_final(before),
            None => may_be_gone(store, authority, &serial, before)?,
        };
        if !is_kept {
            return Ok(Some(serial));
        }
    }
    Ok(None)
}

/// Whether a certificate that was on an earlier CRL may be missing from the latest.
fn may_be_gone(store: &dyn Read, authority: &str, serial: &SerialNumber, reason: RevocationReason) -> Result<bool, Error> {
    let rows = store.certificates(&Lookup::Serial(serial.clone()))?;
    Ok(match rows.into_iter().find(|row| row.issuer == authority).map(|row| row.status) {
        // Nobody knows when it expires.
        None => false,
        // It was released from hold.
        Some(Status::Good) => !is_final(reason),
        // It has expired; a revocation does not become a hold.
        Some(Status::Held { .. }) => !is_final(reason),
        Some(Status::Revoked { .. }) => true,
    })
}
