//! How long a path is.

use super::{ALL, ChainExhibit, Check, Level, Rule};
use crate::pki::Target;

pub(super) const RULE: Rule = Rule {
    id: "V2G2-009",
    says: "a path has at most three certificates below its root",
    source: "ISO 15118-2, as quoted by hupe1980/iso15118",
    targets: &[Target::Iso2, Target::Iso20],
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Chain(check)],
};

fn check(input: &ChainExhibit<'_>) -> Option<String> {
    let mut depth = 1;
    let mut at = input.leaf()?;
    while let Some(issuer) = input.issuer(at).filter(|_| depth <= input.certificates.len()) {
        depth += usize::from(!issuer.is_self_issued());
        at = issuer;
    }
    (depth > 3).then(|| format!("the path has {depth} certificates below its root, at most 3 are allowed"))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};

    Samples {
        passes: &[Sample::Chain(&["secc", "cpo-sub2", "cpo-sub1", "v2g-root"], |_| ())],
        fails: &[(
            Sample::Chain(&["deep", "cpo-sub3", "cpo-sub2", "cpo-sub1"], |_| ()),
            "the path has 4 certificates below its root, at most 3 are allowed",
        )],
    }
};
