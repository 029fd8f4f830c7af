//! The keyring of the operating system, which keeps the key of a keyring slot.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::time::Duration;

use super::Error;
#[cfg(target_os = "linux")]
use super::keyutils::Keyutils;
use crate::model::{PkiId, Secret};

/// The service name of every entry. The user name is the PKI's identifier in hexadecimal.
pub(super) const SERVICE: &str = "evpki";
/// The time limit for connecting to the native keyring. A bus that works answers within milliseconds.
const CONNECT: Duration = Duration::from_secs(3);
/// The time limit for reading from the native keyring. The caller can continue without it and ask for a passphrase.
const ANSWER: Duration = Duration::from_secs(3);
/// The time limit for storing, which is longer: the user may first have to unlock the keyring in a window of the desktop.
const KEEP: Duration = Duration::from_secs(60);

/// A place that keeps one secret per PKI, for the user who runs evpki.
pub trait Keyring {
    /// The name of the keyring in messages, such as `the Secret Service`.
    fn name(&self) -> String;

    /// How long it keeps a secret, as part of a sentence: `until the next reboot`.
    fn lasts(&self) -> String {
        "until it is removed".to_owned()
    }

    /// Stores a secret for a PKI, and replaces an earlier one.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the keyring refuses.
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error>;

    /// Like [`Self::put`], for a limited time. A keyring that supports it forgets the secret after that time; others keep it
    /// until it is removed.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the keyring refuses.
    fn put_for(&self, pki: PkiId, secret: &Secret, _time: Duration) -> Result<(), Error> {
        self.put(pki, secret)
    }

    /// The secret for a PKI, if the keyring contains one.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the keyring refuses.
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error>;

    /// Removes the secret for the PKI. Not an error if the keyring contains none.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the keyring refuses.
    fn remove(&self, pki: PkiId) -> Result<(), Error>;

    /// The keyrings that could not be asked so far and might contain the secret, each with the reason.
    fn passed_over(&self) -> Option<String> {
        None
    }
}

/// The keyring of the operating system: the Keychain of macOS, the Credential Manager of Windows, the Secret Service of a Linux
/// desktop. On Linux without a Secret Service, it is the kernel's persistent keyring of the user. That one forgets its keys at a
/// reboot and after three days without use (`/proc/sys/kernel/keys/persistent_keyring_expiry`).
///
/// Stores a secret where it lasts longest, and reads it where reading is fastest. Never hangs: connecting is limited to three
/// seconds, reading to three, and storing to sixty.
#[derive(Debug)]
pub struct OsKeyring {
    #[cfg(target_os = "linux")]
    kernel: Result<Keyutils, String>,
    native: OnceLock<Result<Native, String>>,
    /// The keyring that last stored or returned a secret.
    used: Mutex<Option<Backend>>,
    /// Why the native keyring did not store a secret.
    refused: Mutex<Option<String>>,
}

/// The keyrings of the operating system.
#[derive(Debug, Clone, Copy)]
enum Backend {
    Native,
    Kernel,
}

impl OsKeyring {
    /// Opens the keyring of this system.
    ///
    /// # Errors
    /// [`Error::NoKeyring`] if no keyring is usable, with the reason for each keyring that was tried.
    pub fn open() -> Result<Self, Error> {
        let keyring = Self {
            #[cfg(target_os = "linux")]
            kernel: Keyutils::open(),
            native: OnceLock::new(),
            used: Mutex::new(None),
            refused: Mutex::new(None),
        };
        if keyring.kernel().is_some() || keyring.native().is_some() {
            return Ok(keyring);
        }
        Err(Error::NoKeyring { tried: keyring.complaints() })
    }

    /// The native keyring. Connects at the first use.
    fn native(&self) -> Option<&Native> {
        self.native.get_or_init(Native::connect).as_ref().ok()
    }

    #[cfg(target_os = "linux")]
    fn kernel(&self) -> Option<&dyn Keyring> {
        self.kernel.as_ref().ok().map(|place| place as &dyn Keyring)
    }

    #[cfg(not(target_os = "linux"))]
    fn kernel(&self) -> Option<&dyn Keyring> {
        None
    }

    /// The keyring that was used last. Before the first use, the keyring that would store a secret, as far as is known without a
    /// connection.
    fn place(&self) -> Option<&dyn Keyring> {
        let native = || self.native.get().and_then(|native| native.as_ref().ok()).map(|native| native as &dyn Keyring);
        match *self.used.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(Backend::Kernel) => self.kernel(),
            Some(Backend::Native) => native(),
            None => native().or_else(|| self.kernel()),
        }
    }

    fn use_place(&self, place: Backend) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
    }

    /// Stores a secret where it lasts longest, and removes it from the other keyring, so that no keyring keeps an older one. If
    /// the native keyring refuses, the kernel's keyring is used.
    fn keep(&self, pki: PkiId, put: impl Fn(&dyn Keyring) -> Result<(), Error>) -> Result<(), Error> {
        let mut refused = None;
        if let Some(native) = self.native() {
            match put(native) {
                Ok(()) => {
                    self.use_place(Backend::Native);
                    return self.kernel().map_or(Ok(()), |kernel| kernel.remove(pki));
                }
                Err(error) => refused = Some(error),
            }
        }
        let Some(kernel) = self.kernel() else {
            return Err(refused.unwrap_or_else(|| Error::NoKeyring { tried: self.complaints() }));
        };
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = refused.map(|error| error.to_string());
        put(kernel)?;
        self.use_place(Backend::Kernel);
        Ok(())
    }

    /// Why the native keyring is not usable, if it was tried.
    fn native_complaint(&self) -> Option<String> {
        self.native.get().and_then(|native| native.as_ref().err()).map(|why| format!("{NATIVE}: {why}"))
    }

    /// The reasons of all keyrings that are not usable.
    fn complaints(&self) -> String {
        #[cfg(target_os = "linux")]
        let kernel = self.kernel.as_ref().err().map(|why| format!("{}: {why}", Keyutils::NAME));
        #[cfg(not(target_os = "linux"))]
        let kernel = None;
        [self.native_complaint(), kernel].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

impl Keyring for OsKeyring {
    fn name(&self) -> String {
        self.place().map_or_else(|| "the keyring".to_owned(), Keyring::name)
    }

    fn lasts(&self) -> String {
        self.place().map_or_else(String::new, Keyring::lasts)
    }

    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        self.keep(pki, |place| place.put(pki, secret))
    }

    fn put_for(&self, pki: PkiId, secret: &Secret, time: Duration) -> Result<(), Error> {
        self.keep(pki, |place| place.put_for(pki, secret, time))
    }

    /// Asks the kernel first, which answers in microseconds, then the native keyring if the kernel has no key.
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        let kept = self.kernel().map_or(Ok(None), |kernel| kernel.get(pki));
        if let Ok(Some(_)) = kept {
            self.use_place(Backend::Kernel);
            return kept;
        }
        // A keyring that does not exist is skipped. A keyring that exists and refuses may have the key, so its error is returned.
        match self.native().map(|native| native.get(pki)) {
            Some(Ok(Some(secret))) => {
                self.use_place(Backend::Native);
                Ok(Some(secret))
            }
            Some(Err(error)) => Err(error),
            Some(Ok(None)) | None => kept,
        }
    }

    /// Removes the secret from every keyring, even if one of them refuses.
    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        let kernel = self.kernel().map_or(Ok(()), |kernel| kernel.remove(pki));
        self.native().map_or(Ok(()), |native| native.remove(pki)).and(kernel)
    }

    fn passed_over(&self) -> Option<String> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone().or_else(|| self.native_complaint())
    }
}

/// The name of the native keyring.
const NATIVE: &str = if cfg!(target_os = "macos") {
    "the Keychain"
} else if cfg!(windows) {
    "the Credential Manager"
} else {
    "the Secret Service"
};

/// A connection to the native keyring.
#[derive(Debug, Default)]
struct Native {
    /// Whether a request was not answered. The next request would wait as long in vain.
    is_silent: AtomicBool,
}

impl Native {
    fn connect() -> Result<Self, String> {
        let status = || keyring::Entry::store_status().as_ref().map(|()| Self::default()).map_err(said);
        within(CONNECT, status).unwrap_or_else(|| Err(no_answer(CONNECT)))
    }

    /// Runs a request for one entry, within a time limit.
    fn ask<T: Send + 'static>(
        &self,
        pki: PkiId,
        patience: Duration,
        question: impl FnOnce(keyring_core::Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<Option<T>, Error> {
        let failed = |why: String| Error::Keyring { keyring: NATIVE.to_owned(), why };
        if self.is_silent.load(Relaxed) && patience <= ANSWER {
            return Err(failed(no_answer(patience)));
        }
        match within(patience, move || keyring_core::Entry::new(SERVICE, &pki.to_string()).and_then(question)) {
            Some(Ok(answer)) => Ok(Some(answer)),
            Some(Err(keyring_core::Error::NoEntry)) => Ok(None),
            Some(Err(error)) => Err(failed(said(&error))),
            None => {
                self.is_silent.store(true, Relaxed);
                Err(failed(no_answer(patience)))
            }
        }
    }
}

impl Keyring for Native {
    fn name(&self) -> String {
        NATIVE.to_owned()
    }

    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        let secret = secret.clone();
        let put = self.ask(pki, KEEP, move |entry| {
            // If another program created several entries, evpki cannot know which one is meant, and deletes them all.
            if let Err(error @ keyring_core::Error::Ambiguous(_)) = entry.get_credential() {
                delete(Err(error))?;
            }
            entry.set_secret(secret.expose())
        })?;
        put.ok_or_else(|| Error::Keyring { keyring: self.name(), why: "it did not store the entry".to_owned() })
    }

    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        self.ask(pki, ANSWER, |entry| entry.get_secret().map(Secret::new))
    }

    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        self.ask(pki, ANSWER, |entry| delete(entry.delete_credential())).map(|_| ())
    }
}

/// Deletes every entry if a deletion failed because several entries exist.
fn delete(deleted: keyring_core::Result<()>) -> keyring_core::Result<()> {
    match deleted {
        Err(keyring_core::Error::Ambiguous(entries)) => entries.iter().try_for_each(|entry| entry.delete_credential()),
        other => other,
    }
}

/// An error of the native keyring in words for an operator. Some original texts would contain data from the keyring.
fn said(error: &keyring_core::Error) -> String {
    use keyring_core::Error as E;
    match error {
        E::NoStorageAccess(why) => format!("it is locked and was not unlocked ({why})"),
        E::PlatformFailure(why) => why.to_string(),
        E::BadEncoding(_) | E::BadDataFormat(..) => "its entry is damaged".to_owned(),
        E::Ambiguous(entries) => format!("it has {} entries for the PKI", entries.len()),
        other => other.to_string(),
    }
}

fn no_answer(patience: Duration) -> String {
    format!("no answer within {} s", patience.as_secs())
}

/// The result of a job, or `None` if it exceeds the time limit; the job then continues in the background.
fn within<T: Send + 'static>(time: Duration, job: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (answer, answered) = mpsc::channel();
    std::thread::Builder::new().name("keyring".to_owned()).spawn(move || answer.send(job())).ok()?;
    answered.recv_timeout(time).ok()
}

/// A keyring that lasts as long as the process: for tests, and for programs that embed the library and keep the key elsewhere.
#[derive(Debug, Default)]
pub struct MemoryKeyring(Mutex<HashMap<[u8; 16], Secret>>);

impl Keyring for MemoryKeyring {
    fn name(&self) -> String {
        "the memory keyring".to_owned()
    }

    fn lasts(&self) -> String {
        "until the process ends".to_owned()
    }

    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(pki.0, secret.clone());
        Ok(())
    }

    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&pki.0).cloned())
    }

    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&pki.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_exceeds_its_time_limit_is_abandoned() {
        assert_eq!(within(Duration::from_secs(5), || 1), Some(1));
        assert_eq!(within(Duration::from_millis(20), || std::thread::sleep(Duration::from_secs(2))), None);
    }
}
