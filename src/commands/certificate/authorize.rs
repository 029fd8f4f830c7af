//! Says of a certificate whether who shows it may do what it is about to.

use super::{
    verification::{self, PresentedBy, Sources},
    verify::Role,
};
use crate::{
    authorization::{Question, Says, Subject},
    commands::{Context, Error},
    model::{SerialNumber, Timestamp},
    x509::{Certificate, path::Revocation},
};
use std::path::PathBuf;

/// What to answer.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of which certificate: see [`super::find`].
    pub which: String,
    /// What is asked.
    pub question: Question,
    /// Files of CRLs to ask besides.
    pub crls: Vec<PathBuf>,
    /// Files of certificates to trust in place of this PKI; any: nothing of this PKI is used, and a CRL has to be there for each
    /// certificate.
    pub anchors: Vec<PathBuf>,
    /// Under which arc metadata stands, with anchors from files; none: evpki's own.
    pub arc: Option<String>,
    /// For which moment; none: now.
    pub at: Option<Timestamp>,
}

/// The answer.
#[derive(Debug, Clone)]
pub struct Report {
    /// The subject of the certificate.
    pub subject: String,
    /// Its serial number.
    pub serial: SerialNumber,
    /// For which moment.
    pub at: Timestamp,
    /// What a yes stands on; or why not.
    pub answer: Result<Basis, Reason>,
    /// What to do about it.
    pub hint: Option<String>,
}

/// What a yes stands on.
#[derive(Debug, Clone)]
pub struct Basis {
    /// What the certificate says.
    pub says: Says,
    /// The subjects from the certificate to the anchor, both included.
    pub path: Vec<String>,
    /// The subjects of those in the path of which no CRL was there to say whether they are revoked.
    pub unchecked: Vec<String>,
}

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// A word for programs: see [`crate::authorization::AuthorizationError::code`].
    pub code: &'static str,
    /// In words.
    pub words: String,
}

/// Answers. What this PKI knows of its own certificates counts, too, whatever its CRLs say by now.
///
/// # Errors
/// When nothing is suggestions, or a file cannot be used. A no is no error: the report says why.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let arc = request.arc.as_deref();
    let sources = Sources { crls: &request.crls, anchors: &request.anchors, arc, at: request.at };
    let shown = match request.question.subject {
        Subject::Party { .. } => PresentedBy::ByParty,
        Subject::Station { .. } => PresentedBy::As(Some(Role::Charger)),
    };
    let verification = verification::open(context, &request.which, &sources, shown, Revocation::Required)?;
    let subjects = |all: &[Certificate]| all.iter().map(|c| c.subject().to_string()).collect();
    let answer = match verification.trust.authorize_certificate(
        &verification.leaf,
        &verification.others,
        &request.question,
        verification.at,
    ) {
        Err(refusal) => Err(Reason { code: refusal.code(), words: refusal.to_string() }),
        Ok(grant) => match verification.objection(&grant.path)? {
            Some(objection) => Err(Reason { code: objection.code(), words: objection.to_string() }),
            None => Ok(Basis { says: grant.says, path: subjects(&grant.path), unchecked: subjects(&grant.unchecked) }),
        },
    };
    let no_crl = answer.as_ref().is_err_and(|reason| reason.code == "no-crl");
    let hint = match request.anchors.is_empty() {
        true => "issue a new one with `evpki crl publish`",
        false => "name it with `--crl FILE`",
    };
    Ok(Report {
        subject: verification.leaf.subject().to_string(),
        serial: verification.leaf.serial().clone(),
        at: verification.at,
        answer,
        hint: no_crl.then(|| hint.to_owned()),
    })
}
