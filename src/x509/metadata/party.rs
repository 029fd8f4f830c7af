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
    some(&decoded, WHAT)?;
    let outside = |why: String| Error::Der { expected: WHAT, why };
    let module = |module: EncodedModule| {
        let length = module.identifier.chars().count();
        if !(1..=36).contains(&length) {
            return Err(outside(format!("the identifier of a module has {length} characters, expected 1 to 36")));
        }
        Ok(Module { identifier: module.identifier, interface: module.interface.into() })
    };
    let party = |party: EncodedParty| {
        let id = PartyId::new(party.country_code.as_str(), party.party_id.as_str()).map_err(|e| outside(e.to_string()))?;
        let modules = party.modules.map(|all| all.into_iter().map(module).collect::<Result<Vec<_>, _>>()).transpose()?;
        let most = party.roles.len().max(modules.as_ref().map_or(0, Vec::len));
        if most > MOST {
            return Err(outside(format!("{id} has {most} roles or modules, at most {MOST} are read")));
        }
        Ok(Party { id, roles: party.roles, modules })
    };
    decoded.into_iter().map(party).collect()
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
    fn what_is_no_party_is_refused() {
        for bad in ["3000", "300c300a1302444513024142 3000", "300d300b13023145130341424330 00", "3000ff"] {
            let der = hex::decode(&bad.replace(' ', "")).unwrap();
            assert!(decode_parties(&der).is_err(), "{bad}");
        }
    }
}
