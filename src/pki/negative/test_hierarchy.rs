//! The authorities of a hierarchy, with throwaway keys, and what they sign.

use super::Error;
use crate::{
    model::{DAY, KeyType, Random, RevocationReason, Secret, SerialNumber, Timestamp},
    pki::{
        Hierarchy, PkiIdentity, Profile, builtin,
        hierarchy::Authority,
        plan::{self, Issuance, IssuanceRequest, Signer, Subject},
    },
    x509::{
        Attribute, Certificate, Extension, KnownKey, Name, RevocationListPlan, SignatureAlgorithm, ThrowawayKey, ThrowawayPlan,
    },
};

/// How long good certificates are good, in seconds: what a SECC's may last (ISO 15118-2), less a day.
pub(super) const LASTS: i64 = 83 * DAY;
/// How long before now the authorities were founded, so that a certificate that is over was not older than its issuer.
const AGE: i64 = 30 * DAY;

/// An authority.
pub(super) struct TestCa {
    pub(super) name: String,
    pub(super) key: ThrowawayKey,
    pub(super) certificate: Certificate,
    parent: Option<String>,
    /// What is trusted when nothing above it is: its own certificate, when it is a root.
    anchor: Option<Certificate>,
}

/// The authorities of a hierarchy.
pub(super) struct TestHierarchy<'a> {
    /// What the names of its files begin with.
    prefix: &'static str,
    hierarchy: Hierarchy,
    profiles: Vec<Profile>,
    pub(super) identity: PkiIdentity,
    pub(super) now: Timestamp,
    random: &'a dyn Random,
    desks: Vec<TestCa>,
    revoked: Vec<(String, SerialNumber)>,
}

/// A certificate with those above it, and its private key.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) certificates: Vec<Vec<u8>>,
    pub(super) private_key: Secret,
    pub(super) serial: Vec<u8>,
}

impl<'a> TestHierarchy<'a> {
    /// Founds all authorities of a hierarchy that comes with evpki.
    pub(super) fn found(
        prefix: &'static str,
        hierarchy: &str,
        identity: &PkiIdentity,
        now: Timestamp,
        random: &'a dyn Random,
    ) -> Result<Self, Error> {
        let (hierarchy, profiles) = (builtin::hierarchy(hierarchy)?, builtin::profiles()?);
        let (identity, desks, revoked) = (identity.clone(), Vec::new(), Vec::new());
        let mut test_hierarchy = Self { prefix, hierarchy, profiles, identity, now, random, desks, revoked };
        for authority in test_hierarchy.hierarchy.authorities().to_vec() {
            let ca = test_hierarchy.desk_for(&authority)?;
            test_hierarchy.desks.push(ca);
        }
        Ok(test_hierarchy)
    }

    fn desk_for(&self, authority: &Authority) -> Result<TestCa, Error> {
        let key = ThrowawayKey::generate(authority.key_type())?;
        let parent = authority.parent().map(|name| self.ca(name)).transpose()?;
        let subject = Subject::Authority(authority.name().to_owned());
        let request = IssuanceRequest { public_key: key.public().clone(), subject, validity: None };
        let founded = self.now.plus(-AGE);
        let signed = |signer: Signer<'_>, by: &ThrowawayKey| {
            let plan = self.planned(authority.profile(), signer, by.algorithm(), &request, founded)?;
            Ok::<_, Error>(Certificate::from_der(&by.certify(&plan, &self.identity.arc)?)?)
        };
        let certificate = match parent {
            Some(parent) => signed(Signer::Authority { name: &parent.name, certificate: &parent.certificate }, &parent.key)?,
            None => signed(Signer::Itself, &key)?,
        };
        let anchor = match parent {
            None => Some(certificate.clone()),
            Some(_) if authority.anchor() => Some(signed(Signer::Anchor { certificate: &certificate }, &key)?),
            Some(_) => None,
        };
        let (name, parent) = (authority.name().to_owned(), authority.parent().map(str::to_owned));
        Ok(TestCa { name, key, certificate, parent, anchor })
    }

    fn planned(
        &self,
        profile: &str,
        signer: Signer<'_>,
        algorithm: SignatureAlgorithm,
        request: &IssuanceRequest,
        now: Timestamp,
    ) -> Result<ThrowawayPlan, Error> {
        let found = self.profiles.iter().find(|p| p.name() == profile).ok_or_else(|| self.lacks(profile))?;
        let by = Issuance { profile: found, identity: &self.identity, signer, algorithm, now, random: self.random };
        Ok(plan::plan(&by, request, self.serial()?)?.into())
    }

    fn lacks(&self, wanted: &str) -> Error {
        Error::Lacks { hierarchy: self.hierarchy.name().to_owned(), wanted: wanted.to_owned() }
    }

    fn serial(&self) -> Result<SerialNumber, Error> {
        let no_randomness = |_| crate::x509::Error::Crypto { what: "give random bytes" };
        Ok(SerialNumber::draw(self.random).map_err(no_randomness)?)
    }

    pub(super) fn ca(&self, name: &str) -> Result<&TestCa, Error> {
        self.desks.iter().find(|ca| ca.name == name).ok_or_else(|| self.lacks(name))
    }

    /// The authority that issues certificates of this profile.
    pub(super) fn issuer(&self, profile: &str) -> Result<&TestCa, Error> {
        let authority = self.hierarchy.issuer_of(profile).ok_or_else(|| self.lacks(profile))?;
        self.ca(authority.name())
    }

    /// What a certificate of this profile says, for a key that is at hand.
    pub(super) fn plan(&self, profile: &str, subject: Subject, key: &ThrowawayKey) -> Result<ThrowawayPlan, Error> {
        let issuer = self.issuer(profile)?;
        let request = IssuanceRequest { public_key: key.public().clone(), subject, validity: Some(LASTS) };
        let signer = Signer::Authority { name: &issuer.name, certificate: &issuer.certificate };
        self.planned(profile, signer, issuer.key.algorithm(), &request, self.now)
    }

    /// A certificate of this profile with one thing changed, signed by whoever issues such.
    pub(super) fn issue(&self, profile: &str, subject: Subject, change: impl FnOnce(&mut ThrowawayPlan)) -> Result<Shown, Error> {
        self.issue_by(self.issuer(profile)?, profile, subject, change)
    }

    /// The same, signed by another.
    pub(super) fn issue_by(
        &self,
        issuer: &TestCa,
        profile: &str,
        subject: Subject,
        change: impl FnOnce(&mut ThrowawayPlan),
    ) -> Result<Shown, Error> {
        let found = self.profiles.iter().find(|p| p.name() == profile).ok_or_else(|| self.lacks(profile))?;
        let key = ThrowawayKey::generate(found.default_key_type())?;
        let mut plan = self.plan(profile, subject, &key)?;
        below(&mut plan, &issuer.certificate);
        change(&mut plan);
        let certificate = issuer.key.certify(&plan, &self.identity.arc)?;
        let certificates = [vec![certificate], self.above(issuer)?].concat();
        Ok(Shown { certificates, private_key: key.to_pkcs8()?, serial: plan.serial })
    }

    /// One for a key that everybody knows.
    pub(super) fn issue_to_known(&self, profile: &str, subject: Subject, known: KnownKey) -> Result<Shown, Error> {
        self.issue_for(profile, subject, known.public_key()?, known.to_pkcs8()?)
    }

    /// One for a key of a kind that the profile does not allow.
    pub(super) fn issue_for_key(&self, profile: &str, subject: Subject, key_type: KeyType) -> Result<Shown, Error> {
        let key = ThrowawayKey::generate(key_type)?;
        self.issue_for(profile, subject, key.public().spki().to_vec(), key.to_pkcs8()?)
    }

    fn issue_for(&self, profile: &str, subject: Subject, public_key: Vec<u8>, private_key: Secret) -> Result<Shown, Error> {
        let identifier = crate::x509::digest(&public_key)[..20].to_vec();
        let shown = self.issue(profile, subject, |plan| {
            plan.public_key = public_key;
            put(plan, false, Extension::SubjectKeyIdentifier(identifier));
        })?;
        Ok(Shown { private_key, ..shown })
    }

    /// An authority below another, that no hierarchy has, and a certificate of this profile by it. The authority looks as `like` does.
    pub(super) fn issue_below(
        &self,
        above: &TestCa,
        like: &TestCa,
        profile: &str,
        subject: Subject,
        change: impl FnOnce(&mut ThrowawayPlan),
    ) -> Result<Shown, Error> {
        let authority = self.hierarchy.authority(&like.name).ok_or_else(|| self.lacks(&like.name))?;
        let key = ThrowawayKey::generate(like.key.public().key_type())?;
        let request = IssuanceRequest {
            public_key: key.public().clone(),
            subject: Subject::Authority(format!("{}Below", like.name)),
            validity: Some(LASTS + DAY),
        };
        let signer = Signer::Authority { name: &above.name, certificate: &above.certificate };
        let mut plan = self.planned(authority.profile(), signer, above.key.algorithm(), &request, self.now)?;
        change(&mut plan);
        let der = above.key.certify(&plan, &self.identity.arc)?;
        let (name, certificate) = (format!("{}Below", like.name), Certificate::from_der(&der)?);
        let ca = TestCa { name, key, certificate, parent: Some(above.name.clone()), anchor: None };
        self.issue_by(&ca, profile, subject, |_| ())
    }

    /// A certificate that somebody issued who is no authority: the holder of a good one.
    pub(super) fn issue_by_leaf(&self, profile: &str, holder: Subject, subject: Subject) -> Result<Shown, Error> {
        let issuer = self.issuer(profile)?;
        let key = ThrowawayKey::generate(KeyType::P256)?;
        let der = issuer.key.certify(&self.plan(profile, holder, &key)?, &self.identity.arc)?;
        let (name, certificate) = ("Leaf".to_owned(), Certificate::from_der(&der)?);
        let ca = TestCa { name, key, certificate, parent: Some(issuer.name.clone()), anchor: None };
        self.issue_by(&ca, profile, subject, |_| ())
    }

    /// Revokes a certificate.
    pub(super) fn revoke(&mut self, issuer: &str, shown: &Shown) -> Result<(), Error> {
        let serial = SerialNumber::from_bytes(&shown.serial)
            .map_err(|e| crate::x509::Error::Der { expected: "a serial number", why: e.to_string() })?;
        self.revoked.push((issuer.to_owned(), serial));
        Ok(())
    }

    /// The certificates of an authority and of those above it, without the root's.
    fn above(&self, ca: &TestCa) -> Result<Vec<Vec<u8>>, Error> {
        let mut all = Vec::new();
        let mut at = ca;
        while let Some(parent) = &at.parent {
            all.push(at.certificate.der().to_vec());
            at = self.ca(parent)?;
        }
        Ok(all)
    }

    fn file(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }

    /// The name of an anchor among the files.
    pub(super) fn anchor_name(&self, ca: &str) -> String {
        self.file(ca)
    }

    /// The names of the CRLs of an authority and of those above it.
    pub(super) fn list_names(&self, ca: &str) -> Result<Vec<String>, Error> {
        let mut at = self.ca(ca)?;
        let mut names = vec![self.file(&at.name)];
        while let Some(parent) = &at.parent {
            at = self.ca(parent)?;
            names.push(self.file(&at.name));
        }
        Ok(names)
    }

    pub(super) fn anchors(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.desks.iter().filter_map(|ca| Some((self.file(&ca.name), ca.anchor.as_ref()?.der().to_vec())))
    }

    pub(super) fn revocation_lists(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let list = |ca: &TestCa| {
            let plan = RevocationListPlan {
                issuer: ca.certificate.subject().clone(),
                authority_key_identifier: ca.certificate.subject_key_identifier().unwrap_or_default(),
                number: 1,
                this_update: self.now.plus(-300),
                next_update: self.now.plus(LASTS),
            };
            let named = self.revoked.iter().filter(|(issuer, _)| *issuer == ca.name);
            let revoked: Vec<_> =
                named.map(|(_, serial)| (serial.clone(), self.now.plus(-300), RevocationReason::KeyCompromise)).collect();
            Ok((self.file(&ca.name), ca.key.revoke(&plan, &revoked)?))
        };
        self.desks.iter().map(list).collect()
    }
}

/// Has another issue it.
fn below(plan: &mut ThrowawayPlan, issuer: &Certificate) {
    plan.issuer = issuer.subject().clone();
    let id = issuer.subject_key_identifier().unwrap_or_default();
    put(plan, false, Extension::AuthorityKeyIdentifier(id));
}

/// Puts an extension in the place of the one of its name, or behind all others.
pub(super) fn put(plan: &mut ThrowawayPlan, critical: bool, extension: Extension) {
    match plan.extensions.iter_mut().find(|(_, e)| e.name() == extension.name()) {
        Some(place) => *place = (critical, extension),
        None => plan.extensions.push((critical, extension)),
    }
}

/// Another subject.
pub(super) fn name(attributes: &[(Attribute, &str)]) -> Result<Name, Error> {
    let attributes: Vec<(Attribute, String)> = attributes.iter().map(|(a, value)| (*a, (*value).to_owned())).collect();
    Ok(Name::from_attributes(&attributes)?)
}
