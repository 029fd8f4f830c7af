//! What a key can do.

use super::{ALL, Check, Level, LintInput, RFC_5280, Rule};
use crate::x509::{KeyUsage, raw::KeyKind};

pub(super) const RULE: Rule = Rule {
    id: "RFC 8813 3",
    says: "a key is said to be for nothing that its kind cannot do: keys on curves encipher nothing, RSA keys agree on none",
    source: "RFC 8813, 3; RFC 3279, 2.3.1; RFC 8410, 5",
    targets: RFC_5280,
    level: Level::Must,
    kinds: ALL,
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    use KeyUsage::{DataEncipherment, DecipherOnly, EncipherOnly, KeyAgreement, KeyEncipherment};
    let impossible: &[KeyUsage] = match input.certificate.key.kind {
        KeyKind::Rsa { .. } => &[KeyAgreement, EncipherOnly, DecipherOnly],
        KeyKind::Curve { .. } | KeyKind::UnknownCurve => &[KeyEncipherment, DataEncipherment],
        KeyKind::Ed25519 | KeyKind::Ed448 => &[KeyEncipherment, DataEncipherment, KeyAgreement, EncipherOnly, DecipherOnly],
        KeyKind::Dsa | KeyKind::Other => &[],
    };
    let excess = input.certificate.key_usage()?.iter().find(|usage| impossible.contains(usage))?;
    Some(format!("the key usage has {excess}, which a key of this kind cannot do: {}", input.certificate.key.describe()))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Extension;
    Samples {
        passes: &[Sample::Of("charger", |_| ())],
        fails: &[(
            Sample::Foreign("charger", |c| {
                c.replace(Extension::KeyUsage(vec![KeyUsage::DigitalSignature, KeyUsage::KeyEncipherment]))
            }),
            "the key usage has keyEncipherment, which a key of this kind cannot do: secp256r1",
        )],
    }
};
