//! Repairs the store where that is possible. Damaged data is left as it is.
//!
//! A repair completes pending certificates, or revokes those that must not be issued any more. It removes temporary files that killed
//! processes left, and removes permissions that other users must not have.
//!
//! It may run while other processes provision. It completes what they have recorded, with exactly the bytes that they would sign, and the
//! process that comes second finds the certificate completed (`ledger`). Before it revokes a certificate, it checks it again in the same
//! transaction.

use super::{
    check::{self, open_to_others, under_construction},
    finding::Grade,
};
use crate::{
    commands::{
        Context, Error,
        context::commit,
        current_certificate::{Variant, read, subject},
        ledger::StoreLedger,
        pki_state::{Issuer, OutOfCharge, PkiState, out_of_charge},
    },
    files,
    model::{ChargerState, Environment, HOUR, Outcome, PrintablePath as _, RevocationReason, StationId, Status},
    pki::{
        IssuanceError,
        issuance::{OpenRecord, Recorded},
        plan::Subject,
    },
    store::{CertificateFilter, CertificateRow, KeyPlace, Lookup, OwnerKind, Read, Sqlite, Stage, Store},
    vault::Vault,
    x509::{Station, time::rfc3339},
};
use std::path::PathBuf;

/// The number of certificates that are completed, or revoked, in one transaction.
const GROUP: usize = 512;
/// The time without changes after which a temporary file is considered abandoned, in seconds.
const ABANDONED: i64 = HOUR;
/// The reason for revoking a certificate that cannot be completed. It was never issued.
const REASON: RevocationReason = RevocationReason::CessationOfOperation;

/// What a repair did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A pending certificate was signed as it was recorded.
    Completed,
    /// A pending certificate was revoked. It was never issued.
    Revoked,
    /// A temporary file was removed.
    Removed,
    /// Permissions of other users were removed.
    Closed,
    /// Nothing was done.
    Left,
}

impl Deed {
    /// Returns the name, as printed and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Revoked => "revoked",
            Self::Removed => "removed",
            Self::Closed => "closed",
            Self::Left => "left",
        }
    }
}

/// One repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// What was done.
    pub deed: Deed,
    /// The subject: `certificate SERIAL of charger ID`, or a path.
    pub subject: String,
    /// Why.
    pub why: String,
}

/// The result of a repair.
#[derive(Debug, Clone)]
pub struct Report {
    /// The repairs that were done; in a dry run, those that would be done.
    pub repairs: Vec<Repair>,
    /// Whether this was a dry run, which changes nothing.
    pub dry_run: bool,
    /// The check of the store after the repair.
    pub check: check::Report,
}

/// Asks for confirmation before certificates are revoked. The arguments are their number, the organization and the environment.
pub type Confirm<'a> = &'a dyn Fn(u64, &str, Environment) -> Result<(), Error>;

/// The decision about a pending certificate.
enum Verdict {
    Complete(OpenRecord),
    Revoke(String),
    Leave(String),
}

/// Checks the store, repairs it where possible, and checks it again. A damaged store is not changed.
///
/// # Errors
/// The same errors as [`check::run`]. Returns an error if a transaction cannot be committed. Earlier repairs stay, and the same command
/// does the rest.
pub fn run(context: &Context<'_>, dry_run: bool, confirm: Confirm<'_>) -> Result<Report, Error> {
    let mut store = context.store()?;
    let vault = context.vault_alone(&store)?;
    let before = check::look(context, &store, Some(&vault))?;
    if before.count(Grade::Damage) > 0 {
        return Ok(Report { repairs: Vec::new(), dry_run, check: before });
    }
    // A repair uses authentic rows only: from here on, all reads are verified.
    context.trust(&store, &vault)?;
    let pki_state = PkiState::open(&store)?;
    let mut work = Repairer { context, pki_state: &pki_state, vault: &vault, dry_run, repairs: Vec::new() };
    let (complete, revoke) = work.sort(&store)?;
    if !revoke.is_empty() && !dry_run {
        confirm(revoke.len() as u64, pki_state.pki.organization.as_str(), pki_state.pki.environment)?;
    }
    complete.chunks(GROUP).try_for_each(|rows| work.complete(&mut store, rows))?;
    revoke.chunks(GROUP).try_for_each(|rows| work.revoke(&mut store, rows))?;
    work.tidy(&mut store)?;
    let repairs = work.repairs;
    let is_changed = !dry_run && repairs.iter().any(|repair| repair.deed != Deed::Left);
    let check = if is_changed { check::look(context, &context.store()?, Some(&vault))? } else { before };
    Ok(Report { repairs, dry_run, check })
}

/// The state of a running repair.
struct Repairer<'a> {
    context: &'a Context<'a>,
    pki_state: &'a PkiState,
    vault: &'a Vault,
    dry_run: bool,
    repairs: Vec<Repair>,
}

impl Repairer<'_> {
    fn note(&mut self, deed: Deed, row: &CertificateRow, why: impl Into<String>) {
        let subject = format!("certificate {} of {}", row.serial, row.owner);
        self.repairs.push(Repair { deed, subject, why: why.into() });
    }

    /// Returns the rows to complete and the rows to revoke. It notes those that have to be left.
    fn sort(&mut self, store: &Sqlite) -> Result<(Vec<CertificateRow>, Vec<CertificateRow>), Error> {
        let filter = CertificateFilter { stage: Some(Stage::Recorded), ..CertificateFilter::default() };
        let mut rows = Vec::new();
        store.each_certificate(&filter, &mut |row| {
            rows.push(row);
            Ok(())
        })?;
        rows.retain(|row| !matches!(row.status, Status::Revoked { .. }));
        let (mut complete, mut revoke) = (Vec::new(), Vec::new());
        for row in rows {
            match self.judge(store, &row)? {
                Verdict::Complete(_) => complete.push(row),
                Verdict::Revoke(_) => revoke.push(row),
                Verdict::Leave(why) => self.note(Deed::Left, &row, why),
            }
        }
        // Rows of the same issuer are kept together: one key signs them.
        complete.sort_by(|a, b| (&a.issuer, a.row).cmp(&(&b.issuer, b.row)));
        Ok((complete, revoke))
    }

    /// Decides what to do about a pending certificate now.
    fn judge(&self, store: &dyn Read, row: &CertificateRow) -> Result<Verdict, Error> {
        let now = self.context.now;
        if now < row.at {
            return Ok(Verdict::Leave(format!(
                "it was recorded at {}, which is after the current time {}",
                rfc3339(row.at),
                rfc3339(now)
            )));
        }
        if row.not_after < now {
            return Ok(Verdict::Revoke(format!("it would have expired at {}", rfc3339(row.not_after))));
        }
        let issuer = self.pki_state.hierarchy.issuer_of(&row.profile);
        let (Ok(profile), Some(issuer)) = (self.pki_state.profile(&row.profile), issuer) else {
            return Ok(Verdict::Revoke(format!("no CA issues certificates with its profile `{}`", row.profile)));
        };
        if issuer.name() != row.issuer {
            return Ok(Verdict::Revoke(format!("its profile belongs to the CA {}, not to {}", issuer.name(), row.issuer)));
        }
        let ca = self.pki_state.ca(store, &row.issuer)?;
        let subject = match row.owner.kind {
            OwnerKind::Authority => return Ok(Verdict::Leave("it belongs to a CA".to_owned())),
            OwnerKind::Charger => {
                let charger = row.owner.name.parse::<StationId>().ok().map(|id| store.charger(&id)).transpose()?.flatten();
                match charger {
                    None => return Ok(Verdict::Revoke("its charger is not registered".to_owned())),
                    Some(charger) if charger.state == ChargerState::Decommissioned => {
                        return Ok(Verdict::Revoke("its charger is decommissioned".to_owned()));
                    }
                    Some(charger) => Subject::Station(Station::of(&charger.charger)),
                }
            }
            // The recorded data agrees with the audit log; otherwise nothing would be repaired.
            _ => subject(&row.owner, &read(row, &ca)?, &self.pki_state.identity.arc)?
                .ok_or_else(|| Error::bug(format!("{} cannot own a certificate", row.owner)))?,
        };
        if let Some(other) = self.other(store, row, &ca)? {
            let when = if other.stage == Stage::Completed { "is neither revoked nor expired" } else { "was recorded after it" };
            return Ok(Verdict::Revoke(format!("another certificate of {}, {}, {when}", row.owner, other.serial)));
        }
        match out_of_charge(store, &row.issuer)? {
            // It can be completed after the hold on the CA is released.
            Some(OutOfCharge { is_final: false, why }) => return Ok(Verdict::Leave(why)),
            Some(OutOfCharge { why, .. }) => return Ok(Verdict::Revoke(why)),
            None => {}
        }
        if ca.authority.key != KeyPlace::Vault {
            return Ok(Verdict::Leave(format!("the private key of {} is not in this vault", row.issuer)));
        }
        let by = self.pki_state.issuance(profile, &ca, self.context);
        let tbs =
            row.tbs.clone().ok_or_else(|| Error::store(format!("certificates row {} contains no data to sign", row.row)))?;
        Ok(match Recorded::resume(row.row, tbs, &by, &subject) {
            Ok(recorded) => Verdict::Complete(recorded),
            Err(refusal @ (IssuanceError::ClockBeforeIssuer { .. } | IssuanceError::Encoding(_))) => {
                Verdict::Leave(refusal.to_string())
            }
            Err(refusal) => Verdict::Revoke(refusal.to_string()),
        })
    }

    /// Returns another certificate that replaces this one: a completed one that is neither revoked nor expired, or one that was recorded later.
    fn other(&self, store: &dyn Read, row: &CertificateRow, ca: &Issuer) -> Result<Option<CertificateRow>, Error> {
        let arc = &self.pki_state.identity.arc;
        let variant = |row: &CertificateRow| read(row, ca).and_then(|certificate| Variant::of(row.owner.kind, &certificate, arc));
        let own = variant(row)?;
        for other in store.certificates(&Lookup::Owner(row.owner.clone()))? {
            let is_usable = !matches!(other.status, Status::Revoked { .. }) && other.not_after >= self.context.now;
            let precedes = other.stage == Stage::Completed || other.generation > row.generation;
            if other.row != row.row && other.profile == row.profile && is_usable && precedes && variant(&other)? == own {
                return Ok(Some(other));
            }
        }
        Ok(None)
    }

    /// Signs pending certificates in groups. If other processes have changed some of a group, it signs the group one by one.
    fn complete(&mut self, store: &mut Sqlite, rows: &[CertificateRow]) -> Result<(), Error> {
        let mut rest = rows;
        while let Some(first) = rest.first() {
            let (group, others) = rest.split_at(rest.iter().take_while(|row| row.issuer == first.issuer).count());
            rest = others;
            match self.complete_of(store, group) {
                Err(error) if error.outcome == Outcome::Refused && group.len() > 1 => {
                    for row in group {
                        self.complete(store, std::slice::from_ref(row))?;
                    }
                }
                Err(error) if error.outcome == Outcome::Refused => self.note(Deed::Left, first, error.message),
                done => done?,
            }
        }
        Ok(())
    }

    fn complete_of(&mut self, store: &mut Sqlite, rows: &[CertificateRow]) -> Result<(), Error> {
        let Some(first) = rows.first() else { return Ok(()) };
        let (mut recorded, mut noted) = (Vec::new(), Vec::new());
        for row in rows {
            match self.judge(store, row)? {
                Verdict::Complete(one) => {
                    recorded.push(one);
                    noted.push((Deed::Completed, row, "the recorded data is what would be recorded now".to_owned()));
                }
                Verdict::Revoke(why) | Verdict::Leave(why) => noted.push((Deed::Left, row, why)),
            }
        }
        if !self.dry_run && !recorded.is_empty() {
            let key = self.pki_state.ca(store, &first.issuer)?.key(store, self.vault)?;
            StoreLedger::new(self.context, store, self.vault, &first.issuer, Vec::new()).resume(recorded, &key)?;
        }
        noted.into_iter().for_each(|(deed, row, why)| self.note(deed, row, why));
        Ok(())
    }

    /// Revokes the certificates that cannot be completed. It checks each of them again in the transaction that revokes it.
    fn revoke(&mut self, store: &mut Sqlite, rows: &[CertificateRow]) -> Result<(), Error> {
        let mut transaction = store.begin()?;
        let mut is_changed = false;
        for row in rows {
            let now = transaction.certificates(&Lookup::Row(row.row))?.pop();
            let is_open = now.is_some_and(|now| now.stage == Stage::Recorded && !matches!(now.status, Status::Revoked { .. }));
            let verdict = if is_open {
                self.judge(&*transaction, row)?
            } else {
                Verdict::Leave("another process has completed or revoked it already".to_owned())
            };
            let why = match verdict {
                Verdict::Revoke(why) => why,
                Verdict::Complete(_) => {
                    self.note(Deed::Left, row, "it can be completed now: run the same command again");
                    continue;
                }
                Verdict::Leave(why) => {
                    self.note(Deed::Left, row, why);
                    continue;
                }
            };
            if !self.dry_run {
                transaction.set_status(row.row, Status::Revoked { at: self.context.now, reason: REASON })?;
                let details = [
                    ("owner", row.owner.to_string()),
                    ("issuer", row.issuer.clone()),
                    ("reason", REASON.to_string()),
                    ("why", why.clone()),
                ];
                transaction.append(&self.context.event("certificate.revoke", &row.serial.to_string(), &details))?;
                is_changed = true;
            }
            self.note(Deed::Revoked, row, why);
        }
        if is_changed { commit(transaction, self.vault) } else { Ok(()) }
    }

    /// Removes abandoned temporary files, and removes permissions of other users. Each step is recorded in the audit log before it is done.
    fn tidy(&mut self, store: &mut Sqlite) -> Result<(), Error> {
        let home = &self.context.home;
        let open = open_to_others(home);
        let (mut remove, mut close): (Vec<PathBuf>, Vec<(PathBuf, bool)>) = (Vec::new(), Vec::new());
        for path in under_construction(home) {
            let subject = path.shown();
            let changed = files::last_changed(&path);
            let is_abandoned = changed.is_some_and(|at| self.context.now.since(at) >= ABANDONED);
            let (deed, why) = match changed {
                Some(at) if is_abandoned => (Deed::Removed, format!("it has not changed since {}", rfc3339(at))),
                Some(_) => (Deed::Left, "it changed within the last hour, so another process may still be writing it".to_owned()),
                None => (
                    Deed::Left,
                    "the time of its last change cannot be read: remove it by hand when no other evpki is running".to_owned(),
                ),
            };
            self.repairs.push(Repair { deed, subject, why });
            remove.extend(is_abandoned.then_some(path));
        }
        for ((path, reading), finding) in open {
            let why = if reading { "other users could read it" } else { "other users could write it" }.to_owned();
            self.repairs.push(Repair { deed: Deed::Closed, subject: finding.subject, why });
            close.push((path, reading));
        }
        if self.dry_run || remove.is_empty() && close.is_empty() {
            return Ok(());
        }
        let mut transaction = store.begin()?;
        let removed = remove.iter().map(|path| ("removed", path));
        for (deed, path) in removed.chain(close.iter().map(|(path, _)| ("closed", path))) {
            let details = [("deed", deed.to_owned())];
            transaction.append(&self.context.event("store.repair", &path.to_string_lossy(), &details))?;
        }
        commit(transaction, self.vault)?;
        remove.iter().try_for_each(|path| files::remove(path))?;
        close.iter().try_for_each(|(path, reading)| files::close_to_others(path, *reading))?;
        Ok(())
    }
}
