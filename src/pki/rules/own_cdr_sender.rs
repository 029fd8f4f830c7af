//! A client that sends CDRs alone.

use super::{Check, Level, LintInput, Rule};
use crate::pki::Target;
use crate::pki::profile::Kind;
use crate::{
    model::Interface,
    x509::metadata::{Module, Purpose},
};

pub(super) const RULE: Rule = Rule {
    id: "EVPKI.23",
    says: "a certificate with the purpose cdr-sender speaks as the sender of the module cdrs, and of nothing else",
    source: "evpki; what WWCP_OCPI does with clients of its own for CDRs",
    targets: &[Target::Ocpi],
    level: Level::Must,
    kinds: &[Kind::Party],
    checks: &[Check::Certificate(check)],
};

fn check(input: &LintInput<'_>) -> Option<String> {
    let purposes = input.certificate.purposes().unwrap_or_default();
    if !purposes.contains(&input.arc.purpose(Purpose::CdrSender)) {
        return None;
    }
    let parties = input.certificate.parties(input.arc)?;
    let is_cdrs = |module: &Module| module.identifier == "cdrs" && module.interface == Interface::Sender;
    let more =
        parties.iter().find(|party| !party.modules.as_ref().is_some_and(|all| !all.is_empty() && all.iter().all(is_cdrs)))?;
    Some(format!("{} may do more than send cdrs", more.id))
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{CDR_SENDER, CLIENT_AUTH};
    use super::samples::{Sample, Samples};
    use crate::x509::Extension::ExtendedKeyUsage;
    Samples {
        passes: &[Sample::Foreign("party", |_| ())],
        fails: &[(
            Sample::Foreign("party", |c| c.replace(ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned(), CDR_SENDER.to_owned()]))),
            "DE*ABC may do more than send cdrs",
        )],
    }
};
