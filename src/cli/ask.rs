//! Passphrases, and prompts for the user at the terminal.

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

/// The longest passphrase that is accepted, in bytes.
const LONGEST: u64 = 4096;
/// The word for a passphrase in messages.
const PASSPHRASE: &str = "passphrase";
/// The flags and variables that supply a passphrase, for hints.
const HOW: &str = "supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE, or unlock the vault with `evpki vault unlock`";

/// The flags and variables that supply a new passphrase, for hints.
const HOW_NEW: &str = "supply it with `--passphrase-file FILE`, `--passphrase env:NAME` or EVPKI_PASSPHRASE_FILE; to change it, use `--new-passphrase SOURCE`";

/// The source of a passphrase. The syntax follows openssl.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// `env:NAME`: an environment variable
    Variable(String),
    /// `file:PATH`: the first line of the file
    File(PathBuf),
    /// `fd:N`: the first line of an open file descriptor
    Descriptor(u32),
    /// `stdin`: the first line of stdin
    Stdin,
    /// `keyring:`: the vault's keyring slot
    Keyring,
    /// `keyfile:PATH`: a key file, which opens its slot of the vault
    KeyFile(PathBuf),
    /// `credential:NAME`: a systemd credential
    Credential(String),
}

/// Parses a source. An invalid source may be the secret itself, and clap would repeat it in the error; so this parser does not.
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
            clap::Error::raw(ErrorKind::ValueValidation, format!("invalid value for `{argument}`: {expected}\n"))
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

/// Reads passphrases from the sources that flags and environment name, or asks the user at the terminal.
pub(super) struct Terminal {
    source: Option<Source>,
    other: Option<Source>,
    /// The environment. Its values may be passphrases, so they are zeroized.
    environment: std::collections::HashMap<String, zeroize::Zeroizing<String>>,
    stdin: RefCell<Option<Box<dyn Read + Send>>>,
    /// The passphrase, once it has been read.
    cached: RefCell<Option<Secret>>,
    /// Warnings about the files that secrets came from.
    warnings: RefCell<Vec<String>>,
    /// Why the keyring did not open the vault.
    closed: RefCell<Option<String>>,
    may_prompt: bool,
}

impl Terminal {
    /// Creates it from the flags and the world. Takes stdin if a secret comes from there. `other` is the source of the command's
    /// second secret.
    pub(super) fn new(globals: &Globals, other: Option<Source>, world: &mut World) -> Self {
        let source = globals.source();
        let in_stdin = [&source, &other].contains(&&Some(Source::Stdin));
        let stdin = in_stdin.then(|| std::mem::replace(&mut world.stdin, Box::new(std::io::empty())));
        Self {
            source,
            other,
            environment: world.environment.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect(),
            stdin: RefCell::new(stdin),
            cached: RefCell::new(None),
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
                .ok_or_else(|| Error::usage(format!("cannot read the {what}: the environment variable `{name}` is not set"))),
            Source::File(path) => from_file(path),
            Source::Descriptor(number) => from_file(&PathBuf::from(format!("/dev/fd/{number}"))),
            Source::Credential(name) => match self.variable("CREDENTIALS_DIRECTORY") {
                Some(directory) => from_file(&PathBuf::from(directory).join(name)),
                None => Err(Error::usage(format!("cannot read the credential `{name}`: CREDENTIALS_DIRECTORY is not set"))
                    .hint("systemd sets it for services with `LoadCredential=` or `LoadCredentialEncrypted=`")),
            },
            Source::Stdin => {
                let mut stdin = self.stdin.borrow_mut();
                let stdin = stdin.as_mut().ok_or_else(|| Error::bug("stdin was not taken"))?;
                line(stdin).map_err(|e| Error::cannot(format!("cannot read the {what} from stdin: {e}")))
            }
            Source::Keyring => {
                Err(Error::usage(format!("cannot read a {what} from the keyring: `keyring:` only opens the vault")))
            }
            Source::KeyFile(_) => {
                Err(Error::usage(format!("cannot read a {what} from a key file: `keyfile:` only opens the vault")))
            }
        }
    }
}

impl Terminal {
    /// Reads a file that contains a secret. If other users can read it, this is a warning and not an error: it may be intended,
    /// as with secrets that are mounted into a container.
    fn read_secret(&self, path: &Path, limit: u64) -> Result<Secret, Error> {
        let (secret, exposure) = files::read_secret(path, limit)?;
        let shown = path.shown();
        let warning = exposure.map(|exposure| match exposure {
            Exposure::Readable(mode) => format!("other users can read the secret in `{shown}`: its mode is {mode:04o}"),
            Exposure::Foreign(owner) => format!("`{shown}` belongs to the user {owner}, so that user can read the secret in it"),
        });
        let mut warnings = self.warnings.borrow_mut();
        if let Some(warning) = warning.filter(|warning| !warnings.contains(warning)) {
            warnings.push(warning);
        }
        Ok(secret)
    }

    /// Returns the warnings and clears them.
    pub(super) fn warnings(&self) -> Vec<String> {
        self.warnings.take()
    }

    /// Returns the passphrase from a source. It is cached, because a descriptor or stdin can be read only once.
    fn read_once(&self, source: &Source) -> Result<Secret, Error> {
        if let Some(cached) = &*self.cached.borrow() {
            return Ok(cached.clone());
        }
        let cached = self.read(source, PASSPHRASE)?;
        *self.cached.borrow_mut() = Some(cached.clone());
        Ok(cached)
    }
}

impl Terminal {
    /// Adds to an error why the keyring did not open the vault, if it was tried.
    fn because_closed(&self, mut error: Error) -> Error {
        error.causes.extend(self.closed.borrow().clone());
        error
    }
}

/// Reads the next line of a stream, without its line break: if two secrets come from stdin, each has its own line.
fn line(stream: &mut dyn Read) -> std::io::Result<Secret> {
    // Allocated at full size, so that growing leaves no copies of the secret.
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(LONGEST as usize + 1));
    let mut byte = [0];
    // Byte by byte, because the bytes after the line belong to the next secret.
    while bytes.len() < LONGEST as usize && !bytes.ends_with(b"\n") {
        match stream.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => bytes.push(byte[0]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    // The rest of a truncated line would be read as the next secret.
    if bytes.len() == LONGEST as usize && !bytes.ends_with(b"\n") {
        return Err(std::io::Error::other(format!("a line has more than {LONGEST} bytes")));
    }
    Ok(first_line(Secret::new(std::mem::take(&mut *bytes))))
}

/// Returns the first line, without its line break.
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
            return is_passphrase.then(|| self.read_once(source)).transpose();
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
        read.map(Some).map_err(|e| Error::from(e).about(format!("cannot open the vault with the key file `{}`", path.shown())))
    }

    fn other(&self) -> Result<Option<Secret>, Error> {
        self.other.as_ref().map(|source| self.read(source, "secret")).transpose()
    }

    fn forget(&self) {
        self.cached.take();
    }

    fn prompt(&self, ask: &Ask) -> Result<Secret, Error> {
        if self.source == Some(Source::Keyring) && matches!(ask, Ask::Vault { .. }) {
            let locked =
                Error::locked("the keyring does not open the vault").hint("store a key in the keyring with `evpki vault unlock`");
            return Err(self.because_closed(locked));
        }
        if !self.may_prompt {
            let (why, how) = match ask {
                Ask::New => ("a new passphrase is needed, and evpki cannot prompt for it", HOW_NEW),
                _ => ("a passphrase is needed, and evpki cannot prompt for it", HOW),
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
        let code = (*ask == Ask::Vault { or_code: true }).then(|| "or a recovery code, on one line".to_owned());
        let closed = self.closed.borrow().as_deref().filter(|_| matches!(ask, Ask::Vault { .. })).map(printable);
        let help = [closed, code].into_iter().flatten().collect::<Vec<_>>().join("; ");
        if !help.is_empty() {
            prompt = prompt.with_help_message(&help);
        }
        prompt.prompt().map(Secret::from).map_err(|e| match e {
            inquire::InquireError::OperationCanceled | inquire::InquireError::OperationInterrupted => {
                Error::cannot("interrupted: nothing was changed")
            }
            other => Error::locked(format!("no passphrase: {other}")).hint(HOW),
        })
    }
}

/// The user who can confirm an action. It is created before the command runs, so that the command can ask once it knows the
/// details.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    yes: bool,
    is_there: bool,
}

impl Person {
    /// Returns the user at the terminal, if stdin is a terminal. `--yes` confirms everything.
    pub(super) fn of(globals: &Globals, world: &World) -> Self {
        Self { yes: globals.yes, is_there: world.stdin_is_terminal && !globals.no_input }
    }

    /// Asks the user to confirm an action that cannot be undone. In a production environment the user must type the name,
    /// elsewhere `y`.
    ///
    /// # Errors
    /// Returns an error if the user does not confirm, or if evpki cannot prompt.
    pub(super) fn confirm(self, what: &str, name: &str, production: bool) -> Result<(), Error> {
        if self.yes {
            return Ok(());
        }
        if !self.is_there {
            let message = format!("{what}: this needs a confirmation, and evpki cannot prompt for it");
            return Err(Error::usage(message).hint("confirm it with `--yes`"));
        }
        let refused = || Error::cannot("not confirmed: nothing was changed");
        if production {
            let typed = inquire::Text::new(&format!("{what}. This is a production PKI; type `{name}` to continue:")).prompt();
            return if typed.is_ok_and(|t| t.trim() == name) { Ok(()) } else { Err(refused()) };
        }
        let meant = inquire::Confirm::new(&format!("{what}?")).with_default(false).prompt();
        if meant.unwrap_or(false) { Ok(()) } else { Err(refused()) }
    }
}

/// Like [`Person::confirm`], for commands that still have the world.
///
/// # Errors
/// As [`Person::confirm`].
pub(super) fn confirm(globals: &Globals, world: &World, what: &str, name: &str, production: bool) -> Result<(), Error> {
    Person::of(globals, world).confirm(what, name, production)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_returns_complete_lines_and_refuses_lines_that_are_too_long() {
        let mut two: &[u8] = b"old\r\nnew";
        assert_eq!(line(&mut two).unwrap().expose(), b"old");
        assert_eq!(line(&mut two).unwrap().expose(), b"new");
        let long = [b'x'; LONGEST as usize + 1];
        assert!(line(&mut &long[..]).is_err());
    }
}
