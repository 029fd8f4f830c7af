//! Policies, beyond what NIST tests.

use super::*;
use der::Encode;
use x509_cert::ext::pkix::{
    CertificatePolicies,
    certpolicy::{PolicyInformation, PolicyQualifierInfo},
};

fn with(name: &str, by: Option<&Made>, authority: bool, extensions: Vec<Extension>) -> Made {
    make(name, &key(), by, |plan| {
        if authority {
            with_limit(None)(plan);
        }
        plan.extensions.extend(extensions.into_iter().map(Extension::as_usual));
    })
}

fn policies(all: &[&str]) -> Extension {
    Extension::CertificatePolicies(all.iter().map(|p| (*p).to_owned()).collect())
}

fn required() -> Extension {
    Extension::PolicyConstraints { require_explicit: Some(0), inhibit_mapping: None }
}

/// Whether a leaf has a path to the last of these, each issued by the next, when one of the acceptable policies is required.
fn search_under(chain: &[&Made], acceptable: &[&str]) -> Result<(), String> {
    let certificates: Vec<_> = chain.iter().map(|made| made.certificate.clone()).collect();
    let search = Search {
        intermediates: &certificates,
        anchors: &certificates[certificates.len() - 1..],
        revocation_lists: &[],
        revocation: Revocation::WhereKnown,
        at: NOW,
        arc: &ARC,
    };
    let acceptable = Some(acceptable.iter().map(|p| (*p).to_owned()).collect()).filter(|_| !acceptable.is_empty());
    let initial = InitialPolicies { acceptable, require_explicit: true, ..InitialPolicies::default() };
    search.path_under(&certificates[0], &initial).map(|_| ()).map_err(|refusal| refusal.to_string())
}

#[test]
fn what_an_anchor_says_counts() {
    let demanding = with("Root", None, true, vec![required()]);
    assert_eq!(
        search(&leaf("Leaf", &demanding), &[], &[&demanding]),
        refused("no acceptable policy is valid for the whole path of `CN=Leaf`, and `CN=Root` asks for one")
    );
    let naming = with("Root", None, true, vec![policies(&["1.2.3"]), required()]);
    let of = |policy| with("Leaf", Some(&naming), false, vec![policies(&[policy])]);
    assert_eq!(search(&of("1.2.3"), &[], &[&naming]), path(&["Leaf", "Root"]));
    assert!(search(&of("1.2.4"), &[], &[&naming]).is_err());
}

#[test]
fn acceptable_policies_are_in_the_words_of_the_anchor() {
    let root = authority("Root", None);
    let mapping = Extension::PolicyMappings(vec![("1.2.1".to_owned(), "1.2.2".to_owned())]);
    let ca = with("CA", Some(&root), true, vec![policies(&["1.2.1"]), mapping]);
    let end = with("Leaf", Some(&ca), false, vec![policies(&["1.2.2"])]);
    let chain = [&end, &ca, &root];
    assert_eq!(search_under(&chain, &[]), Ok(()));
    assert_eq!(search_under(&chain, &["1.2.1"]), Ok(()));
    let why = "no acceptable policy is valid for the whole path of `CN=Leaf`, and this verification asks for one";
    assert_eq!(search_under(&chain, &["1.2.2"]), Err(why.to_owned()));
    assert_eq!(search_under(&chain, &["1.2.2", "2.5.29.32.0"]), Ok(()), "any");
}

#[test]
fn mappings_do_not_multiply() {
    // As a tree this has 30 to the sixth leaves.
    let all: Vec<String> = (0..30).map(|n| format!("1.2.{n}")).collect();
    let every: Vec<_> = all.iter().flat_map(|a| all.iter().map(|b| (a.clone(), b.clone()))).collect();
    let named: Vec<&str> = all.iter().map(String::as_str).collect();
    let mut chain = vec![authority("Root", None)];
    for at in 0..6 {
        let extensions = vec![policies(&named), Extension::PolicyMappings(every.clone())];
        chain.insert(0, with(&format!("CA {at}"), Some(&chain[0]), true, extensions));
    }
    chain.insert(0, with("Leaf", Some(&chain[0]), false, vec![policies(&["1.2.7"])]));
    let chain: Vec<&Made> = chain.iter().collect();
    assert_eq!(search_under(&chain, &["1.2.29"]), Ok(()));
    assert!(search_under(&chain, &["1.2.30"]).is_err());
}

#[test]
fn more_policies_than_anybody_has_are_refused() {
    let root = authority("Root", None);
    let all: Vec<String> = (0..1001).map(|n| format!("1.2.{n}")).collect();
    let of = |count: usize| {
        let named: Vec<&str> = all[..count].iter().map(String::as_str).collect();
        search(&with("Leaf", Some(&root), false, vec![policies(&named)]), &[], &[&root])
    };
    assert_eq!(of(1000), path(&["Leaf", "Root"]));
    assert_eq!(of(1001), refused("`CN=Leaf` has a malformed extension: it has 1001 policies, at most 1000 are read"));
}

#[test]
fn a_critical_qualifier_is_understood_or_refused() {
    let root = authority("Root", None);
    let of = |critical: bool, qualifier: &str| {
        let qualifiers = vec![PolicyQualifierInfo { policy_qualifier_id: qualifier.parse().unwrap(), qualifier: None }];
        let policy = PolicyInformation { policy_identifier: "1.2.3".parse().unwrap(), policy_qualifiers: Some(qualifiers) };
        let der = CertificatePolicies(vec![policy]).to_der().unwrap();
        let end = make("Leaf", &key(), Some(&root), |plan| {
            plan.extensions = vec![(critical, Extension::Other { oid: "2.5.29.32".to_owned(), der })];
        });
        search(&end, &[], &[&root])
    };
    assert_eq!(of(true, "1.3.6.1.5.5.7.2.1"), path(&["Leaf", "Root"]));
    assert_eq!(of(false, "1.2.3.4"), path(&["Leaf", "Root"]));
    let why = "`CN=Leaf` has the critical extension certificatePolicies with the qualifier 1.2.3.4, which is not understood";
    assert_eq!(of(true, "1.2.3.4"), refused(why));
}

#[test]
fn paths_that_reach_an_anchor_are_tried_up_to_a_limit() {
    let root = authority("Root", None);
    let key = key();
    let of = |name: &str| make(name, &key, Some(&root), with_limit(None));
    let demanding = |name: &str| {
        make(name, &key, Some(&root), |plan| {
            with_limit(None)(plan);
            plan.extensions.extend(usual([required()]));
        })
    };
    let end = leaf("Leaf", &of("CA"));
    let crowd: Vec<Made> = (0..MOST_PATHS).map(|_| demanding("CA")).collect();
    let mut given: Vec<&Made> = crowd.iter().collect();
    assert_eq!(
        search(&end, &given, &[&root]),
        refused("no acceptable policy is valid for the whole path of `CN=Leaf`, and `CN=CA` asks for one")
    );
    let last = of("CA");
    given.push(&last);
    assert_eq!(
        search(&end, &given, &[&root]),
        refused("the certificates at hand form too many paths; give only those that belong to the chain")
    );
    assert_eq!(search(&end, &given[1..], &[&root]), path(&["Leaf", "CA", "Root"]));
}
