//! From a profile and a request to a plan: everything that a certificate will say.

#[cfg(test)]
mod tests;

use super::{
    IssuanceError, PkiIdentity, Profile,
    profile::{Field, Kind, SubjectAlternativeName},
};
use crate::{
    model::{Random, SerialNumber, Timestamp},
    x509::{
        AlternativeName, Attribute, Certificate, CertificatePlan, Extension, KeyUsage, Name, PublicKey, SignatureAlgorithm,
        Station, metadata::Party,
    },
};
use std::borrow::Cow;

/// What is asked for: the part of a certificate that neither its profile nor its PKI decides.
#[derive(Debug, Clone)]
pub struct IssuanceRequest {
    /// The key that it is to speak for.
    pub public_key: PublicKey,
    /// Whom it is for.
    pub subject: Subject,
    /// How long it is to be valid, in seconds, in place of what the profile says.
    pub validity: Option<i64>,
}

/// Whom a certificate is for.
#[derive(Debug, Clone)]
pub enum Subject {
    /// An authority, by its name in the hierarchy.
    Authority(String),
    /// A server, by its FQDN, with further names.
    Server {
        /// Its FQDN.
        fqdn: String,
        /// Further names that it answers to.
        names: Vec<AlternativeName>,
    },
    /// A charging station.
    Station(Station),
    /// Parties of OCPI, at least one, by a client or a server of their platform.
    Parties {
        /// The parties, the first of which names the certificate.
        parties: Vec<Party>,
        /// The FQDN of a server; none: it is a client.
        fqdn: Option<String>,
        /// Further names that the server answers to.
        names: Vec<AlternativeName>,
    },
    /// Somebody or something that is known by a name alone.
    Holder {
        /// The name: SECCID, EMAID, PCID, EVCCID, or a signer's.
        name: String,
        /// In which roles of users it may act.
        roles: Vec<String>,
    },
}

impl Subject {
    fn field<'a>(&'a self, field: Field, identity: &'a PkiIdentity) -> Option<Cow<'a, str>> {
        match (field, self) {
            (Field::Country, _) => Some(identity.country.as_str().into()),
            (Field::Organization, _) => Some(identity.organization.as_str().into()),
            (Field::Environment, _) => Some(identity.environment.name().into()),
            (Field::Authority, Self::Authority(name)) => Some(name.into()),
            (Field::Fqdn, Self::Server { fqdn, .. }) => Some(fqdn.into()),
            (Field::Fqdn, Self::Parties { fqdn, .. }) => fqdn.as_deref().map(Into::into),
            (Field::SerialNumber, Self::Station(station)) => station.serial_number.as_deref().map(Into::into),
            (Field::StationId, Self::Station(station)) => Some(station.station_id.as_str().into()),
            (Field::Party, Self::Parties { parties, .. }) => parties.first().map(|party| party.id.to_string().into()),
            (Field::Name, Self::Holder { name, .. }) => Some(name.into()),
            _ => None,
        }
    }
}

/// Who signs: an authority's certificate under its name in the hierarchy; or the key itself.
#[derive(Debug, Clone, Copy)]
pub enum Signer<'a> {
    /// An authority.
    Authority {
        /// Its name in the hierarchy.
        name: &'a str,
        /// Its certificate.
        certificate: &'a Certificate,
    },
    /// The key that the certificate speaks for: a root's.
    Itself,
    /// The same, for an authority that has a certificate from above: its anchor, with the same subject and key, which ends when that ends.
    Anchor {
        /// The certificate from above.
        certificate: &'a Certificate,
    },
}

impl Signer<'_> {
    /// The key that signs a certificate for this request.
    #[must_use]
    pub fn public_key<'a>(&'a self, request: &'a IssuanceRequest) -> &'a PublicKey {
        match self {
            Self::Authority { certificate, .. } | Self::Anchor { certificate } => certificate.public_key(),
            Self::Itself => &request.public_key,
        }
    }
}

/// Under what certificates are issued: all that does not change from one to the next.
#[derive(Clone, Copy)]
pub struct Issuance<'a> {
    /// What they may look like.
    pub profile: &'a Profile,
    /// What all certificates of the PKI have in common.
    pub identity: &'a PkiIdentity,
    /// Who signs.
    pub signer: Signer<'a>,
    /// With what: it goes with the signer's key, not with the one that is certified.
    pub algorithm: SignatureAlgorithm,
    /// What the clock says.
    pub now: Timestamp,
    /// Where randomness comes from.
    pub random: &'a dyn Random,
}

/// Everything that a certificate of this profile for this request will say.
///
/// # Errors
/// [`IssuanceError`] when the profile, the issuer or the clock speak against it.
pub fn plan(by: &Issuance<'_>, request: &IssuanceRequest, serial: SerialNumber) -> Result<CertificatePlan, IssuanceError> {
    let profile = by.profile;
    let key_type = request.public_key.key_type();
    if !profile.allows(key_type) {
        let (profile, allowed) = (profile.name().to_owned(), profile.key_types().to_vec());
        return Err(IssuanceError::KeyType { profile, given: key_type, allowed });
    }
    if let Signer::Anchor { certificate } = by.signer {
        let (expected, given) = (certificate.public_key().id(), request.public_key.id());
        if given != expected {
            return Err(IssuanceError::AnotherKey { expected, given });
        }
    }
    let (not_before, not_after) = validity(by, request)?;
    let subject = match by.signer {
        Signer::Anchor { certificate } => certificate.subject().clone(),
        _ => subject(profile, by.identity, &request.subject)?,
    };
    let issuer = match by.signer {
        Signer::Authority { certificate, .. } => certificate.subject().clone(),
        Signer::Itself | Signer::Anchor { .. } => subject.clone(),
    };
    let extensions = extensions(by, request)?;
    Ok(CertificatePlan { serial, issuer, subject, not_before, not_after, public_key: request.public_key.clone(), extensions })
}

fn validity(by: &Issuance<'_>, request: &IssuanceRequest) -> Result<(Timestamp, Timestamp), IssuanceError> {
    let now = by.now;
    let lasts = request.validity.unwrap_or_else(|| by.profile.validity().seconds());
    let mut not_before = now.plus(-by.profile.back_dating().seconds());
    let not_after = now.plus(lasts).plus(-jitter(by, lasts)?).plus(-1);
    if not_after < now && !matches!(by.signer, Signer::Anchor { .. }) {
        return Err(IssuanceError::Over { wanted: not_after, now });
    }
    let issuer = match by.signer {
        Signer::Itself => return Ok((not_before, not_after)),
        Signer::Anchor { certificate } => return Ok((certificate.not_before(), certificate.not_after())),
        Signer::Authority { certificate, .. } => certificate,
    };
    let name = || issuer.subject().to_string();
    if now < issuer.not_before() {
        return Err(IssuanceError::ClockBeforeIssuer { issuer: name(), not_before: issuer.not_before(), now });
    }
    if now > issuer.not_after() {
        return Err(IssuanceError::IssuerExpired { issuer: name(), not_after: issuer.not_after(), now });
    }
    if not_after > issuer.not_after() {
        return Err(IssuanceError::OutlivesIssuer { issuer: name(), not_after: issuer.not_after(), wanted: not_after });
    }
    // Back-dating is for clocks that differ; before its issuer existed, no clock is right.
    not_before = not_before.max(issuer.not_before());
    Ok((not_before, not_after))
}

/// By how many seconds a certificate ends early, so that those made in one minute do not end in one: a random part of the profile's
/// jitter, and at most a tenth of its life.
fn jitter(by: &Issuance<'_>, lasts: i64) -> Result<i64, IssuanceError> {
    let most = by.profile.jitter().map_or(0, |period| period.seconds()).min(lasts / 10);
    if most <= 0 {
        return Ok(0);
    }
    let mut drawn = [0; 8];
    by.random.fill(&mut drawn).map_err(|_| crate::x509::Error::Crypto { what: "give random bytes" })?;
    Ok((u64::from_be_bytes(drawn) % most.unsigned_abs()).cast_signed())
}

fn subject(profile: &Profile, identity: &PkiIdentity, subject: &Subject) -> Result<Name, IssuanceError> {
    let attribute = |(kind, template): &(Attribute, super::profile::Template)| {
        let value = template.render(|field| subject.field(field, identity));
        let missing = |field: Field| IssuanceError::Field { profile: profile.name().to_owned(), field: field.name() };
        Ok((*kind, value.map_err(missing)?))
    };
    let attributes = profile.subject().iter().map(attribute).collect::<Result<Vec<_>, IssuanceError>>()?;
    Ok(Name::from_attributes(&attributes)?)
}

fn extensions(by: &Issuance<'_>, request: &IssuanceRequest) -> Result<Vec<(bool, Extension)>, IssuanceError> {
    let Issuance { profile, identity, signer, .. } = *by;
    let authority = profile.kind() == Kind::Authority;
    let path_length = if authority { profile.path_length() } else { None };
    let mut extensions = vec![Extension::BasicConstraints { authority, path_length }];
    let usages: Vec<KeyUsage> = profile.key_usage(request.public_key.key_type()).to_vec();
    if !usages.is_empty() {
        extensions.push(Extension::KeyUsage(usages));
    }
    let purposes: Vec<String> = profile.extended_key_usage().iter().map(|p| p.oid(&identity.arc)).collect();
    if !purposes.is_empty() {
        extensions.push(Extension::ExtendedKeyUsage(purposes));
    }
    extensions.push(Extension::SubjectKeyIdentifier(request.public_key.identifier().to_vec()));
    if let Signer::Authority { certificate, .. } = signer {
        let id = certificate.subject_key_identifier().unwrap_or_else(|| certificate.public_key().identifier().to_vec());
        extensions.push(Extension::AuthorityKeyIdentifier(id));
    }
    if profile.subject_alternative_name() != SubjectAlternativeName::None {
        extensions.extend(alternative_names(&request.subject).map(Extension::SubjectAlternativeName));
    }
    if !profile.certificate_policies().is_empty() {
        extensions.push(Extension::CertificatePolicies(profile.certificate_policies().to_vec()));
    }
    if let Some(constraints) = profile.name_constraints() {
        let value = |field| request.subject.field(field, identity).unwrap_or_default().into_owned();
        extensions.push(Extension::NameConstraints(constraints.render(value)?));
    }
    if let Signer::Authority { name, .. } = signer {
        let wants = profile.distribution();
        extensions.extend(identity.crl_url(name).filter(|_| wants.crl).map(|url| Extension::CrlDistributionPoints(vec![url])));
        let ca_issuers: Vec<String> = identity.certificate_url(name).filter(|_| wants.issuer_certificate).into_iter().collect();
        let ocsp: Vec<String> = identity.ocsp_url.clone().filter(|_| wants.ocsp).into_iter().collect();
        if !ca_issuers.is_empty() || !ocsp.is_empty() {
            extensions.push(Extension::AuthorityInformationAccess { ca_issuers, ocsp });
        }
    }
    let metadata = profile.metadata();
    if metadata.environment {
        extensions.push(Extension::Environment(identity.environment));
        // A trust anchor names the key by which the PKI signs bundles: its identifier does.
        let is_anchor = authority && !matches!(signer, Signer::Authority { .. });
        extensions.extend(identity.pki.filter(|_| is_anchor).map(Extension::Pki));
    }
    match &request.subject {
        Subject::Station(station) if metadata.station => extensions.push(Extension::Station(station.clone())),
        Subject::Parties { parties, .. } if metadata.parties => extensions.push(Extension::Parties(parties.clone())),
        Subject::Holder { roles, .. } if metadata.user_roles && !roles.is_empty() => {
            extensions.push(Extension::UserRoles(roles.clone()));
        }
        _ => {}
    }
    let asked = |extension: &Extension| profile.critical().iter().any(|critical| critical.name() == extension.name());
    Ok(extensions.into_iter().map(|e| (e.is_usually_critical() || asked(&e), e)).collect())
}

/// The FQDN and the further names of a server, each once; none: it is not for one.
fn alternative_names(subject: &Subject) -> Option<Vec<AlternativeName>> {
    let (fqdn, names): (_, &[AlternativeName]) = match subject {
        Subject::Server { fqdn, names } => (fqdn, names),
        Subject::Parties { fqdn: Some(fqdn), names, .. } => (fqdn, names),
        _ => return None,
    };
    let fqdn = AlternativeName::Dns(fqdn.clone());
    let further = names.iter().filter(|name| **name != fqdn).cloned();
    Some(std::iter::once(fqdn.clone()).chain(further).collect())
}
