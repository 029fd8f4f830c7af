//! A roaming partner's PKI, made elsewhere: an authority, its CRL, and certificates for OCPI parties.

use super::session::{NOW, Session};
use evpki::{
    model::{DAY, Environment, KeyType, PartyId, RevocationReason, SerialNumber, Timestamp},
    x509::{
        Attribute, Certificate, CertificatePlan, Extension, KeyPair, Name, RevocationListEntries, RevocationListPlan,
        SystemRandom, assemble,
        metadata::{Arc, Module, Party},
        pem, to_be_signed,
    },
};
use std::io::{Cursor, Read};

/// A partner's authority.
pub(crate) struct Partner {
    key: KeyPair,
    certificate: Certificate,
    arc: Arc,
}

impl Partner {
    /// One of this environment, whose metadata stands under this arc.
    pub(crate) fn new(environment: Environment, arc: Option<&str>) -> Self {
        let (key, arc) = (KeyPair::generate(KeyType::P256).unwrap(), Arc::new(arc).unwrap());
        let extensions =
            vec![Extension::BasicConstraints { authority: true, path_length: None }, Extension::Environment(environment)];
        let certificate = issue("Partner CA", None, &key, &key, extensions, &arc);
        Self { key, certificate, arc }
    }

    /// The PEM of its own certificate.
    pub(crate) fn pem(&self) -> String {
        pem::write_certificates([&self.certificate]).unwrap()
    }

    /// A certificate that says this.
    pub(crate) fn issue(&self, name: &str, extensions: Vec<Extension>) -> Certificate {
        let key = KeyPair::generate(KeyType::P256).unwrap();
        issue(name, Some(&self.certificate), &key, &self.key, extensions, &self.arc)
    }

    /// The PEM of its CRL, which names these, and is good for a day.
    pub(crate) fn list(&self, revoked: &[&Certificate]) -> String {
        let plan = RevocationListPlan {
            issuer: self.certificate.subject().clone(),
            authority_key_identifier: self.key.public().identifier().to_vec(),
            number: 1,
            this_update: NOW,
            next_update: NOW.plus(DAY),
        };
        let mut entries = RevocationListEntries::new(Cursor::new(Vec::new())).unwrap();
        revoked.iter().for_each(|c| entries.push(c.serial(), NOW, RevocationReason::KeyCompromise).unwrap());
        let mut list = plan.to_be_signed(entries, self.key.algorithm()).unwrap();
        let signature = self.key.sign_message(&list.message().unwrap()).unwrap();
        let mut der = Vec::new();
        list.assemble(&signature).unwrap().der().unwrap().read_to_end(&mut der).unwrap();
        pem::write("X509 CRL", &der).unwrap()
    }
}

fn issue(
    name: &str,
    by: Option<&Certificate>,
    key: &KeyPair,
    signer: &KeyPair,
    extensions: Vec<Extension>,
    arc: &Arc,
) -> Certificate {
    let subject =
        Name::from_attributes(&[(Attribute::Country, "NL".to_owned()), (Attribute::CommonName, name.to_owned())]).unwrap();
    let plan = CertificatePlan {
        serial: SerialNumber::draw(&SystemRandom).unwrap(),
        issuer: by.map_or_else(|| subject.clone(), |by| by.subject().clone()),
        subject,
        not_before: NOW,
        not_after: Timestamp(NOW.0 + 365 * DAY),
        public_key: key.public().clone(),
        extensions: extensions.into_iter().map(Extension::as_usual).collect(),
    };
    let tbs = to_be_signed(&plan, signer.algorithm(), arc).unwrap();
    Certificate::from_der(&assemble(&tbs, signer.algorithm(), &signer.sign(&tbs).unwrap()).unwrap()).unwrap()
}

/// A party with its roles, and its modules as `cdrs:sender`; none: all of them.
pub(crate) fn party(id: &str, roles: &[&str], modules: Option<&[&str]>) -> Party {
    let module = |text: &&str| {
        let (identifier, interface) = text.split_once(':').unwrap();
        Module { identifier: identifier.to_owned(), interface: interface.parse().unwrap() }
    };
    let id: PartyId = id.parse().unwrap();
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    Party { id, roles, modules: modules.map(|all| all.iter().map(module).collect()) }
}

/// Puts a partner's files into a session: `partner.pem` of DE*ABC, a CPO that sends charge detail records; `partner-ca.pem`, `partner.crl`.
pub(crate) fn files(session: &Session, environment: Environment) {
    let partner = Partner::new(environment, None);
    let parties = vec![party("DE*ABC", &["CPO"], Some(&["cdrs:sender"])), party("DE*DEF", &["EMSP"], None)];
    let roles = vec!["billing".to_owned()];
    let purposes = vec!["1.3.6.1.5.5.7.3.2".to_owned(), partner.arc.purpose(evpki::x509::metadata::Purpose::OcpiClient)];
    let said = vec![
        Extension::ExtendedKeyUsage(purposes),
        Extension::Environment(environment),
        Extension::Parties(parties),
        Extension::UserRoles(roles),
    ];
    session.file("partner.pem", pem::write_certificates([&partner.issue("DE*ABC", said)]).unwrap());
    session.file("partner-ca.pem", partner.pem());
    session.file("partner.crl", partner.list(&[]));
}
