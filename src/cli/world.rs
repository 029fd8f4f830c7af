//! The world outside: everything that a command can see or touch beside files. The binary has the real one, tests bring their own.

use crate::{
    model::{Random, Timestamp},
    vault::{Keyring, OsKeyring},
    x509::SystemRandom,
};
use std::{
    collections::HashMap,
    io::{self, IsTerminal, Read, Write},
    rc::Rc,
};

/// The world outside.
pub struct World {
    /// Where data comes from.
    pub stdin: Box<dyn Read + Send>,
    /// Where data goes.
    pub stdout: Box<dyn Write>,
    /// Where talk goes.
    pub stderr: Box<dyn Write>,
    /// The environment.
    pub environment: HashMap<String, String>,
    /// What the clock says. It stands still while a command runs.
    pub now: Timestamp,
    /// What the clock says later, for a command that lasts: one that does something whenever something comes.
    pub clock: Rc<dyn Fn() -> Timestamp>,
    /// Where randomness comes from.
    pub random: Box<dyn Random>,
    /// Opens the keyring of the operating system.
    pub keyring: fn() -> Result<Box<dyn Keyring>, crate::vault::Error>,
    /// Whether a person sits at stdin.
    pub stdin_is_terminal: bool,
    /// Whether a person looks at stdout.
    pub stdout_is_terminal: bool,
    /// Whether a person looks at stderr.
    pub stderr_is_terminal: bool,
    /// Who runs the command.
    pub user: String,
    /// What the system grants to keep secrets in the memory of the process.
    pub memory: super::Memory,
}

impl World {
    /// The real one.
    #[must_use]
    pub fn real() -> Self {
        // The one place that reads clock and environment.
        #[allow(clippy::disallowed_methods)]
        let (clock, environment) = {
            let clock = || {
                let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
                Timestamp(i64::try_from(now.map_or(0, |d| d.as_secs())).unwrap_or(i64::MAX))
            };
            let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
                Some((name.into_string().ok()?, value.into_string().ok()?))
            };
            (clock, std::env::vars_os().filter_map(text).collect::<HashMap<_, _>>())
        };
        let user = ["SUDO_USER", "USER", "LOGNAME", "USERNAME"].iter().find_map(|name| environment.get(*name).cloned());
        Self {
            stdin: Box::new(io::stdin()),
            stdout: Box::new(io::BufWriter::new(io::stdout())),
            stderr: Box::new(io::stderr()),
            now: clock(),
            clock: Rc::new(clock),
            random: Box::new(SystemRandom),
            keyring: || OsKeyring::open().map(|keyring| Box::new(keyring) as Box<dyn Keyring>),
            stdin_is_terminal: io::stdin().is_terminal(),
            stdout_is_terminal: io::stdout().is_terminal(),
            stderr_is_terminal: io::stderr().is_terminal(),
            user: user.unwrap_or_else(nameless),
            environment,
            memory: super::Memory::default(),
        }
    }

    /// A variable of the environment, if it is set and not empty.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// What to call somebody whose name the environment does not say.
fn nameless() -> String {
    #[cfg(unix)]
    let name = format!("uid {}", rustix::process::getuid().as_raw());
    #[cfg(not(unix))]
    let name = "unknown".to_owned();
    name
}
