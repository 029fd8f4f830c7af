//! The environment of a command: everything that it reads or writes besides files. The binary uses the real one, and tests supply
//! their own.

use crate::{
    model::{Random, Timestamp, printable},
    vault::{Keyring, OsKeyring},
    x509::SystemRandom,
};
use std::{
    collections::HashMap,
    io::{self, IsTerminal, Read, Write},
    rc::Rc,
};

/// The environment of a command, except for files.
pub struct World {
    /// Standard input.
    pub stdin: Box<dyn Read + Send>,
    /// Standard output, for data.
    pub stdout: Box<dyn Write>,
    /// Standard error, for messages.
    pub stderr: Box<dyn Write>,
    /// The environment variables.
    pub environment: HashMap<String, String>,
    /// The current time, which does not change while a command runs.
    pub now: Timestamp,
    /// The clock, for long-running commands that process input as it arrives.
    pub clock: Rc<dyn Fn() -> Timestamp>,
    /// The source of randomness.
    pub random: Box<dyn Random>,
    /// Opens the keyring of the operating system.
    pub keyring: fn() -> Result<Box<dyn Keyring>, crate::vault::Error>,
    /// Whether stdin is a terminal.
    pub stdin_is_terminal: bool,
    /// Whether stdout is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether stderr is a terminal.
    pub stderr_is_terminal: bool,
    /// The account that the process runs as: its name, or `uid:1000` if it has none.
    pub user: String,
    /// The protection of the process memory that the operating system granted.
    pub memory: super::Memory,
}

impl World {
    /// Returns the real environment of this process.
    #[must_use]
    pub fn real() -> Self {
        // The only place that reads the clock and the environment.
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
            user: account(&environment),
            environment,
            memory: super::Memory::default(),
        }
    }

    /// Returns an environment variable. `None` means that it is not set or empty.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Returns the user name for the audit log: the account that runs the process. Under `sudo`, it also contains the caller
    /// according to `SUDO_USER`, marked as such, because any user can set that variable.
    #[must_use]
    pub fn actor(&self) -> String {
        match self.variable("SUDO_USER") {
            Some(caller) if caller != self.user => {
                let caller: String = caller.chars().take(LONGEST_CALLER).collect();
                format!("{} (SUDO_USER: {})", self.user, printable(&caller))
            }
            _ => self.user.clone(),
        }
    }
}

/// The longest caller name that is recorded, in characters.
const LONGEST_CALLER: usize = 64;

/// Returns the account that runs the process. It comes from the user ID, because the caller can set any environment variable.
#[cfg(unix)]
fn account(_: &HashMap<String, String>) -> String {
    let uid = nix::unistd::Uid::effective();
    match nix::unistd::User::from_uid(uid) {
        Ok(Some(user)) if !user.name.is_empty() => user.name,
        _ => format!("uid:{uid}"),
    }
}

/// Returns the account that runs the process, according to the environment.
#[cfg(not(unix))]
fn account(environment: &HashMap<String, String>) -> String {
    environment.get("USERNAME").cloned().unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn environment_variables_do_not_change_the_account() {
        let environment = HashMap::from(["USER", "LOGNAME", "SUDO_USER", "USERNAME"].map(|name| (name.into(), "mallory".into())));
        let account = account(&environment);
        assert_ne!(account, "mallory");
        let mut world = World { user: account.clone(), environment, ..World::real() };
        assert_eq!(world.actor(), format!("{account} (SUDO_USER: mallory)"));
        world.environment.insert("SUDO_USER".to_owned(), format!("a\u{1b}[2J{}", "b".repeat(1000)));
        assert_eq!(world.actor(), format!("{account} (SUDO_USER: a\\u{{1b}}[2J{})", "b".repeat(LONGEST_CALLER - 5)));
        world.environment.insert("SUDO_USER".to_owned(), account.clone());
        assert_eq!(world.actor(), account);
    }
}
