//! What certificates are made of, drawn by chance: whom they are for, in which PKI, under which profile of one's own.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::net::IpAddr;

use evpki::model::{DAY, Environment, Interface};
use evpki::pki::plan::Subject;
use evpki::pki::profile::Kind;
use evpki::pki::{PkiIdentity, Profile};
use evpki::x509::metadata::{ARC, Arc, Module, Party};
use evpki::x509::{AlternativeName, Station};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// All that is asked for, for a subject of every kind; a certificate takes what its profile has a place for.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) identity: PkiIdentity,
    /// The arc of the identity, as text.
    pub(crate) arc: &'static str,
    /// Which of the key types that the profile allows; as all that is drawn from a list, counted around it.
    pub(crate) key: usize,
    /// Which authority issues, with which of its key types.
    pub(crate) issuer: (usize, usize),
    /// An authority's key signs itself.
    pub(crate) itself: bool,
    /// For how many seconds.
    pub(crate) lasts: i64,
    pub(crate) authority: String,
    /// Names of servers, at least one.
    pub(crate) hosts: Vec<String>,
    pub(crate) addresses: Vec<IpAddr>,
    pub(crate) station: Station,
    pub(crate) parties: Vec<Party>,
    pub(crate) holder: String,
    pub(crate) roles: Vec<String>,
}

impl Drawn {
    /// The subject for a certificate of this profile.
    pub(crate) fn subject(&self, profile: &Profile) -> Subject {
        let fqdn = self.hosts[0].clone();
        let further = self.hosts[1..].iter().cloned().map(AlternativeName::Dns);
        let names = further.chain(self.addresses.iter().copied().map(AlternativeName::Ip)).collect();
        match profile.kind() {
            Kind::Authority => Subject::Authority(self.authority.clone()),
            Kind::Server => Subject::Server { fqdn, names },
            Kind::Station => Subject::Station(self.station.clone()),
            Kind::Party => {
                let parties = self.parties.clone();
                let (fqdn, names) = if profile.is_server() { (Some(fqdn), names) } else { (None, Vec::new()) };
                Subject::Parties { parties, fqdn, names }
            }
            Kind::Secc | Kind::Contract | Kind::Vehicle | Kind::Signer => {
                Subject::Holder { name: self.holder.clone(), roles: self.roles.clone() }
            }
        }
    }
}

const DOMAIN: &str = "([a-z]([a-z0-9-]{0,8}[a-z0-9])?\\.){1,4}[a-z]{2,8}";
const URL: &str = "https?://[a-z]{1,10}\\.example(/[a-z]{1,60}){0,3}";
const TEXT: &str = "[ -~äöüß漢]{1,50}";

prop_compose! {
    fn a_realm()(
        organization in "[A-Za-zäöüé0-9][A-Za-zäöüé0-9 .&'-]{0,30}[A-Za-z0-9]",
        country in "[A-Z]{2}",
        environment in select(&Environment::ALL[..]),
        arc in select(&[ARC, "1.3.6.1.4.1.32473", "1.3.6.1.4.1.2147483647", "2.16.840"][..]),
        publication_url in option::of(URL),
        ocsp_url in option::of(URL),
    ) -> (PkiIdentity, &'static str) {
        let (organization, country) = (organization.parse().unwrap(), country.parse().unwrap());
        let own = Arc::new(Some(arc)).unwrap();
        (PkiIdentity { organization, country, environment, pki: None, arc: own, publication_url, ocsp_url }, arc)
    }
}

prop_compose! {
    fn a_station()(
        station_id in "[A-Za-z0-9äöü*=:|._-]{1,48}",
        serial_number in "[A-Za-z0-9+_=@ -]{0,40}[A-Z]",
        (vendor, model) in (option::of("[ -~äöüß漢]{1,50}"), option::of("[ -~äöüß漢]{1,20}")),
        security_profiles in subsequence(vec![1, 2, 3], 0..=3),
        versions in subsequence(vec!["1.6", "2.0.1", "2.1"], 0..=3),
    ) -> Station {
        let versions = versions.into_iter().map(str::to_owned).collect();
        Station { station_id, serial_number: Some(serial_number), vendor, model, security_profiles, versions }
    }
}

fn a_party() -> impl Strategy<Value = Party> {
    let interface = select(vec![Interface::Sender, Interface::Receiver, Interface::Both]);
    let module = ("[a-z-]{1,20}|[ -~ü漢]{36}", interface).prop_map(|(identifier, interface)| Module { identifier, interface });
    let roles = vec("CPO|EMSP|HUB|NAP|NSP|OTHER|SCSP|[A-Za-zü_]{1,20}", 0..4);
    ("[A-Z]{2}\\*[A-Z0-9]{3}", roles, option::of(vec(module, 0..12))).prop_map(|(id, roles, modules)| Party {
        id: id.parse().unwrap(),
        roles,
        modules,
    })
}

prop_compose! {
    /// Whatever may be asked for.
    pub(crate) fn drawn()(
        (identity, arc) in a_realm(),
        key in any::<usize>(),
        issuer in any::<(usize, usize)>(),
        itself in any::<bool>(),
        lasts in 1..60 * 365 * DAY,
        authority in "[A-Za-z0-9-]{1,20}",
        hosts in vec(prop_oneof![4 => DOMAIN, 1 => "\\*\\.[a-z]{1,20}\\.example"], 1..30),
        addresses in vec(any::<IpAddr>(), 0..4),
        station in a_station(),
        parties in vec(a_party(), 1..5),
        holder in "[A-Z0-9*-]{1,30}|[ -~äöü漢]{1,60}",
        roles in vec(TEXT, 0..5),
    ) -> Drawn {
        Drawn { identity, arc, key, issuer, itself, lasts, authority, hosts, addresses, station, parties, holder, roles }
    }
}

/// Names of each kind at and below which all are permitted, or none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trees {
    pub(crate) dns: BTreeSet<String>,
    pub(crate) email: BTreeSet<String>,
    pub(crate) uri: BTreeSet<String>,
    pub(crate) ip: BTreeSet<String>,
    /// Domain components; before them stand country and organization of the PKI.
    pub(crate) directory: BTreeSet<Vec<String>>,
}

impl Trees {
    fn written(&self) -> String {
        let name = |components: &Vec<String>| {
            let components = components.iter().map(|component| format!("{{DC: {component:?}}}"));
            let whose = ["{C: \"{country}\"}".to_owned(), "{O: \"{organization}\"}".to_owned()];
            format!("[{}]", whose.into_iter().chain(components).collect::<Vec<_>>().join(", "))
        };
        let directory: Vec<String> = self.directory.iter().map(name).collect();
        let Self { dns, email, uri, ip, .. } = self;
        let [dns, email, uri, ip] = [dns, email, uri, ip].map(list);
        format!("{{dns: {dns}, email: {email}, uri: {uri}, ip: {ip}, directory: [{}]}}", directory.join(", "))
    }

    fn is_empty(&self) -> bool {
        [&self.dns, &self.email, &self.uri, &self.ip].into_iter().all(BTreeSet::is_empty) && self.directory.is_empty()
    }
}

fn list(texts: impl IntoIterator<Item: Debug>) -> String {
    format!("[{}]", texts.into_iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", "))
}

/// A profile of one's own, which says what none that is shipped does.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    /// An authority's, a server's or a signer's.
    pub(crate) kind: Kind,
    /// The attributes of its subject: each with its value.
    pub(crate) subject: Vec<(&'static str, String)>,
    pub(crate) path_length: Option<u8>,
    /// Beyond those that its kind must have.
    pub(crate) key_usage: Vec<&'static str>,
    pub(crate) extended_key_usage: Vec<String>,
    pub(crate) certificate_policies: BTreeSet<String>,
    /// What is critical, as far as it is there.
    pub(crate) critical: Vec<&'static str>,
    pub(crate) permitted: Trees,
    pub(crate) excluded: Trees,
}

impl Own {
    /// It, as a profile.
    pub(crate) fn profile(&self) -> Profile {
        let there = |name: &&&str| match **name {
            "extKeyUsage" => !self.extended_key_usage.is_empty(),
            "certificatePolicies" => !self.certificate_policies.is_empty(),
            "subjectAltName" => self.kind == Kind::Server,
            _ => true,
        };
        let kind = self.kind;
        let (holder, usual) = match kind {
            Kind::Authority => ("{authority}", &["keyCertSign", "cRLSign"][..]),
            Kind::Server => ("{fqdn}", &[][..]),
            _ => ("{name}", &[][..]),
        };
        let agrees = self.key_usage.contains(&"keyAgreement");
        let curves = if agrees { "p256, p384, p521" } else { "p256, p384, p521, ed25519" };
        let for_rsa = |usage: &&&str| !matches!(**usage, "keyAgreement" | "encipherOnly" | "decipherOnly");
        let mut text = format!("name: own\nkind: {kind}\ndescription: Own\nsubject:\n  - CN: {holder:?}\n");
        text += &self.subject.iter().map(|(attribute, value)| format!("  - {attribute}: {value:?}\n")).collect::<String>();
        text += &format!("keys: {{allowed: [{curves}, rsa2048, rsa3072, rsa4096], default: p256}}\nvalidity: {{duration: 1y}}\n");
        let all = |usages: Vec<&&str>| list(usual.iter().chain(usages));
        let (ec, rsa) = (all(self.key_usage.iter().collect()), all(self.key_usage.iter().filter(for_rsa).collect()));
        text += &format!("key_usage: {{ec: {ec}, rsa: {rsa}}}\n");
        text += &format!("extended_key_usage: {}\n", list(&self.extended_key_usage));
        text += &format!("critical: {}\n", list(self.critical.iter().filter(there)));
        if !self.certificate_policies.is_empty() {
            text += &format!("certificate_policies: {}\n", list(&self.certificate_policies));
        }
        if kind == Kind::Server {
            text += "subject_alternative_name: {names: dns, wildcards: true, ip_addresses: true}\n";
        }
        if let (Kind::Authority, Some(length)) = (kind, self.path_length) {
            text += &format!("basic_constraints: {{path_length: {length}}}\n");
        }
        if kind == Kind::Authority && !(self.permitted.is_empty() && self.excluded.is_empty()) {
            let (permitted, excluded) = (self.permitted.written(), self.excluded.written());
            text += &format!("name_constraints:\n  permitted: {permitted}\n  excluded: {excluded}\n");
        }
        Profile::parse("own.yaml", &text).unwrap_or_else(|error| panic!("{error}\n{text}"))
    }
}

/// All key purposes that have names, and some that have none.
const PURPOSES: [&str; 15] = [
    "serverAuth",
    "clientAuth",
    "codeSigning",
    "emailProtection",
    "timeStamping",
    "OCSPSigning",
    "evpki:station",
    "evpki:csms",
    "evpki:ocpi-client",
    "evpki:ocpi-server",
    "evpki:cdr-sender",
    "evpki:message-signing",
    "1.3.6.1.5.5.7.3.17",
    "2.5.29.37.0",
    "2.39.2147483647.128",
];

fn trees() -> impl Strategy<Value = Trees> {
    const HOST: &str = "[a-z][a-z0-9]{0,8}(\\.[a-z]{2,6}){0,2}";
    let dotted = || (any::<bool>(), HOST).prop_map(|(dot, host)| format!("{}{host}", if dot { "." } else { "" }));
    let mailbox = ("[A-Za-z0-9.!#$%&'*+/=?^_-]{1,20}", HOST).prop_map(|(local, host)| format!("{local}@{host}"));
    let v4 = (any::<u32>(), 0..=32_u32).prop_map(|(bits, length)| {
        let first = bits & u32::MAX.checked_shl(32 - length).unwrap_or(0);
        format!("{}/{length}", IpAddr::from(first.to_be_bytes()))
    });
    let v6 = (any::<u128>(), 0..=128_u32).prop_map(|(bits, length)| {
        let first = bits & u128::MAX.checked_shl(128 - length).unwrap_or(0);
        format!("{}/{length}", IpAddr::from(first.to_be_bytes()))
    });
    let uri = prop_oneof![2 => Just(BTreeSet::new()), 1 => btree_set(dotted(), 1..3)];
    let email = btree_set(prop_oneof![dotted(), mailbox], 0..3);
    let directory = btree_set(vec("[a-z]{1,12}", 0..3), 0..3);
    (btree_set(HOST, 0..3), email, uri, btree_set(prop_oneof![v4, v6], 0..4), directory)
        .prop_map(|(dns, email, uri, ip, directory)| Trees { dns, email, uri, ip, directory })
}

/// A further attribute of a subject.
fn attribute() -> impl Strategy<Value = (&'static str, String)> {
    let text = || "[A-Za-z0-9äöü漢 .,+=&'-]{1,20}[A-Za-z]";
    prop_oneof![
        (Just("OU"), text().prop_map(String::from)),
        (Just("DC"), "[a-zA-Z0-9@_-]{1,20}".prop_map(String::from)),
        (Just("L"), text().prop_map(String::from)),
        (Just("ST"), text().prop_map(String::from)),
        (Just("serialNumber"), "[A-Za-z0-9'()+,./:=?-]{1,30}".prop_map(String::from)),
        (Just("C"), Just("{country}".to_owned())),
        (Just("O"), Just("{organization}".to_owned())),
    ]
}

prop_compose! {
    /// Whatever profile one may have.
    pub(crate) fn own()(
        kind in select(vec![Kind::Authority, Kind::Authority, Kind::Server, Kind::Signer]),
        subject in vec(attribute(), 0..7),
        path_length in option::of(any::<u8>()),
        of_signatures in subsequence(vec!["digitalSignature", "nonRepudiation"], 1..=2),
        agrees in option::of(subsequence(vec!["encipherOnly", "decipherOnly"], 0..=2)),
        extended_key_usage in subsequence(PURPOSES.to_vec(), 0..=PURPOSES.len()).prop_shuffle(),
        certificate_policies in btree_set(prop_oneof![
            "2\\.23\\.140\\.1\\.2\\.[1-3]",
            Just("2.5.29.32.0".to_owned()),
            vec(0..=2_147_483_647_u32, 1..4).prop_map(|numbers| {
                numbers.iter().fold("1.3.6.1.4.1".to_owned(), |oid, number| format!("{oid}.{number}"))
            }),
        ], 0..4),
        critical in subsequence(vec!["extKeyUsage", "subjectAltName", "certificatePolicies", "cRLDistributionPoints"], 0..=4),
        (permitted, excluded) in (trees(), trees()),
    ) -> Own {
        let once = |at: usize, kind: &str| !subject[..at].iter().any(|(other, _)| *other == kind);
        let repeats = |kind: &str| matches!(kind, "OU" | "DC");
        let fits = subject.iter().enumerate().filter(|(at, (kind, _))| repeats(kind) || once(*at, kind));
        let subject = fits.map(|(_, pair)| pair.clone()).collect();
        let agrees = agrees.filter(|_| kind == Kind::Server).map(|only| [vec!["keyAgreement"], only].concat());
        let key_usage = [of_signatures, agrees.unwrap_or_default()].concat();
        let extended_key_usage = extended_key_usage.into_iter().map(str::to_owned).collect();
        Own { kind, subject, path_length, key_usage, extended_key_usage, certificate_policies, critical, permitted, excluded }
    }
}
