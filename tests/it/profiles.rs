//! Profiles and hierarchies: looked at, checked, written by users, and what comes of each that is shipped.

use crate::support::{session, strangers};
use evpki::{
    model::{Environment, Interface, KeyId, KeyType},
    pki::{
        Hierarchy, PkiIdentity, Profile, builtin,
        issuance::{Ledger, Prepared, Reserved, Signed, complete, record},
        plan::{Issuance, IssuanceRequest, Signer, Subject},
        profile::Kind,
    },
    x509::{
        Certificate, KeyPair, Station, SystemRandom,
        metadata::{Arc, Module, Party},
        pem,
    },
};
use session::{NOW, Session};
use std::{collections::BTreeMap, fs, path::Path};
use strangers::ask_program;

fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn what_is_shipped_is_listed_where_there_is_no_pki() {
    let session = Session::empty();
    let listed = session.run(["profile", "list"]).expect(0);
    assert_eq!(listed.stdout.lines().count(), builtin::PROFILES.len() + 1);
    assert!(listed.stdout.starts_with(
        "profile            kind       description\n\
         root-ca            authority  The root authority of a PKI, which signs other authorities only\n"
    ));
    insta::assert_snapshot!(session.run(["hierarchy", "list"]), @"
    exit status 0
    --- stdout
    hierarchy    CAs  description
    ocpp         3    A root, an authority for the CSMS and an authority for the chargers
    ocpi         3    A root, an authority for the servers of OCPI's parties and one for their clients
    ocpp-ocpi    5    A root, authorities for the CSMS and the chargers, and others for the servers and clients of OCPI's parties
    iso15118-2   11   The V2G root with operators and provisioning service, a root of a mobility operator and one of a maker of vehicles
    iso15118-20  8    The V2G root with operators and provisioning service, and a root of a maker of vehicles; keys on P-521, no Ed448
    ");
    insta::assert_snapshot!(session.run(["hierarchy", "show"]), @r"
    exit status 1
    --- stderr
    error: there is no PKI in `[DIR]/home`, whose hierarchy could be shown
    hint: see those there are with `evpki hierarchy list`
    ");
    insta::assert_snapshot!(session.run(["profile", "show", "chargr"]), @r"
    exit status 1
    --- stderr
    error: no profile is called `chargr`, did you mean `charger`?
    hint: see those there are with `evpki profile list`
    ");
}

#[test]
fn a_pki_shows_its_own() {
    let session = Session::founded();
    insta::assert_snapshot!(session.run(["profile", "list"]), @r"
    exit status 0
    --- stdout
    profile    kind       origin   description
    charger    station    shipped  The TLS client certificate of a charging station
    client-ca  authority  shipped  The authority that signs the certificates of charging stations
    csms       server     shipped  The TLS server certificate of a CSMS
    root-ca    authority  shipped  The root authority of a PKI, which signs other authorities only
    server-ca  authority  shipped  The authority that signs the certificates of servers
    ");
    assert_eq!(session.run(["profile", "list", "--shipped"]).expect(0).stdout.lines().count(), builtin::PROFILES.len() + 1);
    insta::assert_snapshot!(session.run(["hierarchy", "show"]), @r"
    exit status 0
    --- stdout
    RootCA  root-ca, p384
    ├── ServerCA  server-ca, p384
    │   └── issues csms  (server)
    └── ClientCA  client-ca, p384, with a trust anchor
        └── issues charger  (station)
    ");
    let listed = session.run(["hierarchy", "list"]).expect(0).stdout;
    assert!(listed.contains("\nocpp         3    by this PKI, shipped  A root"), "{listed}");
    // What it does not have is shown as it is shipped.
    assert!(session.run(["profile", "show", "ocpi-client"]).expect(0).stdout.contains("name: ocpi-client\n"));
}

/// A profile comes out as it went in, so that it can be edited.
#[test]
fn what_is_shown_is_what_is_written() {
    let session = Session::empty();
    for document in builtin::PROFILES {
        let shown = session.run(["profile", "show", document.name]).expect(0).stdout;
        assert_eq!(shown, document.text);
        let path = session.file(&format!("{}.yaml", document.name), shown);
        let checked = session.run(["profile", "check", &path]).expect(0).stdout;
        assert_eq!(checked, format!("{path}: ok\n"));
    }
    for document in builtin::HIERARCHIES {
        let shown = session.run(["hierarchy", "show", document.name, "--yaml"]).expect(0).stdout;
        assert_eq!(shown, document.text);
        let path = session.file(&format!("{}-hierarchy.yaml", document.name), shown);
        assert_eq!(session.run(["hierarchy", "check", &path]).expect(0).stdout, format!("{path}: ok\n"));
    }
}

#[test]
fn trees_are_drawn() {
    let session = Session::empty();
    insta::assert_snapshot!(session.run(["hierarchy", "show", "ocpp-ocpi"]), @r"
    exit status 0
    --- stdout
    RootCA  root-ca, p384
    ├── ServerCA  server-ca, p384
    │   └── issues csms  (server)
    ├── ClientCA  client-ca, p384, with a trust anchor
    │   └── issues charger  (station)
    ├── OCPI-ServerCA  ocpi-server-ca, p384
    │   └── issues ocpi-server  (party_server)
    └── OCPI-ClientCA  ocpi-client-ca, p384, with a trust anchor
        ├── issues ocpi-client  (party_client)
        └── issues cdr-sender
    ");
    insta::assert_snapshot!(session.run(["hierarchy", "show", "iso15118-2"]), @r"
    exit status 0
    --- stdout
    V2GRootCA  iso2-v2g-root, p256
    ├── CPOSubCA1  iso2-cpo-sub1, p256
    │   └── CPOSubCA2  iso2-cpo-sub2, p256
    │       └── issues iso2-secc
    └── CPSSubCA1  iso2-cps-sub1, p256
        └── CPSSubCA2  iso2-cps-sub2, p256
            └── issues iso2-cps
    MORootCA  iso2-mo-root, p256
    └── MOSubCA1  iso2-mo-sub1, p256
        └── MOSubCA2  iso2-mo-sub2, p256
            └── issues iso2-contract
    OEMRootCA  iso2-oem-root, p256
    └── OEMSubCA1  iso2-oem-sub1, p256
        └── OEMSubCA2  iso2-oem-sub2, p256
            └── issues iso2-provisioning
    ");
}

#[test]
fn files_are_checked_each_for_itself() {
    let session = Session::empty();
    let good = session.file("charger.yaml", builtin::PROFILES[4].text);
    let bad = session.file("bad.yaml", builtin::PROFILES[4].text.replace("p256, p384", "p256, ed448"));
    let long = session.file("long.yaml", "x".repeat(70_000));
    let binary = session.file("binary.yaml", [0xff, 0xfe]);
    let missing = session.path("missing.yaml").to_str().unwrap().to_owned();
    insta::assert_snapshot!(session.run(["profile", "check", &bad, &good, &long, &binary, &missing]), @"
    exit status 1
    --- stdout
    [DIR]/bad.yaml:14:19: keys.allowed[1]: `ed448` is a key type that evpki does not offer: ISO 15118-20 takes p521 in its place (V2G20-2674)
    [DIR]/charger.yaml: ok
    `[DIR]/long.yaml` is too large: it has 70000 bytes, the limit is 65536
    `[DIR]/binary.yaml` is not UTF-8
    `[DIR]/missing.yaml` does not exist
    ");
    let hierarchy = session.file("hierarchy.yaml", builtin::HIERARCHIES[0].text.replace("[csms]", "[cmss]"));
    insta::assert_snapshot!(session.run(["hierarchy", "check", &hierarchy, &good]), @"
    exit status 1
    --- stdout
    [DIR]/hierarchy.yaml:18:5: `ServerCA`: may_issue: no profile is called `cmss`, did you mean `csms`? (list the built-in profiles with `evpki profile list`, or put a file `NAME.yaml` beside the hierarchy)
    [DIR]/charger.yaml:4:1: unknown key `kind`, known are: name, description, authorities, defaults
    ");
}

/// A hierarchy of a user's own: four levels, profiles of its own beside it, under a policy, with names that are bounded.
const OWN: &str = r#"name: acme
description: A root, a policy authority, an issuing authority, and its servers
authorities:
  - { name: Root, profile: acme-root, may_issue: [acme-policy] }
  - { name: Policy, parent: Root, profile: acme-policy, may_issue: [acme-issuing] }
  - { name: Issuing, parent: Policy, profile: acme-issuing, may_issue: [csms] }
defaults: { server: csms }
"#;

const OWN_AUTHORITY: &str = r#"name: NAME
kind: authority
description: An authority of ACME's
subject:
  - O: "{organization}"
  - CN: "ACME {authority}"
keys: { allowed: [p384], default: p384 }
validity: { duration: 10y }
key_usage: [keyCertSign, cRLSign]
"#;

fn own(session: &Session) -> String {
    let authority = |name: &str, more: &str| {
        session.file(&format!("{name}.yaml"), OWN_AUTHORITY.replace("NAME", name) + more);
    };
    authority("acme-root", "");
    authority(
        "acme-policy",
        "basic_constraints: { path_length: 1 }\ncertificate_policies: [1.3.6.1.4.1.32473.1]\ncritical: [certificatePolicies]\n",
    );
    authority(
        "acme-issuing",
        "basic_constraints: { path_length: 0 }\ncertificate_policies: [1.3.6.1.4.1.32473.1]\nname_constraints:\n  permitted:\n    \
         dns: [acme.example]\n    directory: [[O: \"{organization}\"]]\n  excluded:\n    dns: [lab.acme.example]\n    ip: \
         [0.0.0.0/0, \"::/0\"]\n",
    );
    session.file(
        "csms.yaml",
        builtin::PROFILES[3].text.replacen(
            "subject:\n  - C: \"{country}\"\n",
            "certificate_policies: [1.3.6.1.4.1.32473.1]\nsubject:\n",
            1,
        ),
    );
    session.file("hierarchy.yaml", OWN)
}

#[test]
fn a_hierarchy_of_four_levels_with_profiles_of_its_own() {
    let session = Session::empty();
    let hierarchy = own(&session);
    session.run(["hierarchy", "check", &hierarchy]).expect(0);
    let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--hierarchy", &hierarchy];
    insta::assert_snapshot!(session.run(init), @"
    exit status 0
    --- stdout
    Created a test PKI in [DIR]/home
    PKI identifier: [HEX]

    CA       issued by  key   valid until               subject
    Root                p384  2036-11-18, in 3649 days  O=ACME, CN=ACME Root
    Policy   Root       p384  2036-11-18, in 3649 days  O=ACME, CN=ACME Policy
    Issuing  Policy     p384  2036-11-18, in 3649 days  O=ACME, CN=ACME Issuing
    --- stderr
    note: the passphrase cannot be recovered: keep a copy in a safe place
    next: create a code that opens the vault without the passphrase, with `evpki vault recovery`
    next: list the CAs with `evpki ca list`, and publish their CRLs and certificates with `evpki crl publish`
    ");
    insta::assert_snapshot!(session.run(["profile", "list"]), @r"
    exit status 0
    --- stdout
    profile       kind       origin   description
    acme-issuing  authority  own      An authority of ACME's
    acme-policy   authority  own      An authority of ACME's
    acme-root     authority  own      An authority of ACME's
    csms          server     changed  The TLS server certificate of a CSMS
    ");
    assert!(
        session.run(["hierarchy", "list"]).expect(0).stdout.contains("\nacme         3    by this PKI, own  A root, a policy")
    );
    session.run(["server", "issue", "csms.acme.example"]).expect(0);
    let path = |name: &str| session.path(name).to_str().unwrap().to_owned();
    session.run(["ca", "export", "Root", "--out", &path("root.pem")]).expect(0);
    session.run(["ca", "export", "Issuing", "--chain", "--out", &path("above.pem")]).expect(0);
    session.file("leaf.pem", session.run(["certificate", "show", "csms.acme.example", "--pem"]).expect(0).stdout);
    let at = NOW.0.to_string();
    let verify = |more: &[&str]| {
        let fixed = ["verify", "-x509_strict", "-purpose", "sslserver", "-attime", &at, "-explicit_policy"];
        let files = [path("root.pem"), path("above.pem"), path("leaf.pem")];
        let files = ["-CAfile", &files[0], "-untrusted", &files[1], &files[2]];
        ask_program("openssl", [&fixed[..], more, &files[..]].concat())
    };
    verify(&["-policy", "1.3.6.1.4.1.32473.1"]).expect_good();
    verify(&["-policy", "1.3.6.1.4.1.32473.2"]).expect_bad("no explicit policy");
    let issuing = session.file("issuing.pem", session.run(["ca", "export", "Issuing"]).expect(0).stdout);
    let shown = ask_program("openssl", ["x509", "-noout", "-ext", "nameConstraints,certificatePolicies", "-in", &issuing]);
    insta::assert_snapshot!(shown.expect_good().stdout, @r"
    X509v3 Certificate Policies: 
        Policy: 1.3.6.1.4.1.32473.1
    X509v3 Name Constraints: critical
        Permitted:
          DNS:acme.example
          DirName:O = ACME
        Excluded:
          DNS:lab.acme.example
          IP:0.0.0.0/0.0.0.0
          IP:0:0:0:0:0:0:0:0/0:0:0:0:0:0:0:0
    ");
}

#[test]
fn a_profile_beside_a_hierarchy_has_the_name_of_its_file() {
    let session = Session::empty();
    let hierarchy = own(&session);
    session.file("acme-root.yaml", OWN_AUTHORITY.replace("NAME", "other-root"));
    let init = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--hierarchy", &hierarchy];
    insta::assert_snapshot!(session.run(init), @"
    exit status 1
    --- stderr
    error: `[DIR]/acme-root.yaml` contains the profile `other-root`, not `acme-root`
    hint: rename the file to match its profile, or the profile to match its file
    ");
    fs::remove_file(session.path("acme-root.yaml")).unwrap();
    insta::assert_snapshot!(session.run(init), @"
    exit status 1
    --- stderr
    error: [DIR]/hierarchy.yaml:4:7: `Root`: profile: no profile is called `acme-root`, known are: acme-policy, acme-issuing, csms, root-ca, server-ca, client-ca, charger, ocpi-server-ca, ocpi-client-ca, ocpi-server, …
    hint: list the built-in profiles with `evpki profile list`, or put a file `NAME.yaml` beside the hierarchy
    ");
    assert!(!session.home().exists());
}

#[test]
fn the_keys_of_several_roots_go_into_a_directory() {
    let session = Session::empty();
    let drawer = session.path("drawer").to_str().unwrap().to_owned();
    let init = |more: &[&str]| {
        let fixed = ["init", "--organization", "ACME", "--country", "DE", "--environment", "test", "--hierarchy", "iso15118-2"];
        session.run([&fixed[..], more].concat())
    };
    session.file("drawer/MORootCA.pem", "another's");
    insta::assert_snapshot!(init(&["--root-out", &drawer]), @"
    exit status 1
    --- stderr
    error: `[DIR]/drawer/MORootCA.pem` already exists
    hint: name another file; if an interrupted `evpki init` left this file, it contains the key of no PKI and can be deleted
    ");
    assert!(!session.home().exists());
    fs::remove_file(session.path("drawer/MORootCA.pem")).unwrap();
    let said = init(&["--root-out", &drawer]).expect(0);
    assert!(said.stderr.contains("the private keys of the roots are only in"), "{}", said.stderr);
    let mut files: Vec<_> = fs::read_dir(&drawer).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    assert_eq!(files, ["MORootCA.pem", "OEMRootCA.pem", "V2GRootCA.pem"]);
    let places: Vec<String> = session.run(["ca", "list", "--json"]).expect(0).json()["authorities"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|a| a["parent"].is_null())
        .map(|a| format!("{} {}", a["name"].as_str().unwrap(), a["key_place"].as_str().unwrap()))
        .collect();
    assert_eq!(places, ["V2GRootCA away", "MORootCA away", "OEMRootCA away"]);
    let key = session.path("drawer/OEMRootCA.pem").to_str().unwrap().to_owned();
    session.run(["crl", "publish", "OEMRootCA", "--key-file", &key, "--force"]).expect(0);
    let wrong = session.path("drawer/MORootCA.pem").to_str().unwrap().to_owned();
    session.run(["crl", "publish", "OEMRootCA", "--key-file", &wrong, "--force"]).expect(1);
}

/// A ledger that says yes.
struct Paper;

impl Ledger for Paper {
    type Error = std::convert::Infallible;
    fn record(&mut self, prepared: &[Prepared]) -> Result<Vec<i64>, Self::Error> {
        Ok((0..).take(prepared.len()).collect())
    }
    fn authenticate(&mut self, _: i64, _: &[u8], _: &KeyId) -> Result<(), std::convert::Infallible> {
        Ok(())
    }

    fn complete(&mut self, signed: Vec<Signed>) -> Result<Vec<Certificate>, Self::Error> {
        Ok(signed.into_iter().map(Signed::into_certificate).collect())
    }
}

/// A whole PKI in memory: its authorities with their certificates and keys, and one certificate of each profile that they issue.
struct Built {
    authorities: BTreeMap<String, (Certificate, KeyPair)>,
    parents: BTreeMap<String, String>,
    leaves: BTreeMap<String, (Certificate, String)>,
}

fn issue(
    identity: &PkiIdentity,
    profile: &Profile,
    signer: Signer<'_>,
    signing: &KeyPair,
    key: &KeyPair,
    subject: Subject,
) -> Certificate {
    let by = Issuance { profile, identity, signer, algorithm: signing.algorithm(), now: NOW, random: &SystemRandom };
    let request = IssuanceRequest { public_key: key.public().clone(), subject, validity: None };
    let prepared = Reserved::draw(&SystemRandom).unwrap().prepare(&by, &request);
    let prepared = prepared.unwrap_or_else(|why| panic!("{}: {why}", profile.name()));
    let recorded = record(&mut Paper, vec![prepared]).unwrap().remove(0);
    complete(&mut Paper, vec![recorded.sign(signing).unwrap()]).unwrap().remove(0)
}

/// Somebody of each kind, with a name as long as names are.
fn somebody(profile: &Profile) -> Subject {
    let modules = Some(vec![Module { identifier: "cdrs".to_owned(), interface: Interface::Sender }]);
    let party = |id: &str, modules| Party { id: id.parse().unwrap(), roles: vec!["CPO".to_owned()], modules };
    match profile.kind() {
        Kind::Authority => unreachable!("authorities have their own"),
        Kind::Server => Subject::Server { fqdn: "csms.acme.example".to_owned(), names: Vec::new() },
        Kind::Station => Subject::Station(Station {
            station_id: "CS-1".to_owned(),
            serial_number: Some("SN-0001".to_owned()),
            ..Station::default()
        }),
        Kind::Party => Subject::Parties {
            parties: vec![party("DE*ABC", modules.clone()), party("NL*XYZ", modules)],
            fqdn: profile.is_server().then(|| "ocpi.acme.example".to_owned()),
            names: Vec::new(),
        },
        Kind::Secc => holder(&seccid()),
        Kind::Contract => holder("DEACM0123456789"),
        Kind::Vehicle if profile.name() == "iso20-vehicle" => holder("WMIV1234567890ABCDEX"),
        Kind::Vehicle => holder("WMIV1234567890ABCD"),
        Kind::Signer => holder("ACME Certificate Provisioning"),
    }
}

/// The longest there is.
fn seccid() -> String {
    format!("DE-ICE-S-{}-2", "0003C4D5578786756453309675436".repeat(2)[..53].to_owned())
}

fn holder(name: &str) -> Subject {
    Subject::Holder { name: name.to_owned(), roles: Vec::new() }
}

fn built(name: &str) -> Built {
    let identity = PkiIdentity {
        organization: "ACME Charging International GmbH".parse().unwrap(),
        country: "DE".parse().unwrap(),
        environment: Environment::Test,
        pki: None,
        arc: Arc::new(None).unwrap(),
        publication_url: Some("http://pki.acme-charging.example".to_owned()),
        ocsp_url: Some("http://ocsp.acme-charging.example".to_owned()),
    };
    let hierarchy: Hierarchy = builtin::hierarchy(name).unwrap();
    let mut built = Built { authorities: BTreeMap::new(), parents: BTreeMap::new(), leaves: BTreeMap::new() };
    for authority in hierarchy.authorities() {
        let key = KeyPair::generate(authority.key_type()).unwrap();
        let above = authority.parent().map(|parent| &built.authorities[parent]);
        let signer = match (authority.parent(), above) {
            (Some(name), Some((certificate, _))) => Signer::Authority { name, certificate },
            _ => Signer::Itself,
        };
        let subject = Subject::Authority(authority.name().to_owned());
        let profile = builtin::profile(authority.profile()).unwrap();
        let certificate = issue(&identity, &profile, signer, above.map_or(&key, |(_, key)| key), &key, subject);
        built.parents.extend(authority.parent().map(|parent| (authority.name().to_owned(), parent.to_owned())));
        for leaf in authority.issues().iter().map(|name| builtin::profile(name).unwrap()).filter(|p| p.kind() != Kind::Authority)
        {
            let own = KeyPair::generate(leaf.default_key_type()).unwrap();
            let signer = Signer::Authority { name: authority.name(), certificate: &certificate };
            let certificate = issue(&identity, &leaf, signer, &key, &own, somebody(&leaf));
            built.leaves.insert(leaf.name().to_owned(), (certificate, authority.name().to_owned()));
        }
        built.authorities.insert(authority.name().to_owned(), (certificate, key));
    }
    built
}

impl Built {
    /// Asks OpenSSL about the certificate of a profile, under the root that it has.
    fn ask(&self, session: &Session, profile: &str, arguments: &[&str]) -> strangers::Verdict {
        let (leaf, issuer) = &self.leaves[profile];
        let mut chain = vec![issuer.clone()];
        while let Some(parent) = chain.last().and_then(|name| self.parents.get(name)) {
            chain.push(parent.clone());
        }
        let file = |name: &str, names: &[String]| {
            let certificates: Vec<Certificate> = names.iter().map(|name| self.authorities[name].0.clone()).collect();
            session.file(name, pem::write_certificates(&certificates).unwrap())
        };
        let (root, above) = (file("root.pem", &chain[chain.len() - 1..]), file("above.pem", &chain[..chain.len() - 1]));
        let leaf = session.file("leaf.pem", pem::write_certificates(std::slice::from_ref(leaf)).unwrap());
        let at = NOW.0.to_string();
        let fixed = ["verify", "-x509_strict", "-attime", &at, "-CAfile", &root, "-untrusted", &above];
        ask_program("openssl", [&fixed[..], arguments, &[&leaf]].concat())
    }
}

#[test]
fn openssl_takes_every_leaf_of_every_hierarchy() {
    let session = Session::empty();
    let mut seen = 0;
    for document in builtin::HIERARCHIES {
        let built = built(document.name);
        for profile in built.leaves.keys() {
            built.ask(&session, profile, &[]).expect_good();
            seen += 1;
        }
    }
    assert_eq!(seen, 2 + 3 + 5 + 4 + 3);
}

/// Whoever trusts the root of OCPI's authorities takes a client for a client and a server for a server, and neither for the other.
#[test]
fn clients_and_servers_of_parties_are_told_apart() {
    let session = Session::empty();
    let built = built("ocpp-ocpi");
    for (profile, good, bad) in [
        ("ocpi-server", "sslserver", "sslclient"),
        ("ocpi-client", "sslclient", "sslserver"),
        ("cdr-sender", "sslclient", "sslserver"),
    ] {
        built.ask(&session, profile, &["-purpose", good]).expect_good();
        built.ask(&session, profile, &["-purpose", bad]).expect_bad("unsuitable certificate purpose");
    }
    // A charger's certificate has no purposes, which is why nobody may trust this root.
    built.ask(&session, "charger", &["-purpose", "sslclient"]).expect_good();
    let purposes = |profile: &str| {
        builtin::profile(profile).unwrap().extended_key_usage().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(purposes("cdr-sender"), ["clientAuth", "evpki:cdr-sender"]);
}

/// ISO 15118-2 allows 800 bytes (V2G2-010), ISO 15118-20 1600 (V2G20-1234), and neither any extension of evpki's own.
#[test]
fn certificates_of_iso_15118_are_short_and_plain() {
    let extensions = |certificate: &Certificate| -> Vec<String> {
        let arc = Arc::new(None).unwrap();
        let all = certificate.extensions(&arc).unwrap();
        all.iter().map(|(critical, e)| format!("{}{}", e.name(), if *critical { "!" } else { "" })).collect()
    };
    for (name, limit, key_type) in [("iso15118-2", 800, KeyType::P256), ("iso15118-20", 1600, KeyType::P521)] {
        let built = built(name);
        let authorities = built.authorities.iter().map(|(name, (certificate, _))| (name, certificate));
        let leaves = built.leaves.iter().map(|(name, (certificate, _))| (name, certificate));
        for (name, certificate) in authorities.chain(leaves) {
            let length = certificate.der().len();
            assert!(length <= limit, "{name} has {length} bytes");
            assert_eq!(certificate.public_key().key_type(), key_type, "{name}");
            assert!(!extensions(certificate).iter().any(|e| e.starts_with("evpki")), "{name}");
        }
        let of = |name: &str| extensions(&built.authorities[name].0);
        assert_eq!(of("V2GRootCA"), ["basicConstraints!", "keyUsage!", "subjectKeyIdentifier"]);
        let all = [
            "basicConstraints!",
            "keyUsage!",
            "subjectKeyIdentifier",
            "authorityKeyIdentifier",
            "cRLDistributionPoints",
            "authorityInfoAccess",
        ];
        assert_eq!(of("CPOSubCA2"), all);
    }
    let built = built("iso15118-2");
    let subject = |profile: &str| built.leaves[profile].0.subject().to_string();
    assert_eq!(subject("iso2-secc"), format!("C=DE, O=ACME Charging International GmbH, CN={}, DC=CPO", seccid()));
    assert_eq!(seccid().len(), 64);
    assert_eq!(subject("iso2-contract"), "C=DE, O=ACME Charging International GmbH, CN=DEACM0123456789, DC=MO");
    assert_eq!(subject("iso2-provisioning"), "C=DE, O=ACME Charging International GmbH, CN=WMIV1234567890ABCD, DC=OEM");
    assert_eq!(subject("iso2-cps"), "C=DE, O=ACME Charging International GmbH, CN=ACME Certificate Provisioning, DC=CPS");
}

/// `docs/profiles.md` has every key that is read, and its examples are read.
#[test]
fn the_document_has_every_key_and_its_examples_are_sound() {
    let document = fs::read_to_string(project("docs/profiles.md")).unwrap();
    let (profiles, hierarchies) = document.split_once("\n## Keys of a hierarchy\n").unwrap();
    let fields = |path: &str, from: &str, mark: &str| -> Vec<String> {
        let source = fs::read_to_string(project(path)).unwrap();
        let (_, source) = source.split_once(from).unwrap();
        let field = |line: &str| Some(line.trim().strip_prefix(mark)?.split_once(": ")?.0.to_owned());
        let is_name = |name: &String| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        source
            .lines()
            .filter(|line| line.starts_with("    ") && !line.starts_with("     "))
            .filter_map(field)
            .filter(is_name)
            .collect()
    };
    let keys = fields("src/pki/profile/raw.rs", "struct Raw ", "pub(super) ");
    assert!(keys.len() > 35, "{keys:?}");
    for key in keys {
        assert!(
            profiles.contains(&format!("`{key}`")) || profiles.contains(&format!(" {key}:")),
            "docs/profiles.md lacks `{key}`"
        );
    }
    let keys = fields("src/pki/hierarchy.rs", "struct Raw ", "");
    assert!(keys.len() > 14, "{keys:?}");
    for key in keys {
        assert!(hierarchies.contains(&format!("`{key}`")), "docs/profiles.md lacks `{key}` of a hierarchy");
    }
    let bases = ["root-ca", "csms", "charger", "ocpi-client", "iso2-contract"]
        .map(|name| builtin::PROFILES.iter().find(|d| d.name == name).unwrap().text);
    let mut examples = 0;
    for section in profiles.split("\n### `").skip(1) {
        let name = section.split('`').next().unwrap();
        let example: String =
            section.lines().filter_map(|line| line.strip_prefix("    ")).map(|line| format!("{line}\n")).collect();
        assert!(example.starts_with(&format!("{name}:")), "the section `{name}` has no example:\n{example}");
        let said: Vec<String> = bases
            .iter()
            .filter_map(|base| Profile::parse("example.yaml", &replaced(base, name, &example)).err().map(|e| e.to_string()))
            .collect();
        assert!(said.len() < bases.len(), "the example of `{name}` is refused:\n{}", said.join("\n"));
        examples += 1;
    }
    assert_eq!(examples, 18);
}

/// A profile with the key at its left margin replaced, or added.
fn replaced(base: &str, key: &str, by: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in base.lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            inside = line.starts_with(&format!("{key}:"));
        }
        if !inside {
            kept += &format!("{line}\n");
        }
    }
    kept + by
}
