//! A progress bar on a terminal, nothing elsewhere.

use crate::commands::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::RefCell;

/// A bar, when a person looks; else nothing.
pub(super) fn of(shown: bool) -> Box<dyn Progress> {
    if shown { Box::new(Bar(RefCell::new(None))) } else { Box::new(Silence) }
}

struct Bar(RefCell<Option<ProgressBar>>);

impl Progress for Bar {
    fn begin(&self, what: &str, steps: u64) {
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}  {per_sec}, {eta} left");
        let bar = ProgressBar::new(steps).with_message(what.to_owned());
        *self.0.borrow_mut() = Some(style.map_or(bar.clone(), |style| bar.with_style(style)));
    }
    fn advance(&self, steps: u64) {
        if let Some(bar) = &*self.0.borrow() {
            bar.inc(steps);
        }
    }
    fn end(&self) {
        if let Some(bar) = self.0.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}

struct Silence;

impl Progress for Silence {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}
