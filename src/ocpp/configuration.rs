//! The contents of `ocpp.json` in a device bundle: the configuration of a charger, by OCPP version. It contains no secret.

use serde_json::{Map, Value, json};

use super::{Connection, Error, limits};
use crate::model::{OcppVersion, Organization, StationSerial};

/// The slot that the first network profile of a charger goes into.
const FIRST_SLOT: u32 = 1;

/// The data of a charger that its configuration needs.
#[derive(Debug, Clone, Copy)]
pub struct Device<'a> {
    /// How it connects to its CSMS.
    pub connection: Connection<'a>,
    /// The serial number of its hardware, as in its BootNotification.
    pub serial_number: &'a StationSerial,
    /// Its operator: the organization in its certificate, and in the CSRs that it makes itself (A00.FR.509).
    pub organization: &'a Organization,
    /// The OCPP versions that it uses.
    pub versions: &'a [OcppVersion],
}

/// The configuration of a charger, as JSON:
///
/// - `identity`: its station ID, which is also its user name in HTTP Basic; `serial_number`: that of its hardware; `csms_url`:
///   the URL of the CSMS; `url`: the URL that the charger opens, with its station ID at the end; `security_profile`: 1 to 3.
/// - `versions`: per version its `subprotocol`, and
///   for 1.6 `configuration`: configuration keys with their values, which are strings;
///   for 2.0.1 and 2.1 `network_profile`: the payload of SetNetworkProfile, and `variables`: the entries of SetVariables.
///
/// It does not contain the password: `AuthorizationKey` and `BasicAuthPassword` are in a file of their own.
///
/// # Errors
/// [`Error::NoVersion`]; [`Error::Url`], [`Error::Scheme`] for a CSMS URL that does not do; [`Error::TooLong`].
pub fn configuration(device: &Device<'_>) -> Result<Value, Error> {
    if device.versions.is_empty() {
        return Err(Error::NoVersion);
    }
    let mut versions = Map::new();
    for version in OcppVersion::ALL.into_iter().filter(|version| device.versions.contains(version)) {
        limits::value(version).check(device.organization.as_str())?;
        let described = match version {
            OcppVersion::Ocpp16 => ocpp16(device),
            OcppVersion::Ocpp201 | OcppVersion::Ocpp21 => ocpp2(device, version)?,
        };
        versions.insert(version.name().to_owned(), described);
    }
    Ok(json!({
        "identity": device.connection.station_id.as_str(),
        "serial_number": device.serial_number.as_str(),
        "csms_url": device.connection.csms_url,
        "url": device.connection.station_url()?,
        "security_profile": device.connection.security_profile.number(),
        "versions": versions,
    }))
}

/// The configuration keys of the security whitepaper; all values are strings there.
fn ocpp16(device: &Device<'_>) -> Value {
    json!({
        "subprotocol": OcppVersion::Ocpp16.subprotocol(),
        "configuration": {
            "SecurityProfile": device.connection.security_profile.to_string(),
            "CpoName": device.organization.as_str(),
            "CertificateSignedMaxChainSize": limits::CERTIFICATE_CHAIN.most.to_string(),
        },
    })
}

fn ocpp2(device: &Device<'_>, version: OcppVersion) -> Result<Value, Error> {
    let connection_data = device.connection.data(version, None)?;
    let variable = |component: &str, variable: &str, value: &str| json!({ "component": { "name": component }, "variable": { "name": variable }, "attributeValue": value });
    Ok(json!({
        "subprotocol": version.subprotocol(),
        "network_profile": { "configurationSlot": FIRST_SLOT, "connectionData": connection_data },
        "variables": [
            variable("OCPPCommCtrlr", "NetworkConfigurationPriority", &FIRST_SLOT.to_string()),
            variable("SecurityCtrlr", "Identity", device.connection.station_id.as_str()),
            variable("SecurityCtrlr", "OrganizationName", device.organization.as_str()),
        ],
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SecurityProfile, StationId};
    use crate::ocpp::MESSAGE_TIMEOUT;

    fn made(csms_url: &str, versions: &[OcppVersion]) -> Result<Value, Error> {
        let station_id: StationId = "CS-1".parse().unwrap();
        let connection = Connection {
            station_id: &station_id,
            csms_url,
            security_profile: SecurityProfile::BasicTls,
            message_timeout: MESSAGE_TIMEOUT,
        };
        configuration(&Device {
            connection,
            serial_number: &"SN-1".parse().unwrap(),
            organization: &"ACME Charging".parse().unwrap(),
            versions,
        })
    }

    #[test]
    fn all_versions() {
        let profile = |version: &str| {
            json!({
                "ocppVersion": version,
                "ocppTransport": "JSON",
                "ocppCsmsUrl": "wss://csms.example.com/ocpp",
                "messageTimeout": 30,
                "securityProfile": 2,
                "ocppInterface": "Wired0",
            })
        };
        let mut profile21 = profile("OCPP21");
        profile21["identity"] = json!("CS-1");
        let variables = json!([
            {
                "component": { "name": "OCPPCommCtrlr" },
                "variable": { "name": "NetworkConfigurationPriority" },
                "attributeValue": "1",
            },
            { "component": { "name": "SecurityCtrlr" }, "variable": { "name": "Identity" }, "attributeValue": "CS-1" },
            {
                "component": { "name": "SecurityCtrlr" },
                "variable": { "name": "OrganizationName" },
                "attributeValue": "ACME Charging",
            },
        ]);
        assert_eq!(
            made("wss://csms.example.com/ocpp", &OcppVersion::ALL).unwrap(),
            json!({
                "identity": "CS-1",
                "serial_number": "SN-1",
                "csms_url": "wss://csms.example.com/ocpp",
                "url": "wss://csms.example.com/ocpp/CS-1",
                "security_profile": 2,
                "versions": {
                    "1.6": {
                        "subprotocol": "ocpp1.6",
                        "configuration": {
                            "SecurityProfile": "2",
                            "CpoName": "ACME Charging",
                            "CertificateSignedMaxChainSize": "10000",
                        },
                    },
                    "2.0.1": {
                        "subprotocol": "ocpp2.0.1",
                        "network_profile": { "configurationSlot": 1, "connectionData": profile("OCPP20") },
                        "variables": variables,
                    },
                    "2.1": {
                        "subprotocol": "ocpp2.1",
                        "network_profile": { "configurationSlot": 1, "connectionData": profile21 },
                        "variables": variables,
                    },
                },
            })
        );
    }

    #[test]
    fn only_the_versions_asked_for() {
        let one = made("wss://csms.example.com/ocpp", &[OcppVersion::Ocpp16]).unwrap();
        assert_eq!(one["versions"].as_object().unwrap().keys().collect::<Vec<_>>(), ["1.6"]);
        assert_eq!(made("wss://csms.example.com/ocpp", &[]), Err(Error::NoVersion));
    }

    #[test]
    fn a_url_that_is_too_long_for_one_version_is_not_for_another() {
        let url = format!("wss://csms.example.com/{}", "x".repeat(500));
        assert!(made(&url, &[OcppVersion::Ocpp21]).is_ok());
        assert_eq!(
            made(&url, &OcppVersion::ALL).unwrap_err().to_string(),
            "the CSMS URL has 523 characters, at most 512 are allowed (OCPP 2.0.1, NetworkConnectionProfile.ocppCsmsUrl)"
        );
    }
}
