//! Suggestions for command lines with an unknown command or flag.
//!
//! Clap suggests similar words, for example `revoke` for `renew`. Here, a destructive command or flag is suggested only if one
//! letter differs and no harmless word is as similar. For commands of other tools, the evpki command with the same purpose is
//! suggested.

use crate::model::nearest;
use clap::{
    builder::StyledStr,
    error::{ContextKind, ContextValue},
};
use std::ffi::OsString;

/// Commands that remove, replace or lock something, or that cannot be undone.
const DESTRUCTIVE: [&str; 13] = [
    "abort",
    "confirm",
    "decommission",
    "hold",
    "lock",
    "passphrase",
    "rekey",
    "remove",
    "restore",
    "retire",
    "revoke",
    "rotate",
    "scan",
];
/// Flags that allow a command to do something it would refuse, or to change more than the named objects.
const FORCEFUL: [&str; 10] = [
    "--again",
    "--all",
    "--force",
    "--new",
    "--passphrase",
    "--replace",
    "--repair",
    "--skip-faulty",
    "--without-vault",
    "--yes",
];
/// Command names of other tools: the evpki commands they follow, the names, and what to do in evpki.
const OTHERWISE: [(&[&str], &[&str], &str); 4] = [
    (
        &["certificate", "charger", "party", "server"],
        &["extend", "reissue", "rekey", "renew", "replace", "rotate", "update"],
        "to renew a certificate, issue another one with `evpki charger issue STATION_ID --again`, `evpki server issue FQDN --again` or `evpki party issue PARTY --again`",
    ),
    (
        &["password", "token", "totp"],
        &["change", "regenerate", "reissue", "renew", "replace", "reset", "update"],
        "to replace it, use `rotate`, then `confirm` or `abort`",
    ),
    (&["crl"], &["generate", "issue", "renew", "update"], "to issue and publish a new CRL, use `evpki crl publish`"),
    (
        &["charger", "certificate", "server", "party"],
        &["delete", "destroy", "drop", "remove", "rm"],
        "evpki deletes no records: see `evpki charger decommission --help` and `evpki certificate revoke --help`",
    ),
];

/// Returns the error with safe suggestions only.
pub(super) fn corrected(mut error: clap::Error, words: &[OsString]) -> clap::Error {
    let text = |error: &clap::Error, kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    if let Some(given) = text(&error, ContextKind::InvalidSubcommand) {
        keep(&mut error, ContextKind::SuggestedSubcommand, &given, &DESTRUCTIVE);
        if let Some(tip) = otherwise(words, &given) {
            error.remove(ContextKind::SuggestedSubcommand);
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
        }
    }
    if let Some(given) = text(&error, ContextKind::InvalidArg) {
        let flag = given.split([' ', '=']).next().unwrap_or_default().to_owned();
        // A flag of another command is suggested together with that command.
        if !keep(&mut error, ContextKind::SuggestedArg, &flag, &FORCEFUL) {
            error.remove(ContextKind::SuggestedSubcommand);
        }
        let is_harmful = |error: &clap::Error| match error.get(ContextKind::SuggestedSubcommand) {
            Some(ContextValue::String(command)) => command.split(' ').any(|word| DESTRUCTIVE.contains(&word)),
            _ => false,
        };
        if is_harmful(&error) {
            error.remove(ContextKind::SuggestedSubcommand);
            error.remove(ContextKind::SuggestedArg);
        }
        if let Some(ContextValue::StyledStrs(tips)) = error.get(ContextKind::Suggested) {
            let is_harmless = |tip: &&StyledStr| {
                let tip = tip.to_string();
                !tip.contains("' exists") || !DESTRUCTIVE.iter().any(|word| tip.contains(&format!("'{word} ")))
            };
            let kept: Vec<StyledStr> = tips.iter().filter(is_harmless).cloned().collect();
            error.remove(ContextKind::Suggested);
            if !kept.is_empty() {
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(kept));
            }
        }
    }
    error
}

/// Keeps the suggestion of one kind that is similar to the input. Returns whether there is one.
fn keep(error: &mut clap::Error, kind: ContextKind, given: &str, harmful: &[&str]) -> bool {
    let suggested = match error.remove(kind) {
        Some(ContextValue::String(one)) => vec![one],
        Some(ContextValue::Strings(several)) => several,
        _ => return false,
    };
    let Some(near) = near(given, &suggested, harmful) else { return false };
    let value = if kind == ContextKind::SuggestedArg { ContextValue::String(near) } else { ContextValue::Strings(vec![near]) };
    error.insert(kind, value);
    true
}

/// Returns the most similar word: a harmless one, else a harmful one if only one letter differs.
fn near(given: &str, suggested: &[String], harmful: &[&str]) -> Option<String> {
    let (bad, good): (Vec<&String>, Vec<&String>) = suggested.iter().partition(|word| harmful.contains(&word.as_str()));
    let bare = |word: &str| word.trim_start_matches('-').to_owned();
    let meant = |words: &[&String]| {
        let bares: Vec<String> = words.iter().map(|word| bare(word)).collect();
        let found = nearest(&bare(given), bares.iter().map(String::as_str))?;
        words.iter().zip(&bares).find(|(_, one)| one.as_str() == found).map(|(word, _)| (*word).clone())
    };
    meant(&good).or_else(|| meant(&bad).filter(|word| is_one_edit(&bare(given), &bare(word))))
}

/// Returns whether one letter is missing, added or different, or two letters are swapped.
fn is_one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let alike = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[alike..], &b[alike..]);
    match (a, b) {
        ([], []) => true,
        _ if a.len() == b.len() + 1 => a[1..] == *b,
        _ if b.len() == a.len() + 1 => b[1..] == *a,
        ([a1, a2, a @ ..], [b1, b2, b @ ..]) if a1 == b2 && a2 == b1 => a == b,
        ([_, a @ ..], [_, b @ ..]) => a == b,
        _ => false,
    }
}

/// Returns what to do instead of a command that has another name in evpki.
fn otherwise(words: &[OsString], given: &str) -> Option<&'static str> {
    let at = words.iter().position(|word| word == given)?;
    let above = words[..at].iter().rev().filter_map(|word| word.to_str());
    let found = |above: &str| OTHERWISE.iter().find(|(nouns, verbs, _)| nouns.contains(&above) && verbs.contains(&given));
    above.into_iter().find_map(found).map(|(_, _, tip)| *tip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Commands that only show, create or check something.
    const HARMLESS: [&str; 33] = [
        "add",
        "audit",
        "authorize",
        "auto-lock",
        "backup",
        "bundle",
        "ca",
        "certificate",
        "charger",
        "check",
        "code",
        "completions",
        "credentials",
        "crl",
        "demo",
        "device",
        "due",
        "export",
        "hierarchy",
        "issue",
        "lint",
        "list",
        "man",
        "party",
        "password",
        "policy",
        "profile",
        "provision",
        "publish",
        "recovery",
        "release",
        "server",
        "show",
    ];
    const HARMLESS_TOO: [&str; 12] =
        ["init", "key-file", "peer", "slots", "status", "store", "token", "totp", "unlock", "vault", "verify", "keyring"];

    fn names(command: &clap::Command, into: &mut BTreeSet<String>) {
        for sub in command.get_subcommands() {
            into.insert(sub.get_name().to_owned());
            names(sub, into);
        }
    }

    #[test]
    fn every_command_is_listed_as_harmless_or_destructive() {
        let mut all = BTreeSet::new();
        names(&crate::cli::command(), &mut all);
        let known = |name: &str| HARMLESS.contains(&name) || HARMLESS_TOO.contains(&name) || DESTRUCTIVE.contains(&name);
        let unknown: Vec<&String> = all.iter().filter(|name| !known(name)).collect();
        assert!(unknown.is_empty(), "add each of {unknown:?} to HARMLESS or DESTRUCTIVE");
    }

    /// Makes every typing error of one letter in every harmless command.
    #[test]
    fn a_typing_error_in_a_harmless_command_suggests_no_destructive_one() {
        let mut all = BTreeSet::new();
        names(&crate::cli::command(), &mut all);
        let all: Vec<String> = all.into_iter().collect();
        for word in all.iter().filter(|word| !DESTRUCTIVE.contains(&word.as_str())) {
            let letters: Vec<char> = word.chars().collect();
            let mut slips: Vec<String> = Vec::new();
            for at in 0..letters.len() {
                let without = [&letters[..at], &letters[at + 1..]].concat();
                slips.push(without.iter().collect());
                for letter in 'a'..='z' {
                    slips.push([&letters[..at], &[letter], &letters[at + 1..]].concat().iter().collect());
                    slips.push([&letters[..at], &[letter], &letters[at..]].concat().iter().collect());
                }
                if at + 1 < letters.len() {
                    let mut swapped = letters.clone();
                    swapped.swap(at, at + 1);
                    slips.push(swapped.iter().collect());
                }
            }
            for slip in slips.iter().filter(|slip| !all.contains(slip)) {
                let suggested = near(slip, &all, &DESTRUCTIVE);
                assert!(!suggested.as_deref().is_some_and(|word| DESTRUCTIVE.contains(&word)), "{slip}: {suggested:?}");
            }
        }
        assert_eq!(near("renew", &all, &DESTRUCTIVE), None);
        assert_eq!(near("revoek", &all, &DESTRUCTIVE).as_deref(), Some("revoke"));
        assert_eq!(near("remove-it", &all, &DESTRUCTIVE), None);
    }

    #[test]
    fn is_one_edit_accepts_exactly_one_edit() {
        for (a, b, is_one) in [
            ("a", "a", true),
            ("ab", "ba", true),
            ("abc", "ac", true),
            ("abc", "abd", true),
            ("abc", "bca", false),
            ("a", "abc", false),
        ] {
            assert_eq!(is_one_edit(a, b), is_one, "{a} {b}");
        }
    }
}
