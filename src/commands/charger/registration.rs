//! Whether a charger can be registered, and if not, everything that speaks against it.

use crate::commands::shell_quote::shell_quoted;
use crate::commands::suggestions::{self, Names};
use crate::{
    commands::{Error, authority_names},
    model::{Charger, ChargerState, SecretKind},
    pki::{Profile, manifest::Column},
    store::{ChargerRow, Lookup, Owner, OwnerKind, Read},
};

/// How a charger stands to the register.
#[derive(Debug, Clone)]
pub enum Registration {
    /// It can be registered.
    New,
    /// It is registered, exactly so.
    Already(Box<ChargerRow>),
    /// It cannot be registered so.
    Refused(Vec<Conflict>),
}

/// Something that speaks against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about, in the words of a manifest.
    pub column: Column,
    /// What speaks against it, with both values.
    pub says: String,
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.column, self.says)
    }
}

/// The common names of the authorities: no charger has one of them as its serial number, which is the common name of its certificate.
///
/// # Errors
/// The store's.
pub fn names_of_authorities(store: &dyn Read) -> Result<Vec<String>, Error> {
    Ok(authority_names::all(store)?.into_iter().filter_map(|one| one.subject.common_name()).collect())
}

/// How a charger stands to the register, in a PKI whose authorities have these common names.
///
/// # Errors
/// The store's.
pub fn check(
    store: &dyn Read,
    charger: &Charger,
    profile: Option<&Profile>,
    authorities: &[String],
) -> Result<Registration, Error> {
    let found = store.charger(&charger.station_id)?;
    let conflicts = match &found {
        Some(row) => against_registered(row, charger),
        None => against_new(store, charger, profile, authorities)?,
    };
    Ok(match found {
        _ if !conflicts.is_empty() => Registration::Refused(conflicts),
        Some(row) => Registration::Already(Box::new(row)),
        None => Registration::New,
    })
}

fn against_registered(row: &ChargerRow, given: &Charger) -> Vec<Conflict> {
    if row.state == ChargerState::Decommissioned {
        let says = format!("`{}` is decommissioned: a charger that comes back needs another station id", given.station_id);
        return vec![Conflict { column: Column::StationId, says }];
    }
    let differs = |(column, registered, given): (Column, Option<String>, Option<String>)| {
        let quoted = |value: Option<String>| value.map_or_else(|| "nothing".to_owned(), |value| format!("`{value}`"));
        let says = format!("registered is {}, given is {}", quoted(registered.clone()), quoted(given.clone()));
        (registered != given).then_some(Conflict { column, says })
    };
    let (said, known) = (fields(given), fields(&row.charger));
    known.into_iter().zip(said).filter_map(|((column, known), (_, said))| differs((column, known, said))).collect()
}

/// What can differ, as text.
fn fields(charger: &Charger) -> [(Column, Option<String>); 9] {
    [
        (Column::SerialNumber, Some(charger.serial_number.to_string())),
        (Column::Vendor, charger.vendor.clone()),
        (Column::Model, charger.model.clone()),
        (Column::SecurityProfile, Some(charger.security_profile.to_string())),
        (Column::OcppVersion, Some(charger.ocpp_version.to_string())),
        (Column::Csms, charger.csms.clone()),
        (Column::Batch, charger.batch.as_ref().map(ToString::to_string)),
        (Column::KeyType, Some(charger.key_type.to_string())),
        (Column::DefaultPasswordBatch, charger.default_password_batch.as_ref().map(ToString::to_string)),
    ]
}

fn against_new(
    store: &dyn Read,
    charger: &Charger,
    profile: Option<&Profile>,
    authorities: &[String],
) -> Result<Vec<Conflict>, Error> {
    let mut conflicts = Vec::new();
    let mut refuse = |column, says| conflicts.push(Conflict { column, says });
    let serial = charger.serial_number.as_str();
    if authorities.iter().any(|name| name.trim().eq_ignore_ascii_case(serial.trim())) {
        refuse(Column::SerialNumber, format!("`{serial}` is the common name of an authority of this PKI"));
    }
    if charger.station_id.as_str().starts_with('-') {
        let says = format!(
            "`{}` begins with `-`: other programs take such a name for a flag; choose one that does not",
            charger.station_id
        );
        refuse(Column::StationId, says);
    }
    if let Some(other) = store.charger_by_serial(&charger.serial_number)? {
        let (serial, other) = (&charger.serial_number, other.charger.station_id);
        refuse(Column::SerialNumber, format!("`{serial}` is that of `{other}` (A00.FR.427)"));
    }
    if let Some(fqdn) = &charger.csms {
        let owner = Owner { kind: OwnerKind::Server, name: fqdn.clone() };
        if store.certificates(&Lookup::Owner(owner))?.is_empty() {
            let list = "list the servers with `evpki certificate list --kind server`";
            let hint = suggestions::hint(store, Names::Servers, fqdn, list)?;
            refuse(Column::Csms, format!("there is no server `{fqdn}`: {hint}"));
        }
    }
    if let Some(profile) = profile.filter(|profile| !profile.allows(charger.key_type)) {
        let allowed: Vec<&str> = profile.key_types().iter().map(|k| k.name()).collect();
        let says =
            format!("the profile `{}` does not allow {} keys, but {}", profile.name(), charger.key_type, allowed.join(", "));
        refuse(Column::KeyType, says);
    }
    if let Some(batch) = &charger.default_password_batch
        && !store.secrets(SecretKind::BatchPassword, batch.as_str())?.iter().any(|row| row.sealed.is_some())
    {
        let make = format!("make it with `evpki password provision --batch {}`", shell_quoted(batch));
        let hint = suggestions::hint(store, Names::Batches, batch.as_str(), &make)?;
        refuse(Column::DefaultPasswordBatch, format!("the batch `{batch}` has no default password yet: {hint}"));
    }
    Ok(conflicts)
}
