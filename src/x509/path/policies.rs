//! Under which policies a path is valid (RFC 5280, 6.1, with the graph of RFC 9618 for the tree of 6.1.2 a: as many nodes as there are policies,
//! whatever is mapped to what).

use super::{Link, PathError, malformed};
use crate::x509::{Error, Extension, metadata::Arc};
use const_oid::db::{rfc5280, rfc5912};
use std::collections::{BTreeMap, BTreeSet};
use x509_cert::ext::pkix::CertificatePolicies;

/// The policy that stands for any.
const ANY: &str = "2.5.29.32.0";
/// How many policies a certificate may name, and how many it may map. Real ones have a handful.
const MOST_POLICIES: usize = 1_000;
/// The qualifiers of a policy that RFC 5280, 4.2.1.4 knows. They are for people to read; nothing is decided by them.
const QUALIFIERS: [const_oid::ObjectIdentifier; 2] = [rfc5280::ID_QT_CPS, rfc5280::ID_QT_UNOTICE];

/// What is asked of the policies of a path (RFC 5280, 6.1.1 c, e to g). By default: nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InitialPolicies {
    /// Those of which one has to be valid where one is required, as dotted OIDs; `None`: any.
    pub acceptable: Option<BTreeSet<String>>,
    /// Whether one is required.
    pub require_explicit: bool,
    /// Whether mappings do not count.
    pub inhibit_mapping: bool,
    /// Whether anyPolicy stands for none.
    pub inhibit_any: bool,
}

/// A policy at some depth: by which names the next certificate may call it, and which policies it was there for one certificate before.
#[derive(Debug, Default)]
struct Node {
    expected: BTreeSet<String>,
    parents: BTreeSet<String>,
}

type Level = BTreeMap<String, Node>;

/// The state of 6.1.2.
struct State {
    /// A level for each certificate, the anchor's first; `None` when no policy is valid any more.
    graph: Option<Vec<Level>>,
    explicit: usize,
    mapping: usize,
    any: usize,
}

/// What a certificate says of policies.
#[derive(Default)]
struct PolicyExtensions {
    policies: Option<BTreeSet<String>>,
    mappings: Vec<(String, String)>,
    require_explicit: Option<u32>,
    inhibit_mapping: Option<u32>,
    inhibit_any: Option<u32>,
}

/// Whether the path, which begins with the leaf, is valid under policies that are acceptable. What the anchor says counts, too (RFC 5937).
pub(super) fn check(path: &[&Link<'_>], arc: &Arc, initial: &InitialPolicies) -> Result<(), PathError> {
    let after = |inhibited: bool| if inhibited { 0 } else { path.len() };
    let root = Level::from([(ANY.to_owned(), Node { expected: BTreeSet::from([ANY.to_owned()]), parents: BTreeSet::new() })]);
    let mut state = State {
        graph: Some(vec![root]),
        explicit: after(initial.require_explicit),
        mapping: after(initial.inhibit_mapping),
        any: after(initial.inhibit_any),
    };
    let mut required_by = None;
    for (at, link) in path.iter().enumerate().rev() {
        let (is_anchor, is_leaf) = (at + 1 == path.len(), at == 0);
        let said = said(link, arc)?;
        if is_anchor && is_leaf {
            return Ok(());
        }
        if !is_anchor || said.policies.is_some() {
            let any_counts = state.any > 0 || (!is_leaf && link.is_self_issued());
            state.step(said.policies.as_ref(), any_counts);
        }
        if state.explicit == 0 && state.graph.is_none() {
            return Err(none_valid(path, required_by));
        }
        if is_leaf {
            // 6.1.5 a and b.
            state.explicit = if said.require_explicit == Some(0) { 0 } else { state.explicit.saturating_sub(1) };
            continue;
        }
        if said.mappings.iter().any(|(ours, theirs)| ours == ANY || theirs == ANY) {
            let why = "it maps anyPolicy (RFC 5280, 6.1.4 a)".to_owned();
            return Err(PathError::Malformed { subject: link.certificate.subject().to_string(), why });
        }
        state.map(&said.mappings);
        if !is_anchor && !link.is_self_issued() {
            for count in [&mut state.explicit, &mut state.mapping, &mut state.any] {
                *count = count.saturating_sub(1);
            }
        }
        if said.require_explicit.is_some() {
            required_by.get_or_insert(*link);
        }
        let least =
            |count: usize, limit: Option<u32>| limit.map_or(count, |n| count.min(usize::try_from(n).unwrap_or(usize::MAX)));
        state.explicit = least(state.explicit, said.require_explicit);
        state.mapping = least(state.mapping, said.inhibit_mapping);
        state.any = least(state.any, said.inhibit_any);
    }
    if state.explicit > 0 || state.is_acceptable(initial.acceptable.as_ref()) {
        return Ok(());
    }
    Err(none_valid(path, required_by))
}

fn none_valid(path: &[&Link<'_>], required_by: Option<&Link<'_>>) -> PathError {
    PathError::NoPolicy {
        subject: path.first().map(|leaf| leaf.certificate.subject().to_string()).unwrap_or_default(),
        issuer: required_by.map(|link| link.certificate.subject().to_string()),
    }
}

fn said(link: &Link<'_>, arc: &Arc) -> Result<PolicyExtensions, PathError> {
    let certificate = link.certificate;
    let mut said = PolicyExtensions::default();
    for (critical, extension) in certificate.extensions(arc).map_err(|e| malformed(certificate, &e))? {
        match extension {
            Extension::CertificatePolicies(policies) => {
                if critical {
                    check_qualifiers(link)?;
                }
                bounded(link, policies.len())?;
                said.policies = Some(policies.into_iter().collect());
            }
            Extension::PolicyMappings(mappings) => {
                bounded(link, mappings.len())?;
                said.mappings = mappings;
            }
            Extension::PolicyConstraints { require_explicit, inhibit_mapping } => {
                (said.require_explicit, said.inhibit_mapping) = (require_explicit, inhibit_mapping);
            }
            Extension::InhibitAnyPolicy(after) => said.inhibit_any = Some(after),
            _ => {}
        }
    }
    Ok(said)
}

fn bounded(link: &Link<'_>, found: usize) -> Result<(), PathError> {
    if found <= MOST_POLICIES {
        return Ok(());
    }
    let why = format!("it has {found} policies, at most {MOST_POLICIES} are read");
    Err(PathError::Malformed { subject: link.certificate.subject().to_string(), why })
}

/// Where policies are critical, so are their qualifiers (RFC 5280, 4.2.1.4).
fn check_qualifiers(link: &Link<'_>) -> Result<(), PathError> {
    let policies = link.certificate.extension::<CertificatePolicies>(rfc5912::ID_CE_CERTIFICATE_POLICIES);
    let policies = policies.transpose().map_err(|e| malformed(link.certificate, &Error::der("certificatePolicies")(e)))?;
    let qualifiers = policies.iter().flat_map(|p| &p.0).flat_map(|p| p.policy_qualifiers.iter().flatten());
    match qualifiers.map(|q| q.policy_qualifier_id).find(|id| !QUALIFIERS.contains(id)) {
        Some(id) => Err(PathError::Critical {
            subject: link.certificate.subject().to_string(),
            extension: format!("certificatePolicies with the qualifier {id}"),
        }),
        None => Ok(()),
    }
}

impl State {
    /// 6.1.3 d and e: a level for what this certificate names.
    fn step(&mut self, policies: Option<&BTreeSet<String>>, any_counts: bool) {
        let (Some(graph), Some(policies)) = (&mut self.graph, policies) else {
            self.graph = None;
            return;
        };
        let mut expected: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
        let last = graph.last();
        for (policy, node) in last.into_iter().flatten() {
            for name in &node.expected {
                expected.entry(name).or_default().insert(policy.clone());
            }
        }
        let from_any = last.is_some_and(|level| level.contains_key(ANY));
        let node = |policy: &String, parents| Node { expected: BTreeSet::from([policy.clone()]), parents };
        let mut level = Level::new();
        for policy in policies.iter().filter(|policy| *policy != ANY) {
            if let Some(parents) = expected.get(policy) {
                level.insert(policy.clone(), node(policy, parents.clone()));
            } else if from_any {
                level.insert(policy.clone(), node(policy, BTreeSet::from([ANY.to_owned()])));
            }
        }
        if any_counts && policies.contains(ANY) {
            for (policy, parents) in expected {
                level.entry(policy.clone()).or_insert_with(|| node(policy, parents));
            }
        }
        graph.push(level);
        self.prune();
    }

    /// 6.1.4 b: what the policies of this certificate are called below it.
    fn map(&mut self, mappings: &[(String, String)]) {
        let Some(level) = self.graph.as_mut().and_then(|graph| graph.last_mut()) else { return };
        let mut all: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
        for (ours, theirs) in mappings {
            all.entry(ours).or_default().insert(theirs.clone());
        }
        if self.mapping == 0 {
            level.retain(|policy, _| !all.contains_key(policy));
            self.prune();
            return;
        }
        // The parent of anyPolicy is anyPolicy alone.
        let from_any = level.contains_key(ANY).then(|| BTreeSet::from([ANY.to_owned()]));
        for (ours, theirs) in all {
            match (level.get_mut(ours), &from_any) {
                (Some(node), _) => node.expected = theirs,
                (None, Some(parents)) => {
                    level.insert(ours.clone(), Node { expected: theirs, parents: parents.clone() });
                }
                (None, None) => {}
            }
        }
    }

    /// Takes away what nothing follows from; when nothing is left, no policy is valid.
    fn prune(&mut self) {
        let Some(graph) = &mut self.graph else { return };
        let mut followed: Option<BTreeSet<String>> = None;
        for level in graph.iter_mut().rev() {
            if let Some(followed) = &followed {
                level.retain(|policy, _| followed.contains(policy));
            }
            followed = Some(level.values().flat_map(|node| node.parents.iter().cloned()).collect());
            if level.is_empty() {
                self.graph = None;
                return;
            }
        }
    }

    /// 6.1.5 g: whether one of these policies, in the words of the anchor, is valid for the whole path.
    fn is_acceptable(&self, acceptable: Option<&BTreeSet<String>>) -> bool {
        let Some(graph) = &self.graph else { return false };
        let Some(acceptable) = acceptable.filter(|set| !set.contains(ANY)) else { return true };
        let is_any_to_the_end = graph.last().is_some_and(|level| level.contains_key(ANY));
        // What follows from anyPolicy is in the anchor's words.
        let mut ours = graph.iter().flatten().filter(|(policy, node)| *policy != ANY && node.parents.contains(ANY));
        is_any_to_the_end || ours.any(|(policy, _)| acceptable.contains(policy))
    }
}
