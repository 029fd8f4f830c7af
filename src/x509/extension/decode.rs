//! How an extension is read.

use super::{AlternativeName, Extension, KeyUsage, NameConstraints, Subtree};
use crate::{
    model::hex,
    x509::{
        Error, Name,
        keys::der_of,
        metadata::{self, Arc},
    },
};
use const_oid::{ObjectIdentifier, db::rfc5280};
use der::Decode;
use std::net::IpAddr;
use x509_cert::ext::{
    Extension as Encoded,
    pkix::{
        self, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, CertificatePolicies, CrlDistributionPoints, ExtendedKeyUsage,
        SubjectAltName, SubjectKeyIdentifier,
        constraints::name::{GeneralSubtree, GeneralSubtrees},
        name::{DistributionPointName, GeneralName},
    },
};

impl Extension {
    /// What an encoded extension says.
    pub(in crate::x509) fn decode(encoded: &Encoded, arc: &Arc) -> Result<Self, Error> {
        match Self::decode_metadata(encoded.extn_id, encoded.extn_value.as_bytes(), arc) {
            Some(metadata) => metadata,
            None => Self::decode_standard(encoded),
        }
    }

    /// What it says, if it is one of evpki's own.
    pub(in crate::x509) fn decode_metadata(oid: ObjectIdentifier, der: &[u8], arc: &Arc) -> Option<Result<Self, Error>> {
        Some(match oid {
            _ if oid == arc.environment => metadata::decode_environment(der).map(Self::Environment),
            _ if oid == arc.station => metadata::decode_station(der).map(Self::Station),
            _ if oid == arc.parties => metadata::decode_parties(der).map(Self::Parties),
            _ if oid == arc.user_roles => metadata::decode_user_roles(der).map(Self::UserRoles),
            _ if oid == arc.pki => metadata::decode_pki(der).map(Self::Pki),
            _ => return None,
        })
    }

    /// What it says, if it is one that RFC 5280 knows; else it is one that is not read.
    pub(in crate::x509) fn decode_standard(encoded: &Encoded) -> Result<Self, Error> {
        let der = encoded.extn_value.as_bytes();
        let oid = encoded.extn_id;
        Ok(match oid {
            rfc5280::ID_CE_BASIC_CONSTRAINTS => {
                let value = pkix::BasicConstraints::from_der(der).map_err(Error::der("basicConstraints"))?;
                Self::BasicConstraints { authority: value.ca, path_length: value.path_len_constraint }
            }
            rfc5280::ID_CE_KEY_USAGE => {
                let value = pkix::KeyUsage::from_der(der).map_err(Error::der("keyUsage"))?;
                Self::KeyUsage(KeyUsage::ALL.into_iter().filter(|u| value.0.contains(u.flag())).collect())
            }
            rfc5280::ID_CE_EXT_KEY_USAGE => {
                let value = ExtendedKeyUsage::from_der(der).map_err(Error::der("extKeyUsage"))?;
                Self::ExtendedKeyUsage(value.0.iter().map(ToString::to_string).collect())
            }
            rfc5280::ID_CE_SUBJECT_ALT_NAME => {
                let value = SubjectAltName::from_der(der).map_err(Error::der("subjectAltName"))?;
                Self::SubjectAlternativeName(value.0.iter().map(alternative_name).collect())
            }
            rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER => {
                let value = SubjectKeyIdentifier::from_der(der).map_err(Error::der("subjectKeyIdentifier"))?;
                Self::SubjectKeyIdentifier(value.0.as_bytes().to_vec())
            }
            rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER => {
                let value = AuthorityKeyIdentifier::from_der(der).map_err(Error::der("authorityKeyIdentifier"))?;
                Self::AuthorityKeyIdentifier(value.key_identifier.map(|id| id.as_bytes().to_vec()).unwrap_or_default())
            }
            rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS => {
                let value = CrlDistributionPoints::from_der(der).map_err(Error::der("cRLDistributionPoints"))?;
                let names = value.0.into_iter().filter_map(|point| match point.distribution_point {
                    Some(DistributionPointName::FullName(names)) => Some(names),
                    _ => None,
                });
                Self::CrlDistributionPoints(names.flatten().filter_map(|n| url_of(&n)).collect())
            }
            rfc5280::ID_PE_AUTHORITY_INFO_ACCESS => {
                let value = AuthorityInfoAccessSyntax::from_der(der).map_err(Error::der("authorityInfoAccess"))?;
                let of = |method| {
                    let some = value.0.iter().filter(move |a| a.access_method == method);
                    some.filter_map(|a| url_of(&a.access_location)).collect()
                };
                let (ca_issuers, ocsp) = (of(rfc5280::ID_AD_CA_ISSUERS), of(rfc5280::ID_AD_OCSP));
                Self::AuthorityInformationAccess { ca_issuers, ocsp }
            }
            rfc5280::ID_CE_CERTIFICATE_POLICIES => {
                let value = CertificatePolicies::from_der(der).map_err(Error::der("certificatePolicies"))?;
                Self::CertificatePolicies(value.0.iter().map(|p| p.policy_identifier.to_string()).collect())
            }
            rfc5280::ID_CE_POLICY_MAPPINGS => {
                let value = pkix::PolicyMappings::from_der(der).map_err(Error::der("policyMappings"))?;
                let pair = |m: &pkix::PolicyMapping| (m.issuer_domain_policy.to_string(), m.subject_domain_policy.to_string());
                Self::PolicyMappings(value.0.iter().map(pair).collect())
            }
            rfc5280::ID_CE_POLICY_CONSTRAINTS => {
                let value = pkix::PolicyConstraints::from_der(der).map_err(Error::der("policyConstraints"))?;
                let (require_explicit, inhibit_mapping) = (value.require_explicit_policy, value.inhibit_policy_mapping);
                Self::PolicyConstraints { require_explicit, inhibit_mapping }
            }
            rfc5280::ID_CE_INHIBIT_ANY_POLICY => {
                Self::InhibitAnyPolicy(u32::from_der(der).map_err(Error::der("inhibitAnyPolicy"))?)
            }
            rfc5280::ID_CE_NAME_CONSTRAINTS => {
                let value = pkix::constraints::NameConstraints::from_der(der).map_err(Error::der("nameConstraints"))?;
                let all =
                    |trees: Option<GeneralSubtrees>| trees.unwrap_or_default().iter().map(subtree).collect::<Result<Vec<_>, _>>();
                let (permitted, excluded) = (all(value.permitted_subtrees)?, all(value.excluded_subtrees)?);
                Self::NameConstraints(NameConstraints { permitted, excluded })
            }
            _ => Self::Other { oid: oid.to_string(), der: der.to_vec() },
        })
    }
}

fn alternative_name(name: &GeneralName) -> AlternativeName {
    match name {
        GeneralName::DnsName(name) => AlternativeName::Dns(name.as_str().escape_debug().to_string()),
        GeneralName::IpAddress(octets) => {
            let bytes = octets.as_bytes();
            let v4 = <[u8; 4]>::try_from(bytes).map(IpAddr::from);
            let address = v4.or_else(|_| <[u8; 16]>::try_from(bytes).map(IpAddr::from));
            address.map_or_else(|_| AlternativeName::Other(format!("IP:#{}", hex::encode(bytes))), AlternativeName::Ip)
        }
        GeneralName::UniformResourceIdentifier(uri) => AlternativeName::Other(format!("URI:{}", uri.as_str().escape_debug())),
        GeneralName::Rfc822Name(mail) => AlternativeName::Other(format!("email:{}", mail.as_str().escape_debug())),
        other => AlternativeName::Other(format!("{other:?}")),
    }
}

fn subtree(tree: &GeneralSubtree) -> Result<Subtree, Error> {
    if tree.minimum != 0 || tree.maximum.is_some() {
        return Ok(Subtree::Other(format!("{:?} with a distance", tree.base)));
    }
    Ok(match &tree.base {
        GeneralName::DnsName(name) => Subtree::Dns(name.as_str().to_owned()),
        GeneralName::Rfc822Name(name) => Subtree::Email(name.as_str().to_owned()),
        GeneralName::UniformResourceIdentifier(name) => Subtree::Uri(name.as_str().to_owned()),
        GeneralName::IpAddress(octets) => {
            let bytes = octets.as_bytes();
            let halves = bytes.split_at(bytes.len() / 2);
            let v4 = |half: &[u8]| <[u8; 4]>::try_from(half).map(IpAddr::from);
            let v6 = |half: &[u8]| <[u8; 16]>::try_from(half).map(IpAddr::from);
            let address = |half| v4(half).or_else(|_| v6(half));
            match (address(halves.0), address(halves.1)) {
                (Ok(address), Ok(mask)) => Subtree::Ip { address, mask },
                _ => Subtree::Other(format!("IP:#{}", hex::encode(bytes))),
            }
        }
        GeneralName::DirectoryName(name) => Subtree::Directory(Name::from_der(&der_of(name, "nameConstraints")?)?),
        other => Subtree::Other(format!("{other:?}")),
    })
}

fn url_of(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::UniformResourceIdentifier(uri) => Some(uri.as_str().escape_debug().to_string()),
        _ => None,
    }
}
