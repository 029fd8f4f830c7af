//! What became of a manifest: of each row, for whoever writes it down, and of all of them in numbers.

use crate::{
    commands::Error,
    model::{Charger, Fingerprint, SerialNumber, Timestamp},
    x509::Certificate,
};

/// What was done; with [`Request::dry_run`](super::Request::dry_run), what would be.
#[derive(Debug, Default)]
pub struct Report {
    /// How many rows there are of each kind.
    pub counts: Counts,
    /// The rows that somebody has to look at, in the order of the manifest: what is left of them, or whose certificates do not count. At
    /// most [`Report::LISTED`].
    pub attention: Vec<Row>,
    /// Whether there are more of those.
    pub is_cut: bool,
    /// Why not all of it was done, if it was not.
    pub ended: Option<Ended>,
    /// Whether nothing was changed, because nothing was to be.
    pub dry_run: bool,
}

/// How many rows of a manifest there are of each kind.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Chargers in the manifest.
    pub chargers: u64,
    /// Chargers that were registered now.
    pub registered: u64,
    /// Chargers that got a new certificate.
    pub issued: u64,
    /// Chargers that got the one that was left without a signature.
    pub completed: u64,
    /// Chargers that a password was made for.
    pub passwords: u64,
    /// Bundles that were written.
    pub bundles: u64,
    /// Chargers for which there was nothing to do, but for the bundle.
    pub done_already: u64,
    /// Chargers that have certificates, none of which counts.
    pub lapsed: u64,
    /// Rows of which something is left: the charger itself, or its bundle.
    pub left: u64,
    /// Of those, the ones of which only the bundle is left.
    pub bundles_left: u64,
}

impl Counts {
    /// The rows of which the charger itself is left.
    #[must_use]
    pub fn chargers_left(&self) -> u64 {
        self.left - self.bundles_left
    }

    /// That an archive was not written: no bundle was, and all that are wished for are left.
    pub(super) fn without_archive(&mut self) {
        let undone = self.chargers_left();
        self.bundles = 0;
        self.bundles_left = self.chargers - undone - self.lapsed;
        self.left = undone + self.bundles_left;
    }
}

/// Why not all of it was done.
#[derive(Debug)]
pub enum Ended {
    /// It was stopped from outside.
    Stopped,
    /// Something failed on the way.
    Failed(Error),
}

/// What became of a row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its line in the manifest.
    pub line: u64,
    /// The charger.
    pub charger: Charger,
    /// Whether the charger is done. Its bundle may be left: see [`Row::is_left`].
    pub is_done: bool,
    /// Whether it was registered now.
    pub registered: bool,
    /// Whether it got a new certificate now.
    pub issued: bool,
    /// Whether it got one now that was left without a signature by an interruption.
    pub completed: bool,
    /// That one, else the one that it has and that counts.
    pub certificate: Option<Certified>,
    /// Whether a password was made for it now.
    pub password: bool,
    /// Whether it had certificates, and none of them counts now: they are held, were revoked or have expired. It gets no other by a manifest.
    pub lapsed: bool,
    /// Whether its bundle was written now, into a directory of its own. An archive holds all of them, or is not there.
    pub bundle: bool,
    /// Whether a bundle is wished for it, and could not be written.
    pub lacks_bundle: bool,
    /// Why something is left of it.
    pub reason: Option<String>,
}

/// What there is to say of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certified {
    /// Its serial number.
    pub serial: SerialNumber,
    /// Its SHA-256 digest.
    pub fingerprint: Fingerprint,
    /// Until when it is valid.
    pub not_after: Timestamp,
}

impl Certified {
    pub(super) fn of(certificate: &Certificate) -> Self {
        let (serial, fingerprint) = (certificate.serial().clone(), certificate.fingerprint());
        Self { serial, fingerprint, not_after: certificate.not_after() }
    }
}

impl Report {
    /// How many rows are listed; the others are only counted.
    pub const LISTED: usize = 1000;

    /// Whether every charger is as the manifest wants it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.ended.is_none() && self.counts.lapsed == 0
    }

    /// Takes a row down.
    pub(super) fn note(&mut self, row: &Row) {
        let counts = &mut self.counts;
        let is_left = row.is_left();
        for (count, is) in [
            (&mut counts.chargers, true),
            (&mut counts.registered, row.registered),
            (&mut counts.issued, row.issued),
            (&mut counts.completed, row.completed),
            (&mut counts.passwords, row.password),
            (&mut counts.bundles, row.bundle),
            (&mut counts.done_already, row.was_done()),
            (&mut counts.lapsed, row.lapsed),
            (&mut counts.left, is_left),
            (&mut counts.bundles_left, row.is_done && is_left),
        ] {
            *count += u64::from(is);
        }
        if row.lapsed || is_left && !self.dry_run {
            let is_room = self.attention.len() < Self::LISTED;
            if is_room { self.attention.push(row.clone()) } else { self.is_cut = true }
        }
    }
}

impl Row {
    /// As it is when nothing was done.
    pub(super) fn untouched(line: u64, charger: Charger, why: Option<&str>) -> Self {
        Self {
            line,
            charger,
            is_done: false,
            registered: false,
            issued: false,
            completed: false,
            certificate: None,
            password: false,
            lapsed: false,
            bundle: false,
            lacks_bundle: false,
            reason: why.map(str::to_owned),
        }
    }

    /// That its bundle is there, and whether it was written now.
    pub(super) fn is_delivered(&mut self, now: bool) {
        (self.bundle, self.lacks_bundle) = (now, false);
    }

    /// Whether nothing was left to do, but for the bundle.
    #[must_use]
    pub fn was_done(&self) -> bool {
        self.is_done && !(self.registered || self.issued || self.completed || self.password || self.lapsed)
    }

    /// Whether something is left to do that the same command would.
    #[must_use]
    pub fn is_left(&self) -> bool {
        !self.is_done || self.lacks_bundle
    }
}
