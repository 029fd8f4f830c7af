//! Verifies each answer of the store with the keys of the vault, before a command acts on it.
//!
//! Before the vault is open, lookups are answered unverified and remembered; [`Trust::establish`] verifies them. Long lists, and those that the
//! database has filtered, are not remembered: nobody may read one before the vault is open and act on it afterwards, which is a mistake in the
//! program.

mod all;
mod changes;
mod search;
mod tree;

use std::cell::RefCell;

use self::tree::{Stored, Tree, bucket_of};
pub(super) use self::{
    all::{tag_all, verify_all},
    changes::{Changes, replace},
    search::{audit_tags, search},
};
use super::{Error, Sqlite, audit, schema};
use crate::store::{
    Damage,
    integrity::{Authentic, Element, Keys, Mark, Marked, Set, Short, Sum},
};

/// Whether answers are verified, and what is needed for it.
pub(super) struct Trust(RefCell<State>);

enum State {
    /// The vault is not open: answers are given unverified and remembered.
    Unknown(Seen),
    /// The vault is open: every answer is verified against the tree.
    Known(Box<Tree>),
}

/// What was answered before the vault was open.
#[derive(Default)]
struct Seen {
    /// The number of the last audit record when the first answer was given.
    end: Option<u64>,
    lookups: Vec<Lookup>,
    /// A list that was read.
    list: Option<String>,
    /// The audit record that gave the rows their tags since: those without one then have that of this record.
    tagged_by: Option<u64>,
}

/// How many rows of a list are remembered.
const MOST_REMEMBERED: usize = 2_000;

/// A set that was looked up.
struct Lookup {
    neighbourhood: String,
    name: String,
    describe: String,
    members: Vec<Member>,
}

/// A member as it was read.
pub(super) struct Member {
    describe: String,
    digest: [u8; 32],
    mark: Option<Mark>,
    element: Option<Element>,
    is_whole: bool,
}

impl std::fmt::Debug for Trust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let is_known = self.0.try_borrow().is_ok_and(|state| matches!(*state, State::Known(_)));
        f.write_str(if is_known { "Trust(known)" } else { "Trust(unknown)" })
    }
}

impl Default for Trust {
    fn default() -> Self {
        Self(RefCell::new(State::Unknown(Seen::default())))
    }
}

impl Trust {
    /// Whether answers are verified.
    pub(super) fn is_known(&self) -> bool {
        matches!(*self.0.borrow(), State::Known(_))
    }

    /// The keys, if they are known.
    pub(super) fn keys(&self) -> Option<Keys> {
        match &*self.0.borrow() {
            State::Known(tree) => Some(tree.keys.clone()),
            State::Unknown(_) => None,
        }
    }

    /// Runs `with` while answers are not verified: a search goes on where a command would stop.
    pub(super) fn suspended<T>(&self, with: impl FnOnce() -> T) -> T {
        let kept = self.0.replace(State::Unknown(Seen::default()));
        let result = with();
        self.0.replace(kept);
        result
    }

    /// Says that the rows got their tags by this audit record, after they were answered.
    pub(super) fn tagged_by(&self, record: u64) {
        if let State::Unknown(seen) = &mut *self.0.borrow_mut() {
            seen.tagged_by = Some(record);
        }
    }

    /// Takes the keys, and verifies what was answered before. Nothing is taken when it is not authentic.
    pub(super) fn establish(&self, store: &Sqlite, keys: Keys) -> Result<(), Error> {
        schema::is_intact(store)?;
        let mut tree = Box::new(Tree::new(keys));
        tree.refresh(store)?;
        if let State::Unknown(seen) = &*self.0.borrow() {
            seen.verify(store, &mut tree)?;
        }
        *self.0.borrow_mut() = State::Known(tree);
        Ok(())
    }

    /// Runs `with` on the tree, which is that of the store as it is now; not at all, when the keys are not known.
    fn with<T>(&self, store: &Sqlite, with: impl FnOnce(&mut Tree) -> Result<T, Error>) -> Result<Option<T>, Error> {
        self.within(store, None, with)
    }

    /// The same within a transaction that has these changes: it read the tree when it began, and nobody else can write since.
    fn within<T>(
        &self,
        store: &Sqlite,
        changes: Option<&RefCell<Changes>>,
        with: impl FnOnce(&mut Tree) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let State::Known(tree) = &mut *self.0.borrow_mut() else { return Ok(None) };
        if changes.is_none() {
            tree.refresh(store)?;
        }
        with(tree).map(Some)
    }

    /// The last audit record that the vault has authenticated; none when the keys are not known, or nothing was ever committed.
    pub(super) fn audit(&self, store: &Sqlite) -> Result<Option<(crate::model::PkiId, crate::store::AuditHead)>, Error> {
        Ok(self.with(store, |tree| Ok(tree.audit()))?.flatten())
    }
}

impl Seen {
    fn verify(&self, store: &Sqlite, tree: &mut Tree) -> Result<(), Error> {
        if let Some(list) = &self.list {
            return Err(Error::Internal { reason: format!("{list} was read as a list before the vault was open") });
        }
        let end = tree.audit().map(|(_, head)| head.number);
        let verified = self.lookups.iter().try_for_each(|lookup| lookup.verify(store, tree, self.tagged_by));
        match verified {
            Err(Error::Unauthentic { .. }) if self.end.is_some() && self.end != end => Err(Error::Overtaken),
            verified => verified,
        }
    }

    fn begin(&mut self, store: &Sqlite) -> Result<(), Error> {
        if self.end.is_none() {
            self.end = Some(audit::End::find(store)?.link().0);
        }
        Ok(())
    }
}

impl Lookup {
    fn verify(&self, store: &Sqlite, tree: &mut Tree, tagged_by: Option<u64>) -> Result<(), Error> {
        let label = tree.keys.label_of(&self.neighbourhood, &self.name);
        let mut sum = Sum::EMPTY;
        for member in &self.members {
            sum = sum.plus(member.verified(&tree.keys, &label, tagged_by)?);
        }
        compare(tree.sum_of(store, None, label)?, sum, &self.describe)
    }
}

impl Member {
    fn of<T: Authentic>(row: &Marked<T>, set: Set<'_>) -> Self {
        let Marked { record, mark } = row;
        Self {
            describe: record.describe(),
            digest: record.digest(),
            mark: *mark,
            element: element_in(record, set),
            is_whole: record.is_whole(),
        }
    }

    /// What it adds to the sum of a set, if its tag fits. That of one that had none is made here: whether it is the one that the store has now,
    /// the sum says.
    fn verified(&self, keys: &Keys, label: &Short, tagged_by: Option<u64>) -> Result<Sum, Error> {
        let mark = self.mark.or_else(|| tagged_by.map(|record| Mark { record, tag: keys.tag(&self.digest, record) }));
        check_tag(keys, &self.digest, mark, self.is_whole, || self.describe.clone())?;
        let member = match (&self.element, mark) {
            (Some(Element::Part(part)), _) => part.clone(),
            (Some(Element::Row), Some(mark)) => mark.tag.to_vec(),
            _ => return Err(edited(self.describe.clone(), mark)),
        };
        Ok(keys.element(label, &member))
    }
}

/// How a row is a member of a set; none: it is not.
fn element_in<T: Authentic>(record: &T, set: Set<'_>) -> Option<Element> {
    if let Set::Table(table) = set {
        return record.in_table().filter(|_| table == T::TABLE);
    }
    let mut found = None;
    record.each_set(&mut |own, element| {
        if own == set {
            found = Some(element);
        }
    });
    found
}

fn check_tag(
    keys: &Keys,
    digest: &[u8; 32],
    mark: Option<Mark>,
    is_whole: bool,
    describe: impl FnOnce() -> String,
) -> Result<(), Error> {
    let fits = is_whole && mark.is_some_and(|mark| keys.tag(digest, mark.record) == mark.tag);
    if fits { Ok(()) } else { Err(edited(describe(), mark)) }
}

fn edited(row: String, mark: Option<Mark>) -> Error {
    Error::Unauthentic { damage: Damage::RowEdited { row, record: mark.map(|mark| mark.record) } }
}

fn compare(kept: Sum, found: Sum, set: &str) -> Result<(), Error> {
    if kept == found {
        return Ok(());
    }
    Err(Error::Unauthentic { damage: Damage::SetChanged { set: set.to_owned() } })
}

impl Tree {
    /// The sum of a set, with what a transaction has changed of it so far.
    fn sum_of(&mut self, store: &Sqlite, changes: Option<&RefCell<Changes>>, label: Short) -> Result<Sum, Error> {
        let stored = |sums: &[Stored], keys: &Keys| {
            sums.iter().find(|stored| stored.label == label).map_or(Sum::EMPTY, |stored| stored.sum(keys))
        };
        let bucket = bucket_of(&label);
        let Some(changes) = changes else { return Ok(stored(&self.bucket(store, bucket)?, &self.keys)) };
        let mut changes = changes.borrow_mut();
        let delta = changes.delta(&label);
        Ok(stored(changes.bucket(store, self, bucket)?, &self.keys).plus(delta))
    }
}

/// Verifies that these rows are the members of a set: all of them, and as they were last written. Without keys, remembers them.
pub(super) fn verify<T: Authentic>(
    store: &Sqlite,
    changes: Option<&RefCell<Changes>>,
    set: Set<'_>,
    rows: &[Marked<T>],
) -> Result<(), Error> {
    if let State::Unknown(seen) = &mut *store.trust.0.borrow_mut() {
        seen.begin(store)?;
        let members = rows.iter().map(|row| Member::of(row, set)).collect();
        seen.lookups.push(Lookup { neighbourhood: set.neighbourhood(), name: set.name(), describe: set.describe(), members });
        return Ok(());
    }
    let verified = store.trust.within(store, changes, |tree| {
        let mut running = Running::new(&tree.keys, set);
        rows.iter().try_for_each(|row| running.add(row))?;
        compare(tree.sum_of(store, changes, running.label)?, running.sum, &set.describe())
    });
    verified.map(drop)
}

/// A list that is read row by row.
pub(super) enum List<'a> {
    /// It is verified as it is read.
    Verified(Running<'a>),
    /// It is remembered.
    Remembered(Set<'a>, Vec<Member>),
    /// It is neither, which is remembered.
    Unverified,
}

impl<'a> List<'a> {
    /// Begins a list of these rows; `is_whole`: of all of them.
    pub(super) fn begin(store: &Sqlite, set: Set<'a>, is_whole: bool) -> Result<Self, Error> {
        if let Some(running) = store.trust.with(store, |tree| Ok(Running::new(&tree.keys, set)))? {
            return Ok(Self::Verified(running));
        }
        if let State::Unknown(seen) = &mut *store.trust.0.borrow_mut() {
            seen.begin(store)?;
            if !is_whole {
                seen.list = Some(set.describe());
                return Ok(Self::Unverified);
            }
        }
        Ok(Self::Remembered(set, Vec::new()))
    }

    /// Takes a row. One of a list that is not whole is authentic by itself.
    pub(super) fn take<T: Authentic>(&mut self, store: &Sqlite, row: &Marked<T>, is_whole: bool) -> Result<(), Error> {
        match self {
            Self::Verified(running) if is_whole => return running.add(row),
            Self::Verified(_) => return verify_tag(store, row),
            Self::Remembered(set, members) if members.len() < MOST_REMEMBERED => members.push(Member::of(row, *set)),
            Self::Remembered(set, _) => {
                if let State::Unknown(seen) = &mut *store.trust.0.borrow_mut() {
                    seen.list = Some(set.describe());
                }
                *self = Self::Unverified;
            }
            Self::Unverified => {}
        }
        Ok(())
    }

    /// The list is read to its end.
    pub(super) fn end(self, store: &Sqlite, changes: Option<&RefCell<Changes>>, is_whole: bool) -> Result<(), Error> {
        match self {
            Self::Verified(running) if is_whole => running.end(store, changes),
            Self::Remembered(set, members) => {
                if let State::Unknown(seen) = &mut *store.trust.0.borrow_mut() {
                    let (neighbourhood, name, describe) = (set.neighbourhood(), set.name(), set.describe());
                    seen.lookups.push(Lookup { neighbourhood, name, describe, members });
                }
                Ok(())
            }
            Self::Verified(_) | Self::Unverified => Ok(()),
        }
    }
}

/// The sum over a list that is read row by row.
pub(super) struct Running<'a> {
    keys: Keys,
    set: Set<'a>,
    label: Short,
    sum: Sum,
}

impl<'a> Running<'a> {
    fn new(keys: &Keys, set: Set<'a>) -> Self {
        Self { keys: keys.clone(), set, label: keys.label(set), sum: Sum::EMPTY }
    }

    /// Begins a list. None: the keys are not known, and it is read unverified, which is remembered.
    pub(super) fn begin(store: &Sqlite, set: Set<'a>) -> Result<Option<Self>, Error> {
        if let State::Unknown(seen) = &mut *store.trust.0.borrow_mut() {
            seen.begin(store)?;
            seen.list = Some(set.describe());
            return Ok(None);
        }
        store.trust.with(store, |tree| Ok(Self::new(&tree.keys, set)))
    }

    /// Verifies the tag of a row, and adds it.
    pub(super) fn add<T: Authentic>(&mut self, row: &Marked<T>) -> Result<(), Error> {
        let Marked { record, mark } = row;
        check_tag(&self.keys, &record.digest(), *mark, record.is_whole(), || record.describe())?;
        let sum = match (element_in(record, self.set), mark) {
            (Some(Element::Part(part)), _) => self.keys.element(&self.label, &part),
            (Some(Element::Row), Some(mark)) => self.keys.element(&self.label, &mark.tag),
            _ => return Err(edited(record.describe(), *mark)),
        };
        self.sum = self.sum.plus(sum);
        Ok(())
    }

    /// Adds a member of which only this part was read.
    pub(super) fn add_part(&mut self, part: &Element) {
        if let Element::Part(part) = part {
            self.sum = self.sum.plus(self.keys.element(&self.label, part));
        }
    }

    /// Verifies that the list was complete and current.
    pub(super) fn end(self, store: &Sqlite, changes: Option<&RefCell<Changes>>) -> Result<(), Error> {
        let kept = store.trust.within(store, changes, |tree| tree.sum_of(store, changes, self.label))?;
        kept.map_or(Ok(()), |kept| compare(kept, self.sum, &self.set.describe()))
    }
}

/// Verifies the tag of a row by itself: that it is authentic, not that it is current. Without keys, nothing is verified.
pub(super) fn verify_tag<T: Authentic>(store: &Sqlite, row: &Marked<T>) -> Result<(), Error> {
    let Some(keys) = store.trust.keys() else { return Ok(()) };
    check_tag(&keys, &row.record.digest(), row.mark, row.record.is_whole(), || row.record.describe())
}
