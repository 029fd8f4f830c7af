//! Checks CRLs against the statuses that they have to contain, and against the published files that peers fetch.

use super::finding::{Finding, Findings, Grade};
use crate::{
    commands::{Error, crl},
    files,
    model::{SerialNumber, Timestamp},
    store::{self, Authority, Lookup, Read, Sqlite},
    x509::{Certificate, RevocationList, RevocationListEntry, time::rfc3339},
};
use std::path::Path;

/// The size limit of a published CRL that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// Checks that the CA signed its latest CRL, and that the CRL agrees with its row and contains all certificates that are revoked or on
/// hold.
pub(super) fn check(store: &Sqlite, authority: &Authority, own: &[Certificate], findings: &mut Findings) -> Result<(), Error> {
    let name = &authority.name;
    let subject = format!("CRL of {name}");
    let Some(crl) = store.crl(name)? else {
        findings.add(Finding::incomplete("crl-stale", subject, format!("{name} has no CRL")));
        return Ok(());
    };
    let is_stale = store.crl_is_stale(name)?;
    let (what, list) = match RevocationList::from_bytes(store.crl_der(name)?.unwrap_or_default()) {
        Err(error) => (Some(format!("cannot be read: {error}")), None),
        Ok(list) => {
            let what = if !own.iter().any(|c| list.verify_signature(c.public_key()).is_ok()) {
                Some("is not signed by this CA".to_owned())
            } else if list.number() != Some(crl.number) {
                Some(format!("has the number {}, but {} according to its row", list.number().unwrap_or_default(), crl.number))
            } else if list.len() as u64 != crl.entries {
                Some(format!("contains {} certificates, but {} according to its row", list.len(), crl.entries))
            } else if list.this_update() != crl.this_update || list.next_update() != Some(crl.next_update) {
                Some("has a thisUpdate or nextUpdate that differs from its row".to_owned())
            } else {
                None
            };
            (what, Some(list))
        }
    };
    match (what, list) {
        (Some(what), _) => findings.add(Finding::damage("crl", subject, format!("the CRL of {name} {what}"))),
        (None, _) if is_stale => {
            let what =
                format!("the CRL of {name}, number {}, is out of date: a status has changed since it was issued", crl.number);
            findings.add(Finding::incomplete("crl-stale", subject, what));
        }
        (None, Some(list)) => compare(store, name, &list, findings)?,
        (None, None) => {}
    }
    Ok(())
}

/// Checks the entries of a CRL against the rows, if no status has changed since it was issued. Both are ordered by serial number, so they
/// are read side by side. A certificate that had expired at thisUpdate may be on the CRL or not.
fn compare(store: &Sqlite, name: &str, list: &RevocationList, findings: &mut Findings) -> Result<(), store::Error> {
    let mut entries = list.entries().peekable();
    let mut found = |grade, serial: &SerialNumber, what: String| {
        let what = format!("the CRL of {name}: certificate {serial} {what}");
        findings.add(Finding::new(grade, "crl-status", format!("certificate {serial}"), what));
    };
    let said = |at: Timestamp, reason| format!("{reason} since {}", rfc3339(at));
    // Entries that do not have to be on the CRL.
    let surplus = |(serial, at, reason): RevocationListEntry, found: &mut dyn FnMut(Grade, &SerialNumber, String)| {
        let rows = store.certificates(&Lookup::Serial(serial.clone()))?;
        match rows.into_iter().find(|row| row.issuer == name) {
            // This happens after an old backup was restored: the published CRL was carried over and stays as it is.
            None => found(
                Grade::Incomplete,
                &serial,
                "is on it, but the store has no record of it: add one with `evpki certificate revoke` and its file".to_owned(),
            ),
            Some(row) if row.status.entry() != Some((at, reason)) => {
                found(
                    Grade::Damage,
                    &serial,
                    format!("is on it ({}), but its row contains {}", said(at, reason), row.status.name()),
                );
            }
            Some(_) => {}
        }
        Ok(())
    };
    store.each_revoked(name, &mut |row| {
        while let Some(entry) = entries.next_if(|(serial, ..)| *serial < row.serial) {
            surplus(entry, &mut found)?;
        }
        let what = match entries.next_if(|(serial, ..)| *serial == row.serial) {
            None if row.not_after <= list.this_update() => return Ok(()),
            None => format!("is not on it, but its row contains {}", said(row.at, row.reason)),
            Some((_, at, reason)) if (at, reason) != (row.at, row.reason) => {
                format!("is on it ({}), but its row contains {}", said(at, reason), said(row.at, row.reason))
            }
            Some(_) => return Ok(()),
        };
        found(Grade::Damage, &row.serial, what);
        Ok(())
    })?;
    entries.try_for_each(|entry| surplus(entry, &mut found))
}

/// Checks that the published CRL of a CA in the PKI home is the one in the store.
pub(super) fn check_published(
    store: &Sqlite,
    home: &Path,
    name: &str,
    own: &[Certificate],
    findings: &mut Findings,
) -> Result<(), Error> {
    let path = home.join(crl::publish::DIRECTORY).join(format!("{}.crl", files::name_for(name)));
    // The file is read first: it is written after the store, so it is never newer than the CRL that is read from the store.
    let Ok(published) = files::read(&path, LARGEST) else { return Ok(()) };
    let Some(crl) = store.crl(name)? else { return Ok(()) };
    if store.crl_der(name)?.is_some_and(|der| published.expose() == der) {
        return Ok(());
    }
    let list = RevocationList::from_der(published.expose()).ok();
    let signed = list.filter(|list| own.iter().any(|c| list.verify_signature(c.public_key()).is_ok()));
    let number = signed.and_then(|list| list.number());
    let shown = path.display();
    let subject = path.display().to_string();
    findings.add(match number {
        Some(number) if number > crl.number => Finding::damage(
            "crl-published",
            subject,
            format!(
                "`{shown}` is CRL number {number} of {name}, but the last one in the store is {}: the store was set back",
                crl.number
            ),
        ),
        Some(number) if number == crl.number => Finding::damage(
            "crl-published",
            subject,
            format!("`{shown}` is CRL number {number} of {name}, but its content differs from that CRL in the store"),
        ),
        Some(number) => Finding::incomplete(
            "crl-published",
            subject,
            format!("`{shown}` is CRL number {number} of {name}, but the last one is {}", crl.number),
        ),
        None => Finding::incomplete("crl-published", subject, format!("`{shown}` is not a CRL that {name} signed")),
    });
    Ok(())
}
