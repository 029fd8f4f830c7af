//! What becomes of a certification request: it is input, not instruction. The key is taken; everything else is the PKI's to say.

#[cfg(test)]
mod tests;

use super::{IssuanceError, Profile};
use crate::{
    model::Charger,
    x509::{Attribute, PublicKey, Request},
};

/// The longest request that OCPP carries, in characters of PEM (SignCertificate.csr, all versions).
pub const LONGEST_REQUEST: usize = 5500;

/// What was made of a certification request, item by item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The key, which is taken.
    pub public_key: PublicKey,
    /// What was taken as it was asked for.
    pub taken: Vec<String>,
    /// What the PKI says in its place.
    pub overridden: Vec<String>,
}

/// Examines the request of a charger, whose names were registered before.
///
/// # Errors
/// [`IssuanceError::NoRequests`], [`IssuanceError::KeyType`]; [`IssuanceError::Request`] when it asks to be an authority, names another charger, or is longer
/// than OCPP carries.
pub fn examine_station(request: &Request, charger: &Charger, profile: &Profile) -> Result<Examined, IssuanceError> {
    let examined = examine(request, profile)?;
    let names = request.subject().values(Attribute::CommonName);
    match names.iter().find(|name| *name != charger.serial_number.as_str()) {
        Some(name) => Err(IssuanceError::Request {
            why: format!(
                "it names `{name}`, but {} has the serial number `{}` (A00.FR.511)",
                charger.station_id, charger.serial_number
            ),
        }),
        None => Ok(examined),
    }
}

/// Examines the request of a server.
///
/// # Errors
/// As [`examine_station`]; another common name than the FQDN is refused (A00.FR.510).
pub fn examine_server(request: &Request, fqdn: &str, profile: &Profile) -> Result<Examined, IssuanceError> {
    let examined = examine(request, profile)?;
    let names = request.subject().values(Attribute::CommonName);
    match names.iter().find(|name| !name.eq_ignore_ascii_case(fqdn)) {
        Some(name) => {
            Err(IssuanceError::Request { why: format!("it names `{name}`, but the certificate is for `{fqdn}` (A00.FR.510)") })
        }
        None => Ok(examined),
    }
}

/// Examines the request of somebody else: a common name that `is_theirs` does not know is refused.
///
/// # Errors
/// As [`examine_station`].
pub fn examine_named(
    request: &Request,
    name: &str,
    is_theirs: &dyn Fn(&str) -> bool,
    profile: &Profile,
) -> Result<Examined, IssuanceError> {
    let examined = examine(request, profile)?;
    let names = request.subject().values(Attribute::CommonName);
    match names.iter().find(|given| !is_theirs(given)) {
        Some(given) => Err(IssuanceError::Request { why: format!("it names `{given}`, but the certificate is for `{name}`") }),
        None => Ok(examined),
    }
}

fn examine(request: &Request, profile: &Profile) -> Result<Examined, IssuanceError> {
    let key_type = request.public_key().key_type();
    if !profile.accepts_csr() {
        return Err(IssuanceError::NoRequests { profile: profile.name().to_owned() });
    }
    if !profile.allows(key_type) {
        let (profile, allowed) = (profile.name().to_owned(), profile.key_types().to_vec());
        return Err(IssuanceError::KeyType { profile, given: key_type, allowed });
    }
    if request.asks_to_be_authority() {
        return Err(IssuanceError::Request { why: "it asks for the certificate of an authority (CA:TRUE)".to_owned() });
    }
    if request.characters() > LONGEST_REQUEST {
        let why =
            format!("it has {} characters, OCPP carries at most {LONGEST_REQUEST} (SignCertificate.csr)", request.characters());
        return Err(IssuanceError::Request { why });
    }
    let mut taken = vec![format!("public key ({key_type})")];
    let mut overridden = Vec::new();
    match request.subject().values(Attribute::CommonName).first() {
        Some(name) => taken.push(format!("CN={name}")),
        None => overridden.push("CN (none given)".to_owned()),
    }
    for attribute in Attribute::ALL.into_iter().filter(|a| *a != Attribute::CommonName) {
        overridden.extend(request.subject().values(attribute).iter().map(|value| format!("{attribute}={value}")));
    }
    overridden.extend(request.asked_for().iter().map(|extension| format!("extension {extension}")));
    Ok(Examined { public_key: request.public_key().clone(), taken, overridden })
}
