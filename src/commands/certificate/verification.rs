//! A certificate that is to be judged as its peers would, and what it is judged with: this PKI, or files.

use super::{
    find::{self, Found},
    show,
    verify::Role,
};
use crate::{
    authorization::Trust,
    commands::{
        Context, Error,
        current_certificate::host_name,
        pki_state::{Issuer, PkiState, certificate_in},
    },
    files,
    model::{Environment, PrintablePath as _, RevocationReason, SerialNumber, Status, Timestamp},
    pki::profile::Kind,
    store::{CertificateRow, Owner, OwnerKind, Read, Sqlite},
    x509::{Certificate, RevocationList, metadata::Arc, path::Revocation, pem, time},
};
use std::path::{Path, PathBuf};

/// The largest CRL read, in bytes: one of a million entries has 53 MB.
const LARGEST_CRL: u64 = 256 << 20;

/// What it is judged with, beside this PKI or in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sources<'a> {
    /// Files of CRLs to ask besides.
    pub(super) crls: &'a [PathBuf],
    /// Files of certificates to trust in place of this PKI; any: nothing of this PKI is used.
    pub(super) anchors: &'a [PathBuf],
    /// Under which arc metadata stands, when nothing of this PKI is used; none: evpki's own.
    pub(super) arc: Option<&'a str>,
    /// For which moment; none: now.
    pub(super) at: Option<Timestamp>,
}

/// Who shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PresentedBy {
    /// One of these; none: who its issuer issues to.
    As(Option<Role>),
    /// A client of a party of OCPI.
    ByParty,
}

/// A certificate, and what it is judged with.
#[derive(Debug)]
pub(super) struct Verification {
    /// The certificate.
    pub(super) leaf: Certificate,
    /// What came with it.
    pub(super) others: Vec<Certificate>,
    /// Whom to believe.
    pub(super) trust: Trust,
    /// As what it is judged, when that is against this PKI.
    pub(super) role: Option<Role>,
    /// For which moment.
    pub(super) at: Timestamp,
    pki: Option<(Sqlite, PkiState)>,
}

/// What this PKI itself has against a path, whatever its CRLs say by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Objection {
    Environment { subject: String, found: Option<Environment>, expected: Environment },
    NotInStore { subject: String, serial: SerialNumber },
    TakenBack { common_name: String, serial: SerialNumber, is_held: bool, since: Timestamp, reason: RevocationReason },
    Misplaced { common_name: String, owner: Owner },
}

impl Objection {
    /// A word that says which it is, for programs, as [`crate::authorization::AuthorizationError::code`] does.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Environment { found: Some(_), .. } => "other-environment",
            Self::Environment { found: None, .. } => "no-environment",
            Self::NotInStore { .. } => "not-in-store",
            Self::TakenBack { .. } => "revoked",
            Self::Misplaced { .. } => "other-owner",
        }
    }
}

impl std::fmt::Display for Objection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Environment { subject, found: Some(found), expected } => {
                write!(f, "`{subject}` belongs to {found}, and this PKI to {expected}")
            }
            Self::Environment { subject, found: None, expected } => {
                write!(f, "`{subject}` does not say that it belongs to {expected}")
            }
            Self::NotInStore { subject, serial } => {
                write!(f, "`{subject}` (serial number {serial}) is not in the store of this PKI")
            }
            Self::TakenBack { common_name, serial, is_held, since, reason } => {
                let (word, since) = (if *is_held { "held" } else { "revoked" }, time::rfc3339(*since));
                write!(f, "`{common_name}` (serial number {serial}) is {word} since {since}: {reason}")
            }
            Self::Misplaced { common_name, owner } => write!(f, "`{common_name}` was issued to the {owner}"),
        }
    }
}

/// Finds the certificate that is suggestions, and what it is judged with. Against files, `revocation` says whether CRLs have to be there.
///
/// # Errors
/// When nothing is suggestions, or a file cannot be used.
pub(super) fn open(
    context: &Context<'_>,
    which: &str,
    sources: &Sources<'_>,
    shown: PresentedBy,
    revocation: Revocation,
) -> Result<Verification, Error> {
    let given = sources.crls.iter().map(|path| crls(path)).collect::<Result<Vec<_>, _>>()?.concat();
    let pki = if sources.anchors.is_empty() { show::open(context)? } else { None };
    if let Some((store, _)) = &pki {
        // A verdict is believed: the anchors and statuses that it rests on are what the vault has authenticated.
        context.vault(store)?;
    }
    let store = pki.as_ref().map(|(store, _)| store as &dyn Read);
    let (leaf, others) = match find::find(store, which)? {
        Found::File(file) => (file.leaf, file.others),
        found => (signed(found, context.now)?, Vec::new()),
    };
    let (mut trust, role) = match &pki {
        Some((store, pki_state)) => ours(store, pki_state, &leaf, shown, sources.at)?,
        None if sources.anchors.is_empty() => {
            return Err(Error::cannot(format!("there is no PKI in `{}` to verify against", context.home.shown()))
                .hint("name its home with `--home`, or what to trust with `--anchor FILE`"));
        }
        None => {
            let anchors = sources.anchors.iter().map(|path| find::certificates(path)).collect::<Result<Vec<_>, _>>()?.concat();
            let (intermediates, revocation_lists, arc) = (Vec::new(), Vec::new(), Arc::new(sources.arc)?);
            (Trust { anchors, intermediates, revocation_lists, revocation, arc }, None)
        }
    };
    trust.revocation_lists.extend(given);
    Ok(Verification { leaf, others, trust, role, at: sources.at.unwrap_or(context.now), pki })
}

/// The certificate that is meant: of several, the one in use.
fn signed(found: Found, now: Timestamp) -> Result<Certificate, Error> {
    let rows = found.rows();
    let current = rows.iter().find(|row| find::is_current(row, now)).or(rows.first());
    certificate_in(current.ok_or_else(|| Error::cannot("it has no certificate"))?)
}

/// What this PKI judges with: anchors as peers have them, all its authorities and their latest CRLs.
fn ours(
    store: &Sqlite,
    pki_state: &PkiState,
    leaf: &Certificate,
    shown: PresentedBy,
    at: Option<Timestamp>,
) -> Result<(Trust, Option<Role>), Error> {
    let authorities = store.authorities()?;
    let cas = authorities.iter().map(|a| pki_state.ca(store, &a.name)).collect::<Result<Vec<_>, _>>()?;
    let issues = |profile: Option<&str>| {
        let issuer = profile.and_then(|profile| pki_state.hierarchy.issuer_of(profile));
        issuer.and_then(|issuer| cas.iter().find(|d| d.authority.name == issuer.name()))
    };
    let (chargers, servers) = (issues(pki_state.hierarchy.station_profile()), issues(pki_state.hierarchy.server_profile()));
    // Whoever it says issued it; else whoever issues what it is to be shown as.
    let issuer = cas.iter().find(|ca| ca.certificate.subject() == leaf.issuer());
    let by_issuer = || match leaf.authority() {
        Some(_) => Role::Authority,
        None => issuer.and_then(|ca| usual_role(pki_state, ca)).unwrap_or(Role::Charger),
    };
    let is_server = host_name(leaf, &pki_state.identity.arc)?.is_some();
    let of_parties =
        if is_server { pki_state.hierarchy.party_server_profile() } else { pki_state.hierarchy.party_client_profile() };
    let parties = issuer.filter(|ca| usual_role(pki_state, ca) == Some(Role::Party)).or_else(|| issues(of_parties));
    let role = match shown {
        PresentedBy::As(role) => Some(role.unwrap_or_else(by_issuer)),
        PresentedBy::ByParty => None,
    };
    let anchors: Vec<&Certificate> = match role {
        Some(Role::Charger) => chargers.and_then(Issuer::anchor).into_iter().collect(),
        Some(Role::Server) => servers.map(Issuer::root).into_iter().collect(),
        Some(Role::Party) if is_server => parties.map(Issuer::root).into_iter().collect(),
        Some(Role::Party) => parties.and_then(Issuer::anchor).into_iter().collect(),
        Some(Role::Holder) => issuer.map(Issuer::root).into_iter().collect(),
        Some(Role::Authority) => cas.iter().map(Issuer::root).chain(cas.iter().filter_map(Issuer::anchor)).collect(),
        // Whoever talks to parties trusts the authorities of their clients, and no root.
        None => {
            let profiles = pki_state.profiles.iter().filter(|profile| profile.kind() == Kind::Party);
            let issuers: Vec<&Issuer> = profiles.filter_map(|profile| issues(Some(profile.name()))).collect();
            issuers.into_iter().filter_map(Issuer::anchor).collect()
        }
    };
    if shown == PresentedBy::ByParty && anchors.is_empty() {
        return Err(Error::cannot(format!(
            "the hierarchy `{}` has no authority for clients of OCPI",
            pki_state.hierarchy.name()
        ))
        .hint("name what to trust with `--anchor FILE`"));
    }
    let anchors = anchors.into_iter().cloned().collect();
    let mut revocation_lists = Vec::new();
    for authority in &authorities {
        if let Some(der) = store.crl_der(&authority.name)? {
            revocation_lists.push(RevocationList::from_bytes(der)?);
        }
    }
    // Of another moment no CRL tells but those of that time.
    let revocation = if at.is_none() { Revocation::Required } else { Revocation::WhereKnown };
    let arc = pki_state.identity.arc.clone();
    let intermediates = cas.into_iter().map(|d| d.certificate).collect();
    Ok((Trust { anchors, intermediates, revocation_lists, revocation, arc }, role))
}

/// As what the certificates of an authority are shown that are not those of authorities.
fn usual_role(pki_state: &PkiState, ca: &Issuer) -> Option<Role> {
    let issues = pki_state.hierarchy.authority(&ca.authority.name)?.issues();
    issues.iter().find_map(|profile| match pki_state.profile(profile).ok()?.kind() {
        Kind::Authority => None,
        Kind::Station => Some(Role::Charger),
        Kind::Server => Some(Role::Server),
        Kind::Party => Some(Role::Party),
        Kind::Secc | Kind::Contract | Kind::Vehicle | Kind::Signer => Some(Role::Holder),
    })
}

impl Verification {
    /// What this PKI has against a path, when it is judged against this PKI.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) fn objection(&self, path: &[Certificate]) -> Result<Option<Objection>, Error> {
        let Some((store, pki_state)) = &self.pki else { return Ok(None) };
        match known(store, pki_state, path, self.at)? {
            None => misplaced(store, &self.leaf, self.role),
            some => Ok(some),
        }
    }
}

/// What this PKI itself has against a path, whatever its CRLs say by now.
fn known(store: &Sqlite, pki_state: &PkiState, path: &[Certificate], at: Timestamp) -> Result<Option<Objection>, Error> {
    let expected = pki_state.pki.environment;
    for certificate in path {
        let subject = certificate.subject().to_string();
        let found = certificate.environment(&pki_state.identity.arc);
        let row = find::row_of(store, certificate)?;
        // A certificate of ISO 15118 says no environment (V2G20-2323).
        let is_silent = |row: &CertificateRow| pki_state.profile(&row.profile).is_ok_and(|p| !p.metadata().environment);
        if found != Some(expected) && (found.is_some() || !row.as_ref().is_some_and(is_silent)) {
            return Ok(Some(Objection::Environment { subject, found, expected }));
        }
        let Some(row) = row else {
            return Ok(Some(Objection::NotInStore { subject, serial: certificate.serial().clone() }));
        };
        // Who trusts an anchor trusts an authority that its own parent may have taken back.
        let authorities = store.authorities()?;
        let own = authorities.iter().find(|a| a.anchor == Some(row.row)).map(|a| a.certificate);
        let own = own.map(|own| store.certificates(&crate::store::Lookup::Row(own))).transpose()?.unwrap_or_default();
        if let Some(why) = std::iter::once(&row).chain(&own).find_map(|row| taken_back(row, at)) {
            return Ok(Some(why));
        }
    }
    Ok(None)
}

/// Whether it was issued to what it is to be shown as. Whom a certificate of a charger names, no server is called, and peers who hold host
/// names against it refuse it for that.
fn misplaced(store: &Sqlite, leaf: &Certificate, role: Option<Role>) -> Result<Option<Objection>, Error> {
    let is_it = |kind: OwnerKind| match role {
        Some(Role::Charger) => kind == OwnerKind::Charger,
        Some(Role::Server) => kind == OwnerKind::Server,
        Some(Role::Authority) => kind == OwnerKind::Authority,
        Some(Role::Holder) => kind.is_holder(),
        Some(Role::Party) | None => kind == OwnerKind::Party,
    };
    let row = find::row_of(store, leaf)?.filter(|row| !is_it(row.owner.kind));
    Ok(row.map(|row| Objection::Misplaced { common_name: row.common_name, owner: row.owner }))
}

fn taken_back(row: &CertificateRow, at: Timestamp) -> Option<Objection> {
    let (since, reason) = row.status.entry().filter(|(since, _)| *since <= at)?;
    let (common_name, serial) = (row.common_name.clone(), row.serial.clone());
    Some(Objection::TakenBack { common_name, serial, is_held: matches!(row.status, Status::Held { .. }), since, reason })
}

fn crls(path: &Path) -> Result<Vec<RevocationList>, Error> {
    let bytes = files::read(path, LARGEST_CRL)?;
    pem::revocation_lists(bytes.expose()).map_err(|e| Error::from(e).about(format!("`{}` cannot be used", path.shown())))
}
