//! Authorisation from the certificate: whether who shows a chain of certificates may do what it is about to.
//!
//! The answer comes out of the chain, CRLs and the metadata in the certificate ([`crate::x509::metadata`]), and out of nothing else: no store,
//! no network, no clock. OCPI and OCPP have nothing of the kind; it is no standard of either, and means something only between peers who have
//! agreed on it.

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
/// All that a sender of charge detail records may do.
const CDR_SENDER: (&str, Interface) = ("cdrs", Interface::Sender);

/// What somebody who has shown a certificate wants to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// In which world: that of whoever asks.
    pub environment: Environment,
    /// As whom, and what.
    pub subject: Subject,
}

/// As whom somebody wants to act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// As a party of OCPI.
    Party {
        /// The party, as OCPI's headers and paths name it.
        party: PartyId,
        /// In this role, spelt as OCPI does (`CPO`); none: in any.
        role: Option<String>,
        /// In this module, spelt as OCPI does (`cdrs`).
        module: String,
        /// On this side of the module. In OCPI 2.1.1, which has no sides, [`Interface::Both`].
        interface: Interface,
    },
    /// As a charging station.
    Station {
        /// Its identity, as in the URL that it connects to.
        station_id: String,
        /// The serial number of its hardware, as in its BootNotification; none: any.
        serial_number: Option<String>,
    },
}

/// The yes: what it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The certificates from the one that was shown to the anchor, both included.
    pub path: Vec<Certificate>,
    /// What the first of them says, by which it may.
    pub says: Says,
    /// Those of the path whose revocation no CRL at hand speaks of: none where CRLs are [required](Revocation::Required).
    pub unchecked: Vec<Certificate>,
}

/// What a certificate says, by which somebody may do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// The party, of those that it names.
    Party(Party),
    /// The station.
    Station(Station),
}

/// Whom to believe, and what is known to be revoked.
///
/// # Rules
///
/// Yes is said when all of these hold; else no, with the first [`AuthorizationError`]. What cannot be read is a no.
///
/// 1. There is a path from the certificate to an anchor, valid at that moment, and no CRL revokes or holds one of it (RFC 5280, 6.1; see
///    [`Search`]). Unless [`revocation`](Self::revocation) says otherwise, of each certificate below the anchor a current CRL has to be
///    there.
/// 2. The certificate is no authority's; its key usage, if it has one, has digitalSignature.
/// 3. Its extended key usage, if it has one, has clientAuth or anyExtendedKeyUsage. If it names purposes of evpki's arc, one of them is
///    `ocpi-client` for a party, `station` for a station. `cdr-sender` is enough for a party that sends charge detail records: module
///    `cdrs`, interface `sender`.
/// 4. Each certificate of the path, the anchor included, names the environment asked for.
/// 5. For a party: one of the parties that the certificate names is that, and has the role asked for, if one is, and grants the module, and
///    in it the interface. A party without a list of modules grants all of them; one with an empty list grants none. An interface `both`
///    grants either; to be granted `both`, a party needs that, or sender and receiver.
/// 6. For a station: the certificate is for the station of that id, and of that serial number, if one is asked for.
///
/// Roles, modules, station ids and serial numbers are compared letter by letter.
///
/// # In a server
///
/// What is asked about is what rustls has of its peer. For each answer the signatures of the chain and of its CRLs are verified anew, and a long
/// CRL is read to its end:
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
/// assert_eq!(refusal.to_string(), "`CN=CA` belongs to test, and production is asked for");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Trust {
    /// The authorities that are trusted. Those of parties or of stations, never a root above authorities of both: parties and stations are told
    /// apart by what their certificates say, and whoever issues them is believed.
    pub anchors: Vec<Certificate>,
    /// Certificates that may stand between, beside those that are shown.
    pub intermediates: Vec<Certificate>,
    /// CRLs, in any order.
    pub revocation_lists: Vec<RevocationList>,
    /// Whether a CRL has to be there for each certificate. Where it need not be, a certificate that was revoked passes whenever its CRL
    /// does not arrive.
    pub revocation: Revocation,
    /// Under which arc metadata stands: that of the PKI of the anchors.
    pub arc: Arc,
}

impl Trust {
    /// Whether who has shown `presented`, its own certificate first, all as DER, may do what `question` says.
    ///
    /// # Errors
    /// The [`AuthorizationError`].
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

    /// The same, of certificates that were read. The `others` may stand in any order, and strangers among them.
    ///
    /// # Errors
    /// The [`AuthorizationError`].
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

    /// The path from `leaf` to an anchor, both included, by way of what is trusted to stand between and of `others`.
    ///
    /// # Errors
    /// Why there is none.
    pub fn path(&self, leaf: &Certificate, others: &[Certificate], at: Timestamp) -> Result<Vec<Certificate>, path::PathError> {
        self.search(&[&self.intermediates, others].concat(), at).path(leaf)
    }

    /// Those in such a path of which no CRL is there to say whether they are revoked.
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

    /// Whether the key may be used for this at all.
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

/// The party, of those that a certificate names, that may do all of it.
fn granted(
    all: Vec<Party>,
    asked: PartyId,
    role: Option<&str>,
    module: &str,
    interface: Interface,
) -> Result<Party, AuthorizationError> {
    // What narrows them down to none is the reason. All of it has to be granted by one: a party may stand there twice, in two roles.
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

/// The station, if it is the one that is asked for.
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
