//! The bundle of a CSMS.

use super::{
    device::{current_certificate, is_in_use},
    output,
};
use crate::commands::suggestions::{self, Names};
use crate::{
    bundles::{Contents, Kind, StationEntry},
    commands::{
        Context, Error,
        audit::audit_key,
        crl,
        password::lifecycle,
        pki_state::{Issuer, PkiState, certificate_in, private_key},
        server::owner,
    },
    files,
    model::{ChargerState, Secret},
    store::{CertificateRow, ChargerFilter, ChargerRow, KeyPlace, Lookup, Read, Store},
    vault::{Vault, argon2id_phc},
    x509::{Certificate, RevocationList},
};
use rayon::prelude::*;
use std::path::PathBuf;

/// Whose bundle, and where it goes.
#[derive(Debug, Clone)]
pub struct Request {
    /// The CSMS.
    pub fqdn: String,
    /// A directory, or a file that ends in `.zip`, `.tar.gz` or `.tar.zst`; none: a directory called like the CSMS.
    pub out: Option<PathBuf>,
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Report {
    /// Where.
    pub path: PathBuf,
    /// Whether there is an RSA certificate beside the other (A00.FR.318).
    pub has_rsa: bool,
    /// How many chargers the CSMS will know.
    pub stations: usize,
    /// The chargers that it will not know, since they have neither a certificate that counts now nor a password.
    pub left_out: Vec<String>,
    /// The number of the CRL inside.
    pub crl: Option<u64>,
}

/// Writes the bundle of a CSMS, with a CRL that is up to date.
///
/// # Errors
/// When the CSMS has no certificate.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let pki_state = PkiState::open(&store)?;
    let certificates = Certificates::of(context, &store, &vault, &pki_state, &request.fqdn)?;
    let (_, client) = pki_state.station(&store)?;
    let list = fresh_list(context, &mut store, &vault, &pki_state, &client)?;
    let anchor = client.anchor().ok_or_else(|| {
        Error::cannot(format!(
            "{} has no anchor: a CSMS would have to trust the root, and take a server's certificate for a charger's",
            client.authority.name
        ))
    })?;
    let (stations, left_out) = stations(context, &store, &vault, &request.fqdn)?;
    let path = request.out.clone().unwrap_or_else(|| PathBuf::from(files::name_for(&request.fqdn)));
    let pki = &pki_state.pki;
    let contents = Contents::new(Kind::Server, pki.id, pki.environment, pki.oid_arc.as_deref(), &request.fqdn);
    let mut contents = contents.certificate(&certificates.main.0, certificates.main.1.as_ref())?;
    if let Some((chain, key)) = &certificates.rsa {
        contents = contents.rsa_certificate(chain, key.as_ref())?;
    }
    let contents = contents.client_anchors(std::slice::from_ref(anchor))?.revocation_list(&list)?.stations(&stations)?;
    output::put(&path, context.now, contents, &audit_key(context, &mut store, &vault)?)?;
    let (has_rsa, stations) = (certificates.rsa.is_some(), stations.len());
    Ok(Report { path, has_rsa, stations, left_out, crl: list.number() })
}

/// A certificate with what follows it in the chain, and its private key when it is in the vault.
pub(super) type Pair = (Vec<Certificate>, Option<Secret>);

/// What a CSMS shows to chargers.
struct Certificates {
    main: Pair,
    rsa: Option<Pair>,
}

impl Certificates {
    /// The newest that counts; and the newest RSA one beside it, when that one is not RSA.
    fn of(context: &Context<'_>, store: &dyn Read, vault: &Vault, pki_state: &PkiState, fqdn: &str) -> Result<Self, Error> {
        let (_, ca) = pki_state.server(store)?;
        let all = store.certificates(&Lookup::Owner(owner(fqdn)))?;
        let is_known = !all.is_empty();
        let good = all.into_iter().filter(|row| is_in_use(row, context.now));
        let (mut rsa, mut other) = (None, None);
        for row in good {
            let certificate = certificate_in(&row)?;
            let slot = if certificate.public_key().key_type().is_rsa() { &mut rsa } else { &mut other };
            if slot.is_none() {
                *slot = Some(pair(store, vault, &ca, &row, certificate)?);
            }
        }
        match (other, rsa) {
            (Some(main), rsa) => Ok(Self { main, rsa }),
            (None, Some(main)) => Ok(Self { main, rsa: None }),
            (None, None) if is_known => Err(Error::cannot(format!("`{fqdn}` has no valid certificate now"))
                .hint(format!("issue one with `evpki server issue {fqdn}`"))),
            (None, None) => Err(Error::cannot(format!("there is no server `{fqdn}`")).hint(suggestions::hint(
                store,
                Names::Servers,
                fqdn,
                "list the servers with `evpki certificate list --kind server`",
            )?)),
        }
    }
}

pub(super) fn pair(
    store: &dyn Read,
    vault: &Vault,
    ca: &Issuer,
    row: &CertificateRow,
    certificate: Certificate,
) -> Result<Pair, Error> {
    let key = match row.key {
        KeyPlace::Vault => Some(private_key(store, vault, &row.key_id.to_string())?.to_pkcs8()?),
        KeyPlace::Requester | KeyPlace::Away => None,
    };
    Ok(([vec![certificate], ca.chain()].concat(), key))
}

/// The latest CRL of the authority for chargers; a new one, when something was revoked since, or half of its life is over.
pub(super) fn fresh_list(
    context: &Context<'_>,
    store: &mut dyn Store,
    vault: &Vault,
    pki_state: &PkiState,
    ca: &Issuer,
) -> Result<RevocationList, Error> {
    let name = &ca.authority.name;
    crl::rollback::refuse(store, ca, &context.home.join(crl::publish::DIRECTORY), &context.home)?;
    if let Some(last) = store.crl(name)? {
        let half = last.this_update.plus(last.next_update.since(last.this_update) / 2);
        if !store.crl_is_stale(name)? && last.this_update <= context.now && context.now < half {
            return ca.revocation_list(store);
        }
    }
    let key = ca.key(store, vault)?;
    crl::issue::issue(context, store, vault, pki_state, ca, &key)?;
    ca.revocation_list(store)
}

/// The chargers that a CSMS is to know: those in use that name it, or name none.
fn stations(
    context: &Context<'_>,
    store: &dyn Read,
    vault: &Vault,
    fqdn: &str,
) -> Result<(Vec<StationEntry>, Vec<String>), Error> {
    let mut rows: Vec<ChargerRow> = Vec::new();
    let filter = ChargerFilter { state: Some(ChargerState::Active), ..ChargerFilter::default() };
    store.each_charger(&filter, &mut |row| {
        if row.charger.csms.as_deref().is_none_or(|csms| csms == fqdn) {
            rows.push(row);
        }
        Ok(())
    })?;
    let mut known = Vec::with_capacity(rows.len());
    let mut left_out = Vec::new();
    for row in &rows {
        let charger = &row.charger;
        let entry = StationEntry {
            station_id: charger.station_id.to_string(),
            serial_number: charger.serial_number.to_string(),
            security_profile: charger.security_profile.number(),
            fingerprint: None,
            verifier: None,
        };
        if charger.security_profile.has_password() {
            match lifecycle::in_force(store, vault, charger)? {
                Some(password) => known.push((entry, Some(password))),
                None => left_out.push(entry.station_id),
            }
        } else {
            match current_certificate(store, &charger.station_id, context.now)?.and_then(|c| c.fingerprint) {
                Some(fingerprint) => known.push((StationEntry { fingerprint: Some(fingerprint.to_string()), ..entry }, None)),
                None => left_out.push(entry.station_id),
            }
        }
    }
    Ok((hashed(context, known)?, left_out))
}

/// The entries with the verifiers of their passwords: long work, done on all cores.
fn hashed(context: &Context<'_>, known: Vec<(StationEntry, Option<Secret>)>) -> Result<Vec<StationEntry>, Error> {
    let random = context.random;
    let mut entries = Vec::with_capacity(known.len());
    context.progress.begin("hashing passwords", known.len() as u64);
    for group in known.chunks(64) {
        let hash = |(entry, password): &(StationEntry, Option<Secret>)| {
            let verifier = password.as_ref().map(|p| argon2id_phc(p, random)).transpose()?;
            Ok(StationEntry { verifier, ..entry.clone() })
        };
        entries.extend(group.par_iter().map(hash).collect::<Result<Vec<_>, Error>>()?);
        context.progress.advance(group.len() as u64);
    }
    context.progress.end();
    Ok(entries)
}
