//! The shape in which a profile is written. Every key there is stands here, and any other is refused.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::constraints::{Domain, Host, Mail, Network};
use super::subject::RawAttribute;
use super::usage::{ExtendedKeyUsage, Policy};
use super::{Critical, Identifier, KeyType, Kind, Period};
use crate::model::Error;
use crate::pki::document::{Word, unwrapped};
use crate::x509::KeyUsage;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "the keys of a profile")]
pub(super) struct Raw {
    pub(super) name: String,
    pub(super) kind: Word<Kind>,
    pub(super) description: String,
    pub(super) subject: Vec<RawAttribute>,
    pub(super) identifier: Option<Word<Identifier>>,
    pub(super) keys: Keys,
    pub(super) validity: Validity,
    pub(super) key_usage: Usages,
    #[serde(default)]
    pub(super) extended_key_usage: Vec<Word<ExtendedKeyUsage>>,
    pub(super) basic_constraints: Option<BasicConstraints>,
    pub(super) name_constraints: Option<Constraints>,
    pub(super) subject_alternative_name: Option<Names>,
    pub(super) certificate_policies: Option<Vec<Word<Policy>>>,
    #[serde(default)]
    pub(super) critical: Vec<Word<Critical>>,
    #[serde(default)]
    pub(super) metadata: Metadata,
    #[serde(default)]
    pub(super) distribution: Distribution,
    #[serde(default)]
    pub(super) requests: Requests,
    #[serde(default)]
    pub(super) rules: Rules,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "`allowed` and `default`")]
pub(super) struct Keys {
    pub(super) allowed: Vec<Word<KeyType>>,
    pub(super) default: Word<KeyType>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "`duration`, and perhaps `back_dating` and `jitter`")]
pub(super) struct Validity {
    pub(super) duration: Word<Period>,
    pub(super) back_dating: Option<Word<Period>>,
    pub(super) jitter: Option<Word<Period>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "`path_length`, or nothing")]
pub(super) struct BasicConstraints {
    pub(super) path_length: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "`names`, and perhaps `wildcards` and `ip_addresses`")]
pub(super) struct Names {
    pub(super) names: Word<NameKind>,
    pub(super) wildcards: Option<bool>,
    pub(super) ip_addresses: Option<bool>,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum NameKind {
    None,
    Dns,
}

impl FromStr for NameKind {
    type Err = Error;
    fn from_str(given: &str) -> Result<Self, Error> {
        match given {
            "none" => Ok(Self::None),
            "dns" => Ok(Self::Dns),
            _ => Err(Error::Unknown { what: "a kind of names", given: given.to_owned(), known: &["none", "dns"] }),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "`permitted` and `excluded`")]
pub(super) struct Constraints {
    #[serde(default)]
    pub(super) permitted: Subtrees,
    #[serde(default)]
    pub(super) excluded: Subtrees,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default, expecting = "lists of `dns`, `email`, `uri`, `ip` and `directory`")]
pub(super) struct Subtrees {
    pub(super) dns: Vec<Word<Domain>>,
    pub(super) email: Vec<Word<Mail>>,
    pub(super) uri: Vec<Word<Host>>,
    pub(super) ip: Vec<Word<Network>>,
    pub(super) directory: Vec<Vec<RawAttribute>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, expecting = "`environment`, `station`, `parties` and `user_roles`")]
pub(super) struct Metadata {
    pub(super) environment: Option<bool>,
    pub(super) station: Option<bool>,
    pub(super) parties: Option<bool>,
    pub(super) user_roles: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, expecting = "`crl`, `issuer_certificate` and `ocsp`")]
pub(super) struct Distribution {
    pub(super) crl: Option<bool>,
    pub(super) issuer_certificate: Option<bool>,
    pub(super) ocsp: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, expecting = "`csr`")]
pub(super) struct Requests {
    pub(super) csr: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, expecting = "`targets` and `waive`")]
pub(super) struct Rules {
    pub(super) targets: Option<Vec<String>>,
    #[serde(default)]
    pub(super) waive: Vec<Waive>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "`rule` and `reason`")]
pub(super) struct Waive {
    pub(super) rule: String,
    #[serde(default)]
    pub(super) reason: String,
}

/// One list for all keys, or one per family.
pub(super) enum Usages {
    All(Vec<KeyUsage>),
    PerFamily { ec: Option<Vec<KeyUsage>>, rsa: Option<Vec<KeyUsage>> },
}

impl<'de> Deserialize<'de> for Usages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Usages;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of key usages, or one list for each of `ec` and `rsa`")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Usages, A::Error> {
                let mut usages = Vec::new();
                while let Some(Word(usage)) = seq.next_element()? {
                    usages.push(usage);
                }
                Ok(Usages::All(usages))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Usages, A::Error> {
                let (mut ec, mut rsa) = (None, None);
                while let Some(Family(family)) = map.next_key()? {
                    let usages = unwrapped(map.next_value::<Vec<Word<KeyUsage>>>()?);
                    if if family == "ec" { &mut ec } else { &mut rsa }.replace(usages).is_some() {
                        return Err(A::Error::duplicate_field(family));
                    }
                }
                Ok(Usages::PerFamily { ec, rsa })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

struct Family(&'static str);

impl<'de> Deserialize<'de> for Family {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Key;
        impl Visitor<'_> for Key {
            type Value = Family;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`ec` or `rsa`")
            }
            fn visit_str<E: serde::de::Error>(self, given: &str) -> Result<Family, E> {
                match given {
                    "ec" => Ok(Family("ec")),
                    "rsa" => Ok(Family("rsa")),
                    _ => Err(E::unknown_field(given, &["ec", "rsa"])),
                }
            }
        }
        deserializer.deserialize_identifier(Key)
    }
}
