//! What is judged: a PKI of every hierarchy that comes with evpki, a certificate of every kind that it issues, and its CRLs.
//!
//! Everything that concerns one of them is in a folder of its own, as PEM, so that every judge finds it where every other does:
//!
//! ```text
//! certificate.pem   it alone           issuers.pem   the authorities between it and the anchor, the nearest first; may be empty
//! issuer-N.pem      each of them alone
//! anchor.pem        whom to trust      stranger.pem  who has the anchor's name, and another key
//! crls.pem, N.crl   the CRLs of all authorities on its path, at once as PEM, and one by one as DER
//! chain.pem         certificate.pem and issuers.pem
//! revoked/          the same of another certificate of its kind, which is revoked (of leaves)
//!
//! list.pem, list.crl    a CRL          issuer.pem    who signed it
//! foreign.pem           a CRL of the stranger's, by the same name
//! ```

use super::answer::Question;
use crate::support::session::{NOW, Session, cheapen};
use evpki::{
    model::{KeyType, Timestamp},
    pki::{
        Hierarchy, builtin,
        hierarchy::Authority,
        profile::{Identifier, Kind, Profile, SubjectAlternativeName},
    },
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// What a thing to be judged is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// An authority's certificate.
    Authority,
    /// Any other certificate.
    Leaf,
    /// A CRL.
    List,
}

/// What somebody would use a certificate for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To be a TLS server of this name.
    Server(String),
    /// To be a TLS server that is known by its subject alone: a charging station, to a vehicle (ISO 15118).
    NamelessServer,
    /// To be a TLS client.
    Client,
    /// To sign messages, or certificates.
    Signer,
}

impl Purpose {
    /// Its name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Server(_) | Self::NamelessServer => "server",
            Self::Client => "client",
            Self::Signer => "signer",
        }
    }

    /// The same, whatever its name.
    pub(crate) fn nameless(&self) -> Self {
        if let Self::Server(_) = self { Self::NamelessServer } else { self.clone() }
    }

    /// The host name, of a server.
    pub(crate) fn host(&self) -> Option<&str> {
        match self {
            Self::Server(host) => Some(host),
            _ => None,
        }
    }
}

/// One thing to be judged.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// What it is.
    pub(crate) what: What,
    /// The hierarchy that it is of.
    pub(crate) hierarchy: &'static str,
    /// What the table calls it.
    pub(crate) name: String,
    /// Its key; of a CRL, its issuer's.
    pub(crate) key_type: String,
    /// What it is for.
    pub(crate) purpose: Purpose,
    /// Whether it is signed with its own key.
    pub(crate) is_self_signed: bool,
    /// What evpki says of it.
    pub(crate) said: Value,
    /// What judges are asked about it.
    pub(crate) asked: &'static [Question],
    /// Of a CRL: the folder of a leaf that has its issuer on its path, and what that leaf is for.
    pub(crate) leaf: Option<(PathBuf, Purpose)>,
    folder: PathBuf,
}

impl Case {
    /// What an extension of it says.
    pub(crate) fn says(&self, extension: &str) -> Option<&str> {
        let extensions = self.said["extensions"].as_array()?;
        extensions.iter().find(|e| e["name"] == extension)?["says"].as_str()
    }

    /// The purposes that its extended key usage names, if it has one.
    pub(crate) fn purposes(&self) -> Option<&str> {
        self.says("extKeyUsage")
    }

    /// A file of its folder.
    pub(crate) fn at(&self, name: &str) -> String {
        self.folder.join(name).into_os_string().into_string().unwrap()
    }
}

/// The PKI of a hierarchy, and another one whose authorities have the same names.
struct TestPki {
    name: &'static str,
    hierarchy: Hierarchy,
    profiles: Vec<Profile>,
    ours: Session,
    theirs: Session,
    directory: PathBuf,
}

/// All there is to be judged of a hierarchy, in a directory.
pub(crate) fn cases(name: &'static str, directory: &Path) -> Vec<Case> {
    let _ = fs::remove_dir_all(directory);
    let test_pki = TestPki {
        name,
        hierarchy: builtin::hierarchy(name).unwrap(),
        profiles: builtin::profiles().unwrap(),
        ours: founded(name),
        theirs: founded(name),
        directory: directory.to_owned(),
    };
    let mut issued = test_pki.issue();
    test_pki.ours.run(["crl", "publish", "--out", &test_pki.at("crl")]).expect(0);
    test_pki.theirs.run(["crl", "publish", "--out", &test_pki.at("foreign")]).expect(0);
    let mut cases = test_pki.authorities();
    cases.append(&mut issued);
    let lists = test_pki.lists(&cases);
    cases.extend(lists);
    cases
}

/// A PKI of a hierarchy, under a clock that says what the judges' does.
fn founded(hierarchy: &str) -> Session {
    let session = Session::empty();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    session.pass(Timestamp(now.cast_signed()).0 - NOW.0);
    let who = ["--organization", "ACME Charging", "--country", "DE", "--environment", "test"];
    let place = ["--publication-url", "http://pki.acme.example/crl"];
    session.run([&["init", "--hierarchy", hierarchy][..], &who, &place].concat()).expect(0);
    cheapen(&session.home().join("evpki.db"));
    session
}

impl TestPki {
    fn at(&self, name: &str) -> String {
        self.directory.join(name).into_os_string().into_string().unwrap()
    }

    fn profile(&self, name: &str) -> &Profile {
        self.profiles.iter().find(|p| p.name() == name).unwrap()
    }

    /// Issues two of every kind, and revokes the second.
    fn issue(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        for authority in self.hierarchy.authorities() {
            let profiles = authority.issues().iter().map(|name| self.profile(name));
            for profile in profiles.filter(|p| p.kind() != Kind::Authority) {
                let rsa = profile.key_types().iter().find(|key| key.to_string().starts_with("rsa"));
                for key_type in [profile.default_key_type()].iter().chain(rsa) {
                    let title = if *key_type == profile.default_key_type() {
                        profile.name().to_owned()
                    } else {
                        format!("{} ({key_type})", profile.name())
                    };
                    let [good, revoked] = ["good", "revoked"].map(|what| self.issue_one(profile, *key_type, what));
                    self.ours.run(["--yes", "certificate", "revoke", &revoked, "--reason", "superseded"]).expect(0);
                    let folder = self.directory.join(format!("leaf-{}-{key_type}", profile.name()));
                    self.write(&good, authority.name(), &folder);
                    self.write(&revoked, authority.name(), &folder.join("revoked"));
                    cases.push(self.case(What::Leaf, title, &good, folder));
                }
            }
        }
        cases
    }

    /// Issues a certificate by a profile; gives its serial number.
    fn issue_one(&self, profile: &Profile, key_type: KeyType, what: &str) -> String {
        let before = self.serials();
        let key_type = key_type.to_string();
        match profile.kind() {
            Kind::Server => {
                let host = format!("{what}-{key_type}.acme.example");
                self.ours.run(["server", "issue", &host, "--key-type", &key_type]).expect(0);
            }
            Kind::Station => {
                let (station, serial) = (format!("CS-{what}-{key_type}"), format!("SN-{what}-{key_type}"));
                let add = ["charger", "add", &station, "--serial-number", &serial, "--security-profile", "3"];
                self.ours.run([&add[..], &["--vendor", "Wallbox GmbH", "--key-type", &key_type]].concat()).expect(0);
                self.ours.run(["charger", "issue", &station]).expect(0);
            }
            Kind::Party => {
                let mut words =
                    vec!["party", "issue", if what == "good" { "DE*GUD" } else { "DE*BAD" }, "--role", "CPO", "--again"];
                words.extend(["--purpose", profile.name(), "--key-type", &key_type]);
                let host = format!("{what}-{key_type}.ocpi.acme.example");
                if profile.subject_alternative_name() != SubjectAlternativeName::None {
                    words.extend(["--server", &host]);
                }
                self.ours.run(words).expect(0);
            }
            Kind::Secc | Kind::Contract | Kind::Vehicle | Kind::Signer => {
                let digit = if what == "good" { '1' } else { '2' };
                let name = match profile.identifier() {
                    Some(Identifier::Seccid) => format!("DE-ACM-S-{:0>32}", digit),
                    Some(Identifier::Emaid) => format!("DEACMC{:0>8}", digit),
                    Some(Identifier::Pcid | Identifier::Evccid) => format!("WACM{:0>13}", digit),
                    None => format!("{} {what}", profile.name()),
                };
                self.ours.run(["certificate", "issue", profile.name(), &name, "--key-type", &key_type]).expect(0);
            }
            Kind::Authority => unreachable!("authorities are made at the beginning"),
        }
        let mut new = self.serials();
        new.retain(|serial| !before.contains(serial));
        assert_eq!(new.len(), 1, "{}: {new:?}", profile.name());
        new.remove(0)
    }

    fn serials(&self) -> Vec<String> {
        let listed = self.ours.run(["certificate", "list", "--json"]).expect(0).stdout;
        listed.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["serial"].as_str().unwrap().to_owned()).collect()
    }

    /// The certificates of the authorities, and those by which they are anchors.
    fn authorities(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        for authority in self.hierarchy.authorities() {
            let folder = self.directory.join(format!("authority-{}", authority.name()));
            let serial = self.serial_of(&export(&self.ours, authority.name(), false));
            self.write(&serial, authority.parent().unwrap_or_default(), &folder);
            cases.push(self.case(What::Authority, authority.name().to_owned(), &serial, folder));
            if has_anchor(authority) {
                let folder = self.directory.join(format!("anchor-{}", authority.name()));
                let serial = self.serial_of(&export(&self.ours, authority.name(), true));
                self.write(&serial, "", &folder);
                let name = format!("{}, signed by itself", authority.name());
                cases.push(self.case(What::Authority, name, &serial, folder));
            }
        }
        cases
    }

    fn serial_of(&self, pem: &str) -> String {
        let file = self.ours.file("which.pem", pem);
        let shown = self.ours.run(["certificate", "show", &file, "--json"]).expect(0).json();
        shown["serial"].as_str().unwrap().to_owned()
    }

    /// Writes all that concerns a certificate which this authority signed; nobody: which is its own anchor.
    fn write(&self, serial: &str, signed_by: &str, folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        let certificate = self.ours.run(["certificate", "show", serial, "--pem"]).expect(0).stdout;
        let (mut issuers, mut lists) = (String::new(), Vec::new());
        let mut path = Vec::new();
        let mut next = self.hierarchy.authority(signed_by);
        while let Some(authority) = next {
            path.push(authority);
            // Who has a certificate that it signed for itself is trusted by it; a path goes no further.
            next = if has_anchor(authority) { None } else { authority.parent().and_then(|name| self.hierarchy.authority(name)) };
        }
        for (at, authority) in path.iter().enumerate() {
            lists.push(authority.name());
            if at + 1 < path.len() {
                let issuer = export(&self.ours, authority.name(), false);
                fs::write(folder.join(format!("issuer-{at}.pem")), &issuer).unwrap();
                issuers += &issuer;
            }
        }
        let (anchor, stranger) = if let Some(top) = path.last() {
            let of = |session| export(session, top.name(), has_anchor(top));
            (of(&self.ours), of(&self.theirs))
        } else {
            // Its name is that of its authority, and so is its anchor; the stranger has the same.
            let shown = self.ours.run(["certificate", "show", serial, "--json"]).expect(0).json();
            let name = shown["pki"]["authority"].as_str().unwrap().to_owned();
            lists.push(self.hierarchy.authority(&name).unwrap().name());
            let is_anchor = has_anchor(self.hierarchy.authority(&name).unwrap());
            (certificate.clone(), export(&self.theirs, &name, is_anchor))
        };
        let put = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        put("certificate.pem", &certificate);
        put("issuers.pem", &issuers);
        put("chain.pem", &(certificate.clone() + &issuers));
        put("anchor.pem", &anchor);
        put("stranger.pem", &stranger);
        // The CRLs come later; where they will be is known.
        put("crls", &lists.join("\n"));
    }

    fn case(&self, what: What, name: String, serial: &str, folder: PathBuf) -> Case {
        let said = self.ours.run(["certificate", "show", serial, "--json"]).expect(0).json();
        let says = |name: &str| {
            let extensions = said["extensions"].as_array().unwrap();
            extensions.iter().find(|e| e["name"] == name).map(|e| e["says"].as_str().unwrap().to_owned())
        };
        let profile = self.profile(said["pki"]["profile"].as_str().unwrap());
        let host = says("subjectAltName").and_then(|names| Some(names.strip_prefix("DNS:")?.split(", ").next()?.to_owned()));
        let purpose = match (profile.kind(), host) {
            (Kind::Authority, _) => Purpose::Signer,
            (Kind::Signer | Kind::Contract, _) => Purpose::Signer,
            (_, Some(host)) => Purpose::Server(host),
            (Kind::Station | Kind::Party | Kind::Vehicle, None) => Purpose::Client,
            (Kind::Server | Kind::Secc, None) => Purpose::NamelessServer,
        };
        Case {
            what,
            hierarchy: self.name,
            name,
            key_type: said["key_type"].as_str().unwrap().to_owned(),
            purpose,
            is_self_signed: said["subject"] == said["issuer"],
            said,
            asked: Question::about(what),
            leaf: None,
            folder,
        }
    }

    /// The CRLs of all authorities; gives every case those that it needs.
    fn lists(&self, cases: &[Case]) -> Vec<Case> {
        let published = |name: &str, of: &str| fs::read(Path::new(&self.at(of)).join(name)).unwrap();
        for folder in cases.iter().flat_map(|case| [case.folder.clone(), case.folder.join("revoked")]).filter(|f| f.exists()) {
            let mut all = Vec::new();
            for (at, name) in fs::read_to_string(folder.join("crls")).unwrap().lines().enumerate() {
                all.extend(published(&format!("{name}.crl.pem"), "crl"));
                fs::write(folder.join(format!("{at}.crl")), published(&format!("{name}.crl"), "crl")).unwrap();
            }
            fs::write(folder.join("crls.pem"), all).unwrap();
        }
        let known = self.ours.run(["ca", "list", "--json"]).expect(0).json();
        let listed = self.ours.run(["certificate", "list", "--status", "revoked", "--json"]).expect(0).stdout;
        let revoked: Vec<Value> = listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mut lists = Vec::new();
        for said in known["authorities"].as_array().unwrap() {
            let name = said["name"].as_str().unwrap();
            let folder = self.directory.join(format!("list-{name}"));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("list.pem"), published(&format!("{name}.crl.pem"), "crl")).unwrap();
            fs::write(folder.join("list.crl"), published(&format!("{name}.crl"), "crl")).unwrap();
            fs::write(folder.join("foreign.pem"), published(&format!("{name}.crl.pem"), "foreign")).unwrap();
            fs::write(folder.join("issuer.pem"), export(&self.ours, name, false)).unwrap();
            fs::write(folder.join("stranger.pem"), export(&self.theirs, name, false)).unwrap();
            let mut said = said.clone();
            let entries = revoked.iter().filter(|row| row["authority"] == name).map(|row| row["serial"].clone());
            said["entries"] = entries.collect();
            assert_eq!(said["entries"].as_array().unwrap().len() as u64, said["crl_entries"].as_u64().unwrap(), "{said}");
            let is_below = |case: &&Case| {
                let names = fs::read_to_string(case.folder.join("crls")).unwrap();
                case.what == What::Leaf && names.lines().any(|line| line == name)
            };
            lists.push(Case {
                what: What::List,
                hierarchy: self.name,
                name: format!("CRL of {name}"),
                key_type: said["key_type"].as_str().unwrap().to_owned(),
                purpose: Purpose::Signer,
                is_self_signed: false,
                leaf: cases.iter().find(is_below).map(|case| (case.folder.clone(), case.purpose.clone())),
                said,
                asked: Question::about(What::List),
                folder,
            });
        }
        lists
    }
}

/// Whether it is trusted by a certificate that it signed for itself, beside that of its parent.
fn has_anchor(authority: &Authority) -> bool {
    authority.anchor() && authority.parent().is_some()
}

/// The certificate of an authority.
fn export(session: &Session, authority: &str, is_anchor: bool) -> String {
    let anchor: &[&str] = if is_anchor { &["--anchor"] } else { &[] };
    session.run([&["ca", "export", authority][..], anchor].concat()).expect(0).stdout
}
