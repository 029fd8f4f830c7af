//! Verifies a certificate as its peers would.

use super::verification::{self, PresentedBy, Sources};
use crate::{
    commands::{Context, Error},
    model::{SerialNumber, Timestamp, shortened},
    x509::{
        Attribute, Certificate,
        path::{self, Revocation},
    },
};
use std::path::PathBuf;

/// What a certificate is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// By a charger, to a CSMS: this trusts the authority of the chargers, and never the root.
    Charger,
    /// By a CSMS, to a charger: this trusts the root.
    Server,
    /// By a client of a party of OCPI, to a server: this trusts the authority of the clients; or by a server to a client: this trusts the
    /// root.
    Party,
    /// By somebody of ISO 15118, or who signs, to somebody who trusts the root.
    Holder,
    /// By an authority.
    Authority,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Charger, Self::Server, Self::Party, Self::Holder, Self::Authority];

    /// The name, as typed and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Charger => "charger",
            Self::Server => "server",
            Self::Party => "party",
            Self::Holder => "holder",
            Self::Authority => "authority",
        }
    }
}

/// What to verify.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which: see [`super::find`].
    pub which: String,
    /// As what; none: as what its issuer issues.
    pub role: Option<Role>,
    /// Files of CRLs to ask besides.
    pub crls: Vec<PathBuf>,
    /// Files of certificates to trust in place of this PKI; any: nothing of this PKI is used.
    pub anchors: Vec<PathBuf>,
    /// For which moment; none: now.
    pub at: Option<Timestamp>,
    /// Which host it has to name, as chargers ask (A00.FR.309, A00.FR.412).
    pub host: Option<String>,
    /// Which organization it has to name, as a CSMS asks (A00.FR.404).
    pub organization: Option<String>,
}

/// What came out.
#[derive(Debug, Clone)]
pub struct Report {
    /// The subject of the certificate.
    pub subject: String,
    /// Its serial number.
    pub serial: SerialNumber,
    /// As what it was verified, when that was against this PKI.
    pub role: Option<Role>,
    /// For which moment.
    pub at: Timestamp,
    /// The subjects from the certificate to the anchor, both included; or why there is no such path.
    pub path: Result<Vec<String>, String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The subjects of those in the path of which no CRL was there to say whether they are revoked.
    pub unchecked: Vec<String>,
}

/// Verifies a certificate: a path to an anchor, at every step a good signature, a right to issue, a time that fits, no revocation.
///
/// # Errors
/// When nothing is suggestions, or a file cannot be used. That it does not verify is no error: the report says why.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let sources = Sources { crls: &request.crls, anchors: &request.anchors, arc: None, at: request.at };
    let verification =
        verification::open(context, &request.which, &sources, PresentedBy::As(request.role), Revocation::WhereKnown)?;
    let mut hint = None;
    let path = match verification.trust.path(&verification.leaf, &verification.others, verification.at) {
        Ok(path) => verification.objection(&path)?.map_or(Ok(path), |objection| Err(objection.to_string())).and_then(|path| {
            let against = misnamed(&verification.leaf, request);
            against.map_or(Ok(path), Err)
        }),
        Err(refusal) => {
            if matches!(refusal, path::PathError::NoRevocationList { .. }) {
                hint = Some("issue a new one with `evpki crl publish`".to_owned());
            }
            Err(refusal.to_string())
        }
    };
    let unchecked = path
        .as_ref()
        .map_or_else(|_| Vec::new(), |path| verification.trust.unchecked(path, &verification.others, verification.at));
    let subjects = |all: Vec<Certificate>| all.iter().map(|c| c.subject().to_string()).collect();
    Ok(Report {
        subject: verification.leaf.subject().to_string(),
        serial: verification.leaf.serial().clone(),
        role: verification.role,
        at: verification.at,
        path: path.map(subjects),
        hint,
        unchecked: subjects(unchecked),
    })
}

/// Why it is not whom it has to be, if it is not.
fn misnamed(leaf: &Certificate, request: &Request) -> Option<String> {
    let subject = leaf.subject();
    let some = |what: &str, names: Vec<String>| {
        let names = names.iter().map(|n| format!("`{}`", shortened(n))).collect::<Vec<_>>().join(", ");
        if names.is_empty() { format!("no {what}") } else { names }
    };
    if let Some(host) = request.host.as_deref().filter(|host| !leaf.is_for_host(host)) {
        let named = some("host", leaf.hosts());
        return Some(format!("`{subject}` is not for the host `{}`: it names {named} (A00.FR.309)", shortened(host)));
    }
    let wanted = request.organization.as_deref().filter(|wanted| !leaf.is_of_organization(wanted))?;
    let named = some("organization", subject.values(Attribute::Organization));
    Some(format!("`{subject}` belongs to {named}, and not to `{}` (A00.FR.404)", shortened(wanted)))
}
