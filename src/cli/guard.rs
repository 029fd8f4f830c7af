//! What the process does first of all, so that secrets in its memory stay there.

/// Sees to it that no core dump is written, and that no other process of the same user reads this one's memory. Where the system refuses,
/// it goes on without: nothing of what it does depends on this.
pub fn guard_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
