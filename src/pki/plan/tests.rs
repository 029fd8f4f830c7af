//! What is planned, and what is not.

use super::*;
use crate::{
    model::{DAY, Environment, Error, HOUR, KeyType, MINUTE, Random},
    pki::testing::{Always, BIRTH, CLIENT_CA, NOW, REALM, ROOT_CA, issuance, key, request_for},
    x509::SystemRandom,
};
use proptest::prelude::*;

fn planned(by: &Issuance<'_>, request: &IssuanceRequest) -> Result<CertificatePlan, IssuanceError> {
    plan(by, request, SerialNumber::draw(&SystemRandom).unwrap())
}

/// Why not.
fn refusal(by: &Issuance<'_>, request: &IssuanceRequest) -> String {
    planned(by, request).unwrap_err().to_string()
}

#[test]
fn a_chargers_certificate() {
    let plan = planned(&Issuance { random: &Always(0), ..issuance("charger") }, &request_for("charger")).unwrap();
    assert_eq!(plan.subject.to_string(), "C=DE, O=ACME Charging, CN=SN-0001");
    assert_eq!(plan.issuer.to_string(), "C=DE, O=ACME Charging, CN=ACME Charging ClientCA");
    assert_eq!((plan.not_before, plan.not_after), (NOW.plus(-5 * MINUTE), NOW.plus(730 * DAY - 1)));
    let Subject::Station(station) = request_for("charger").subject else { panic!() };
    assert_eq!(
        plan.extensions.into_iter().map(|(_, e)| e).collect::<Vec<_>>(),
        [
            Extension::BasicConstraints { authority: false, path_length: None },
            Extension::KeyUsage(vec![KeyUsage::DigitalSignature]),
            Extension::SubjectKeyIdentifier(key(KeyType::P256).public().identifier().to_vec()),
            Extension::AuthorityKeyIdentifier(CLIENT_CA.key.public().identifier().to_vec()),
            Extension::CrlDistributionPoints(vec!["http://pki.acme.example/ClientCA.crl".to_owned()]),
            Extension::AuthorityInformationAccess {
                ca_issuers: vec!["http://pki.acme.example/ClientCA.crt".to_owned()],
                ocsp: Vec::new()
            },
            Extension::Environment(Environment::Test),
            Extension::Station(station),
        ]
    );
}

#[test]
fn the_fqdn_stands_first_among_the_alternative_names_and_once() {
    let dns = |name: &str| AlternativeName::Dns(name.to_owned());
    let names = vec![dns("b.acme.example"), dns("csms.acme.example")];
    let subject = Subject::Server { fqdn: "csms.acme.example".to_owned(), names };
    let plan = planned(&issuance("csms"), &IssuanceRequest { subject, ..request_for("csms") }).unwrap();
    let expected = Extension::SubjectAlternativeName(vec![dns("csms.acme.example"), dns("b.acme.example")]);
    assert!(plan.extensions.contains(&expected.as_usual()));
}

#[test]
fn a_root_points_nowhere_and_without_a_url_nothing_does() {
    let points = |plan: &CertificatePlan| {
        let points = |e: &&Extension| {
            matches!(
                e,
                Extension::CrlDistributionPoints(_)
                    | Extension::AuthorityInformationAccess { .. }
                    | Extension::AuthorityKeyIdentifier(_)
            )
        };
        plan.extensions.iter().map(|(_, e)| e).filter(points).count()
    };
    assert_eq!(points(&planned(&issuance("root-ca"), &request_for("root-ca")).unwrap()), 0);
    let silent = PkiIdentity { publication_url: None, ..REALM.clone() };
    let by = Issuance { identity: &silent, ..issuance("charger") };
    assert_eq!(points(&planned(&by, &request_for("charger")).unwrap()), 1);
}

#[test]
fn no_certificate_outlives_its_issuer() {
    let request = |validity| IssuanceRequest { validity: Some(validity), ..request_for("server-ca") };
    let left = ROOT_CA.certificate.not_after().since(NOW) + 1;
    assert_eq!(planned(&issuance("server-ca"), &request(left)).unwrap().not_after, ROOT_CA.certificate.not_after());
    assert_eq!(
        refusal(&issuance("server-ca"), &request(left + 1)),
        "the certificate would be valid until 2045-11-16T00:00:00Z, its issuer `C=DE, O=ACME Charging, CN=ACME Charging RootCA` \
         only until 2045-11-15T23:59:59Z"
    );
    assert!(matches!(planned(&issuance("server-ca"), &request(i64::MAX)), Err(IssuanceError::OutlivesIssuer { .. })));
}

#[test]
fn the_clock_lies_within_the_issuers_life() {
    let at = |now| Issuance { now, ..issuance("charger") };
    let (begins, ends) = (CLIENT_CA.certificate.not_before(), CLIENT_CA.certificate.not_after());
    assert_eq!(
        refusal(&at(begins.plus(-1)), &request_for("charger")),
        "the clock says 2025-11-20T23:54:59Z, but `C=DE, O=ACME Charging, CN=ACME Charging ClientCA` is valid only from \
         2025-11-20T23:55:00Z on: the clock is wrong"
    );
    assert_eq!(
        refusal(&at(ends.plus(1)), &request_for("charger")),
        "`C=DE, O=ACME Charging, CN=ACME Charging ClientCA` expired at 2035-11-18T23:59:59Z, and it is 2035-11-19T00:00:00Z"
    );
    let last = planned(&at(ends), &IssuanceRequest { validity: Some(1), ..request_for("charger") }).unwrap();
    assert_eq!(last.not_after, ends);
}

#[test]
fn back_dating_stops_at_the_issuers_beginning() {
    let begins = CLIENT_CA.certificate.not_before();
    assert_eq!(begins, BIRTH.plus(-5 * MINUTE));
    for (now, expected) in [(begins, begins), (BIRTH.plus(-1), begins), (BIRTH, begins), (BIRTH.plus(1), begins.plus(1))] {
        let plan = planned(&Issuance { now, ..issuance("charger") }, &request_for("charger")).unwrap();
        assert_eq!(plan.not_before, expected);
    }
}

#[test]
fn nothing_is_planned_that_is_over_already() {
    let request = |profile, validity| IssuanceRequest { validity: Some(validity), ..request_for(profile) };
    for validity in [0, -1, -HOUR, i64::MIN] {
        for profile in ["charger", "root-ca"] {
            assert!(
                matches!(planned(&issuance(profile), &request(profile, validity)), Err(IssuanceError::Over { .. })),
                "{validity}"
            );
        }
    }
    assert_eq!(
        refusal(&issuance("charger"), &request("charger", -100)),
        "the certificate would be valid until 2026-11-20T23:58:19Z, and it is 2026-11-21T00:00:00Z"
    );
    assert_eq!(planned(&issuance("charger"), &request("charger", 1)).unwrap().not_after, NOW);
}

#[test]
fn keys_of_other_kinds_are_refused() {
    let request = IssuanceRequest { public_key: key(KeyType::Ed25519).public().clone(), ..request_for("charger") };
    assert_eq!(
        refusal(&issuance("charger"), &request),
        "the profile `charger` does not allow ed25519 keys, but p256, p384, rsa2048, rsa3072"
    );
}

#[test]
fn a_subject_needs_all_its_fields() {
    assert_eq!(
        refusal(&issuance("csms"), &request_for("charger")),
        "the profile `csms` wants `{fqdn}` in its subject, and the request has no such value"
    );
}

#[test]
fn an_anchor_is_the_certificate_from_above_again() {
    let above = &CLIENT_CA.certificate;
    let by = Issuance { signer: Signer::Anchor { certificate: above }, ..issuance("client-ca") };
    let own = IssuanceRequest {
        public_key: CLIENT_CA.key.public().clone(),
        subject: Subject::Authority("another name".to_owned()),
        validity: Some(HOUR),
    };
    let anchor = planned(&by, &own).unwrap();
    assert_eq!((&anchor.subject, &anchor.issuer), (above.subject(), above.subject()));
    assert_eq!((anchor.not_before, anchor.not_after), (above.not_before(), above.not_after()));
    assert_eq!(anchor.public_key, *above.public_key());
    assert!(!anchor.extensions.iter().any(|(_, e)| matches!(e, Extension::AuthorityKeyIdentifier(_))));

    let other = IssuanceRequest { public_key: key(KeyType::P384).public().clone(), ..own };
    assert_eq!(
        refusal(&by, &other),
        format!(
            "the key {} is not the one that is to sign, which is {}",
            key(KeyType::P384).public().id(),
            CLIENT_CA.key.public().id()
        )
    );
}

/// Randomness that always draws this number.
struct Draws(u64);

impl Random for Draws {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Error> {
        bytes.copy_from_slice(&self.0.to_be_bytes());
        Ok(())
    }
}

proptest! {
    #[test]
    fn jitter_takes_less_than_a_day_and_less_than_a_tenth(drawn: u64, lasts in 1..730 * DAY) {
        let random = Draws(drawn);
        let by = Issuance { random: &random, ..issuance("charger") };
        let plan = planned(&by, &IssuanceRequest { validity: Some(lasts), ..request_for("charger") }).unwrap();
        let early = NOW.plus(lasts - 1).since(plan.not_after);
        prop_assert!((0..DAY).contains(&early) && early <= lasts / 10, "{early}");
        let by = Issuance { random: &random, ..issuance("csms") };
        let plan = planned(&by, &IssuanceRequest { validity: Some(lasts), ..request_for("csms") }).unwrap();
        prop_assert_eq!(plan.not_after, NOW.plus(lasts - 1), "a profile without jitter has none");
    }
}

#[test]
fn without_randomness_there_is_no_jitter_and_no_plan() {
    struct Dry;
    impl Random for Dry {
        fn fill(&self, _: &mut [u8]) -> Result<(), Error> {
            Err(Error::NoRandomness)
        }
    }
    let by = Issuance { random: &Dry, ..issuance("charger") };
    assert_eq!(refusal(&by, &request_for("charger")), "the cryptographic library could not give random bytes");
}
