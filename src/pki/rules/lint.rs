//! Holds whatever a file has in it against the rules: certificates, chains, certification requests, CRLs, anybody's.

use super::{
    ChainExhibit, LintInput, ListExhibit, OCPP, RequestExhibit, chain, kind_of, lint_input::issuer_among, revocation_list,
    targets_of,
};
use crate::{
    model::Timestamp,
    pki::{Finding, Target, host_name, profile::Kind},
    x509::{
        Error, RawCertificate, RawCrl, RawRequest,
        metadata::Arc,
        pem::{self, Piece},
    },
};

/// Under what a file is held against the rules.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// For whom what is in it has to be right; none: for whom it seems to be. RFC 5280's rules are kept by all.
    pub targets: &'a [Target],
    /// What a certificate in it is to be taken for, among others one that is no authority's; none: what it seems to be.
    pub kind: Option<Kind>,
    /// Certificates of issuers that the file does not hold itself.
    pub issuers: &'a [RawCertificate],
    /// Under which arc metadata stands.
    pub arc: &'a Arc,
    /// What the clock says, when rules are to ask it.
    pub now: Option<Timestamp>,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linted {
    /// For whom it had to be right, besides RFC 5280.
    pub targets: Vec<Target>,
    /// Each thing in it, in order; a chain comes after its certificates.
    pub things: Vec<Thing>,
    /// The labels of what is in it and was not looked at.
    pub passed_over: Vec<String>,
}

/// One thing in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub what: What,
    /// Whom it is for, or of whom it is.
    pub name: String,
    /// What it was taken for; none: that could not be told.
    pub kind: Option<Kind>,
    /// What was found in it.
    pub findings: Vec<Finding>,
}

/// What a thing in a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A certificate.
    Certificate,
    /// A certification request.
    Request,
    /// A CRL.
    RevocationList,
    /// All certificates of the file together.
    Chain,
}

impl What {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Request => "request",
            Self::RevocationList => "crl",
            Self::Chain => "chain",
        }
    }
}

/// Something in a file, read.
enum Read {
    Certificate(usize),
    Request(Box<RawRequest>, pem::RequestForm),
    RevocationList(Box<RawCrl>),
}

/// Holds all that a file has in it against the rules: PEM with any number of things, DER, or bare base64.
///
/// ```
/// use evpki::pki::rules::{Question, lint};
/// use evpki::x509::metadata::Arc;
/// # let key = evpki::x509::KeyPair::generate(evpki::model::KeyType::P256)?;
/// # let request = evpki::x509::create_request(&key, "ACME", "wss://csms.acme.example")?;
/// let arc = Arc::new(None)?;
/// let question = Question { targets: &[evpki::pki::Target::Ocpp201], kind: None, issuers: &[], arc: &arc, now: None };
/// let linted = lint(request.as_bytes(), &question)?;
/// assert_eq!(linted.things[0].findings[0].rule.id, "A00.FR.511");
/// # Ok::<(), evpki::x509::Error>(())
/// ```
///
/// # Errors
/// [`Error`] when there is nothing in it that rules speak of, or it cannot be read as what it says that it is.
pub fn lint(bytes: &[u8], question: &Question<'_>) -> Result<Linted, Error> {
    let mut certificates = Vec::new();
    let (mut read, mut passed_over) = (Vec::new(), Vec::new());
    for piece in pem::pieces(bytes)? {
        match piece {
            Piece::Certificate(der) => {
                read.push(Read::Certificate(certificates.len()));
                certificates.push(RawCertificate::of(&der)?);
            }
            Piece::Request(der, form) => read.push(Read::Request(Box::new(RawRequest::of(&der)?), form)),
            Piece::RevocationList(der) => read.push(Read::RevocationList(Box::new(RawCrl::of(&der)?))),
            Piece::Other(label) => passed_over.push(label),
        }
    }
    if read.is_empty() {
        return Err(Error::Pem { expected: "certificate, certification request or CRL", found: passed_over });
    }
    let alone = certificates.len() == 1;
    let kinds: Vec<Option<Kind>> = certificates.iter().map(|c| kind(c, question, alone)).collect();
    let targets = targets(question, &certificates, &kinds, &read);
    let mut things = Vec::new();
    for thing in &read {
        things.push(match thing {
            Read::Certificate(at) => {
                let certificate = &certificates[*at];
                let issuer = issuer_among(&certificates, certificate).or_else(|| issuer_among(question.issuers, certificate));
                let (arc, now) = (question.arc, question.now);
                let input = LintInput { certificate, kind: kinds[*at], issuer, expected: None, arc, now };
                let findings = super::certificate(&input, &targets);
                Thing { what: What::Certificate, name: certificate.subject.to_string(), kind: kinds[*at], findings }
            }
            Read::Request(request, form) => {
                let kind = question.kind.or_else(|| kind_of_request(request, &targets));
                let input = RequestExhibit { request, kind, characters: request.characters(), form: *form };
                let findings = super::request(&input, &targets);
                Thing { what: What::Request, name: request.subject.to_string(), kind, findings }
            }
            Read::RevocationList(list) => {
                let issuer = certificates.iter().chain(question.issuers).find(|c| c.subject.der() == list.issuer.der());
                let findings = revocation_list(&ListExhibit { list, issuer, now: question.now }, &targets);
                Thing { what: What::RevocationList, name: list.issuer.to_string(), kind: None, findings }
            }
        });
    }
    if certificates.len() > 1 {
        let characters = certificates.iter().filter_map(|c| pem::write("CERTIFICATE", &c.der).ok()).map(|t| t.len()).sum();
        let leaf = certificates.iter().zip(&kinds).find(|(_, kind)| **kind != Some(Kind::Authority));
        let kind = leaf.map_or(Some(Kind::Authority), |(_, kind)| *kind);
        let name = leaf.map_or(certificates[0].subject.to_string(), |(c, _)| c.subject.to_string());
        let findings = chain(&ChainExhibit { certificates: &certificates, kind, characters }, &targets);
        things.push(Thing { what: What::Chain, name, kind, findings });
    }
    Ok(Linted { targets, things, passed_over })
}

/// What a certificate is taken for: for what was said, but an authority's among others for one.
fn kind(certificate: &RawCertificate, question: &Question<'_>, alone: bool) -> Option<Kind> {
    let is_said = |_: &Kind| alone || certificate.authority().is_none();
    question.kind.filter(is_said).or_else(|| kind_of(certificate, question.arc, question.targets))
}

/// What the certificate would be that a request asks for.
fn kind_of_request(request: &RawRequest, targets: &[Target]) -> Option<Kind> {
    let name = request.subject.common_name().unwrap_or_default();
    let is_server = host_name(name.strip_prefix("*.").unwrap_or(name)).is_ok();
    let is_ocpp = targets.iter().any(|target| OCPP.contains(target));
    let is_iso = targets.iter().any(|target| matches!(target, Target::Iso2 | Target::Iso20));
    let has = |domain| request.subject.has_domain_component(domain);
    match () {
        () if has("CPO") => Some(Kind::Secc),
        () if has("OEM") => Some(Kind::Vehicle),
        () if has("MO") => Some(Kind::Contract),
        () if is_iso && !is_ocpp => Some(Kind::Secc),
        () if is_server => Some(Kind::Server),
        () if is_ocpp => Some(Kind::Station),
        () => None,
    }
}

/// For whom all of it has to be right: what was asked; else what the certificates that are no authority's seem to be; else what those of the
/// authorities do. What a request is for it does not say: chargers are who sends them.
fn targets(question: &Question<'_>, certificates: &[RawCertificate], kinds: &[Option<Kind>], read: &[Read]) -> Vec<Target> {
    if !question.targets.is_empty() {
        return question.targets.to_vec();
    }
    let all = || certificates.iter().zip(kinds).map(|(c, kind)| (c, *kind));
    let (authorities, leaves): (Vec<_>, Vec<_>) = all().partition(|(_, kind)| *kind == Some(Kind::Authority));
    let seeming = |some: &[(&RawCertificate, Option<Kind>)]| {
        let mut targets: Vec<Target> = some.iter().flat_map(|(c, kind)| targets_of(c, *kind)).collect();
        if read.iter().any(|thing| matches!(thing, Read::Request(..))) {
            targets.extend(OCPP);
        }
        targets.sort_unstable();
        targets.dedup();
        targets
    };
    let of_leaves = seeming(&leaves);
    if of_leaves.is_empty() { seeming(&authorities) } else { of_leaves }
}
