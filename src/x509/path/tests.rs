//! Heaps of certificates, and the paths that are in them or not.

use super::*;
use crate::{
    model::{DAY, KeyType},
    x509::{Attribute, CertificatePlan, KeyPair, Name, RevocationListPlan, SystemRandom, assemble, to_be_signed},
};
use der::{Decode, Encode};
use proptest::prelude::*;
use std::sync::{Arc as Shared, LazyLock};
use x509_cert::{certificate::Rfc5280, crl::TbsCertList};

/// 2026-11-21T00:00:00Z.
const NOW: Timestamp = Timestamp(1_795_219_200);
static ARC: LazyLock<Arc> = LazyLock::new(|| Arc::new(None).unwrap());

/// A certificate with its key.
#[derive(Clone)]
struct Made {
    key: Shared<KeyPair>,
    certificate: Certificate,
}

fn named(name: &str) -> Name {
    Name::from_attributes(&[(Attribute::CommonName, name.to_owned())]).unwrap()
}

/// Signed by `by`, or by itself, after `change`.
fn make(name: &str, key: &Shared<KeyPair>, by: Option<&Made>, change: impl FnOnce(&mut CertificatePlan)) -> Made {
    let mut plan = CertificatePlan {
        serial: SerialNumber::draw(&SystemRandom).unwrap(),
        issuer: by.map_or_else(|| named(name), |by| by.certificate.subject().clone()),
        subject: named(name),
        not_before: NOW.plus(-DAY),
        not_after: NOW.plus(365 * DAY),
        public_key: key.public().clone(),
        extensions: Vec::new(),
    };
    change(&mut plan);
    let signer = by.map_or(key, |by| &by.key);
    let tbs = to_be_signed(&plan, signer.algorithm(), &ARC).unwrap();
    Made { key: key.clone(), certificate: signed(&tbs, signer) }
}

fn signed(tbs: &[u8], signer: &KeyPair) -> Certificate {
    Certificate::from_der(&assemble(tbs, signer.algorithm(), &signer.sign(tbs).unwrap()).unwrap()).unwrap()
}

fn key() -> Shared<KeyPair> {
    Shared::new(KeyPair::generate(KeyType::P256).unwrap())
}

fn with_limit(path_length: Option<u8>) -> impl FnOnce(&mut CertificatePlan) {
    move |plan| {
        let usages = vec![KeyUsage::KeyCertSign, KeyUsage::CrlSign];
        plan.extensions = usual([Extension::BasicConstraints { authority: true, path_length }, Extension::KeyUsage(usages)]);
    }
}

fn authority(name: &str, by: Option<&Made>) -> Made {
    make(name, &key(), by, with_limit(None))
}

fn leaf(name: &str, by: &Made) -> Made {
    make(name, &key(), Some(by), |plan| {
        plan.extensions = usual([Extension::BasicConstraints { authority: false, path_length: None }])
    })
}

/// A CRL of this authority, from day to day counted from now.
fn list(by: &Made, days: (i64, i64), entries: &[(&Made, RevocationReason)]) -> RevocationList {
    let tbs = list_to_be_signed(by, days, entries);
    RevocationList::from_der(&assemble(&tbs, by.key.algorithm(), &by.key.sign(&tbs).unwrap()).unwrap()).unwrap()
}

fn list_to_be_signed(by: &Made, (from, to): (i64, i64), entries: &[(&Made, RevocationReason)]) -> Vec<u8> {
    let plan = RevocationListPlan {
        issuer: by.certificate.subject().clone(),
        authority_key_identifier: by.key.public().identifier().to_vec(),
        number: 1,
        this_update: NOW.plus(from * DAY),
        next_update: NOW.plus(to * DAY),
    };
    let entries: Vec<_> = entries.iter().map(|(made, why)| (made.certificate.serial().clone(), NOW.plus(-DAY), *why)).collect();
    crate::x509::crl::to_be_signed(&plan, &entries, by.key.algorithm())
}

/// The subjects of the path, or why there is none.
fn search(leaf: &Made, intermediates: &[&Made], anchors: &[&Made]) -> Result<Vec<String>, String> {
    search_with(leaf, intermediates, anchors, &[], Revocation::WhereKnown)
}

fn search_with(
    leaf: &Made,
    intermediates: &[&Made],
    anchors: &[&Made],
    revocation_lists: &[RevocationList],
    revocation: Revocation,
) -> Result<Vec<String>, String> {
    let certificates = |all: &[&Made]| all.iter().map(|made| made.certificate.clone()).collect::<Vec<_>>();
    let (intermediates, anchors) = (certificates(intermediates), certificates(anchors));
    let search = Search { intermediates: &intermediates, anchors: &anchors, revocation_lists, revocation, at: NOW, arc: &ARC };
    match search.path(&leaf.certificate) {
        Ok(path) => Ok(path.iter().map(|c| c.subject().common_name().unwrap()).collect()),
        Err(refusal) => Err(refusal.to_string()),
    }
}

fn path(names: &[&str]) -> Result<Vec<String>, String> {
    Ok(names.iter().map(|name| (*name).to_owned()).collect())
}

fn refused(why: &str) -> Result<Vec<String>, String> {
    Err(why.to_owned())
}

/// Root, CA and a leaf of it.
fn chain() -> [Made; 3] {
    let root = authority("Root", None);
    let ca = authority("CA", Some(&root));
    let leaf = leaf("Leaf", &ca);
    [root, ca, leaf]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_order_does_not_matter_nor_do_strangers(order in Just([0, 1, 2, 3, 4, 5]).prop_shuffle(), given in 1..=6_usize) {
        static HEAP: LazyLock<([Made; 2], Vec<Made>)> = LazyLock::new(|| {
            let root = authority("Root", None);
            let (upper, stranger) = (authority("Upper", Some(&root)), authority("Root", None));
            let lower = authority("Lower", Some(&upper));
            let namesake = authority("Lower", Some(&stranger));
            let end = leaf("Leaf", &lower);
            ([root.clone(), end], vec![upper, lower.clone(), namesake, stranger, leaf("Other", &lower), root])
        });
        let ([root, end], heap) = &*HEAP;
        let chosen = &order[..given];
        let found = search(end, &chosen.iter().map(|at| &heap[*at]).collect::<Vec<_>>(), &[root]);
        if chosen.contains(&0) && chosen.contains(&1) {
            prop_assert_eq!(found, path(&["Leaf", "Lower", "Upper", "Root"]));
        } else {
            prop_assert!(found.is_err());
        }
    }
}

#[test]
fn all_of_a_path_is_valid_the_anchor_included() {
    let expired = |plan: &mut CertificatePlan| {
        with_limit(None)(plan);
        plan.not_after = NOW.plus(-1);
    };
    let [root, ca, end] = chain();
    let old_root = make("Root", &root.key, None, expired);
    let old_ca = make("CA", &ca.key, Some(&root), expired);
    let old_leaf = make("Leaf", &end.key, Some(&ca), |plan| plan.not_after = NOW.plus(-1));
    let of = |name| refused(&format!("`CN={name}` expired at 2026-11-20T23:59:59Z, and it is 2026-11-21T00:00:00Z"));
    assert_eq!(search(&old_leaf, &[&ca], &[&root]), of("Leaf"));
    assert_eq!(search(&end, &[&old_ca], &[&root]), of("CA"));
    assert_eq!(search(&end, &[&ca], &[&old_root]), of("Root"));
    assert_eq!(search(&end, &[&old_ca, &ca], &[&old_root, &root]), path(&["Leaf", "CA", "Root"]));

    let to_come = make("Leaf", &end.key, Some(&ca), |plan| plan.not_before = NOW.plus(1));
    assert_eq!(
        search(&to_come, &[&ca], &[&root]),
        refused("`CN=Leaf` is valid from 2026-11-21T00:00:01Z on, and it is 2026-11-21T00:00:00Z")
    );
    let last_second = make("Leaf", &end.key, Some(&ca), |plan| (plan.not_before, plan.not_after) = (NOW, NOW));
    assert_eq!(search(&last_second, &[&ca], &[&root]), path(&["Leaf", "CA", "Root"]));
}

#[test]
fn an_expired_anchor_is_not_saved_by_another_certificate_of_its_authority() {
    let root = authority("Root", None);
    let client_ca = authority("ClientCA", Some(&root));
    let anchor = make("ClientCA", &client_ca.key, None, |plan| {
        with_limit(None)(plan);
        plan.not_after = NOW.plus(-1);
    });
    let charger = leaf("SN-1", &client_ca);
    assert_eq!(
        search(&charger, &[&client_ca], &[&anchor]),
        refused("`CN=ClientCA` expired at 2026-11-20T23:59:59Z, and it is 2026-11-21T00:00:00Z")
    );
}

#[test]
fn only_authorities_issue_and_are_anchors() {
    let [root, ca, end] = chain();
    let below = leaf("Below", &end);
    assert_eq!(
        search(&below, &[&end, &ca], &[&root]),
        refused("`CN=Leaf` may not issue certificates: its basic constraints do not say that it is an authority")
    );
    let unusable = make("CA", &ca.key, Some(&root), |plan| {
        with_limit(None)(plan);
        plan.extensions[1] = Extension::KeyUsage(vec![KeyUsage::CrlSign]).as_usual();
    });
    assert_eq!(
        search(&end, &[&unusable], &[&root]),
        refused("`CN=CA` may not issue certificates: its key usage has no keyCertSign")
    );
    let alone = make("Alone", &key(), None, |_| ());
    assert_eq!(
        search(&alone, &[], &[&alone]),
        refused("`CN=Alone` may not issue certificates: its basic constraints do not say that it is an authority")
    );
    assert_eq!(search(&root, &[], &[&root]), path(&["Root"]));
}

#[test]
fn a_path_ends_at_an_anchor() {
    let [root, ca, end] = chain();
    let other = authority("Other", None);
    let nobody = refused("no certificate at hand issued `CN=CA`; its issuer is `CN=Root`");
    assert_eq!(search(&end, &[&ca], &[&other]), nobody);
    assert_eq!(search(&end, &[&root, &ca], &[&other]), refused("the path ends at `CN=Root`, which is not an anchor"));
    assert_eq!(search(&end, &[], &[&root]), refused("no certificate at hand issued `CN=Leaf`; its issuer is `CN=CA`"));
    assert_eq!(search(&root, &[], &[&other]), refused("the path ends at `CN=Root`, which is not an anchor"));
    assert_eq!(search(&end, &[&ca], &[]), nobody);
    assert_eq!(search(&end, &[&root], &[&ca]), path(&["Leaf", "CA"]));
}

#[test]
fn a_name_is_not_a_key() {
    let [root, ca, end] = chain();
    let (namesake, forged_root) = (authority("CA", Some(&root)), authority("Root", None));
    assert_eq!(search(&end, &[&namesake], &[&root]), refused("the signature of `CN=Leaf` is not that of `CN=CA`"));
    assert_eq!(search(&end, &[&namesake, &ca], &[&root]), path(&["Leaf", "CA", "Root"]));
    assert_eq!(search(&end, &[&ca], &[&forged_root]), refused("the signature of `CN=CA` is not that of `CN=Root`"));
    let tbs = end.certificate.tbs().to_vec();
    let der = assemble(&tbs, ca.key.algorithm(), &ca.key.sign(b"something else").unwrap()).unwrap();
    let forged = Made { key: end.key, certificate: Certificate::from_der(&der).unwrap() };
    assert_eq!(search(&forged, &[&ca], &[&root]), refused("the signature of `CN=Leaf` is not that of `CN=CA`"));
}

#[test]
fn path_lengths() {
    let root = make("Root", &key(), None, with_limit(Some(1)));
    let upper = make("Upper", &key(), Some(&root), with_limit(Some(0)));
    let lower = make("Lower", &key(), Some(&upper), with_limit(None));
    assert_eq!(search(&leaf("Leaf", &upper), &[&upper], &[&root]), path(&["Leaf", "Upper", "Root"]));
    assert_eq!(
        search(&leaf("Leaf", &lower), &[&upper, &lower], &[&root]),
        refused("1 authorities stand below `CN=Upper`, which allows 0")
    );
    let upper = make("Upper", &upper.key, Some(&root), with_limit(None));
    assert_eq!(
        search(&leaf("Leaf", &lower), &[&upper, &lower], &[&root]),
        refused("2 authorities stand below `CN=Root`, which allows 1")
    );
}

#[test]
fn what_is_critical_is_understood_or_refused() {
    let [root, ca, _] = chain();
    // keyUsage is critical; as policyMappings (2.5.29.33) it is one that is not understood.
    let constrained = |made: &Made, by: &Made| {
        let mut tbs = made.certificate.tbs().to_vec();
        let at = tbs.windows(5).position(|w| w == [6, 3, 0x55, 0x1d, 15]).unwrap();
        tbs[at + 4] = 33;
        Made { key: made.key.clone(), certificate: signed(&tbs, &by.key) }
    };
    let usage = |plan: &mut CertificatePlan| plan.extensions = usual([Extension::KeyUsage(vec![KeyUsage::DigitalSignature])]);
    let end = make("Leaf", &key(), Some(&ca), usage);
    let of = |name| refused(&format!("`CN={name}` has the critical extension 2.5.29.33, which is not understood"));
    assert_eq!(search(&constrained(&end, &ca), &[&ca], &[&root]), of("Leaf"));
    assert_eq!(search(&end, &[&constrained(&ca, &root)], &[&root]), of("CA"));
    let passed_over = make("Leaf", &key(), Some(&ca), |plan| {
        plan.extensions = usual([Extension::Other { oid: "2.5.29.33".to_owned(), der: vec![0x30, 0] }]);
    });
    assert_eq!(search(&passed_over, &[&ca], &[&root]), path(&["Leaf", "CA", "Root"]));
    let malformed = make("Leaf", &key(), Some(&ca), |plan| {
        plan.extensions = usual([Extension::Other { oid: "2.5.29.15".to_owned(), der: vec![0x30, 0] }]);
    });
    let why = search(&malformed, &[&ca], &[&root]).unwrap_err();
    assert!(why.starts_with("`CN=Leaf` has a malformed extension: this is not keyUsage: "), "{why}");
}

#[test]
fn an_extension_that_stands_there_twice_is_refused() {
    let root = authority("Root", None);
    let plan = |twice: bool| {
        let made = make("CA", &key(), Some(&root), with_limit(Some(0)));
        let mut tbs = made.certificate.tbs().to_vec();
        // keyUsage, or basicConstraints in its place: an authority once with a limit and once without.
        let at = tbs.windows(5).position(|w| w == [6, 3, 0x55, 0x1d, 15]).unwrap();
        tbs[at + 4] = if twice { 19 } else { 15 };
        Certificate::from_der(&assemble(&tbs, root.key.algorithm(), &root.key.sign(&tbs).unwrap()).unwrap())
    };
    assert!(plan(false).is_ok());
    let why = plan(true).unwrap_err().to_string();
    assert_eq!(why, "this is not a certificate: it has the extension 2.5.29.19 twice (RFC 5280, 4.2)");
}

#[test]
fn a_list_without_an_end_is_not_current() {
    let [root, ca, end] = chain();
    let mut endless = TbsCertList::<Rfc5280>::from_der(&list_to_be_signed(&ca, (-1, 1), &[])).unwrap();
    endless.next_update = None;
    let tbs = endless.to_der().unwrap();
    let endless = assemble(&tbs, ca.key.algorithm(), &ca.key.sign(&tbs).unwrap()).unwrap();
    let lists = [RevocationList::from_der(&endless).unwrap(), list(&root, (-1, 1), &[])];
    assert!(search_with(&end, &[&ca], &[&root], &lists, Revocation::Required).is_err());
}

#[test]
fn loops_and_mazes_come_to_an_end() {
    let anchor = authority("Anchor", None);
    let (a, b) = (authority("A", None), authority("B", None));
    let a_by_b = make("A", &a.key, Some(&b), with_limit(None));
    let b_by_a = make("B", &b.key, Some(&a), with_limit(None));
    let end = leaf("Leaf", &a);
    assert_eq!(
        search(&end, &[&a_by_b, &b_by_a], &[&anchor]),
        refused("no certificate at hand issued `CN=B`; its issuer is `CN=A`")
    );

    let step = |by: &Made, name: String| authority(&name, Some(by));
    let mut stair = vec![anchor.clone()];
    for at in 1..=7 {
        stair.push(step(&stair[at - 1], format!("Step {at}")));
    }
    let steps: Vec<&Made> = stair[1..].iter().collect();
    assert_eq!(search(&leaf("Leaf", &stair[6]), &steps, &[&anchor]).unwrap().len(), LONGEST_PATH);
    assert_eq!(
        search(&leaf("Leaf", &stair[7]), &steps, &[&anchor]),
        refused("the path from `CN=Leaf` has more than 8 certificates")
    );

    let key = key();
    let maze: Vec<Made> = (0..12).map(|_| make("A", &key, None, with_limit(None))).collect();
    let end = leaf("Leaf", &maze[0]);
    assert_eq!(
        search(&end, &maze.iter().collect::<Vec<_>>(), &[&anchor]),
        refused("the certificates at hand form too many paths; give only those that belong to the chain")
    );
}

#[test]
fn a_servers_certificate_does_not_pass_for_a_chargers() {
    let root = authority("Root", None);
    let (server_ca, client_ca) = (authority("ServerCA", Some(&root)), authority("ClientCA", Some(&root)));
    let anchor = make("ClientCA", &client_ca.key, None, with_limit(Some(0)));
    let (charger, server) = (leaf("SN-1", &client_ca), leaf("SN-1", &server_ca));
    assert_eq!(search(&charger, &[], &[&anchor]), path(&["SN-1", "ClientCA"]));
    assert_eq!(search(&charger, &[&client_ca, &root], &[&anchor]), path(&["SN-1", "ClientCA"]));
    for heap in [&[&server_ca, &client_ca, &root][..], &[&root, &server_ca]] {
        assert_eq!(search(&server, heap, &[&anchor]), refused("the path ends at `CN=Root`, which is not an anchor"));
    }
    assert_eq!(
        search(&server, &[&server_ca], &[&anchor]),
        refused("no certificate at hand issued `CN=ServerCA`; its issuer is `CN=Root`")
    );
    let posing = make("SN-1", &server.key, Some(&server_ca), |plan| plan.issuer = named("ClientCA"));
    assert_eq!(
        search(&posing, &[&server_ca, &client_ca, &root], &[&anchor]),
        refused("the signature of `CN=SN-1` is not that of `CN=ClientCA`")
    );
}

#[test]
fn revoked_is_revoked_even_on_an_old_list() {
    let [root, ca, end] = chain();
    let revoked = |made: &Made, reason| {
        let (name, serial) = (made.certificate.subject(), made.certificate.serial());
        refused(&format!("`{name}` (serial number {serial}) is revoked since 2026-11-20T00:00:00Z: {reason}"))
    };
    let why = RevocationReason::KeyCompromise;
    for days in [(-1, 1), (-9, -2), (0, 1), (1, 8)] {
        for revocation in [Revocation::Required, Revocation::WhereKnown] {
            let lists = [list(&ca, (-1, 1), &[]), list(&ca, days, &[(&end, why)]), list(&root, (-1, 1), &[])];
            assert_eq!(search_with(&end, &[&ca], &[&root], &lists, revocation), revoked(&end, "key-compromise"), "{days:?}");
        }
    }
    let lists = [list(&root, (-1, 1), &[(&ca, RevocationReason::CaCompromise)])];
    assert_eq!(search_with(&end, &[&ca], &[&root], &lists, Revocation::WhereKnown), revoked(&ca, "ca-compromise"));
}

#[test]
fn a_hold_lasts_until_a_newer_list_is_silent() {
    let [root, ca, end] = chain();
    let with = |lists: &[RevocationList]| search_with(&end, &[&ca], &[&root], lists, Revocation::WhereKnown);
    let held = |days| list(&ca, days, &[(&end, RevocationReason::CertificateHold)]);
    let serial = end.certificate.serial();
    let refused = refused(&format!("`CN=Leaf` (serial number {serial}) is revoked since 2026-11-20T00:00:00Z: certificate-hold"));
    let good = path(&["Leaf", "CA", "Root"]);
    assert_eq!(with(&[held((-1, 1))]), refused);
    assert_eq!(with(&[held((-9, -2))]), refused, "the newest that is known, however old");
    assert_eq!(with(&[held((-1, 1)), list(&ca, (-3, 4), &[])]), refused);
    assert_eq!(with(&[held((-3, 4)), list(&ca, (-1, 1), &[])]), good, "released, though the older list has not run out");
    assert_eq!(with(&[held((-1, 1)), list(&ca, (1, 8), &[])]), refused, "a list of tomorrow does not release today");
}

#[test]
fn where_a_list_is_required_it_is_the_issuers_and_current() {
    let [root, ca, end] = chain();
    let with = |lists: &[RevocationList]| search_with(&end, &[&ca], &[&root], lists, Revocation::Required);
    let (of_root, of_ca) = (list(&root, (-1, 1), &[]), list(&ca, (-1, 1), &[]));
    let missing = |list_of: &str, name: &str| {
        refused(&format!("there is no current CRL of `CN={list_of}` to say whether `CN={name}` is revoked"))
    };
    assert_eq!(with(&[of_ca.clone(), of_root.clone()]), path(&["Leaf", "CA", "Root"]));
    assert_eq!(with(std::slice::from_ref(&of_root)), missing("CA", "Leaf"));
    assert_eq!(with(std::slice::from_ref(&of_ca)), missing("Root", "CA"));
    assert_eq!(search(&end, &[&ca], &[&root]), path(&["Leaf", "CA", "Root"]));
    for days in [(-9, -1), (1, 8)] {
        assert_eq!(with(&[list(&ca, days, &[]), of_root.clone()]), missing("CA", "Leaf"));
    }
    let namesake = authority("CA", Some(&root));
    assert_eq!(with(&[list(&namesake, (-1, 1), &[]), of_root.clone()]), missing("CA", "Leaf"));
    let mut partial = TbsCertList::<Rfc5280>::from_der(&list_to_be_signed(&ca, (-1, 1), &[])).unwrap();
    partial.crl_extensions.as_mut().unwrap()[1].critical = true;
    let tbs = partial.to_der().unwrap();
    let partial = assemble(&tbs, ca.key.algorithm(), &ca.key.sign(&tbs).unwrap()).unwrap();
    assert_eq!(with(&[RevocationList::from_der(&partial).unwrap(), of_root.clone()]), missing("CA", "Leaf"));

    let unable = make("CA", &ca.key, Some(&root), |plan| {
        with_limit(None)(plan);
        plan.extensions[1] = Extension::KeyUsage(vec![KeyUsage::KeyCertSign]).as_usual();
    });
    let lists = [of_ca, of_root];
    assert_eq!(search_with(&end, &[&unable], &[&root], &lists, Revocation::Required), missing("CA", "Leaf"));
    assert_eq!(search_with(&root, &[], &[&root], &[], Revocation::Required), path(&["Root"]), "nobody revokes an anchor");
}

/// Extensions as they stand in a plan.
fn usual<const N: usize>(extensions: [Extension; N]) -> Vec<(bool, Extension)> {
    extensions.map(Extension::as_usual).into()
}
