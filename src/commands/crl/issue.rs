//! Issues the next CRL of an authority.

use crate::{
    commands::{
        Context, Error,
        context::commit,
        office::{Desk, Office},
    },
    files,
    model::Timestamp,
    pki::issuance::sign_revocation_list,
    store::{self, Crl, Store},
    vault::Vault,
    x509::{KeyPair, RevocationListEntries, RevocationListPlan, time::rfc3339},
};

/// Issues the next CRL of an authority. What it names is read, signed and taken down in one transaction, so nothing revoked in between is
/// passed over, and no number is used twice. It goes from index to spool to store an entry at a time, and is in memory at no moment.
///
/// # Errors
/// When it cannot be signed or taken down: then there is none.
pub fn issue(
    context: &Context<'_>,
    store: &mut dyn Store,
    vault: &Vault,
    office: &Office,
    desk: &Desk,
    key: &KeyPair,
) -> Result<Crl, Error> {
    let name = &desk.authority.name;
    let validity = office.hierarchy.authority(name).map_or(0, |a| a.crl().validity.seconds());
    let mut transaction = store.begin()?;
    let last = transaction.crl(name)?;
    if let Some(last) = last.as_ref().filter(|last| last.this_update > context.now) {
        return Err(clock_behind(name, last.this_update, context.now));
    }
    let ends = desk.certificate.not_after();
    if context.now > ends {
        let message = format!("{name} expired at {}, and it is {}", rfc3339(ends), rfc3339(context.now));
        return Err(Error::refused(message).hint("peers believe no CRL of an authority that is over"));
    }
    // What has expired since the last CRL is named by one more (RFC 5280, 3.3).
    let since = last.as_ref().map_or(context.now, |last| last.this_update).plus(-1);
    let mut entries = RevocationListEntries::new(files::spool(&context.home))?;
    let mut unfit = Ok(());
    let read = transaction.each_revoked(name, since, &mut |entry| {
        unfit = entries.push(&entry.serial, entry.at, entry.reason);
        if unfit.is_err() { Err(store::Error::Stopped) } else { Ok(()) }
    });
    unfit?;
    read?;
    let count = entries.count();
    let plan = RevocationListPlan {
        issuer: desk.certificate.subject().clone(),
        authority_key_identifier: desk
            .certificate
            .subject_key_identifier()
            .unwrap_or_else(|| desk.certificate.public_key().identifier().to_vec()),
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

fn clock_behind(authority: &str, last: Timestamp, now: Timestamp) -> Error {
    let message = format!("the last CRL of {authority} was issued at {}, and the clock says {}", rfc3339(last), rfc3339(now));
    Error::refused(message).hint("set the clock of this machine, then try again")
}
