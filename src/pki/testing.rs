//! A small PKI to try things on: three authorities under the shipped profiles, real keys made once for all tests, a ledger in memory.

use super::{
    IssuanceError, PkiIdentity, Profile, builtin,
    issuance::{Ledger, Prepared, Reserved, Signed, complete, record},
    plan::{Issuance, IssuanceRequest, Signer, Subject},
};
use crate::{
    model::{DAY, Environment, Error, KeyId, KeyType, Random, SerialNumber, Timestamp},
    x509::{Certificate, KeyPair, SignatureAlgorithm, Station, SystemRandom, metadata::Arc},
};
use std::sync::{LazyLock, OnceLock};

/// 2026-11-21T00:00:00Z.
pub(super) const NOW: Timestamp = Timestamp(1_795_219_200);
/// When the authorities were made.
pub(super) const BIRTH: Timestamp = Timestamp(NOW.0 - 365 * DAY);

pub(super) static REALM: LazyLock<PkiIdentity> = LazyLock::new(|| PkiIdentity {
    organization: "ACME Charging".parse().unwrap(),
    country: "DE".parse().unwrap(),
    environment: Environment::Test,
    pki: None,
    arc: Arc::new(None).unwrap(),
    publication_url: Some("http://pki.acme.example".to_owned()),
    ocsp_url: None,
});

/// An authority with its key.
pub(super) struct Authority {
    pub(super) name: &'static str,
    pub(super) key: KeyPair,
    pub(super) certificate: Certificate,
}

impl Authority {
    fn new(name: &'static str, profile_name: &str, above: Option<&Self>) -> Self {
        let key = KeyPair::generate(KeyType::P384).unwrap();
        let signer = above.map_or(Signer::Itself, Self::signer);
        let by = Issuance { profile: profile(profile_name), signer, now: BIRTH, ..issuance("root-ca") };
        let request =
            IssuanceRequest { public_key: key.public().clone(), subject: Subject::Authority(name.to_owned()), validity: None };
        let certificate = issue(&by, &request, above.map_or(&key, |a| &a.key)).unwrap();
        Self { name, key, certificate }
    }

    pub(super) fn signer(&self) -> Signer<'_> {
        Signer::Authority { name: self.name, certificate: &self.certificate }
    }
}

pub(super) static ROOT_CA: LazyLock<Authority> = LazyLock::new(|| Authority::new("RootCA", "root-ca", None));
pub(super) static SERVER_CA: LazyLock<Authority> = LazyLock::new(|| Authority::new("ServerCA", "server-ca", Some(&ROOT_CA)));
pub(super) static CLIENT_CA: LazyLock<Authority> = LazyLock::new(|| Authority::new("ClientCA", "client-ca", Some(&ROOT_CA)));

/// The authority that issues certificates of a profile; none for a root's.
pub(super) fn above(profile: &str) -> Option<&'static Authority> {
    match profile {
        "csms" => Some(&SERVER_CA),
        "charger" => Some(&CLIENT_CA),
        "server-ca" | "client-ca" => Some(&ROOT_CA),
        _ => None,
    }
}

/// A shipped profile.
pub(super) fn profile(name: &str) -> &'static Profile {
    static ALL: LazyLock<Vec<Profile>> = LazyLock::new(|| builtin::profiles().unwrap());
    ALL.iter().find(|p| p.name() == name).unwrap()
}

/// A key of this kind, always the same.
pub(super) fn key(key_type: KeyType) -> &'static KeyPair {
    static KEYS: [OnceLock<KeyPair>; KeyType::ALL.len()] = [const { OnceLock::new() }; KeyType::ALL.len()];
    KEYS[key_type as usize].get_or_init(|| KeyPair::generate(key_type).unwrap())
}

/// Issuing under a shipped profile, by the authority that may.
pub(super) fn issuance(profile_name: &str) -> Issuance<'static> {
    Issuance {
        profile: profile(profile_name),
        identity: &REALM,
        signer: above(profile_name).map_or(Signer::Itself, Authority::signer),
        algorithm: SignatureAlgorithm::of(KeyType::P384),
        now: NOW,
        random: &SystemRandom,
    }
}

/// A request for a certificate of a shipped profile, with nothing unusual about it.
pub(super) fn request_for(profile_name: &str) -> IssuanceRequest {
    let subject = match profile_name {
        "csms" => Subject::Server { fqdn: "csms.acme.example".to_owned(), names: Vec::new() },
        "charger" => Subject::Station(Station {
            station_id: "CS-1".to_owned(),
            serial_number: Some("SN-0001".to_owned()),
            vendor: Some("ACME".to_owned()),
            model: Some("Fast 50".to_owned()),
            security_profiles: vec![3],
            versions: vec!["2.0.1".to_owned()],
        }),
        "root-ca" => Subject::Authority("RootCA".to_owned()),
        _ => Subject::Authority("OtherCA".to_owned()),
    };
    let public_key = key(profile(profile_name).default_key_type()).public().clone();
    IssuanceRequest { public_key, subject, validity: None }
}

/// The whole cycle, on a ledger of its own.
pub(super) fn issue(by: &Issuance<'_>, request: &IssuanceRequest, key: &KeyPair) -> Result<Certificate, IssuanceError> {
    let mut ledger = Memory::default();
    let prepared = Reserved::draw(by.random)?.prepare(by, request)?;
    let recorded = record(&mut ledger, vec![prepared]).unwrap().remove(0);
    Ok(complete(&mut ledger, vec![recorded.sign(key)?]).unwrap().remove(0))
}

/// A ledger that forgets when it is dropped.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) recorded: Vec<(SerialNumber, Vec<u8>)>,
    pub(super) completed: Vec<(i64, Certificate)>,
    pub(super) full: bool,
}

impl Ledger for Memory {
    type Error = &'static str;

    fn record(&mut self, prepared: &[Prepared]) -> Result<Vec<i64>, Self::Error> {
        if self.full {
            return Err("the disk is full");
        }
        let taken = |p: &Prepared| self.recorded.iter().any(|(serial, _)| *serial == p.plan().serial);
        if prepared.iter().any(taken) {
            return Err("the serial number is taken");
        }
        let first = self.recorded.len();
        self.recorded.extend(prepared.iter().map(|p| (p.plan().serial.clone(), p.tbs().to_vec())));
        Ok((first..self.recorded.len()).map(|row| i64::try_from(row).unwrap()).collect())
    }

    fn authenticate(&mut self, _: i64, _: &[u8], _: &KeyId) -> Result<(), &'static str> {
        Ok(())
    }

    fn complete(&mut self, signed: Vec<Signed>) -> Result<Vec<Certificate>, Self::Error> {
        if self.full {
            return Err("the disk is full");
        }
        self.completed.extend(signed.iter().map(|s| (s.row(), s.certificate().clone())));
        Ok(signed.into_iter().map(Signed::into_certificate).collect())
    }
}

/// Randomness that is always this byte.
pub(super) struct Always(pub(super) u8);

impl Random for Always {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Error> {
        bytes.fill(self.0);
        Ok(())
    }
}
