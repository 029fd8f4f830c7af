//! OCPP: what a CSMS shows a charger, and what a charger shows a CSMS.

use super::{
    Corpus, Error, Judge, Known, Peer, Scene,
    test_hierarchy::{LASTS, TestHierarchy, name, put},
};
use crate::{
    model::{DAY, Environment, Organization, Random, Timestamp},
    pki::{PkiIdentity, Target, plan::Subject, profile::Kind},
    x509::{AlternativeName, Attribute, Extension, KeyUsage, KnownKey, Station},
};

const HOST: &str = "csms.demo.example";
const STATION: &str = "CS-0001";
const SERIAL: &str = "SN-0001";

/// As `certificate lint` sees the certificate of a CSMS.
const OF_SERVER: Judge = Judge::Lint(Target::Ocpp201, Kind::Server);
/// As it sees that of a charger.
const OF_STATION: Judge = Judge::Lint(Target::Ocpp201, Kind::Station);

fn server(fqdn: &str) -> Subject {
    Subject::Server { fqdn: fqdn.to_owned(), names: Vec::new() }
}

fn station(serial_number: &str) -> Subject {
    Subject::Station(Station {
        station_id: STATION.to_owned(),
        serial_number: Some(serial_number.to_owned()),
        security_profiles: vec![3],
        versions: vec!["2.0.1".to_owned()],
        ..Station::default()
    })
}

pub(super) fn add(corpus: &mut Corpus, identity: &PkiIdentity, now: Timestamp, random: &dyn Random) -> Result<(), Error> {
    let mut test_hierarchy = TestHierarchy::found("ocpp", "ocpp", identity, now, random)?;
    // One that looks just so, of which nobody has heard; and one with the same names.
    let somebody: Organization = "Somebody Else"
        .parse()
        .map_err(|_| Error::Lacks { hierarchy: "ocpp".to_owned(), wanted: "an organization".to_owned() })?;
    let elsewhere =
        TestHierarchy::found("elsewhere", "ocpp", &PkiIdentity { organization: somebody, ..identity.clone() }, now, random)?;
    let twin = TestHierarchy::found("twin", "ocpp", identity, now, random)?;
    csms(corpus, &mut test_hierarchy, &elsewhere, &twin)?;
    charger(corpus, &mut test_hierarchy, &elsewhere, &twin)?;
    corpus.take(&test_hierarchy)
}

fn csms(
    corpus: &mut Corpus,
    test_hierarchy: &mut TestHierarchy<'_>,
    elsewhere: &TestHierarchy<'_>,
    twin: &TestHierarchy<'_>,
) -> Result<(), Error> {
    let scene = Scene {
        set: "TC_A_05_CS",
        by: Peer::Csms,
        to: Peer::Charger,
        anchor: test_hierarchy.anchor_name("RootCA"),
        revocation_lists: test_hierarchy.list_names("ServerCA")?,
        known: Known { host: Some(HOST), ..Known::default() },
    };
    let other = scene.of("OCPP");
    let now = test_hierarchy.now;
    let issue = |subject, change: &mut dyn FnMut(&mut crate::x509::ThrowawayPlan)| test_hierarchy.issue("csms", subject, change);
    let named = |common_name: &str| {
        let (country, organization) = (test_hierarchy.identity.country.as_str(), test_hierarchy.identity.organization.as_str());
        name(&[(Attribute::Country, country), (Attribute::Organization, organization), (Attribute::CommonName, common_name)])
    };
    let instead = |common_name: &str| {
        let subject = named(common_name)?;
        issue(server(HOST), &mut |plan| {
            plan.subject = subject.clone();
            plan.extensions.retain(|(_, e)| !matches!(e, Extension::SubjectAlternativeName(_)));
        })
    };
    let revoked = issue(server(HOST), &mut |_| ())?;
    let nobody = name(&[(Attribute::Country, test_hierarchy.identity.country.as_str()), (Attribute::CommonName, HOST)])?;
    corpus.cases.extend([
        scene.accepted("csms-good", issue(server(HOST), &mut |_| ())?, &[Judge::Verify, OF_SERVER]),
        scene.refused(
            "csms-unknown-ca",
            elsewhere.issue("csms", server(HOST), |_| ())?,
            "A00.FR.308",
            "no authority that is trusted issued it",
            Judge::Verify,
            "no certificate at hand issued",
        ),
        scene.refused(
            "csms-expired",
            issue(server(HOST), &mut |plan| {
                (plan.not_before, plan.not_after) = (now.plus(-20 * DAY), now.plus(-DAY));
            })?,
            "A00.FR.308",
            "it is no longer valid",
            Judge::Verify,
            "expired at",
        ),
        scene.refused(
            "csms-not-yet-valid",
            issue(server(HOST), &mut |plan| {
                (plan.not_before, plan.not_after) = (now.plus(LASTS), now.plus(LASTS + 30 * DAY));
            })?,
            "A02.FR.06",
            "it is not valid yet",
            Judge::Verify,
            "is valid from",
        ),
        scene.refused(
            "csms-wrong-name",
            issue(server("csms.elsewhere.example"), &mut |_| ())?,
            "A00.FR.309",
            "it names another host than the one that was called",
            Judge::Verify,
            "is not for the host",
        ),
        scene.refused(
            "csms-wildcard",
            issue(server("*.demo.example"), &mut |_| ())?,
            "A00.FR.510",
            "its common name is a wildcard, which chargers refuse unless AllowCSMSTLSWildcards is set",
            OF_SERVER,
            "A00.FR.510",
        ),
        other.refused(
            "csms-evil-twin",
            twin.issue("csms", server(HOST), |_| ())?,
            "A00.FR.308",
            "its authorities have the names of those that are trusted, and other keys",
            Judge::Verify,
            "is not that of",
        ),
        other.refused(
            "csms-ip-address",
            instead("192.0.2.7")?,
            "A00.FR.510",
            "its common name is an IP address and no FQDN",
            OF_SERVER,
            "A00.FR.510",
        ),
        other.refused(
            "csms-url",
            instead("wss://csms.demo.example/ocpp")?,
            "A00.FR.510",
            "its common name is a URL and no FQDN",
            OF_SERVER,
            "A00.FR.510",
        ),
        other.refused(
            "csms-no-organization",
            issue(server(HOST), &mut |plan| plan.subject = nobody.clone())?,
            "A00.FR.509",
            "its subject names no organization",
            OF_SERVER,
            "A00.FR.509",
        ),
        other.refused(
            "csms-rsa-1024",
            test_hierarchy.issue_to_known("csms", server(HOST), KnownKey::Rsa1024)?,
            "A00.FR.502",
            "its RSA key has 1024 bits",
            OF_SERVER,
            "A00.FR.502",
        ),
        other.refused("csms-revoked", revoked.clone(), "RFC 5280 6.3", "its CRL names it", Judge::Verify, "is revoked since"),
        other.refused(
            "csms-is-charger",
            test_hierarchy.issue("charger", station(SERIAL), |_| ())?,
            "A00.FR.309",
            "it is the certificate of a charger, which answers to no host name",
            Judge::Verify,
            "is not for the host",
        ),
    ]);
    test_hierarchy.revoke("ServerCA", &revoked)
}

fn charger(
    corpus: &mut Corpus,
    test_hierarchy: &mut TestHierarchy<'_>,
    elsewhere: &TestHierarchy<'_>,
    twin: &TestHierarchy<'_>,
) -> Result<(), Error> {
    let owner = "Demo Charging";
    let scene = Scene {
        set: "TC_A_08_CSMS",
        by: Peer::Charger,
        to: Peer::Csms,
        anchor: test_hierarchy.anchor_name("ClientCA"),
        revocation_lists: test_hierarchy.list_names("ClientCA")?,
        known: Known {
            organization: Some(owner),
            station_id: Some(STATION),
            serial_number: Some(SERIAL),
            environment: Some("test"),
            ..Known::default()
        },
    };
    let other = scene.of("OCPP");
    let now = test_hierarchy.now;
    let issue =
        |subject, change: &mut dyn FnMut(&mut crate::x509::ThrowawayPlan)| test_hierarchy.issue("charger", subject, change);
    let named = |organization: &str, common_name: &str| {
        let country = test_hierarchy.identity.country.as_str();
        let subject = name(&[
            (Attribute::Country, country),
            (Attribute::Organization, organization),
            (Attribute::CommonName, common_name),
        ])?;
        issue(station(SERIAL), &mut |plan| plan.subject = subject.clone())
    };
    let revoked = issue(station(SERIAL), &mut |_| ())?;
    let nobody = name(&[(Attribute::Country, test_hierarchy.identity.country.as_str()), (Attribute::CommonName, SERIAL)])?;
    let client_ca = test_hierarchy.ca("ClientCA")?;
    corpus.cases.extend([
        scene.accepted("charger-good", issue(station(SERIAL), &mut |_| ())?, &[Judge::Verify, Judge::Authorize, OF_STATION]),
        scene.refused(
            "charger-unknown-ca",
            elsewhere.issue("charger", station(SERIAL), |_| ())?,
            "A00.FR.403",
            "no authority that is trusted issued it",
            Judge::Verify,
            "no certificate at hand issued",
        ),
        scene.refused(
            "charger-expired",
            issue(station(SERIAL), &mut |plan| {
                (plan.not_before, plan.not_after) = (now.plus(-20 * DAY), now.plus(-DAY));
            })?,
            "A00.FR.403",
            "it is no longer valid; only a CSMS that is set so for this charger may take it, and has it renewed at once (A00.FR.429)",
            Judge::Verify,
            "expired at",
        ),
        scene.refused(
            "charger-wrong-serial-number",
            issue(station("SN-9999"), &mut |_| ())?,
            "A00.FR.405",
            "it names the serial number of another charger",
            Judge::Authorize,
            "has the serial number `SN-9999`, expected `SN-0001`",
        ),
        other.refused(
            "charger-not-yet-valid",
            issue(station(SERIAL), &mut |plan| {
                (plan.not_before, plan.not_after) = (now.plus(LASTS), now.plus(LASTS + 30 * DAY));
            })?,
            "A02.FR.06",
            "it is not valid yet",
            Judge::Verify,
            "is valid from",
        ),
        other.refused(
            "charger-evil-twin",
            twin.issue("charger", station(SERIAL), |_| ())?,
            "A00.FR.403",
            "its authority has the name of the one that is trusted, and another key",
            Judge::Verify,
            "no certificate at hand issued",
        ),
        other.refused(
            "charger-no-organization",
            issue(station(SERIAL), &mut |plan| plan.subject = nobody.clone())?,
            "A00.FR.509",
            "its subject names no organization",
            OF_STATION,
            "A00.FR.509",
        ),
        other.refused(
            "charger-foreign-organization",
            named("Somebody Else", SERIAL)?,
            "A00.FR.404",
            "its organization is not the operator",
            Judge::Verify,
            "belongs to `Somebody Else`, and not to `Demo Charging`",
        ),
        other.refused(
            "charger-url",
            named(owner, "wss://csms.demo.example/CS-0001")?,
            "A00.FR.511",
            "its common name is a URL and no serial number",
            OF_STATION,
            "A00.FR.511",
        ),
        other.refused(
            "charger-ip-address",
            named(owner, "192.0.2.7")?,
            "A00.FR.511",
            "its common name is an IP address and no serial number",
            OF_STATION,
            "A00.FR.511",
        ),
        other.refused(
            "charger-dns-name",
            issue(station(SERIAL), &mut |plan| {
                put(plan, false, Extension::SubjectAlternativeName(vec![AlternativeName::Dns(HOST.to_owned())]));
            })?,
            "A00.FR.511",
            "it has a DNS name, which takes the place of its common name: with it a charger passes for the CSMS",
            OF_STATION,
            "A00.FR.511",
        ),
        other.refused(
            "charger-rsa-1024",
            test_hierarchy.issue_to_known("charger", station(SERIAL), KnownKey::Rsa1024)?,
            "A00.FR.502",
            "its RSA key has 1024 bits",
            OF_STATION,
            "A00.FR.502",
        ),
        other.refused(
            "charger-secp192r1",
            test_hierarchy.issue_to_known("charger", station(SERIAL), KnownKey::Secp192r1)?,
            "A00.FR.503",
            "its key has 192 bits",
            OF_STATION,
            "A00.FR.503",
        ),
        other.refused(
            "charger-is-authority",
            issue(station(SERIAL), &mut |plan| {
                put(plan, true, Extension::BasicConstraints { authority: true, path_length: None });
                put(plan, true, Extension::KeyUsage(vec![KeyUsage::DigitalSignature, KeyUsage::KeyCertSign]));
            })?,
            "RFC 5280 4.2.1.9",
            "it is the certificate of an authority (CA:TRUE)",
            Judge::Authorize,
            "is a CA certificate, not a client certificate",
        ),
        other.refused(
            "charger-signs-certificates",
            issue(station(SERIAL), &mut |plan| {
                put(plan, true, Extension::KeyUsage(vec![KeyUsage::DigitalSignature, KeyUsage::KeyCertSign]));
            })?,
            "RFC 5280 4.2.1.9",
            "its key may sign certificates, and it is no authority's",
            OF_STATION,
            "RFC 5280 4.2.1.",
        ),
        other.refused(
            "charger-issued-by-charger",
            test_hierarchy.issue_by_leaf("charger", station("SN-0002"), station(SERIAL))?,
            "RFC 5280 6.1.4",
            "another charger issued it, which is no authority",
            Judge::Verify,
            "may not issue certificates",
        ),
        other.refused(
            "charger-path-too-long",
            test_hierarchy.issue_below(client_ca, client_ca, "charger", station(SERIAL), |_| ())?,
            "RFC 5280 6.1.4",
            "an authority stands below one that allows none below it",
            Judge::Verify,
            "stand below",
        ),
        other.refused(
            "charger-is-csms",
            test_hierarchy.issue("csms", server(HOST), |_| ())?,
            "A00.FR.403",
            "it is the certificate of a CSMS: a peer that trusts the root and not the CA of the chargers accepts it",
            Judge::Verify,
            "no certificate at hand issued",
        ),
        other.refused(
            "charger-of-production",
            issue(station(SERIAL), &mut |plan| put(plan, false, Extension::Environment(Environment::Production)))?,
            "evpki.1.1",
            "it says that it belongs to production",
            Judge::Authorize,
            "belongs to the environment production, expected test",
        ),
        other.refused(
            "charger-revoked",
            revoked.clone(),
            "RFC 5280 6.3",
            "its CRL names it",
            Judge::Verify,
            "is revoked since",
        ),
        other.refused(
            "charger-serial-number-21-octets",
            issue(station(SERIAL), &mut |plan| plan.serial = vec![0x41; 21])?,
            "RFC 5280 4.1.2.2",
            "its serial number has 21 octets, and 20 are allowed",
            OF_STATION,
            "RFC 5280 4.1.2.2",
        ),
        other.refused(
            "charger-serial-number-negative",
            issue(station(SERIAL), &mut |plan| plan.serial = [vec![0x80], vec![0x41; 15]].concat())?,
            "RFC 5280 4.1.2.2",
            "its serial number is negative",
            OF_STATION,
            "RFC 5280 4.1.2.2",
        ),
    ]);
    test_hierarchy.revoke("ClientCA", &revoked)
}
