//! What judges are asked, what they answer, and what they are expected to answer.

use super::test_pki::{Case, What};
use std::collections::BTreeMap;

/// What a judge is asked about a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Question {
    /// Does it read it, and does it read what evpki says is in it?
    Reads,
    /// Does it accept it for its purpose, by its chain and the CRLs, when it trusts its anchor? Is a CRL signed by its issuer?
    Accepts,
    /// Does it refuse it when it trusts a stranger of the same name instead?
    Stranger,
    /// Does it refuse the revoked one?
    Revoked,
}

impl Question {
    /// Those that are asked about a thing.
    pub(crate) fn about(what: What) -> &'static [Self] {
        match what {
            What::Leaf => &[Self::Reads, Self::Accepts, Self::Stranger, Self::Revoked],
            What::Authority | What::List => &[Self::Reads, Self::Accepts, Self::Stranger],
        }
    }
}

/// What a judge answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// As it should.
    Good,
    /// Otherwise, and what it said.
    Bad(String),
    /// Nothing: it has no way to be asked.
    Mute,
}

impl Answer {
    /// Good when nothing is wrong.
    pub(crate) fn wrong(wrong: Option<String>) -> Self {
        wrong.map_or(Self::Good, Self::Bad)
    }

    /// What a verifier said that should have accepted.
    pub(crate) fn accepted(is_accepted: bool, said: &str) -> Self {
        if is_accepted { Self::Good } else { Self::Bad(said.trim().to_owned()) }
    }

    /// What a verifier said that should have refused, with one of these words.
    pub(crate) fn refused(is_accepted: bool, said: &str, words: &[&str]) -> Self {
        if is_accepted {
            Self::Bad("accepted".to_owned())
        } else if words.iter().any(|word| said.contains(word)) {
            Self::Good
        } else {
            Self::Bad(format!("refused, but for another reason: {}", said.trim()))
        }
    }
}

/// What one judge answered about one case.
pub(crate) type Answers = BTreeMap<Question, Answer>;

/// Somebody who is asked about cases.
#[derive(Clone, Copy)]
pub(crate) struct Judge {
    /// What the table calls it.
    pub(crate) name: &'static str,
    /// Its version, in its own words.
    pub(crate) version: fn() -> String,
    /// Asks it about all of them.
    pub(crate) ask: fn(&[Case]) -> Vec<Answers>,
}

/// Asks each question about each case, by itself.
pub(crate) fn one_by_one(cases: &[Case], ask: impl Fn(&Case, Question) -> Answer + Sync) -> Vec<Answers> {
    each(cases, |case| case.asked.iter().map(|question| (*question, ask(case, *question))).collect())
}

/// Asks about each case, by itself; about some at once, for most of the time is spent in waiting for small programs and their files.
pub(crate) fn each(cases: &[Case], ask: impl Fn(&Case) -> Answers + Sync) -> Vec<Answers> {
    std::thread::scope(|scope| {
        let some = cases.chunks(cases.len().div_ceil(4).max(1));
        let asked: Vec<_> = some.map(|some| scope.spawn(|| some.iter().map(&ask).collect::<Vec<_>>())).collect();
        asked.into_iter().flat_map(|answers| answers.join().unwrap()).collect()
    })
}

/// What a judge is known not to do.
#[derive(Debug)]
pub(crate) struct Limit {
    /// Which judge.
    pub(crate) judge: &'static str,
    /// Which question it does not answer as it should.
    pub(crate) question: Question,
    /// About which cases.
    pub(crate) of: fn(&Case) -> bool,
    /// What it says then, or a part of it; nothing: it cannot even be asked.
    pub(crate) says: Option<&'static str>,
    /// Why, in the words of the table.
    pub(crate) why: &'static str,
}

impl Limit {
    /// Whether it is about this question.
    pub(crate) fn is_about(&self, judge: &str, case: &Case, question: Question) -> bool {
        self.judge == judge && self.question == question && (self.of)(case)
    }

    /// Whether an answer is what it leads one to expect.
    pub(crate) fn expects(&self, answer: &Answer) -> bool {
        match (self.says, answer) {
            (None, Answer::Mute) => true,
            (Some(part), Answer::Bad(said)) => said.contains(part),
            _ => false,
        }
    }
}

/// A cell of the table: a tick when a judge does all that it is asked for; else what it does not, and why.
pub(crate) fn cell(answers: &Answers, limits: &[(Question, &'static str)]) -> String {
    let mut short: Vec<String> = Vec::new();
    for (question, answer) in answers.iter().filter(|(_, answer)| **answer != Answer::Good) {
        let known = limits.iter().find(|(of, _)| of == question).map(|(_, why)| (*why).to_owned());
        let why = known.unwrap_or_else(|| format!("**{question:?}: {answer:?}**").replace('|', " "));
        if !short.contains(&why) {
            short.push(why);
        }
    }
    match short.len() {
        0 => "✓".to_owned(),
        _ if answers.values().all(|answer| *answer != Answer::Good) => short.join("; "),
        _ => format!("✓ but {}", short.join("; ")),
    }
}
