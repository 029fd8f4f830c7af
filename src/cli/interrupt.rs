//! Ctrl-C, and the polite way to end a process: work goes on to where it can be left. A second time ends it at once.

use signal_hook::{SigId, consts::signal, flag, low_level};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Watches for a wish to stop, as long as it lives.
pub(super) struct Interrupt {
    wished: Arc<AtomicBool>,
    watching: Vec<SigId>,
}

impl Interrupt {
    /// Begins to watch. Where signals cannot be watched, they end the process at once, as ever.
    pub(super) fn watch() -> Self {
        let wished = Arc::new(AtomicBool::new(false));
        let mut watching = Vec::new();
        for signal in [signal::SIGINT, signal::SIGTERM] {
            // In this order: the first time the flag is not yet set when the default is asked for.
            watching.extend(flag::register_conditional_default(signal, Arc::clone(&wished)));
            watching.extend(flag::register(signal, Arc::clone(&wished)));
        }
        Self { wished, watching }
    }

    /// Whether it is wished to stop.
    pub(super) fn is_wished(&self) -> bool {
        self.wished.load(Ordering::Relaxed)
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        for id in self.watching.drain(..) {
            low_level::unregister(id);
        }
    }
}
