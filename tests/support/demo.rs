//! A demonstration to try things on: what `evpki demo` makes, made once for all tests of a file, by the real binary.
//!

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A PKI that `evpki demo` made, and what was added to it.
#[derive(Debug)]
pub(crate) struct Demo {
    directory: PathBuf,
}

impl Demo {
    /// Makes one in a directory of the build's.
    pub(crate) fn new(name: &str) -> Self {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&directory);
        let demo = Self { directory };
        let made = Command::new(env!("CARGO_BIN_EXE_evpki")).arg("demo").arg(&demo.directory).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        demo
    }

    /// A path in its directory.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// The same, as text.
    pub(crate) fn at(&self, name: &str) -> String {
        self.path(name).into_os_string().into_string().unwrap()
    }

    /// Runs the binary on its PKI.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_evpki"));
        command.args(["--home", &self.at("home"), "--passphrase-file", &self.at("passphrase"), "--no-input"]);
        command.args(arguments).env_remove("EVPKI_HOME").output().unwrap()
    }

    /// Runs the binary on its PKI; panics unless it did what it was asked to. Gives what it printed.
    #[track_caller]
    pub(crate) fn does(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// A copy of a directory of its, to tamper with.
    pub(crate) fn copy(&self, from: &str, name: &str) -> PathBuf {
        let copy = self.path("copies").join(name);
        fs::create_dir_all(&copy).unwrap();
        for file in fs::read_dir(self.path(from)).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), copy.join(file.file_name())).unwrap();
        }
        copy
    }
}
