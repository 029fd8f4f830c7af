//! Passphrases, and questions to the person at the terminal.

use super::{Globals, World};
use crate::{
    commands::{Ask, Error, Passphrases},
    files::{self, Exposure},
    model::{PrintablePath as _, Secret, printable},
    vault::KeyFile,
};
use clap::{
    builder::{TypedValueParser, ValueParserFactory},
    error::ErrorKind,
};
use std::{
    cell::RefCell,
    ffi::OsStr,
    io::Read,
    path::{Path, PathBuf},
    str::FromStr,
};

/// The longest passphrase read, in bytes.
const LONGEST: u64 = 4096;
/// What is read, in messages.
const PASSPHRASE: &str = "passphrase";
/// The flags and variables that bring a passphrase, for messages.
const HOW: &str = "give it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`";

/// The same for a new one.
const HOW_NEW: &str = "give it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE; to change it, with `--new-passphrase SOURCE`";

/// Where a passphrase is; the syntax is openssl's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// `env:NAME`
    Variable(String),
    /// `file:PATH`: its first line
    File(PathBuf),
    /// `fd:N`: the first line of an open file
    Descriptor(u32),
    /// `stdin`: its first line
    Stdin,
    /// `keyring:`, by way of the vault's keyring slot
    Keyring,
    /// `keyfile:PATH`, which opens the vault by the slot of that file
    KeyFile(PathBuf),
    /// `credential:NAME`, a systemd credential
    Credential(String),
}

/// Reads a source from the command line. What is not one may be the secret itself, typed where it does not belong: clap would repeat it.
#[derive(Debug, Clone)]
pub(super) struct SourceParser;

impl ValueParserFactory for Source {
    type Parser = SourceParser;
    fn value_parser() -> SourceParser {
        SourceParser
    }
}

impl TypedValueParser for SourceParser {
    type Value = Source;
    fn parse_ref(&self, command: &clap::Command, argument: Option<&clap::Arg>, given: &OsStr) -> Result<Source, clap::Error> {
        let parsed = given.to_str().unwrap_or_default().parse::<Source>();
        parsed.map_err(|expected| {
            let argument = argument.map(ToString::to_string).unwrap_or_default();
            clap::Error::raw(ErrorKind::ValueValidation, format!("`{argument}` takes no such value: {expected}\n"))
                .with_cmd(command)
        })
    }
}

impl FromStr for Source {
    type Err = String;
    fn from_str(given: &str) -> Result<Self, String> {
        let bad = || {
            Err("expected env:NAME, file:PATH, fd:N, stdin, keyring:, keyfile:PATH or credential:NAME; never the secret itself"
                .to_owned())
        };
        match given.split_once(':') {
            None if given == "stdin" => Ok(Self::Stdin),
            Some(("env", name)) if !name.is_empty() => Ok(Self::Variable(name.to_owned())),
            Some(("file", path)) if !path.is_empty() => Ok(Self::File(PathBuf::from(path))),
            Some(("fd", number)) => number.parse().map(Self::Descriptor).or_else(|_| bad()),
            Some(("keyring", "")) => Ok(Self::Keyring),
            Some(("keyfile", path)) if !path.is_empty() => Ok(Self::KeyFile(PathBuf::from(path))),
            Some(("credential", name)) if !name.is_empty() && !name.contains('/') => Ok(Self::Credential(name.to_owned())),
            _ => bad(),
        }
    }
}

/// Where passphrases come from, as flags and environment say; and the person at the terminal.
pub(super) struct Terminal {
    source: Option<Source>,
    other: Option<Source>,
    /// Values may be passphrases.
    environment: std::collections::HashMap<String, zeroize::Zeroizing<String>>,
    stdin: RefCell<Option<Box<dyn Read + Send>>>,
    /// The passphrase, once it was read.
    heard: RefCell<Option<Secret>>,
    /// What was noticed of the files that secrets came from.
    warnings: RefCell<Vec<String>>,
    /// Why the keyring did not open the vault.
    closed: RefCell<Option<String>>,
    may_prompt: bool,
}

impl Terminal {
    /// What flags and world make of it. Takes stdin over when a secret is there. `other` is where the command's other secret is.
    pub(super) fn new(globals: &Globals, other: Option<Source>, world: &mut World) -> Self {
        let source = globals.source();
        let in_stdin = [&source, &other].contains(&&Some(Source::Stdin));
        let stdin = in_stdin.then(|| std::mem::replace(&mut world.stdin, Box::new(std::io::empty())));
        Self {
            source,
            other,
            environment: world.environment.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect(),
            stdin: RefCell::new(stdin),
            heard: RefCell::new(None),
            warnings: RefCell::default(),
            closed: RefCell::new(None),
            may_prompt: world.stdin_is_terminal && !globals.no_input,
        }
    }

    fn variable(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(|value| value.as_str()).filter(|value| !value.is_empty())
    }

    fn read(&self, source: &Source, what: &str) -> Result<Secret, Error> {
        let from_file = |path: &PathBuf| Ok(first_line(self.read_secret(path, LONGEST)?));
        match source {
            Source::Variable(name) => self
                .variable(name)
                .map(|value| Secret::from(value.to_owned()))
                .ok_or_else(|| Error::usage(format!("the variable `{name}`, where the {what} should be, is not set"))),
            Source::File(path) => from_file(path),
            Source::Descriptor(number) => from_file(&PathBuf::from(format!("/dev/fd/{number}"))),
            Source::Credential(name) => match self.variable("CREDENTIALS_DIRECTORY") {
                Some(directory) => from_file(&PathBuf::from(directory).join(name)),
                None => Err(Error::usage(format!("there is no credential `{name}`: CREDENTIALS_DIRECTORY is not set"))
                    .hint("systemd sets it for services with `LoadCredential=` or `LoadCredentialEncrypted=`")),
            },
            Source::Stdin => {
                let mut stdin = self.stdin.borrow_mut();
                let stdin = stdin.as_mut().ok_or_else(|| Error::bug("stdin was not taken over"))?;
                line(stdin).map_err(|e| Error::cannot(format!("cannot read the {what} from stdin: {e}")))
            }
            Source::Keyring => Err(Error::usage(format!("the keyring holds no {what}: `keyring:` opens the vault only"))),
            Source::KeyFile(_) => Err(Error::usage(format!("a key file holds no {what}: `keyfile:` opens the vault only"))),
        }
    }
}

impl Terminal {
    /// Reads a file with a secret in it. That others know it, is worth a warning: it may be suggestions, as of secrets that are mounted into a
    /// container.
    fn read_secret(&self, path: &Path, limit: u64) -> Result<Secret, Error> {
        let (secret, exposure) = files::read_secret(path, limit)?;
        let shown = path.shown();
        let warning = exposure.map(|exposure| match exposure {
            Exposure::Readable(mode) => format!("other users can read the secret in `{shown}`: its mode is {mode:04o}"),
            Exposure::Foreign(owner) => format!("`{shown}` belongs to the user {owner}, who knows the secret in it"),
        });
        let mut warnings = self.warnings.borrow_mut();
        if let Some(warning) = warning.filter(|warning| !warnings.contains(warning)) {
            warnings.push(warning);
        }
        Ok(secret)
    }

    /// What was noticed, once.
    pub(super) fn warnings(&self) -> Vec<String> {
        self.warnings.take()
    }

    /// The passphrase at a source; a descriptor or stdin, which can be read once, is remembered for when it is asked for again.
    fn hear(&self, source: &Source) -> Result<Secret, Error> {
        if let Some(heard) = &*self.heard.borrow() {
            return Ok(heard.clone());
        }
        let heard = self.read(source, PASSPHRASE)?;
        *self.heard.borrow_mut() = Some(heard.clone());
        Ok(heard)
    }
}

impl Terminal {
    /// An error with why the keyring did not open the vault, if it was asked.
    fn because_closed(&self, mut error: Error) -> Error {
        error.causes.extend(self.closed.borrow().clone());
        error
    }
}

/// The next line of a stream, without its end: when two secrets come by stdin, each has a line.
fn line(stream: &mut dyn Read) -> std::io::Result<Secret> {
    // Room for the longest, so that growing leaves no copies behind.
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(LONGEST as usize + 1));
    let mut byte = [0];
    // A byte at a time, because what follows the line is another's.
    while bytes.len() < LONGEST as usize && !bytes.ends_with(b"\n") {
        match stream.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => bytes.push(byte[0]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    // What is cut off would be taken for the next secret.
    if bytes.len() == LONGEST as usize && !bytes.ends_with(b"\n") {
        return Err(std::io::Error::other(format!("a line has more than {LONGEST} bytes")));
    }
    Ok(first_line(Secret::new(std::mem::take(&mut *bytes))))
}

/// The first line, without its end.
fn first_line(text: Secret) -> Secret {
    let bytes = text.expose();
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
    let line = &bytes[..end];
    Secret::new(line.strip_suffix(b"\r").unwrap_or(line).to_vec())
}

impl Passphrases for Terminal {
    fn given(&self) -> Result<Option<Secret>, Error> {
        if let Some(source) = &self.source {
            let is_passphrase = !matches!(source, Source::Keyring | Source::KeyFile(_));
            return is_passphrase.then(|| self.hear(source)).transpose();
        }
        if let Some(path) = self.variable("EVPKI_PASSPHRASE_FILE") {
            return self.read(&Source::File(PathBuf::from(path)), PASSPHRASE).map(Some);
        }
        if let Some(passphrase) = self.variable("EVPKI_PASSPHRASE") {
            return Ok(Some(Secret::from(passphrase.to_owned())));
        }
        let credential = self.variable("CREDENTIALS_DIRECTORY").map(|d| PathBuf::from(d).join("evpki-passphrase"));
        credential.filter(|path| path.exists()).map(|path| self.read(&Source::File(path), PASSPHRASE)).transpose()
    }

    fn keyring_allowed(&self) -> bool {
        true
    }

    fn keyring_named(&self) -> bool {
        self.source == Some(Source::Keyring)
    }

    fn slot(&self) -> Option<String> {
        self.variable("EVPKI_SLOT").map(str::to_owned)
    }

    fn keyring_closed(&self, why: &str) {
        *self.closed.borrow_mut() = Some(why.to_owned());
    }

    fn key_file(&self) -> Result<Option<KeyFile>, Error> {
        let Some(Source::KeyFile(path)) = &self.source else { return Ok(None) };
        let read = KeyFile::read(&self.read_secret(path, KeyFile::LONGEST)?);
        read.map(Some).map_err(|e| Error::from(e).about(format!("`{}` does not open the vault", path.shown())))
    }

    fn other(&self) -> Result<Option<Secret>, Error> {
        self.other.as_ref().map(|source| self.read(source, "secret")).transpose()
    }

    fn forget(&self) {
        self.heard.take();
    }

    fn prompt(&self, ask: &Ask) -> Result<Secret, Error> {
        if self.source == Some(Source::Keyring) && matches!(ask, Ask::Vault { .. }) {
            let locked = Error::locked("the keyring does not open the vault").hint("put its key there with `evpki vault unlock`");
            return Err(self.because_closed(locked));
        }
        if !self.may_prompt {
            let (why, how) = match ask {
                Ask::New => ("a new passphrase is needed, and there is nobody to ask", HOW_NEW),
                _ => ("a passphrase is needed, and there is nobody to ask", HOW),
            };
            return Err(self.because_closed(Error::locked(why).hint(how)));
        }
        let question = match ask {
            Ask::Vault { .. } => "Passphrase of the vault:".to_owned(),
            Ask::New => "New passphrase of the vault:".to_owned(),
            Ask::KeyFile(path) => format!("Passphrase of {}:", path.shown()),
        };
        let mut prompt = inquire::Password::new(&question).with_display_mode(inquire::PasswordDisplayMode::Hidden);
        if *ask != Ask::New {
            prompt = prompt.without_confirmation();
        }
        let code = (*ask == Ask::Vault { or_code: true }).then(|| "or a recovery code, all on one line".to_owned());
        let closed = self.closed.borrow().as_deref().filter(|_| matches!(ask, Ask::Vault { .. })).map(printable);
        let help = [closed, code].into_iter().flatten().collect::<Vec<_>>().join("; ");
        if !help.is_empty() {
            prompt = prompt.with_help_message(&help);
        }
        prompt.prompt().map(Secret::from).map_err(|e| match e {
            inquire::InquireError::OperationCanceled | inquire::InquireError::OperationInterrupted => {
                Error::cannot("interrupted: nothing was done")
            }
            other => Error::locked(format!("no passphrase: {other}")).hint(HOW),
        })
    }
}

/// Who can be asked whether something is meant: known before a command begins, so that it can ask when it knows what it is about to do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    yes: bool,
    is_there: bool,
}

impl Person {
    /// The person at the terminal, if there is one; `--yes` speaks for them.
    pub(super) fn of(globals: &Globals, world: &World) -> Self {
        Self { yes: globals.yes, is_there: world.stdin_is_terminal && !globals.no_input }
    }

    /// Makes sure that something that cannot be undone is meant: in a production environment the name must be shell_quoted, elsewhere `y`.
    ///
    /// # Errors
    /// When it is not suggestions, or there is nobody to ask.
    pub(super) fn confirm(self, what: &str, name: &str, production: bool) -> Result<(), Error> {
        if self.yes {
            return Ok(());
        }
        if !self.is_there {
            let message = format!("{what}: this is not done unasked, and there is nobody to ask");
            return Err(Error::usage(message).hint("say `--yes` if it is meant"));
        }
        let refused = || Error::cannot("not confirmed: nothing was done");
        if production {
            let typed = inquire::Text::new(&format!("{what}. This is production; type `{name}` to go on:")).prompt();
            return if typed.is_ok_and(|t| t.trim() == name) { Ok(()) } else { Err(refused()) };
        }
        let meant = inquire::Confirm::new(&format!("{what}?")).with_default(false).prompt();
        if meant.unwrap_or(false) { Ok(()) } else { Err(refused()) }
    }
}

/// [`Person::confirm`], where the world is still at hand.
///
/// # Errors
/// As there.
pub(super) fn confirm(globals: &Globals, world: &World, what: &str, name: &str, production: bool) -> Result<(), Error> {
    Person::of(globals, world).confirm(what, name, production)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_stream_is_taken_whole_or_not_at_all() {
        let mut two: &[u8] = b"old\r\nnew";
        assert_eq!(line(&mut two).unwrap().expose(), b"old");
        assert_eq!(line(&mut two).unwrap().expose(), b"new");
        let long = [b'x'; LONGEST as usize + 1];
        assert!(line(&mut &long[..]).is_err());
    }
}
