//! The metadata extensions: which world a certificate belongs to, and which charging station it is for.
//!
//! They are evpki's own, under a private arc; they are no standard. All are non-critical, so software that does not know them passes over
//! them. Their schema is `docs/formats/EvpkiMetadata.asn1`; `docs/formats/metadata.md` says what they are for. What it forbids is neither
//! written nor read.

mod party;

pub(super) use party::decode_parties;
#[cfg(feature = "cli")]
pub(super) use party::encode_parties;
pub use party::{Module, Party};

use super::Error;
#[cfg(feature = "cli")]
use super::keys::der_of;
use crate::model::{Charger, Environment, PkiId, shortened};
use const_oid::ObjectIdentifier;
use der::{Decode, Enumerated, Sequence, asn1::OctetString};

/// The arc of the metadata extensions. It is a UUID spread over small arcs, so that nobody else has it and every program can read it.
pub const ARC: &str = "1.2.840.113556.1.8000.2554.11298.4916.24791.19455.46995.6906422.9407415";

/// An arc under which the metadata extensions stand: evpki's own, or the operator's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arc {
    pub(super) environment: ObjectIdentifier,
    pub(super) station: ObjectIdentifier,
    pub(super) parties: ObjectIdentifier,
    pub(super) user_roles: ObjectIdentifier,
    pub(super) pki: ObjectIdentifier,
    purposes: Vec<ObjectIdentifier>,
}

impl Arc {
    /// The arc with this dotted decimal name; none: evpki's own.
    ///
    /// # Errors
    /// [`Error::Value`] when it is no object identifier, too long to have the extensions below it, somebody else's, or has a number above
    /// 2147483647: programs written in Go refuse every certificate that has one, and so a UUID under `2.25` cannot be one.
    pub fn new(dotted: Option<&str>) -> Result<Self, Error> {
        let arc = dotted.unwrap_or(ARC);
        let refused = |why: String| Error::Value { field: "an OID arc".to_owned(), value: arc.to_owned(), why };
        if let Some(why) = unfit(arc) {
            return Err(refused(why));
        }
        let below = |leaf: &str| ObjectIdentifier::new(&format!("{arc}.{leaf}")).map_err(|e| refused(e.to_string()));
        Ok(Self {
            environment: below("1.1")?,
            station: below("1.2")?,
            parties: below("1.3")?,
            user_roles: below("1.4")?,
            pki: below("1.5")?,
            purposes: Purpose::ALL.iter().map(|purpose| below(&format!("2.{}", purpose.number()))).collect::<Result<_, _>>()?,
        })
    }

    /// Whether an extension with this object identifier is one of the five.
    pub(super) fn has(&self, oid: &ObjectIdentifier) -> bool {
        [&self.environment, &self.station, &self.parties, &self.user_roles, &self.pki].contains(&oid)
    }

    /// The object identifier of a key purpose, in dotted form.
    #[must_use]
    pub fn purpose(&self, purpose: Purpose) -> String {
        self.purposes.get(purpose as usize).map(ToString::to_string).unwrap_or_default()
    }

    /// The key purpose with this object identifier, if it is one of evpki's.
    #[must_use]
    pub fn purpose_of(&self, dotted: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|purpose| self.purpose(*purpose) == dotted)
    }

    /// The name of any key purpose that has one, as profiles write it (`clientAuth`, `evpki:station`); else its object identifier.
    #[must_use]
    pub fn name_of(&self, dotted: &str) -> String {
        match dotted {
            "1.3.6.1.5.5.7.3.1" => "serverAuth".to_owned(),
            "1.3.6.1.5.5.7.3.2" => "clientAuth".to_owned(),
            "1.3.6.1.5.5.7.3.9" => "OCSPSigning".to_owned(),
            "2.5.29.37.0" => "anyExtendedKeyUsage".to_owned(),
            other => self.purpose_of(other).map_or_else(|| other.to_owned(), |purpose| format!("evpki:{}", purpose.name())),
        }
    }
}

/// The largest number that every program reads in an object identifier: Go's keep them in 31 bits.
const LARGEST_NUMBER: u32 = i32::MAX.cast_unsigned();
/// Arcs below which others have put what certificates carry: X.500, and the IETF.
const TAKEN: [&str; 2] = ["2.5", "1.3.6.1.5"];

/// Why no metadata can stand below an arc, if it cannot.
fn unfit(arc: &str) -> Option<String> {
    let taken =
        TAKEN.into_iter().find(|taken| arc.strip_prefix(taken).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')));
    not_an_identifier(arc).or(taken.map(|taken| format!("what stands below {taken} has a meaning already")))
}

/// Why a text is no object identifier in dotted form that evpki writes and others read, if it is none.
#[must_use]
pub fn not_an_identifier(dotted: &str) -> Option<String> {
    for number in dotted.split('.') {
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        if !is_number || number.len() > 1 && number.starts_with('0') {
            return Some("expected numbers with dots between them, such as `1.3.6.1.4.1.32473`".to_owned());
        }
        if number.parse::<u32>().ok().is_none_or(|number| number > LARGEST_NUMBER) {
            let number = shortened(number);
            return Some(format!(
                "its number {number} is above {LARGEST_NUMBER}, and many programs refuse every certificate with such"
            ));
        }
    }
    ObjectIdentifier::new(dotted).err().map(|e| e.to_string())
}

/// A purpose of a key in the field, which an extended key usage may name under the arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// A charging station, towards its CSMS.
    Station,
    /// A CSMS, towards its stations.
    Csms,
    /// A client of OCPI.
    OcpiClient,
    /// A server of OCPI.
    OcpiServer,
    /// A client of OCPI that sends charge detail records and does nothing else.
    CdrSender,
    /// Signing messages.
    MessageSigning,
}

impl Purpose {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 6] =
        [Self::Station, Self::Csms, Self::OcpiClient, Self::OcpiServer, Self::CdrSender, Self::MessageSigning];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 6] = ["station", "csms", "ocpi-client", "ocpi-server", "cdr-sender", "message-signing"];

    /// The name, as written in a profile (`evpki:station`) and printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Its number below the arc's 2.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// What the station extension says of the charging station that a certificate is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Station {
    /// Its identity towards the CSMS.
    pub station_id: String,
    /// The serial number of its hardware.
    pub serial_number: Option<String>,
    /// Who made it.
    pub vendor: Option<String>,
    /// What the maker calls it.
    pub model: Option<String>,
    /// The security profiles that it uses, 1 to 3.
    pub security_profiles: Vec<u8>,
    /// The OCPP versions that it speaks.
    pub versions: Vec<String>,
}

impl Station {
    /// What the extension says of a charger.
    #[must_use]
    pub fn of(charger: &Charger) -> Self {
        Self {
            station_id: charger.station_id.to_string(),
            serial_number: Some(charger.serial_number.to_string()),
            vendor: charger.vendor.clone(),
            model: charger.model.clone(),
            security_profiles: vec![charger.security_profile.number()],
            versions: vec![charger.ocpp_version.name().to_owned()],
        }
    }
}

/// As people read it: `station CS-0001, serial number SN-0001, security profile 3, OCPP 2.0.1`.
impl std::fmt::Display for Station {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "station {}", self.station_id.escape_debug())?;
        for (what, value) in [("serial number", &self.serial_number), ("vendor", &self.vendor), ("model", &self.model)] {
            if let Some(value) = value {
                write!(f, ", {what} {}", value.escape_debug())?;
            }
        }
        let profiles: Vec<String> = self.security_profiles.iter().map(ToString::to_string).collect();
        if !profiles.is_empty() {
            write!(f, ", security profile {}", profiles.join(", "))?;
        }
        if !self.versions.is_empty() {
            write!(f, ", OCPP {}", self.versions.join(", ").escape_debug())?;
        }
        Ok(())
    }
}

/// Environment on the wire.
#[derive(Clone, Copy, Enumerated)]
#[asn1(type = "ENUMERATED")]
#[repr(u8)]
enum EncodedEnvironment {
    Production = 0,
    Staging = 1,
    Test = 2,
}

/// OcppStation on the wire.
#[derive(Sequence)]
#[asn1(tag_mode = "IMPLICIT")]
struct EncodedStation {
    station_id: String,
    #[asn1(context_specific = "0", optional = "true")]
    serial_number: Option<String>,
    #[asn1(context_specific = "1", optional = "true")]
    vendor: Option<String>,
    #[asn1(context_specific = "2", optional = "true")]
    model: Option<String>,
    #[asn1(context_specific = "3", optional = "true")]
    security_profiles: Option<Vec<u8>>,
    #[asn1(context_specific = "4", optional = "true")]
    versions: Option<Vec<String>>,
}

#[cfg(feature = "cli")]
pub(super) fn encode_environment(environment: Environment) -> Result<Vec<u8>, Error> {
    let encoded = match environment {
        Environment::Production => EncodedEnvironment::Production,
        Environment::Staging => EncodedEnvironment::Staging,
        Environment::Test => EncodedEnvironment::Test,
    };
    der_of(&encoded, "an environment")
}

pub(super) fn decode_environment(der: &[u8]) -> Result<Environment, Error> {
    Ok(match EncodedEnvironment::from_der(der).map_err(Error::der("an environment"))? {
        EncodedEnvironment::Production => Environment::Production,
        EncodedEnvironment::Staging => Environment::Staging,
        EncodedEnvironment::Test => Environment::Test,
    })
}

#[cfg(feature = "cli")]
pub(super) fn encode_station(station: &Station) -> Result<Vec<u8>, Error> {
    if let Some(why) = unwritable(station) {
        return Err(Error::Value { field: "a station".to_owned(), value: station.station_id.clone(), why });
    }
    let some = |v: &Option<String>| v.clone().filter(|s| !s.is_empty());
    let encoded = EncodedStation {
        station_id: station.station_id.clone(),
        serial_number: some(&station.serial_number),
        vendor: some(&station.vendor),
        model: some(&station.model),
        security_profiles: Some(station.security_profiles.clone()).filter(|v| !v.is_empty()),
        versions: Some(station.versions.clone()).filter(|v| !v.is_empty()),
    };
    der_of(&encoded, "a station")
}

pub(super) fn decode_station(der: &[u8]) -> Result<Station, Error> {
    let decoded = EncodedStation::from_der(der).map_err(Error::der("a station"))?;
    let station = Station {
        station_id: decoded.station_id,
        serial_number: decoded.serial_number,
        vendor: decoded.vendor,
        model: decoded.model,
        security_profiles: decoded.security_profiles.unwrap_or_default(),
        versions: decoded.versions.unwrap_or_default(),
    };
    match unwritable(&station) {
        Some(why) => Err(Error::Der { expected: "a station", why }),
        None => Ok(station),
    }
}

/// What a station says that the schema forbids, if it says such.
fn unwritable(station: &Station) -> Option<String> {
    let length = station.station_id.chars().count();
    if !(1..=48).contains(&length) {
        return Some(format!("its station id has {length} characters, expected 1 to 48"));
    }
    let profile = station.security_profiles.iter().find(|p| !(1..=3).contains(*p));
    profile.map(|profile| format!("it names the security profile {profile}, expected 1 to 3"))
}

/// The most roles, parties or modules of one that are written and read.
const MOST: usize = 100;

#[cfg(feature = "cli")]
pub(super) fn encode_user_roles(roles: &[String]) -> Result<Vec<u8>, Error> {
    some(roles, "roles")?;
    der_of(&roles.to_vec(), "roles")
}

pub(super) fn decode_user_roles(der: &[u8]) -> Result<Vec<String>, Error> {
    let roles = Vec::<String>::from_der(der).map_err(Error::der("roles"))?;
    some(&roles, "roles")?;
    Ok(roles)
}

#[cfg(feature = "cli")]
pub(super) fn encode_pki(id: PkiId) -> Result<Vec<u8>, Error> {
    let what = "the identifier of a PKI";
    der_of(&OctetString::new(id.0).map_err(Error::der(what))?, what)
}

pub(super) fn decode_pki(der: &[u8]) -> Result<PkiId, Error> {
    let expected = "the identifier of a PKI";
    let octets = OctetString::from_der(der).map_err(Error::der(expected))?;
    let why = format!("it has {} octets, expected 16", octets.as_bytes().len());
    octets.as_bytes().try_into().map(PkiId).map_err(|_| Error::Der { expected, why })
}

/// Makes sure that a list holds something, and not too much.
fn some<T>(list: &[T], expected: &'static str) -> Result<(), Error> {
    if (1..=MOST).contains(&list.len()) {
        return Ok(());
    }
    Err(Error::Der { expected, why: format!("there are {}, expected 1 to {MOST}", list.len()) })
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::model::hex;

    #[test]
    fn the_identifier_of_a_pki_is_an_octet_string() {
        let id = PkiId(*b"0123456789abcdef");
        let encoded = encode_pki(id).unwrap();
        assert_eq!(hex::encode(&encoded), format!("0410{id}"));
        assert_eq!(decode_pki(&encoded), Ok(id));
        let why = decode_pki(&[4, 1, 0]).unwrap_err().to_string();
        assert_eq!(why, "this is not the identifier of a PKI: it has 1 octets, expected 16");
    }

    #[test]
    fn an_environment_is_an_enumerated() {
        assert_eq!(hex::encode(&encode_environment(Environment::Test).unwrap()), "0a0102");
        for environment in Environment::ALL {
            assert_eq!(decode_environment(&encode_environment(environment).unwrap()), Ok(environment));
        }
        assert!(decode_environment(&[0x0a, 1, 3]).is_err());
    }

    #[test]
    fn a_station_is_a_sequence_with_implicit_tags() {
        let station = Station {
            station_id: "CS-1".into(),
            serial_number: Some("SN1".into()),
            vendor: None,
            model: Some("M".into()),
            security_profiles: vec![2, 3],
            versions: vec!["2.0.1".into()],
        };
        let der = encode_station(&station).unwrap();
        assert_eq!(hex::encode(&der), "301f0c0443532d318003534e3182014da306020102020103a4070c05322e302e31");
        assert_eq!(decode_station(&der), Ok(station));
        let bare = Station { station_id: "x".into(), ..Station::default() };
        assert_eq!(hex::encode(&encode_station(&bare).unwrap()), "30030c0178");
    }

    #[test]
    fn an_arc_can_be_the_operators() {
        assert_eq!(Arc::new(None).unwrap().environment.to_string(), format!("{ARC}.1.1"));
        assert_eq!(Arc::new(Some("1.3.6.1.4.1.32473")).unwrap().station.to_string(), "1.3.6.1.4.1.32473.1.2");
        assert!(Arc::new(Some("1.3.6.1.4.1.2147483647")).is_ok() && Arc::new(Some("2.16.840")).is_ok());
    }

    #[test]
    fn what_is_no_arc_is_refused() {
        let why = |arc: &str| Arc::new(Some(arc)).unwrap_err().to_string();
        let shape = "expected numbers with dots between them, such as `1.3.6.1.4.1.32473`";
        for arc in ["", "acme", "1.3.", ".1.3", "1..3", "1.3.-6", "1.03.6", "1.3 .6", "urn:oid:1.3.6"] {
            assert_eq!(why(arc), format!("`{arc}` cannot stand in an OID arc: {shape}"));
        }
        let uuid = "340282366920938463463374607431768211455";
        for (arc, number) in [(format!("2.25.{uuid}"), uuid), ("1.3.2147483648".to_owned(), "2147483648")] {
            let expected =
                format!("its number {number} is above 2147483647, and many programs refuse every certificate with such");
            assert_eq!(why(&arc), format!("`{arc}` cannot stand in an OID arc: {expected}"));
        }
        for (arc, taken) in [("1.3.6.1.5.5.7", "1.3.6.1.5"), ("2.5", "2.5"), ("2.5.29", "2.5")] {
            assert_eq!(why(arc), format!("`{arc}` cannot stand in an OID arc: what stands below {taken} has a meaning already"));
        }
        for arc in
            ["3.1.2", "1.40.3", "1", "1.2147483647.2147483647.2147483647.2147483647.2147483647.2147483647.2147483647.2147483647"]
        {
            assert!(Arc::new(Some(arc)).is_err(), "{arc}");
        }
    }

    /// What can be written by mistake is not.
    #[test]
    fn what_the_schema_forbids_is_not_written() {
        let station =
            |id: &str, profile| Station { station_id: id.into(), security_profiles: vec![profile], ..Station::default() };
        for (bad, why) in [
            (station("", 1), "`` cannot stand in a station: its station id has 0 characters, expected 1 to 48"),
            (station("x", 4), "`x` cannot stand in a station: it names the security profile 4, expected 1 to 3"),
            (station("x", 0), "`x` cannot stand in a station: it names the security profile 0, expected 1 to 3"),
        ] {
            assert_eq!(encode_station(&bad).unwrap_err().to_string(), why);
        }
        assert!(encode_station(&station(&"ü".repeat(48), 3)).is_ok() && encode_station(&station(&"x".repeat(49), 3)).is_err());
        assert_eq!(encode_user_roles(&[]).unwrap_err().to_string(), "this is not roles: there are 0, expected 1 to 100");
        assert!(encode_user_roles(&vec![String::new(); 101]).is_err());
    }
}
