//! What a key may be used for.

use super::{ALL, Draft, Rule};
use crate::{
    pki::profile::Kind,
    x509::{Extension, KeyUsage},
};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.512",
    says: "the key usage is there, and fits: certificates and CRLs for an authority, TLS for the rest",
    source: "OCPP 2.0.1 edition 3, part 2, A00; RFC 5280, 4.2.1.3",
    kinds: ALL,
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    let Some(usages) = draft.find(|e| if let Extension::KeyUsage(usages) = e { Some(usages) } else { None }) else {
        return Some("it has no key usage".to_owned());
    };
    let needed: &[KeyUsage] = match draft.kind() {
        Kind::Authority => &[KeyUsage::KeyCertSign, KeyUsage::CrlSign],
        _ => &[KeyUsage::DigitalSignature],
    };
    if let Some(missing) = needed.iter().find(|usage| !usages.contains(usage)) {
        return Some(format!("the key usage has no {}", missing.name()));
    }
    let an_authoritys = |usage: &&KeyUsage| matches!(usage, KeyUsage::KeyCertSign | KeyUsage::CrlSign);
    let excess = usages.iter().find(an_authoritys).filter(|_| draft.kind() != Kind::Authority);
    excess.map(|usage| format!("the key usage has {usage}, but it is not an authority"))
}
