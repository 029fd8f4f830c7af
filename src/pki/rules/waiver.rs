//! Which rules a profile keeps: for which targets its certificates have to be right, and what it waives.

use super::{Level, OCPP, RULES, Rule};
use crate::{
    model::{Error as ModelError, Hint, nearest, shortened},
    pki::{Target, profile::Kind},
};

/// The longest reason, in characters: the audit keeps each.
const LONGEST_REASON: usize = 200;

/// For whom the certificates of a profile have to be right, and what it waives.
#[derive(Debug, Clone)]
pub struct Choice {
    targets: Vec<Target>,
    waivers: Vec<Waiver>,
}

impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        self.targets == other.targets && self.waivers == other.waivers
    }
}

impl Eq for Choice {}

/// A rule that a profile does not keep, and why.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The rule.
    pub rule: &'static Rule,
    /// Why it is not kept.
    pub reason: String,
}

impl PartialEq for Waiver {
    fn eq(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id && self.reason == other.reason
    }
}

impl Eq for Waiver {}

/// A rule that was not kept because the profile waives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The rule.
    pub rule: &'static str,
    /// Why it is waived.
    pub reason: String,
    /// What it found.
    pub says: String,
}

impl Waived {
    pub(super) fn of(waiver: &Waiver, says: String) -> Self {
        Self { rule: waiver.rule.id, reason: waiver.reason.clone(), says }
    }
}

/// Why a choice of rules cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// There is no such target.
    #[error("{0}")]
    Target(Box<ModelError>),
    /// There is no such rule.
    #[error("unknown rule `{}`{}", shortened(given), Hint(nearest(given, RULES.iter().map(|rule| rule.id))))]
    Rule {
        /// What was given.
        given: String,
    },
    /// Something stands there twice.
    #[error("has `{what}` twice")]
    Twice {
        /// What.
        what: &'static str,
    },
    /// A waiver has no reason.
    #[error("waives {rule} without a reason, say in a few words why")]
    NoReason {
        /// The rule.
        rule: &'static str,
    },
    /// A reason is longer than the audit takes.
    #[error("the reason for waiving {rule} has {length} characters, at most {LONGEST_REASON} are taken")]
    LongReason {
        /// The rule.
        rule: &'static str,
        /// How long it is.
        length: usize,
    },
    /// Nobody can waive the rule.
    #[error("{rule} cannot be waived: no program could rely on the certificate")]
    NotWaivable {
        /// The rule.
        rule: &'static str,
    },
    /// The rule says nothing of certificates of this kind for these targets.
    #[error("waives {rule}, which says nothing about certificates of kind `{kind}` for these targets, leave it out")]
    Idle {
        /// The rule.
        rule: &'static str,
        /// The kind.
        kind: Kind,
    },
}

impl Choice {
    /// What a profile of this kind keeps when it says nothing: OCPP's rules for servers, stations and authorities, OCPI's for parties,
    /// ISO 15118-2's for what that knows.
    #[must_use]
    pub fn usual(kind: Kind) -> Self {
        let targets = match kind {
            Kind::Authority | Kind::Server | Kind::Station => OCPP.to_vec(),
            Kind::Party => vec![Target::Ocpi],
            Kind::Secc | Kind::Contract | Kind::Vehicle => vec![Target::Iso2],
            Kind::Signer => Vec::new(),
        };
        Self { targets, waivers: Vec::new() }
    }

    /// What a profile of this kind says that it keeps; without targets, the usual ones.
    ///
    /// # Errors
    /// [`ChoiceError`]
    pub fn new(kind: Kind, targets: Option<&[String]>, waivers: &[(String, String)]) -> Result<Self, ChoiceError> {
        let mut choice = Self::usual(kind);
        if let Some(given) = targets {
            choice.targets.clear();
            for given in given {
                let target: Target = given.parse().map_err(|e| ChoiceError::Target(Box::new(e)))?;
                if choice.targets.contains(&target) {
                    return Err(ChoiceError::Twice { what: target.name() });
                }
                choice.targets.push(target);
            }
        }
        for (given, reason) in waivers {
            let rule = Rule::named(given).ok_or_else(|| ChoiceError::Rule { given: given.clone() })?;
            let (rule_id, reason) = (rule.id, reason.trim());
            match reason.chars().count() {
                0 => return Err(ChoiceError::NoReason { rule: rule_id }),
                length if length > LONGEST_REASON => return Err(ChoiceError::LongReason { rule: rule_id, length }),
                _ if choice.waiver(rule).is_some() => return Err(ChoiceError::Twice { what: rule_id }),
                _ if rule.level == Level::Must && rule.targets.contains(&Target::Rfc5280) => {
                    return Err(ChoiceError::NotWaivable { rule: rule_id });
                }
                _ if !rule.speaks_of(&choice.targets, Some(kind)) => return Err(ChoiceError::Idle { rule: rule_id, kind }),
                _ => choice.waivers.push(Waiver { rule, reason: reason.to_owned() }),
            }
        }
        Ok(choice)
    }

    /// For whom its certificates have to be right, besides RFC 5280.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// What it waives.
    #[must_use]
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// How it waives a rule, if it does.
    #[must_use]
    pub fn waiver(&self, rule: &Rule) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| waiver.rule.id == rule.id)
    }
}
