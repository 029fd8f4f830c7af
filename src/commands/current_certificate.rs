//! What certificates somebody holds, and so whether another is due.

use super::{Error, pki_state::Issuer};
use crate::{
    model::{Status, Timestamp},
    pki::{
        issuance::{OpenRecord, Recorded},
        plan::{Issuance, Subject},
    },
    store::{CertificateRow, Owner, OwnerKind, Stage},
    x509::{
        AlternativeName, Certificate, Extension, SignatureAlgorithm, assemble,
        metadata::{Arc, Party},
    },
};

/// Which of its owner's certificates of one profile a certificate is: one takes the place of another in the same variant alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variant {
    /// Whether it is that of a CSMS with an RSA key, beside the one with another (A00.FR.318).
    pub rsa: bool,
    /// The FQDN of the server of a party, which may have several.
    pub fqdn: Option<String>,
}

impl Variant {
    /// That of a certificate.
    ///
    /// # Errors
    /// When an extension of it cannot be read.
    pub fn of(kind: OwnerKind, certificate: &Certificate, arc: &Arc) -> Result<Self, Error> {
        Ok(Self {
            rsa: kind == OwnerKind::Server && certificate.public_key().key_type().is_rsa(),
            fqdn: if kind == OwnerKind::Party { host_name(certificate, arc)? } else { None },
        })
    }
}

/// The names in the subject alternative name of a certificate, in order.
fn names(certificate: &Certificate, arc: &Arc) -> Result<Vec<AlternativeName>, Error> {
    let names = certificate.extensions(arc)?.into_iter().find_map(|(_, extension)| match extension {
        Extension::SubjectAlternativeName(names) => Some(names),
        _ => None,
    });
    Ok(names.unwrap_or_default())
}

/// The host name of the server that a certificate is for, the first of several; none: it is for no server.
///
/// # Errors
/// When an extension of it cannot be read.
pub fn host_name(certificate: &Certificate, arc: &Arc) -> Result<Option<String>, Error> {
    Ok(names(certificate, arc)?.into_iter().find_map(|name| match name {
        AlternativeName::Dns(name) => Some(name),
        _ => None,
    }))
}

/// For which parties a certificate speaks.
///
/// # Errors
/// When an extension of it cannot be read.
pub fn parties(certificate: &Certificate, arc: &Arc) -> Result<Vec<Party>, Error> {
    let parties = certificate.extensions(arc)?.into_iter().find_map(|(_, extension)| match extension {
        Extension::Parties(parties) => Some(parties),
        _ => None,
    });
    Ok(parties.unwrap_or_default())
}

/// Whom a certificate is for, by its owner and what it says itself; none: it is a charger's, and the store says what is in it.
///
/// # Errors
/// When an extension of it cannot be read.
pub fn subject(owner: &Owner, certificate: &Certificate, arc: &Arc) -> Result<Option<Subject>, Error> {
    let name = owner.name.clone();
    let further = |fqdn: &str| {
        let own = AlternativeName::Dns(fqdn.to_owned());
        Ok::<_, Error>(names(certificate, arc)?.into_iter().filter(|name| *name != own).collect())
    };
    Ok(Some(match owner.kind {
        OwnerKind::Charger => return Ok(None),
        OwnerKind::Authority => Subject::Authority(name),
        OwnerKind::Server => Subject::Server { names: further(&name)?, fqdn: name },
        OwnerKind::Party => {
            let mut parties = parties(certificate, arc)?;
            if parties.is_empty() {
                parties.push(Party { id: name.parse()?, roles: Vec::new(), modules: None });
            }
            let fqdn = host_name(certificate, arc)?;
            let names = fqdn.as_deref().map(further).transpose()?.unwrap_or_default();
            Subject::Parties { parties, fqdn, names }
        }
        OwnerKind::Secc | OwnerKind::Contract | OwnerKind::Vehicle | OwnerKind::Signer => {
            let roles = certificate.extensions(arc)?.into_iter().find_map(|(_, extension)| match extension {
                Extension::UserRoles(roles) => Some(roles),
                _ => None,
            });
            Subject::Holder { name, roles: roles.unwrap_or_default() }
        }
    }))
}

/// What certificates of one profile somebody holds.
#[derive(Debug, Clone)]
pub enum CurrentCertificate {
    /// None ever.
    None,
    /// One that was recorded and never signed: it is to be completed before another is made.
    Open(Box<CertificateRow>),
    /// One that counts, or is held for the time being.
    Current(Box<CertificateRow>),
    /// Only some that were revoked or have expired; this is the newest.
    Lapsed(Box<CertificateRow>),
}

impl CurrentCertificate {
    /// What these rows, newest first, come to.
    #[must_use]
    pub fn of(rows: impl IntoIterator<Item = CertificateRow>, now: Timestamp) -> Self {
        let mut best = Self::None;
        for row in rows {
            let counts = !matches!(row.status, Status::Revoked { .. }) && row.not_after >= now;
            best = match (best, row.stage) {
                (_, Stage::Recorded) if counts => return Self::Open(Box::new(row)),
                (Self::None | Self::Lapsed(_), Stage::Completed) if counts => Self::Current(Box::new(row)),
                (Self::None, _) => Self::Lapsed(Box::new(row)),
                (best, _) => best,
            };
        }
        best
    }

    /// What tells it from what it was before: its kind, and the number of the row that it is about.
    #[must_use]
    pub fn mark(&self) -> (u8, i64) {
        match self {
            Self::None => (0, 0),
            Self::Open(row) => (1, row.row),
            Self::Current(row) => (2, row.row),
            Self::Lapsed(row) => (3, row.row),
        }
    }
}

/// What was recorded in this row and never signed, if it is what would be recorded for this subject now.
///
/// # Errors
/// When the row is damaged, or holds something else.
pub fn left_open(row: &CertificateRow, by: &Issuance<'_>, subject: &Subject) -> Result<OpenRecord, Error> {
    let missing = || Error::store(format!("certificates row {} contains neither a certificate nor a record to sign", row.row));
    Ok(Recorded::resume(row.row, row.tbs.clone().ok_or_else(missing)?, by, subject)?)
}

/// The certificate in a row; what was left without a signature, under one that stands for it.
///
/// # Errors
/// When the row is damaged.
pub fn read(row: &CertificateRow, ca: &Issuer) -> Result<Certificate, Error> {
    let der = match (&row.der, &row.tbs) {
        (Some(der), _) => der.clone(),
        (None, Some(tbs)) => assemble(tbs, SignatureAlgorithm::of(ca.certificate.public_key().key_type()), &[0; 8])?,
        (None, None) => Vec::new(),
    };
    Certificate::from_der(&der).map_err(|e| Error::store(format!("certificates row {}: {e}", row.row)))
}
