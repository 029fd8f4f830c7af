//! A checksum in every page of the file, looked at whenever a page is read.
//!
//! SQLite believes what it reads: one flipped bit in an index, and it says that there is no such charger. So this stands between SQLite and
//! the file, as a VFS: it writes a checksum into the last eight bytes of every page, which SQLite leaves free, and turns a page that does
//! not have its own into `SQLITE_IOERR_DATA`. The form is that of SQLite's own extension `cksumvfs`, so any SQLite reads the file. What
//! stands in the write-ahead log has the log's checksums, at which SQLite looks only after a crash: here, they are looked at whenever a
//! page is read from there, see `log`.
//!
//! The one place with `unsafe` code, because a VFS is a table of C functions. What they do with bytes is safe code, in `sums` and `log`.

mod log;
pub(super) mod sums;

use std::{
    cell::{Cell, RefCell},
    ffi::{CStr, c_char, c_int, c_void},
    path::Path,
    ptr,
    sync::OnceLock,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, ffi};

/// The name under which SQLite knows the VFS.
const NAME: &CStr = c"evpki";
/// What SQLite leaves free at the end of every page, in bytes.
const RESERVED: c_int = sums::LENGTH as c_int;
/// Tells the VFS that every page of a file has its checksum, whatever its header says by now. SQLite's own codes are below 100.
const EXPECT: c_int = 0x6576_0001;
/// How long the header of a database is that SQLite reads before it knows the size of a page, and where it names the bytes reserved.
const HEADER: usize = 100;
const RESERVED_AT: usize = 20;

/// Something that does not have its checksum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A page of the file, counted from 1.
    Page(u64),
    /// A frame of the log, counted from 1.
    Frame(u64),
    /// A frame of the log that others follow, found after a crash: what they hold was committed, and would be forgotten.
    Cut(u64),
}

thread_local! {
    /// The last fault found by this thread.
    static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
    /// A page on its way into the file.
    static PAGE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What was behind the last `SQLITE_IOERR_DATA` that SQLite gave to this thread.
pub(super) fn fault() -> Option<Fault> {
    FAULT.take()
}

/// An error of the shim's own, which its caller tells to SQLite.
fn refuse(fault: Fault) -> c_int {
    FAULT.set(Some(fault));
    ffi::SQLITE_IOERR_DATA
}

/// Opens a file by way of the VFS.
pub(super) fn open(path: impl AsRef<Path>, flags: OpenFlags) -> Result<Connection, rusqlite::Error> {
    static REGISTERED: OnceLock<c_int> = OnceLock::new();
    match *REGISTERED.get_or_init(register) {
        ffi::SQLITE_OK => Connection::open_with_flags_and_vfs(path, flags, NAME),
        code => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)),
    }
}

/// How many bytes SQLite leaves free at the end of every page, or would when it makes the file anew. Eight: there are checksums.
pub(super) fn reserved(connection: &Connection) -> Result<bool, rusqlite::Error> {
    let mut bytes: c_int = -1;
    control(connection, ffi::SQLITE_FCNTL_RESERVE_BYTES, (&raw mut bytes).cast())?;
    Ok(bytes == RESERVED)
}

/// Has SQLite leave room for checksums when it next makes the file anew: when it is empty, or by `VACUUM`.
pub(super) fn reserve(connection: &Connection) -> Result<(), rusqlite::Error> {
    let mut bytes = RESERVED;
    control(connection, ffi::SQLITE_FCNTL_RESERVE_BYTES, (&raw mut bytes).cast())
}

/// Has every page that is written from here on carry a checksum, and every page that is read looked at: for a file that is empty.
pub(super) fn expect(connection: &Connection) -> Result<(), rusqlite::Error> {
    reserve(connection)?;
    control(connection, EXPECT, ptr::null_mut())
}

fn control(connection: &Connection, code: c_int, argument: *mut c_void) -> Result<(), rusqlite::Error> {
    // SAFETY: the handle is open as long as the connection is borrowed; null names its main database. The argument of
    // `SQLITE_FCNTL_RESERVE_BYTES` is an int that lives in the caller, that of `EXPECT` is not looked at.
    let code = unsafe { ffi::sqlite3_file_control(connection.handle(), ptr::null(), code, argument) };
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)) }
}

/// Reads every page of the file itself, used or free, past SQLite and what it remembers. Returns the numbers of those that do not have
/// their checksum. Nothing may be left in the log for them.
pub(super) fn faults(connection: &Connection, page_size: usize) -> Result<Vec<u64>, rusqlite::Error> {
    let mut file: *mut ffi::sqlite3_file = ptr::null_mut();
    control(connection, ffi::SQLITE_FCNTL_FILE_POINTER, (&raw mut file).cast())?;
    if file.is_null() || page_size == 0 {
        return Ok(Vec::new());
    }
    let (mut page, mut bad) = (vec![0; page_size], Vec::new());
    let (mut number, mut tries) = (1, 0);
    loop {
        // SAFETY: SQLite named the file of its main database, which `open` opened by way of this VFS: a `File`, open as long as the
        // connection is borrowed, which no other thread uses meanwhile.
        let code = unsafe { read(file, &mut page, (number as i64 - 1) * page_size as i64) };
        match code {
            ffi::SQLITE_OK if sums::is_right(&page) => {}
            // Somebody may be writing it at this moment.
            ffi::SQLITE_OK if tries < 5 => {
                tries += 1;
                std::thread::sleep(Duration::from_millis(4));
                continue;
            }
            ffi::SQLITE_OK => bad.push(number),
            ffi::SQLITE_IOERR_SHORT_READ => return Ok(bad),
            code => return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)),
        }
        (number, tries) = (number + 1, 0);
    }
}

/// A file that SQLite has open: the database or its log. The memory is SQLite's, as much as the VFS said it needs; behind this stands what
/// the system's VFS keeps for the same file.
#[repr(C)]
struct File {
    /// What SQLite knows of it. First, so that a pointer to the one is a pointer to the other.
    base: ffi::sqlite3_file,
    /// Of a log: its database. It is closed after its log.
    database: *mut File,
    /// Of a database: whether its pages have checksums. What was once found does not change: SQLite never takes reserved bytes back.
    has_checksums: bool,
    /// Of a database: from where on its log holds what this connection has not committed. Until it commits, it may write it again, and
    /// leaves the log's checksums for the end.
    uncommitted: i64,
}

/// The system's VFS.
///
/// # Safety
/// `vfs` is the one that [`register`] made.
unsafe fn system(vfs: *mut ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    // SAFETY: `register` made it first in an `Own`.
    unsafe { (*vfs.cast::<Own>()).system }
}

/// The VFS, as SQLite sees it, and what it needs to know.
#[repr(C)]
struct Own {
    vfs: ffi::sqlite3_vfs,
    system: *mut ffi::sqlite3_vfs,
}

/// Makes the VFS known to SQLite, beside the system's.
fn register() -> c_int {
    // SAFETY: the name is null, which asks for the default; SQLite's answer is null or stays valid, nothing here unregisters any.
    let system = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
    if system.is_null() {
        return ffi::SQLITE_ERROR;
    }
    // SAFETY: just looked at; nobody changes a VFS that is registered but for `pNext`, which is SQLite's and is set anew below.
    let mut vfs = unsafe { *system };
    // All but opening files is the system's: its functions see, in the copy, all that they see in their own.
    vfs.szOsFile += size_of::<File>() as c_int;
    vfs.zName = NAME.as_ptr();
    vfs.pNext = ptr::null_mut();
    vfs.xOpen = Some(open_file);
    let own = Box::leak(Box::new(Own { vfs, system }));
    // SAFETY: it lives as long as the process.
    unsafe { ffi::sqlite3_vfs_register(&raw mut own.vfs, 0) }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 3,
    xClose: Some(close),
    xRead: Some(read_file),
    xWrite: Some(write_file),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: Some(fetch),
    xUnfetch: Some(unfetch),
};

/// The system's part of a file.
///
/// # Safety
/// `file` points to a `File` in memory as large as the VFS said.
unsafe fn inner(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    const { assert!(size_of::<File>().is_multiple_of(align_of::<u64>())) };
    // SAFETY: the memory goes on behind the `File` for what the system's VFS needs, and SQLite aligns it for eight bytes.
    unsafe { file.cast::<File>().add(1).cast() }
}

/// Hands a call on to the system's VFS.
macro_rules! hand_on {
    ($($name:ident => $method:ident($($argument:ident: $kind:ty),*);)*) => {$(
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file, $($argument: $kind),*) -> c_int {
            // SAFETY: SQLite calls this with a file that `open_file` opened, and with arguments as the system's method wants them.
            unsafe {
                let inner = inner(file);
                match (*(*inner).pMethods).$method {
                    Some(method) => method(inner, $($argument),*),
                    None => ffi::SQLITE_IOERR,
                }
            }
        }
    )*};
}

hand_on! {
    close => xClose();
    truncate => xTruncate(size: i64);
    sync => xSync(flags: c_int);
    file_size => xFileSize(size: *mut i64);
    lock => xLock(level: c_int);
    unlock => xUnlock(level: c_int);
    check_reserved_lock => xCheckReservedLock(answer: *mut c_int);
    sector_size => xSectorSize();
    inner_read => xRead(buffer: *mut c_void, amount: c_int, offset: i64);
    inner_write => xWrite(buffer: *const c_void, amount: c_int, offset: i64);
    inner_control => xFileControl(code: c_int, argument: *mut c_void);
    inner_characteristics => xDeviceCharacteristics();
    inner_shm_lock => xShmLock(slot: c_int, count: c_int, flags: c_int);
    shm_map => xShmMap(region: c_int, size: c_int, extend: c_int, to: *mut *mut c_void);
    shm_unmap => xShmUnmap(delete: c_int);
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: as in `hand_on`.
    unsafe {
        let inner = inner(file);
        if let Some(method) = (*(*inner).pMethods).xShmBarrier {
            method(inner);
        }
    }
}

/// Reads past the checksums.
///
/// # Safety
/// `file` is a `File` that is open.
unsafe fn read(file: *mut ffi::sqlite3_file, into: &mut [u8], offset: i64) -> c_int {
    // SAFETY: as the caller says; there is room for as many bytes as are asked for.
    unsafe { inner_read(file, into.as_mut_ptr().cast(), into.len() as c_int, offset) }
}

unsafe extern "C" fn open_file(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    flags_out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite calls this with the VFS that was registered, and with as much memory for the file as that one said it needs. A log's
    // name is one from which SQLite finds the file of its database, which this function opened before.
    unsafe {
        let system = system(vfs);
        let Some(open) = (*system).xOpen else { return ffi::SQLITE_CANTOPEN };
        if flags & (ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_WAL) == 0 {
            return open(system, name, file, flags, flags_out);
        }
        let is_log = flags & ffi::SQLITE_OPEN_WAL != 0;
        let database = if is_log { ffi::sqlite3_database_file_object(name).cast() } else { ptr::null_mut() };
        let base = ffi::sqlite3_file { pMethods: ptr::null() };
        file.cast::<File>().write(File { base, database, has_checksums: false, uncommitted: i64::MAX });
        let inner = inner(file);
        (*inner).pMethods = ptr::null();
        let code = open(system, name, inner, flags, flags_out);
        // What could not be opened is closed all the same, if it says how.
        if !(*inner).pMethods.is_null() {
            (*file).pMethods = &raw const METHODS;
        }
        code
    }
}

unsafe extern "C" fn read_file(file: *mut ffi::sqlite3_file, buffer: *mut c_void, amount: c_int, offset: i64) -> c_int {
    // SAFETY: as in `hand_on`; SQLite's buffer has room for `amount` bytes, all of which have a value after a read that succeeded.
    unsafe {
        let code = inner_read(file, buffer, amount, offset);
        if code != ffi::SQLITE_OK {
            return code;
        }
        let bytes = std::slice::from_raw_parts(buffer.cast::<u8>(), usize::try_from(amount).unwrap_or(0));
        let this = file.cast::<File>();
        let result = match (*this).database.as_ref() {
            None => {
                (*this).has_checksums |= offset == 0 && names_checksums(bytes);
                let number = page_number(bytes, offset).filter(|_| (*this).has_checksums);
                number.filter(|_| !sums::is_right(bytes)).map_or(Ok(()), |number| Err(Fault::Page(number)))
            }
            Some(database) => {
                log::look(bytes, offset, database.uncommitted, &mut |into, offset| read(file, into, offset) == ffi::SQLITE_OK)
            }
        };
        result.map_or_else(refuse, |()| ffi::SQLITE_OK)
    }
}

unsafe extern "C" fn write_file(file: *mut ffi::sqlite3_file, buffer: *const c_void, amount: c_int, offset: i64) -> c_int {
    // SAFETY: as in `hand_on`; SQLite's buffer holds `amount` bytes.
    unsafe {
        let bytes = std::slice::from_raw_parts(buffer.cast::<u8>(), usize::try_from(amount).unwrap_or(0));
        let this = file.cast::<File>();
        if let Some(database) = (*this).database.as_mut() {
            database.uncommitted = database.uncommitted.min(offset);
            return inner_write(file, buffer, amount, offset);
        }
        (*this).has_checksums |= offset == 0 && names_checksums(bytes);
        if !(*this).has_checksums || page_number(bytes, offset).is_none() {
            return inner_write(file, buffer, amount, offset);
        }
        // SQLite lends its bytes to be read only.
        let written = PAGE.try_with(|page| {
            let mut page = page.try_borrow_mut().ok()?;
            page.clear();
            page.extend_from_slice(bytes);
            sums::put(&mut page);
            Some(inner_write(file, page.as_ptr().cast(), amount, offset))
        });
        written.ok().flatten().unwrap_or(ffi::SQLITE_IOERR_WRITE)
    }
}

unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, code: c_int, argument: *mut c_void) -> c_int {
    // SAFETY: as in `hand_on`.
    unsafe {
        let this = file.cast::<File>();
        match code {
            EXPECT => (*this).has_checksums = true,
            // Others may have given the file its checksums since its header was read. Before the first of its pages has reached the file,
            // that one is in the log, and SQLite copies it before all others.
            ffi::SQLITE_FCNTL_CKPT_START => {
                let mut header = [0; HEADER];
                (*this).has_checksums |= read(file, &mut header, 0) == ffi::SQLITE_OK && names_checksums(&header);
            }
            _ => {}
        }
        if code == EXPECT { ffi::SQLITE_OK } else { inner_control(file, code, argument) }
    }
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: as in `hand_on`.
    let says = unsafe { inner_characteristics(file) };
    // A part of a page has no checksum.
    says & !ffi::SQLITE_IOCAP_SUBPAGE_READ
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, slot: c_int, count: c_int, flags: c_int) -> c_int {
    // SAFETY: as in `hand_on`.
    unsafe {
        // Whoever takes or gives up the right to write, slot 0, has written nothing yet, or is done with it.
        if slot == 0 {
            (*file.cast::<File>()).uncommitted = i64::MAX;
        }
        inner_shm_lock(file, slot, count, flags)
    }
}

unsafe extern "C" fn fetch(_: *mut ffi::sqlite3_file, _: i64, _: c_int, to: *mut *mut c_void) -> c_int {
    // What is mapped into memory cannot be looked at when it is read: SQLite reads it instead.
    // SAFETY: SQLite lends a place for the answer.
    unsafe { *to = ptr::null_mut() };
    ffi::SQLITE_OK
}

unsafe extern "C" fn unfetch(_: *mut ffi::sqlite3_file, _: i64, _: *mut c_void) -> c_int {
    ffi::SQLITE_OK
}

/// Whether the beginning of a database says that its pages have checksums.
fn names_checksums(bytes: &[u8]) -> bool {
    bytes.len() >= HEADER && bytes.starts_with(b"SQLite format 3\0") && bytes.get(RESERVED_AT).copied() == Some(RESERVED as u8)
}

/// The number of the page that these bytes of a database are, if they are a whole one.
fn page_number(bytes: &[u8], offset: i64) -> Option<u64> {
    let (size, offset) = (bytes.len() as u64, u64::try_from(offset).ok()?);
    (size >= 512 && size.is_power_of_two() && offset.is_multiple_of(size)).then(|| offset / size + 1)
}
