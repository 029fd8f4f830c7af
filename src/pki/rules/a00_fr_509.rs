//! The owner's name.

use super::{ALL, Draft, Rule};
use crate::x509::Attribute;

pub(super) const RULE: Rule = Rule {
    id: "A00.FR.509",
    says: "the subject's organization is the name of the owner",
    source: "OCPP 2.0.1 edition 3, part 2, A00",
    kinds: ALL,
    check,
};

fn check(draft: &Draft<'_>) -> Option<String> {
    let owner = draft.realm.organization.as_str();
    match draft.certificate.subject().values(Attribute::Organization).as_slice() {
        [one] if one == owner => None,
        [] => Some(format!("the subject has no O, expected `{owner}`")),
        other => Some(format!("the subject has O `{}`, expected `{owner}`", other.join("`, `"))),
    }
}
