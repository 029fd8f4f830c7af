//! No extended key usage in an authority: it would reach into everything below.

use super::{Draft, Rule};
use crate::{
    pki::profile::Kind,
    x509::{Extension, metadata::Purpose},
};

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.514",
    says: "extended key usage is strongly discouraged; in an authority, where it would bind all that it issues, it is refused",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    kinds: &[Kind::Authority],
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    let purposes = draft.find(|e| if let Extension::ExtendedKeyUsage(purposes) = e { Some(purposes) } else { None });
    // OCPP speaks of its own: the authorities of OCPI's parties issue nothing to chargers.
    let is_ocpi = |purpose: &String| {
        matches!(
            draft.realm.arc.purpose_of(purpose),
            Some(Purpose::OcpiClient | Purpose::OcpiServer | Purpose::CdrSender | Purpose::MessageSigning)
        )
    };
    let purposes = purposes.filter(|purposes| !purposes.iter().any(is_ocpi));
    purposes.map(|purposes| format!("the authority has the extended key usage {}", purposes.join(", ")))
}
