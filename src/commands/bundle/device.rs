//! The bundle of a charger.

use super::{Written, place};
use crate::{
    bundles::{BasicAuth, Contents, Kind},
    commands::{
        Context, Error,
        charger::owner,
        office::{Desk, Office, certificate_in, private_key},
        password::standing,
    },
    files,
    model::{ChargerState, SecurityProfile, StationId, Status, Timestamp},
    ocpp::{Connection, Device, MESSAGE_TIMEOUT, configuration},
    store::{CertificateRow, ChargerRow, KeyPlace, Lookup, OwnerKind, Read, Stage},
    vault::Vault,
};
use std::path::{Path, PathBuf};

/// Whose bundle, and where it goes.
#[derive(Debug, Clone)]
pub struct Request {
    /// The charger.
    pub station_id: StationId,
    /// A directory, or a file that ends in `.zip` or `.tar.gz`; none: a directory called like the charger.
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
    let store = context.store()?;
    let unknown = || {
        Error::cannot(format!("there is no charger `{}`", request.station_id)).hint("see what there is with `evpki charger list`")
    };
    let row = store.charger(&request.station_id)?.ok_or_else(unknown)?;
    let vault = context.vault(&store)?;
    let office = Office::open(&store)?;
    let path = request.out.clone().unwrap_or_else(|| PathBuf::from(files::name_for(request.station_id.as_str())));
    let written = write(context, &store, &vault, &office, &row, &path, request.csms_url.as_deref())?;
    let security_profile = row.charger.security_profile;
    let current = current_certificate(&store, &request.station_id, context.now)?;
    let holds_private_key = !security_profile.has_password() && current.is_some_and(|c| c.key == KeyPlace::Vault);
    Ok(Report { path, written, security_profile, holds_private_key })
}

/// Writes the bundle of a charger into a directory or archive; leaves it when the very same is there already.
///
/// # Errors
/// When the charger is decommissioned or lacks what belongs into it, or something else is there.
pub fn write(
    context: &Context<'_>,
    store: &dyn Read,
    vault: &Vault,
    office: &Office,
    row: &ChargerRow,
    into: &Path,
    csms_url: Option<&str>,
) -> Result<Written, Error> {
    let id = &row.charger.station_id;
    if row.state == ChargerState::Decommissioned {
        return Err(Error::cannot(format!("{id} is decommissioned")));
    }
    let (_, server) = office.server(store)?;
    let csms_url = match csms_url {
        Some(url) => url.to_owned(),
        None => default_url(context.now, store, row)?,
    };
    place::put(into, context.now, || contents(context.now, store, vault, office, &server, row, &csms_url))
}

fn contents(
    now: Timestamp,
    store: &dyn Read,
    vault: &Vault,
    office: &Office,
    server: &Desk,
    row: &ChargerRow,
    csms_url: &str,
) -> Result<Contents, Error> {
    let charger = &row.charger;
    let (pki, id) = (&office.pki, &charger.station_id);
    let mut contents = Contents::new(Kind::Device, pki.id, pki.environment, pki.oid_arc.as_deref(), id.as_str());
    if charger.security_profile.has_password() {
        let missing =
            || Error::cannot(format!("{id} has no password yet")).hint(format!("make one with `evpki password provision {id}`"));
        let password = standing::in_force(store, vault, charger)?.ok_or_else(missing)?;
        contents = contents.basic_auth(&BasicAuth { identity: id.to_string(), password })?;
    } else {
        let missing = || {
            Error::cannot(format!("{id} has no certificate that counts now"))
                .hint(format!("issue one with `evpki charger issue {id}`"))
        };
        let current = current_certificate(store, id, now)?.ok_or_else(missing)?;
        let (_, client) = office.station(store)?;
        let chain = [vec![certificate_in(&current)?], client.chain()].concat();
        let key = match current.key {
            KeyPlace::Vault => Some(private_key(store, vault, &current.key_id.to_string())?.to_pkcs8()?),
            KeyPlace::Requester | KeyPlace::Away => None,
        };
        contents = contents.certificate(&chain, key.as_ref())?;
    }
    let connection =
        Connection { station_id: id, csms_url, security_profile: charger.security_profile, message_timeout: MESSAGE_TIMEOUT };
    let device = Device {
        connection,
        serial_number: &charger.serial_number,
        organization: &pki.organization,
        versions: &[charger.ocpp_version],
    };
    Ok(contents.csms_root(server.root())?.ocpp(&configuration(&device)?)?)
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

/// What the CSMS of a charger answers at: `wss://` and its FQDN; the only CSMS in use, when the charger names none.
fn default_url(now: Timestamp, store: &dyn Read, row: &ChargerRow) -> Result<String, Error> {
    let scheme = if row.charger.security_profile == SecurityProfile::Basic { "ws" } else { "wss" };
    if let Some(csms) = &row.charger.csms {
        return Ok(format!("{scheme}://{csms}"));
    }
    let mut servers: Vec<String> = Vec::new();
    let filter = crate::store::CertificateFilter { owner: Some(OwnerKind::Server), ..Default::default() };
    store.each_certificate(&filter, &mut |c| {
        if is_in_use(&c, now) && !servers.contains(&c.owner.name) {
            servers.push(c.owner.name);
        }
        Ok(())
    })?;
    match servers.as_slice() {
        [one] => Ok(format!("{scheme}://{one}")),
        [] => Err(Error::cannot(format!("{} names no CSMS, and none has a certificate that counts now", row.charger.station_id))
            .hint("issue one with `evpki server issue FQDN`, or say `--csms-url wss://FQDN`")),
        many => Err(Error::cannot(format!(
            "{} names no CSMS, and there are {}: {}",
            row.charger.station_id,
            many.len(),
            many.join(", ")
        ))
        .hint("say which with `--csms-url wss://FQDN`")),
    }
}
