//! Adds a slot: one more way to open the vault.

use super::{name, put};
use crate::{
    commands::{
        Context, Error,
        context::commit,
        unlock::Attempt,
        vault::passphrase::{self, New, Owner},
    },
    failpoints::{Point, reached},
    files::{self, Audience, Existing},
    model::{PkiId, Secret, printable},
    store::{Pki, Read, Slot, Store},
    vault::{self, Kdf, KeyFile, RecoveryCode, Vault},
};
use std::path::{Path, PathBuf};

/// How long a label is at most, in characters.
const LONGEST_LABEL: usize = 64;

/// How the slot is to be opened.
#[derive(Debug, Clone)]
pub enum Way {
    /// By a passphrase, which comes as the command's other secret or is asked for.
    Passphrase {
        /// Whether it is to be hardened with 2 GiB of memory instead of 64 MiB.
        high_kdf: bool,
    },
    /// By a recovery code, which is drawn.
    Recovery {
        /// The file that the code goes to, if it is not to be shown.
        out: Option<PathBuf>,
    },
    /// By a key file, which is made at this path.
    KeyFile {
        /// The path.
        path: PathBuf,
    },
}

/// What to add.
#[derive(Debug, Clone)]
pub struct Request {
    /// How it is to be opened.
    pub way: Way,
    /// What it will be called; none: a name that is free.
    pub label: Option<String>,
}

/// What was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The PKI whose vault it opens.
    pub pki: PkiId,
    /// Its kind.
    pub kind: &'static str,
    /// What it is called.
    pub label: String,
    /// What its passphrase costs, if one opens it.
    pub kdf: Option<Kdf>,
    /// Why its passphrase is easy to guess, if it is.
    pub weak: Option<String>,
    /// The recovery code, to be shown once.
    pub code: Option<Secret>,
    /// The file that the recovery code or the key went to.
    pub path: Option<PathBuf>,
}

/// Checks what somebody calls a slot.
///
/// # Errors
/// Why it cannot be called so.
pub fn check_label(label: &str) -> Result<(), String> {
    let length = label.chars().count();
    if length == 0 || length > LONGEST_LABEL {
        return Err(format!("a label has 1 to {LONGEST_LABEL} characters, this one has {length}"));
    }
    if label.trim() != label || printable(label) != label {
        return Err("a label is text without control characters, and without space at its ends".to_owned());
    }
    Ok(())
}

/// Adds a slot. What goes into a file is there, durable, before the slot is: there is never a slot whose key nobody has. A code that is to
/// be shown may be shown when this is done, and not before.
///
/// # Errors
/// When the vault does not open, there is such a slot or file already, or the passphrase may not be used: then there is no slot more.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let mut store = context.store()?;
    let pki = store.pki()?;
    let kind = request.way.kind();
    let label = request.label.clone().map_or_else(|| request.way.label(&store.slots()?), Ok)?;
    check_label(&label).map_err(|why| Error::usage(why).hint("say what to call it with `--label NAME`"))?;
    let path = request.way.path();
    // Before its name: who was interrupted is told what the file is.
    if let Some(path) = path.filter(|path| path.symlink_metadata().is_ok()) {
        return Err(taken(&store, path));
    }
    check_free(&store.slots()?, kind, &label)?;
    let opened = context.open_deliberately(&store)?;
    let Made { bytes, text, kdf, weak } = request.way.make(context, &pki, &opened.vault)?;
    let mut written = Written(None);
    if let (Some(path), Some(text)) = (path, &text) {
        files::write(path, text.expose(), Audience::Owner, Existing::Keep)?;
        written.0 = Some(path);
        reached(Point::KeyWritten);
    }
    let mut transaction = store.begin()?;
    // Nobody else has added one of this name meanwhile: it would be replaced.
    check_free(&transaction.slots()?, kind, &label)?;
    let slot = Slot { kind: kind.to_owned(), label, bytes, created: context.now };
    if kdf.is_some() {
        let mut slots = transaction.slots()?;
        slots.push(slot.clone());
        Attempt::holds_all(&slots)?;
    }
    let mut details = vec![("kind", kind.to_owned()), ("opened-by", name(&opened.by))];
    details.extend(kdf.map(|kdf| ("kdf-memory-kib", kdf.memory().to_string())));
    details.extend(path.map(|path| ("path", path.to_string_lossy().into_owned())));
    put(context, &mut *transaction, &slot, "slot.add", &details)?;
    commit(transaction, &opened.vault)?;
    written.0 = None;
    let code = if path.is_none() { text } else { None };
    Ok(Report { pki: pki.id, kind, label: slot.label, kdf, weak, code, path: path.map(Path::to_owned) })
}

/// A slot that was made, and what opens it where that was drawn.
struct Made {
    bytes: Vec<u8>,
    text: Option<Secret>,
    kdf: Option<Kdf>,
    weak: Option<String>,
}

impl Way {
    fn kind(&self) -> &'static str {
        match self {
            Self::Passphrase { .. } => "passphrase",
            Self::Recovery { .. } => "recovery",
            Self::KeyFile { .. } => "key-file",
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Passphrase { .. } => None,
            Self::Recovery { out } => out.as_deref(),
            Self::KeyFile { path } => Some(path),
        }
    }

    /// What it is called when nobody says.
    fn label(&self, slots: &[Slot]) -> Result<String, Error> {
        let kind = self.kind();
        match self {
            Self::Passphrase { .. } => {
                Err(Error::usage("a passphrase belongs to a person, so its slot needs a name")
                    .hint("name it with `--label NAME`"))
            }
            Self::Recovery { .. } => {
                let is_free = |label: &String| !slots.iter().any(|slot| slot.kind == kind && slot.label == *label);
                let mut names = std::iter::once(kind.to_owned()).chain((2..).map(|number| format!("{kind}-{number}")));
                names.find(is_free).ok_or_else(|| Error::bug("all names are taken"))
            }
            Self::KeyFile { path } => Ok(path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()),
        }
    }

    fn make(&self, context: &Context<'_>, pki: &Pki, vault: &Vault) -> Result<Made, Error> {
        let random = context.random;
        Ok(match self {
            Self::Passphrase { high_kdf } => {
                let owner = Owner { environment: pki.environment, organization: pki.organization.as_str() };
                let New { passphrase, weak } = passphrase::new(context, owner)?;
                let kdf = if *high_kdf { Kdf::HIGH } else { Kdf::STANDARD };
                Made { bytes: vault::passphrase_slot(vault, &passphrase, kdf, random)?, text: None, kdf: Some(kdf), weak }
            }
            Self::Recovery { out } => {
                let code = RecoveryCode::draw(random)?;
                let text = code.text()?;
                // In a file, it is a line.
                let text = if out.is_some() { Secret::new([text.expose(), b"\n"].concat()) } else { text };
                Made { bytes: vault::recovery_slot(vault, &code, random)?, text: Some(text), kdf: None, weak: None }
            }
            Self::KeyFile { .. } => {
                let file = KeyFile::draw(pki.id, random)?;
                Made { bytes: vault::key_file_slot(vault, &file, random)?, text: Some(file.text()), kdf: None, weak: None }
            }
        })
    }
}

fn check_free(slots: &[Slot], kind: &str, label: &str) -> Result<(), Error> {
    if slots.iter().any(|slot| slot.kind == kind && slot.label == label) {
        let error = Error::cannot(format!("there is a slot `{kind}:{label}` already"));
        return Err(error.hint("choose another name with `--label NAME`; see which there are with `evpki vault slots list`"));
    }
    Ok(())
}

/// That something has that name already, and what that is: who was interrupted has to know whether it opens anything.
fn taken(store: &dyn Read, path: &Path) -> Error {
    let error = Error::from(files::Error::Exists { path: path.to_owned() });
    let opens = || {
        let content = files::read(path, KeyFile::LONGEST).ok()?;
        let (pki, slots) = (store.pki().ok()?.id, store.slots().ok()?);
        let opens: Box<dyn Fn(&Slot) -> bool> = if let Ok(file) = KeyFile::read(&content) {
            Box::new(move |slot| vault::unlock_with_key_file(pki, &slot.bytes, &file).is_ok())
        } else {
            let code = RecoveryCode::read(&content).ok()?;
            Box::new(move |slot| vault::unlock_with_recovery_code(pki, &slot.bytes, &code).is_ok())
        };
        Some(slots.into_iter().find(|slot| opens(slot)))
    };
    match opens() {
        None => error.hint("name another file"),
        Some(Some(slot)) => {
            error.hint(format!("it opens this vault, by the slot `{}`: name another file to make one more", name(&slot)))
        }
        Some(None) => {
            error.hint("it opens nothing here: if it was left by this command when that was interrupted, it can be deleted")
        }
    }
}

/// A file with the key of a slot that is not there yet: it goes when the slot does not come.
struct Written<'a>(Option<&'a Path>);

impl Drop for Written<'_> {
    fn drop(&mut self) {
        if let Some(path) = self.0 {
            let _ = files::remove(path);
        }
    }
}
