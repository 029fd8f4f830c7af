//! The bundle of a charger.

use super::{Written, output};
use crate::commands::charger::registered;
use crate::commands::shell_quote::shell_quoted;
use crate::{
    bundles::{BasicAuth, Contents, Kind},
    commands::{
        Context, Error,
        audit::audit_key,
        charger::owner,
        ledger::opened,
        password::lifecycle,
        pki_state::{PkiState, private_key_row},
    },
    files,
    model::{Charger, ChargerState, SecurityProfile, StationId, Status, Timestamp},
    ocpp::{Connection, Device, MESSAGE_TIMEOUT, configuration},
    store::{CertificateFilter, CertificateRow, ChargerRow, KeyPlace, Lookup, OwnerKind, Pki, Read, SecretRow, Stage},
    vault::Vault,
    x509::{Certificate, pem},
};
use std::{path::PathBuf, sync::OnceLock};

/// Whose bundle, and where it goes.
#[derive(Debug, Clone)]
pub struct Request {
    /// The charger.
    pub station_id: StationId,
    /// A directory, or a file that ends in `.zip`, `.tar.gz` or `.tar.zst`; none: a directory called like the charger.
    pub out: Option<PathBuf>,
    /// What the CSMS answers at, when it is not `wss://` and its FQDN.
    pub csms_url: Option<String>,
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Report {
    /// Where.
    pub path: PathBuf,
    /// Whether it was there already.
    pub written: Written,
    /// How the charger says who it is.
    pub security_profile: SecurityProfile,
    /// Whether its private key is inside.
    pub holds_private_key: bool,
}

/// Writes the bundle of a charger.
///
/// # Errors
/// When the charger is unknown, decommissioned, or lacks what belongs into it.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let row = registered(&store, &request.station_id)?;
    let vault = context.vault(&store)?;
    let key = audit_key(context, &mut store, &vault)?;
    let packer = Packer::open(context.now, &store, request.csms_url.as_deref())?;
    let path = request.out.clone().unwrap_or_else(|| PathBuf::from(files::name_for(request.station_id.as_str())));
    let load = packer.load(&store, row)?;
    let security_profile = load.charger.security_profile;
    let holds_private_key = matches!(load.means, Means::Certificate { key: Some(_), .. });
    let written = output::put(&path, context.now, packer.pack(&vault, &load)?, &key)?;
    Ok(Report { path, written, security_profile, holds_private_key })
}

/// What packs the bundles of chargers: what all of them have in common, prepared once.
pub(in crate::commands) struct Packer {
    now: Timestamp,
    pki: Pki,
    /// The root that chargers trust their CSMS by, and the intermediates of their own certificates, as PEM.
    root: String,
    intermediates: Option<String>,
    csms_url: Option<String>,
    /// The FQDN of the only CSMS in use, once it was looked for.
    only_csms: OnceLock<String>,
}

/// What the store has for the bundle of one charger; secrets sealed.
pub(in crate::commands) struct Load {
    charger: Charger,
    csms_url: String,
    means: Means,
}

/// By what a charger shows who it is.
enum Means {
    Password(SecretRow),
    Certificate { der: Vec<u8>, key: Option<SecretRow> },
}

impl Packer {
    /// `csms_url`: what all of them are to say; none: as the FQDN of the CSMS gives it.
    ///
    /// # Errors
    /// When the hierarchy has no servers.
    pub(in crate::commands) fn open(now: Timestamp, store: &dyn Read, csms_url: Option<&str>) -> Result<Self, Error> {
        let pki_state = PkiState::open(store)?;
        let (_, server) = pki_state.server(store)?;
        let root = pem::write_certificates([server.root()])?;
        let intermediates = match pki_state.hierarchy.station_profile() {
            Some(_) => Some(pem::write_certificates(&pki_state.station(store)?.1.chain())?),
            None => None,
        };
        let csms_url = csms_url.map(str::to_owned);
        Ok(Self { now, pki: pki_state.pki, root, intermediates, csms_url, only_csms: OnceLock::new() })
    }

    /// The PKI whose bundles it packs.
    pub(in crate::commands) fn pki(&self) -> &Pki {
        &self.pki
    }

    /// Reads what belongs into the bundle of a charger.
    ///
    /// # Errors
    /// When the charger is decommissioned, or lacks what belongs into it.
    pub(in crate::commands) fn load(&self, store: &dyn Read, row: ChargerRow) -> Result<Load, Error> {
        let charger = row.charger;
        let id = &charger.station_id;
        if row.state == ChargerState::Decommissioned {
            return Err(Error::cannot(format!("{id} is decommissioned")));
        }
        let csms_url = match &self.csms_url {
            Some(url) => url.clone(),
            None => csms_url(self.now, store, &charger, &self.only_csms)?,
        };
        let means = if charger.security_profile.has_password() {
            let missing = || {
                Error::cannot(format!("{id} has no password yet"))
                    .hint(format!("make one with `evpki password provision {id}`", id = shell_quoted(id)))
            };
            Means::Password(lifecycle::row_in_force(store, &charger)?.ok_or_else(missing)?)
        } else {
            let missing = || {
                Error::cannot(format!("{id} has no valid certificate now"))
                    .hint(format!("issue one with `evpki charger issue {id}`", id = shell_quoted(id)))
            };
            let current = current_certificate(store, id, self.now)?.ok_or_else(missing)?;
            let key = match current.key {
                KeyPlace::Vault => Some(private_key_row(store, &current.key_id.to_string())?),
                KeyPlace::Requester | KeyPlace::Away => None,
            };
            Means::Certificate { der: whole(current)?, key }
        };
        Ok(Load { charger, csms_url, means })
    }

    /// Puts a bundle together.
    ///
    /// # Errors
    /// When a secret does not open, or the URL of the CSMS does not do.
    pub(in crate::commands) fn pack(&self, vault: &Vault, load: &Load) -> Result<Contents, Error> {
        let (pki, charger) = (&self.pki, &load.charger);
        let id = &charger.station_id;
        let contents = Contents::new(Kind::Device, pki.id, pki.environment, pki.oid_arc.as_deref(), id.as_str());
        let contents = match &load.means {
            Means::Password(row) => {
                contents.basic_auth(&BasicAuth { identity: id.to_string(), password: opened(row, vault)? })?
            }
            Means::Certificate { der, key } => {
                let none = || Error::cannot("the hierarchy issues nothing to charging stations");
                let key = key.as_ref().map(|row| opened(row, vault)).transpose()?;
                contents.leaf(der, self.intermediates.as_deref().ok_or_else(none)?, key.as_ref())?
            }
        };
        let connection = Connection {
            station_id: id,
            csms_url: &load.csms_url,
            security_profile: charger.security_profile,
            message_timeout: MESSAGE_TIMEOUT,
        };
        let device = Device {
            connection,
            serial_number: &charger.serial_number,
            organization: &pki.organization,
            versions: &[charger.ocpp_version],
        };
        Ok(contents.csms_root(&self.root).ocpp(&configuration(&device)?)?)
    }
}

/// What the CSMS of a charger answers at: `wss://` and its FQDN; the only CSMS in use, which is looked for once, when the charger names none.
///
/// # Errors
/// When it names none, and there is none or several.
pub(in crate::commands) fn csms_url(
    now: Timestamp,
    store: &dyn Read,
    charger: &Charger,
    only: &OnceLock<String>,
) -> Result<String, Error> {
    let scheme = if charger.security_profile == SecurityProfile::Basic { "ws" } else { "wss" };
    let fqdn = match (&charger.csms, only.get()) {
        (Some(csms), _) => csms.clone(),
        (None, Some(only)) => only.clone(),
        (None, None) => {
            let found = only_csms(now, store, &charger.station_id)?;
            only.get_or_init(|| found).clone()
        }
    };
    Ok(format!("{scheme}://{fqdn}"))
}

/// The certificate of a row (DER), when it is what was handed out.
fn whole(row: CertificateRow) -> Result<Vec<u8>, Error> {
    let found = row.der.as_deref().map(Certificate::fingerprint_of);
    match (row.der, found) {
        (Some(der), found) if found == row.fingerprint => Ok(der),
        _ => Err(Error::store(format!("certificates row {}: the certificate is not the one of its fingerprint", row.row))
            .hint("look closer with `evpki store check`")),
    }
}

/// The newest certificate of a charger that counts, and is not over.
pub(in crate::commands) fn current_certificate(
    store: &dyn Read,
    id: &StationId,
    now: Timestamp,
) -> Result<Option<CertificateRow>, Error> {
    let all = store.certificates(&Lookup::Owner(owner(id)))?;
    Ok(all.into_iter().find(|row| is_in_use(row, now)))
}

/// Whether a certificate can be shown to a peer now: signed, neither held nor revoked, and not over.
pub(super) fn is_in_use(row: &CertificateRow, now: Timestamp) -> bool {
    row.stage == Stage::Completed && row.status == Status::Good && now <= row.not_after
}

/// The FQDN of the only CSMS in use, for a charger that names none.
fn only_csms(now: Timestamp, store: &dyn Read, id: &StationId) -> Result<String, Error> {
    let mut servers: Vec<String> = Vec::new();
    let filter = CertificateFilter { owner: Some(OwnerKind::Server), ..Default::default() };
    store.each_certificate(&filter, &mut |c| {
        if is_in_use(&c, now) && !servers.contains(&c.owner.name) {
            servers.push(c.owner.name);
        }
        Ok(())
    })?;
    match servers.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(Error::cannot(format!("{id} names no CSMS, and no CSMS has a valid certificate now"))
            .hint("issue one with `evpki server issue FQDN`, or say `--csms-url wss://FQDN`")),
        many => Err(Error::cannot(format!("{id} names no CSMS, and there are {}: {}", many.len(), many.join(", ")))
            .hint("say which with `--csms-url wss://FQDN`")),
    }
}
