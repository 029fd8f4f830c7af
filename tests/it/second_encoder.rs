//! A second encoder: what evpki plans, rcgen writes too, and both write the same bytes.
//!
//! rcgen is told of a plan in its own words. What those cannot express ([`NOT_EXPRESSED`]) it is handed as bytes, which are put together
//! from the schema alone; and the key identifiers are given to it, for it hashes the whole SubjectPublicKeyInfo where RFC 7093
//! has the bits of the key. No rule judges what is compared here, so that more can be: any life, any URL, names of any length.

mod drawn;
mod foreign;
mod schema;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use der::Encode;
use drawn::{Drawn, Own, Trees, drawn, own};
use evpki::model::{DAY, Environment, Interface, KeyType, SerialNumber, Timestamp};
use evpki::pki::plan::{Issuance, IssuanceRequest, Signer, Subject, plan};
use evpki::pki::profile::Kind;
use evpki::pki::{PkiIdentity, Profile, builtin};
use evpki::x509::metadata::{ARC, Arc, Module, Party};
use evpki::x509::{
    Certificate, CertificatePlan, Extension, KeyPair, SignatureAlgorithm, Station, SystemRandom, assemble, to_be_signed,
};
use foreign::{NOT_EXPRESSED, ORDER, lacking, lacking_for_name, pairs};
use proptest::prelude::*;
use x509_cert::der::Decode;

/// 2026-11-21T00:00:00Z.
const NOW: Timestamp = Timestamp(1_795_219_200);

/// All that come with evpki.
static SHIPPED: LazyLock<Vec<Profile>> = LazyLock::new(|| builtin::profiles().unwrap());

static REALM: LazyLock<PkiIdentity> = LazyLock::new(|| PkiIdentity {
    organization: "ACME Charging".parse().unwrap(),
    country: "DE".parse().unwrap(),
    environment: Environment::Test,
    pki: None,
    arc: Arc::new(None).unwrap(),
    publication_url: Some("http://pki.acme.example".to_owned()),
    ocsp_url: Some("http://ocsp.acme.example".to_owned()),
});

/// A key of this kind, always the same.
fn key(key_type: KeyType) -> &'static KeyPair {
    static KEYS: [OnceLock<KeyPair>; KeyType::ALL.len()] = [const { OnceLock::new() }; KeyType::ALL.len()];
    KEYS[key_type as usize].get_or_init(|| KeyPair::generate(key_type).unwrap())
}

/// Every authority that there can be above: one of each profile with each key that it allows, without an end in sight, so that what it
/// issues can end after 2049. They sign themselves, which nobody asks here.
static AUTHORITIES: LazyLock<Vec<Vec<(KeyType, Certificate)>>> = LazyLock::new(|| {
    let authority = |profile: &Profile, key_type: KeyType| {
        let subject = Subject::Authority("AboveCA".to_owned());
        let request = IssuanceRequest { public_key: key(key_type).public().clone(), subject, validity: Some(90 * 365 * DAY) };
        let algorithm = SignatureAlgorithm::of(key_type);
        let by = Issuance { profile, identity: &REALM, signer: Signer::Itself, algorithm, now: NOW, random: &SystemRandom };
        let planned = plan(&by, &request, SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
        (key_type, Certificate::from_der(&signed(&planned, key_type, &REALM.arc)).unwrap())
    };
    let authorities = SHIPPED.iter().filter(|profile| profile.kind() == Kind::Authority);
    authorities.map(|profile| profile.key_types().iter().map(|key_type| authority(profile, *key_type)).collect()).collect()
});

/// The certificate that evpki makes of a plan.
fn signed(plan: &CertificatePlan, signs: KeyType, arc: &Arc) -> Vec<u8> {
    let algorithm = SignatureAlgorithm::of(signs);
    let tbs = to_be_signed(plan, algorithm, arc).unwrap();
    assemble(&tbs, algorithm, &key(signs).sign(&tbs).unwrap()).unwrap()
}

/// What a certificate says, field by field: each with its bytes.
fn fields(der: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let certificate = x509_cert::Certificate::from_der(der).unwrap();
    let tbs = certificate.tbs_certificate();
    let mut fields = BTreeMap::from([
        ("version".to_owned(), tbs.version().to_der().unwrap()),
        ("serial number".to_owned(), tbs.serial_number().to_der().unwrap()),
        ("signature algorithm inside".to_owned(), tbs.signature().to_der().unwrap()),
        ("signature algorithm outside".to_owned(), certificate.signature_algorithm().to_der().unwrap()),
        ("issuer".to_owned(), tbs.issuer().to_der().unwrap()),
        ("validity".to_owned(), tbs.validity().to_der().unwrap()),
        ("subject".to_owned(), tbs.subject().to_der().unwrap()),
        ("public key".to_owned(), tbs.subject_public_key_info().to_der().unwrap()),
    ]);
    for extension in tbs.extensions().into_iter().flatten() {
        let name = format!("{} critical: {}", extension.extn_id, extension.critical);
        assert_eq!(fields.insert(name, extension.extn_value.as_bytes().to_vec()), None, "each extension once");
    }
    fields
}

/// One of a list, counted around it.
fn at<T>(list: &[T], place: usize) -> &T {
    &list[place % list.len()]
}

/// What is planned for a certificate of this profile, with the key that it is for and the key that signs.
fn planned(profile: &Profile, drawn: &Drawn) -> (CertificatePlan, KeyType, KeyType) {
    let certified = *at(profile.key_types(), drawn.key);
    let authorities: &Vec<(KeyType, Certificate)> = at(&AUTHORITIES[..], drawn.issuer.0);
    let (signs, certificate) = at(authorities, drawn.issuer.1);
    let (signer, signs) = match profile.kind() {
        Kind::Authority if drawn.itself => (Signer::Itself, certified),
        _ => (Signer::Authority { name: &drawn.authority, certificate }, *signs),
    };
    let algorithm = SignatureAlgorithm::of(signs);
    let by = Issuance { profile, identity: &drawn.identity, signer, algorithm, now: NOW, random: &SystemRandom };
    let request = IssuanceRequest {
        public_key: key(certified).public().clone(),
        subject: drawn.subject(profile),
        validity: Some(drawn.lasts),
    };
    (plan(&by, &request, SerialNumber::draw(&SystemRandom).unwrap()).unwrap(), certified, signs)
}

/// What became of a comparison: which extensions rcgen was told of in its words, and what it lacked.
#[derive(Default)]
struct Met {
    told: BTreeSet<String>,
    lacked: BTreeSet<&'static str>,
}

/// Has both write the certificate of this profile, and compares.
fn compare(profile: &Profile, drawn: &Drawn) -> Met {
    let (mut plan, certified, signs) = planned(profile, drawn);
    let (ours, theirs) =
        (signed(&plan, signs, &drawn.identity.arc), foreign::certificate(&plan, drawn.arc, certified, signs, false));
    let mut met = Met::default();
    for (critical, extension) in &plan.extensions {
        match lacking(*critical, extension) {
            Some(lack) => _ = met.lacked.insert(lack),
            None => _ = met.told.insert(extension.name().to_owned()),
        }
    }
    let (mut our_fields, mut their_fields) = (fields(&ours), fields(&theirs));
    for (field, name) in [("issuer", &plan.issuer), ("subject", &plan.subject)] {
        let Some(lack) = lacking_for_name(name) else { continue };
        met.lacked.insert(lack);
        assert_eq!(our_fields.remove(field), Some(schema::name(&pairs(name))), "{field}");
        their_fields.remove(field);
    }
    let unlisted = met.lacked.iter().find(|lack| NOT_EXPRESSED.iter().all(|(what, _)| what != *lack));
    assert_eq!(unlisted, None, "handed over as bytes, and not listed");
    let expressed = our_fields.len() == fields(&ours).len();
    assert_eq!(our_fields, their_fields, "{}", profile.name());

    let theirs = Certificate::from_der(&theirs).unwrap();
    theirs.verify_signature(key(signs).public()).unwrap();
    if expressed {
        let rank = |(critical, e): &(bool, Extension)| match lacking(*critical, e) {
            Some(_) => ORDER.len(),
            None => ORDER.iter().position(|name| *name == e.name()).unwrap(),
        };
        plan.extensions.sort_by_key(rank);
        let ours = to_be_signed(&plan, SignatureAlgorithm::of(signs), &drawn.identity.arc).unwrap();
        assert_eq!(ours, theirs.tbs(), "{}: all of it, in rcgen's order", profile.name());
    }
    met
}

/// Something of everything.
fn something() -> Drawn {
    let station = Station {
        station_id: "CS-1".to_owned(),
        serial_number: Some("SN-0001".to_owned()),
        vendor: Some("ACME".to_owned()),
        model: None,
        security_profiles: vec![2, 3],
        versions: vec!["1.6".to_owned(), "2.0.1".to_owned()],
    };
    let modules = vec![Module { identifier: "cdrs".to_owned(), interface: Interface::Sender }];
    let party = |id: &str, modules| Party { id: id.parse().unwrap(), roles: vec!["CPO".to_owned()], modules };
    Drawn {
        identity: REALM.clone(),
        arc: ARC,
        key: 0,
        issuer: (0, 0),
        itself: false,
        lasts: 365 * DAY,
        authority: "OtherCA".to_owned(),
        hosts: vec!["csms.acme.example".to_owned(), "b.acme.example".to_owned()],
        addresses: vec!["192.0.2.1".parse().unwrap(), "2001:db8::1".parse().unwrap()],
        station,
        parties: vec![party("DE*ABC", Some(modules)), party("NL*X1Y", None)],
        holder: "DEACMC12345678X".to_owned(),
        roles: vec!["billing".to_owned()],
    }
}

/// Own profiles that together ask for all that rcgen lacks and no shipped profile has, and each of which rcgen is close to expressing.
fn own_profiles() -> [Own; 6] {
    let set = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<BTreeSet<String>>();
    let directory = |components: &[&str]| BTreeSet::from([components.iter().map(|dc| (*dc).to_owned()).collect()]);
    let usual = Own {
        kind: Kind::Authority,
        subject: Vec::new(),
        path_length: Some(0),
        key_usage: vec!["digitalSignature"],
        extended_key_usage: Vec::new(),
        certificate_policies: BTreeSet::new(),
        critical: Vec::new(),
        permitted: Trees::default(),
        excluded: Trees::default(),
    };
    let trees = Trees {
        dns: set(&["acme.example"]),
        email: set(&["ada@acme.example", ".acme.example"]),
        uri: BTreeSet::new(),
        ip: set(&["192.0.2.0/24", "2001:db8::/32"]),
        directory: directory(&["acme"]),
    };
    let permitted = trees.clone();
    [
        Own {
            kind: Kind::Server,
            extended_key_usage: vec!["serverAuth".to_owned(), "evpki:csms".to_owned()],
            certificate_policies: set(&["2.23.140.1.2.1"]),
            critical: vec!["extKeyUsage", "subjectAltName", "certificatePolicies", "cRLDistributionPoints"],
            ..usual.clone()
        },
        Own { permitted, excluded: Trees { directory: directory(&["acme", "example"]), ..trees.clone() }, ..usual.clone() },
        Own { subject: ["a", "b"].map(|unit| ("OU", unit.to_owned())).to_vec(), permitted: trees.clone(), ..usual.clone() },
        Own { subject: vec![("serialNumber", "1?".to_owned())], ..usual.clone() },
        Own { excluded: Trees { uri: set(&[".acme.example"]), ..trees }, ..usual.clone() },
        Own { kind: Kind::Signer, ..usual },
    ]
}

/// What is listed as beyond rcgen is met, and what is not listed is told in its words, each extension of ours at least once.
#[test]
fn the_list_of_what_is_not_expressed_is_exact() {
    let mut all = Met::default();
    let mut take = |profile: &Profile, drawn: &Drawn| {
        let met = compare(profile, drawn);
        all.told.extend(met.told);
        all.lacked.extend(met.lacked);
    };
    for profile in SHIPPED.iter() {
        for key in 0..profile.key_types().len() {
            take(profile, &Drawn { key, ..something() });
        }
    }
    for own in own_profiles() {
        for itself in [false, true] {
            take(&own.profile(), &Drawn { itself, ..something() });
        }
    }
    assert_eq!(all.lacked, NOT_EXPRESSED.iter().map(|(what, _)| *what).collect());
    assert_eq!(all.told, ORDER.iter().map(|name| (*name).to_owned()).collect());
}

/// Where rcgen has words that fall short, they still do, and in nothing else: once they do not, the list has to be shorter.
#[test]
fn what_rcgen_writes_otherwise_it_still_does() {
    let [critical, constrained, repeated, question, ..] = own_profiles();
    let both = |oid: &str| [false, true].map(|critical| format!("{oid} critical: {critical}")).to_vec();
    for (own, lack, differ) in [
        (&critical, "critical extKeyUsage", both("2.5.29.37")),
        (&critical, "critical subjectAltName", both("2.5.29.17")),
        (&critical, "critical cRLDistributionPoints", both("2.5.29.31")),
        (&constrained, "a name that repeats an attribute", vec!["2.5.29.30 critical: true".to_owned()]),
        (&repeated, "a name that repeats an attribute", vec!["issuer".to_owned(), "subject".to_owned()]),
    ] {
        let (mut plan, certified, signs) = planned(&own.profile(), &Drawn { itself: true, ..something() });
        plan.extensions.retain(|(critical, e)| lacking(*critical, e).is_none_or(|lacking| lacking == lack));
        let ours = fields(&signed(&plan, signs, &REALM.arc));
        let theirs = fields(&foreign::certificate(&plan, ARC, certified, signs, true));
        let names = ours.keys().chain(theirs.keys()).filter(|name| ours.get(*name) != theirs.get(*name));
        let found: BTreeSet<String> = names.cloned().collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), differ, "{lack}");
    }
    let (mut plan, certified, signs) = planned(&question.profile(), &something());
    plan.extensions.clear();
    assert!(std::panic::catch_unwind(|| foreign::certificate(&plan, ARC, certified, signs, true)).is_err());
}

/// For the other extensions rcgen has no words at all: here is all that it can be told.
#[test]
fn rcgen_has_no_other_words() {
    let all = format!("{:#?}", rcgen::CertificateParams::default());
    let words: Vec<&str> =
        all.lines().filter_map(|line| line.strip_prefix("    ")?.split_once(": ")).map(|(word, _)| word).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.starts_with(' ')).collect();
    assert_eq!(
        words,
        [
            "not_before",
            "not_after",
            "serial_number",
            "subject_alt_names",
            "distinguished_name",
            "is_ca",
            "key_usages",
            "extended_key_usages",
            "name_constraints",
            "crl_distribution_points",
            "custom_extensions",
            "use_authority_key_identifier_extension",
            "key_identifier_method",
        ]
    );
}

#[test]
fn on_both_sides_of_the_year_2050() {
    let begins_2050 = evpki::x509::time::parse("2050-01-01T00:00:00Z").unwrap().since(NOW);
    for lasts in [begins_2050, begins_2050 + 1] {
        for profile in SHIPPED.iter().filter(|profile| profile.jitter().is_none()) {
            let drawn = Drawn { lasts, ..something() };
            assert_eq!(planned(profile, &drawn).0.not_after, NOW.plus(lasts - 1));
            compare(profile, &drawn);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_shipped_profile_whatever_it_is_asked_for(drawn in drawn()) {
        for profile in SHIPPED.iter() {
            compare(profile, &drawn);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_profile_of_ones_own(own in own(), drawn in drawn()) {
        compare(&own.profile(), &drawn);
    }
}
