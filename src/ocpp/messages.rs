//! Messages for a charger, ready to be sent.

use serde::Serialize;

use super::connection::ConnectionData;
use super::{Connection, Error, limits};
use crate::model::{OcppVersion, Secret, hex};

/// A request to a charger. Its payload may hold a password: it is wiped when dropped and never printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The action, such as `SetVariables`.
    pub action: &'static str,
    /// The JSON text of its payload.
    pub payload: Secret,
}

impl Message {
    /// The whole frame of OCPP-J: `[2,"<id>","<action>",<payload>]`.
    ///
    /// # Errors
    /// [`Error::EmptyMessageId`]; [`Error::TooLong`] for an identifier of more than 36 characters.
    pub fn call(&self, id: &str) -> Result<Secret, Error> {
        if id.is_empty() {
            return Err(Error::EmptyMessageId);
        }
        limits::MESSAGE_ID.check(id)?;
        let id = serde_json::to_string(id).map_err(|_| Error::Bug { what: "the message identifier" })?;
        let mut frame = Vec::with_capacity(id.len() + self.action.len() + self.payload.expose().len() + 8);
        frame.extend_from_slice(format!("[2,{id},\"{}\",", self.action).as_bytes());
        frame.extend_from_slice(self.payload.expose());
        frame.push(b']');
        Ok(Secret::new(frame))
    }

    /// Returns the payload as a JSON value. A secret in it is not wiped when it is dropped.
    ///
    /// # Errors
    /// [`Error::Bug`], never in practice.
    pub fn value(&self) -> Result<serde_json::Value, Error> {
        serde_json::from_slice(self.payload.expose()).map_err(|_| Error::Bug { what: "the payload" })
    }

    fn new(action: &'static str, payload: &impl Serialize) -> Result<Self, Error> {
        // Enough capacity: a buffer that grows leaves copies of the secret in memory.
        let mut text = zeroize::Zeroizing::new(Vec::with_capacity(8192));
        serde_json::to_writer(&mut *text, payload).map_err(|_| Error::Bug { what: "the payload" })?;
        Ok(Self { action, payload: Secret::new(std::mem::take(&mut *text)) })
    }
}

/// The message that sets a new password on a charger (A01).
///
/// OCPP 1.6: `ChangeConfiguration` of `AuthorizationKey` with the password's bytes in lower-case hexadecimal. OCPP 2.0.1 and 2.1:
/// `SetVariables` of `SecurityCtrlr.BasicAuthPassword` with the password as it is; a charger of OCPP 2.1 carries it over into the
/// active network profile (B09.FR.26, B09.FR.27). On `Accepted` the old password is not accepted any more (A01.FR.03).
///
/// # Errors
/// [`Error::TooLong`] if the message does not take it; [`Error::NotText`] if the version wants text.
pub fn set_password(version: OcppVersion, password: &Secret) -> Result<Message, Error> {
    if version == OcppVersion::Ocpp16 {
        let value = zeroize::Zeroizing::new(hex::encode(password.expose()));
        limits::AUTHORIZATION_KEY_16.check(&value)?;
        return Message::new("ChangeConfiguration", &ChangeConfiguration { key: "AuthorizationKey", value: &value });
    }
    let password = password.expose_str().ok_or(Error::NotText { version })?;
    limits::password(version).check(password)?;
    Message::new("SetVariables", &SetVariables::one("SecurityCtrlr", "BasicAuthPassword", password))
}

/// The message that writes a network profile into a slot of the charger, in OCPP 2.1 with the password if one is given.
///
/// The slot must not be one that `OCPPCommCtrlr.NetworkConfigurationPriority` names (B09.FR.14, B09.FR.21): stage it in another,
/// name that one first, then reset the charger.
///
/// # Errors
/// [`Error::Unsupported`] in OCPP 1.6, and with a password in OCPP 2.0.1; [`Error::TooLong`], [`Error::NotText`], [`Error::Url`],
/// [`Error::Scheme`].
pub fn set_network_profile(
    version: OcppVersion,
    slot: u32,
    connection: &Connection<'_>,
    password: Option<&Secret>,
) -> Result<Message, Error> {
    let password = password.map(|password| password.expose_str().ok_or(Error::NotText { version })).transpose()?;
    let connection_data = connection.data(version, password)?;
    Message::new("SetNetworkProfile", &SetNetworkProfile { configuration_slot: slot, connection_data })
}

/// The message that sets the slots to try after the next start; the charger uses the first that works (B09): `SetVariables` of
/// `OCPPCommCtrlr.NetworkConfigurationPriority`.
///
/// # Errors
/// [`Error::Unsupported`] in OCPP 1.6; [`Error::TooLong`].
pub fn set_priority(version: OcppVersion, slots: &[u32]) -> Result<Message, Error> {
    if version == OcppVersion::Ocpp16 {
        return Err(Error::Unsupported { what: "network profiles", version });
    }
    let slots = slots.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    limits::value(version).check(&slots)?;
    Message::new("SetVariables", &SetVariables::one("OCPPCommCtrlr", "NetworkConfigurationPriority", &slots))
}

/// The message that restarts the charger when no transaction is active.
///
/// # Errors
/// [`Error::Unsupported`] in OCPP 1.6, which has another one.
pub fn reset_on_idle(version: OcppVersion) -> Result<Message, Error> {
    if version == OcppVersion::Ocpp16 {
        return Err(Error::Unsupported { what: "network profiles", version });
    }
    Message::new("Reset", &Reset { r#type: "OnIdle" })
}

#[derive(Serialize)]
struct Reset {
    r#type: &'static str,
}

#[derive(Serialize)]
struct ChangeConfiguration<'a> {
    key: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SetVariables<'a> {
    set_variable_data: [SetVariable<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SetVariable<'a> {
    component: Named,
    variable: Named,
    attribute_value: &'a str,
}

#[derive(Serialize)]
struct Named {
    name: &'static str,
}

impl<'a> SetVariables<'a> {
    fn one(component: &'static str, variable: &'static str, attribute_value: &'a str) -> Self {
        let (component, variable) = (Named { name: component }, Named { name: variable });
        Self { set_variable_data: [SetVariable { component, variable, attribute_value }] }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SetNetworkProfile<'a> {
    configuration_slot: u32,
    connection_data: ConnectionData<'a>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SecurityProfile, StationId};

    fn text(text: &str) -> Secret {
        Secret::from(text.to_owned())
    }

    fn frame(message: &Message) -> String {
        message.call("19223201").unwrap().expose_str().unwrap().to_owned()
    }

    /// The password of OCPP's own compliance test TC_073.
    #[test]
    fn ocpp_16_sends_hexadecimal() {
        let message = set_password(OcppVersion::Ocpp16, &text("OCA_OCTT_admin_test")).unwrap();
        assert_eq!(
            frame(&message),
            r#"[2,"19223201","ChangeConfiguration",{"key":"AuthorizationKey","value":"4f43415f4f4354545f61646d696e5f74657374"}]"#
        );
        let binary = set_password(OcppVersion::Ocpp16, &Secret::new((0xf0..=0xff).collect())).unwrap();
        assert_eq!(binary.value().unwrap()["value"], "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
        assert!(set_password(OcppVersion::Ocpp16, &text(&"x".repeat(21))).is_err());
    }

    #[test]
    fn ocpp_2_sends_the_password_as_it_is() {
        for version in [OcppVersion::Ocpp201, OcppVersion::Ocpp21] {
            let message = set_password(version, &text("aVerySecretPassword1")).unwrap();
            assert_eq!(
                frame(&message),
                r#"[2,"19223201","SetVariables",{"setVariableData":[{"component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"},"attributeValue":"aVerySecretPassword1"}]}]"#
            );
            assert_eq!(set_password(version, &Secret::new(vec![0xff; 16])), Err(Error::NotText { version }));
        }
        assert_eq!(
            set_password(OcppVersion::Ocpp201, &text(&"x".repeat(41))).unwrap_err().to_string(),
            "the password has 41 characters, at most 40 are allowed (OCPP 2.0.1, SecurityCtrlr.BasicAuthPassword)"
        );
    }

    #[test]
    fn network_profiles_carry_a_password_in_ocpp_21() {
        let station_id: StationId = "CS-1".parse().unwrap();
        let connection = Connection {
            station_id: &station_id,
            csms_url: "wss://csms.example.com/ocpp",
            security_profile: SecurityProfile::BasicTls,
            message_timeout: 30,
        };
        let password = text(r#"a "Secret" Password"#);
        let message = set_network_profile(OcppVersion::Ocpp21, 2, &connection, Some(&password)).unwrap();
        assert_eq!(
            frame(&message),
            r#"[2,"19223201","SetNetworkProfile",{"configurationSlot":2,"connectionData":{"ocppVersion":"OCPP21","ocppTransport":"JSON","ocppCsmsUrl":"wss://csms.example.com/ocpp","messageTimeout":30,"securityProfile":2,"ocppInterface":"Wired0","identity":"CS-1","basicAuthPassword":"a \"Secret\" Password"}}]"#
        );
        let message = set_network_profile(OcppVersion::Ocpp201, 1, &connection, None).unwrap();
        assert_eq!(
            frame(&message),
            r#"[2,"19223201","SetNetworkProfile",{"configurationSlot":1,"connectionData":{"ocppVersion":"OCPP20","ocppTransport":"JSON","ocppCsmsUrl":"wss://csms.example.com/ocpp","messageTimeout":30,"securityProfile":2,"ocppInterface":"Wired0"}}]"#
        );
        for (version, password) in [(OcppVersion::Ocpp16, None), (OcppVersion::Ocpp201, Some(&password))] {
            assert!(matches!(set_network_profile(version, 1, &connection, password), Err(Error::Unsupported { .. })));
        }
    }

    #[test]
    fn a_staged_profile_comes_into_force_by_two_more() {
        assert_eq!(
            frame(&set_priority(OcppVersion::Ocpp21, &[2, 1]).unwrap()),
            r#"[2,"19223201","SetVariables",{"setVariableData":[{"component":{"name":"OCPPCommCtrlr"},"variable":{"name":"NetworkConfigurationPriority"},"attributeValue":"2,1"}]}]"#
        );
        assert_eq!(frame(&reset_on_idle(OcppVersion::Ocpp201).unwrap()), r#"[2,"19223201","Reset",{"type":"OnIdle"}]"#);
        let none = [set_priority(OcppVersion::Ocpp16, &[1]), reset_on_idle(OcppVersion::Ocpp16)];
        assert!(none.iter().all(|message| matches!(message, Err(Error::Unsupported { .. }))));
    }

    #[test]
    fn nothing_of_it_is_printed() {
        let message = set_password(OcppVersion::Ocpp201, &text("aVerySecretPassword1")).unwrap();
        assert_eq!(format!("{message:?}"), r#"Message { action: "SetVariables", payload: [redacted] }"#);
    }

    #[test]
    fn identifiers_are_checked_and_escaped() {
        let message = set_password(OcppVersion::Ocpp201, &text("aVerySecretPassword1")).unwrap();
        assert_eq!(message.call(""), Err(Error::EmptyMessageId));
        assert!(message.call(&"x".repeat(36)).is_ok() && message.call(&"x".repeat(37)).is_err());
        assert!(message.call("a\"b").unwrap().expose().starts_with(br#"[2,"a\"b","SetVariables",{"#));
    }
}
