//! CRLs: whose, of what, of when.

use super::*;
use der::{
    Decode, Encode,
    asn1::{Ia5String, OctetString},
};
use x509_cert::{
    certificate::Rfc5280,
    crl::TbsCertList,
    ext::{
        Extension as Encoded,
        pkix::{
            CrlDistributionPoints, CrlReason, IssuingDistributionPoint,
            crl::dp::DistributionPoint,
            name::{DistributionPointName, GeneralName},
        },
    },
};

/// A CRL as [`list`] makes it, signed after `change`.
fn changed(
    by: &Made,
    days: (i64, i64),
    entries: &[(&Made, RevocationReason)],
    change: impl FnOnce(&mut TbsCertList<Rfc5280>),
) -> RevocationList {
    let mut list = TbsCertList::<Rfc5280>::from_der(&list_to_be_signed(by, days, entries)).unwrap();
    change(&mut list);
    let tbs = list.to_der().unwrap();
    RevocationList::from_der(&assemble(&tbs, by.key.algorithm(), &by.key.sign(&tbs).unwrap()).unwrap()).unwrap()
}

fn revoked(made: &Made, reason: &str) -> Result<Vec<String>, String> {
    let (name, serial) = (made.certificate.subject(), made.certificate.serial());
    refused(&format!("`{name}` (serial number {serial}) is revoked since 2026-11-20T00:00:00Z: {reason}"))
}

fn missing(list_of: &str, name: &str) -> Result<Vec<String>, String> {
    refused(&format!("there is no current CRL of `CN={list_of}` to say whether `CN={name}` is revoked"))
}

fn good() -> Result<Vec<String>, String> {
    path(&["Leaf", "CA", "Root"])
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

/// One that may sign CRLs and nothing else.
fn deputy(name: &str, by: &Made, usage: KeyUsage) -> Made {
    make(name, &key(), Some(by), |plan| plan.extensions = usual([Extension::KeyUsage(vec![usage])]))
}

#[test]
fn another_key_of_the_issuer_signs_its_lists_when_it_is_certified_to() {
    let [root, ca, end] = chain();
    let of_root = |revoked: &[(&Made, RevocationReason)]| list(&root, (-1, 1), revoked);
    let with = |deputy: &Made, lists: &[RevocationList]| search_with(&end, &[&ca, deputy], &[&root], lists, Revocation::Required);
    let why = RevocationReason::KeyCompromise;
    let beside = deputy("CA", &root, KeyUsage::CrlSign);
    assert_eq!(with(&beside, &[of_root(&[]), list(&beside, (-1, 1), &[])]), good());
    assert_eq!(with(&beside, &[of_root(&[]), list(&beside, (-1, 1), &[(&end, why)])]), revoked(&end, "key-compromise"));
    assert_eq!(with(&beside, &[of_root(&[(&beside, why)]), list(&beside, (-1, 1), &[])]), missing("CA", "Leaf"));
    // What the authority itself certified needs a list that says what became of that.
    let below = deputy("CA", &ca, KeyUsage::CrlSign);
    assert_eq!(with(&below, &[of_root(&[]), list(&below, (-1, 1), &[])]), missing("CA", "Leaf"));
    assert_eq!(
        with(&below, &[of_root(&[]), list(&ca, (-2, 1), &[]), list(&below, (-1, 1), &[(&end, why)])]),
        revoked(&end, "key-compromise")
    );
    assert_eq!(
        with(&below, &[of_root(&[]), list(&ca, (-2, 1), &[(&below, why)]), list(&below, (-1, 1), &[(&end, why)])]),
        good(),
        "a key that was taken back says nothing"
    );

    // One from further up is none.
    let middle = authority("Middle", Some(&ca));
    let far = authority("Far", Some(&middle));
    let of_far = deputy("Far", &root, KeyUsage::CrlSign);
    let lists = [of_root(&[]), list(&ca, (-1, 1), &[]), list(&middle, (-1, 1), &[]), list(&of_far, (-1, 1), &[])];
    let found = search_with(&leaf("Leaf", &far), &[&ca, &middle, &far, &of_far], &[&root], &lists, Revocation::Required);
    assert_eq!(found, missing("Far", "Leaf"));

    let unable = deputy("CA", &root, KeyUsage::DigitalSignature);
    let stranger = authority("Root", None);
    let posing = deputy("CA", &stranger, KeyUsage::CrlSign);
    let other_name = deputy("Other", &root, KeyUsage::CrlSign);
    let expired = make("CA", &key(), Some(&root), |plan| plan.not_after = NOW.plus(-1));
    for nobody in [&unable, &posing, &other_name, &expired] {
        let lists = [of_root(&[]), list(nobody, (-1, 1), &[])];
        assert_eq!(with(nobody, &lists), missing("CA", "Leaf"), "{}", nobody.certificate.subject());
    }
}

#[test]
fn a_crowd_of_keys_for_lists_is_tried_up_to_a_limit() {
    let [root, ca, end] = chain();
    let other = key();
    let crowd: Vec<Made> =
        (0..200).map(|_| make("CA", &other, Some(&authority_of(&other)), |plan| plan.issuer = named("Root"))).collect();
    let given: Vec<&Made> = crowd.iter().chain([&ca]).collect();
    let unsigned = list(&authority("CA", None), (-1, 1), &[]);
    assert_eq!(
        search_with(&end, &given, &[&root], &[unsigned], Revocation::WhereKnown),
        refused("the certificates at hand form too many paths; give only those that belong to the chain")
    );
}

fn authority_of(key: &Shared<KeyPair>) -> Made {
    make("Nobody", key, None, with_limit(None))
}

fn scope() -> IssuingDistributionPoint {
    IssuingDistributionPoint {
        distribution_point: None,
        only_contains_user_certs: false,
        only_contains_ca_certs: false,
        only_some_reasons: None,
        indirect_crl: false,
        only_contains_attribute_certs: false,
    }
}

fn at(url: &str) -> DistributionPointName {
    DistributionPointName::FullName(vec![GeneralName::UniformResourceIdentifier(Ia5String::new(url).unwrap())])
}

#[test]
fn a_list_of_some_certificates_counts_for_those() {
    let [root, ca, end] = chain();
    let whole = IssuingDistributionPoint { ..scope() };
    let users = IssuingDistributionPoint { only_contains_user_certs: true, ..scope() };
    let authorities = IssuingDistributionPoint { only_contains_ca_certs: true, ..scope() };
    let attributes = IssuingDistributionPoint { only_contains_attribute_certs: true, ..scope() };
    let reasons = IssuingDistributionPoint { only_some_reasons: Some(Default::default()), ..scope() };
    let indirect = IssuingDistributionPoint { indirect_crl: true, ..scope() };
    let here = IssuingDistributionPoint { distribution_point: Some(at("http://a.example/1.crl")), ..scope() };
    let there = IssuingDistributionPoint { distribution_point: Some(at("http://a.example/2.crl")), ..scope() };
    let placed = make("Leaf", &end.key, Some(&ca), |plan| {
        plan.extensions = usual([Extension::CrlDistributionPoints(vec!["http://a.example/1.crl".to_owned()])]);
    });
    let some_reasons = DistributionPoint {
        distribution_point: Some(at("http://a.example/1.crl")),
        reasons: Some(Default::default()),
        crl_issuer: None,
    };
    let placed_in_part = make("Leaf", &end.key, Some(&ca), |plan| {
        let der = CrlDistributionPoints(vec![some_reasons]).to_der().unwrap();
        plan.extensions = vec![(false, Extension::Other { oid: "2.5.29.31".to_owned(), der })];
    });
    let cases = [
        (&end, &whole, true),
        (&end, &users, true),
        (&end, &authorities, false),
        (&end, &attributes, false),
        (&end, &reasons, false),
        (&end, &indirect, false),
        (&end, &here, false),
        (&placed, &here, true),
        (&placed, &there, false),
        (&placed, &whole, true),
        (&placed_in_part, &here, false),
    ];
    for (at, (end, scope, covers)) in cases.into_iter().enumerate() {
        let scoped = |entries: &[(&Made, RevocationReason)]| {
            changed(&ca, (-1, 1), entries, |list| list.crl_extensions.as_mut().unwrap().push(critical("2.5.29.28", scope)))
        };
        let with = |list: RevocationList, how| search_with(end, &[&ca], &[&root], &[list, self::list(&root, (-1, 1), &[])], how);
        let expected = if covers { good() } else { missing("CA", "Leaf") };
        assert_eq!(with(scoped(&[]), Revocation::Required), expected, "{at}");
        // Whom it names is revoked, whatever else it may not tell.
        let named = scoped(&[(end, RevocationReason::Superseded)]);
        assert_eq!(with(named, Revocation::WhereKnown), revoked(end, "superseded"), "{at}");
    }
}

/// A delta, number 9, to the list with this number, which names the certificate for this reason, if for any.
fn delta(by: &Made, of: &Made, base: u8, reason: Option<CrlReason>, scope: Option<IssuingDistributionPoint>) -> RevocationList {
    changed(by, (-1, 1), &[(of, RevocationReason::KeyCompromise)], |list| {
        renumber(list, 9);
        let all = list.crl_extensions.as_mut().unwrap();
        all.push(critical("2.5.29.27", &base));
        all.extend(scope.map(|scope| critical("2.5.29.28", &scope)));
        match reason {
            None => list.revoked_certificates = None,
            Some(reason) => {
                let entry = &mut list.revoked_certificates.as_mut().unwrap()[0];
                entry.crl_entry_extensions.as_mut().unwrap()[0].extn_value = octets(&reason);
            }
        }
    })
}

fn octets(value: &impl Encode) -> OctetString {
    OctetString::new(value.to_der().unwrap()).unwrap()
}

fn critical(oid: &str, value: &impl Encode) -> Encoded {
    Encoded { extn_id: oid.parse().unwrap(), critical: true, extn_value: octets(value) }
}

#[test]
fn a_delta_revokes_and_releases() {
    let [root, ca, end] = chain();
    let held = |number: u8, days| changed(&ca, days, &[(&end, RevocationReason::CertificateHold)], |list| renumber(list, number));
    let delta = |base, reason| delta(&ca, &end, base, reason, None);
    let with = |lists: &[RevocationList]| {
        let lists = [lists, &[list(&root, (-1, 1), &[])]].concat();
        search_with(&end, &[&ca], &[&root], &lists, Revocation::Required)
    };
    let silent = || list(&ca, (-3, 1), &[]);
    let release = Some(CrlReason::RemoveFromCRL);
    assert_eq!(with(&[silent(), delta(1, None)]), good());
    assert_eq!(with(&[delta(1, None)]), missing("CA", "Leaf"), "a delta alone says nothing");
    assert_eq!(with(&[silent(), delta(1, Some(CrlReason::KeyCompromise))]), revoked(&end, "key-compromise"));
    assert_eq!(with(&[silent(), delta(1, Some(CrlReason::CertificateHold))]), revoked(&end, "certificate-hold"));
    assert_eq!(with(&[silent(), delta(1, release)]), good());
    assert_eq!(with(&[held(3, (-3, 1))]), revoked(&end, "certificate-hold"));
    assert_eq!(with(&[held(3, (-3, 1)), delta(3, release)]), good());
    assert_eq!(with(&[held(3, (-3, 1)), delta(4, release)]), revoked(&end, "certificate-hold"), "of a later base");
    assert_eq!(with(&[held(3, (0, 1)), delta(3, release)]), revoked(&end, "certificate-hold"), "held again since");
    let scoped = IssuingDistributionPoint { only_contains_ca_certs: true, ..scope() };
    let of_others = self::delta(&ca, &end, 3, release, Some(scoped));
    assert_eq!(with(&[held(3, (-3, 1)), of_others]), revoked(&end, "certificate-hold"), "of another scope");
    let gone = list(&ca, (-3, 1), &[(&end, RevocationReason::Superseded)]);
    assert_eq!(with(&[gone, delta(1, release)]), revoked(&end, "superseded"), "what is revoked stays so");
}

fn renumber(list: &mut TbsCertList<Rfc5280>, number: u8) {
    let all = list.crl_extensions.as_mut().unwrap();
    let at = all.iter().position(|e| e.extn_id.to_string() == "2.5.29.20").unwrap();
    all[at].extn_value = octets(&number);
}

#[test]
fn what_no_list_tells_of_is_named() {
    let [root, ca, end] = chain();
    let (certificates, anchors) = ([ca.certificate.clone()], [root.certificate.clone()]);
    let names = |revocation_lists: &[RevocationList]| {
        let search = Search {
            intermediates: &certificates,
            anchors: &anchors,
            revocation_lists,
            revocation: Revocation::WhereKnown,
            at: NOW,
            arc: &ARC,
        };
        let path = search.path(&end.certificate).unwrap();
        search.unchecked(&path).iter().map(|c| c.subject().to_string()).collect::<Vec<_>>()
    };
    let namesake = list(&authority("CA", None), (-1, 1), &[]);
    assert_eq!(names(&[]), ["CN=Leaf", "CN=CA"]);
    assert_eq!(names(&[list(&ca, (-1, 1), &[])]), ["CN=CA"]);
    assert_eq!(names(&[list(&ca, (-9, -1), &[]), namesake]), ["CN=Leaf", "CN=CA"], "an old one, and one of a namesake");
    assert_eq!(names(&[list(&ca, (-1, 1), &[]), list(&root, (-1, 1), &[])]), [""; 0]);
}
