//! Rules: each requirement on certificates, certification requests, chains and CRLs in a file of its own.
//!
//! One that is about to be issued is held against them before it is signed ([`check`]), and whatever anybody else made can be held against
//! the same ones ([`lint`]). A rule sees an [`Exhibit`]: what the bytes say, and whatever else is known; of a foreign file that is little.

mod a00_fr_502;
mod a00_fr_503;
mod a00_fr_505;
mod a00_fr_506;
mod a00_fr_509;
mod a00_fr_510;
mod a00_fr_511;
mod a00_fr_512;
mod a00_fr_514;
mod a02_fr_03;
mod a02_fr_06;
mod environment;
mod exhibit;
mod kind;
mod lint;
mod m06;
mod ocpp21_install_certificate;
mod ocpp_certificate_signed;
mod ocpp_chain_size;
mod ocpp_install_certificate;
mod ocpp_sign_certificate;
mod ocsp_url;
mod ocsp_url_21;
mod own_cdr_sender;
mod own_chain_root;
mod own_chain_strangers;
mod own_crl_current;
mod own_eku;
mod own_iso2_eku;
mod own_key;
mod own_names;
mod own_ocpi_name;
mod own_ocpi_party;
mod own_ocpi_purpose;
mod own_request_authority;
mod own_secc_life;
mod own_secc_wildcard;
mod own_seccid;
mod own_serial;
mod own_validity;
mod own_weak_key;
mod rfc2986_4_2;
mod rfc5280_4_1;
mod rfc5280_4_1_1_2;
mod rfc5280_4_1_2_1;
mod rfc5280_4_1_2_2;
mod rfc5280_4_1_2_4;
mod rfc5280_4_1_2_5;
mod rfc5280_4_1_2_6;
mod rfc5280_4_1_2_7;
mod rfc5280_4_1_2_8;
mod rfc5280_4_1_2_9;
mod rfc5280_4_2;
mod rfc5280_4_2_1_1;
mod rfc5280_4_2_1_10;
mod rfc5280_4_2_1_12;
mod rfc5280_4_2_1_12_use;
mod rfc5280_4_2_1_2;
mod rfc5280_4_2_1_2_leaf;
mod rfc5280_4_2_1_3;
mod rfc5280_4_2_1_3_critical;
mod rfc5280_4_2_1_6;
mod rfc5280_4_2_1_9;
mod rfc5280_4_2_2;
mod rfc5280_5_1_1_2;
mod rfc5280_5_1_2_1;
mod rfc5280_5_1_2_3;
mod rfc5280_5_1_2_5;
mod rfc5280_5_1_2_6;
mod rfc5280_5_2;
mod rfc5280_5_2_1;
mod rfc5280_5_2_3;
mod rfc5280_5_3_1;
mod rfc5280_6_1_3;
mod rfc5280_6_1_4;
mod rfc5280_6_1_5;
mod rfc5280_6_3_3;
mod rfc5280_a_1;
mod rfc5480_4;
mod rfc5758_3_2;
mod rfc8017_3_1;
mod rfc8446_4_4_2;
mod rfc8813_3;
#[cfg(test)]
mod tests;
mod v2g20_1234;
mod v2g20_2323;
mod v2g20_2339;
mod v2g20_2674;
mod v2g20_b8;
mod v2g2_006;
mod v2g2_007;
mod v2g2_009;
mod v2g2_010;
mod v2g2_011;
mod v2g2_108;
mod v2g2_822;
mod v2g2_867;
mod v2g2_884;
mod v2g2_885;
mod v2g2_925;
mod v2g2_933;
mod waiver;

pub use exhibit::{ChainExhibit, Exhibit, Expected, ListExhibit, RequestExhibit};
pub use kind::{kind_of, targets_of};
pub use lint::{Linted, Question, Thing, What, lint};
pub use waiver::{Choice, ChoiceError, Waived, Waiver};

use super::{Finding, Refusal, Target, profile::Kind};
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
    Certificate(fn(&Exhibit<'_>) -> Option<String>),
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
    a00_fr_502,
    a00_fr_503,
    a00_fr_505,
    a00_fr_506,
    a00_fr_509,
    a00_fr_510,
    a00_fr_511,
    a00_fr_512,
    a00_fr_514,
    a02_fr_03,
    a02_fr_06,
    ocpp21_install_certificate,
    ocsp_url_21,
    ocpp_certificate_signed,
    ocpp_install_certificate,
    ocsp_url,
    ocpp_sign_certificate,
    ocpp_chain_size,
    m06,
    v2g2_006,
    v2g2_007,
    v2g2_009,
    v2g2_010,
    v2g2_011,
    v2g2_108,
    v2g2_822,
    v2g2_867,
    v2g2_884,
    v2g2_885,
    v2g2_925,
    v2g2_933,
    v2g20_b8,
    v2g20_1234,
    v2g20_2323,
    v2g20_2339,
    v2g20_2674,
    rfc2986_4_2,
    rfc5280_4_1,
    rfc5280_4_1_1_2,
    rfc5280_4_1_2_1,
    rfc5280_4_1_2_2,
    rfc5280_4_1_2_4,
    rfc5280_4_1_2_5,
    rfc5280_4_1_2_6,
    rfc5280_4_1_2_7,
    rfc5280_4_1_2_8,
    rfc5280_4_1_2_9,
    rfc5280_4_2,
    rfc5280_4_2_1_1,
    rfc5280_4_2_1_2,
    rfc5280_4_2_1_2_leaf,
    rfc5280_4_2_1_3,
    rfc5280_4_2_1_3_critical,
    rfc5280_4_2_1_6,
    rfc5280_4_2_1_9,
    rfc5280_4_2_1_10,
    rfc5280_4_2_1_12,
    rfc5280_4_2_1_12_use,
    rfc5280_4_2_2,
    rfc5280_5_1_1_2,
    rfc5280_5_1_2_1,
    rfc5280_5_1_2_3,
    rfc5280_5_1_2_5,
    rfc5280_5_1_2_6,
    rfc5280_5_2,
    rfc5280_5_2_1,
    rfc5280_5_2_3,
    rfc5280_5_3_1,
    rfc5280_6_1_3,
    rfc5280_6_1_4,
    rfc5280_6_1_5,
    rfc5280_6_3_3,
    rfc5280_a_1,
    rfc5480_4,
    rfc5758_3_2,
    rfc8017_3_1,
    rfc8446_4_4_2,
    rfc8813_3,
    environment,
    own_eku,
    own_serial,
    own_validity,
    own_names,
    own_seccid,
    own_secc_life,
    own_secc_wildcard,
    own_iso2_eku,
    own_key,
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
/// [`Refusal::Rules`] with everything that has to be otherwise.
pub fn check(exhibit: &Exhibit<'_>, choice: &Choice) -> Result<Checked, Refusal> {
    let mut checked = Checked::default();
    let mut against = Vec::new();
    for finding in certificate(exhibit, choice.targets()) {
        match (choice.waiver(finding.rule), finding.rule.level) {
            (Some(waiver), _) => checked.waived.push(Waived::of(waiver, finding.says)),
            (None, Level::Must) => against.push(finding),
            (None, Level::Should) => checked.remarks.push(finding),
        }
    }
    if against.is_empty() { Ok(checked) } else { Err(Refusal::Rules { findings: against }) }
}

/// Everything that the rules for these targets, and RFC 5280's, find in a certificate.
#[must_use]
pub fn certificate(exhibit: &Exhibit<'_>, targets: &[Target]) -> Vec<Finding> {
    findings(targets, exhibit.kind, |check| if let Check::Certificate(check) = check { check(exhibit) } else { None })
}

/// Everything that they find in a certification request.
#[must_use]
pub fn request(exhibit: &RequestExhibit<'_>, targets: &[Target]) -> Vec<Finding> {
    findings(targets, exhibit.kind, |check| if let Check::Request(check) = check { check(exhibit) } else { None })
}

/// Everything that they find in a chain.
#[must_use]
pub fn chain(exhibit: &ChainExhibit<'_>, targets: &[Target]) -> Vec<Finding> {
    findings(targets, exhibit.kind, |check| if let Check::Chain(check) = check { check(exhibit) } else { None })
}

/// Everything that they find in a CRL.
#[must_use]
pub fn revocation_list(exhibit: &ListExhibit<'_>, targets: &[Target]) -> Vec<Finding> {
    let of = |check| if let Check::RevocationList(check) = check { check(exhibit) } else { None };
    findings(targets, Some(Kind::Authority), of)
}

fn findings(targets: &[Target], kind: Option<Kind>, find: impl Fn(Check) -> Option<String>) -> Vec<Finding> {
    let speaking = RULES.iter().filter(|rule| rule.speaks_of(targets, kind));
    let found = |rule: &'static Rule| rule.checks.iter().find_map(|check| find(*check)).map(|says| Finding { rule, says });
    speaking.filter_map(|rule| found(rule)).collect()
}
