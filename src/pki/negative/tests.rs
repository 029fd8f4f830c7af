//! The corpus, without commands: `tests/negative.rs` has each case refused by the one that tells.

use super::*;
use crate::{model::Environment, x509::metadata::Arc};
use std::collections::BTreeSet;

#[test]
fn every_case_is_whole() {
    let realm = Realm {
        organization: "Demo Charging".parse().unwrap(),
        country: "DE".parse().unwrap(),
        environment: Environment::Test,
        arc: Arc::new(None).unwrap(),
        publication_url: None,
        ocsp_url: None,
    };
    let corpus = corpus(&realm, Timestamp(1_795_240_800), &x509::SystemRandom).unwrap();
    let names: BTreeSet<&str> = corpus.cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), corpus.cases.len());
    let has = |all: &[(String, Vec<u8>)], name: &String| all.iter().any(|(one, _)| one == name);
    for case in &corpus.cases {
        assert!(has(&corpus.anchors, &case.anchor), "{}: {}", case.name, case.anchor);
        for list in &case.revocation_lists {
            assert!(has(&corpus.revocation_lists, list), "{}: {list}", case.name);
        }
        assert!(case.certificates.len() >= 2 || case.name == "secc-issued-by-root", "{}", case.name);
    }
    // Of everybody who is shown something, something good is there, too.
    let shown = |good: bool| {
        let of = move |case: &&Case| matches!(case.verdict, Verdict::Accepted { .. }) == good;
        corpus.cases.iter().filter(of).map(|case| (case.by.name(), case.to.name())).collect::<BTreeSet<_>>()
    };
    assert_eq!(shown(true), shown(false));
    let anchors: BTreeSet<&String> = corpus.anchors.iter().map(|(name, _)| name).collect();
    assert_eq!(anchors.len(), corpus.anchors.len());
}
