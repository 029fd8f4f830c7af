//! The life of a certificate before it is one, as types: each step consumes the one before, so none can be left out or taken twice.
//!
//! ```text
//! Reserved ──prepare──▶ Prepared ──record──▶ Recorded ──sign──▶ Signed ──complete──▶ Issued
//! a serial number       the exact bytes,      durable: it can    compared with what   kept; may be
//! is drawn              held against rules    be revoked         was recorded         handed out
//! ```
//!
//! What is durable is the [`Ledger`]'s business. A process that dies between two steps leaves a record without a signature; whoever
//! comes next takes it up with [`Recorded::resume`] and signs the very same bytes.

#[cfg(test)]
mod tests;

use super::{
    IssuanceError,
    plan::{self, Issuance, IssuanceRequest, Subject},
    rules,
};
use crate::{
    failpoints::{Point, reached},
    model::{KeyId, Random, SerialNumber},
    x509::{
        self, Certificate, CertificatePlan, KeyPair, Message, RawCertificate, RevocationListEntries, RevocationListPlan,
        RevocationListSummary, SignatureAlgorithm, SignedRevocationList, assemble,
    },
};
use std::io::{Read, Seek, Write};

/// Where certificates are accounted for. What it has said yes to is durable.
pub trait Ledger {
    /// Why it could not.
    type Error;

    /// Takes down what is about to be signed, all or none; gives the number of each row, in order. A serial number that is taken is refused.
    ///
    /// # Errors
    /// When nothing was taken down.
    fn record(&mut self, prepared: &[Prepared]) -> Result<Vec<i64>, Self::Error>;

    /// Makes sure that a record that was left without a signature is one that this ledger made: this row, with these bytes, for this key.
    ///
    /// # Errors
    /// When it is not, or nobody can say so.
    fn authenticate(&mut self, row: i64, tbs: &[u8], key: &KeyId) -> Result<(), Self::Error>;

    /// Takes down what was signed, all or none; gives what now stands in each row, in order. Whoever took up a record that was left without
    /// a signature may have signed the same bytes before: then their certificate stands, and is the one.
    ///
    /// # Errors
    /// When nothing was taken down.
    fn complete(&mut self, signed: Vec<Signed>) -> Result<Vec<Certificate>, Self::Error>;
}

/// A serial number, drawn and not yet used. It becomes durable, and unique for sure, with the record.
#[derive(Debug)]
pub struct Reserved {
    serial: SerialNumber,
}

/// What is about to be signed: a plan, and the exact bytes that say it, against which no rule speaks.
#[derive(Debug)]
pub struct Prepared {
    plan: CertificatePlan,
    tbs: Vec<u8>,
    signer: KeyId,
    checked: rules::Checked,
}

/// What is accounted for and may be signed, once.
#[derive(Debug)]
pub struct Recorded {
    row: i64,
    tbs: Vec<u8>,
    signer: KeyId,
}

/// A record that was left without a signature, and is what would be recorded now. Whether the ledger made it, [`take_up`] asks.
#[derive(Debug)]
pub struct OpenRecord {
    recorded: Recorded,
    key: KeyId,
}

/// What was signed, and is what was recorded.
#[derive(Debug)]
pub struct Signed {
    row: i64,
    certificate: Certificate,
}

impl Reserved {
    /// Draws a serial number.
    ///
    /// # Errors
    /// [`IssuanceError::Encoding`] when there is no randomness.
    pub fn draw(random: &dyn Random) -> Result<Self, IssuanceError> {
        let serial = SerialNumber::draw(random).map_err(|_| x509::Error::Crypto { what: "give random bytes" })?;
        reached(Point::Reserved);
        Ok(Self { serial })
    }

    /// Plans the certificate, writes the bytes that are to be signed, and holds them against the rules.
    ///
    /// # Errors
    /// [`IssuanceError`]
    pub fn prepare(self, by: &Issuance<'_>, request: &IssuanceRequest) -> Result<Prepared, IssuanceError> {
        let signer = by.signer.public_key(request);
        if by.algorithm != SignatureAlgorithm::of(signer.key_type()) {
            let (algorithm, key) = (by.algorithm.name().to_owned(), signer.key_type());
            return Err(x509::Error::SignatureOfAnotherKey { algorithm, key }.into());
        }
        let plan = plan::plan(by, request, self.serial)?;
        let tbs = x509::to_be_signed(&plan, by.algorithm, &by.identity.arc)?;
        let checked = check(&tbs, by, request)?;
        reached(Point::Prepared);
        Ok(Prepared { plan, tbs, signer: signer.id(), checked })
    }
}

impl Prepared {
    /// What the certificate will say.
    #[must_use]
    pub fn plan(&self) -> &CertificatePlan {
        &self.plan
    }

    /// The exact bytes to be signed.
    #[must_use]
    pub fn tbs(&self) -> &[u8] {
        &self.tbs
    }

    /// What the rules found that does not stop it.
    #[must_use]
    pub fn checked(&self) -> &rules::Checked {
        &self.checked
    }

    /// Their SHA-256 digest.
    #[must_use]
    pub fn tbs_digest(&self) -> [u8; 32] {
        x509::digest(&self.tbs)
    }
}

/// Holds the exact bytes against the rules, under a signature that stands for the one to come: as long as that can be, as some rules count bytes.
fn check(tbs: &[u8], by: &Issuance<'_>, request: &IssuanceRequest) -> Result<rules::Checked, IssuanceError> {
    let longest = by.signer.public_key(request).longest_signature();
    let raw = RawCertificate::of(&assemble(tbs, by.algorithm, &vec![0; longest])?)?;
    rules::check(&rules::LintInput::of(&raw, by, &request.subject)?, by.profile.rules())
}

/// Has all of them taken down.
///
/// # Errors
/// The ledger's: then none was.
///
/// # Panics
/// When the ledger gives another number of rows than it was to take down: what it says is then worth nothing.
pub fn record<L: Ledger>(ledger: &mut L, prepared: Vec<Prepared>) -> Result<Vec<Recorded>, L::Error> {
    let rows = ledger.record(&prepared)?;
    assert_eq!(rows.len(), prepared.len(), "the ledger returns a row for each certificate that it records");
    let recorded = |(row, Prepared { tbs, signer, .. }): (i64, Prepared)| Recorded { row, tbs, signer };
    Ok(rows.into_iter().zip(prepared).map(recorded).collect())
}

/// Takes up records that were left without a signature, when the ledger made them.
///
/// # Errors
/// The ledger's: then none may be signed.
pub fn take_up<L: Ledger>(ledger: &mut L, open: Vec<OpenRecord>) -> Result<Vec<Recorded>, L::Error> {
    open.into_iter()
        .map(|OpenRecord { recorded, key }| {
            ledger.authenticate(recorded.row, &recorded.tbs, &key)?;
            Ok(recorded)
        })
        .collect()
}

/// Has all of them taken down as signed. Only now may they be handed out.
///
/// # Errors
/// The ledger's: then none was, and none may be.
///
/// # Panics
/// When the ledger gives another number of certificates than it was to take down.
pub fn complete<L: Ledger>(ledger: &mut L, signed: Vec<Signed>) -> Result<Vec<Certificate>, L::Error> {
    let expected = signed.len();
    let standing = ledger.complete(signed)?;
    assert_eq!(standing.len(), expected, "the ledger gives what stands in each row that it completes");
    Ok(standing)
}

impl Recorded {
    /// Looks at a record that was left without a signature: `row` and `tbs` as the ledger has them. It is planned once more: but for its
    /// serial number, its key and its time it must be what would be recorded now.
    ///
    /// # Errors
    /// [`IssuanceError::Stale`] when it is not; what [`Reserved::prepare`] says.
    pub fn resume(row: i64, tbs: Vec<u8>, by: &Issuance<'_>, subject: &Subject) -> Result<OpenRecord, IssuanceError> {
        let left = Certificate::from_der(&assemble(&tbs, by.algorithm, &[0; 8])?)?;
        let validity = Some(left.not_after().since(by.now));
        let request = IssuanceRequest { public_key: left.public_key().clone(), subject: subject.clone(), validity };
        let plan = plan::plan(by, &request, left.serial().clone())?;
        let plan = CertificatePlan { not_before: left.not_before(), not_after: left.not_after(), ..plan };
        if x509::to_be_signed(&plan, by.algorithm, &by.identity.arc)? != tbs {
            return Err(IssuanceError::Stale { serial: plan.serial });
        }
        check(&tbs, by, &request)?;
        let (signer, key) = (by.signer.public_key(&request).id(), request.public_key.id());
        Ok(OpenRecord { recorded: Self { row, tbs, signer }, key })
    }

    /// The number of its row in the ledger.
    #[must_use]
    pub fn row(&self) -> i64 {
        self.row
    }

    /// Signs exactly what was recorded, and makes sure of it.
    ///
    /// # Errors
    /// [`IssuanceError::AnotherKey`], [`IssuanceError::Encoding`] when signing fails, [`IssuanceError::Altered`] when what came out is not what went in.
    pub fn sign(self, key: &KeyPair) -> Result<Signed, IssuanceError> {
        let given = key.public().id();
        if given != self.signer {
            return Err(IssuanceError::AnotherKey { expected: self.signer, given });
        }
        let signature = sign(key, &Message::of(key.algorithm(), &self.tbs))?;
        let certificate = Certificate::from_der(&assemble(&self.tbs, key.algorithm(), &signature)?)?;
        reached(Point::Signed);
        if certificate.tbs() != self.tbs || certificate.verify_signature(key.public()).is_err() {
            return Err(IssuanceError::Altered);
        }
        reached(Point::Compared);
        Ok(Signed { row: self.row, certificate })
    }
}

impl Signed {
    /// The number of its row in the ledger.
    #[must_use]
    pub fn row(&self) -> i64 {
        self.row
    }

    /// The certificate.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The certificate, for good.
    #[must_use]
    pub fn into_certificate(self) -> Certificate {
        self.certificate
    }
}

/// Signs a CRL, and makes sure that it is what was planned: it is read again from its first byte to its last.
///
/// # Errors
/// [`IssuanceError::Encoding`], [`IssuanceError::Altered`].
pub fn sign_revocation_list<S: Read + Write + Seek>(
    plan: &RevocationListPlan,
    entries: RevocationListEntries<S>,
    key: &KeyPair,
) -> Result<SignedRevocationList<S>, IssuanceError> {
    let mut unsigned = plan.to_be_signed(entries, key.algorithm())?;
    let count = unsigned.count();
    let signature = sign(key, &unsigned.message()?)?;
    let mut signed = unsigned.assemble(&signature)?;
    let read = RevocationListSummary::read(signed.der()?)?;
    let as_planned = read.number() == Some(plan.number) && read.count() == count;
    if !as_planned || read.verify_signature(key.public()).is_err() {
        return Err(IssuanceError::Altered);
    }
    Ok(signed)
}

/// The one place where an authority signs.
fn sign(key: &KeyPair, message: &Message) -> Result<Vec<u8>, x509::Error> {
    key.sign_message(message)
}
