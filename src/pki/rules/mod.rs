//! Rules: each requirement on certificates, certification requests, chains and CRLs in a file of its own.
//!
//! One that is about to be issued is held against them before it is signed ([`check`]), and whatever anybody else made can be held against
//! the same ones ([`lint`]). A rule sees an [`LintInput`]: what the bytes say, and whatever else is known; of a foreign file that is little.

mod a00_fr_502_rsa_key_size;
mod a00_fr_503_curve;
mod a00_fr_505_authority_signature_strength;
mod a00_fr_506_signature_hash;
mod a00_fr_509_operator_name;
mod a00_fr_510_csms_name;
mod a00_fr_511_station_name;
mod a00_fr_512_key_usage;
mod a00_fr_514_no_extended_key_usage;
mod a02_fr_03_request_is_pem;
mod a02_fr_06_valid_now;
mod environment;
mod kind;
mod lint;
mod lint_input;
mod m06_revocation_address;
mod ocpp21_install_certificate_root_fits_message;
mod ocpp_certificate_signed_chain_fits_message;
mod ocpp_chain_size_recommended_size;
mod ocpp_install_certificate_root_fits_message;
mod ocpp_sign_certificate_request_fits_message;
mod ocsp_url_21_charger_address;
mod ocsp_url_charger_address;
mod own_authority_purposes;
mod own_cdr_sender;
mod own_chain_root;
mod own_chain_strangers;
mod own_crl_current;
mod own_iso2_eku;
mod own_misleading_characters;
mod own_ocpi_name;
mod own_ocpi_party;
mod own_ocpi_purpose;
mod own_request_authority;
mod own_secc_wildcard;
mod own_seccid;
mod own_serial;
mod own_station_validity;
mod own_valid_key;
mod own_validity;
mod own_weak_key;
mod rfc2986_4_2_proof_of_possession;
mod rfc5280_4_1_1_2_same_algorithm_twice;
mod rfc5280_4_1_2_1_version;
mod rfc5280_4_1_2_2_serial_number;
mod rfc5280_4_1_2_4_issuer_name;
mod rfc5280_4_1_2_5_validity;
mod rfc5280_4_1_2_6_subject_name;
mod rfc5280_4_1_2_7_key_encoding;
mod rfc5280_4_1_2_8_no_unique_identifiers;
mod rfc5280_4_1_2_9_readable_extensions;
mod rfc5280_4_1_encoding;
mod rfc5280_4_2_1_10_name_constraints;
mod rfc5280_4_2_1_12_known_purposes;
mod rfc5280_4_2_1_12_purposes_for_use;
mod rfc5280_4_2_1_1_key_identifiers;
mod rfc5280_4_2_1_2_authority_key_identifier;
mod rfc5280_4_2_1_2_leaf_key_identifier;
mod rfc5280_4_2_1_3_key_usage;
mod rfc5280_4_2_1_3_key_usage_is_critical;
mod rfc5280_4_2_1_6_alternative_names;
mod rfc5280_4_2_1_9_basic_constraints;
mod rfc5280_4_2_2_not_critical;
mod rfc5280_4_2_extensions_once;
mod rfc5280_5_1_1_2_crl_same_algorithm_twice;
mod rfc5280_5_1_2_1_crl_version;
mod rfc5280_5_1_2_3_crl_issuer;
mod rfc5280_5_1_2_5_crl_next_update;
mod rfc5280_5_1_2_6_crl_entries;
mod rfc5280_5_2_1_crl_key_identifier;
mod rfc5280_5_2_3_crl_number;
mod rfc5280_5_2_crl_critical_extensions;
mod rfc5280_5_3_1_crl_reasons;
mod rfc5280_6_1_3_issuer_signature;
mod rfc5280_6_1_4_path_length;
mod rfc5280_6_1_5_known_critical_extensions;
mod rfc5280_6_3_3_crl_of_issuer;
mod rfc5280_a_1_name_attributes;
mod rfc5480_4_hash_for_curve;
mod rfc5758_3_2_algorithm_parameters;
mod rfc8017_3_1_rsa_exponent;
mod rfc8446_4_4_2_chain_order;
mod rfc8813_3_usage_for_key;
#[cfg(test)]
mod tests;
mod v2g20_1234_certificate_size;
mod v2g20_2323_extensions;
mod v2g20_2339_vehicle_name;
mod v2g20_2674_keys;
mod v2g20_b8_vehicle_purposes;
mod v2g2_006_signature;
mod v2g2_007_curve;
mod v2g2_009_path_length;
mod v2g2_010_certificate_size;
mod v2g2_011_root_validity;
mod v2g2_108_contract_name;
mod v2g2_822_key_usage;
mod v2g2_867_root_issues_authorities;
mod v2g2_884_critical_extensions;
mod v2g2_885_path_length_constraint;
mod v2g2_925_certificate_use;
mod v2g2_933_vehicle_name;
mod waiver;

pub use kind::{kind_of, targets_of};
pub use lint::{Linted, Question, Thing, What, lint};
pub use lint_input::{ChainExhibit, Expected, LintInput, ListExhibit, RequestExhibit};
pub use waiver::{Choice, ChoiceError, Waived, Waiver};

use super::{Finding, IssuanceError, Target, profile::Kind};
#[cfg(test)]
use tests::samples;

/// A requirement.
#[derive(Debug)]
pub struct Rule {
    /// Its name in the document that makes it: `A00.FR.511`, `RFC 5280 4.1.2.5`.
    pub id: &'static str,
    /// What it asks for.
    pub says: &'static str,
    /// The document that makes it.
    pub source: &'static str,
    /// For whom a certificate has to be right that it speaks of.
    pub targets: &'static [Target],
    /// How much it matters.
    pub level: Level,
    /// Whose certificates it speaks of, or the requests for them, or the chains below them.
    pub kinds: &'static [Kind],
    /// What it looks at, and what it finds wrong there.
    pub checks: &'static [Check],
}

/// How much a requirement matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// It has to be kept: what breaks it is not issued.
    Must,
    /// It ought to be kept: what breaks it is issued, and shown.
    Should,
}

impl Level {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
        }
    }
}

/// What a rule looks at, and what it finds wrong there, if anything.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// A certificate.
    Certificate(fn(&LintInput<'_>) -> Option<String>),
    /// A certification request.
    Request(fn(&RequestExhibit<'_>) -> Option<String>),
    /// A chain: several certificates that were handed over together.
    Chain(fn(&ChainExhibit<'_>) -> Option<String>),
    /// A CRL.
    RevocationList(fn(&ListExhibit<'_>) -> Option<String>),
}

/// The rules of these files; under test, with their samples.
macro_rules! table {
    ($($file:ident),+ $(,)?) => {
        /// All rules.
        pub const RULES: &[&Rule] = &[$(&$file::RULE),+];
        #[cfg(test)]
        const SAMPLES: &[(&Rule, &samples::Samples)] = &[$((&$file::RULE, &$file::SAMPLES)),+];
    };
}

table!(
    a00_fr_502_rsa_key_size,
    a00_fr_503_curve,
    a00_fr_505_authority_signature_strength,
    a00_fr_506_signature_hash,
    a00_fr_509_operator_name,
    a00_fr_510_csms_name,
    a00_fr_511_station_name,
    a00_fr_512_key_usage,
    a00_fr_514_no_extended_key_usage,
    a02_fr_03_request_is_pem,
    a02_fr_06_valid_now,
    ocpp21_install_certificate_root_fits_message,
    ocsp_url_21_charger_address,
    ocpp_certificate_signed_chain_fits_message,
    ocpp_install_certificate_root_fits_message,
    ocsp_url_charger_address,
    ocpp_sign_certificate_request_fits_message,
    ocpp_chain_size_recommended_size,
    m06_revocation_address,
    v2g2_006_signature,
    v2g2_007_curve,
    v2g2_009_path_length,
    v2g2_010_certificate_size,
    v2g2_011_root_validity,
    v2g2_108_contract_name,
    v2g2_822_key_usage,
    v2g2_867_root_issues_authorities,
    v2g2_884_critical_extensions,
    v2g2_885_path_length_constraint,
    v2g2_925_certificate_use,
    v2g2_933_vehicle_name,
    v2g20_b8_vehicle_purposes,
    v2g20_1234_certificate_size,
    v2g20_2323_extensions,
    v2g20_2339_vehicle_name,
    v2g20_2674_keys,
    rfc2986_4_2_proof_of_possession,
    rfc5280_4_1_encoding,
    rfc5280_4_1_1_2_same_algorithm_twice,
    rfc5280_4_1_2_1_version,
    rfc5280_4_1_2_2_serial_number,
    rfc5280_4_1_2_4_issuer_name,
    rfc5280_4_1_2_5_validity,
    rfc5280_4_1_2_6_subject_name,
    rfc5280_4_1_2_7_key_encoding,
    rfc5280_4_1_2_8_no_unique_identifiers,
    rfc5280_4_1_2_9_readable_extensions,
    rfc5280_4_2_extensions_once,
    rfc5280_4_2_1_1_key_identifiers,
    rfc5280_4_2_1_2_authority_key_identifier,
    rfc5280_4_2_1_2_leaf_key_identifier,
    rfc5280_4_2_1_3_key_usage,
    rfc5280_4_2_1_3_key_usage_is_critical,
    rfc5280_4_2_1_6_alternative_names,
    rfc5280_4_2_1_9_basic_constraints,
    rfc5280_4_2_1_10_name_constraints,
    rfc5280_4_2_1_12_known_purposes,
    rfc5280_4_2_1_12_purposes_for_use,
    rfc5280_4_2_2_not_critical,
    rfc5280_5_1_1_2_crl_same_algorithm_twice,
    rfc5280_5_1_2_1_crl_version,
    rfc5280_5_1_2_3_crl_issuer,
    rfc5280_5_1_2_5_crl_next_update,
    rfc5280_5_1_2_6_crl_entries,
    rfc5280_5_2_crl_critical_extensions,
    rfc5280_5_2_1_crl_key_identifier,
    rfc5280_5_2_3_crl_number,
    rfc5280_5_3_1_crl_reasons,
    rfc5280_6_1_3_issuer_signature,
    rfc5280_6_1_4_path_length,
    rfc5280_6_1_5_known_critical_extensions,
    rfc5280_6_3_3_crl_of_issuer,
    rfc5280_a_1_name_attributes,
    rfc5480_4_hash_for_curve,
    rfc5758_3_2_algorithm_parameters,
    rfc8017_3_1_rsa_exponent,
    rfc8446_4_4_2_chain_order,
    rfc8813_3_usage_for_key,
    environment,
    own_authority_purposes,
    own_serial,
    own_validity,
    own_misleading_characters,
    own_seccid,
    own_station_validity,
    own_secc_wildcard,
    own_iso2_eku,
    own_valid_key,
    own_request_authority,
    own_chain_root,
    own_chain_strangers,
    own_crl_current,
    own_ocpi_party,
    own_ocpi_name,
    own_ocpi_purpose,
    own_cdr_sender,
    own_weak_key,
);

/// Every kind of certificate, that of which the kind cannot be told included.
const ALL: &[Kind] = &Kind::ALL;
/// Every kind that is no authority.
const LEAVES: &[Kind] = &[Kind::Server, Kind::Station, Kind::Party, Kind::Secc, Kind::Contract, Kind::Vehicle, Kind::Signer];
/// All versions of OCPP.
const OCPP: &[Target] = &[Target::Ocpp16, Target::Ocpp201, Target::Ocpp21];
/// The versions of OCPP since 2.
const OCPP_2: &[Target] = &[Target::Ocpp201, Target::Ocpp21];
/// RFC 5280 alone, on which all the others build.
const RFC_5280: &[Target] = &[Target::Rfc5280];

impl Rule {
    /// The rule of this name.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id == id).copied()
    }

    /// Whether it speaks of what has to be right for one of these targets, and is of this kind, as far as that is known.
    #[must_use]
    pub fn speaks_of(&self, targets: &[Target], kind: Option<Kind>) -> bool {
        let is_asked = |target: &Target| *target == Target::Rfc5280 || targets.contains(target);
        self.targets.iter().any(is_asked) && kind.map_or(self.kinds.len() == ALL.len(), |kind| self.kinds.contains(&kind))
    }
}

/// What the rules found in what is about to be issued, that does not stop it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// What ought to be otherwise.
    pub remarks: Vec<Finding>,
    /// What the profile waives, where there was something to waive.
    pub waived: Vec<Waived>,
}

/// Holds what is about to be issued against every rule that its profile has to keep.
///
/// # Errors
/// [`IssuanceError::Rules`] with everything that has to be otherwise.
pub fn check(input: &LintInput<'_>, choice: &Choice) -> Result<Checked, IssuanceError> {
    let mut checked = Checked::default();
    let mut against = Vec::new();
    for finding in certificate(input, choice.targets()) {
        match (choice.waiver(finding.rule), finding.rule.level) {
            (Some(waiver), _) => checked.waived.push(Waived::of(waiver, finding.says)),
            (None, Level::Must) => against.push(finding),
            (None, Level::Should) => checked.remarks.push(finding),
        }
    }
    if against.is_empty() { Ok(checked) } else { Err(IssuanceError::Rules { findings: against }) }
}

/// Everything that the rules for these targets, and RFC 5280's, find in a certificate.
#[must_use]
pub fn certificate(input: &LintInput<'_>, targets: &[Target]) -> Vec<Finding> {
    findings(targets, input.kind, |check| if let Check::Certificate(check) = check { check(input) } else { None })
}

/// Everything that they find in a certification request.
#[must_use]
pub fn request(input: &RequestExhibit<'_>, targets: &[Target]) -> Vec<Finding> {
    findings(targets, input.kind, |check| if let Check::Request(check) = check { check(input) } else { None })
}

/// Everything that they find in a chain.
#[must_use]
pub fn chain(input: &ChainExhibit<'_>, targets: &[Target]) -> Vec<Finding> {
    findings(targets, input.kind, |check| if let Check::Chain(check) = check { check(input) } else { None })
}

/// Everything that they find in a CRL.
#[must_use]
pub fn revocation_list(input: &ListExhibit<'_>, targets: &[Target]) -> Vec<Finding> {
    let of = |check| if let Check::RevocationList(check) = check { check(input) } else { None };
    findings(targets, Some(Kind::Authority), of)
}

fn findings(targets: &[Target], kind: Option<Kind>, find: impl Fn(Check) -> Option<String>) -> Vec<Finding> {
    let speaking = RULES.iter().filter(|rule| rule.speaks_of(targets, kind));
    let found = |rule: &'static Rule| rule.checks.iter().find_map(|check| find(*check)).map(|says| Finding { rule, says });
    speaking.filter_map(|rule| found(rule)).collect()
}
