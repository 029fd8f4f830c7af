//! The maximum lengths of message fields, by OCPP version. All lengths are in characters.
//!
//! The sources are the JSON schemas of the versions, and for OCPP 1.6 those of the security whitepaper (edition 3).

use super::Error;
use crate::model::OcppVersion;

/// The maximum length of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The field, as messages name it.
    pub field: &'static str,
    /// The maximum length, in characters.
    pub most: usize,
    /// The document that defines the limit.
    pub source: &'static str,
}

impl Limit {
    /// Checks a value's length.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn check(&self, value: &str) -> Result<(), Error> {
        self.check_length(value.chars().count())
    }

    /// Checks a length, in characters.
    ///
    /// # Errors
    /// [`Error::TooLong`]
    pub fn check_length(&self, length: usize) -> Result<(), Error> {
        let Self { field, most: limit, source } = *self;
        if length > limit { Err(Error::TooLong { field, length, limit, source }) } else { Ok(()) }
    }
}

const fn limit(field: &'static str, most: usize, source: &'static str) -> Limit {
    Limit { field, most, source }
}

/// The identifier of an OCPP-J message.
pub const MESSAGE_ID: Limit = limit("the message identifier", 36, "OCPP-J, 4.1.4 messageId");
/// A CSR, in every version.
pub const CSR: Limit = limit("the CSR", 5500, "SignCertificate.csr");
/// The chain that answers a CSR, in every version.
pub const CERTIFICATE_CHAIN: Limit = limit("the certificate chain", 10_000, "CertificateSigned.certificateChain");
/// The length of that chain that every charger should accept: a charger may reject longer ones.
pub const CERTIFICATE_CHAIN_RECOMMENDED: Limit =
    limit("the certificate chain", 5600, "OCPP 2.0.1 part 2, SecurityCtrlr.MaxCertificateChainSize");
/// A root certificate to install, in OCPP 1.6.
pub const INSTALL_CERTIFICATE_16: Limit = limit("the certificate", 5500, "OCPP 1.6 security, InstallCertificate.certificate");
/// A root certificate to install, in OCPP 2.0.1.
pub const INSTALL_CERTIFICATE_201: Limit = limit("the certificate", 5500, "OCPP 2.0.1, InstallCertificate.certificate");
/// A root certificate to install, in OCPP 2.1.
pub const INSTALL_CERTIFICATE_21: Limit = limit("the certificate", 10_000, "OCPP 2.1, InstallCertificate.certificate");
/// The certificate that firmware is signed with, in every version.
pub const SIGNING_CERTIFICATE: Limit = limit("the signing certificate", 5500, "UpdateFirmware.firmware.signingCertificate");
/// The signature of firmware in base64, in every version.
pub const FIRMWARE_SIGNATURE: Limit = limit("the firmware's signature", 800, "UpdateFirmware.firmware.signature");
/// `issuerNameHash` and `issuerKeyHash`, in every version.
pub const CERTIFICATE_HASH: Limit = limit("the certificate's hash", 128, "CertificateHashDataType");
/// `serialNumber` of a certificate's hash data, in hexadecimal, in every version.
pub const CERTIFICATE_SERIAL: Limit = limit("the certificate's serial number", 40, "CertificateHashDataType.serialNumber");
/// The name of a configuration key of OCPP 1.6.
pub const CONFIGURATION_KEY_16: Limit = limit("the configuration key", 50, "OCPP 1.6, ChangeConfiguration.key");
/// The value of a configuration key of OCPP 1.6.
pub const CONFIGURATION_VALUE_16: Limit = limit("the configuration value", 500, "OCPP 1.6, ChangeConfiguration.value");
/// The password of OCPP 1.6 in hexadecimal.
pub const AUTHORIZATION_KEY_16: Limit =
    limit("the password in hexadecimal", 40, "OCPP 1.6, AuthorizationKey; OCPP-J 1.6 errata, 3.12");
/// The value of a variable of OCPP 2.0.1.
pub const ATTRIBUTE_VALUE_201: Limit = limit("the value", 1000, "OCPP 2.0.1, SetVariables.attributeValue");
/// The value of a variable of OCPP 2.1.
pub const ATTRIBUTE_VALUE_21: Limit = limit("the value", 2500, "OCPP 2.1, SetVariables.attributeValue");
/// The password of OCPP 2.0.1.
pub const BASIC_AUTH_PASSWORD_201: Limit = limit("the password", 40, "OCPP 2.0.1, SecurityCtrlr.BasicAuthPassword");
/// The password of OCPP 2.1.
pub const BASIC_AUTH_PASSWORD_21: Limit = limit("the password", 64, "OCPP 2.1, NetworkConnectionProfile.basicAuthPassword");
/// The URL of the CSMS, in OCPP 2.0.1.
pub const CSMS_URL_201: Limit = limit("the CSMS URL", 512, "OCPP 2.0.1, NetworkConnectionProfile.ocppCsmsUrl");
/// The URL of the CSMS, in OCPP 2.1.
pub const CSMS_URL_21: Limit = limit("the CSMS URL", 2000, "OCPP 2.1, NetworkConnectionProfile.ocppCsmsUrl");
/// The charger's identity in a network profile, in OCPP 2.1.
pub const IDENTITY_21: Limit = limit("the identity", 48, "OCPP 2.1, NetworkConnectionProfile.identity");
/// An OCSP response that a charger is given, in base64, in OCPP 2.0.1.
pub const OCSP_RESULT_201: Limit = limit("the OCSP response", 5500, "OCPP 2.0.1, GetCertificateStatus.ocspResult");
/// An OCSP response that a charger is given, in base64, in OCPP 2.1.
pub const OCSP_RESULT_21: Limit = limit("the OCSP response", 18_000, "OCPP 2.1, GetCertificateStatus.ocspResult");
/// The URL of an OCSP responder, in OCPP 2.0.1.
pub const RESPONDER_URL_201: Limit = limit("the OCSP responder's URL", 512, "OCPP 2.0.1, OCSPRequestData.responderURL");
/// The URL of an OCSP responder, in OCPP 2.1.
pub const RESPONDER_URL_21: Limit = limit("the OCSP responder's URL", 2000, "OCPP 2.1, OCSPRequestData.responderURL");

/// A root certificate to install.
#[must_use]
pub fn install_certificate(version: OcppVersion) -> Limit {
    match version {
        OcppVersion::Ocpp16 => INSTALL_CERTIFICATE_16,
        OcppVersion::Ocpp201 => INSTALL_CERTIFICATE_201,
        OcppVersion::Ocpp21 => INSTALL_CERTIFICATE_21,
    }
}

/// A password as in the message that sets it: in OCPP 1.6 in hexadecimal.
#[must_use]
pub fn password(version: OcppVersion) -> Limit {
    match version {
        OcppVersion::Ocpp16 => AUTHORIZATION_KEY_16,
        OcppVersion::Ocpp201 => BASIC_AUTH_PASSWORD_201,
        OcppVersion::Ocpp21 => BASIC_AUTH_PASSWORD_21,
    }
}

/// The value of a configuration key or variable.
#[must_use]
pub fn value(version: OcppVersion) -> Limit {
    match version {
        OcppVersion::Ocpp16 => CONFIGURATION_VALUE_16,
        OcppVersion::Ocpp201 => ATTRIBUTE_VALUE_201,
        OcppVersion::Ocpp21 => ATTRIBUTE_VALUE_21,
    }
}

/// The URL of the CSMS. `None` for OCPP 1.6, which has no message for it.
#[must_use]
pub fn csms_url(version: OcppVersion) -> Option<Limit> {
    match version {
        OcppVersion::Ocpp16 => None,
        OcppVersion::Ocpp201 => Some(CSMS_URL_201),
        OcppVersion::Ocpp21 => Some(CSMS_URL_21),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_numbers_are_named() {
        assert_eq!(install_certificate(OcppVersion::Ocpp201).check_length(5500), Ok(()));
        assert_eq!(
            install_certificate(OcppVersion::Ocpp201).check(&"x".repeat(5501)).unwrap_err().to_string(),
            "the certificate has 5501 characters, at most 5500 are allowed (OCPP 2.0.1, InstallCertificate.certificate)"
        );
        assert_eq!(install_certificate(OcppVersion::Ocpp21).check_length(5501), Ok(()));
    }
}
