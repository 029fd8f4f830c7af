//! What the rules are tried on: certificates that are sound, and the same with one thing wrong.

use super::super::{self as rules, ChainExhibit, Expected, LintInput, ListExhibit, RequestExhibit, Rule};
use crate::{
    model::{DAY, KeyType, RevocationReason, SerialNumber},
    pki::{
        Finding, Target,
        plan::{IssuanceRequest, Subject, plan},
        profile::Kind,
        testing::{self, BIRTH, NOW, REALM, issuance, key, profile, request_for},
    },
    x509::{
        AlternativeName, Attribute, CertificatePlan, Extension, KeyPair, KeyUsage, Name, RawCertificate, RawCrl, RawRequest,
        RevocationListEntries, RevocationListPlan, SystemRandom, assemble,
        metadata::Party,
        pem,
        pem::RequestForm,
        raw::testing::{Loose, LooseList, request},
        to_be_signed,
    },
};
use std::{
    collections::HashMap,
    io::{Cursor, Read},
    sync::LazyLock,
};

/// The OID of clientAuth.
pub(in crate::pki) const CLIENT_AUTH: &str = "1.3.6.1.5.5.7.3.2";
/// That of evpki's purpose `cdr-sender`.
pub(in crate::pki) const CDR_SENDER: &str = "1.2.840.113556.1.8000.2554.11298.4916.24791.19455.46995.6906422.9407415.2.5";
/// The tag of a `PrintableString`.
pub(in crate::pki) use crate::x509::raw::testing::PRINTABLE;

/// What a rule is tried on.
pub(in crate::pki) struct Samples {
    /// What it lets pass.
    pub(in crate::pki) passes: &'static [Sample],
    /// What it does not, and what it says of it; `{issuer}` stands for the identifier of the issuer's key.
    pub(in crate::pki) fails: &'static [(Sample, &'static str)],
}

/// Something that was sound, spoiled.
pub(in crate::pki) enum Sample {
    /// A certificate that is about to be issued.
    Of(&'static str, fn(&mut Loose)),
    /// The same, when nothing is known but its kind and its issuer.
    Foreign(&'static str, fn(&mut Loose)),
    /// The same without any metadata in it, and without its issuer.
    Bare(&'static str, fn(&mut Loose)),
    /// A certificate as it is, with another issuer's at hand than its own.
    Under(&'static str, &'static str),
    /// A certification request for a certificate of this kind with this subject.
    Request(Kind, &'static [(Attribute, &'static str)]),
    /// Another certification request: its DER.
    RequestOf(Kind, fn() -> Vec<u8>),
    /// A certification request that came in another form.
    RequestAs(Kind, RequestForm),
    /// A chain, by the names of what is in it, and what is done to the first.
    Chain(&'static [&'static str], fn(&mut Loose)),
    /// A CRL.
    List(fn(&mut LooseList)),
}

/// A certificate that is sound.
struct Sound {
    der: Vec<u8>,
    kind: Kind,
    issuer: Option<&'static str>,
    targets: Vec<Target>,
}

/// Those of the shipped hierarchy for OCPP, and one of each kind of ISO 15118-2, -20 and OCPI.
static ALL: LazyLock<HashMap<&'static str, Sound>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for name in ["root-ca", "server-ca", "client-ca", "csms", "charger"] {
        let above = testing::above(name);
        let by = issuance(name);
        let own = key(KeyType::P384);
        let request = match above {
            Some(_) => request_for(name),
            None => IssuanceRequest { public_key: own.public().clone(), ..request_for(name) },
        };
        let plan = plan(&by, &request, SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
        let der = signed(&plan, above.map_or(own, |a| &a.key));
        let issuer = match name {
            "root-ca" => None,
            "csms" => Some("=server-ca"),
            "charger" => Some("=client-ca"),
            _ => Some("=root-ca"),
        };
        all.insert(name, Sound { der, kind: by.profile.kind(), issuer, targets: rules::OCPP.to_vec() });
    }
    for authority in [&testing::ROOT_CA, &testing::SERVER_CA, &testing::CLIENT_CA] {
        let name = match authority.name {
            "RootCA" => "=root-ca",
            "ServerCA" => "=server-ca",
            _ => "=client-ca",
        };
        let issuer = (name != "=root-ca").then_some("=root-ca");
        let der = authority.certificate.der().to_vec();
        all.insert(name, Sound { der, kind: Kind::Authority, issuer, targets: rules::OCPP.to_vec() });
    }
    for (target, key_type) in [(Target::Iso2, KeyType::P256), (Target::Iso20, KeyType::P521)] {
        let mut make =
            |name: &'static str, issuer: &'static str, kind: Kind, more: &[(Attribute, &str)], life: i64, path: Option<u8>| {
                let der = iso(&all, key_type, (name, issuer), kind, more, life, path);
                all.insert(name, Sound { der, kind, issuer: (name != issuer).then_some(issuer), targets: vec![target] });
            };
        use Attribute::{CommonName as CN, DomainComponent as DC, Organization as O};
        if target == Target::Iso2 {
            make("v2g-root", "v2g-root", Kind::Authority, &[(CN, "V2GRootCA"), (O, "ACME"), (DC, "V2G")], 14_600, None);
            make("cpo-sub1", "v2g-root", Kind::Authority, &[(CN, "CPOSubCA1"), (O, "ACME"), (DC, "V2G")], 1460, Some(1));
            make("cpo-sub2", "cpo-sub1", Kind::Authority, &[(CN, "CPOSubCA2"), (O, "ACME"), (DC, "V2G")], 730, Some(0));
            make("cpo-sub3", "cpo-sub2", Kind::Authority, &[(CN, "CPOSubCA3"), (O, "ACME"), (DC, "V2G")], 730, Some(0));
            make("deep", "cpo-sub3", Kind::Secc, &[(CN, SECCID), (O, "ACME"), (DC, "CPO")], 60, None);
            make("secc", "cpo-sub2", Kind::Secc, &[(CN, SECCID), (O, "ACME"), (DC, "CPO")], 60, None);
            make("contract", "cpo-sub2", Kind::Contract, &[(CN, "DEACMC123456789"), (O, "ACME"), (DC, "MO")], 365, None);
            make("provisioning", "cpo-sub2", Kind::Vehicle, &[(CN, "WP0ZZZ99ZTS392124"), (O, "ACME"), (DC, "OEM")], 365, None);
        } else {
            make("20-root", "20-root", Kind::Authority, &[(CN, "V2GRootCA20"), (O, "ACME"), (DC, "V2G")], 14_600, None);
            make("20-sub1", "20-root", Kind::Authority, &[(CN, "CPOSubCA1"), (O, "ACME"), (DC, "V2G")], 1460, Some(1));
            make("20-sub2", "20-sub1", Kind::Authority, &[(CN, "CPOSubCA2"), (O, "ACME"), (DC, "V2G")], 730, Some(0));
            make("20-secc", "20-sub2", Kind::Secc, &[(CN, SECCID), (O, "ACME"), (DC, "CPO")], 60, None);
            make("20-vehicle", "20-sub2", Kind::Vehicle, &[(CN, "WP0ZZZ99ZTS392124"), (O, "ACME")], 365, None);
        }
    }
    all.insert("party", Sound { der: party(), kind: Kind::Party, issuer: Some("=client-ca"), targets: vec![Target::Ocpi] });
    all
});

const SECCID: &str = "DE-ICE-S-0003C4D5578786756453309675436-2";

/// A party's client certificate, made out of a charger's.
fn party() -> Vec<u8> {
    let by = issuance("charger");
    let mut plan = plan(&by, &request_for("charger"), SerialNumber::draw(&SystemRandom).unwrap()).unwrap();
    plan.subject = named(&[(Attribute::Organization, "ACME Charging"), (Attribute::CommonName, "DE*ABC")]);
    plan.extensions.retain(|(_, e)| e.name() != "evpki station");
    let parties = vec![Party { id: "DE*ABC".parse().unwrap(), roles: vec!["CPO".to_owned()], modules: None }];
    plan.extensions.push((false, Extension::Parties(parties)));
    plan.extensions.push((false, Extension::ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()])));
    signed(&plan, &testing::CLIENT_CA.key)
}

/// The key of a certificate of ISO 15118 in these samples, always the same.
fn iso_key(name: &'static str, key_type: KeyType) -> &'static KeyPair {
    static KEYS: LazyLock<std::sync::Mutex<HashMap<&'static str, &'static KeyPair>>> = LazyLock::new(Default::default);
    KEYS.lock().unwrap().entry(name).or_insert_with(|| Box::leak(Box::new(KeyPair::generate(key_type).unwrap())))
}

fn iso(
    all: &HashMap<&'static str, Sound>,
    key_type: KeyType,
    (name, issuer): (&'static str, &'static str),
    kind: Kind,
    subject: &[(Attribute, &str)],
    days: i64,
    path_length: Option<u8>,
) -> Vec<u8> {
    let own = iso_key(name, key_type);
    let by = iso_key(issuer, key_type);
    let attributes: Vec<(Attribute, String)> = subject.iter().map(|(a, value)| (*a, (*value).to_owned())).collect();
    let subject = Name::from_attributes(&attributes).unwrap();
    let above = all.get(issuer).map(|sound| crate::x509::Certificate::from_der(&sound.der).unwrap());
    let authority = kind == Kind::Authority;
    let usages = match kind {
        Kind::Authority => vec![KeyUsage::KeyCertSign, KeyUsage::CrlSign],
        _ => vec![KeyUsage::DigitalSignature, KeyUsage::KeyAgreement],
    };
    let mut extensions = vec![
        Extension::BasicConstraints { authority, path_length },
        Extension::KeyUsage(usages),
        Extension::SubjectKeyIdentifier(own.public().identifier().to_vec()),
    ];
    if name != issuer {
        extensions.push(Extension::AuthorityKeyIdentifier(by.public().identifier().to_vec()));
        let ocsp = vec!["http://ocsp.acme.example".to_owned()];
        extensions.push(Extension::AuthorityInformationAccess { ca_issuers: Vec::new(), ocsp });
    }
    if name == "20-vehicle" {
        extensions.push(Extension::ExtendedKeyUsage(vec![CLIENT_AUTH.to_owned()]));
    }
    let not_before = if authority { BIRTH } else { NOW.plus(-300) };
    let plan = CertificatePlan {
        serial: SerialNumber::draw(&SystemRandom).unwrap(),
        issuer: above.map_or(subject.clone(), |c| c.subject().clone()),
        subject,
        not_before,
        not_after: if authority { BIRTH.plus(days * DAY) } else { NOW.plus(days * DAY) },
        public_key: own.public().clone(),
        extensions: extensions.into_iter().map(Extension::as_usual).collect(),
    };
    signed(&plan, by)
}

fn signed(plan: &CertificatePlan, key: &KeyPair) -> Vec<u8> {
    let tbs = to_be_signed(plan, key.algorithm(), &REALM.arc).unwrap();
    assemble(&tbs, key.algorithm(), &key.sign(&tbs).unwrap()).unwrap()
}

pub(in crate::pki) fn dns(name: &str) -> AlternativeName {
    AlternativeName::Dns(name.to_owned())
}

fn named(subject: &[(Attribute, &str)]) -> Name {
    let attributes: Vec<(Attribute, String)> = subject.iter().map(|(a, value)| (*a, (*value).to_owned())).collect();
    Name::from_attributes(&attributes).unwrap()
}

fn station() -> Name {
    named(&[(Attribute::Organization, "ACME"), (Attribute::CommonName, "SN-0001")])
}

/// The DER of a certification request by a P-256 key.
fn request_der(subject: &Name, extensions: &[(bool, Extension)], algorithm: Option<&str>) -> Vec<u8> {
    request(key(KeyType::P256), subject, extensions, algorithm)
}

/// One that asks to be an authority.
pub(in crate::pki) fn authority_request() -> Vec<u8> {
    let authority = Extension::BasicConstraints { authority: true, path_length: None };
    request_der(&station(), &[authority.as_usual()], None)
}

/// One whose signature is that of another.
pub(in crate::pki) fn forged_request() -> Vec<u8> {
    let mut der = request_der(&station(), &[], None);
    let at = der.windows(7).position(|w| w == b"SN-0001").unwrap();
    der[at + 6] = b'2';
    der
}

/// One that says that it is signed with SHA-384, by a key on P-256.
pub(in crate::pki) fn odd_hash_request() -> Vec<u8> {
    request_der(&station(), &[], Some("1.2.840.10045.4.3.3"))
}

/// One without an organization.
pub(in crate::pki) fn nameless_request() -> Vec<u8> {
    request_der(&named(&[(Attribute::CommonName, "SN-0001")]), &[], None)
}

/// One of 5502 characters: 5501, and the end of the last line.
pub(in crate::pki) fn long_request() -> Vec<u8> {
    (3500..4200)
        .map(|length| {
            let padding = Extension::Other { oid: "1.2.3.4".to_owned(), der: vec![5; length] };
            request_der(&station(), &[(false, padding)], None)
        })
        .find(|der| pem::write("CERTIFICATE REQUEST", der).unwrap().len() == 5502)
        .unwrap()
}

/// A CRL of the clients' authority with two entries.
fn list_der() -> Vec<u8> {
    let plan = RevocationListPlan {
        issuer: testing::CLIENT_CA.certificate.subject().clone(),
        authority_key_identifier: testing::CLIENT_CA.certificate.subject_key_identifier().unwrap(),
        number: 7,
        this_update: NOW,
        next_update: NOW.plus(7 * DAY),
    };
    let mut entries = RevocationListEntries::new(Cursor::new(Vec::new())).unwrap();
    for _ in 0..2 {
        entries.push(&SerialNumber::draw(&SystemRandom).unwrap(), NOW, RevocationReason::KeyCompromise).unwrap();
    }
    let mut signed = crate::pki::issuance::sign_revocation_list(&plan, entries, &testing::CLIENT_CA.key).unwrap();
    let mut der = Vec::new();
    signed.der().unwrap().read_to_end(&mut der).unwrap();
    der
}

impl Sample {
    /// Everything that the rules find in it.
    pub(in crate::pki) fn findings(&self, rule: &Rule) -> Vec<Finding> {
        let targets = |sound: &Sound| {
            let mut targets = sound.targets.clone();
            // A rule for one of several targets that were not those of the sound one is tried all the same.
            targets.extend(rule.targets.iter().filter(|_| !rule.targets.iter().any(|t| sound.targets.contains(t))));
            targets
        };
        let arc = &REALM.arc;
        let raw = |der: &[u8]| RawCertificate::of(der).unwrap();
        let spoiled = |name: &str, spoil: fn(&mut Loose), strip: bool| {
            let mut loose = Loose::of(&ALL[name].der, arc);
            if strip {
                loose.strip();
            }
            spoil(&mut loose);
            raw(&loose.der())
        };
        match self {
            Self::Of(name, spoil) | Self::Foreign(name, spoil) | Self::Bare(name, spoil) => {
                let sound = &ALL[name];
                let is_bare = matches!(self, Self::Bare(..));
                let certificate = spoiled(name, *spoil, is_bare);
                let issuer = sound.issuer.filter(|_| !is_bare).map(|issuer| raw(&ALL[issuer].der));
                let is_shipped = ["root-ca", "server-ca", "client-ca", "csms", "charger"].contains(name);
                let subject: Option<Subject> = (is_shipped && matches!(self, Self::Of(..))).then(|| request_for(name).subject);
                let expected = subject.as_ref().map(|subject| Expected { profile: profile(name), identity: &REALM, subject });
                let (kind, now) = (Some(sound.kind), Some(NOW));
                let input = LintInput { certificate: &certificate, kind, issuer: issuer.as_ref(), expected, arc, now };
                rules::certificate(&input, &targets(sound))
            }
            Self::Under(name, issuer) => {
                let (sound, certificate) = (&ALL[name], spoiled(name, |_| (), false));
                let (issuer, kind) = (raw(&ALL[issuer].der), Some(sound.kind));
                let input = LintInput { certificate: &certificate, kind, issuer: Some(&issuer), expected: None, arc, now: None };
                rules::certificate(&input, &targets(sound))
            }
            Self::Request(..) | Self::RequestOf(..) | Self::RequestAs(..) => {
                let (kind, der, form) = match self {
                    Self::Request(kind, subject) => (*kind, request_der(&named(subject), &[], None), RequestForm::Pem),
                    Self::RequestOf(kind, der) => (*kind, der(), RequestForm::Pem),
                    Self::RequestAs(kind, form) => (*kind, request_der(&station(), &[], None), *form),
                    _ => unreachable!(),
                };
                let request = RawRequest::of(&der).unwrap();
                let characters = request.characters();
                let input = RequestExhibit { request: &request, kind: Some(kind), characters, form };
                rules::request(&input, rule.targets)
            }
            Self::Chain(names, spoil) => {
                let mut certificates: Vec<RawCertificate> = names.iter().map(|name| raw(&ALL[name].der)).collect();
                certificates[0] = spoiled(names[0], *spoil, false);
                let characters = certificates.iter().map(|c| pem::write("CERTIFICATE", &c.der).unwrap().len()).sum();
                let leaf = names.iter().map(|name| &ALL[name]).find(|s| s.kind != Kind::Authority);
                let kind = Some(leaf.map_or(Kind::Authority, |s| s.kind));
                rules::chain(&ChainExhibit { certificates: &certificates, kind, characters }, &targets(&ALL[names[0]]))
            }
            Self::List(spoil) => {
                let mut loose = LooseList::of(&list_der());
                spoil(&mut loose);
                let list = RawCrl::of(&loose.der()).unwrap();
                let issuer = raw(&ALL["=client-ca"].der);
                rules::revocation_list(&ListExhibit { list: &list, issuer: Some(&issuer), now: Some(NOW) }, rule.targets)
            }
        }
    }

    /// The identifier of its issuer's key, in hexadecimal.
    pub(in crate::pki) fn issuer(&self) -> String {
        let (Self::Of(name, _) | Self::Foreign(name, _)) = self else { return String::new() };
        let Some(issuer) = ALL[name].issuer else { return String::new() };
        let raw = RawCertificate::of(&ALL[issuer].der).unwrap();
        crate::model::hex::encode(raw.subject_key_identifier().unwrap_or_default())
    }
}

/// Everything that is sound, with what the rules find in it: nothing.
pub(in crate::pki) fn sound() -> Vec<(&'static str, Vec<Finding>)> {
    // Two stand there for paths that are too long.
    let mut names: Vec<&&str> = ALL.keys().filter(|name| !["cpo-sub3", "deep"].contains(name)).collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let sound = &ALL[name];
            let certificate = RawCertificate::of(&sound.der).unwrap();
            let issuer = sound.issuer.map(|issuer| RawCertificate::of(&ALL[issuer].der).unwrap());
            let (kind, now) = (Some(sound.kind), Some(NOW));
            let input =
                LintInput { certificate: &certificate, kind, issuer: issuer.as_ref(), expected: None, arc: &REALM.arc, now };
            (*name, rules::certificate(&input, &sound.targets))
        })
        .collect()
}
