//! What is to be done for every row, and everything that speaks against it.

use super::{
    charger_plan::{ChargerPlan, Need},
    faulty, in_line,
    report::Certified,
};
use crate::commands::shell_quote::shell_quoted;
use crate::{
    commands::{
        Error,
        charger::{
            current_certificate, owner,
            registration::{self, Conflict, Registration},
        },
        current_certificate::CurrentCertificate,
        draft::KeySource,
        input::Input,
        key_reuse,
    },
    files,
    model::{Charger, Outcome, PasswordState, PrintablePath as _, SecretKind, Status, Timestamp},
    pki::{
        Profile,
        manifest::{self, Column, Faults, Row, Seen},
        request::examine_station,
    },
    store::{CertificateRow, KeyPlace, Read},
    x509::PublicKey,
};
use std::path::Path;

/// The largest CSR file read, in bytes.
const LARGEST_REQUEST: u64 = 64 * 1024;

/// Who looks at the rows.
#[derive(Clone, Copy)]
pub(super) struct Preflight<'a> {
    /// What the clock says.
    pub(super) now: Timestamp,
    /// The profile of chargers' certificates.
    pub(super) profile: &'a Profile,
    /// Where CSR files are looked for.
    pub(super) directory: &'a Path,
    /// The common names of the authorities.
    pub(super) authorities: &'a [String],
}

/// What is remembered of a manifest that nothing speaks against.
#[derive(Default)]
pub(super) struct Summary {
    /// Of each row, whether its charger is not registered yet.
    pub(super) is_new: Vec<bool>,
    /// Whether the authority has to sign anything.
    pub(super) needs_signature: bool,
    /// The first that gets a new certificate.
    pub(super) first: Option<ChargerPlan>,
}

/// What speaks against a manifest, line by line.
#[derive(Default)]
struct Findings {
    lines: Vec<String>,
    more: u64,
}

impl Findings {
    fn push(&mut self, line: String) {
        if self.lines.len() < Faults::LIMIT { self.lines.push(line) } else { self.more += 1 }
    }
}

impl Preflight<'_> {
    /// Holds every row against the manifest and the store.
    ///
    /// # Errors
    /// Everything that speaks against any of them.
    pub(super) fn check<R: std::io::Read>(&self, store: &dyn Read, rows: manifest::Rows<R>) -> Result<Summary, Error> {
        let mut summary = Summary::default();
        let mut findings = Findings::default();
        let mut keys = Seen::default();
        for row in rows {
            match row {
                Ok(row) => self.look_at(store, row, &mut keys, &mut summary, &mut findings)?,
                Err(faults) => {
                    faults.listed().iter().for_each(|fault| findings.push(fault.to_string()));
                    findings.more += faults.more();
                }
            }
        }
        let Findings { mut lines, more } = findings;
        if lines.is_empty() {
            return Ok(summary);
        }
        lines.extend((more > 0).then(|| format!("and {more} more")));
        Err(faulty(&lines))
    }

    fn look_at(
        &self,
        store: &dyn Read,
        row: Row,
        keys: &mut Seen,
        summary: &mut Summary,
        findings: &mut Findings,
    ) -> Result<(), Error> {
        let line = row.line;
        let mut refuse = |conflict: &Conflict| findings.push(in_line(line, conflict));
        let (charger, theirs) = match self.key_of(&row) {
            Ok(found) => found,
            Err(error) => {
                let says = std::iter::once(error.message).chain(error.causes).collect::<Vec<_>>().join(": ");
                refuse(&Conflict { column: Column::CsrFile, says });
                return Ok(());
            }
        };
        if let Some(other) = theirs.as_ref().and_then(|key| keys.before(&key.id(), line)) {
            let says = format!("its key is that of line {other} already, no two chargers share one (A00.FR.427)");
            refuse(&Conflict { column: Column::CsrFile, says });
        }
        match self.look(store, line, charger, theirs)? {
            Ok(work) => {
                summary.is_new.push(work.register);
                summary.needs_signature |= work.needs_signature();
                if summary.first.is_none() && matches!(work.certificate, Need::New(_)) {
                    summary.first = Some(work);
                }
            }
            Err(conflicts) => conflicts.iter().for_each(refuse),
        }
        Ok(())
    }

    /// What is to be done for rows that nothing spoke against before.
    ///
    /// # Errors
    /// When something does by now.
    pub(super) fn plan(&self, store: &dyn Read, rows: &[(Row, bool)]) -> Result<Vec<ChargerPlan>, Error> {
        let plan = |(row, is_new): &(Row, bool)| {
            let (charger, theirs) = self.key_of(row).map_err(|e| e.about(format!("line {}", row.line)))?;
            // Whoever registered it since is met when it is to be registered.
            if *is_new {
                Ok(ChargerPlan::new(row.line, charger, theirs))
            } else {
                self.look_again(store, row.line, charger, theirs)
            }
        };
        rows.iter().map(plan).collect()
    }

    /// What is left to do for a group, after others have done something about it.
    ///
    /// # Errors
    /// When what they did speaks against the manifest.
    pub(super) fn replan(&self, store: &dyn Read, works: &[ChargerPlan]) -> Result<Vec<ChargerPlan>, Error> {
        works.iter().map(|work| self.look_again(store, work.line, work.charger.clone(), work.theirs.clone())).collect()
    }

    fn look_again(&self, store: &dyn Read, line: u64, charger: Charger, theirs: Option<PublicKey>) -> Result<ChargerPlan, Error> {
        self.look(store, line, charger, theirs)?.map_err(|conflicts| {
            let lines: Vec<String> = conflicts.iter().map(|conflict| in_line(line, conflict)).collect();
            Error::cannot(format!("another process has changed what the manifest speaks of:\n{}", lines.join("\n")))
        })
    }

    /// What is to be done for a charger; or what speaks against it.
    pub(super) fn look(
        &self,
        store: &dyn Read,
        line: u64,
        charger: Charger,
        theirs: Option<PublicKey>,
    ) -> Result<Result<ChargerPlan, Vec<Conflict>>, Error> {
        let register = match registration::check(store, &charger, Some(self.profile), self.authorities)? {
            Registration::New => true,
            Registration::Already(_) => false,
            Registration::Refused(conflicts) => return Ok(Err(conflicts)),
        };
        let key = theirs.as_ref();
        // Only a key that is about to be certified is asked about: what was issued to a charger before is no fault of its manifest.
        let against_key = || {
            let own = owner(&charger.station_id);
            let Some(key) = key else { return Ok(None) };
            let why = key_reuse::objection(store, &store.authorities()?, key.id(), &own, KeyPlace::Requester)?;
            Ok::<_, Error>(why.map(|why| Conflict { column: Column::CsrFile, says: format!("its key {why}") }))
        };
        if register {
            if let Some(conflict) = against_key()? {
                return Ok(Err(vec![conflict]));
            }
            return Ok(Ok(ChargerPlan::new(line, charger, theirs)));
        }
        if charger.security_profile.has_password() {
            let password = charger.default_password_batch.is_none() && !has_password(store, &charger)?;
            return Ok(Ok(ChargerPlan { line, charger, theirs, register, password, certificate: Need::Nothing }));
        }
        let current = current_certificate(store, &charger.station_id, self.profile, self.now)?;
        if let (CurrentCertificate::Open(row) | CurrentCertificate::Current(row), Some(key)) = (&current, key)
            && row.key_id != key.id()
        {
            if let Some(conflict) = against_key()? {
                return Ok(Err(vec![conflict]));
            }
            let id = shell_quoted(&charger.station_id);
            let says = format!(
                "it has a certificate, {}, for another key: issue one for this key with `evpki charger issue {id} --csr FILE --again`",
                row.serial
            );
            return Ok(Err(vec![Conflict { column: Column::CsrFile, says }]));
        }
        if let (CurrentCertificate::None, Some(conflict)) = (&current, against_key()?) {
            return Ok(Err(vec![conflict]));
        }
        let certificate = match current {
            CurrentCertificate::None => {
                Need::New(key.map_or(KeySource::Make(charger.key_type), |key| KeySource::Theirs(key.clone())))
            }
            CurrentCertificate::Open(row) => {
                match key_reuse::may_be_completed(store, &row) {
                    Err(error) if error.outcome == Outcome::Refused => {
                        return Ok(Err(vec![Conflict { column: Column::StationId, says: error.message }]));
                    }
                    other => other?,
                }
                Need::Completion(row)
            }
            CurrentCertificate::Current(row) if row.status == Status::Good => Need::Has(Box::new(certified(&row)?)),
            CurrentCertificate::Current(_) | CurrentCertificate::Lapsed(_) => Need::Decision,
        };
        Ok(Ok(ChargerPlan { line, charger, theirs, register, password: false, certificate }))
    }

    /// The charger of a row, and the key in its CSR, if it has one: then that says what kind of key it is.
    fn key_of(&self, row: &Row) -> Result<(Charger, Option<PublicKey>), Error> {
        let mut charger = row.charger.clone();
        let Some(file) = &row.csr_file else { return Ok((charger, None)) };
        let path = self.directory.join(file);
        let bytes = files::read(&path, LARGEST_REQUEST)?.expose().to_vec();
        let request = Input { name: path.shown(), bytes }.request()?;
        let key = examine_station(&request, &charger, self.profile)?.public_key;
        charger.key_type = key.key_type();
        Ok((charger, Some(key)))
    }
}

/// What there is to say of the certificate in a row.
fn certified(row: &CertificateRow) -> Result<Certified, Error> {
    let missing = || Error::store(format!("certificates row {} has no fingerprint", row.row));
    let fingerprint = row.fingerprint.ok_or_else(missing)?;
    Ok(Certified { serial: row.serial.clone(), fingerprint, not_after: row.not_after })
}

/// Whether a charger has a password of its own, or is about to.
fn has_password(store: &dyn Read, charger: &Charger) -> Result<bool, Error> {
    let versions = store.secrets(SecretKind::Password, charger.station_id.as_str())?;
    Ok(versions.iter().any(|row| row.state != Some(PasswordState::Retired)))
}
