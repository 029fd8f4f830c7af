//! The parties extension: for whom of OCPI a certificate speaks, and what it may do in their names.

use super::{MOST, some};
#[cfg(feature = "cli")]
use crate::x509::keys::der_of;
use crate::{
    model::{Interface, PartyId},
    x509::Error,
};
use der::{Decode, Enumerated, Sequence, asn1::PrintableString};

/// A party of OCPI that a certificate speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Which.
    pub id: PartyId,
    /// The roles that it has, as OCPI writes them: `CPO`, `EMSP`.
    pub roles: Vec<String>,
    /// The modules that the certificate may be used for; none: all of them.
    pub modules: Option<Vec<Module>>,
}

/// A module of OCPI that a certificate may be used for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Module {
    /// Its identifier, as OCPI writes it: `cdrs`; 1 to 36 characters.
    pub identifier: String,
    /// On which side of it.
    pub interface: Interface,
}

impl std::fmt::Display for Module {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.identifier.escape_debug(), self.interface)
    }
}

/// As people read it: `DE*ABC CPO, EMSP (cdrs:sender, tokens:receiver)`.
impl std::fmt::Display for Party {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.id)?;
        if !self.roles.is_empty() {
            write!(f, " {}", self.roles.join(", ").escape_debug())?;
        }
        match &self.modules {
            None => f.write_str(" (all modules)"),
            Some(modules) => {
                write!(f, " ({})", modules.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// OcpiParty on the wire.
#[derive(Sequence)]
#[asn1(tag_mode = "IMPLICIT")]
struct EncodedParty {
    country_code: PrintableString,
    party_id: PrintableString,
    roles: Vec<String>,
    #[asn1(context_specific = "0", optional = "true")]
    modules: Option<Vec<EncodedModule>>,
}

/// OcpiModule on the wire.
#[derive(Sequence)]
struct EncodedModule {
    identifier: String,
    interface: EncodedInterface,
}

#[derive(Clone, Copy, Enumerated)]
#[asn1(type = "ENUMERATED")]
#[repr(u8)]
enum EncodedInterface {
    Sender = 0,
    Receiver = 1,
    Both = 2,
}

impl From<EncodedInterface> for Interface {
    fn from(encoded: EncodedInterface) -> Self {
        match encoded {
            EncodedInterface::Sender => Self::Sender,
            EncodedInterface::Receiver => Self::Receiver,
            EncodedInterface::Both => Self::Both,
        }
    }
}

const WHAT: &str = "parties";

#[cfg(feature = "cli")]
pub(in crate::x509) fn encode_parties(parties: &[Party]) -> Result<Vec<u8>, Error> {
    checked(parties)?;
    let printable = |text: &str| PrintableString::new(text).map_err(Error::der(WHAT));
    let module = |module: &Module| EncodedModule {
        identifier: module.identifier.clone(),
        interface: match module.interface {
            Interface::Sender => EncodedInterface::Sender,
            Interface::Receiver => EncodedInterface::Receiver,
            Interface::Both => EncodedInterface::Both,
        },
    };
    let encoded = parties.iter().map(|party| {
        Ok(EncodedParty {
            country_code: printable(party.id.country_code())?,
            party_id: printable(party.id.party_id())?,
            roles: party.roles.clone(),
            modules: party.modules.as_ref().map(|modules| modules.iter().map(module).collect()),
        })
    });
    der_of(&encoded.collect::<Result<Vec<_>, Error>>()?, WHAT)
}

pub(in crate::x509) fn decode_parties(der: &[u8]) -> Result<Vec<Party>, Error> {
    let decoded = Vec::<EncodedParty>::from_der(der).map_err(Error::der(WHAT))?;
    let outside = |why: String| Error::Der { expected: WHAT, why };
    let module = |module: EncodedModule| Module { identifier: module.identifier, interface: module.interface.into() };
    let party = |party: EncodedParty| {
        let id = PartyId::new(party.country_code.as_str(), party.party_id.as_str()).map_err(|e| outside(e.to_string()))?;
        let modules = party.modules.map(|all| all.into_iter().map(module).collect());
        Ok(Party { id, roles: party.roles, modules })
    };
    let parties = decoded.into_iter().map(party).collect::<Result<Vec<_>, Error>>()?;
    checked(&parties)?;
    Ok(parties)
}

/// Makes sure that parties say nothing that the schema forbids, and not too much.
fn checked(parties: &[Party]) -> Result<(), Error> {
    some(parties, WHAT)?;
    for Party { id, roles, modules } in parties {
        let modules = modules.as_deref().unwrap_or_default();
        let most = roles.len().max(modules.len());
        if most > MOST {
            let why = format!("{id} has {most} roles or modules, expected at most {MOST}");
            return Err(Error::Der { expected: WHAT, why });
        }
        let lengths = modules.iter().map(|module| module.identifier.chars().count());
        if let Some(length) = lengths.into_iter().find(|length| !(1..=36).contains(length)) {
            let why = format!("the identifier of a module of {id} has {length} characters, expected 1 to 36");
            return Err(Error::Der { expected: WHAT, why });
        }
    }
    Ok(())
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::model::hex;

    #[test]
    fn parties_are_a_sequence_of_sequences() {
        let parties = vec![
            Party {
                id: "DE*ABC".parse().unwrap(),
                roles: vec!["CPO".to_owned()],
                modules: Some(vec![Module { identifier: "cdrs".to_owned(), interface: Interface::Sender }]),
            },
            Party { id: "NL*X1Y".parse().unwrap(), roles: Vec::new(), modules: None },
        ];
        let der = encode_parties(&parties).unwrap();
        assert_eq!(
            hex::encode(&der),
            "302c301d13024445130341424330050c0343504fa00b30090c04636472730a0100300b13024e4c13035831593000"
        );
        assert_eq!(decode_parties(&der), Ok(parties.clone()));
        assert_eq!(parties[0].to_string(), "DE*ABC CPO (cdrs:sender)");
        assert_eq!(parties[1].to_string(), "NL*X1Y (all modules)");
    }

    #[test]
    fn what_the_schema_forbids_is_not_written() {
        let party = |identifier: &str| {
            let modules = vec![Module { identifier: identifier.to_owned(), interface: Interface::Both }];
            Party { id: "DE*ABC".parse().unwrap(), roles: Vec::new(), modules: Some(modules) }
        };
        let why = |parties: &[Party]| encode_parties(parties).unwrap_err().to_string();
        assert_eq!(why(&[]), "this is not parties: there are 0, expected 1 to 100");
        assert_eq!(why(&vec![party("x"); 101]), "this is not parties: there are 101, expected 1 to 100");
        let length = "this is not parties: the identifier of a module of DE*ABC has";
        assert_eq!(why(&[party("cdrs"), party("")]), format!("{length} 0 characters, expected 1 to 36"));
        assert_eq!(why(&[party(&"ü".repeat(37))]), format!("{length} 37 characters, expected 1 to 36"));
        assert!(encode_parties(&[party(&"ü".repeat(36))]).is_ok());
        let mut many = party("x");
        many.roles = vec![String::new(); 101];
        assert_eq!(why(&[many]), "this is not parties: DE*ABC has 101 roles or modules, expected at most 100");
    }

    #[test]
    fn what_is_no_party_is_refused() {
        for bad in ["3000", "300c300a1302444513024142 3000", "300d300b13023145130341424330 00", "3000ff"] {
            let der = hex::decode(&bad.replace(' ', "")).unwrap();
            assert!(decode_parties(&der).is_err(), "{bad}");
        }
    }
}
