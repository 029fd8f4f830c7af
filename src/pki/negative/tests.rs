//! The corpus, without commands: `tests/it/negative.rs` has each case refused by the one that tells.

use super::*;
use crate::{
    model::Environment,
    pki::rules::{Level, Question, lint},
    x509::metadata::Arc,
};
use std::collections::BTreeSet;

fn made() -> Corpus {
    let identity = PkiIdentity {
        organization: "Demo Charging".parse().unwrap(),
        country: "DE".parse().unwrap(),
        environment: Environment::Test,
        pki: None,
        arc: Arc::new(None).unwrap(),
        publication_url: None,
        ocsp_url: None,
    };
    corpus(&identity, Timestamp(1_795_240_800), &x509::SystemRandom).unwrap()
}

#[test]
fn every_case_is_whole() {
    let corpus = made();
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

/// Rules find what a case says that they find, and nothing in what is good.
#[test]
fn rules_find_what_is_wrong() {
    let (arc, now) = (Arc::new(None).unwrap(), Timestamp(1_795_240_800));
    let mut faults = Vec::new();
    let corpus = made();
    for case in &corpus.cases {
        let (_, anchor) = corpus.anchors.iter().find(|(name, _)| *name == case.anchor).unwrap();
        let issuers = [x509::RawCertificate::of(anchor).unwrap()];
        let judges = match case.verdict {
            Verdict::Accepted { judges } => judges.iter().map(|judge| (*judge, None)).collect::<Vec<_>>(),
            Verdict::Refused { judge, says, .. } => vec![(judge, Some(says))],
        };
        for (judge, says) in judges {
            let Judge::Lint(target, kind) = judge else { continue };
            let pem: String = case.certificates.iter().map(|der| x509::pem::write("CERTIFICATE", der).unwrap()).collect();
            let question = Question { targets: &[target], kind: Some(kind), issuers: &issuers, arc: &arc, now: Some(now) };
            let things = lint(pem.as_bytes(), &question).unwrap().things;
            let all: Vec<_> = things.iter().flat_map(|thing| &thing.findings).collect();
            let must: Vec<String> = all.iter().filter(|f| f.rule.level == Level::Must).map(ToString::to_string).collect();
            let fits = match says {
                Some(says) => must.iter().any(|finding| finding.contains(says)),
                None => must.is_empty(),
            };
            if !fits {
                let all: Vec<String> = all.iter().map(ToString::to_string).collect();
                faults.push(format!("{} {says:?}: {must:#?}\n{all:#?}", case.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
