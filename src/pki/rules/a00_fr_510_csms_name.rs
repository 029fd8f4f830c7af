//! The name of a CSMS.

use super::{Check, Level, LintInput, OCPP, RequestExhibit, Rule};
use crate::{
    model::printable,
    pki::{
        host_name,
        plan::Subject,
        profile::{Kind, SubjectAlternativeName},
    },
    x509::AlternativeName,
};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.510",
    says: "the common name of a CSMS is its FQDN, and its alternative names hold it too; wildcards and IP addresses are refused where the profile does not allow them",
    source: "OCPP 2.0.1 edition 3, part 2, A00; errata 2025-09 (AllowCSMSTLSWildcards)",
    targets: OCPP,
    level: Level::Must,
    kinds: &[Kind::Server],
    checks: &[Check::Certificate(check), Check::Request(check_request)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let name = input.certificate.subject.common_name();
    let fqdn = match input.expected.map(|e| e.subject) {
        Some(Subject::Server { fqdn, .. }) => fqdn,
        Some(_) => return Some("it is for no server".to_owned()),
        None => name?,
    };
    if let Err(why) = host_name(fqdn) {
        return Some(format!("`{}` is not an FQDN: {why}", printable(fqdn)));
    }
    if name != Some(fqdn) {
        return Some(format!("the common name is `{}`, expected `{fqdn}`", printable(name.unwrap_or_default())));
    }
    let names = input.certificate.alternative_names().unwrap_or_default();
    if !names.iter().any(|name| matches!(name, AlternativeName::Dns(dns) if dns.eq_ignore_ascii_case(fqdn))) {
        return Some(format!("the alternative names do not hold `{fqdn}`"));
    }
    let (wildcards, ip_addresses) = match input.expected.map(|e| e.profile.subject_alternative_name()) {
        Some(SubjectAlternativeName::Dns { wildcards, ip_addresses }) => (wildcards, ip_addresses),
        _ => (false, false),
    };
    let bad = |name: &AlternativeName| match name {
        AlternativeName::Ip(_) if ip_addresses => None,
        AlternativeName::Dns(name) => host_name(name.strip_prefix("*.").filter(|_| wildcards).unwrap_or(name))
            .err()
            .map(|why| format!("the alternative name `{}`: {why}", printable(name))),
        other => Some(format!("the alternative name `{other}` is not a host name")),
    };
    names.iter().find_map(bad)
}

fn check_request(input: &RequestExhibit<'_>) -> Option<String> {
    let fqdn = input.request.subject.common_name().unwrap_or_default();
    host_name(fqdn).err().map(|why| format!("`{}` is not an FQDN: {why}", printable(fqdn)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples, dns};
    use crate::x509::{
        Attribute::{CommonName, Organization},
        Extension::SubjectAlternativeName,
    };
    Samples {
        passes: &[Sample::Of("csms", |_| ()), Sample::Foreign("csms", |_| ())],
        fails: &[
            (
                Sample::Of("csms", |c| {
                    c.set_subject(&[(Organization, "ACME Charging"), (CommonName, "other.acme.example")]);
                }),
                "the common name is `other.acme.example`, expected `csms.acme.example`",
            ),
            (Sample::Of("csms", |c| c.remove("subjectAltName")), "the alternative names do not hold `csms.acme.example`"),
            (
                Sample::Of("csms", |c| c.replace(SubjectAlternativeName(vec![dns("b.acme.example")]))),
                "the alternative names do not hold `csms.acme.example`",
            ),
            (
                Sample::Of("csms", |c| {
                    c.replace(SubjectAlternativeName(vec![dns("csms.acme.example"), dns("*.acme.example")]));
                }),
                "the alternative name `*.acme.example`: the host name has `*` at position 1, expected a-z A-Z 0-9 - .",
            ),
            (
                Sample::Of("csms", |c| {
                    let address = AlternativeName::Ip([192, 0, 2, 7].into());
                    c.replace(SubjectAlternativeName(vec![dns("csms.acme.example"), address]));
                }),
                "the alternative name `IP:192.0.2.7` is not a host name",
            ),
            (
                Sample::Request(Kind::Server, &[(Organization, "ACME"), (CommonName, "*.acme.example")]),
                "`*.acme.example` is not an FQDN: the host name has `*` at position 1, expected a-z A-Z 0-9 - .",
            ),
            (
                Sample::Foreign("csms", |c| {
                    c.set_subject(&[(Organization, "ACME Charging"), (CommonName, "*.acme.example")]);
                }),
                "`*.acme.example` is not an FQDN: the host name has `*` at position 1, expected a-z A-Z 0-9 - .",
            ),
        ],
    }
};
