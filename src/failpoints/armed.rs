//! Failpoints that act, with the feature `failpoints`.

use super::Point;
use std::{
    fs,
    io::Write,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Marks that the process reached a point, and runs its action.
pub fn reached(point: Point) {
    fail::fail_point!(point.name());
}

/// Arms the points of this process. At the point `at` (`NAME:N`), the process is aborted the N-th time it reaches the point. Each
/// time the process reaches a point, the name of the point is appended as a line to the file `log`.
///
/// # Errors
/// A message that describes what is wrong with `at`.
pub fn arm(at: Option<&str>, log: Option<PathBuf>) -> Result<(), String> {
    let end = at.map(|at| {
        let (name, hit) = at.split_once(':').ok_or_else(|| format!("`{at}` is not NAME:N"))?;
        let point = Point::ALL.iter().find(|point| point.name() == name).ok_or_else(|| format!("no failpoint `{name}`"))?;
        let hit = hit.parse().map_err(|e| format!("`{hit}`: {e}"))?;
        Ok::<(Point, u64), String>((*point, hit))
    });
    let end = end.transpose()?;
    let log = log.map(Arc::new);
    for point in Point::ALL.iter().copied() {
        let (log, times) = (log.clone(), AtomicU64::new(0));
        fail::cfg_callback(point.name(), move || {
            if let Some(log) = &log {
                let file = fs::OpenOptions::new().append(true).create(true).open(&**log);
                // A line that is missing in the log is a point that was not reached; the test fails then.
                let _ = file.and_then(|mut file| file.write_all(format!("{}\n", point.name()).as_bytes()));
            }
            if end == Some((point, times.fetch_add(1, Ordering::SeqCst) + 1)) {
                std::process::abort();
            }
        })?;
    }
    Ok(())
}
