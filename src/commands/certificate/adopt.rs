//! Certificates that an authority of this PKI signed and the store does not know: a store was set back, a row was removed, or somebody else
//! used the authority's key. They are recorded so that they can be revoked, and only for that.

use super::find::File;
use crate::{
    commands::{Context, Error, pki_state::certificate_in},
    model::{SerialNumber, StationId},
    pki::{host_name, profile::Kind, rules::kind_of},
    store::{CertificateRow, KeyPlace, Lookup, NewCertificate, Owner, OwnerKind, Read, Transaction},
    x509::{Certificate, metadata::Arc, time::rfc3339},
};

/// What stands in the place of the profile of such a certificate: nobody knows by which one it was made. No profile can have this name.
pub const PROFILE: &str = "(not recorded)";

/// A certificate that is to be recorded because it is revoked.
#[derive(Debug)]
pub(super) struct Adoption {
    certificate: Certificate,
    /// The authority that signed it.
    pub(super) issuer: String,
    /// Whom it names.
    pub(super) owner: Owner,
    path: String,
}

impl Adoption {
    /// The certificate of a file that has no row, when an authority of this PKI signed it; none: no authority did.
    ///
    /// # Errors
    /// When it has expired, as no CRL names it then; when another certificate of that authority has its serial number.
    pub(super) fn of(context: &Context<'_>, store: &dyn Read, file: &File, arc: &Arc) -> Result<Option<Self>, Error> {
        let certificate = &file.leaf;
        let Some(issuer) = signer(store, certificate)? else { return Ok(None) };
        let serial = certificate.serial();
        if let Some(other) = of_serial(store, &issuer, serial)? {
            let (path, owner) = (file.path.display(), other.owner);
            return Err(Error::refused(format!(
                "{issuer} signed the certificate in `{path}`, and another one of the same serial number {serial}, of {owner}"
            ))
            .hint(format!("a CRL tells certificates by their serial numbers: to revoke both, name `{serial}`")));
        }
        if certificate.not_after() < context.now {
            let (path, ended) = (file.path.display(), rfc3339(certificate.not_after()));
            return Err(Error::cannot(format!(
                "the certificate in `{path}` expired at {ended}: a CRL names no expired certificate"
            )));
        }
        let (certificate, path) = (certificate.clone(), file.path.display().to_string());
        Ok(Some(Self { owner: owner_of(&certificate, arc), certificate, issuer, path }))
    }

    /// The certificate.
    pub(super) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Records it, and says in the audit where it came from; gives the number of its row.
    ///
    /// # Errors
    /// The store's, among others when somebody was quicker.
    pub(super) fn record(&self, context: &Context<'_>, transaction: &mut dyn Transaction) -> Result<i64, Error> {
        let certificate = &self.certificate;
        let row = transaction.record(&NewCertificate {
            issuer: self.issuer.clone(),
            serial: certificate.serial().clone(),
            owner: self.owner.clone(),
            common_name: certificate.subject().common_name().unwrap_or_default(),
            profile: PROFILE.to_owned(),
            not_before: certificate.not_before(),
            not_after: certificate.not_after(),
            key_id: certificate.public_key().id(),
            key: KeyPlace::Requester,
            tbs: certificate.tbs().to_vec(),
            // A store is checked at this moment: then it has to be valid.
            at: context.now.max(certificate.not_before()),
        })?;
        transaction.complete(row, certificate.der(), &certificate.fingerprint())?;
        let (issuer, serial) = (("issuer", self.issuer.clone()), certificate.serial().to_string());
        let tbs = crate::model::hex::encode(&certificate.tbs_digest());
        let origin = ("origin", format!("signed by {} without a record; read from {}", self.issuer, self.path));
        let details = [issuer.clone(), ("serial", serial.clone()), ("tbs", tbs), origin];
        transaction.append(&context.event("certificate.record", &self.owner.to_string(), &details))?;
        let details = [issuer, ("fingerprint", certificate.fingerprint().to_string())];
        transaction.append(&context.event("certificate.issue", &serial, &details))?;
        Ok(row)
    }
}

/// The authority that signed a certificate, with the key that it has or one that it had.
fn signer(store: &dyn Read, certificate: &Certificate) -> Result<Option<String>, Error> {
    for authority in store.authorities()? {
        let owner = Owner { kind: OwnerKind::Authority, name: authority.name.clone() };
        for row in store.certificates(&Lookup::Owner(owner))?.iter().filter(|row| row.der.is_some()) {
            let own = certificate_in(row)?;
            if own.subject() == certificate.issuer() && certificate.verify_signature(own.public_key()).is_ok() {
                return Ok(Some(authority.name));
            }
        }
    }
    Ok(None)
}

fn of_serial(store: &dyn Read, issuer: &str, serial: &SerialNumber) -> Result<Option<CertificateRow>, Error> {
    Ok(store.certificates(&Lookup::Serial(serial.clone()))?.into_iter().find(|row| row.issuer == issuer))
}

/// Whom it names: a charger by its metadata, a server by its name, an authority by its subject; anybody else by the common name.
fn owner_of(certificate: &Certificate, arc: &Arc) -> Owner {
    let subject = certificate.subject();
    let name = subject.common_name().unwrap_or_else(|| subject.to_string());
    let Ok(raw) = certificate.raw() else { return Owner { kind: OwnerKind::Signer, name } };
    let station = raw.station(arc).and_then(|station| station.station_id.parse::<StationId>().ok());
    match (kind_of(raw, arc, &[]), station) {
        // Never the short name of an authority.
        (Some(Kind::Authority), _) => Owner { kind: OwnerKind::Authority, name: subject.to_string() },
        (_, Some(id)) => Owner { kind: OwnerKind::Charger, name: id.to_string() },
        (Some(Kind::Server), _) if host_name(&name).is_ok() => Owner { kind: OwnerKind::Server, name: name.to_ascii_lowercase() },
        _ => Owner { kind: OwnerKind::Signer, name },
    }
}
