//! How a charger connects to its CSMS: the URL, and the network profile that OCPP 2 calls connection data.

use serde::Serialize;

use super::{Error, limits};
use crate::model::{OcppVersion, SecurityProfile, StationId};

/// The default time that a charger waits for the answer to a message, in seconds.
pub const MESSAGE_TIMEOUT: u32 = 30;

/// How a charger connects to its CSMS.
#[derive(Debug, Clone, Copy)]
pub struct Connection<'a> {
    /// Its station ID.
    pub station_id: &'a StationId,
    /// The URL of the CSMS, without the station ID at the end: `wss://csms.example.com/ocpp`.
    pub csms_url: &'a str,
    /// How charger and CSMS authenticate each other.
    pub security_profile: SecurityProfile,
    /// How long the charger waits for the answer to a message, in seconds.
    pub message_timeout: u32,
}

impl<'a> Connection<'a> {
    /// The URL without slashes at its end.
    ///
    /// # Errors
    /// [`Error::Scheme`] unless it is `ws://` for security profile 1 and `wss://` for 2 and 3 (A00.FR.201, A00.FR.301,
    /// A00.FR.401); [`Error::Url`] if it has no host, or user information, a query, a fragment, or a character that belongs
    /// into no URL.
    pub(super) fn base_url(&self) -> Result<&'a str, Error> {
        let url = self.csms_url;
        let bad = |why| Err(Error::Url { url: url.to_owned(), why });
        let scheme = if self.security_profile == SecurityProfile::Basic { "ws://" } else { "wss://" };
        let Some(rest) = url.strip_prefix(scheme) else {
            return Err(Error::Scheme { url: url.to_owned(), profile: self.security_profile, scheme });
        };
        let host = rest.split('/').next().unwrap_or_default();
        if host.is_empty() || host.starts_with(':') {
            return bad("it has no host");
        }
        if host.contains('@') {
            return bad("it has user information, which belongs into the header of HTTP Basic");
        }
        if url.contains(['?', '#']) {
            return bad("it has a query or a fragment, and the station's identity has to be its end");
        }
        if !url.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b)) {
            return bad("it has a character that has to be percent-encoded");
        }
        Ok(url.trim_end_matches('/'))
    }

    /// The URL that the charger opens: its identity, percent-encoded, is the last segment (OCPP-J, 3.1.1).
    pub(super) fn station_url(&self) -> Result<String, Error> {
        // Of the characters of an identity, `|` alone may not stand in a path as it is (RFC 3986, 3.3).
        Ok(format!("{}/{}", self.base_url()?, self.station_id.as_str().replace('|', "%7C")))
    }

    /// Returns the connection data for a charger with this OCPP version, optionally with its password.
    pub(super) fn data(&self, version: OcppVersion, password: Option<&'a str>) -> Result<ConnectionData<'a>, Error> {
        let what = "network profiles";
        let url = limits::csms_url(version).ok_or(Error::Unsupported { what, version })?;
        let ocpp_csms_url = self.base_url()?;
        url.check(ocpp_csms_url)?;
        let ocpp21 = version == OcppVersion::Ocpp21;
        if let Some(password) = password {
            if !ocpp21 {
                return Err(Error::Unsupported { what: "password in network profiles", version });
            }
            limits::BASIC_AUTH_PASSWORD_21.check(password)?;
        }
        Ok(ConnectionData {
            ocpp_version: if ocpp21 { "OCPP21" } else { "OCPP20" },
            ocpp_transport: "JSON",
            ocpp_csms_url,
            message_timeout: self.message_timeout,
            security_profile: self.security_profile.number(),
            ocpp_interface: "Wired0",
            identity: ocpp21.then_some(self.station_id.as_str()),
            basic_auth_password: password,
        })
    }
}

/// `NetworkConnectionProfileType`, with what evpki sets of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConnectionData<'a> {
    ocpp_version: &'static str,
    ocpp_transport: &'static str,
    ocpp_csms_url: &'a str,
    message_timeout: u32,
    security_profile: u8,
    ocpp_interface: &'static str,
    /// OCPP 2.1 only.
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<&'a str>,
    /// OCPP 2.1 only.
    #[serde(skip_serializing_if = "Option::is_none")]
    basic_auth_password: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_those_that_a_station_can_be_given() {
        let station_id: StationId = "CS|1".parse().unwrap();
        let station = |csms_url, security_profile| {
            Connection { station_id: &station_id, csms_url, security_profile, message_timeout: MESSAGE_TIMEOUT }
                .station_url()
                .map_err(|error| error.to_string())
        };
        let tls = SecurityProfile::BasicTls;
        assert_eq!(station("wss://csms.example.com/ocpp/", tls).unwrap(), "wss://csms.example.com/ocpp/CS%7C1");
        assert_eq!(station("wss://[2001:db8::1]:8443", tls).unwrap(), "wss://[2001:db8::1]:8443/CS%7C1");
        assert_eq!(station("ws://csms/ocpp", SecurityProfile::Basic).unwrap(), "ws://csms/ocpp/CS%7C1");
        assert_eq!(
            station("ws://csms/ocpp", SecurityProfile::Certificate).unwrap_err(),
            "`ws://csms/ocpp` does not begin with `wss://`, security profile 3 requires it"
        );
        for bad in [
            "wss://",
            "wss:///ocpp",
            "wss://:443/",
            "wss://u:p@csms/",
            "wss://csms/?a=b",
            "wss://csms/#a",
            "wss://csms/a b",
            "wss://csms/é",
        ] {
            assert!(station(bad, tls).unwrap_err().starts_with(&format!("`{bad}` is not a URL of a CSMS: ")), "{bad}");
        }
    }
}
