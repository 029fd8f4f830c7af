//! A charger (charging station), as the operator registered it.

use super::{BatchName, Error, KeyType, OcppVersion, SecurityProfile, StationId, StationSerial};

/// A charger (charging station), as the operator registered it. Station IDs and serial numbers are unique (A00.FR.427).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charger {
    /// Its station ID: its identity towards the CSMS.
    pub station_id: StationId,
    /// The serial number of its hardware.
    pub serial_number: StationSerial,
    /// The name of its manufacturer.
    pub vendor: Option<String>,
    /// The model name of the manufacturer.
    pub model: Option<String>,
    /// Its security profile: how it and the CSMS authenticate each other.
    pub security_profile: SecurityProfile,
    /// The OCPP version that it uses.
    pub ocpp_version: OcppVersion,
    /// The FQDN of the CSMS that it connects to. `None` means the only CSMS.
    pub csms: Option<String>,
    /// The batch that it was made in.
    pub batch: Option<BatchName>,
    /// The kind of its key pair.
    pub key_type: KeyType,
    /// The batch whose default password it leaves the factory with.
    pub default_password_batch: Option<BatchName>,
}

/// Whether a charger is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChargerState {
    /// It is.
    Active,
    /// It was taken out of service: its certificates are revoked, its passwords are erased, and it gets no new ones.
    Decommissioned,
}

impl ChargerState {
    /// The name, as printed and stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Decommissioned => "decommissioned",
        }
    }
}

impl std::str::FromStr for ChargerState {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        match given {
            "active" => Ok(Self::Active),
            "decommissioned" => Ok(Self::Decommissioned),
            _ => Err(Error::Unknown { what: "a charger's state", given: given.to_owned(), known: &["active", "decommissioned"] }),
        }
    }
}
