//! A plan in rcgen's own words.

use std::net::IpAddr;
use std::sync::OnceLock;
use std::time::Duration;

use evpki::model::{KeyType, Timestamp};
use evpki::x509::{AlternativeName, CertificatePlan, Extension, KeyUsage, Name, Subtree};
use rcgen::string::Ia5String;
use rcgen::{CertificateParams, CidrSubnet, CustomExtension, DnType, DnValue, ExtendedKeyUsagePurpose, GeneralSubtree};
use rcgen::{KeyIdMethod, KeyUsagePurpose, SanType};
use x509_cert::der::Decode;

use super::{key, schema};

/// What rcgen 0.14 cannot express, and why: extensions, which it is handed as bytes, and names, which it cannot be handed at all.
pub(crate) const NOT_EXPRESSED: [(&str, &str); 12] = [
    ("authorityInfoAccess", NO_WORDS),
    ("certificatePolicies", NO_WORDS),
    ("evpki environment", OWN),
    ("evpki station", OWN),
    ("evpki parties", OWN),
    ("evpki user roles", OWN),
    ("critical extKeyUsage", "it is never critical"),
    ("critical subjectAltName", "it is critical when there is no subject, and only then"),
    ("critical cRLDistributionPoints", "it is never critical"),
    ("nameConstraints on URIs", "subtrees are of host names, mail addresses, IP addresses and directory names"),
    ("a name that repeats an attribute", "it has each attribute once, and the last value stands where the first stood"),
    ("a name with a question mark in a PrintableString", "it panics, though X.680, 41.4, has the question mark"),
];

const NO_WORDS: &str = "there are no words for it";
const OWN: &str = "it is evpki's own";

/// The extensions for which rcgen has words, in the order in which it writes them, before all that it is handed; it cannot be told another.
pub(crate) const ORDER: [&str; 8] = [
    "authorityKeyIdentifier",
    "subjectAltName",
    "keyUsage",
    "extKeyUsage",
    "nameConstraints",
    "cRLDistributionPoints",
    "subjectKeyIdentifier",
    "basicConstraints",
];

/// What rcgen lacks for an extension; none: it has words for all of it.
pub(crate) fn lacking(critical: bool, extension: &Extension) -> Option<&'static str> {
    Some(match extension {
        Extension::AuthorityInformationAccess { .. } => "authorityInfoAccess",
        Extension::CertificatePolicies(_) => "certificatePolicies",
        Extension::Environment(_) => "evpki environment",
        Extension::Station(_) => "evpki station",
        Extension::Parties(_) => "evpki parties",
        Extension::UserRoles(_) => "evpki user roles",
        Extension::Pki(_) => "evpki PKI",
        Extension::ExtendedKeyUsage(_) if critical => "critical extKeyUsage",
        Extension::SubjectAlternativeName(_) if critical => "critical subjectAltName",
        Extension::CrlDistributionPoints(_) if critical => "critical cRLDistributionPoints",
        Extension::NameConstraints(constraints) => {
            let trees = || constraints.permitted.iter().chain(&constraints.excluded);
            if trees().any(|tree| matches!(tree, Subtree::Uri(_))) {
                return Some("nameConstraints on URIs");
            }
            let name = |tree: &Subtree| if let Subtree::Directory(name) = tree { lacking_for_name(name) } else { None };
            return trees().find_map(name);
        }
        _ => return None,
    })
}

/// An attribute of a name: its type as a dotted object identifier, and what it says.
#[derive(Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) oid: String,
    pub(crate) value: String,
}

/// What a name says, whatever kinds of strings say it.
pub(crate) fn pairs(name: &Name) -> Vec<Pair> {
    let name = x509_cert::name::Name::from_der(name.der()).unwrap();
    let text = |value: &[u8]| std::str::from_utf8(value).unwrap().to_owned();
    name.iter_rdn()
        .map(|rdn| {
            let [pair] = rdn.as_ref().as_slice() else { panic!("one attribute to each, not {}", rdn.len()) };
            Pair { oid: pair.oid.to_string(), value: text(pair.value.value()) }
        })
        .collect()
}

/// What rcgen lacks for a name; none: it has words for all of it.
pub(crate) fn lacking_for_name(name: &Name) -> Option<&'static str> {
    let pairs = pairs(name);
    let repeats = |(at, pair): (usize, &Pair)| pairs[..at].iter().any(|other| other.oid == pair.oid);
    if pairs.iter().enumerate().any(repeats) {
        Some("a name that repeats an attribute")
    } else if pairs.iter().any(|pair| pair.oid == SERIAL_NUMBER && pair.value.contains('?')) {
        Some("a name with a question mark in a PrintableString")
    } else {
        None
    }
}

const SERIAL_NUMBER: &str = "2.5.4.5";

fn numbers(dotted: &str) -> Vec<u64> {
    dotted.split('.').map(|number| number.parse().unwrap()).collect()
}

fn ia5(text: &str) -> Ia5String {
    text.try_into().unwrap()
}

fn name(name: &Name) -> rcgen::DistinguishedName {
    let mut foreign = rcgen::DistinguishedName::new();
    for Pair { oid, value } in pairs(name) {
        let printable = || DnValue::PrintableString(value.as_str().try_into().unwrap());
        let utf8 = || DnValue::Utf8String(value.clone());
        let (kind, value) = match oid.as_str() {
            "2.5.4.6" => (DnType::CountryName, printable()),
            "2.5.4.10" => (DnType::OrganizationName, utf8()),
            "2.5.4.11" => (DnType::OrganizationalUnitName, utf8()),
            "2.5.4.3" => (DnType::CommonName, utf8()),
            "2.5.4.7" => (DnType::LocalityName, utf8()),
            "2.5.4.8" => (DnType::StateOrProvinceName, utf8()),
            SERIAL_NUMBER => (DnType::CustomDnType(numbers(&oid)), printable()),
            "0.9.2342.19200300.100.1.25" => (DnType::CustomDnType(numbers(&oid)), DnValue::Ia5String(ia5(&value))),
            _ => panic!("no attribute of evpki's: {oid}"),
        };
        foreign.push(kind, value);
    }
    foreign
}

fn key_usage(usage: KeyUsage) -> KeyUsagePurpose {
    match usage {
        KeyUsage::DigitalSignature => KeyUsagePurpose::DigitalSignature,
        KeyUsage::NonRepudiation => KeyUsagePurpose::ContentCommitment,
        KeyUsage::KeyEncipherment => KeyUsagePurpose::KeyEncipherment,
        KeyUsage::DataEncipherment => KeyUsagePurpose::DataEncipherment,
        KeyUsage::KeyAgreement => KeyUsagePurpose::KeyAgreement,
        KeyUsage::KeyCertSign => KeyUsagePurpose::KeyCertSign,
        KeyUsage::CrlSign => KeyUsagePurpose::CrlSign,
        KeyUsage::EncipherOnly => KeyUsagePurpose::EncipherOnly,
        KeyUsage::DecipherOnly => KeyUsagePurpose::DecipherOnly,
    }
}

fn purpose(dotted: &str) -> ExtendedKeyUsagePurpose {
    match dotted {
        "1.3.6.1.5.5.7.3.1" => ExtendedKeyUsagePurpose::ServerAuth,
        "1.3.6.1.5.5.7.3.2" => ExtendedKeyUsagePurpose::ClientAuth,
        "1.3.6.1.5.5.7.3.3" => ExtendedKeyUsagePurpose::CodeSigning,
        "1.3.6.1.5.5.7.3.4" => ExtendedKeyUsagePurpose::EmailProtection,
        "1.3.6.1.5.5.7.3.8" => ExtendedKeyUsagePurpose::TimeStamping,
        "1.3.6.1.5.5.7.3.9" => ExtendedKeyUsagePurpose::OcspSigning,
        other => ExtendedKeyUsagePurpose::Other(numbers(other)),
    }
}

fn alternative_name(name: &AlternativeName) -> SanType {
    match name {
        AlternativeName::Dns(name) => SanType::DnsName(ia5(name)),
        AlternativeName::Ip(address) => SanType::IpAddress(*address),
        AlternativeName::Other(other) => panic!("{other}"),
    }
}

fn subtree(tree: &Subtree) -> GeneralSubtree {
    match tree {
        Subtree::Dns(name) => GeneralSubtree::DnsName(name.clone()),
        Subtree::Email(name) => GeneralSubtree::Rfc822Name(name.clone()),
        Subtree::Directory(of) => GeneralSubtree::DirectoryName(name(of)),
        Subtree::Ip { address: IpAddr::V4(address), mask: IpAddr::V4(mask) } => {
            GeneralSubtree::IpAddress(CidrSubnet::V4(address.octets(), mask.octets()))
        }
        Subtree::Ip { address: IpAddr::V6(address), mask: IpAddr::V6(mask) } => {
            GeneralSubtree::IpAddress(CidrSubnet::V6(address.octets(), mask.octets()))
        }
        other => panic!("no words for {other}"),
    }
}

/// Tells rcgen what an extension says. Whether it is critical, and how it is written, is rcgen's own to know.
fn tell(foreign: &mut CertificateParams, issuer: &mut CertificateParams, extension: &Extension) {
    match extension {
        Extension::BasicConstraints { authority, path_length } => {
            let limit = path_length.map_or(rcgen::BasicConstraints::Unconstrained, rcgen::BasicConstraints::Constrained);
            foreign.is_ca = if *authority { rcgen::IsCa::Ca(limit) } else { rcgen::IsCa::ExplicitNoCa };
        }
        Extension::KeyUsage(usages) => foreign.key_usages = usages.iter().copied().map(key_usage).collect(),
        Extension::ExtendedKeyUsage(purposes) => {
            foreign.extended_key_usages = purposes.iter().map(|dotted| purpose(dotted)).collect()
        }
        Extension::SubjectAlternativeName(names) => {
            foreign.subject_alt_names = names.iter().map(alternative_name).collect();
        }
        Extension::SubjectKeyIdentifier(id) => foreign.key_identifier_method = KeyIdMethod::PreSpecified(id.clone()),
        Extension::AuthorityKeyIdentifier(id) => {
            foreign.use_authority_key_identifier_extension = true;
            issuer.key_identifier_method = KeyIdMethod::PreSpecified(id.clone());
        }
        Extension::CrlDistributionPoints(urls) => {
            foreign.crl_distribution_points = vec![rcgen::CrlDistributionPoint { uris: urls.clone() }];
        }
        Extension::NameConstraints(constraints) => {
            let all = |trees: &[Subtree]| trees.iter().map(subtree).collect();
            let (permitted_subtrees, excluded_subtrees) = (all(&constraints.permitted), all(&constraints.excluded));
            foreign.name_constraints = Some(rcgen::NameConstraints { permitted_subtrees, excluded_subtrees });
        }
        _ => panic!("rcgen has no words for {}, and it is not listed", extension.name()),
    }
}

/// The same key, in rcgen's hands.
fn foreign_key(key_type: KeyType) -> &'static rcgen::KeyPair {
    static KEYS: [OnceLock<rcgen::KeyPair>; KeyType::ALL.len()] = [const { OnceLock::new() }; KeyType::ALL.len()];
    KEYS[key_type as usize].get_or_init(|| {
        let algorithm = match key_type {
            KeyType::P256 => &rcgen::PKCS_ECDSA_P256_SHA256,
            KeyType::P384 => &rcgen::PKCS_ECDSA_P384_SHA384,
            KeyType::P521 => &rcgen::PKCS_ECDSA_P521_SHA512,
            KeyType::Ed25519 => &rcgen::PKCS_ED25519,
            KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096 => &rcgen::PKCS_RSA_SHA256,
        };
        let der = rustls_pki_types::PrivatePkcs8KeyDer::from(key(key_type).to_pkcs8().unwrap().expose().to_vec());
        rcgen::KeyPair::from_pkcs8_der_and_sign_algo(&der, algorithm).unwrap()
    })
}

/// The certificate that rcgen makes of a plan. What it lacks it is handed as bytes, or, if `all_in_words`, told as well as it goes.
pub(crate) fn certificate(plan: &CertificatePlan, arc: &str, certified: KeyType, signs: KeyType, all_in_words: bool) -> Vec<u8> {
    let moment = |at: Timestamp| rcgen::date_time_ymd(1970, 1, 1) + Duration::from_secs(at.0.try_into().unwrap());
    let (mut foreign, mut issuer) = (CertificateParams::default(), CertificateParams::default());
    foreign.serial_number = Some(rcgen::SerialNumber::from(plan.serial.as_bytes().to_vec()));
    // A name that it cannot be told has one in its place, for without a subject it would write other extensions.
    let told = |of: &Name| match lacking_for_name(of) {
        Some(_) if !all_in_words => CertificateParams::default().distinguished_name,
        _ => name(of),
    };
    foreign.distinguished_name = told(&plan.subject);
    issuer.distinguished_name = told(&plan.issuer);
    (foreign.not_before, foreign.not_after) = (moment(plan.not_before), moment(plan.not_after));
    for (critical, extension) in &plan.extensions {
        if all_in_words || lacking(*critical, extension).is_none() {
            tell(&mut foreign, &mut issuer, extension);
        } else {
            let (oid, value) = schema::extension(extension, arc);
            let mut bytes = CustomExtension::from_oid_content(&numbers(&oid), value);
            bytes.set_criticality(*critical);
            foreign.custom_extensions.push(bytes);
        }
    }
    let issuer = rcgen::Issuer::new(issuer, foreign_key(signs));
    foreign.signed_by(foreign_key(certified), &issuer).unwrap().der().to_vec()
}
