//! Verifies a certificate as its peers would.

use super::{
    find::{self, Found},
    show,
};
use crate::{
    commands::{
        Context, Error,
        holding::host_name,
        office::{Desk, Office, certificate_in},
    },
    files,
    model::{SerialNumber, Status, Timestamp},
    pki::profile::Kind,
    store::{CertificateRow, OwnerKind, Read, Sqlite},
    x509::{
        Certificate, RevocationList,
        metadata::Arc,
        path::{Revocation, Search},
        pem, time,
    },
};
use std::path::{Path, PathBuf};

/// The largest CRL read, in bytes: one of a million entries has 53 MB.
const LARGEST_CRL: u64 = 256 << 20;

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

/// What it is verified with.
struct Trust {
    intermediates: Vec<Certificate>,
    anchors: Vec<Certificate>,
    revocation_lists: Vec<RevocationList>,
    revocation: Revocation,
    arc: Arc,
    role: Option<Role>,
}

/// Verifies a certificate: a path to an anchor, at every step a good signature, a right to issue, a time that fits, no revocation.
///
/// # Errors
/// When nothing is meant, or a file cannot be used. That it does not verify is no error: the report says why.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let given = request.crls.iter().map(|path| crls(path)).collect::<Result<Vec<_>, _>>()?.concat();
    let pki = if request.anchors.is_empty() { show::open(context)? } else { None };
    let store = pki.as_ref().map(|(store, _)| store as &dyn Read);
    let (leaf, others) = match find::find(store, &request.which)? {
        Found::File(file) => (file.leaf, file.others),
        found => (signed(found, context.now)?, Vec::new()),
    };
    let mut trust = match &pki {
        Some((store, office)) => ours(store, office, &leaf, request)?,
        None if request.anchors.is_empty() => {
            return Err(Error::cannot(format!("there is no PKI in `{}` to verify against", context.home.display()))
                .hint("name its home with `--home`, or what to trust with `--anchor FILE`"));
        }
        None => {
            let anchors = request.anchors.iter().map(|path| find::certificates(path)).collect::<Result<Vec<_>, _>>()?.concat();
            let (intermediates, revocation_lists) = (Vec::new(), Vec::new());
            let arc = Arc::new(None)?;
            Trust { intermediates, anchors, revocation_lists, revocation: Revocation::WhereKnown, arc, role: None }
        }
    };
    trust.intermediates.extend(others);
    trust.revocation_lists.extend(given);
    let at = request.at.unwrap_or(context.now);
    let search = Search {
        intermediates: &trust.intermediates,
        anchors: &trust.anchors,
        revocation_lists: &trust.revocation_lists,
        revocation: trust.revocation,
        at,
        arc: &trust.arc,
    };
    let mut hint = None;
    let path = match search.path(&leaf) {
        Ok(path) => match &pki {
            Some((store, office)) => {
                let against = match known(store, office, &path, at)? {
                    None => misplaced(store, &leaf, trust.role)?,
                    some => some,
                };
                against.map_or(Ok(path), Err)
            }
            None => Ok(path),
        },
        Err(refusal) => {
            if matches!(refusal, crate::x509::path::Refusal::NoRevocationList { .. }) {
                hint = Some("issue a new one with `evpki crl publish`".to_owned());
            }
            Err(refusal.to_string())
        }
    };
    let unchecked = path.as_ref().map_or_else(|_| Vec::new(), |path| unchecked(path, &trust.revocation_lists));
    Ok(Report {
        subject: leaf.subject().to_string(),
        serial: leaf.serial().clone(),
        role: trust.role,
        at,
        path: path.map(|path| path.iter().map(|c| c.subject().to_string()).collect()),
        hint,
        unchecked,
    })
}

/// The certificate that is meant: of several, the one in use.
fn signed(found: Found, now: Timestamp) -> Result<Certificate, Error> {
    let rows = found.rows();
    let current = rows.iter().find(|row| find::is_current(row, now)).or(rows.first());
    certificate_in(current.ok_or_else(|| Error::cannot("it has no certificate"))?)
}

/// What this PKI is verified against with: anchors as peers have them, all its authorities and their latest CRLs.
fn ours(store: &Sqlite, office: &Office, leaf: &Certificate, request: &Request) -> Result<Trust, Error> {
    let authorities = store.authorities()?;
    let desks = authorities.iter().map(|a| office.desk(store, &a.name)).collect::<Result<Vec<_>, _>>()?;
    let issues = |profile: Option<&str>| {
        let issuer = profile.and_then(|profile| office.hierarchy.issuer_of(profile));
        issuer.and_then(|issuer| desks.iter().find(|d| d.authority.name == issuer.name()))
    };
    let (chargers, servers) = (issues(office.hierarchy.station_profile()), issues(office.hierarchy.server_profile()));
    // Whoever it says issued it; else whoever issues what it is to be shown as.
    let issuer = desks.iter().find(|desk| desk.certificate.subject() == leaf.issuer());
    let role = request.role.unwrap_or(match leaf.authority() {
        Some(_) => Role::Authority,
        None => issuer.and_then(|desk| usual_role(office, desk)).unwrap_or(Role::Charger),
    });
    let is_server = host_name(leaf, &office.realm.arc)?.is_some();
    let of_parties = || if is_server { office.hierarchy.party_server_profile() } else { office.hierarchy.party_client_profile() };
    let parties = issuer.filter(|desk| usual_role(office, desk) == Some(Role::Party)).or_else(|| issues(of_parties()));
    let roots = || desks.iter().map(Desk::root).cloned();
    let anchors: Vec<Certificate> = match role {
        Role::Charger => chargers.and_then(Desk::anchor).into_iter().cloned().collect(),
        Role::Server => servers.map(Desk::root).into_iter().cloned().collect(),
        Role::Party if is_server => parties.map(Desk::root).into_iter().cloned().collect(),
        Role::Party => parties.and_then(Desk::anchor).into_iter().cloned().collect(),
        Role::Holder => issuer.map(Desk::root).into_iter().cloned().collect(),
        Role::Authority => roots().chain(desks.iter().filter_map(Desk::anchor).cloned()).collect(),
    };
    let mut revocation_lists = Vec::new();
    for authority in &authorities {
        if let Some(der) = store.crl_der(&authority.name)? {
            revocation_lists.push(RevocationList::from_bytes(der)?);
        }
    }
    Ok(Trust {
        intermediates: desks.into_iter().map(|d| d.certificate).collect(),
        anchors,
        revocation_lists,
        // Of another moment no CRL tells but those of that time.
        revocation: if request.at.is_none() { Revocation::Required } else { Revocation::WhereKnown },
        arc: office.realm.arc.clone(),
        role: Some(role),
    })
}

/// As what the certificates of an authority are shown that are not those of authorities.
fn usual_role(office: &Office, desk: &Desk) -> Option<Role> {
    let issues = office.hierarchy.authority(&desk.authority.name)?.issues();
    issues.iter().find_map(|profile| match office.profile(profile).ok()?.kind() {
        Kind::Authority => None,
        Kind::Station => Some(Role::Charger),
        Kind::Server => Some(Role::Server),
        Kind::Party => Some(Role::Party),
        Kind::Secc | Kind::Contract | Kind::Vehicle | Kind::Signer => Some(Role::Holder),
    })
}

/// What this PKI itself has against a path, whatever its CRLs say by now.
fn known(store: &Sqlite, office: &Office, path: &[Certificate], at: Timestamp) -> Result<Option<String>, Error> {
    let expected = office.pki.environment;
    for certificate in path {
        let subject = certificate.subject();
        match certificate.environment(&office.realm.arc) {
            Some(found) if found == expected => {}
            Some(found) => return Ok(Some(format!("`{subject}` belongs to {found}, and this PKI to {expected}"))),
            None => return Ok(Some(format!("`{subject}` does not say that it belongs to {expected}"))),
        }
        let Some(row) = find::row_of(store, certificate)? else {
            return Ok(Some(format!("`{subject}` (serial number {}) is not in the store of this PKI", certificate.serial())));
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
fn misplaced(store: &Sqlite, leaf: &Certificate, role: Option<Role>) -> Result<Option<String>, Error> {
    let Some(role) = role else { return Ok(None) };
    let is_it = |kind: OwnerKind| match role {
        Role::Charger => kind == OwnerKind::Charger,
        Role::Server => kind == OwnerKind::Server,
        Role::Party => kind == OwnerKind::Party,
        Role::Authority => kind == OwnerKind::Authority,
        Role::Holder => kind.is_holder(),
    };
    let row = find::row_of(store, leaf)?.filter(|row| !is_it(row.owner.kind));
    Ok(row.map(|row| format!("`{}` was issued to the {}", row.common_name, row.owner)))
}

fn taken_back(row: &CertificateRow, at: Timestamp) -> Option<String> {
    let (since, reason) = row.status.entry().filter(|(since, _)| *since <= at)?;
    let word = if matches!(row.status, Status::Held { .. }) { "held" } else { "revoked" };
    Some(format!("`{}` (serial number {}) is {word} since {}: {reason}", row.common_name, row.serial, time::rfc3339(since)))
}

fn unchecked(path: &[Certificate], lists: &[RevocationList]) -> Vec<String> {
    let has_list = |c: &Certificate| lists.iter().any(|l| l.issuer() == c.issuer());
    path.iter().rev().skip(1).rev().filter(|c| !has_list(c)).map(|c| c.subject().to_string()).collect()
}

fn crls(path: &Path) -> Result<Vec<RevocationList>, Error> {
    let bytes = files::read(path, LARGEST_CRL)?;
    pem::revocation_lists(bytes.expose()).map_err(|e| Error::from(e).about(format!("`{}` cannot be used", path.display())))
}
