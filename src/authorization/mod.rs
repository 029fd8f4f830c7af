//! Authorization from the certificate: whether a client that presents a certificate chain may make a request.
//!
//! The answer depends only on the chain, the CRLs and the metadata in the certificate ([`crate::x509::metadata`]). It needs no
//! store, no network and no clock. This is not part of OCPI or OCPP: it is useful only between peers that have agreed on it.

mod error;
#[cfg(all(test, feature = "cli"))]
mod tests;

pub use error::AuthorizationError;

use crate::{
    model::{Environment, Interface, PartyId, Timestamp},
    x509::{
        Certificate, Extension, KeyUsage, RevocationList, Station,
        metadata::{Arc, Party, Purpose},
        path::{self, Revocation, Search},
    },
};

/// clientAuth and anyExtendedKeyUsage (RFC 5280, 4.2.1.12).
const CLIENT: [&str; 2] = ["1.3.6.1.5.5.7.3.2", "2.5.29.37.0"];
/// The only module and interface that a sender of charge detail records may use.
const CDR_SENDER: (&str, Interface) = ("cdrs", Interface::Sender);

/// The request that the holder of a certificate makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The environment of the server that receives the request.
    pub environment: Environment,
    /// The identity that the client claims, and what it wants to do.
    pub subject: Subject,
}

/// The identity that the client claims, and what it wants to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The client acts as an OCPI party.
    Party {
        /// The party, as in the headers and paths of OCPI.
        party: PartyId,
        /// The role, spelt as in OCPI (`CPO`). `None` means any role.
        role: Option<String>,
        /// The module, spelt as in OCPI (`cdrs`).
        module: String,
        /// The interface of the module. OCPI 2.1.1 has no interfaces: use [`Interface::Both`].
        interface: Interface,
    },
    /// The client acts as a charger (charging station).
    Station {
        /// Its station ID, as in the URL that it connects to.
        station_id: String,
        /// The serial number of its hardware, as in its BootNotification. `None` means any serial number.
        serial_number: Option<String>,
    },
}

/// The reasons for which a request is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The certificates from the client certificate to the anchor, both included.
    pub path: Vec<Certificate>,
    /// The metadata of the client certificate that allows the request.
    pub says: Says,
    /// The certificates of the path without a current CRL. Always empty if CRLs are [required](Revocation::Required).
    pub unchecked: Vec<Certificate>,
}

/// The metadata of a certificate that allows a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// The OCPI party, one of those that the certificate names.
    Party(Party),
    /// The charger that the certificate names.
    Station(Station),
}

/// The trust anchors, the CRLs and the settings of the checks.
///
/// # Rules
///
/// A request is allowed if all of these rules are met. Otherwise the answer is the first [`AuthorizationError`]. A certificate
/// that cannot be parsed is refused.
///
/// 1. There is a path from the certificate to an anchor that is valid at the given time (RFC 5280, 6.1; see [`Search`]). No CRL
///    lists one of its certificates as revoked or on hold. Unless [`revocation`](Self::revocation) allows otherwise, each
///    certificate below the anchor needs a current CRL.
/// 2. The certificate is not a CA certificate. Its key usage, if present, has digitalSignature.
/// 3. Its extended key usage, if present, has clientAuth or anyExtendedKeyUsage. If it names purposes under evpki's arc, one of
///    them is `ocpi-client` for a party, or `station` for a charger. `cdr-sender` is enough for a party that sends charge detail
///    records: module `cdrs`, interface `sender`.
/// 4. Each certificate of the path, the anchor included, names the environment of the request.
/// 5. For a party: one entry of the certificate names the party, has the role of the request (if the request names a role), and
///    grants the module and the interface. An entry without a list of modules grants all modules; an entry with an empty list
///    grants none. The interface `both` grants either interface; a request for `both` needs `both`, or sender and receiver.
/// 6. For a charger: the certificate names the station ID, and the serial number if the request names one.
///
/// Roles, modules, station IDs and serial numbers are compared exactly, including upper and lower case.
///
/// # In a server
///
/// Pass the certificates of the peer that rustls reports. Each call verifies the signatures of the chain and of its CRLs again,
/// and reads a long CRL to its end:
///
/// ```
/// use evpki::authorization::{Question, AuthorizationError, Subject, Trust};
/// use evpki::model::{Environment, Interface, Timestamp};
/// use evpki::x509::{metadata::Arc, path::Revocation, pem};
/// # use evpki::model::{DAY, KeyType, SerialNumber};
/// # use evpki::x509::{Attribute, Certificate, CertificatePlan, Extension, KeyPair, Name, RevocationListEntries, RevocationListPlan};
/// # use evpki::x509::{SystemRandom, assemble, metadata::{Module, Party}, to_be_signed};
/// # let now = Timestamp(1_795_240_800);
/// # let (key, name) = (KeyPair::generate(KeyType::P256)?, Name::from_attributes(&[(Attribute::CommonName, "CA".to_owned())])?);
/// # let issue = |extensions: Vec<Extension>| {
/// #     let plan = CertificatePlan {
/// #         serial: SerialNumber::draw(&SystemRandom).unwrap(), issuer: name.clone(), subject: name.clone(), not_before: now,
/// #         not_after: now.plus(DAY), public_key: key.public().clone(), extensions: extensions.into_iter().map(Extension::as_usual).collect(),
/// #     };
/// #     let tbs = to_be_signed(&plan, key.algorithm(), &Arc::new(None)?)?;
/// #     assemble(&tbs, key.algorithm(), &key.sign(&tbs)?)
/// # };
/// # let anchor = issue(vec![Extension::BasicConstraints { authority: true, path_length: None }, Extension::Environment(Environment::Test)])?;
/// # let modules = Some(vec![Module { identifier: "cdrs".to_owned(), interface: Interface::Sender }]);
/// # let parties = vec![Party { id: "DE*ABC".parse()?, roles: vec!["CPO".to_owned()], modules }];
/// # let peer_certificates = vec![issue(vec![Extension::Parties(parties), Extension::Environment(Environment::Test)])?];
/// # let anchors_pem = pem::write("CERTIFICATE", &anchor)?;
/// # let plan = RevocationListPlan {
/// #     issuer: name.clone(), authority_key_identifier: key.public().identifier().to_vec(), number: 1, this_update: now,
/// #     next_update: now.plus(DAY),
/// # };
/// # let mut list = plan.to_be_signed(RevocationListEntries::new(std::io::Cursor::new(Vec::new()))?, key.algorithm())?;
/// # let signature = key.sign_message(&list.message()?)?;
/// # let mut crl_pem = Vec::new();
/// # std::io::Read::read_to_end(&mut list.assemble(&signature)?.der()?, &mut crl_pem)?;
/// // Once, and again when there is a new CRL:
/// let trust = Trust {
///     anchors: pem::certificates(anchors_pem.as_bytes())?,
///     intermediates: Vec::new(),
///     revocation_lists: pem::revocation_lists(&crl_pem)?,
///     revocation: Revocation::Required,
///     arc: Arc::new(None)?,
/// };
///
/// // For each request, as `connection.peer_certificates()` gives them: the peer's own first.
/// let mut question = Question {
///     environment: Environment::Test,
///     subject: Subject::Party {
///         party: "DE*ABC".parse()?,
///         role: None,
///         module: "cdrs".to_owned(),
///         interface: Interface::Sender,
///     },
/// };
/// let grant = trust.authorize(&peer_certificates, &question, now)?;
/// assert_eq!(grant.path.len(), 2);
///
/// question.environment = Environment::Production;
/// let refusal = trust.authorize(&peer_certificates, &question, now).unwrap_err();
/// assert!(matches!(refusal, AuthorizationError::OtherEnvironment { found: Environment::Test, .. }));
/// assert_eq!(refusal.to_string(), "`CN=CA` belongs to the environment test, expected production");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Trust {
    /// The CAs that are trusted: CAs for parties or CAs for chargers, never a root above both. Only the contents of a certificate
    /// tell a party from a charger, and every CA below an anchor can issue either.
    pub anchors: Vec<Certificate>,
    /// Intermediate certificates to use in addition to those that the client presents.
    pub intermediates: Vec<Certificate>,
    /// CRLs, in any order.
    pub revocation_lists: Vec<RevocationList>,
    /// Whether each certificate needs a current CRL. If not, a revoked certificate is accepted while its CRL is missing.
    pub revocation: Revocation,
    /// The OID arc of the metadata extensions: that of the PKI of the anchors.
    pub arc: Arc,
}

impl Trust {
    /// Checks whether the client that presented these certificates (DER, its own first) may do what `question` describes.
    ///
    /// # Errors
    /// [`AuthorizationError`] if it may not.
    pub fn authorize(
        &self,
        presented: &[impl AsRef<[u8]>],
        question: &Question,
        at: Timestamp,
    ) -> Result<Grant, AuthorizationError> {
        let read = |(position, der): (usize, &_)| {
            let der: &[u8] = AsRef::<[u8]>::as_ref(der);
            Certificate::from_der(der)
                .map_err(|why| AuthorizationError::Unreadable { position: position + 1, why: why.to_string() })
        };
        let all = presented.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
        let (leaf, others) = all.split_first().ok_or(AuthorizationError::NothingShown)?;
        self.authorize_certificate(leaf, others, question, at)
    }

    /// Does the same as [`authorize`](Self::authorize) with parsed certificates. The `others` may be in any order and may contain
    /// unrelated certificates.
    ///
    /// # Errors
    /// [`AuthorizationError`] if the client may not do what `question` describes.
    pub fn authorize_certificate(
        &self,
        leaf: &Certificate,
        others: &[Certificate],
        question: &Question,
        at: Timestamp,
    ) -> Result<Grant, AuthorizationError> {
        let path = self.path(leaf, others, at)?;
        let subject = || leaf.subject().to_string();
        let extensions =
            leaf.extensions(&self.arc).map_err(|e| AuthorizationError::Malformed { subject: subject(), why: e.to_string() })?;
        if leaf.authority().is_some() {
            return Err(AuthorizationError::Authority { subject: subject() });
        }
        self.check_usage(leaf, &extensions, question)?;
        for certificate in &path {
            self.check_environment(certificate, question.environment)?;
        }
        let says = match &question.subject {
            Subject::Party { party, role, module, interface } => {
                let all =
                    extensions.into_iter().find_map(|(_, e)| if let Extension::Parties(all) = e { Some(all) } else { None });
                let all = all.ok_or_else(|| AuthorizationError::NoParties { subject: subject() })?;
                Says::Party(granted(all, *party, role.as_deref(), module, *interface)?)
            }
            Subject::Station { station_id, serial_number } => {
                let it = extensions.into_iter().find_map(|(_, e)| if let Extension::Station(it) = e { Some(it) } else { None });
                let it = it.ok_or_else(|| AuthorizationError::NoStation { subject: subject() })?;
                Says::Station(same(it, station_id, serial_number.as_deref())?)
            }
        };
        let unchecked = match self.revocation {
            Revocation::Required => Vec::new(),
            Revocation::WhereKnown => self.unchecked(&path, others, at),
        };
        Ok(Grant { path, says, unchecked })
    }

    /// Returns the path from `leaf` to an anchor, both included. It may use [`intermediates`](Self::intermediates) and `others`.
    ///
    /// # Errors
    /// [`PathError`](path::PathError) if there is no valid path.
    pub fn path(&self, leaf: &Certificate, others: &[Certificate], at: Timestamp) -> Result<Vec<Certificate>, path::PathError> {
        self.search(&[&self.intermediates, others].concat(), at).path(leaf)
    }

    /// Returns the certificates of a path that have no current CRL, so that it is unknown whether they are revoked.
    #[must_use]
    pub fn unchecked(&self, path: &[Certificate], others: &[Certificate], at: Timestamp) -> Vec<Certificate> {
        self.search(&[&self.intermediates, others].concat(), at).unchecked(path).into_iter().cloned().collect()
    }

    fn search<'a>(&'a self, intermediates: &'a [Certificate], at: Timestamp) -> Search<'a> {
        Search {
            intermediates,
            anchors: &self.anchors,
            revocation_lists: &self.revocation_lists,
            revocation: self.revocation,
            at,
            arc: &self.arc,
        }
    }

    fn check_environment(&self, certificate: &Certificate, expected: Environment) -> Result<(), AuthorizationError> {
        let subject = || certificate.subject().to_string();
        match certificate.environment(&self.arc) {
            Some(found) if found == expected => Ok(()),
            Some(found) => Err(AuthorizationError::OtherEnvironment { subject: subject(), found, expected }),
            None => Err(AuthorizationError::NoEnvironment { subject: subject(), expected }),
        }
    }

    /// Checks that the key usage and the extended key usage allow the request.
    fn check_usage(
        &self,
        leaf: &Certificate,
        extensions: &[(bool, Extension)],
        question: &Question,
    ) -> Result<(), AuthorizationError> {
        let subject = || leaf.subject().to_string();
        if leaf.key_usage().is_some_and(|usages| !usages.contains(&KeyUsage::DigitalSignature)) {
            return Err(AuthorizationError::KeyUsage { subject: subject() });
        }
        let named = extensions.iter().find_map(|(_, e)| if let Extension::ExtendedKeyUsage(all) = e { Some(all) } else { None });
        let Some(named) = named else { return Ok(()) };
        if !CLIENT.iter().any(|client| named.iter().any(|purpose| purpose == client)) {
            return Err(AuthorizationError::NotAClient { subject: subject() });
        }
        let ours: Vec<Purpose> = named.iter().filter_map(|purpose| self.arc.purpose_of(purpose)).collect();
        let expected = match &question.subject {
            Subject::Party { module, interface, .. } => {
                let only_sends = ours.contains(&Purpose::CdrSender) && !ours.contains(&Purpose::OcpiClient);
                if only_sends && (module.as_str(), *interface) == CDR_SENDER {
                    return Ok(());
                }
                if only_sends {
                    let (module, interface) = (module.clone(), *interface);
                    return Err(AuthorizationError::CdrSender { subject: subject(), module, interface });
                }
                Purpose::OcpiClient
            }
            Subject::Station { .. } => Purpose::Station,
        };
        if ours.is_empty() || ours.contains(&expected) {
            return Ok(());
        }
        Err(AuthorizationError::OtherPurpose { subject: subject(), found: ours, expected })
    }
}

/// Returns the first entry that allows all of the request.
fn granted(
    all: Vec<Party>,
    asked: PartyId,
    role: Option<&str>,
    module: &str,
    interface: Interface,
) -> Result<Party, AuthorizationError> {
    // The condition that removes the last entry is the reason of the refusal. One entry has to grant everything: a certificate
    // may name a party twice, with two roles.
    let mut named: Vec<PartyId> = all.iter().map(|party| party.id).collect();
    named.dedup();
    let mut left: Vec<Party> = all.into_iter().filter(|party| party.id == asked).collect();
    if left.is_empty() {
        return Err(AuthorizationError::OtherParty { asked, named });
    }
    if let Some(role) = role {
        let named = left.iter().flat_map(|party| party.roles.clone()).collect();
        left.retain(|party| party.roles.iter().any(|one| one == role));
        if left.is_empty() {
            return Err(AuthorizationError::Role { party: asked, asked: role.to_owned(), named });
        }
    }
    let modules = |left: &[Party]| left.iter().flat_map(|party| party.modules.clone().unwrap_or_default()).collect();
    let granted = modules(&left);
    let grants = |party: &Party, wanted: Interface| {
        let all = party.modules.as_ref();
        all.is_none_or(|all| all.iter().any(|one| one.identifier == module && one.interface.covers(wanted)))
    };
    let is_there = |party: &Party| grants(party, Interface::Sender) || grants(party, Interface::Receiver);
    left.retain(is_there);
    if left.is_empty() {
        return Err(AuthorizationError::Module { party: asked, asked: module.to_owned(), granted });
    }
    let granted = modules(&left);
    left.retain(|party| match interface {
        Interface::Both => grants(party, Interface::Sender) && grants(party, Interface::Receiver),
        one => grants(party, one),
    });
    left.into_iter().next().ok_or_else(|| AuthorizationError::Interface {
        party: asked,
        module: module.to_owned(),
        asked: interface,
        granted,
    })
}

/// Returns the charger if the request names it.
fn same(it: Station, station_id: &str, serial_number: Option<&str>) -> Result<Station, AuthorizationError> {
    if it.station_id != station_id {
        return Err(AuthorizationError::OtherStation { asked: station_id.to_owned(), found: it.station_id });
    }
    if serial_number.is_some() && it.serial_number.as_deref() != serial_number {
        let asked = serial_number.unwrap_or_default().to_owned();
        return Err(AuthorizationError::SerialNumber { station_id: it.station_id, asked, found: it.serial_number });
    }
    Ok(it)
}
