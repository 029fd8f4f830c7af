//! The keyring of the operating system, where the key of a keyring slot is kept.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::time::Duration;

use super::Error;
#[cfg(target_os = "linux")]
use super::keyutils::Keyutils;
use crate::model::{PkiId, Secret};

/// The service name of every entry; the user name is the PKI's identifier in hexadecimal.
pub(super) const SERVICE: &str = "evpki";
/// How long connecting to the native keyring may take. A bus that answers does so in milliseconds.
const CONNECT: Duration = Duration::from_secs(5);
/// How long the native keyring may take to answer: a person may first have to unlock it in a window of the desktop.
const ANSWER: Duration = Duration::from_secs(60);

/// A place that keeps one secret per PKI, for the user who runs the program.
pub trait Keyring {
    /// What the place is called in messages, such as `the Secret Service`.
    fn name(&self) -> String;

    /// How long it keeps a secret, for a sentence: `until the next reboot`.
    fn lasts(&self) -> String {
        "until it is removed".to_owned()
    }

    /// Keeps a secret for a PKI, in place of any that it kept before.
    ///
    /// # Errors
    /// [`Error::Keyring`] when the place refuses.
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error>;

    /// The secret that it keeps for a PKI, if any.
    ///
    /// # Errors
    /// [`Error::Keyring`] when the place refuses.
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error>;

    /// Keeps none for the PKI any longer. Fine when it kept none.
    ///
    /// # Errors
    /// [`Error::Keyring`] when the place refuses.
    fn remove(&self, pki: PkiId) -> Result<(), Error>;
}

/// The keyring of the operating system: the Keychain of macOS, the Credential Manager of Windows, the Secret Service of a Linux
/// desktop; and on a Linux without one, the kernel's persistent keyring of the user, which forgets at a reboot and after three days
/// without use (`/proc/sys/kernel/keys/persistent_keyring_expiry`).
///
/// A secret is put where it lasts longest and looked for where that is quickest. Never hangs: connecting has five seconds.
#[derive(Debug)]
pub struct OsKeyring {
    #[cfg(target_os = "linux")]
    kernel: Result<Keyutils, String>,
    native: OnceLock<Result<Native, String>>,
}

impl OsKeyring {
    /// Finds the keyring of this system.
    ///
    /// # Errors
    /// [`Error::NoKeyring`] when there is none, with what each one that was tried lacks.
    pub fn open() -> Result<Self, Error> {
        let keyring = Self {
            #[cfg(target_os = "linux")]
            kernel: Keyutils::open(),
            native: OnceLock::new(),
        };
        #[cfg(target_os = "linux")]
        if keyring.kernel.is_ok() {
            return Ok(keyring);
        }
        match keyring.native() {
            Ok(_) => Ok(keyring),
            Err(_) => Err(Error::NoKeyring { tried: keyring.complaints() }),
        }
    }

    /// The native keyring; connected to at the first use.
    fn native(&self) -> Result<&Native, &str> {
        self.native.get_or_init(Native::connect).as_ref().map_err(String::as_str)
    }

    /// The places in the order in which secrets are put there: the lasting one first.
    fn places(&self) -> impl Iterator<Item = &dyn Keyring> {
        let native = self.native().ok().map(|place| place as &dyn Keyring);
        native.into_iter().chain(self.kernel())
    }

    #[cfg(target_os = "linux")]
    fn kernel(&self) -> Option<&dyn Keyring> {
        self.kernel.as_ref().ok().map(|place| place as &dyn Keyring)
    }

    #[cfg(not(target_os = "linux"))]
    fn kernel(&self) -> Option<&dyn Keyring> {
        None
    }

    /// What every place that is not there lacks.
    fn complaints(&self) -> String {
        let native = self.native().err().map(|why| format!("{NATIVE}: {why}"));
        #[cfg(target_os = "linux")]
        let kernel = self.kernel.as_ref().err().map(|why| format!("{}: {why}", Keyutils::NAME));
        #[cfg(not(target_os = "linux"))]
        let kernel = None;
        [native, kernel].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

impl Keyring for OsKeyring {
    /// The place that a secret would be put into.
    fn name(&self) -> String {
        self.places().next().map_or_else(|| "the keyring".to_owned(), Keyring::name)
    }

    fn lasts(&self) -> String {
        self.places().next().map_or_else(String::new, Keyring::lasts)
    }

    /// Puts it into the place where it lasts longest and takes it out of the others, so that no place remembers an older one.
    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        let mut places = self.places();
        let first = places.next().ok_or_else(|| Error::NoKeyring { tried: self.complaints() })?;
        first.put(pki, secret)?;
        places.try_for_each(|other| other.remove(pki))
    }

    /// Asks the kernel first, which answers in microseconds, and the native keyring when the kernel knows nothing.
    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        if let Some(kernel) = self.kernel()
            && let Some(secret) = kernel.get(pki)?
        {
            return Ok(Some(secret));
        }
        self.native().map_or(Ok(None), |native| native.get(pki))
    }

    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        self.places().try_for_each(|place| place.remove(pki))
    }
}

/// What the native keyring of the system is called.
const NATIVE: &str = if cfg!(target_os = "macos") {
    "the Keychain"
} else if cfg!(windows) {
    "the Credential Manager"
} else {
    "the Secret Service"
};

/// The native keyring, connected.
#[derive(Debug)]
struct Native;

impl Native {
    fn connect() -> Result<Self, String> {
        let status = || keyring::Entry::store_status().as_ref().map(|()| Self).map_err(ToString::to_string);
        within(CONNECT, status).unwrap_or_else(|| Err(format!("no answer within {} s", CONNECT.as_secs())))
    }

    /// Has one entry asked, within the time an answer may take.
    fn ask<T: Send + 'static>(
        pki: PkiId,
        question: impl FnOnce(keyring_core::Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<Option<T>, Error> {
        let failed = |why: String| Error::Keyring { keyring: NATIVE.to_owned(), why };
        match within(ANSWER, move || keyring_core::Entry::new(SERVICE, &pki.to_string()).and_then(question)) {
            Some(Ok(answer)) => Ok(Some(answer)),
            Some(Err(keyring_core::Error::NoEntry)) => Ok(None),
            // The text of this one would show what is in the keyring.
            Some(Err(keyring_core::Error::BadEncoding(_) | keyring_core::Error::BadDataFormat(..))) => {
                Err(failed("its entry is damaged".to_owned()))
            }
            Some(Err(error)) => Err(failed(error.to_string())),
            None => Err(failed(format!("no answer within {} s", ANSWER.as_secs()))),
        }
    }
}

impl Keyring for Native {
    fn name(&self) -> String {
        NATIVE.to_owned()
    }

    fn put(&self, pki: PkiId, secret: &Secret) -> Result<(), Error> {
        let secret = secret.clone();
        let put = Self::ask(pki, move |entry| entry.set_secret(secret.expose()))?;
        put.ok_or_else(|| Error::Keyring { keyring: self.name(), why: "it did not keep the entry".to_owned() })
    }

    fn get(&self, pki: PkiId) -> Result<Option<Secret>, Error> {
        Self::ask(pki, |entry| entry.get_secret().map(Secret::new))
    }

    fn remove(&self, pki: PkiId) -> Result<(), Error> {
        Self::ask(pki, |entry| entry.delete_credential()).map(|_| ())
    }
}

/// What a job answers within a time; nothing when it takes longer, and then it is left behind.
fn within<T: Send + 'static>(time: Duration, job: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (answer, answered) = mpsc::channel();
    std::thread::Builder::new().name("keyring".to_owned()).spawn(move || answer.send(job())).ok()?;
    answered.recv_timeout(time).ok()
}

/// A keyring that lasts as long as the process: for tests, and for whoever embeds the library and keeps the key elsewhere.
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
    fn what_takes_too_long_is_left_behind() {
        assert_eq!(within(Duration::from_secs(5), || 1), Some(1));
        assert_eq!(within(Duration::from_millis(20), || std::thread::sleep(Duration::from_secs(2))), None);
    }

    /// Against the real thing; run with `cargo test -- --ignored keyring` on a system that has one.
    #[test]
    #[ignore = "needs a keyring of the operating system"]
    fn the_real_one_keeps_what_it_is_given() {
        let keyring = OsKeyring::open().unwrap();
        let pki = PkiId(*b"a test of evpki!");
        let (first, second) = (Secret::new(vec![0; 32]), Secret::new(vec![0xff; 32]));
        keyring.put(pki, &first).unwrap();
        keyring.put(pki, &second).unwrap();
        let elsewhere = std::thread::spawn(move || OsKeyring::open().unwrap().get(pki)).join().unwrap();
        assert_eq!(elsewhere.unwrap(), Some(second), "{}", keyring.name());
        keyring.remove(pki).unwrap();
        keyring.remove(pki).unwrap();
        assert_eq!(keyring.get(pki).unwrap(), None);
    }
}
