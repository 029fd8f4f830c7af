//! Who holds a store, as far as the system says.
//!
//! The file itself is not asked: to open and close it once more would end all locks that this process has on it.

use std::path::Path;

/// Another process that may write to a store at this moment, with its name.
#[cfg(target_os = "linux")]
pub(super) fn of(path: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let files = [path.to_owned(), super::beside(path, "-shm")];
    let files = files.iter().filter_map(|file| std::fs::metadata(file).ok());
    let places: Vec<String> = files
        .map(|file| {
            let device = file.dev();
            format!("{:02x}:{:02x}:{}", rustix::fs::major(device), rustix::fs::minor(device), file.ino())
        })
        .collect();
    // `1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 120 120`
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    let own = std::process::id().to_string();
    let holder = locks.lines().find_map(|lock| match *lock.split_whitespace().collect::<Vec<_>>() {
        [_, "POSIX", _, "WRITE", id, place, ..] if id != own && places.iter().any(|p| p == place) => Some(id.to_owned()),
        _ => None,
    })?;
    let name = std::fs::read_to_string(format!("/proc/{holder}/comm")).ok()?;
    Some(format!("{holder}, `{}`", name.trim_end().escape_debug()))
}

/// Another process that may write to a store at this moment, with its name.
#[cfg(not(target_os = "linux"))]
pub(super) fn of(_: &Path) -> Option<String> {
    None
}
