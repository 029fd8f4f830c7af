//! A home of its own for a test of commands, and the world around it: a clock that stands still, a passphrase that is given.

use super::{Ask, Context, Error, Passphrases, Progress, init};
use crate::{
    model::{Environment, Secret, Timestamp},
    vault::MemoryKeyring,
    x509::SystemRandom,
};
use tempfile::TempDir;

/// What the clock says: 2026-11-21T06:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp(1_795_240_800);

/// A home of its own, with a test PKI of the hierarchy `ocpp` in it.
pub(crate) struct Home {
    directory: TempDir,
}

impl Home {
    /// Founds the PKI.
    pub(crate) fn founded() -> Self {
        let home = Self { directory: TempDir::new().unwrap() };
        let request = init::Request {
            organization: "ACME Charging".parse().unwrap(),
            country: "DE".parse().unwrap(),
            environment: Environment::Test,
            hierarchy: "ocpp".to_owned(),
            root_out: None,
            publication_url: None,
            ocsp_url: None,
            oid_arc: None,
            high_kdf: false,
        };
        init::run(&home.context(), &request).unwrap();
        home
    }

    /// The context of a command that runs here.
    pub(crate) fn context(&self) -> Context<'static> {
        Context {
            home: self.directory.path().to_owned(),
            now: NOW,
            random: &SystemRandom,
            actor: "ada".to_owned(),
            passphrases: &Input,
            keyring: &|| Ok(Box::new(MemoryKeyring::default())),
            progress: &NoProgress,
        }
    }
}

struct Input;

impl Passphrases for Input {
    fn given(&self) -> Result<Option<Secret>, Error> {
        Ok(Some(Secret::from("correct horse battery staple".to_owned())))
    }
    fn keyring_allowed(&self) -> bool {
        false
    }
    fn prompt(&self, ask: &Ask) -> Result<Secret, Error> {
        panic!("asked for {ask:?}")
    }
}

struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}
