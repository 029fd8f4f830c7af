//! The files of a bundle, read and checked against `bundle.json`.

use super::{Error, Kind, Manifest, Origin, names, origin};
use crate::{
    model::{Environment, Secret, hex},
    x509::{Certificate, KeyPair, metadata::Arc, pem},
};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
    path::Path,
};

/// The largest bundle that is read, in bytes, all its files together. Enough for a `stations.jsonl` of a million chargers and
/// their CRL.
pub(super) const LARGEST: u64 = 512 * 1024 * 1024;
/// The largest number of files in a bundle.
const MOST_FILES: usize = 100;
/// The largest size of a file that does not grow with the number of chargers, in bytes.
const LARGEST_FILE: u64 = 1024 * 1024;
/// The files that grow with the number of chargers.
const GROWING: [&str; 2] = [names::STATIONS, names::CRL];

/// A certificate with its intermediates, and its private key if the bundle contains it.
pub(super) type Pair = (Vec<Certificate>, Option<Secret>);

/// The files of a bundle, by name, with their modes if the file system or the archive has modes.
#[derive(Debug)]
pub struct Tree {
    files: BTreeMap<String, (Secret, Option<u32>)>,
    size: u64,
    most: u64,
}

impl Default for Tree {
    fn default() -> Self {
        Self::limited(LARGEST)
    }
}

impl Tree {
    /// Creates an empty tree whose files may have this many bytes together, at most [`LARGEST`].
    pub(super) fn limited(most: u64) -> Self {
        Self { files: BTreeMap::new(), size: 0, most: most.min(LARGEST) }
    }

    /// Reads the files of a directory.
    ///
    /// # Errors
    /// [`Error::Read`] if a file cannot be read, [`Error::TooLarge`] if it exceeds a limit, [`Error::Content`] if the directory
    /// contains something that cannot be part of a bundle.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        let failed = |file: &Path| {
            let file = file.display().to_string();
            move |e: std::io::Error| Error::Read { file, why: e.to_string() }
        };
        let mut tree = Self::default();
        for entry in std::fs::read_dir(directory).map_err(failed(directory))? {
            let path = entry.map_err(failed(directory))?.path();
            let metadata = std::fs::symlink_metadata(&path).map_err(failed(&path))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !metadata.is_file() {
                return Err(Error::content(&name, "it is not a plain file"));
            }
            let file = std::fs::File::open(&path).map_err(failed(&path))?;
            if !is_same(&metadata, &file.metadata().map_err(failed(&path))?) {
                return Err(Error::content(&name, "it was replaced while it was read"));
            }
            tree.insert(&name, metadata.len(), file, mode(&metadata))?;
        }
        Ok(tree)
    }

    /// Adds a file. `size` is only a hint for the memory to reserve; the limits apply to the bytes that are read.
    pub(super) fn insert(&mut self, name: &str, size: u64, from: impl Read, mode: Option<u32>) -> Result<(), Error> {
        if self.has(name) {
            return Err(Error::content(name, "its name occurs twice"));
        }
        // Some file systems treat names as equal that differ in case, in the encoding of an accent, or in a dot at the end.
        if self.files.keys().any(|other| other.eq_ignore_ascii_case(name)) {
            return Err(Error::content(name, "its name occurs twice, with different upper and lower case"));
        }
        let fine = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
        if !name.bytes().all(fine) || name.is_empty() || name.starts_with('.') || name.ends_with('.') {
            return Err(Error::content(
                name,
                "expected a name of ASCII letters, digits, `.`, `_` and `-` that neither begins nor ends with `.`",
            ));
        }
        if self.files.len() >= MOST_FILES {
            return Err(Error::content(name, format!("it is one of more than {MOST_FILES} files")));
        }
        let left = self.most.saturating_sub(self.size);
        let (limit, what) = match () {
            () if GROWING.contains(&name) || left < LARGEST_FILE => (left, "a bundle"),
            () => (LARGEST_FILE, "this file"),
        };
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).min(1 << 20) + 1);
        let read = from.take(limit + 1).read_to_end(&mut bytes);
        let bytes = Secret::new(bytes);
        read.map_err(|e| Error::Read { file: name.to_owned(), why: e.to_string() })?;
        let size = bytes.expose().len() as u64;
        if size > limit {
            let limit = if limit == left { self.most } else { limit };
            return Err(Error::TooLarge { file: name.to_owned(), what, limit });
        }
        self.size += size;
        self.files.insert(name.to_owned(), (bytes, mode));
        Ok(())
    }

    /// Returns the kind of the bundle in its `bundle.json`.
    ///
    /// # Errors
    /// [`Error::Missing`] if `bundle.json` does not exist, [`Error::Content`] if it is invalid.
    pub fn kind(&self) -> Result<Kind, Error> {
        let manifest: Manifest =
            serde_json::from_slice(self.bytes(names::BUNDLE)?).map_err(|e| Error::content(names::BUNDLE, e))?;
        Ok(manifest.kind)
    }

    /// Checks the origin of the bundle. It does not check the contents of the files: the readers of each kind do, such as
    /// [`DeviceBundle::from_tree`](super::DeviceBundle::from_tree).
    ///
    /// # Errors
    /// [`Error::Origin`] if the bundle has another origin or no signature; [`Error::Signature`] if the signature does not match
    /// `bundle.json`.
    pub fn comes_from(&self, origin: &Origin) -> Result<(), Error> {
        self.manifest(self.kind()?)?.comes_from(origin)
    }

    /// Verifies the signature of the manifest, checks the existence, size, digest and mode of every listed file, refuses other
    /// files, and returns the manifest.
    pub(super) fn manifest(&self, kind: Kind) -> Result<Manifest, Error> {
        let json = self.bytes(names::BUNDLE)?;
        let mut manifest = Manifest::read(json, kind)?;
        let unlisted: &[&str] = if manifest.is_signed() {
            manifest.signer = Some(origin::verified(json, self.bytes(names::SIGNATURE)?)?);
            &[names::BUNDLE, names::SIGNATURE]
        } else {
            &[names::BUNDLE]
        };
        for name in unlisted {
            self.check_mode(name, 0o644)?;
        }
        let mut listed = BTreeSet::new();
        for entry in &manifest.files {
            if unlisted.contains(&entry.name.as_str()) || !listed.insert(entry.name.as_str()) {
                let why = format!("it lists `{}` twice, or it must not list this file", entry.name);
                return Err(Error::content(names::BUNDLE, why));
            }
            let file = || entry.name.clone();
            let bytes = self.bytes(&entry.name)?;
            let found = bytes.len() as u64;
            if found != entry.size {
                return Err(Error::Size { file: file(), found, expected: entry.size });
            }
            let digest = hex::encode(&Sha256::digest(bytes));
            if digest != entry.sha256 {
                return Err(Error::Digest { file: file(), found: digest, expected: entry.sha256.clone() });
            }
            let expected = match entry.mode.as_str() {
                "0600" => 0o600,
                "0644" if !names::SECRET.contains(&entry.name.as_str()) => 0o644,
                other => return Err(Error::content(names::BUNDLE, format!("`{}` cannot have the mode `{other}`", entry.name))),
            };
            self.check_mode(&entry.name, expected)?;
        }
        let named = |name: &String| unlisted.contains(&name.as_str()) || listed.contains(name.as_str());
        match self.files.keys().find(|name| !named(name)) {
            Some(stranger) => Err(Error::Stranger { file: stranger.clone() }),
            None => Ok(manifest),
        }
    }

    /// Checks that the mode of a file allows no more than this mode. Files without a mode pass.
    fn check_mode(&self, name: &str, expected: u32) -> Result<(), Error> {
        match self.files.get(name) {
            Some((_, Some(found))) if found & !expected != 0 => {
                Err(Error::Mode { file: name.to_owned(), found: *found, expected })
            }
            _ => Ok(()),
        }
    }

    /// Returns the contents of a file if it exists.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(|(bytes, _)| bytes.expose())
    }

    /// Returns the number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether the bundle has no files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether a file of this name exists.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Returns the contents of a file that must exist.
    pub(super) fn bytes(&self, name: &str) -> Result<&[u8], Error> {
        self.get(name).ok_or_else(|| Error::Missing { file: name.to_owned() })
    }

    /// Reads a certificate chain: each certificate was issued by the next, and all belong to the environment.
    pub(super) fn chain(&self, name: &str, environment: Environment, arc: &Arc) -> Result<Vec<Certificate>, Error> {
        let chain = pem::certificates(self.bytes(name)?).map_err(|e| Error::content(name, e))?;
        for certificate in &chain {
            certificate.check_encoding().map_err(|e| Error::content(name, format!("`{}`: {e}", certificate.subject())))?;
            let found = certificate.environment(arc);
            if found != Some(environment) {
                let (file, subject) = (name.to_owned(), certificate.subject().to_string());
                return Err(Error::Environment { file, subject, found, expected: environment });
            }
        }
        for pair in chain.windows(2) {
            let (lower, upper) = (&pair[0], &pair[1]);
            let issued = lower.issuer() == upper.subject() && lower.verify_signature(upper.public_key()).is_ok();
            if !issued {
                let why = format!("`{}` was not issued by the next certificate, `{}`", lower.subject(), upper.subject());
                return Err(Error::content(name, why));
            }
        }
        Ok(chain)
    }

    /// Reads a root: one self-signed CA certificate.
    pub(super) fn root(&self, name: &str, environment: Environment, arc: &Arc) -> Result<Certificate, Error> {
        let mut roots = self.chain(name, environment, arc)?;
        let (Some(root), true) = (roots.pop(), roots.is_empty()) else {
            return Err(Error::content(name, "expected one certificate"));
        };
        if root.authority().is_none() || root.verify_signature(root.public_key()).is_err() {
            return Err(Error::content(name, "it is not a root: expected a self-signed CA certificate"));
        }
        Ok(root)
    }

    /// Reads a chain and the private key of its first certificate. `None` means that the bundle does not contain the chain.
    pub(super) fn pair(
        &self,
        (certificate, key): (&str, &str),
        environment: Environment,
        arc: &Arc,
    ) -> Result<Option<Pair>, Error> {
        if !self.has(certificate) {
            let missing = || Error::Missing { file: certificate.to_owned() };
            return if self.has(key) { Err(missing()) } else { Ok(None) };
        }
        let chain = self.chain(certificate, environment, arc)?;
        let key = if self.has(key) { Some(self.key_of(key, certificate, &chain)?) } else { None };
        Ok(Some((chain, key)))
    }

    /// Reads a private key, which must belong to the first certificate of the chain.
    pub(super) fn key_of(&self, name: &str, chain_name: &str, chain: &[Certificate]) -> Result<Secret, Error> {
        let secret = pem::private_key(self.bytes(name)?).map_err(|e| Error::content(name, e))?;
        let key = KeyPair::from_pkcs8(&secret).map_err(|e| Error::content(name, e))?;
        if chain.first().is_some_and(|leaf| leaf.public_key() == key.public()) {
            return Ok(secret);
        }
        Err(Error::Key { key: name.to_owned(), certificate: chain_name.to_owned() })
    }
}

/// Returns the environment and the OID arc that a manifest names.
pub(super) fn world(manifest: &Manifest) -> Result<(Environment, Arc), Error> {
    let environment = manifest.environment.parse().map_err(|e| Error::content(names::BUNDLE, e))?;
    let arc = Arc::new(manifest.oid_arc.as_deref()).map_err(|e| Error::content(names::BUNDLE, e))?;
    Ok((environment, arc))
}

#[cfg(unix)]
fn mode(metadata: &std::fs::Metadata) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    Some(metadata.permissions().mode() & 0o7777)
}

/// Whether the opened file is the file that was examined: an attacker could replace it by a link in the meantime.
#[cfg(unix)]
fn is_same(one: &std::fs::Metadata, other: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_: &std::fs::Metadata, _: &std::fs::Metadata) -> bool {
    true
}

#[cfg(not(unix))]
fn mode(_: &std::fs::Metadata) -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_apply_to_the_bytes_that_are_read() {
        let mut tree = Tree::limited(4);
        tree.insert("a", 1 << 40, &b"ab"[..], None).unwrap();
        let why = tree.insert("b", 0, std::io::repeat(0), None).unwrap_err().to_string();
        assert_eq!(why, "`b` is too large: a bundle may have at most 4 bytes");
        assert!(tree.insert("a", 1, &b"x"[..], None).is_err() && tree.get("a") == Some(b"ab"));
        let why = Tree::default().insert("ocpp.json", 0, std::io::repeat(0), None).unwrap_err().to_string();
        assert_eq!(why, "`ocpp.json` is too large: this file may have at most 1048576 bytes");
        Tree::default().insert("stations.jsonl", 0, std::io::repeat(b'\n').take(2 << 20), None).unwrap();
    }

    #[test]
    fn names_that_a_file_system_could_treat_as_equal_are_refused() {
        let mut tree = Tree::default();
        tree.insert("csms-root.pem", 0, &b""[..], None).unwrap();
        for name in
            ["CSMS-ROOT.pem", "csms-root.pem.", "csms-root.pem ", "csms-röot.pem", ".csms-root.pem", "csms-root.pem:x", ""]
        {
            assert!(tree.insert(name, 0, &b""[..], None).is_err(), "{name}");
        }
    }
}
