//! CRLs, in and out of their rows piece by piece: one of a million entries has 50 MB.

use std::io;

use rusqlite::{
    MAIN_DB,
    blob::{Blob, ZeroBlob},
    params,
};

use super::{Error, Sqlite, kept};
use crate::store::Crl;

/// What is read and written at a time, in bytes.
const PIECE: usize = 256 * 1024;
/// The largest value that SQLite keeps, in bytes: a CRL of 20 million entries.
const LARGEST: u64 = 1_000_000_000;

/// Keeps the next CRL of an authority, and of the one before only its numbers.
pub(super) fn put(store: &Sqlite, crl: &Crl, der: &mut dyn io::Read) -> Result<(), Error> {
    let issuer = store.known_issuer(&crl.authority)?;
    let (number, entries) = (kept("the CRL number", crl.number)?, kept("the number of entries", crl.entries)?);
    let newest = store.count("SELECT max(number) FROM crls WHERE issuer = ?1 HAVING max(number) IS NOT NULL", [issuer])?;
    if let Some(newest) = newest.filter(|newest| number <= *newest) {
        let what = format!("a CRL of {}", crl.authority);
        return Err(Error::Sequence { what, given: crl.number, newest: newest.unsigned_abs() });
    }
    if crl.length > LARGEST {
        let reason = format!("the CRL has {} bytes, at most {LARGEST} can be kept", crl.length);
        return Err(Error::Io { path: store.path.clone(), reason });
    }
    // Everybody may know what was in a CRL: its pages need not be overwritten with zeros before they are used again.
    let erasing = |on: bool| store.connection.pragma_update(None, "secure_delete", on).map_err(|e| store.failed(e));
    erasing(false)?;
    let forgotten = store.execute("UPDATE crls SET crl = NULL WHERE issuer = ?1 AND crl IS NOT NULL", [issuer]);
    erasing(true)?;
    forgotten?;
    let sql = "INSERT INTO crls (issuer, number, this_update, next_update, entries, crl, status_changes) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT status_changes FROM issuers WHERE id = ?1))";
    store.execute(sql, params![issuer, number, crl.this_update.0, crl.next_update.0, entries, ZeroBlob(crl.length)])?;
    let mut blob = open(store, store.connection.last_insert_rowid(), false)?;
    let mut piece = vec![0; PIECE];
    let mut at = 0;
    let unread = |e: io::Error| Error::Io { path: store.path.clone(), reason: format!("the CRL to be kept: {e}") };
    while at < blob.len() {
        let wanted = piece.len().min(blob.len() - at);
        der.read_exact(&mut piece[..wanted]).map_err(unread)?;
        blob.write_all_at(&piece[..wanted], at).map_err(|e| store.failed(e))?;
        at += wanted;
    }
    if der.read(&mut [0]).map_err(unread)? != 0 {
        return Err(Error::Internal { reason: format!("the CRL has more than {} bytes", crl.length) });
    }
    blob.close().map_err(|e| store.failed(e))
}

/// Has the CRL in a row read.
pub(super) fn read(store: &Sqlite, row: i64, read: &mut dyn FnMut(&mut dyn io::Read)) -> Result<(), Error> {
    let mut reader = Reader { blob: open(store, row, true)?, at: 0, failure: None };
    let mut buffered = io::BufReader::with_capacity(PIECE, &mut reader);
    read(&mut buffered);
    // Whoever read it was told of a failure in words; here is what it was.
    match reader.failure {
        Some(failure) => Err(store.failed(failure)),
        None => Ok(()),
    }
}

fn open(store: &Sqlite, row: i64, read_only: bool) -> Result<Blob<'_>, Error> {
    store.connection.blob_open(MAIN_DB, "crls", "crl", row, read_only).map_err(|e| store.failed(e))
}

struct Reader<'a> {
    blob: Blob<'a>,
    at: usize,
    failure: Option<rusqlite::Error>,
}

impl io::Read for Reader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.blob.read_at(into, self.at).map_err(|e| {
            let told = io::Error::other(e.to_string());
            self.failure = Some(e);
            told
        })?;
        self.at += read;
        Ok(read)
    }
}
