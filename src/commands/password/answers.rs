//! Takes in what chargers answered, line by line: who took the pending password has it in force, who did not keeps the one before (A01).

use super::{
    GROUP, lifecycle,
    message::{Family, MessageId},
};
use crate::{
    commands::{Context, Error, context::commit},
    credentials::{Generator, rotation},
    files,
    model::{Charger, PasswordState, PrintablePath as _, SecretKind, StationId},
    ocpp::{Answer, LONGEST_ANSWER, Purpose, Verdict},
    store::{self, Read, SecretRow, Store, Transaction},
    vault::Vault,
};
use std::{
    io::{self, BufRead, BufReader, Read as _},
    path::PathBuf,
};

/// The mark that some programs begin a file of text with.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Where the answers are.
pub enum Source {
    /// In this file.
    File(PathBuf),
    /// They come in.
    Stream(Box<dyn io::Read + Send>),
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number; they count from 1, and empty ones count.
    pub number: u64,
    /// The charger that it is about, as far as it tells.
    pub station: Option<StationId>,
    /// What became of it.
    pub deed: Deed,
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// This version is in force now.
    Confirmed(u64),
    /// This version is gone, because of this answer.
    Aborted(u64, String),
    /// This version stays pending until the charger has come back: it answered in this word.
    Waiting(u64, &'static str),
    /// What it says was done before: the version, and what it is.
    Already(u64, PasswordState),
    /// Nothing was done for it, and why.
    Faulty(String),
}

/// How many lines there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// By which a password came into force.
    pub confirmed: u64,
    /// By which one was taken back.
    pub aborted: u64,
    /// Whose charger has to come back first.
    pub waiting: u64,
    /// Which said what was done before.
    pub already: u64,
    /// For which nothing was done.
    pub faulty: u64,
}

/// Takes in answers, a group at a time, each durable with its audit records before it is told of. Run again, it finds done what it did.
///
/// `rebooted`: the chargers have come back, so that what waits for that counts, too.
///
/// # Errors
/// When the answers cannot be read, or the store fails: then the groups before stand. When `each` says so.
pub fn run(context: &Context<'_>, source: Source, rebooted: bool, each: store::Each<'_, Line>) -> Result<Counts, Error> {
    let (name, stream): (String, Box<dyn io::Read>) = match source {
        Source::Stream(stream) => ("the answers".to_owned(), stream),
        Source::File(path) => {
            let name = format!("`{}`", path.shown());
            (name.clone(), Box::new(files::open(&path)?))
        }
    };
    let mut lines = Lines { source: BufReader::new(stream), number: 0 };
    let mut store = context.store()?;
    let vault = context.vault(&store)?;
    let mut counts = Counts::default();
    let mut index = None;
    loop {
        let mut group = Vec::new();
        while group.len() < GROUP
            && let Some(line) = lines.next().map_err(|e| Error::cannot(format!("cannot read {name}: {e}")))?
        {
            group.push(line);
        }
        if group.is_empty() {
            return Ok(counts);
        }
        if index.is_none() && group.iter().any(|(_, answer)| answer.as_ref().is_ok_and(|answer| answer.station.is_none())) {
            index = Some(Index::of(&store, &vault)?);
        }
        let intake = Intake { context, vault: &vault, rebooted, index: index.as_ref() };
        let mut transaction = store.begin()?;
        let mut told = Vec::with_capacity(group.len());
        for (number, answer) in group {
            told.push(intake.line(&mut *transaction, number, answer)?);
        }
        if told.iter().any(|line| matches!(line.deed, Deed::Confirmed(_) | Deed::Aborted(..))) {
            commit(transaction, &vault)?;
        } else {
            drop(transaction);
        }
        for line in told {
            let count = match line.deed {
                Deed::Confirmed(_) => &mut counts.confirmed,
                Deed::Aborted(..) => &mut counts.aborted,
                Deed::Waiting(..) => &mut counts.waiting,
                Deed::Already(..) => &mut counts.already,
                Deed::Faulty(_) => &mut counts.faulty,
            };
            *count += 1;
            each(line)?;
        }
    }
}

/// A line that was read, or why it is no answer.
type Numbered = (u64, Result<Answer, String>);

/// A line of more bytes than this has no end, and nothing is read behind it.
const ENDLESS: usize = 64 * 1024 * 1024;

/// The lines of a stream, of which no more is kept than an answer may have.
struct Lines<R> {
    source: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next that is not empty; none at the end.
    fn next(&mut self) -> io::Result<Option<Numbered>> {
        loop {
            let mut line = Vec::new();
            let read = self.source.by_ref().take(LONGEST_ANSWER as u64 + 2).read_until(b'\n', &mut line)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if !line.ends_with(b"\n") && line.len() > LONGEST_ANSWER {
                self.skip()?;
            }
            let text = line.strip_suffix(b"\n").unwrap_or(&line);
            let text = text.strip_suffix(b"\r").unwrap_or(text);
            let text = if self.number == 1 { text.strip_prefix(BOM).unwrap_or(text) } else { text };
            if text.len() > LONGEST_ANSWER || text.iter().any(|byte| !byte.is_ascii_whitespace()) {
                return Ok(Some((self.number, Answer::parse(text).map_err(|fault| fault.to_string()))));
            }
        }
    }

    /// Passes over the rest of a line.
    fn skip(&mut self) -> io::Result<()> {
        let mut skipped = 0;
        loop {
            let read = match self.source.fill_buf() {
                Ok(read) => read,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            };
            let end = read.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(read.len(), |end| end + 1);
            let is_over = end.is_some() || read.is_empty();
            self.source.consume(used);
            skipped += used;
            if skipped > ENDLESS {
                return Err(io::Error::other(format!("line {} has more than {ENDLESS} bytes", self.number)));
            }
            if is_over {
                return Ok(());
            }
        }
    }
}

/// Whose messages bare frames answer: of each station the version that is pending, the one in force, and the one that was taken back last. Some 100
/// bytes for each version, and made only when a frame comes without its station.
struct Index(Vec<(Family, Box<str>)>);

impl Index {
    fn of(store: &dyn Read, vault: &Vault) -> Result<Self, Error> {
        let mut all = Vec::new();
        let mut versions: Vec<SecretRow> = Vec::new();
        let mut close = |versions: &mut Vec<SecretRow>| {
            let recent = versions.iter().rev().scan(false, |is_over, row| {
                let is_past = *is_over;
                *is_over |= row.state == Some(PasswordState::Active);
                (!is_past).then_some(row)
            });
            for row in recent {
                if let Ok(station) = row.owner.parse::<StationId>() {
                    all.push((Family::of(vault, &station, row.version), row.owner.clone().into_boxed_str()));
                }
            }
            versions.clear();
        };
        store.each_secret(SecretKind::Password, None, &mut |mut row| {
            if versions.last().is_some_and(|last| last.owner != row.owner) {
                close(&mut versions);
            }
            row.sealed = None;
            versions.push(row);
            Ok(())
        })?;
        close(&mut versions);
        all.sort_unstable();
        Ok(Self(all))
    }

    fn station(&self, family: Family) -> Option<StationId> {
        let at = self.0.binary_search_by(|(known, _)| known.cmp(&family)).ok()?;
        self.0[at].1.parse().ok()
    }
}

/// What takes lines in.
struct Intake<'a> {
    context: &'a Context<'a>,
    vault: &'a Vault,
    rebooted: bool,
    index: Option<&'a Index>,
}

impl Intake<'_> {
    fn line(&self, transaction: &mut dyn Transaction, number: u64, answer: Result<Answer, String>) -> Result<Line, Error> {
        let faulty = |station, why: String| Ok(Line { number, station, deed: Deed::Faulty(why) });
        let answer = match answer {
            Ok(answer) => answer,
            Err(why) => return faulty(None, why),
        };
        let named = answer.message_id.as_deref().map(MessageId::parse);
        let unknown = || "its message id is not one of a pending password's".to_owned();
        let id = match named {
            Some(None) => return faulty(answer.station, unknown()),
            Some(Some(id)) => Some(id),
            None => None,
        };
        let found = answer.station.clone().or_else(|| self.index?.station(id?.0));
        let Some(station) = found else { return faulty(None, unknown()) };
        let Some(row) = transaction.charger(&station)? else {
            return faulty(None, format!("there is no charger `{station}`"));
        };
        let versions = lifecycle::versions(transaction, &row.charger)?;
        let about = match id {
            None => None,
            Some((family, _)) => {
                match versions.iter().find(|version| Family::of(self.vault, &station, version.version) == family) {
                    Some(version) => Some(version.version),
                    None => return faulty(Some(station), unknown()),
                }
            }
        };
        let purpose = id.map(|(_, purpose)| purpose);
        match self.decide(&row.charger, &versions, about, &answer, purpose) {
            Ok(deed) => {
                let step = match deed {
                    Deed::Confirmed(_) => Some(rotation::confirm as fn(&rotation::PasswordVersions<'_>) -> _),
                    Deed::Aborted(..) => Some(rotation::abort as fn(&rotation::PasswordVersions<'_>) -> _),
                    _ => None,
                };
                if let Some(step) = step {
                    lifecycle::change(self.context, transaction, self.vault, &row.charger, Generator::default(), step)?;
                }
                Ok(Line { number, station: Some(station), deed })
            }
            Err(why) => faulty(Some(station), why),
        }
    }

    /// What is to be done for an answer about this version, or about whichever is pending.
    fn decide(
        &self,
        charger: &Charger,
        versions: &[SecretRow],
        about: Option<u64>,
        answer: &Answer,
        purpose: Option<Purpose>,
    ) -> Result<Deed, String> {
        let verdict = answer.verdict(charger.ocpp_version, purpose);
        let verdict = verdict.map_err(|fault| format!("{fault}; {} speaks OCPP {}", charger.station_id, charger.ocpp_version))?;
        let pending = versions.iter().find(|row| row.state == Some(PasswordState::Pending)).map(|row| row.version);
        if let Some(pending) = pending.filter(|pending| about.is_none_or(|about| about == *pending)) {
            return Ok(match verdict {
                Verdict::Accepted => Deed::Confirmed(pending),
                Verdict::Later(_) if self.rebooted => Deed::Confirmed(pending),
                Verdict::Later(word) => Deed::Waiting(pending, word),
                Verdict::Refused(word) => Deed::Aborted(pending, word),
            });
        }
        // The newest is the one that it was about, when it does not say.
        let row = match about {
            Some(about) => versions.iter().find(|row| row.version == about),
            None => versions.first(),
        };
        let was_rotated = |row: &&SecretRow| about.is_some() || row.version > 1 || charger.default_password_batch.is_some();
        match (row.filter(was_rotated), verdict) {
            (Some(row), Verdict::Accepted | Verdict::Later(_)) if row.state == Some(PasswordState::Active) => {
                Ok(Deed::Already(row.version, PasswordState::Active))
            }
            (Some(row), Verdict::Refused(_)) if row.state == Some(PasswordState::Retired) => {
                Ok(Deed::Already(row.version, PasswordState::Retired))
            }
            (Some(row), Verdict::Refused(word)) => {
                Err(format!("it says {word}, and password {} is in force: it was confirmed before", row.version))
            }
            (Some(row), _) => Err(format!("password {} was replaced or taken back before, and is gone", row.version)),
            (None, _) => Err("nothing is pending".to_owned()),
        }
    }
}
