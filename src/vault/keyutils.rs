//! The Linux kernel's persistent keyring of a user.
//!
//! The keyring is linked into the keyring of the process before every use. Only a process that possesses a key may read it, and a
//! process without a login session (a container, cron, a system service) possesses none. No link remains in a session.

use std::time::Duration;

use linux_keyutils::{Key, KeyError, KeyRing, KeyRingIdentifier};

use super::Error;
use super::keyring::{Keyring, SERVICE};
use crate::model::{PkiId, Secret};

/// The persistent keyring of the user who runs evpki, checked to work.
#[derive(Debug)]
pub(super) struct Keyutils(());

impl Keyutils {
    pub(super) const NAME: &'static str = "the kernel's keyring";

    /// Checks that the keyring works; the error describes what is missing.
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

    /// The kernel measures time with the clock of the machine: setting the clock back extends the time limit.
    fn put_for(&self, pki: PkiId, secret: &Secret, time: Duration) -> Result<(), Error> {
        // The kernel accepts 32 bits, which are 136 years.
        let seconds = time.as_secs().clamp(1, u32::MAX.into());
        put(pki, secret, usize::try_from(seconds).unwrap_or(usize::MAX)).map_err(failed)
    }

    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        match find(pki).map_err(failed)? {
            Some((_, key)) => key.read_to_vec().map(|bytes| Some(Secret::new(bytes))).map_err(failed),
            None => Ok(None),
        }
    }

    /// Revokes the key, so that it is also gone where another keyring links it, then removes it.
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

/// Stores a key for this many seconds; 0 means forever. An existing key with the same name gets the new time limit.
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

/// An error of the kernel in words for an operator.
fn said(error: KeyError) -> String {
    /// ENOSYS. The number is the same on all architectures that have keyrings, except MIPS, Alpha and SPARC.
    const NO_SUCH_CALL: i32 = 38;
    match error {
        KeyError::PermissionDenied => "keyctl is not permitted; a container's seccomp profile may forbid it".to_owned(),
        KeyError::AccessDenied => "access is denied".to_owned(),
        KeyError::OperationNotSupported => "the kernel has no persistent keyrings".to_owned(),
        KeyError::Unknown(NO_SUCH_CALL) => "the kernel has no keyrings".to_owned(),
        KeyError::QuotaExceeded => "the user's quota is used up (/proc/key-users)".to_owned(),
        KeyError::Unknown(number) => format!("the kernel returned error {number}"),
        other => other.to_string(),
    }
}
