//! From the shape in which a profile is written to a [`Profile`]: what its keys must be to each other.

use std::fmt::Display;

use super::error::{Cause, Error};
use super::raw::{self, NameKind, Raw, Rules, Usages};
use super::subject::RawAttribute;
use super::{
    Attribute, Constraint, Critical, Distribution, ExtendedKeyUsage, Field, Identifier, KeyFamily, KeyType, KeyUsage, Kind,
    Metadata, NameConstraints, Period, Profile, SubjectAlternativeName, Template,
};
use crate::pki::document::{Location, Word, find, unwrapped};
use crate::pki::rules::{Choice, ChoiceError};
use crate::x509::Subtree;

type Check<T> = Result<T, (&'static str, Cause)>;

/// The profile, or the first reason why it is none.
pub(super) fn checked(file: &str, text: &str, raw: Raw) -> Result<Profile, Error> {
    profile(raw).map_err(|(key, cause)| {
        let path: Vec<&str> = key.split('.').collect();
        Error::Key { place: Location { file: file.to_owned(), position: find(text, &path) }, key, cause }
    })
}

fn profile(raw: Raw) -> Check<Profile> {
    let kind = raw.kind.0;
    let keys = unwrapped(raw.keys.allowed);
    let default_key_type = raw.keys.default.0;
    distinct("keys.allowed", &keys)?;
    if !keys.contains(&default_key_type) {
        return Err(("keys.default", Cause::ForeignDefault(default_key_type)));
    }
    let validity = raw.validity.duration.0;
    if validity == Period::ZERO {
        return Err(("validity.duration", Cause::NoTime));
    }
    let shorter = |key, period: Period| if period < validity { Ok(period) } else { Err((key, Cause::TooLong(period, validity))) };
    let (elliptic_key_usage, rsa_key_usage) = key_usage(kind, &keys, raw.key_usage)?;
    let subject = subject(kind, raw.subject)?;
    let profile = Profile {
        name: name(raw.name)?,
        kind,
        description: description(&raw.description)?,
        identifier: raw.identifier.map(|word| identifier(kind, &subject, word.0)).transpose()?,
        subject,
        back_dating: shorter("validity.back_dating", raw.validity.back_dating.map_or(Period::FIVE_MINUTES, |p| p.0))?,
        jitter: raw.validity.jitter.filter(|p| p.0 != Period::ZERO).map(|p| shorter("validity.jitter", p.0)).transpose()?,
        validity,
        elliptic_key_usage,
        rsa_key_usage,
        extended_key_usage: extended_key_usage(unwrapped(raw.extended_key_usage))?,
        path_length: match raw.basic_constraints {
            Some(_) if kind != Kind::Authority => return Err(("basic_constraints", Cause::Inapplicable(kind))),
            constraints => constraints.and_then(|c| c.path_length),
        },
        name_constraints: match raw.name_constraints {
            Some(_) if kind != Kind::Authority => return Err(("name_constraints", Cause::Inapplicable(kind))),
            constraints => constraints.map(name_constraints).transpose()?,
        },
        subject_alternative_name: alternative_names(kind, raw.subject_alternative_name)?,
        certificate_policies: raw.certificate_policies.map_or(Ok(Vec::new()), certificate_policies)?,
        critical: unwrapped(raw.critical),
        metadata: metadata(kind, &raw.metadata)?,
        distribution: Distribution {
            crl: raw.distribution.crl.unwrap_or(true),
            issuer_certificate: raw.distribution.issuer_certificate.unwrap_or(true),
            ocsp: raw.distribution.ocsp.unwrap_or(true),
        },
        accepts_csr: raw.requests.csr.unwrap_or(kind != Kind::Authority),
        rules: rules(kind, &raw.rules)?,
        key_types: keys,
        default_key_type,
    };
    distinct("critical", &profile.critical)?;
    match profile.critical.iter().find(|extension| !writes(&profile, **extension)) {
        Some(idle) => Err(("critical", Cause::NotWritten(*idle))),
        None => Ok(profile),
    }
}

/// Whether certificates of a profile have an extension.
fn writes(profile: &Profile, extension: Critical) -> bool {
    match extension {
        Critical::ExtendedKeyUsage => !profile.extended_key_usage.is_empty(),
        Critical::SubjectAlternativeName => profile.subject_alternative_name != SubjectAlternativeName::None,
        Critical::CertificatePolicies => !profile.certificate_policies.is_empty(),
        Critical::CrlDistributionPoints => profile.distribution.crl,
    }
}

fn identifier(kind: Kind, subject: &[(Attribute, Template)], given: Identifier) -> Check<Identifier> {
    if given.kind() != kind {
        return Err(("identifier", Cause::ForeignIdentifier(given, kind)));
    }
    let stands = subject.iter().any(|(_, value)| value.fields().any(|field| field == Field::Name));
    if stands { Ok(given) } else { Err(("identifier", Cause::IdleIdentifier)) }
}

fn alternative_names(kind: Kind, given: Option<raw::Names>) -> Check<SubjectAlternativeName> {
    let Some(raw::Names { names: Word(names), wildcards, ip_addresses }) = given else {
        return Ok(SubjectAlternativeName::None);
    };
    match names {
        NameKind::Dns if !matches!(kind, Kind::Server | Kind::Party) => {
            Err(("subject_alternative_name", Cause::Inapplicable(kind)))
        }
        NameKind::Dns => {
            Ok(SubjectAlternativeName::Dns { wildcards: wildcards.unwrap_or(false), ip_addresses: ip_addresses.unwrap_or(false) })
        }
        NameKind::None if wildcards.is_some() => Err(("subject_alternative_name.wildcards", Cause::NoNames)),
        NameKind::None if ip_addresses.is_some() => Err(("subject_alternative_name.ip_addresses", Cause::NoNames)),
        NameKind::None => Ok(SubjectAlternativeName::None),
    }
}

fn metadata(kind: Kind, given: &raw::Metadata) -> Check<Metadata> {
    let of = |key, given: Option<bool>, whose| match given {
        Some(_) if kind != whose => Err((key, Cause::Inapplicable(kind))),
        given => Ok(given.unwrap_or(kind == whose)),
    };
    Ok(Metadata {
        environment: given.environment.unwrap_or(true),
        station: of("metadata.station", given.station, Kind::Station)?,
        parties: of("metadata.parties", given.parties, Kind::Party)?,
        user_roles: of("metadata.user_roles", given.user_roles, Kind::Signer)?,
    })
}

fn rules(kind: Kind, given: &Rules) -> Check<Choice> {
    let waivers: Vec<(String, String)> = given.waive.iter().map(|w| (w.rule.clone(), w.reason.clone())).collect();
    Choice::new(kind, given.targets.as_deref(), &waivers).map_err(|error| {
        let at_targets = matches!(error, ChoiceError::Target(_));
        (if at_targets { "rules.targets" } else { "rules.waive" }, Cause::Rules(error))
    })
}

fn certificate_policies(given: Vec<Word<super::usage::Policy>>) -> Check<Vec<String>> {
    let policies: Vec<String> = unwrapped(given).into_iter().map(|policy| policy.0).collect();
    if policies.is_empty() {
        return Err(("certificate_policies", Cause::Empty));
    }
    distinct("certificate_policies", &policies)?;
    Ok(policies)
}

fn name_constraints(given: raw::Constraints) -> Check<NameConstraints> {
    let permitted = subtrees("name_constraints.permitted", given.permitted)?;
    let excluded = subtrees("name_constraints.excluded", given.excluded)?;
    // RFC 5280, 4.2.1.10: an extension without any is not issued.
    if permitted.is_empty() && excluded.is_empty() {
        return Err(("name_constraints", Cause::Empty));
    }
    Ok(NameConstraints { permitted, excluded })
}

fn subtrees(key: &'static str, given: raw::Subtrees) -> Check<Vec<Constraint>> {
    let fixed = unwrapped(given.dns).into_iter().map(|domain| Subtree::Dns(domain.0));
    let fixed = fixed.chain(unwrapped(given.email).into_iter().map(|mail| Subtree::Email(mail.0)));
    let fixed = fixed.chain(unwrapped(given.uri).into_iter().map(|host| Subtree::Uri(host.0)));
    let fixed = fixed.chain(unwrapped(given.ip).into_iter().map(|net| Subtree::Ip { address: net.address, mask: net.mask }));
    let mut all: Vec<Constraint> = fixed.map(Constraint::Fixed).collect();
    for name in given.directory {
        let attributes: Vec<_> = name.into_iter().map(|RawAttribute(attribute, template)| (attribute, template)).collect();
        if attributes.is_empty() {
            return Err((key, Cause::Empty));
        }
        for (attribute, template) in &attributes {
            let fixed = |field: &Field| matches!(field, Field::Country | Field::Organization | Field::Environment);
            if let Some(field) = template.fields().find(|field| !fixed(field)) {
                return Err((key, Cause::ChangingField(field)));
            }
            text(*attribute, template).map_err(|(_, cause)| (key, cause))?;
        }
        all.push(Constraint::Directory(attributes));
    }
    distinct(key, &all)?;
    Ok(all)
}

fn name(given: String) -> Check<String> {
    if super::is_name(&given) { Ok(given) } else { Err(("name", Cause::Name(given))) }
}

fn description(given: &str) -> Check<String> {
    let given = given.trim();
    if given.is_empty() { Err(("description", Cause::Empty)) } else { Ok(given.to_owned()) }
}

fn subject(kind: Kind, attributes: Vec<RawAttribute>) -> Check<Vec<(Attribute, Template)>> {
    if attributes.is_empty() {
        return Err(("subject", Cause::Empty));
    }
    let mut subject: Vec<(Attribute, Template)> = Vec::new();
    for RawAttribute(attribute, template) in attributes {
        let refused = |cause| Err((key(attribute), cause));
        if !attribute.repeats() && subject.iter().any(|(other, _)| *other == attribute) {
            return refused(Cause::Repeated(attribute));
        }
        if let Some(field) = template.fields().find(|f| !f.belongs_to(kind)) {
            return refused(Cause::ForeignField(field, kind));
        }
        text(attribute, &template)?;
        subject.push((attribute, template));
    }
    Ok(subject)
}

/// Where the attribute stands in a profile.
fn key(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Country => "subject.C",
        Attribute::Organization => "subject.O",
        Attribute::OrganizationalUnit => "subject.OU",
        Attribute::CommonName => "subject.CN",
        Attribute::DomainComponent => "subject.DC",
        Attribute::SerialNumber => "subject.serialNumber",
        Attribute::Locality => "subject.L",
        Attribute::State => "subject.ST",
    }
}

/// Checks the text of a value as far as it is fixed. What its fields bring is checked when a certificate is made.
fn text(attribute: Attribute, template: &Template) -> Check<()> {
    let refused = |cause| Err((key(attribute), cause));
    let written = template.to_string();
    if attribute == Attribute::Country {
        let letters = written.len() == 2 && written.bytes().all(|b| b.is_ascii_uppercase());
        return if letters || written == "{country}" { Ok(()) } else { refused(Cause::NoCountry(written)) };
    }
    let length: usize = template.literals().map(|text| text.chars().count()).sum();
    if length > attribute.limit() {
        return refused(Cause::LongText(attribute, length));
    }
    let takes = |c: char| match attribute {
        Attribute::DomainComponent => c.is_ascii(),
        Attribute::SerialNumber => c.is_ascii_alphanumeric() || " '()+,-./:=?".contains(c),
        _ => true,
    };
    match template.literals().flat_map(str::chars).find(|c| !takes(*c)) {
        Some(character) => refused(Cause::Text(attribute, character)),
        None => Ok(()),
    }
}

/// The usages of keys on curves and of RSA keys, each in the order of their bits.
fn key_usage(kind: Kind, keys: &[KeyType], given: Usages) -> Check<(Vec<KeyUsage>, Vec<KeyUsage>)> {
    let (ec, rsa) = match given {
        Usages::All(usages) => (Some(usages.clone()), Some(usages)),
        Usages::PerFamily { ec, rsa } => {
            for (family, list, is_rsa) in [(KeyFamily::Elliptic, &ec, false), (KeyFamily::Rsa, &rsa, true)] {
                if list.is_some() && !keys.iter().any(|k| k.is_rsa() == is_rsa) {
                    return Err(("key_usage", Cause::IdleUsage(family)));
                }
            }
            (ec, rsa)
        }
    };
    let family = |family: KeyFamily, usages: Option<Vec<KeyUsage>>| {
        let mut usages = usages.unwrap_or_default();
        for key_type in keys.iter().filter(|k| k.is_rsa() == (family == KeyFamily::Rsa)) {
            usages_of(kind, *key_type, family, &usages)?;
        }
        usages.sort_unstable();
        Ok(usages)
    };
    Ok((family(KeyFamily::Elliptic, ec)?, family(KeyFamily::Rsa, rsa)?))
}

fn usages_of(kind: Kind, key_type: KeyType, family: KeyFamily, usages: &[KeyUsage]) -> Check<()> {
    let refused = |cause| Err(("key_usage", cause));
    if usages.is_empty() {
        return refused(Cause::MissingUsage(key_type, family));
    }
    distinct("key_usage", usages)?;
    for usage in [KeyUsage::KeyCertSign, KeyUsage::CrlSign] {
        match (kind, usages.contains(&usage)) {
            (Kind::Authority, false) => return refused(Cause::AuthorityWithout(usage)),
            (Kind::Authority, true) | (_, false) => {}
            (_, true) => return refused(Cause::OnlyAuthority(usage)),
        }
    }
    let (impossible, source): (&[KeyUsage], _) = match key_type {
        KeyType::Ed25519 => (
            &[
                KeyUsage::KeyEncipherment,
                KeyUsage::DataEncipherment,
                KeyUsage::KeyAgreement,
                KeyUsage::EncipherOnly,
                KeyUsage::DecipherOnly,
            ],
            "RFC 8410, 5",
        ),
        _ if key_type.is_rsa() => (&[KeyUsage::KeyAgreement, KeyUsage::EncipherOnly, KeyUsage::DecipherOnly], "RFC 3279, 2.3.1"),
        _ => (&[KeyUsage::KeyEncipherment, KeyUsage::DataEncipherment], "RFC 8813, 3"),
    };
    if let Some(usage) = usages.iter().find(|u| impossible.contains(u)) {
        return refused(Cause::CannotDo(key_type, *usage, source));
    }
    for usage in [KeyUsage::EncipherOnly, KeyUsage::DecipherOnly] {
        if usages.contains(&usage) && !usages.contains(&KeyUsage::KeyAgreement) {
            return refused(Cause::WithoutAgreement(usage));
        }
    }
    Ok(())
}

fn extended_key_usage(usages: Vec<ExtendedKeyUsage>) -> Check<Vec<ExtendedKeyUsage>> {
    distinct("extended_key_usage", &usages)?;
    Ok(usages)
}

fn distinct<T: PartialEq + Display>(key: &'static str, list: &[T]) -> Check<()> {
    match list.iter().enumerate().find(|(at, value)| list[..*at].contains(value)) {
        Some((_, value)) => Err((key, Cause::Twice(value.to_string()))),
        None => Ok(()),
    }
}
