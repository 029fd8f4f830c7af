//! What a command takes: time, processor time, memory. Part of the benches that run programs.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What a command took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Took {
    /// From its beginning to its end, in seconds.
    pub(crate) wall: f64,
    /// Of all processors together, in seconds.
    pub(crate) cpu: f64,
    /// The most that it held in memory at once, in MiB.
    pub(crate) memory: f64,
}

/// A file of these benches.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches").join(name)
}

/// Runs a command in a directory; its output goes nowhere. Its errors go to stderr, and end the bench.
pub(crate) fn measured<S: AsRef<OsStr>>(directory: &Path, words: impl IntoIterator<Item = S>) -> Took {
    let figures = directory.join("figures");
    let mut command = Command::new("python3");
    command.arg(file("measured.py")).arg(&figures).args(words).current_dir(directory);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let status = command.status().expect("python3 runs");
    assert!(status.success(), "{command:?}: {status}");
    let text = std::fs::read_to_string(&figures).expect("figures");
    let figures: Vec<f64> = text.split_whitespace().map(|figure| figure.parse().expect("a figure")).collect();
    Took { wall: figures[0], cpu: figures[1], memory: figures[2] / 1024.0 }
}

/// Whether there is such a program.
pub(crate) fn is_there(program: &str) -> bool {
    Command::new(program).arg("version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}
