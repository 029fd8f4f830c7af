//! Chains that are wrong, or look so: other keys, other names, rings, crowds.

use super::*;

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

/// An authority with the identifier of its key.
fn named_key(name: &str, key: &Shared<KeyPair>, by: Option<&Made>) -> Made {
    make(name, key, by, |plan| {
        with_limit(None)(plan);
        plan.extensions.extend(usual([Extension::SubjectKeyIdentifier(key.public().identifier().to_vec())]));
    })
}

#[test]
fn keys_of_every_kind_stand_in_one_path() {
    let of = |key_type| Shared::new(KeyPair::generate(key_type).unwrap());
    let mut all = vec![make("Rsa3072", &of(KeyType::Rsa3072), None, with_limit(None))];
    for key_type in [KeyType::P521, KeyType::Rsa2048, KeyType::Ed25519, KeyType::P384] {
        let made = make(&format!("{key_type:?}"), &of(key_type), all.last(), with_limit(None));
        all.push(made);
    }
    let end = leaf("Leaf", all.last().unwrap());
    let given: Vec<&Made> = all[1..].iter().collect();
    assert_eq!(search(&end, &given, &[&all[0]]), path(&["Leaf", "P384", "Ed25519", "Rsa2048", "P521", "Rsa3072"]));
    // The name of one and the key of another kind.
    let posing = make("Rsa2048", &of(KeyType::P256), Some(&all[1]), with_limit(None));
    let given = [&all[1], &posing, &all[3], &all[4]];
    assert_eq!(search(&end, &given, &[&all[0]]), refused("the signature of `CN=Ed25519` is not that of `CN=Rsa2048`"));
}

#[test]
fn of_several_keys_of_a_name_the_right_one_is_found() {
    let root = authority("Root", None);
    let all: Vec<Made> = (0..4).map(|_| authority("CA", Some(&root))).collect();
    for right in &all {
        let given: Vec<&Made> = all.iter().collect();
        assert_eq!(search(&leaf("Leaf", right), &given, &[&root]), path(&["Leaf", "CA", "Root"]));
    }
    let stranger = authority("CA", Some(&authority("Root", None)));
    let given: Vec<&Made> = all.iter().collect();
    assert_eq!(search(&leaf("Leaf", &stranger), &given, &[&root]), refused("the signature of `CN=Leaf` is not that of `CN=CA`"));
}

#[test]
fn a_crowd_of_one_name_is_looked_through_up_to_a_limit() {
    let (root, ca_key, other) = (authority("Root", None), key(), key());
    let ca = named_key("CA", &ca_key, Some(&root));
    let crowd: Vec<Made> = (0..999).map(|_| named_key("CA", &other, Some(&root))).collect();
    let given: Vec<&Made> = crowd.iter().chain([&ca]).collect();
    let with_key = make("Leaf", &key(), Some(&ca), |plan| {
        plan.extensions = usual([Extension::AuthorityKeyIdentifier(ca_key.public().identifier().to_vec())]);
    });
    assert_eq!(search(&with_key, &given, &[&root]), path(&["Leaf", "CA", "Root"]), "the leaf names the key");
    assert_eq!(
        search(&leaf("Leaf", &ca), &given, &[&root]),
        refused("the certificates at hand form too many paths; give only those that belong to the chain")
    );
}

#[test]
fn roots_that_vouch_for_each_other_are_anchors_each_for_itself() {
    let (old, new) = (authority("Old", None), authority("New", None));
    let new_by_old = make("New", &new.key, Some(&old), with_limit(None));
    let old_by_new = make("Old", &old.key, Some(&new), with_limit(None));
    let ca = authority("CA", Some(&new));
    let end = leaf("Leaf", &ca);
    let crossed = [&ca, &new_by_old, &old_by_new];
    assert_eq!(search(&end, &crossed, &[&new]), path(&["Leaf", "CA", "New"]));
    assert_eq!(search(&end, &crossed, &[&old]), path(&["Leaf", "CA", "New", "Old"]));
    assert_eq!(
        search(&end, &crossed, &[&authority("Third", None)]),
        refused("no certificate at hand issued `CN=Old`; its issuer is `CN=New`")
    );
    // A cross certificate that has run out does not bring the path down that leads to the root itself, and does not stand in for it.
    let expired = make("New", &new.key, Some(&old), |plan| {
        with_limit(None)(plan);
        plan.not_after = NOW.plus(-1);
    });
    assert_eq!(search(&end, &[&expired, &ca], &[&new, &old]), path(&["Leaf", "CA", "New"]));
    assert_eq!(
        search(&end, &[&expired, &ca], &[&old]),
        refused("`CN=New` expired at 2026-11-20T23:59:59Z, and it is 2026-11-21T00:00:00Z")
    );
}

#[test]
fn a_key_under_another_name_is_another_authority() {
    let root = authority("Root", None);
    let ca = authority("CA", Some(&root));
    let alias = make("Alias", &ca.key, Some(&root), with_limit(None));
    let end = leaf("Leaf", &ca);
    assert_eq!(search(&end, &[&alias], &[&root]), refused("no certificate at hand issued `CN=Leaf`; its issuer is `CN=CA`"));
    assert_eq!(
        search(&end, &[&alias, &ca], &[&alias]),
        refused("no certificate at hand issued `CN=CA`; its issuer is `CN=Root`")
    );
    assert_eq!(search(&end, &[&alias, &ca], &[&root]), path(&["Leaf", "CA", "Root"]));
}

#[test]
fn self_issued_authorities_do_not_count_but_do_not_widen() {
    let root = make("Root", &key(), None, with_limit(Some(1)));
    let old = make("CA", &key(), Some(&root), with_limit(Some(0)));
    let new = make("CA", &key(), Some(&old), with_limit(None));
    assert_eq!(search(&leaf("Leaf", &new), &[&old, &new], &[&root]), path(&["Leaf", "CA", "CA", "Root"]));
    let below = authority("Below", Some(&new));
    assert_eq!(
        search(&leaf("Leaf", &below), &[&old, &new, &below], &[&root]),
        refused("1 authorities stand below `CN=CA`, which allows 0")
    );
}

#[test]
fn a_name_in_another_spelling_is_the_same() {
    let root = authority("Root", None);
    let ca = authority("ACME  Charging ca", Some(&root));
    let end = make("Leaf", &key(), Some(&ca), |plan| plan.issuer = named(" acme charging CA"));
    assert_eq!(search(&end, &[&ca], &[&root]), path(&["Leaf", "ACME  Charging ca", "Root"]));
    let list_of = |made: &Made| list(made, (-1, 1), &[(&end, RevocationReason::KeyCompromise)]);
    let why = search_with(&end, &[&ca], &[&root], &[list_of(&ca)], Revocation::WhereKnown).unwrap_err();
    assert!(why.ends_with("is revoked since 2026-11-20T00:00:00Z: key-compromise"), "{why}");
    let other = make("Leaf", &key(), Some(&ca), |plan| plan.issuer = named("acmecharging ca"));
    assert_eq!(
        search(&other, &[&ca], &[&root]),
        refused("no certificate at hand issued `CN=Leaf`; its issuer is `CN=acmecharging ca`")
    );
}

#[test]
fn the_leaf_of_a_heap_is_what_issued_no_other() {
    let [root, ca, end] = chain();
    let of = |heap: &[&Made]| {
        let heap: Vec<_> = heap.iter().map(|made| made.certificate.clone()).collect();
        leaves(&heap).into_iter().map(|c| c.subject().common_name().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(of(&[&ca, &end, &root]), ["Leaf"]);
    assert_eq!(of(&[&ca, &end, &end, &root, &ca]), ["Leaf"]);
    assert_eq!(of(&[&end, &leaf("Other", &ca), &ca]), ["Leaf", "Other"]);
    assert_eq!(of(&[&root]), ["Root"]);
    let anchor = make("CA", &ca.key, None, with_limit(None));
    assert_eq!(of(&[&ca, &anchor]), ["CA"]);
    assert_eq!(of(&[&anchor, &authority("CA", None)]), [""; 0], "a ring has none");
}
