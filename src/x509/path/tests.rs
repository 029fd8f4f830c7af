//! Heaps of certificates, and the paths that are in them or not.

mod chains;
mod names;
mod policies;
mod revocation;

use super::*;
use crate::{
    model::{DAY, KeyType},
    x509::{Attribute, CertificatePlan, KeyPair, Name, RevocationListPlan, SystemRandom, assemble, to_be_signed},
};
use proptest::prelude::*;
use std::sync::{Arc as Shared, LazyLock};

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
    // keyUsage is critical; as subjectDirectoryAttributes (2.5.29.9) it is one that is not understood.
    let constrained = |made: &Made, by: &Made| {
        let mut tbs = made.certificate.tbs().to_vec();
        let at = tbs.windows(5).position(|w| w == [6, 3, 0x55, 0x1d, 15]).unwrap();
        tbs[at + 4] = 9;
        Made { key: made.key.clone(), certificate: signed(&tbs, &by.key) }
    };
    let usage = |plan: &mut CertificatePlan| plan.extensions = usual([Extension::KeyUsage(vec![KeyUsage::DigitalSignature])]);
    let end = make("Leaf", &key(), Some(&ca), usage);
    let of = |name| refused(&format!("`CN={name}` has the critical extension 2.5.29.9, which is not understood"));
    assert_eq!(search(&constrained(&end, &ca), &[&ca], &[&root]), of("Leaf"));
    assert_eq!(search(&end, &[&constrained(&ca, &root)], &[&root]), of("CA"));
    let passed_over = make("Leaf", &key(), Some(&ca), |plan| {
        plan.extensions = usual([Extension::Other { oid: "2.5.29.9".to_owned(), der: vec![0x30, 0] }]);
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

/// Extensions as they stand in a plan.
fn usual<const N: usize>(extensions: [Extension; N]) -> Vec<(bool, Extension)> {
    extensions.map(Extension::as_usual).into()
}
