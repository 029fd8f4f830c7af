//! Purposes that fit whoever shows it.

use super::{Check, Level, LintInput, RFC_5280, Rule};
use crate::pki::profile::Kind;

pub(super) const RULE: Rule = Rule {
    id: "RFC 5280 4.2.1.12 (use)",
    says: "an extended key usage, where there is one, names what the certificate is shown for: as a server's, a client's, or a contract's as neither",
    source: "RFC 5280, 4.2.1.12",
    targets: RFC_5280,
    level: Level::Must,
    kinds: &[Kind::Server, Kind::Station, Kind::Secc, Kind::Contract, Kind::Vehicle],
    checks: &[Check::Certificate(check)],
};

const SERVER: (&str, &str) = ("1.3.6.1.5.5.7.3.1", "serverAuth");
const CLIENT: (&str, &str) = ("1.3.6.1.5.5.7.3.2", "clientAuth");
const ANY: &str = "2.5.29.37.0";

fn check(input: &LintInput<'_>) -> Option<String> {
    let purposes = input.certificate.purposes()?;
    let has = |oid: &str| purposes.iter().any(|purpose| purpose == oid);
    let lacks = |(oid, name): (&str, &str)| {
        (!has(oid) && !has(ANY)).then(|| format!("its extended key usage has no {name}: it is {}", purposes.join(", ")))
    };
    match input.kind? {
        Kind::Server | Kind::Secc => lacks(SERVER),
        Kind::Station | Kind::Vehicle => lacks(CLIENT),
        Kind::Contract => has(SERVER.0).then(|| "its extended key usage has serverAuth, and a contract is no server".to_owned()),
        Kind::Authority | Kind::Party | Kind::Signer => None,
    }
}

#[cfg(test)]
pub(super) const SAMPLES: super::samples::Samples = {
    use super::samples::{CLIENT_AUTH, Sample, Samples};
    use crate::x509::Extension::ExtendedKeyUsage;
    const SERVER_AUTH: &str = "1.3.6.1.5.5.7.3.1";
    Samples {
        passes: &[
            Sample::Of("csms", |_| ()),
            Sample::Foreign("charger", |c| c.set_extension(false, ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()]))),
            Sample::Foreign("secc", |c| c.set_extension(false, ExtendedKeyUsage(vec![SERVER_AUTH.to_owned()]))),
        ],
        fails: &[
            (
                Sample::Foreign("secc", |c| c.set_extension(false, ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()]))),
                "its extended key usage has no serverAuth: it is 1.3.6.1.5.5.7.3.2",
            ),
            (
                Sample::Foreign("charger", |c| c.set_extension(false, ExtendedKeyUsage(vec![SERVER_AUTH.to_owned()]))),
                "its extended key usage has no clientAuth: it is 1.3.6.1.5.5.7.3.1",
            ),
            (
                Sample::Foreign("contract", |c| c.set_extension(false, ExtendedKeyUsage(vec![SERVER_AUTH.to_owned()]))),
                "its extended key usage has serverAuth, and a contract is no server",
            ),
        ],
    }
};
