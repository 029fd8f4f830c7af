//! Which party a certificate of OCPI names first.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;
use crate::{model::printable, pki::host_name, x509::AlternativeName};

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.21",
    says: "the common name of a client of OCPI is one of the parties that it speaks for; that of a server is an FQDN, which stands among its alternative names",
    source: "evpki: OCPI says nothing of certificates",
    targets: &[Target::Ocpi],
    level: Level::Should,
    kinds: &[Kind::Party],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let certificate = input.certificate;
    let name = certificate.subject.common_name().unwrap_or_default();
    let names = certificate.alternative_names().unwrap_or_default();
    if host_name(name).is_ok() || !names.is_empty() {
        let stands = names.iter().any(|other| matches!(other, AlternativeName::Dns(dns) if dns.eq_ignore_ascii_case(name)));
        return (!stands).then(|| format!("the alternative names do not hold `{}`", printable(name)));
    }
    let parties = certificate.parties(input.arc)?;
    let stands = parties.iter().any(|party| name.to_uppercase().contains(&party.id.to_string()));
    (!stands).then(|| format!("the common name `{}` names none of its parties", printable(name)))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{Sample, Samples};
    use crate::x509::Attribute::CommonName;
    Samples {
        passes: &[Sample::Foreign("party", |_| ())],
        fails: &[
            (
                Sample::Foreign("party", |c| c.set_subject(&[(CommonName, "somebody")])),
                "the common name `somebody` names none of its parties",
            ),
            (
                Sample::Foreign("party", |c| c.set_subject(&[(CommonName, "ocpi.acme.example")])),
                "the alternative names do not hold `ocpi.acme.example`",
            ),
        ],
    }
};
