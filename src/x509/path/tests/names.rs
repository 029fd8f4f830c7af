//! Name constraints.

use super::*;
use crate::x509::{NameConstraints, Subtree};
use der::{Any, Encode, Tag, asn1::Ia5String};
use x509_cert::{
    attr::AttributeTypeAndValue,
    ext::pkix::{
        SubjectAltName,
        constraints::{NameConstraints as Encoded, name::GeneralSubtree},
        name::GeneralName,
    },
    name::RelativeDistinguishedName,
};

fn dns(name: &str) -> GeneralName {
    GeneralName::DnsName(Ia5String::new(name).unwrap())
}

fn mail(name: &str) -> GeneralName {
    GeneralName::Rfc822Name(Ia5String::new(name).unwrap())
}

fn uri(name: &str) -> GeneralName {
    GeneralName::UniformResourceIdentifier(Ia5String::new(name).unwrap())
}

fn ip(octets: &[u8]) -> GeneralName {
    GeneralName::IpAddress(der::asn1::OctetString::new(octets).unwrap())
}

fn constrained(name: &str, by: &Made, constraints: NameConstraints) -> Made {
    make(name, &key(), Some(by), |plan| {
        with_limit(None)(plan);
        plan.extensions.extend(usual([Extension::NameConstraints(constraints)]));
    })
}

fn with_names(name: &str, by: &Made, names: Vec<GeneralName>) -> Made {
    make(name, &key(), Some(by), |plan| {
        let der = SubjectAltName(names).to_der().unwrap();
        plan.extensions = vec![(false, Extension::Other { oid: "2.5.29.17".to_owned(), der })];
    })
}

fn permitted(subtree: Subtree) -> NameConstraints {
    NameConstraints { permitted: vec![subtree], excluded: Vec::new() }
}

fn excluded(subtree: Subtree) -> NameConstraints {
    NameConstraints { permitted: Vec::new(), excluded: vec![subtree] }
}

/// Which of these names a CA with these constraints may not vouch for.
fn kept_out(constraints: NameConstraints, names: &[GeneralName]) -> Vec<usize> {
    let root = authority("Root", None);
    let ca = constrained("CA", &root, constraints);
    let is_kept_out = |name: &GeneralName| match search(&with_names("Leaf", &ca, vec![name.clone()]), &[&ca], &[&root]) {
        Ok(_) => false,
        Err(why) => {
            assert!(why.starts_with("the name constraints of `CN=CA` do not allow the name `"), "{why}");
            true
        }
    };
    (0..names.len()).filter(|at| is_kept_out(&names[*at])).collect()
}

#[test]
fn host_names() {
    let acme = |name: &str| Subtree::Dns(name.to_owned());
    let names = [
        dns("acme.example"),
        dns("csms.acme.example"),
        dns("CSMS.Acme.Example."),
        dns("*.acme.example"),
        dns("notacme.example"),
        dns("example"),
        dns("acme.example.evil.example"),
        dns(""),
        dns("evil.example\0.acme.example"),
    ];
    assert_eq!(kept_out(permitted(acme("acme.example")), &names), [4, 5, 6, 7, 8]);
    assert_eq!(kept_out(permitted(acme(".acme.example")), &names), [0, 4, 5, 6, 7, 8]);
    assert_eq!(kept_out(permitted(acme("csms.acme.example")), &names), [0, 3, 4, 5, 6, 7, 8]);
    assert_eq!(kept_out(permitted(acme("")), &names), [7, 8], "what is no host is nowhere");
    assert_eq!(kept_out(excluded(acme("ACME.example")), &names), [0, 1, 2, 3, 7, 8], "or in doubt anywhere");
    assert_eq!(kept_out(excluded(acme(".acme.example")), &names), [0, 1, 2, 3, 7, 8]);
    assert_eq!(kept_out(excluded(acme("csms.acme.example")), &names), [1, 2, 3, 7, 8], "a wildcard stands for it, too");
    assert_eq!(kept_out(excluded(acme("a.csms.acme.example")), &names), [3, 7, 8]);
    assert_eq!(kept_out(excluded(acme("")), &names), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn addresses() {
    let net = |address: &str, mask: &str| Subtree::Ip { address: address.parse().unwrap(), mask: mask.parse().unwrap() };
    let names = [ip(&[10, 1, 2, 3]), ip(&[11, 0, 0, 1]), ip(&[0; 16]), ip(&[10, 1, 2, 3, 4])];
    assert_eq!(kept_out(permitted(net("10.0.0.0", "255.0.0.0")), &names), [1, 2, 3]);
    assert_eq!(kept_out(excluded(net("10.0.0.0", "255.0.0.0")), &names), [0, 3]);
    assert_eq!(kept_out(permitted(net("::", "::")), &names), [0, 1, 3]);

    let local = |name: &str| Subtree::Email(name.to_owned());
    let names = [
        mail("ada@acme.example"),
        mail("Ada@ACME.example"),
        mail("ada@lab.acme.example"),
        mail("acme.example"),
        mail("@acme.example"),
        mail("ada@evil.example\0.acme.example"),
    ];
    assert_eq!(kept_out(permitted(local("acme.example")), &names), [2, 3, 4, 5]);
    assert_eq!(kept_out(permitted(local(".acme.example")), &names), [0, 1, 3, 4, 5]);
    assert_eq!(kept_out(permitted(local("ada@acme.example")), &names), [1, 2, 3, 4, 5]);
    assert_eq!(kept_out(excluded(local("acme.example")), &names), [0, 1, 3, 4, 5]);

    let host = |name: &str| Subtree::Uri(name.to_owned());
    let names = [
        uri("https://acme.example/x"),
        uri("wss://ada@ACME.example:8443?x"),
        uri("https://csms.acme.example"),
        uri("https://evil.example/@acme.example"),
        uri("https://evil.example#@acme.example"),
        uri("https://evil.example\\@acme.example"),
        uri("https://192.0.2.1/"),
        uri("https://[2001:db8::1]/"),
        uri("urn:acme.example"),
    ];
    assert_eq!(kept_out(permitted(host("acme.example")), &names), [2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(kept_out(permitted(host(".acme.example")), &names), [0, 1, 3, 4, 5, 6, 7, 8]);
    assert_eq!(kept_out(excluded(host("acme.example")), &names), [0, 1, 5, 6, 7, 8], "in doubt it is kept out");
}

#[test]
fn distinguished_names() {
    let acme = |o: &str, cn: &str| {
        Name::from_attributes(&[(Attribute::Organization, o.to_owned()), (Attribute::CommonName, cn.to_owned())]).unwrap()
    };
    let base = Name::from_attributes(&[(Attribute::Organization, "ACME Charging".to_owned())]).unwrap();
    let root = authority("Root", None);
    let leaf_of = |ca: &Made, subject: Name| make("Leaf", &key(), Some(ca), |plan| plan.subject = subject);
    let only = constrained("CA", &root, permitted(Subtree::Directory(base.clone())));
    let found = |ca: &Made, subject: Name| search(&leaf_of(ca, subject), &[ca], &[&root]).is_ok();
    assert!(found(&only, acme("acme  charging", "SN-1")), "another spelling");
    assert!(!found(&only, acme("ACME Charging 2", "SN-1")));
    assert_eq!(
        search(&leaf_of(&only, named("ACME Charging")), &[&only], &[&root]),
        refused("the name constraints of `CN=CA` do not allow `CN=ACME Charging`: it is in none of the permitted subtrees")
    );
    let none = constrained("CA", &root, excluded(Subtree::Directory(base)));
    assert!(!found(&none, acme("ACME CHARGING", "SN-1")));
    for tag in [Tag::PrintableString, Tag::TeletexString, Tag::BmpString] {
        let text: Vec<u8> = match tag {
            Tag::BmpString => "Acme Charging".encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => b"Acme Charging".to_vec(),
        };
        let pair = AttributeTypeAndValue { oid: "2.5.4.10".parse().unwrap(), value: Any::new(tag, text).unwrap() };
        let rdn = RelativeDistinguishedName::try_from(vec![pair]).unwrap();
        let named = Name::from_der(&vec![rdn].to_der().unwrap()).unwrap();
        assert!(!found(&none, named), "{tag}");
    }
    assert!(found(&none, named("SN-1")));
}

#[test]
fn constraints_hold_for_all_that_stands_below() {
    let root = authority("Root", None);
    let upper = constrained("Upper", &root, permitted(Subtree::Dns("acme.example".to_owned())));
    let wider = constrained("Lower", &upper, permitted(Subtree::Dns("example".to_owned())));
    let end = with_names("Leaf", &wider, vec![dns("evil.example")]);
    assert_eq!(
        search(&end, &[&upper, &wider], &[&root]),
        refused(
            "the name constraints of `CN=Upper` do not allow the name `evil.example` of `CN=Leaf`: it is in none of the permitted subtrees"
        )
    );
    // An authority between has names as well.
    let own = Name::from_attributes(&[(Attribute::Organization, "ACME".to_owned())]).unwrap();
    let upper = constrained("Upper", &root, permitted(Subtree::Directory(own.clone())));
    let between = authority("Between", Some(&upper));
    let end = make("Leaf", &key(), Some(&between), |plan| plan.subject = own);
    assert_eq!(
        search(&end, &[&upper, &between], &[&root]),
        refused("the name constraints of `CN=Upper` do not allow `CN=Between`: it is in none of the permitted subtrees")
    );
    // Those of an anchor, and those that are not critical.
    let loosely = make("Root", &root.key, None, |plan| {
        with_limit(None)(plan);
        plan.extensions.push((false, Extension::NameConstraints(excluded(Subtree::Dns("evil.example".to_owned())))));
    });
    let end = with_names("Leaf", &loosely, vec![dns("good.example"), dns("evil.example")]);
    assert_eq!(
        search(&end, &[], &[&loosely]),
        refused(
            "the name constraints of `CN=Root` do not allow the name `evil.example` of `CN=Leaf`: it is in an excluded subtree"
        )
    );
}

#[test]
fn a_common_name_that_is_a_host_is_held_against_them() {
    let root = authority("Root", None);
    let ca = constrained("CA", &root, permitted(Subtree::Dns("acme.example".to_owned())));
    let allowed = |name: &str, names: Vec<GeneralName>| {
        let end = if names.is_empty() { leaf(name, &ca) } else { with_names(name, &ca, names) };
        search(&end, &[&ca], &[&root]).is_ok()
    };
    assert!(allowed("csms.acme.example", vec![]));
    assert!(!allowed("csms.evil.example", vec![]));
    assert!(!allowed("*.evil.example", vec![]));
    assert!(!allowed("csms.evil.example", vec![ip(&[10, 0, 0, 1])]));
    assert!(allowed("SN-0001", vec![]), "a charger is no host");
    assert!(
        allowed("csms.evil.example", vec![dns("csms.acme.example")]),
        "where DNS names are present, no other names are checked"
    );
}

#[test]
fn what_cannot_be_held_against_names_is_refused() {
    let root = authority("Root", None);
    let with = |subtree: GeneralSubtree| {
        let ca = make("CA", &key(), Some(&root), |plan| {
            with_limit(None)(plan);
            let value = Encoded { permitted_subtrees: None, excluded_subtrees: Some(vec![subtree]) };
            plan.extensions.push((true, Extension::Other { oid: "2.5.29.30".to_owned(), der: value.to_der().unwrap() }));
        });
        search(&leaf("Leaf", &ca), &[&ca], &[&root]).unwrap_err()
    };
    let id = GeneralName::RegisteredId("1.2.3".parse().unwrap());
    for (base, minimum) in [(id, 0), (dns("acme.example"), 1), (ip(&[1, 2, 3]), 0)] {
        let why = with(GeneralSubtree { base, minimum, maximum: None });
        assert!(why.starts_with("`CN=CA` has a name constraint that is not understood: "), "{why}");
    }
}

#[test]
fn names_and_constraints_are_not_multiplied_without_end() {
    let root = authority("Root", None);
    let all = |count: usize| (0..count).map(|n| format!("{n}.example"));
    let ca = constrained("CA", &root, NameConstraints { permitted: Vec::new(), excluded: all(700).map(Subtree::Dns).collect() });
    let end = |count: usize| with_names("Leaf", &ca, all(count).map(|name| dns(&format!("a{name}"))).collect());
    assert!(search(&end(300), &[&ca], &[&root]).is_ok());
    assert_eq!(
        search(&end(700), &[&ca], &[&root]),
        refused("the certificates at hand have too many names and name constraints: more than 250000 comparisons")
    );
}
