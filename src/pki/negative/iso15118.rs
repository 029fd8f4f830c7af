//! ISO 15118: what a charging station shows a vehicle, and a vehicle a charging station.

use super::{
    Corpus, Error, Judge, Known, Peer, Scene,
    test_hierarchy::{LASTS, TestHierarchy, name, put},
};
use crate::{
    model::{DAY, KeyType, Random, Timestamp},
    pki::{PkiIdentity, Target, plan::Subject, profile::Kind},
    x509::{AlternativeName, Attribute, Extension, KnownKey, ThrowawayPlan},
};

const SECCID: &str = "DE-DMO-S-0003C4D5578786756453309675436-2";
const EMAID: &str = "DEDMOC12345678";
const SERVER_AUTH: &str = "1.3.6.1.5.5.7.3.1";
const CLIENT_AUTH: &str = "1.3.6.1.5.5.7.3.2";

/// As `certificate lint` sees the certificate of a charging station.
const SECC_2: Judge = Judge::Lint(Target::Iso2, Kind::Secc);
const SECC_20: Judge = Judge::Lint(Target::Iso20, Kind::Secc);
const CONTRACT_2: Judge = Judge::Lint(Target::Iso2, Kind::Contract);

fn holder(name: &str) -> Subject {
    Subject::Holder { name: name.to_owned(), roles: Vec::new() }
}

/// A URL of this many characters.
fn padding(length: usize) -> Extension {
    let url = format!("http://ocsp.demo.example/{}", "x".repeat(length.saturating_sub(25)));
    Extension::AuthorityInformationAccess { ca_issuers: Vec::new(), ocsp: vec![url] }
}

pub(super) fn add_2(corpus: &mut Corpus, identity: &PkiIdentity, now: Timestamp, random: &dyn Random) -> Result<(), Error> {
    let identity = PkiIdentity { ocsp_url: Some("http://ocsp.demo.example".to_owned()), ..identity.clone() };
    let mut test_hierarchy = TestHierarchy::found("iso2", "iso15118-2", &identity, now, random)?;
    let twin = TestHierarchy::found("twin", "iso15118-2", &identity, now, random)?;
    let secc = Scene {
        set: "ISO 15118-2",
        by: Peer::Secc,
        to: Peer::Vehicle,
        anchor: test_hierarchy.anchor_name("V2GRootCA"),
        revocation_lists: test_hierarchy.list_names("CPOSubCA2")?,
        known: Known::default(),
    };
    let contract = Scene {
        by: Peer::Vehicle,
        to: Peer::Secc,
        anchor: test_hierarchy.anchor_name("MORootCA"),
        revocation_lists: test_hierarchy.list_names("MOSubCA2")?,
        ..secc.clone()
    };
    let issue = |change: &mut dyn FnMut(&mut ThrowawayPlan)| test_hierarchy.issue("iso2-secc", holder(SECCID), change);
    let in_domain = |domain: Option<&str>| {
        let (country, organization) = (test_hierarchy.identity.country.as_str(), test_hierarchy.identity.organization.as_str());
        let mut all =
            vec![(Attribute::Country, country), (Attribute::Organization, organization), (Attribute::CommonName, SECCID)];
        all.extend(domain.map(|domain| (Attribute::DomainComponent, domain)));
        let subject = name(&all)?;
        issue(&mut |plan| plan.subject = subject.clone())
    };
    let revoked = issue(&mut |_| ())?;
    let somebody = name(&[
        (Attribute::Country, test_hierarchy.identity.country.as_str()),
        (Attribute::Organization, test_hierarchy.identity.organization.as_str()),
        (Attribute::CommonName, "Somebody"),
        (Attribute::DomainComponent, "MO"),
    ])?;
    corpus.cases.extend([
        secc.accepted("secc-good", issue(&mut |_| ())?, &[Judge::Verify, SECC_2]),
        contract.accepted(
            "contract-good",
            test_hierarchy.issue("iso2-contract", holder(EMAID), |_| ())?,
            &[Judge::Verify, CONTRACT_2],
        ),
        secc.refused(
            "secc-expired",
            issue(&mut |plan| (plan.not_before, plan.not_after) = (now.plus(-20 * DAY), now.plus(-DAY)))?,
            "V2G2-884",
            "it is no longer valid",
            Judge::Verify,
            "expired at",
        ),
        secc.refused(
            "secc-not-yet-valid",
            issue(&mut |plan| (plan.not_before, plan.not_after) = (now.plus(LASTS), now.plus(LASTS + 60 * DAY)))?,
            "V2G2-884",
            "it is not valid yet",
            Judge::Verify,
            "is valid from",
        ),
        secc.refused(
            "secc-no-server-auth",
            issue(&mut |plan| put(plan, false, Extension::ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()])))?,
            "RFC 5280 4.2.1.12 (use)",
            "its extended key usage does not allow it to be a server's; there should be none at all",
            SECC_2,
            "RFC 5280 4.2.1.12",
        ),
        contract.refused(
            "contract-server-auth",
            test_hierarchy.issue("iso2-contract", holder(EMAID), |plan| {
                put(plan, false, Extension::ExtendedKeyUsage(vec![SERVER_AUTH.to_owned()]));
            })?,
            "RFC 5280 4.2.1.12 (use)",
            "its extended key usage makes it a server's; there should be none at all",
            CONTRACT_2,
            "RFC 5280 4.2.1.12",
        ),
        secc.refused(
            "secc-signed-by-mo",
            test_hierarchy.issue_by(test_hierarchy.ca("MOSubCA2")?, "iso2-secc", holder(SECCID), |_| ())?,
            "V2G2-925",
            "the authorities of a mobility operator issued it",
            Judge::Verify,
            "no certificate at hand issued",
        ),
        secc.refused(
            "secc-wrong-domain",
            in_domain(Some("MO"))?,
            "V2G2-925",
            "its domain component is that of a mobility operator and not CPO",
            SECC_2,
            "V2G2-925",
        ),
        secc.refused("secc-no-domain", in_domain(None)?, "V2G2-925", "it has no domain component", SECC_2, "V2G2-925"),
        contract.refused(
            "contract-wrong-name",
            test_hierarchy.issue("iso2-contract", holder(EMAID), |plan| plan.subject = somebody.clone())?,
            "V2G2-108",
            "its common name is no EMAID",
            CONTRACT_2,
            "V2G2-108",
        ),
        secc.refused(
            "secc-wildcard-san",
            issue(&mut |plan| {
                put(plan, false, Extension::SubjectAlternativeName(vec![AlternativeName::Dns("*.demo.example".to_owned())]));
            })?,
            "EVPKI.9",
            "it has a DNS name, which is a wildcard",
            SECC_2,
            "EVPKI.9",
        ),
        secc.refused(
            "secc-path-too-long",
            test_hierarchy.issue_below(
                test_hierarchy.ca("CPOSubCA2")?,
                test_hierarchy.ca("CPOSubCA2")?,
                "iso2-secc",
                holder(SECCID),
                |_| (),
            )?,
            "V2G2-009",
            "a third authority stands below the root, and below one that allows none below it",
            Judge::Verify,
            "stand below",
        ),
        secc.refused(
            "secc-issued-by-leaf",
            test_hierarchy.issue_by_leaf("iso2-secc", holder("DE-DMO-S-0003C4D5578786756453309675437-2"), holder(SECCID))?,
            "RFC 5280 6.1.4",
            "another charging station issued it, which is no authority",
            Judge::Verify,
            "may not issue certificates",
        ),
        secc.refused(
            "secc-issued-by-root",
            test_hierarchy.issue_by(test_hierarchy.ca("V2GRootCA")?, "iso2-secc", holder(SECCID), |_| ())?,
            "V2G2-867",
            "the V2G root issued it, which issues to authorities alone",
            SECC_2,
            "V2G2-867",
        ),
        secc.refused(
            "secc-evil-twin-root",
            twin.issue("iso2-secc", holder(SECCID), |_| ())?,
            "V2G2-925",
            "its root has the name of the one that is trusted, and another key",
            Judge::Verify,
            "is not that of",
        ),
        secc.refused(
            "secc-rsa-1024",
            test_hierarchy.issue_to_known("iso2-secc", holder(SECCID), KnownKey::Rsa1024)?,
            "V2G2-007",
            "its key is an RSA key of 1024 bits, and not on secp256r1",
            SECC_2,
            "V2G2-007",
        ),
        secc.refused(
            "secc-ed448-in-ecdsa-chain",
            test_hierarchy.issue_to_known("iso2-secc", holder(SECCID), KnownKey::Ed448)?,
            "V2G2-007",
            "its key is an Ed448 key below authorities with ECDSA, and not on secp256r1",
            SECC_2,
            "V2G2-007",
        ),
        secc.refused(
            "secc-key-usage-not-critical",
            issue(&mut |plan| {
                plan.extensions.iter_mut().filter(|(_, e)| matches!(e, Extension::KeyUsage(_))).for_each(|(c, _)| *c = false);
            })?,
            "V2G2-884",
            "its key usage is not critical",
            SECC_2,
            "V2G2-884",
        ),
        secc.refused(
            "secc-too-many-bytes",
            issue(&mut |plan| put(plan, false, padding(300)))?,
            "V2G2-010",
            "it has more than 800 bytes",
            SECC_2,
            "V2G2-010",
        ),
        secc.refused("secc-revoked", revoked.clone(), "V2G2-875", "its CRL names it", Judge::Verify, "is revoked since"),
    ]);
    test_hierarchy.revoke("CPOSubCA2", &revoked)?;
    corpus.take(&test_hierarchy)
}

pub(super) fn add_20(corpus: &mut Corpus, identity: &PkiIdentity, now: Timestamp, random: &dyn Random) -> Result<(), Error> {
    let identity = PkiIdentity { ocsp_url: Some("http://ocsp.demo.example".to_owned()), ..identity.clone() };
    let test_hierarchy = TestHierarchy::found("iso20", "iso15118-20", &identity, now, random)?;
    let scene = Scene {
        set: "ISO 15118-20",
        by: Peer::Secc,
        to: Peer::Vehicle,
        anchor: test_hierarchy.anchor_name("V2GRootCA"),
        revocation_lists: test_hierarchy.list_names("CPOSubCA2")?,
        known: Known::default(),
    };
    let issue = |change: &mut dyn FnMut(&mut ThrowawayPlan)| test_hierarchy.issue("iso20-secc", holder(SECCID), change);
    // An object identifier for documentation (RFC 5612), and one octet string.
    let private = Extension::Other { oid: "1.3.6.1.4.1.32473.15118".to_owned(), der: vec![4, 1, 0] };
    corpus.cases.extend([
        scene.accepted("secc-20-good", issue(&mut |_| ())?, &[Judge::Verify, SECC_20]),
        scene.refused(
            "secc-20-private-extension",
            issue(&mut |plan| put(plan, false, private.clone()))?,
            "V2G20-2323",
            "it has an extension that Annex B does not name",
            SECC_20,
            "V2G20-2323",
        ),
        scene.refused(
            "secc-20-too-many-bytes",
            issue(&mut |plan| put(plan, false, padding(1100)))?,
            "V2G20-1234",
            "it has more than 1600 bytes",
            SECC_20,
            "V2G20-1234",
        ),
        scene.refused(
            "secc-20-p256",
            test_hierarchy.issue_for_key("iso20-secc", holder(SECCID), KeyType::P256)?,
            "V2G20-2674",
            "its key is on secp256r1 and not on secp521r1",
            SECC_20,
            "V2G20-2674",
        ),
    ]);
    corpus.take(&test_hierarchy)
}
