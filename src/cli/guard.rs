//! What the process does first of all, so that secrets in its memory stay there.

use crate::vault;

/// How much of the process's memory stays out of swap space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// All of it, whatever comes to lie there.
    All,
    /// The keys of an open vault, and what lies in the same pages.
    Keys,
    /// Nothing.
    Nothing,
}

impl Kept {
    /// The word for it, for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Keys => "keys",
            Self::Nothing => "nothing",
        }
    }
}

/// What the system grants to keep this process's memory to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    /// How much of it stays out of swap space.
    pub kept: Kept,
    /// What the system refuses besides, each in a sentence.
    pub refused: Vec<String>,
}

impl Memory {
    /// Both, for whoever wants to hear it.
    pub(super) fn says(&self) -> String {
        let kept = match self.kept {
            Kept::All => "it stays out of swap space",
            Kept::Keys => "the keys of the vault stay out of swap space, the rest may not",
            Kept::Nothing => "it may be written to swap space",
        };
        [&[kept.to_owned()], &*self.refused].concat().join("; ")
    }
}

impl Default for Memory {
    /// What a process has that asked for nothing.
    fn default() -> Self {
        Self { kept: Kept::Nothing, refused: Vec::new() }
    }
}

/// Sees to it that no core dump is written, that no other process of the same user reads this one's memory, and that as much of it as may be
/// stays out of swap space. Where the system refuses, it goes on without: nothing of what it does depends on this.
#[must_use]
pub fn guard_memory() -> Memory {
    // The first thing of all: nothing that comes later can be looked at.
    let refused = [no_core_dumps(), not_read_by_others()].into_iter().flatten().collect();
    let kept = match () {
        () if keep_all() => Kept::All,
        () if vault::can_keep() => Kept::Keys,
        () => Kept::Nothing,
    };
    Memory { kept, refused }
}

#[cfg(unix)]
fn no_core_dumps() -> Option<String> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let refused = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).err()?;
    Some(format!("core dumps could not be forbidden: {refused}"))
}

#[cfg(not(unix))]
fn no_core_dumps() -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
fn not_read_by_others() -> Option<String> {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    let refused = set_dumpable_behavior(DumpableBehavior::NotDumpable).err()?;
    Some(format!("other processes of the same user may read it: {refused}"))
}

#[cfg(not(target_os = "linux"))]
fn not_read_by_others() -> Option<String> {
    None
}

/// Keeps every page out of swap space from when it is first touched, if that cannot make a later allocation fail: under a limit it
/// would. Whoever is above the limit is not told so by any one call, and shows it by locking more than the limit has room for.
#[cfg(target_os = "linux")]
fn keep_all() -> bool {
    use rustix::{
        mm::{MlockAllFlags, mlockall, munlockall},
        process::{Resource, Rlimit, getrlimit, setrlimit},
    };
    let given = getrlimit(Resource::Memlock);
    // Nobody minds: what may be had without asking is had.
    let _ = setrlimit(Resource::Memlock, Rlimit { current: given.maximum, maximum: given.maximum });
    let limit = getrlimit(Resource::Memlock).current;
    if mlockall(MlockAllFlags::CURRENT | MlockAllFlags::FUTURE | MlockAllFlags::ONFAULT).is_err() {
        return false;
    }
    let is_above = limit.is_none_or(|limit| mapped().is_some_and(|mapped| mapped > limit));
    if !is_above {
        let _ = munlockall();
    }
    is_above
}

#[cfg(not(target_os = "linux"))]
fn keep_all() -> bool {
    false
}

/// How much memory is mapped, in bytes.
#[cfg(target_os = "linux")]
fn mapped() -> Option<u64> {
    let sizes = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = sizes.split(' ').next()?.parse().ok()?;
    pages.checked_mul(rustix::param::page_size() as u64)
}
