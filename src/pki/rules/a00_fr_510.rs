//! The name of a CSMS.

use super::{Draft, Rule};
use crate::{
    pki::{
        host_name,
        plan::Subject,
        profile::{Kind, SubjectAlternativeName},
    },
    x509::{AlternativeName, Extension},
};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.510",
    says: "the common name of a CSMS is its FQDN, and its alternative names hold it too; wildcards and IP addresses are refused where the profile does not allow them",
    source: "OCPP 2.0.1 edition 3, part 2, A00; errata 2025-09 (AllowCSMSTLSWildcards)",
    kinds: &[Kind::Server],
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    let Subject::Server { fqdn, .. } = draft.subject else { return Some("it is for no server".to_owned()) };
    if let Err(why) = host_name(fqdn) {
        return Some(format!("`{fqdn}` is not an FQDN: {why}"));
    }
    let name = draft.certificate.subject().common_name();
    if name.as_deref() != Some(fqdn) {
        return Some(format!("the common name is `{}`, expected `{fqdn}`", name.unwrap_or_default()));
    }
    let names = draft.find(|e| if let Extension::SubjectAlternativeName(names) = e { Some(names) } else { None });
    let Some(names) = names else { return Some(format!("the alternative names do not hold `{fqdn}`")) };
    if !names.contains(&AlternativeName::Dns(fqdn.clone())) {
        return Some(format!("the alternative names do not hold `{fqdn}`"));
    }
    let (wildcards, ip_addresses) = match draft.profile.subject_alternative_name() {
        SubjectAlternativeName::Dns { wildcards, ip_addresses } => (wildcards, ip_addresses),
        SubjectAlternativeName::None => (false, false),
    };
    let bad = |name: &AlternativeName| match name {
        AlternativeName::Ip(_) if ip_addresses => None,
        AlternativeName::Dns(name) => host_name(name.strip_prefix("*.").filter(|_| wildcards).unwrap_or(name))
            .err()
            .map(|why| format!("the alternative name `{name}`: {why}")),
        other => Some(format!("the alternative name `{other}` is not a host name")),
    };
    names.iter().find_map(bad)
}
