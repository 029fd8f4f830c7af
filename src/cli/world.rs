//! The world outside: everything that a command can see or touch beside files. The binary has the real one, tests bring their own.

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
    /// The account that the process runs as: its name, or `uid:1000` if it has none.
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

    /// A variable of the environment, if it is set and not empty.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Who the audit says ran the command: the account. Under `sudo` also who is said to have called it, marked as what it is: a variable
    /// that anybody can set.
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

/// The longest caller that is recorded, in characters.
const LONGEST_CALLER: usize = 64;

/// The account that the process runs as. It comes from the user id: a variable says whatever its caller wants.
#[cfg(unix)]
fn account(_: &HashMap<String, String>) -> String {
    let uid = nix::unistd::Uid::effective();
    match nix::unistd::User::from_uid(uid) {
        Ok(Some(user)) if !user.name.is_empty() => user.name,
        _ => format!("uid:{uid}"),
    }
}

/// The account that the process runs as, as far as the environment names it.
#[cfg(not(unix))]
fn account(environment: &HashMap<String, String>) -> String {
    environment.get("USERNAME").cloned().unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn the_environment_does_not_name_the_account() {
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
