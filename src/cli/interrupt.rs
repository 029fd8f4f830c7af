//! SIGINT (Ctrl-C) and SIGTERM: the command continues to a safe point and stops there. A second signal ends the process at once.

use signal_hook::{SigId, consts::signal, flag, low_level};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Watches for the signals until it is dropped.
pub(super) struct Interrupt {
    requested: Arc<AtomicBool>,
    watching: Vec<SigId>,
}

impl Interrupt {
    /// Starts to watch. If a signal cannot be watched, it ends the process at once, as it does by default.
    pub(super) fn watch() -> Self {
        let requested = Arc::new(AtomicBool::new(false));
        let mut watching = Vec::new();
        for signal in [signal::SIGINT, signal::SIGTERM] {
            // The order matters: at the first signal, the flag is not set yet when the conditional default runs.
            watching.extend(flag::register_conditional_default(signal, Arc::clone(&requested)));
            watching.extend(flag::register(signal, Arc::clone(&requested)));
        }
        Self { requested, watching }
    }

    /// Returns whether a signal was received.
    pub(super) fn is_requested(&self) -> bool {
        self.requested.load(Ordering::Relaxed)
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        for id in self.watching.drain(..) {
            low_level::unregister(id);
        }
    }
}
