//! Assembles bundles from the entries of an archive, and refuses every entry that cannot be part of a bundle.

use crate::{
    bundles::{Error, Tree},
    model::shortened,
};
use std::{collections::HashSet, io::Read};

/// The longest name of an entry, folders included, in bytes. The names in bundles of evpki have less than 300 bytes.
const LONGEST_NAME: usize = 1024;
/// The mode bits that no folder may have: set user ID, set group ID, sticky, and write permission for all users.
const NEVER: u32 = 0o7002;

/// The current bundle, and the folders of the entries before it.
pub(super) struct Assembly<'a, E> {
    most: u64,
    folder: Option<String>,
    tree: Tree,
    /// Folders with an entry of their own of which no file was read yet.
    announced: Vec<String>,
    /// The folders of complete bundles, in lower case: some file systems ignore the case of names.
    left: HashSet<String>,
    /// The parent folders of these folders, in lower case.
    above: HashSet<String>,
    /// Whether the name of a folder is not ASCII.
    has_accents: bool,
    each: &'a mut dyn FnMut(&str, Tree) -> Result<(), E>,
}

impl<'a, E: From<Error>> Assembly<'a, E> {
    /// Starts an empty archive. A bundle has at most `most` bytes; `each` is called with every complete bundle.
    pub(super) fn new(most: u64, each: &'a mut dyn FnMut(&str, Tree) -> Result<(), E>) -> Self {
        let (left, above) = (HashSet::new(), HashSet::new());
        Self { most, folder: None, tree: Tree::limited(most), announced: Vec::new(), left, above, has_accents: false, each }
    }

    /// Adds the entry of a folder.
    pub(super) fn folder(&mut self, path: &str, mode: Option<u32>) -> Result<(), E> {
        let path = checked(path)?;
        let path = path.strip_suffix('/').unwrap_or(path);
        // `./` is the folder in which the archive is extracted.
        let folder = if path == "." { "" } else { path };
        components(path, folder)?;
        if let Some(mode) = mode.filter(|mode| mode & NEVER != 0) {
            let why = format!("the folder has mode {mode:04o}, but a folder of a bundle must not set {:04o}", mode & NEVER);
            return Err(Error::content(path, why).into());
        }
        let begins = self.folder.as_deref().is_none_or(|current| !folder.eq_ignore_ascii_case(current));
        let repeats = self.announced.iter().any(|other| other.eq_ignore_ascii_case(folder)) || self.is_known(folder);
        if !begins || repeats {
            return Err(Error::content(path, "the folder entry occurs twice, or after its files").into());
        }
        self.announced.push(folder.to_owned());
        Ok(())
    }

    /// Adds the entry of a file.
    pub(super) fn file(&mut self, path: &str, size: u64, mode: Option<u32>, from: impl Read) -> Result<(), E> {
        let path = checked(path)?;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        components(path, folder)?;
        if self.folder.as_deref() != Some(folder) {
            self.hand_on()?;
            self.begin(path, folder)?;
        }
        if !self.announced.is_empty() {
            return Err(self.empty_folder().into());
        }
        self.tree.insert(name, size, from, mode)?;
        match self.tree.get(name).map(|bytes| bytes.len() as u64) {
            Some(read) if read != size => {
                Err(Error::content(path, format!("it has {read} bytes, but the archive lists {size}")).into())
            }
            _ => Ok(()),
        }
    }

    /// Ends the archive and delivers its last bundle.
    pub(super) fn end(mut self) -> Result<(), E> {
        self.hand_on()?;
        if self.announced.is_empty() { Ok(()) } else { Err(self.empty_folder().into()) }
    }

    /// Whether a folder belongs to a complete bundle, or is a parent of one.
    fn is_known(&self, folder: &str) -> bool {
        let folder = folder.to_ascii_lowercase();
        self.left.contains(&folder) || self.above.contains(&folder)
    }

    /// Starts the bundle in a folder, which no earlier bundle may use.
    fn begin(&mut self, path: &str, folder: &str) -> Result<(), Error> {
        let lower = folder.to_ascii_lowercase();
        if self.left.contains(&lower) {
            return Err(Error::content(path, "the files of its folder are not next to each other"));
        }
        let inside = ancestors(&lower).find(|above| self.left.contains(*above));
        if inside.is_some() || self.above.contains(&lower) {
            return Err(Error::content(path, "one bundle is in the folder of another"));
        }
        // Unicode can encode an accented letter in several ways, and some file systems treat these names as equal.
        self.has_accents |= !folder.is_ascii();
        if !self.left.is_empty() && self.has_accents {
            return Err(Error::content(path, "its folder has a name that is not ASCII, in an archive of several bundles"));
        }
        self.announced.retain(|announced| !is_or_is_above(announced, folder));
        self.above.extend(ancestors(&lower).map(str::to_owned));
        self.folder = Some(folder.to_owned());
        Ok(())
    }

    fn hand_on(&mut self) -> Result<(), E> {
        let Some(folder) = self.folder.take() else { return Ok(()) };
        (self.each)(&folder, std::mem::replace(&mut self.tree, Tree::limited(self.most)))?;
        self.left.insert(folder.to_ascii_lowercase());
        Ok(())
    }

    fn empty_folder(&self) -> Error {
        let folder = self.announced.first().map(String::as_str).unwrap_or_default();
        Error::content(folder, "the folder contains no bundle")
    }
}

/// Checks the name of an entry and removes a leading `./`, which archives of the current directory have.
fn checked(path: &str) -> Result<&str, Error> {
    if path.len() > LONGEST_NAME {
        let why = format!("its name has {} bytes, the limit is {LONGEST_NAME}", path.len());
        return Err(Error::content(&shortened(path), why));
    }
    if path.contains(|c: char| c.is_control() || c == '\\') {
        return Err(Error::content(path, "its name has a backslash or a control character"));
    }
    Ok(path.strip_prefix("./").filter(|rest| !rest.is_empty()).unwrap_or(path))
}

/// Checks the components of a folder name; error messages name `path`.
fn components(path: &str, folder: &str) -> Result<(), Error> {
    if folder.is_empty() && !path.starts_with('/') {
        return Ok(());
    }
    if folder.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Err(Error::content(path, "its path leaves the folder of its bundle"));
    }
    Ok(())
}

/// Returns the parent folders of a folder, the closest first. The last is the folder in which the archive is extracted.
fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(folder), |folder| parent(folder))
}

fn parent(folder: &str) -> Option<&str> {
    (!folder.is_empty()).then(|| folder.rsplit_once('/').map_or("", |(above, _)| above))
}

fn is_or_is_above(above: &str, folder: &str) -> bool {
    above == folder || ancestors(folder).any(|folder| folder == above)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the folder and the number of files of each bundle, or the error message.
    fn assembled(entries: &[&str]) -> Result<Vec<String>, String> {
        let mut all = Vec::new();
        let mut each = |folder: &str, tree: Tree| {
            all.push(format!("{folder}:{}", tree.len()));
            Ok::<(), Error>(())
        };
        let mut assembly = Assembly::new(1 << 20, &mut each);
        let mut add = |entry: &&str| match entry.strip_suffix('/') {
            Some(_) => assembly.folder(entry, Some(0o755)),
            None => assembly.file(entry, 1, Some(0o644), &b"x"[..]),
        };
        entries.iter().try_for_each(&mut add).and_then(|()| assembly.end()).map_err(|e| e.to_string())?;
        Ok(all)
    }

    #[test]
    fn every_folder_becomes_a_bundle() {
        let good: [(&[&str], &[&str]); 6] = [
            (&["a", "b"], &[":2"]),
            (&["./", "./a"], &[":1"]),
            (&["CS-1/", "CS-1/a", "CS-1/b", "CS-2/", "CS-2/a"], &["CS-1:2", "CS-2:1"]),
            (&["out/", "out/CS-1/", "out/CS-1/a", "out/CS-2/", "out/CS-2/a"], &["out/CS-1:1", "out/CS-2:1"]),
            (&["Säule/a"], &["Säule:1"]),
            (&[], &[]),
        ];
        for (entries, folders) in good {
            assert_eq!(assembled(entries).as_deref(), Ok(folders.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice()));
        }
    }

    #[test]
    fn entries_that_other_programs_could_extract_elsewhere_are_refused() {
        let outside = "its path leaves the folder of its bundle";
        let twice = "the folder entry occurs twice, or after its files";
        let between = "the files of its folder are not next to each other";
        let inside = "one bundle is in the folder of another";
        let strange = "its name has a backslash or a control character";
        let bad: [(&[&str], &str, &str); 22] = [
            (&["/etc/passwd"], "/etc/passwd", outside),
            (&["/x"], "/x", outside),
            (&["../x"], "../x", outside),
            (&["a/../../x"], "a/../../x", outside),
            (&["a//x"], "a//x", outside),
            (&["a/./x"], "a/./x", outside),
            (&["../../outside/"], "../../outside", outside),
            (&["a\\..\\x"], "a\\..\\x", strange),
            (&["a/x\n"], "a/x\\n", strange),
            (&["a/", "a/", "a/x"], "a", twice),
            (&["a/x", "a/"], "a", twice),
            (&["a/x", "b/x", "a/"], "a", twice),
            (&["a/x", "b/x", "a/y"], "a/y", between),
            (&["a/x", "A/x"], "A/x", between),
            (&["a/x", "a/b/x"], "a/b/x", inside),
            (&["a/b/x", "a/x"], "a/x", inside),
            (&["x", "a/x"], "a/x", inside),
            (&["a/x", "x"], "x", inside),
            (&["a/", "b/x"], "a", "the folder contains no bundle"),
            (&["b/x", "a/"], "a", "the folder contains no bundle"),
            (&["a/x", "Säule/x"], "Säule/x", "its folder has a name that is not ASCII, in an archive of several bundles"),
            (&["a/x", "a/X"], "X", "its name occurs twice, with different upper and lower case"),
        ];
        for (entries, path, why) in bad {
            assert_eq!(assembled(entries), Err(format!("`{path}`: {why}")), "{entries:?}");
        }
        let long = format!("a/{}", "x".repeat(2000));
        let why = format!("`{}…`: its name has 2002 bytes, the limit is 1024", &long[..60]);
        assert_eq!(assembled(&[&long]), Err(why));
    }

    #[test]
    fn unsafe_modes_and_wrong_sizes_are_refused() {
        let mut each = |_: &str, _: Tree| Ok::<(), Error>(());
        for mode in [0o4755, 0o2755, 0o1755, 0o777] {
            let why = Assembly::new(1 << 20, &mut each).folder("a/", Some(mode)).unwrap_err().to_string();
            let never = mode & NEVER;
            assert_eq!(why, format!("`a`: the folder has mode {mode:04o}, but a folder of a bundle must not set {never:04o}"));
        }
        let why = Assembly::new(1 << 20, &mut each).file("a/x", 2, None, &b"x"[..]).unwrap_err().to_string();
        assert_eq!(why, "`a/x`: it has 1 bytes, but the archive lists 2");
    }
}
