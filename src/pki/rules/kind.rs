//! What somebody else's certificate has to be taken for, and for whom it then has to be right.

use super::OCPP;
use crate::{
    pki::{Target, host_name, profile::Kind},
    x509::{AlternativeName, Extension, RawCertificate, metadata::Arc, metadata::Purpose, raw::KeyKind},
};

/// The domain components of ISO 15118, and what a certificate is that has one and is no authority's.
const DOMAINS: [(&str, Kind); 5] =
    [("CPO", Kind::Secc), ("OEM", Kind::Vehicle), ("MO", Kind::Contract), ("CPS", Kind::Signer), ("V2G", Kind::Authority)];

/// What a certificate has to be taken for: by its basic constraints, its metadata, its domain component, the names that it has, and for whom
/// it is to be right; none when nothing of that says it.
#[must_use]
pub fn kind_of(certificate: &RawCertificate, arc: &Arc, targets: &[Target]) -> Option<Kind> {
    if certificate.authority().is_some() {
        return Some(Kind::Authority);
    }
    let by_metadata = certificate.metadata(arc, |extension| match extension {
        Extension::Station(_) => Some(Kind::Station),
        Extension::Parties(_) => Some(Kind::Party),
        Extension::UserRoles(_) => Some(Kind::Signer),
        _ => None,
    });
    let purposes = certificate.purposes().unwrap_or_default();
    let by_purpose = purposes.iter().find_map(|purpose| {
        Some(match arc.purpose_of(purpose)? {
            Purpose::Station => Kind::Station,
            Purpose::Csms => Kind::Server,
            Purpose::OcpiClient | Purpose::OcpiServer | Purpose::CdrSender => Kind::Party,
            Purpose::MessageSigning => Kind::Signer,
        })
    });
    let domain =
        DOMAINS.iter().find(|(domain, kind)| *kind != Kind::Authority && certificate.subject.has_domain_component(domain));
    let is_asked = |some: &[Target]| targets.iter().any(|target| some.contains(target));
    let is_host = |name: &str| host_name(name.strip_prefix("*.").unwrap_or(name)).is_ok();
    let dns = certificate.alternative_names().unwrap_or_default().iter().any(|name| matches!(name, AlternativeName::Dns(_)));
    let is_server = dns
        || certificate.subject.common_name().is_some_and(is_host)
        || purposes.iter().any(|purpose| purpose == "1.3.6.1.5.5.7.3.1");
    by_metadata.or(by_purpose).or(domain.map(|(_, kind)| *kind)).or(match () {
        () if is_asked(&[Target::Ocpi]) => Some(Kind::Party),
        () if is_asked(&[Target::Iso2, Target::Iso20]) && !is_asked(OCPP) => Some(Kind::Secc),
        () if is_server => Some(Kind::Server),
        () if is_asked(OCPP) => Some(Kind::Station),
        () => None,
    })
}

/// For whom a certificate has to be right when nobody says it; RFC 5280's rules are kept by all. Of an authority's, its domain component
/// tells; else nothing does.
#[must_use]
pub fn targets_of(certificate: &RawCertificate, kind: Option<Kind>) -> Vec<Target> {
    let is_of_iso = DOMAINS.iter().any(|(domain, _)| certificate.subject.has_domain_component(domain));
    let iso = match certificate.key.kind {
        KeyKind::Curve { bits: 521, .. } | KeyKind::Ed448 => Target::Iso20,
        _ => Target::Iso2,
    };
    match kind {
        _ if is_of_iso => vec![iso],
        Some(Kind::Server | Kind::Station) => OCPP.to_vec(),
        Some(Kind::Party) => vec![Target::Ocpi],
        Some(Kind::Secc | Kind::Contract | Kind::Vehicle) => vec![iso],
        Some(Kind::Authority | Kind::Signer) | None => Vec::new(),
    }
}
