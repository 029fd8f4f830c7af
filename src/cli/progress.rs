//! Progress of long commands: a bar on a terminal, a line every few seconds in a log, nothing with `--quiet` or `--json`.

use crate::commands::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    cell::RefCell,
    io::Write,
    time::{Duration, Instant},
};

/// The interval between two log lines. A shorter task logs nothing.
const SILENCE: Duration = Duration::from_secs(5);

/// The reader of the progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// A user at a terminal.
    Person,
    /// A log.
    Log,
    /// No reader.
    Nobody,
}

/// Returns the progress output for an audience. `stderr` receives the log lines.
pub(super) fn to<'a>(audience: Audience, stderr: impl Write + 'a) -> Box<dyn Progress + 'a> {
    match audience {
        Audience::Person => Box::new(Bar(RefCell::new(None))),
        Audience::Log => Box::new(Log(RefCell::new((stderr, None)))),
        Audience::Nobody => Box::new(NoProgress),
    }
}

struct Bar(RefCell<Option<ProgressBar>>);

impl Progress for Bar {
    fn begin(&self, what: &str, steps: u64) {
        let style = ProgressStyle::with_template("{msg} {bar:30} {human_pos}/{human_len}  {per_sec:0}, {eta} left");
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

struct Log<W>(RefCell<(W, Option<Task>)>);

/// A task whose progress is logged.
struct Task {
    what: String,
    steps: u64,
    done: u64,
    begun: Instant,
    reported: Instant,
}

impl<W: Write> Progress for Log<W> {
    fn begin(&self, what: &str, steps: u64) {
        let now = Instant::now();
        self.0.borrow_mut().1 = Some(Task { what: what.to_owned(), steps, done: 0, begun: now, reported: now });
    }
    fn advance(&self, steps: u64) {
        let (stderr, work) = &mut *self.0.borrow_mut();
        let Some(work) = work else { return };
        work.done += steps;
        let now = Instant::now();
        if now.duration_since(work.reported) >= SILENCE {
            work.reported = now;
            let line = line(&work.what, work.done, work.steps, now.duration_since(work.begun));
            // If stderr cannot be written, the command still succeeds.
            let _ = stderr.write_all(line.as_bytes()).and_then(|()| stderr.flush());
        }
    }
    fn end(&self) {
        self.0.borrow_mut().1 = None;
    }
}

/// Formats a log line: `provisioning: 12,288 of 100,000, 3,900 a second, about 23 s left`.
fn line(what: &str, done: u64, steps: u64, took: Duration) -> String {
    let rate = done as f64 / took.as_secs_f64().max(0.001);
    let left = steps.saturating_sub(done) as f64 / rate.max(0.001);
    let left = Duration::from_secs_f64(left.min(1e9).ceil());
    let (done, steps, rate) = (grouped(done), grouped(steps), grouped(rate.round() as u64));
    format!("{what}: {done} of {steps}, {rate} a second, about {} left\n", span(left))
}

/// Formats a duration: `23 s`, `2 min 5 s`, `1 h 2 min`.
fn span(time: Duration) -> String {
    match time.as_secs() {
        seconds @ ..60 => format!("{seconds} s"),
        seconds @ 60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        seconds => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

/// Formats a number with thousands separators: `12,288`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let comma = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    digits.char_indices().flat_map(|(at, digit)| comma(at).then_some(',').into_iter().chain([digit])).collect()
}

struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_line_contains_progress_rate_and_remaining_time() {
        let said = |done, steps, seconds| line("provisioning", done, steps, Duration::from_secs(seconds));
        assert_eq!(said(12_288, 100_000, 3), "provisioning: 12,288 of 100,000, 4,096 a second, about 22 s left\n");
        assert_eq!(said(5, 1_000_000, 5), "provisioning: 5 of 1,000,000, 1 a second, about 277 h 46 min left\n");
        assert_eq!(said(100, 725, 20), "provisioning: 100 of 725, 5 a second, about 2 min 5 s left\n");
        assert_eq!(said(0, 0, 0), "provisioning: 0 of 0, 0 a second, about 0 s left\n");
    }

    #[test]
    fn short_tasks_are_not_logged() {
        let mut reported = Vec::new();
        let log = Log(RefCell::new((&mut reported, None)));
        log.begin("passwords", 3);
        log.advance(1);
        let past = Instant::now().checked_sub(SILENCE).unwrap();
        if let Some(work) = &mut log.0.borrow_mut().1 {
            (work.begun, work.reported) = (past, past);
        }
        log.advance(1);
        log.advance(1);
        log.end();
        log.advance(1);
        drop(log);
        let reported = String::from_utf8(reported).unwrap();
        assert!(reported.starts_with("passwords: 2 of 3, 0 a second, about ") && reported.lines().count() == 1, "{reported}");
    }
}
