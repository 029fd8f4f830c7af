//! How many authorities follow.

use super::{ALL, ChainExhibit, Check, Level, RFC_5280, Rule};

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 6.1.4",
    says: "no more authorities follow an authority than it allows",
    source: "RFC 5280, 6.1.4 (l) and (m)",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Chain(check)],
};

fn check(input: &ChainExhibit<'_>) -> Option<String> {
    let all = input.certificates;
    let mut at = input.leaf()?;
    let mut below = 0_u8;
    while let Some(issuer) = input.issuer(at).filter(|_| usize::from(below) <= all.len()) {
        if let Some(Some(allowed)) = issuer.authority().filter(|allowed| allowed.is_some_and(|allowed| below > allowed)) {
            return Some(format!("{below} authorities follow `{}`, which allows {allowed}", issuer.subject));
        }
        below += u8::from(!issuer.is_self_issued());
        at = issuer;
    }
    None
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Chain(&["secc", "cpo-sub2", "cpo-sub1", "v2g-root"], |_| ())],
        fails: &[(
            Sample::Chain(&["deep", "cpo-sub3", "cpo-sub2", "cpo-sub1"], |_| ()),
            "1 authorities follow `CN=CPOSubCA2, O=ACME, DC=V2G`, which allows 0",
        )],
    }
};
