//! The Linux kernel's persistent keyring of a user.
//!
//! The keyring is linked into the process's own keyring before every use, because only who possesses a key may read it, and a
//! process without a login session (a container, cron, a system service) possesses nothing. No link is left behind in a session.

use std::time::Duration;

use linux_keyutils::{Key, KeyError, KeyRing, KeyRingIdentifier};

use super::Error;
use super::keyring::{Keyring, SERVICE};
use crate::model::{PkiId, Secret};

/// The persistent keyring of the user who runs the program, found to work.
#[derive(Debug)]
pub(super) struct Keyutils(());

impl Keyutils {
    pub(super) const NAME: &'static str = "the kernel's keyring";

    /// Tries it; says what is missing when it does not work.
    pub(super) fn open() -> Result<Self, String> {
        ring().map(|_| Self(())).map_err(said)
    }
}

impl Keyring for Keyutils {
    fn name(&self) -> String {
        Self::NAME.to_owned()
    }

    fn lasts(&self) -> String {
        let setting = std::fs::read_to_string("/proc/sys/kernel/keys/persistent_keyring_expiry");
        let idle = setting.ok().and_then(|text| text.trim().parse::<u64>().ok()).filter(|seconds| *seconds > 0);
        match idle {
            Some(seconds) if seconds >= 2 * 86_400 => format!("until the next reboot, or {} days without use", seconds / 86_400),
            Some(seconds) => format!("until the next reboot, or {} minutes without use", seconds.div_ceil(60)),
            None => "until the next reboot".to_owned(),
        }
    }

    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        put(pki, secret, 0).map_err(failed)
    }

    /// The kernel counts by the clock of the machine: who sets it back gives the key as much longer.
    fn put_for(&self, pki: PkiId, secret: &Secret, time: Duration) -> Result<(), Error> {
        // The kernel takes 32 bits, which are 136 years.
        let seconds = time.as_secs().clamp(1, u32::MAX.into());
        put(pki, secret, usize::try_from(seconds).unwrap_or(usize::MAX)).map_err(failed)
    }

    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        match find(pki).map_err(failed)? {
            Some((_, key)) => key.read_to_vec().map(|bytes| Some(Secret::new(bytes))).map_err(failed),
            None => Ok(None),
        }
    }

    /// Revokes the key, so that it is gone even where another keyring links it, then takes it out.
    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        match find(pki).map_err(failed)? {
            Some((ring, key)) => key.revoke().and_then(|()| ring.unlink_key(key)).map_err(failed),
            None => Ok(()),
        }
    }
}

fn ring() -> Result<KeyRing, KeyError> {
    KeyRing::get_persistent(KeyRingIdentifier::Process)
}

/// Keeps a key for so many seconds, 0: for ever. A key of that name takes the time of this one, whatever it had.
fn put(pki: PkiId, secret: &Secret, seconds: usize) -> Result<(), KeyError> {
    let key = ring()?.add_key(&entry(pki), secret.expose())?;
    key.set_timeout(seconds).inspect_err(|_| {
        let _ = key.revoke();
    })
}

fn find(pki: PkiId) -> Result<Option<(KeyRing, Key)>, KeyError> {
    let ring = ring()?;
    match ring.search(&entry(pki)) {
        Ok(key) => Ok(Some((ring, key))),
        Err(KeyError::KeyDoesNotExist | KeyError::KeyRevoked | KeyError::KeyExpired) => Ok(None),
        Err(error) => Err(error),
    }
}

fn entry(pki: PkiId) -> String {
    format!("{SERVICE}:{pki}")
}

fn failed(error: KeyError) -> Error {
    Error::Keyring { keyring: Keyutils::NAME.to_owned(), why: said(error) }
}

/// An error of the kernel as a person can use it.
fn said(error: KeyError) -> String {
    /// ENOSYS: the same number on every architecture that has keyrings but MIPS, Alpha and SPARC.
    const NO_SUCH_CALL: i32 = 38;
    match error {
        KeyError::PermissionDenied => "keyctl is not permitted, as in a container whose seccomp profile forbids it".to_owned(),
        KeyError::AccessDenied => "access is denied".to_owned(),
        KeyError::OperationNotSupported => "the kernel has no persistent keyrings".to_owned(),
        KeyError::Unknown(NO_SUCH_CALL) => "the kernel has no keyrings".to_owned(),
        KeyError::QuotaExceeded => "the user's quota is used up (/proc/key-users)".to_owned(),
        KeyError::Unknown(number) => format!("the kernel answers with error {number}"),
        other => other.to_string(),
    }
}
