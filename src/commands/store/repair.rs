//! Repairs what can be: completes what was left without a signature, or revokes it when nobody may have it any more; removes what processes
//! that died left under construction; takes from others the rights that they should not have. What is damaged is left as it is.
//!
//! It may run while others provision: what they have recorded is completed, with the very bytes that they would sign, and whoever comes second
//! finds it completed (`ledger`). What is revoked was looked at again in the transaction that revokes it.

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

/// How many certificates are completed, or revoked, together.
const GROUP: usize = 512;
/// How long nothing has to have changed in what is under construction before its process is taken for dead, in seconds.
const ABANDONED: i64 = HOUR;
/// Why what cannot be completed is revoked: nobody ever had it.
const REASON: RevocationReason = RevocationReason::CessationOfOperation;

/// What was done about something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It was signed as it was recorded.
    Completed,
    /// It was revoked; it was never handed out.
    Revoked,
    /// It was removed.
    Removed,
    /// Others have lost their rights to it.
    Closed,
    /// Nothing.
    Left,
}

impl Deed {
    /// The name, as printed.
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

/// A repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// What was done.
    pub deed: Deed,
    /// About what: `certificate SERIAL of charger ID`, a path.
    pub subject: String,
    /// Why.
    pub why: String,
}

/// What came out.
#[derive(Debug, Clone)]
pub struct Report {
    /// What was done; on a dry run, what would be.
    pub repairs: Vec<Repair>,
    /// Whether nothing was changed, because nothing was to be.
    pub dry_run: bool,
    /// What is found after it.
    pub check: check::Report,
}

/// Asks back before certificates are revoked: how many, of which PKI, in which world.
pub type Confirm<'a> = &'a dyn Fn(u64, &str, Environment) -> Result<(), Error>;

/// What is to be done about what was left without a signature.
enum Verdict {
    Complete(OpenRecord),
    Revoke(String),
    Leave(String),
}

/// Checks the store, repairs what can be repaired, and checks it again. A store that is damaged is left alone.
///
/// # Errors
/// As [`check::run`]; when something could not be committed: what was done until then stays done, and the same command does the rest.
pub fn run(context: &Context<'_>, dry_run: bool, confirm: Confirm<'_>) -> Result<Report, Error> {
    let mut store = context.store()?;
    let vault = context.vault_alone(&store)?;
    let before = check::look(context, &store, Some(&vault))?;
    if before.count(Grade::Damage) > 0 {
        return Ok(Report { repairs: Vec::new(), dry_run, check: before });
    }
    // What is repaired is authentic: from here on, nothing else is read.
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

/// A repair under way.
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

    /// What is to be completed, and what is to be revoked. What is to be left is noted.
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
        // Of one issuer together: they are signed with one key.
        complete.sort_by(|a, b| (&a.issuer, a.row).cmp(&(&b.issuer, b.row)));
        Ok((complete, revoke))
    }

    /// What is to be done about one of them, as things stand now.
    fn judge(&self, store: &dyn Read, row: &CertificateRow) -> Result<Verdict, Error> {
        let now = self.context.now;
        if now < row.at {
            return Ok(Verdict::Leave(format!("it was recorded at {}, and the clock says {}", rfc3339(row.at), rfc3339(now))));
        }
        if row.not_after < now {
            return Ok(Verdict::Revoke(format!("it would have expired at {}", rfc3339(row.not_after))));
        }
        let issuer = self.pki_state.hierarchy.issuer_of(&row.profile);
        let (Ok(profile), Some(issuer)) = (self.pki_state.profile(&row.profile), issuer) else {
            return Ok(Verdict::Revoke(format!("nobody issues by its profile `{}`", row.profile)));
        };
        if issuer.name() != row.issuer {
            return Ok(Verdict::Revoke(format!("it is for {} to issue it, not for {}", issuer.name(), row.issuer)));
        }
        let ca = self.pki_state.ca(store, &row.issuer)?;
        let subject = match row.owner.kind {
            OwnerKind::Authority => return Ok(Verdict::Leave("it is an authority's".to_owned())),
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
            // What was recorded is what the audit says, or nothing would be repaired.
            _ => subject(&row.owner, &read(row, &ca)?, &self.pki_state.identity.arc)?
                .ok_or_else(|| Error::bug(format!("{} is none that a certificate is for", row.owner)))?,
        };
        if let Some(other) = self.other(store, row, &ca)? {
            let when = if other.stage == Stage::Completed { "counts" } else { "was recorded after it" };
            return Ok(Verdict::Revoke(format!("another certificate of {}, {}, {when}", row.owner, other.serial)));
        }
        match out_of_charge(store, &row.issuer)? {
            // When the authority is released, it can be completed.
            Some(OutOfCharge { is_final: false, why }) => return Ok(Verdict::Leave(why)),
            Some(OutOfCharge { why, .. }) => return Ok(Verdict::Revoke(why)),
            None => {}
        }
        if ca.authority.key != KeyPlace::Vault {
            return Ok(Verdict::Leave(format!("the private key of {} is not here", row.issuer)));
        }
        let by = self.pki_state.issuance(profile, &ca, self.context);
        let tbs = row.tbs.clone().ok_or_else(|| Error::store(format!("certificates row {} holds nothing to sign", row.row)))?;
        Ok(match Recorded::resume(row.row, tbs, &by, &subject) {
            Ok(recorded) => Verdict::Complete(recorded),
            Err(refusal @ (IssuanceError::ClockBeforeIssuer { .. } | IssuanceError::Encoding(_))) => {
                Verdict::Leave(refusal.to_string())
            }
            Err(refusal) => Verdict::Revoke(refusal.to_string()),
        })
    }

    /// Another certificate that takes the place of this one: one that was completed and counts, or one that was recorded later.
    fn other(&self, store: &dyn Read, row: &CertificateRow, ca: &Issuer) -> Result<Option<CertificateRow>, Error> {
        let arc = &self.pki_state.identity.arc;
        let variant = |row: &CertificateRow| read(row, ca).and_then(|certificate| Variant::of(row.owner.kind, &certificate, arc));
        let own = variant(row)?;
        for other in store.certificates(&Lookup::Owner(row.owner.clone()))? {
            let counts = !matches!(other.status, Status::Revoked { .. }) && other.not_after >= self.context.now;
            let precedes = other.stage == Stage::Completed || other.generation > row.generation;
            if other.row != row.row && other.profile == row.profile && counts && precedes && variant(&other)? == own {
                return Ok(Some(other));
            }
        }
        Ok(None)
    }

    /// Signs what was recorded, as a group; one by one, when others have done some of it otherwise.
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
                    noted.push((Deed::Completed, row, "it is what would be recorded now".to_owned()));
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

    /// Revokes what cannot be completed, if that is so in the very transaction that revokes it.
    fn revoke(&mut self, store: &mut Sqlite, rows: &[CertificateRow]) -> Result<(), Error> {
        let mut transaction = store.begin()?;
        let mut is_changed = false;
        for row in rows {
            let now = transaction.certificates(&Lookup::Row(row.row))?.pop();
            let is_open = now.is_some_and(|now| now.stage == Stage::Recorded && !matches!(now.status, Status::Revoked { .. }));
            let verdict = if is_open { self.judge(&*transaction, row)? } else { Verdict::Leave("others were faster".to_owned()) };
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

    /// Removes what is abandoned, and closes what is open. Taken down before it is done: what is done is never without a record.
    fn tidy(&mut self, store: &mut Sqlite) -> Result<(), Error> {
        let home = &self.context.home;
        let open = open_to_others(home);
        let (mut remove, mut close): (Vec<PathBuf>, Vec<(PathBuf, bool)>) = (Vec::new(), Vec::new());
        for path in under_construction(home) {
            let subject = path.shown();
            let changed = files::last_changed(&path);
            let is_abandoned = changed.is_some_and(|at| self.context.now.since(at) >= ABANDONED);
            let (deed, why) = match changed {
                Some(at) if is_abandoned => (Deed::Removed, format!("nothing has changed in it since {}", rfc3339(at))),
                Some(_) => {
                    (Deed::Left, "it was changed within the last hour: another process may still be writing it".to_owned())
                }
                None => {
                    (Deed::Left, "its last change cannot be read: remove it by hand when no other evpki is running".to_owned())
                }
            };
            self.repairs.push(Repair { deed, subject, why });
            remove.extend(is_abandoned.then_some(path));
        }
        for ((path, reading), finding) in open {
            let why = if reading { "others could read it" } else { "others could write it" }.to_owned();
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
