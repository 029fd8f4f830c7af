//! What a command line that is not understood may have meant.
//!
//! Clap suggests whatever looks alike: `revoke` for `renew`. Here, a command or flag that takes something away is suggested only when one
//! letter is wrong and nothing harmless is as near; and for what evpki does under another name, that name is told.

use crate::model::nearest;
use clap::{
    builder::StyledStr,
    error::{ContextKind, ContextValue},
};
use std::ffi::OsString;

/// Commands that take something away, replace it, or let nothing be changed any more.
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
/// Flags that have something done that would be refused without them, or to more than was named.
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
/// What other tools call what evpki calls otherwise: after which words, which word, and what to do.
const OTHERWISE: [(&[&str], &[&str], &str); 4] = [
    (
        &["certificate", "charger", "party", "server"],
        &["extend", "reissue", "rekey", "renew", "replace", "rotate", "update"],
        "to renew a certificate, issue another one: `evpki charger issue STATION_ID --again`, `evpki server issue FQDN --again` or `evpki party issue PARTY --again`",
    ),
    (
        &["password", "token", "totp"],
        &["change", "regenerate", "reissue", "renew", "replace", "reset", "update"],
        "the command that makes a new one, to be confirmed or aborted later, is `rotate`",
    ),
    (&["crl"], &["generate", "issue", "renew", "update"], "a new CRL is issued and published with `evpki crl publish`"),
    (
        &["charger", "certificate", "server", "party"],
        &["delete", "destroy", "drop", "remove", "rm"],
        "nothing is deleted: see `evpki charger decommission --help` and `evpki certificate revoke --help`",
    ),
];

/// An error with suggestions that do no harm.
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
        // A flag of another command comes with that command.
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

/// Keeps the suggestions of one kind that are near what was given; whether there are any.
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

/// Which of the words was probably meant: a harmless one, or else one that is a letter off.
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

/// Whether one letter is missing, too much, wrong, or two are swapped.
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

/// What to do for a command that evpki has under another name.
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

    /// Commands that show, make or check something.
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
    fn every_command_is_one_or_the_other() {
        let mut all = BTreeSet::new();
        names(&crate::cli::command(), &mut all);
        let known = |name: &str| HARMLESS.contains(&name) || HARMLESS_TOO.contains(&name) || DESTRUCTIVE.contains(&name);
        let unknown: Vec<&String> = all.iter().filter(|name| !known(name)).collect();
        assert!(unknown.is_empty(), "say of each of {unknown:?} whether it takes something away");
    }

    /// Of every harmless command, every word that one slip makes of it: nothing that does harm is suggested.
    #[test]
    fn a_slip_in_a_harmless_command_suggests_no_harm() {
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
    fn one_edit_is_one() {
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
