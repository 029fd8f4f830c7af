//! CRLs, in and out of their rows piece by piece: one of a million entries has 50 MB.

use std::io;

use rusqlite::{
    MAIN_DB,
    blob::{Blob, ZeroBlob},
    params,
};

use sha2::{Digest, Sha256};

use super::{Error, Sqlite, kept};
use crate::store::Crl;

/// What is read and written at a time, in bytes.
const PIECE: usize = 256 * 1024;
/// The largest value that SQLite keeps, in bytes: a CRL of 20 million entries.
const LARGEST: u64 = 1_000_000_000;

/// Keeps the DER of a CRL in the row with this number, and of the one before only its numbers; gives its digest. What else the row says is
/// written by `row`, when the digest is known.
pub(super) fn put(
    store: &Sqlite,
    crl: &Crl,
    (row, issuer, status_changes): (i64, i64, i64),
    der: &mut dyn io::Read,
) -> Result<[u8; 32], Error> {
    let (number, entries) = (kept("the CRL number", crl.number)?, kept("the number of entries", crl.entries)?);
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
    let sql = "INSERT INTO crls (id, issuer, number, this_update, next_update, entries, crl, status_changes) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let (this, next) = (crl.this_update.0, crl.next_update.0);
    store.execute(sql, params![row, issuer, number, this, next, entries, ZeroBlob(crl.length), status_changes])?;
    let mut blob = open(store, row, false)?;
    let mut piece = vec![0; PIECE];
    let mut hash = Sha256::new();
    let mut at = 0;
    let unread = |e: io::Error| Error::Io { path: store.path.clone(), reason: format!("the CRL to be kept: {e}") };
    while at < blob.len() {
        let wanted = piece.len().min(blob.len() - at);
        der.read_exact(&mut piece[..wanted]).map_err(unread)?;
        hash.update(&piece[..wanted]);
        blob.write_all_at(&piece[..wanted], at).map_err(|e| store.failed(e))?;
        at += wanted;
    }
    if der.read(&mut [0]).map_err(unread)? != 0 {
        return Err(Error::Internal { reason: format!("the CRL has more than {} bytes", crl.length) });
    }
    blob.close().map_err(|e| store.failed(e))?;
    Ok(hash.finalize().into())
}

/// Has the CRL in a row read; what is left of it then, is read to the end. When its digest is known, another one is damage.
pub(super) fn read(
    store: &Sqlite,
    row: i64,
    digest: Option<[u8; 32]>,
    read: &mut dyn FnMut(&mut dyn io::Read),
) -> Result<(), Error> {
    let mut reader = Reader { blob: open(store, row, true)?, at: 0, failure: None, hash: Sha256::new() };
    let mut buffered = io::BufReader::with_capacity(PIECE, &mut reader);
    read(&mut buffered);
    // A failure to read is kept by the reader.
    let _ = io::copy(&mut buffered, &mut io::sink());
    let Reader { blob, at, failure, hash } = reader;
    // Whoever read it was told of a failure in words; here is what it was.
    if let Some(failure) = failure {
        return Err(store.failed(failure));
    }
    match digest {
        Some(digest) if at == blob.len() && hash.finalize()[..] != digest => {
            Err(Error::Damaged { what: format!("crls row {row}: crl: it does not have the digest that is kept with it") })
        }
        _ => Ok(()),
    }
}

/// The SHA-256 digest of the CRL in a row.
pub(super) fn digest(store: &Sqlite, row: i64) -> Result<[u8; 32], Error> {
    let blob = open(store, row, true)?;
    let (mut hash, mut piece, mut at) = (Sha256::new(), vec![0; PIECE], 0);
    while at < blob.len() {
        let read = blob.read_at(&mut piece, at).map_err(|e| store.failed(e))?;
        hash.update(piece.get(..read).unwrap_or_default());
        at += read;
    }
    Ok(hash.finalize().into())
}

fn open(store: &Sqlite, row: i64, read_only: bool) -> Result<Blob<'_>, Error> {
    store.connection.blob_open(MAIN_DB, "crls", "crl", row, read_only).map_err(|e| store.failed(e))
}

struct Reader<'a> {
    blob: Blob<'a>,
    at: usize,
    failure: Option<rusqlite::Error>,
    hash: Sha256,
}

impl io::Read for Reader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.blob.read_at(into, self.at).map_err(|e| {
            let told = io::Error::other(e.to_string());
            self.failure = Some(e);
            told
        })?;
        self.at += read;
        self.hash.update(into.get(..read).unwrap_or_default());
        Ok(read)
    }
}
