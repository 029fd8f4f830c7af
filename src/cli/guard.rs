//! Protection of the process memory: no core dumps, no reads by other processes, no swap.

use crate::vault;

/// The part of the process memory that stays out of swap space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// All memory, including later allocations.
    All,
    /// The keys of an open vault, and other data in the same pages.
    Keys,
    /// No memory.
    Nothing,
}

impl Kept {
    /// Returns the name for programs: `all`, `keys` or `nothing`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Keys => "keys",
            Self::Nothing => "nothing",
        }
    }
}

/// The protection of the process memory that the operating system granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    /// The part that stays out of swap space.
    pub kept: Kept,
    /// The other protections that the system refused, one sentence each.
    pub refused: Vec<String>,
}

impl Memory {
    /// Describes the protection for people.
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
    /// The protection of a process that has not asked for any.
    fn default() -> Self {
        Self { kept: Kept::Nothing, refused: Vec::new() }
    }
}

/// Forbids core dumps and reads of this process's memory by other processes of the same user, and keeps as much memory as
/// possible out of swap space. If the system refuses a protection, the process continues without it: no command depends on it.
#[must_use]
pub fn guard_memory() -> Memory {
    // This must be first, so that all later memory contents are protected.
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
    Some(format!("core dumps cannot be disabled: {refused}"))
}

#[cfg(not(unix))]
fn no_core_dumps() -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
fn not_read_by_others() -> Option<String> {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    let refused = set_dumpable_behavior(DumpableBehavior::NotDumpable).err()?;
    Some(format!("other processes of the same user can read it: {refused}"))
}

#[cfg(not(target_os = "linux"))]
fn not_read_by_others() -> Option<String> {
    None
}

/// Locks every page in memory when it is first used, unless that could make a later allocation fail: with a memory lock limit it
/// could. No call reports whether the process is exempt from the limit. If more memory is locked than the limit allows, it is
/// exempt.
#[cfg(target_os = "linux")]
fn keep_all() -> bool {
    use rustix::{
        mm::{MlockAllFlags, mlockall, munlockall},
        process::{Resource, Rlimit, getrlimit, setrlimit},
    };
    let given = getrlimit(Resource::Memlock);
    // Raising the soft limit to the hard limit needs no privilege. A failure is harmless.
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

/// Returns the size of the mapped memory, in bytes.
#[cfg(target_os = "linux")]
fn mapped() -> Option<u64> {
    let sizes = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = sizes.split(' ').next()?.parse().ok()?;
    pages.checked_mul(rustix::param::page_size() as u64)
}
