//! Issues the next CRL of an authority.

use crate::{
    commands::{
        Context, Error,
        context::commit,
        pki_state::{Issuer, PkiState},
    },
    files,
    model::{RevocationReason, Status, Timestamp},
    pki::issuance::sign_revocation_list,
    store::{self, Crl, Lookup, Read, RevokedEntry, Store},
    vault::Vault,
    x509::{KeyPair, RevocationListEntries, RevocationListEntry, RevocationListPlan, RevocationListReader, time::rfc3339},
};
use std::io::{self, Write};

/// Issues the next CRL of an authority, in one transaction: no revocation is missed and no number is used twice. Every entry of the last CRL is
/// kept unless the certificate has expired or was released from hold. Entries are streamed from the index through a spool into the store.
///
/// A caller asks `super::rollback` first whether a published CRL knows more than the store.
///
/// # Errors
/// When it cannot be signed or taken down: then there is none.
pub fn issue(
    context: &Context<'_>,
    store: &mut dyn Store,
    vault: &Vault,
    pki_state: &PkiState,
    ca: &Issuer,
    key: &KeyPair,
) -> Result<Crl, Error> {
    let name = &ca.authority.name;
    let validity = pki_state.hierarchy.authority(name).map_or(0, |a| a.crl().validity.seconds());
    let mut transaction = store.begin()?;
    let last = transaction.crl(name)?;
    if let Some(last) = last.as_ref().filter(|last| last.this_update > context.now) {
        return Err(clock_behind(name, last.this_update, context.now));
    }
    let ends = ca.certificate.not_after();
    if context.now > ends {
        let message = format!("{name} expired at {}, and it is {}", rfc3339(ends), rfc3339(context.now));
        return Err(Error::refused(message).hint("peers reject the CRL of an expired authority: issue under another one"));
    }
    // What has expired since the last CRL is named by one more (RFC 5280, 3.3).
    let since = last.as_ref().map_or(context.now, |last| last.this_update).plus(-1);
    let mut entries = RevocationListEntries::new(files::spool(&context.home))?;
    match &last {
        None => each_revoked(&*transaction, name, &mut |row| push(&mut entries, &row, since))?,
        Some(last) => {
            let mut merged = Ok(());
            transaction.read_crl(name, &mut |der| merged = merge(&*transaction, last, der, since, &mut entries))?;
            merged?;
        }
    }
    let count = entries.count();
    let plan = RevocationListPlan {
        issuer: ca.certificate.subject().clone(),
        authority_key_identifier: ca
            .certificate
            .subject_key_identifier()
            .unwrap_or_else(|| ca.certificate.public_key().identifier().to_vec()),
        number: last.map_or(1, |last| last.number + 1),
        this_update: context.now,
        next_update: context.now.plus(validity).min(ends),
    };
    let mut list = sign_revocation_list(&plan, entries, key)?;
    let crl = Crl {
        authority: name.clone(),
        number: plan.number,
        this_update: plan.this_update,
        next_update: plan.next_update,
        entries: count,
        length: list.length(),
    };
    transaction.put_crl(&crl, &mut list.der()?)?;
    let details = [("number", plan.number.to_string()), ("entries", count.to_string())];
    transaction.append(&context.event("crl.issue", name, &details))?;
    commit(transaction, vault)?;
    Ok(crl)
}

/// Adds all certificates that are on hold or revoked, and every entry of the last CRL that has no row: after an old backup was restored, only the
/// published CRL still tells of it. Such an entry stays until the authority expires, because nobody knows when the certificate does.
fn merge<S: Write>(
    store: &dyn Read,
    last: &Crl,
    der: &mut dyn io::Read,
    since: Timestamp,
    entries: &mut RevocationListEntries<S>,
) -> Result<(), Error> {
    let mut before = RevocationListReader::begin(der)?;
    let mut ahead = before.next_entry()?;
    each_revoked(store, &last.authority, &mut |row| {
        while let Some(entry) = ahead.take_if(|(serial, ..)| *serial < row.serial) {
            keep(store, last, entry, entries)?;
            ahead = before.next_entry()?;
        }
        if let Some(entry) = ahead.take_if(|(serial, ..)| *serial == row.serial) {
            if is_final(entry.2) && !is_final(row.reason) {
                return Err(contradicted(last, &entry, "held"));
            }
            ahead = before.next_entry()?;
        }
        push(entries, &row, since)
    })?;
    while let Some(entry) = ahead.take() {
        keep(store, last, entry, entries)?;
        ahead = before.next_entry()?;
    }
    before.end()?;
    Ok(())
}

/// Adds an entry of the last CRL that is not among the revoked here, unless the store says why not.
fn keep<S: Write>(
    store: &dyn Read,
    last: &Crl,
    entry: RevocationListEntry,
    entries: &mut RevocationListEntries<S>,
) -> Result<(), Error> {
    let (serial, at, reason) = &entry;
    let rows = store.certificates(&Lookup::Serial(serial.clone()))?;
    match rows.into_iter().find(|row| row.issuer == last.authority).map(|row| row.status) {
        None => Ok(entries.push(serial, *at, *reason)?),
        Some(Status::Good) if is_final(*reason) => Err(contradicted(last, &entry, "good")),
        Some(Status::Held { .. }) if is_final(*reason) => Err(contradicted(last, &entry, "held")),
        // Released from hold; or among the revoked after all, where the last CRL is not ordered.
        Some(_) => Ok(()),
    }
}

/// Whether this is a revocation, which nothing undoes, and no hold.
pub(super) fn is_final(reason: RevocationReason) -> bool {
    reason != RevocationReason::CertificateHold
}

fn contradicted(last: &Crl, (serial, at, reason): &RevocationListEntry, status: &str) -> Error {
    let Crl { authority, number, .. } = last;
    let said = format!("{reason} since {}", rfc3339(*at));
    Error::store(format!(
        "CRL number {number} of {authority} lists certificate {serial} as revoked ({said}), but the store says that it is {status}: a new CRL \
         from this store would undo the revocation"
    ))
    .hint("see what else is wrong with `evpki store check`, or restore the newest backup with `evpki store restore FILE`")
}

/// Adds a certificate that is held or revoked and had not expired at `since`.
fn push<S: Write>(entries: &mut RevocationListEntries<S>, row: &RevokedEntry, since: Timestamp) -> Result<(), Error> {
    if row.not_after > since {
        entries.push(&row.serial, row.at, row.reason)?;
    }
    Ok(())
}

/// [`Read::each_revoked`] with a callback that returns an error of the commands.
fn each_revoked(store: &dyn Read, authority: &str, each: &mut dyn FnMut(RevokedEntry) -> Result<(), Error>) -> Result<(), Error> {
    let mut failure = None;
    let read = store.each_revoked(authority, &mut |row| {
        each(row).map_err(|error| {
            failure = Some(error);
            store::Error::Stopped
        })
    });
    failure.map_or_else(|| Ok(read?), Err)
}

fn clock_behind(authority: &str, last: Timestamp, now: Timestamp) -> Error {
    let message = format!(
        "the last CRL of {authority} was issued at {}, but the clock of this machine says {}",
        rfc3339(last),
        rfc3339(now)
    );
    Error::refused(message).hint("set the clock of this machine, then try again")
}
