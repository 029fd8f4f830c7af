//! Holds anybody's certificates, chains, certification requests and CRLs against the rules.

use super::show;
use crate::{
    commands::{Context, Error, input::Input},
    model::Timestamp,
    pki::{
        Target,
        profile::Kind,
        rules::{self, Linted, Question},
    },
    x509::{RawCertificate, metadata::Arc, pem},
};

/// What to look at.
#[derive(Debug, Clone)]
pub struct Request {
    /// The file.
    pub file: Input,
    /// For whom what is in it has to be right; none: for whom it seems to be.
    pub targets: Vec<Target>,
    /// What the certificates in it are to be taken for; none: what they seem to be.
    pub kind: Option<Kind>,
    /// Certificates of issuers that the file does not hold itself.
    pub issuer: Option<Input>,
    /// Under which arc metadata stands; none: this PKI's, where there is one, else evpki's own.
    pub arc: Option<String>,
    /// For which moment; none: now.
    pub at: Option<Timestamp>,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Report {
    /// What is in the file, and what was found in it.
    pub linted: Linted,
}

/// Holds what is in a file against the rules. No PKI needs to be there.
///
/// # Errors
/// When it cannot be read as what it says that it is, or there is nothing in it that rules speak of.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let arc = match (&request.arc, show::open(context)?) {
        (Some(arc), _) => Arc::new(Some(arc))?,
        (None, Some((_, pki_state))) => pki_state.identity.arc,
        (None, None) => Arc::new(None)?,
    };
    let mut issuers = Vec::new();
    if let Some(given) = &request.issuer {
        let named = |error| Error::from(error).about(format!("`{}` holds no certificate of an issuer", given.name));
        for piece in pem::pieces(&given.bytes).map_err(named)? {
            if let pem::Piece::Certificate(der) = piece {
                issuers.push(RawCertificate::of(&der).map_err(named)?);
            }
        }
    }
    let now = Some(request.at.unwrap_or(context.now));
    let question = Question { targets: &request.targets, kind: request.kind, issuers: &issuers, arc: &arc, now };
    let linted = rules::lint(&request.file.bytes, &question)
        .map_err(|error| Error::from(error).about(format!("cannot read `{}`", request.file.name)))?;
    Ok(Report { linted })
}
