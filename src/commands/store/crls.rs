//! CRLs, held against the statuses that they are to tell of, and against the files that peers fetch.

use super::finding::{Finding, Findings, Grade};
use crate::{
    commands::{Error, crl},
    files,
    model::{SerialNumber, Timestamp},
    store::{self, Authority, Lookup, Read, Sqlite},
    x509::{Certificate, RevocationList, RevocationListEntry, time::rfc3339},
};
use std::path::Path;

/// The largest published CRL read, in bytes.
const LARGEST: u64 = 256 << 20;

/// Whether the latest CRL of an authority is one of its own, says what its row says, and names those that do not count.
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
                Some("is not signed by this authority".to_owned())
            } else if list.number() != Some(crl.number) {
                Some(format!("says number {}, and its row {}", list.number().unwrap_or_default(), crl.number))
            } else if list.len() as u64 != crl.entries {
                Some(format!("names {} certificates, and its row {}", list.len(), crl.entries))
            } else if list.this_update() != crl.this_update || list.next_update() != Some(crl.next_update) {
                Some("has another thisUpdate or nextUpdate than its row".to_owned())
            } else {
                None
            };
            (what, Some(list))
        }
    };
    match (what, list) {
        (Some(what), _) => findings.add(Finding::damage("crl", subject, format!("the CRL of {name} {what}"))),
        (None, _) if is_stale => {
            let what = format!("the CRL of {name}, number {}, is out of date: a status has changed since", crl.number);
            findings.add(Finding::incomplete("crl-stale", subject, what));
        }
        (None, Some(list)) => compare(store, name, &list, findings)?,
        (None, None) => {}
    }
    Ok(())
}

/// Holds the entries of a CRL since which no status has changed against the rows, side by side: both are ordered by serial number. What has
/// expired by its day may be missing from it, and may be on it.
fn compare(store: &Sqlite, name: &str, list: &RevocationList, findings: &mut Findings) -> Result<(), store::Error> {
    let mut entries = list.entries().peekable();
    let mut found = |grade, serial: &SerialNumber, what: String| {
        let what = format!("the CRL of {name}: certificate {serial} {what}");
        findings.add(Finding::new(grade, "crl-status", format!("certificate {serial}"), what));
    };
    let said = |at: Timestamp, reason| format!("{reason} since {}", rfc3339(at));
    // What it names beyond what has to be on it.
    let surplus = |(serial, at, reason): RevocationListEntry, found: &mut dyn FnMut(Grade, &SerialNumber, String)| {
        let rows = store.certificates(&Lookup::Serial(serial.clone()))?;
        match rows.into_iter().find(|row| row.issuer == name) {
            // So it is after an old backup was restored: the published CRL was carried over, and stays what it is.
            None => found(
                Grade::Incomplete,
                &serial,
                "is on it, but the store has no record of this certificate: `evpki certificate revoke` with its file makes one"
                    .to_owned(),
            ),
            Some(row) if row.status.entry() != Some((at, reason)) => {
                found(Grade::Damage, &serial, format!("is on it: {}, and its row says {}", said(at, reason), row.status.name()));
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
            None => format!("is not on it, and its row says {}", said(row.at, row.reason)),
            Some((_, at, reason)) if (at, reason) != (row.at, row.reason) => {
                format!("is on it: {}, and its row says {}", said(at, reason), said(row.at, row.reason))
            }
            Some(_) => return Ok(()),
        };
        found(Grade::Damage, &row.serial, what);
        Ok(())
    })?;
    entries.try_for_each(|entry| surplus(entry, &mut found))
}

/// Whether what is published of an authority in the home is what the store has.
pub(super) fn check_published(
    store: &Sqlite,
    home: &Path,
    name: &str,
    own: &[Certificate],
    findings: &mut Findings,
) -> Result<(), Error> {
    let path = home.join(crl::publish::DIRECTORY).join(format!("{}.crl", files::name_for(name)));
    // The file first: it is written after the store, so it is never ahead of what is read then.
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
            format!("`{shown}` is CRL number {number} of {name}, and the store knows none after {}: it was set back", crl.number),
        ),
        Some(number) if number == crl.number => Finding::damage(
            "crl-published",
            subject,
            format!("`{shown}` is CRL number {number} of {name}, and says otherwise than that of the store"),
        ),
        Some(number) => Finding::incomplete(
            "crl-published",
            subject,
            format!("`{shown}` is CRL number {number} of {name}, the last one is {}", crl.number),
        ),
        None => Finding::incomplete("crl-published", subject, format!("`{shown}` is no CRL that {name} signed")),
    });
    Ok(())
}
