//! How an extension is written.

use super::{AlternativeName, Extension, NameConstraints, Subtree};
use crate::x509::{
    Error,
    keys::der_of,
    metadata::{self, Arc},
};
use const_oid::{ObjectIdentifier, db::rfc5280};
use der::{
    asn1::{Ia5String, OctetString},
    flagset::FlagSet,
};
use std::net::IpAddr;
use x509_cert::ext::{
    Extension as Encoded,
    pkix::{
        self, AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, CertificatePolicies, CrlDistributionPoints,
        ExtendedKeyUsage, KeyUsages, SubjectAltName, SubjectKeyIdentifier,
        certpolicy::PolicyInformation,
        constraints::name::GeneralSubtree,
        crl::dp::DistributionPoint,
        name::{DistributionPointName, GeneralName},
    },
};

impl Extension {
    /// It, encoded.
    pub(in crate::x509) fn encode(&self, critical: bool, arc: &Arc) -> Result<Encoded, Error> {
        let what = "an extension";
        let (oid, value) = match self {
            Self::BasicConstraints { authority, path_length } => {
                let value = pkix::BasicConstraints { ca: *authority, path_len_constraint: *path_length };
                (rfc5280::ID_CE_BASIC_CONSTRAINTS, der_of(&value, what)?)
            }
            Self::KeyUsage(usages) => {
                let flags = usages.iter().fold(FlagSet::default(), |all: FlagSet<KeyUsages>, u| all | u.flag());
                (rfc5280::ID_CE_KEY_USAGE, der_of(&pkix::KeyUsage(flags), what)?)
            }
            Self::ExtendedKeyUsage(purposes) => {
                let oids = purposes.iter().map(|p| oid(p)).collect::<Result<_, _>>()?;
                (rfc5280::ID_CE_EXT_KEY_USAGE, der_of(&ExtendedKeyUsage(oids), what)?)
            }
            Self::SubjectAlternativeName(names) => {
                let names = names.iter().map(general_name).collect::<Result<_, _>>()?;
                (rfc5280::ID_CE_SUBJECT_ALT_NAME, der_of(&SubjectAltName(names), what)?)
            }
            Self::SubjectKeyIdentifier(id) => {
                (rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER, der_of(&SubjectKeyIdentifier(octets(id)?), what)?)
            }
            Self::AuthorityKeyIdentifier(id) => {
                let value = AuthorityKeyIdentifier { key_identifier: Some(octets(id)?), ..Default::default() };
                (rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER, der_of(&value, what)?)
            }
            Self::CrlDistributionPoints(urls) => {
                let names = urls.iter().map(|u| url(u)).collect::<Result<_, _>>()?;
                let distribution_point = Some(DistributionPointName::FullName(names));
                let points = vec![DistributionPoint { distribution_point, reasons: None, crl_issuer: None }];
                (rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS, der_of(&CrlDistributionPoints(points), what)?)
            }
            Self::AuthorityInformationAccess { ca_issuers, ocsp } => {
                let access = |method, u: &String| Ok(AccessDescription { access_method: method, access_location: url(u)? });
                let ocsp = ocsp.iter().map(|u| access(rfc5280::ID_AD_OCSP, u));
                let all = ocsp.chain(ca_issuers.iter().map(|u| access(rfc5280::ID_AD_CA_ISSUERS, u)));
                let value = AuthorityInfoAccessSyntax(all.collect::<Result<_, Error>>()?);
                (rfc5280::ID_PE_AUTHORITY_INFO_ACCESS, der_of(&value, what)?)
            }
            Self::CertificatePolicies(policies) => {
                let policy = |p: &String| Ok(PolicyInformation { policy_identifier: oid(p)?, policy_qualifiers: None });
                let value = CertificatePolicies(policies.iter().map(policy).collect::<Result<_, Error>>()?);
                (rfc5280::ID_CE_CERTIFICATE_POLICIES, der_of(&value, what)?)
            }
            Self::PolicyMappings(pairs) => {
                let pair = |(ours, theirs): &(String, String)| {
                    Ok(pkix::PolicyMapping { issuer_domain_policy: oid(ours)?, subject_domain_policy: oid(theirs)? })
                };
                let value = pkix::PolicyMappings(pairs.iter().map(pair).collect::<Result<_, Error>>()?);
                (rfc5280::ID_CE_POLICY_MAPPINGS, der_of(&value, what)?)
            }
            Self::PolicyConstraints { require_explicit, inhibit_mapping } => {
                let (require_explicit_policy, inhibit_policy_mapping) = (*require_explicit, *inhibit_mapping);
                let value = pkix::PolicyConstraints { require_explicit_policy, inhibit_policy_mapping };
                (rfc5280::ID_CE_POLICY_CONSTRAINTS, der_of(&value, what)?)
            }
            Self::InhibitAnyPolicy(after) => (rfc5280::ID_CE_INHIBIT_ANY_POLICY, der_of(after, what)?),
            Self::NameConstraints(constraints) => (rfc5280::ID_CE_NAME_CONSTRAINTS, name_constraints(constraints)?),
            Self::Environment(environment) => (arc.environment, metadata::encode_environment(*environment)?),
            Self::Station(station) => (arc.station, metadata::encode_station(station)?),
            Self::Parties(parties) => (arc.parties, metadata::encode_parties(parties)?),
            Self::UserRoles(roles) => (arc.user_roles, metadata::encode_user_roles(roles)?),
            Self::Pki(id) => (arc.pki, metadata::encode_pki(*id)?),
            Self::Other { oid: dotted, der } => (oid(dotted)?, der.clone()),
        };
        Ok(Encoded { extn_id: oid, critical, extn_value: octets(&value)? })
    }
}

fn oid(dotted: &str) -> Result<ObjectIdentifier, Error> {
    ObjectIdentifier::new(dotted).map_err(|e| bad("an object identifier", dotted, e))
}

fn octets(bytes: &[u8]) -> Result<OctetString, Error> {
    OctetString::new(bytes).map_err(Error::der("an octet string"))
}

fn ia5(field: &str, text: &str) -> Result<Ia5String, Error> {
    Ia5String::new(text).map_err(|e| bad(field, text, e))
}

fn url(text: &str) -> Result<GeneralName, Error> {
    Ok(GeneralName::UniformResourceIdentifier(ia5("a URL", text)?))
}

fn name_constraints(constraints: &NameConstraints) -> Result<Vec<u8>, Error> {
    let all = |trees: &[Subtree]| {
        let trees = trees.iter().map(|t| Ok(GeneralSubtree { base: subtree(t)?, minimum: 0, maximum: None }));
        trees.collect::<Result<Vec<_>, Error>>().map(|all| Some(all).filter(|all| !all.is_empty()))
    };
    let value = pkix::constraints::NameConstraints {
        permitted_subtrees: all(&constraints.permitted)?,
        excluded_subtrees: all(&constraints.excluded)?,
    };
    der_of(&value, "name constraints")
}

fn subtree(tree: &Subtree) -> Result<GeneralName, Error> {
    Ok(match tree {
        Subtree::Dns(name) => GeneralName::DnsName(ia5("a host name", name)?),
        Subtree::Email(name) => GeneralName::Rfc822Name(ia5("a mail address", name)?),
        Subtree::Uri(name) => GeneralName::UniformResourceIdentifier(ia5("a host of URIs", name)?),
        Subtree::Ip { address: IpAddr::V4(address), mask: IpAddr::V4(mask) } => {
            GeneralName::IpAddress(octets(&[address.octets(), mask.octets()].concat())?)
        }
        Subtree::Ip { address: IpAddr::V6(address), mask: IpAddr::V6(mask) } => {
            GeneralName::IpAddress(octets(&[address.octets(), mask.octets()].concat())?)
        }
        Subtree::Directory(name) => GeneralName::DirectoryName(name.decoded()?),
        Subtree::Ip { .. } | Subtree::Other(_) => {
            return Err(bad("a name constraint", &tree.to_string(), "it cannot be written"));
        }
    })
}

fn bad(field: &str, value: &str, why: impl std::fmt::Display) -> Error {
    Error::Value { field: field.to_owned(), value: value.to_owned(), why: why.to_string() }
}

fn general_name(name: &AlternativeName) -> Result<GeneralName, Error> {
    Ok(match name {
        AlternativeName::Dns(name) => GeneralName::DnsName(ia5("a host name", name)?),
        AlternativeName::Ip(IpAddr::V4(address)) => GeneralName::IpAddress(octets(&address.octets())?),
        AlternativeName::Ip(IpAddr::V6(address)) => GeneralName::IpAddress(octets(&address.octets())?),
        AlternativeName::Other(other) => {
            return Err(bad("an alternative name", other, "only host names and IP addresses are written"));
        }
    })
}
