//! What is to be done for every row, and everything that speaks against it.

use super::{Need, Work, faulty, in_line};
use crate::{
    commands::{
        Error,
        charger::{
            holding, owner,
            registration::{self, Conflict, Registration},
        },
        draft::KeySource,
        given::Given,
        holding::Holding,
    },
    files,
    model::{Charger, KeyId, PasswordState, SecretKind, Status, Timestamp},
    pki::{
        Profile,
        manifest::{Column, Faults, Row},
        request::examine_station,
    },
    store::{Lookup, Read},
    x509::PublicKey,
};
use std::{collections::HashMap, path::Path};

/// The largest CSR file read, in bytes.
const LARGEST_REQUEST: u64 = 64 * 1024;

/// Who looks at the rows.
#[derive(Clone, Copy)]
pub(super) struct Surveyor<'a> {
    /// What the clock says.
    pub(super) now: Timestamp,
    /// The profile of chargers' certificates.
    pub(super) profile: &'a Profile,
}

impl Surveyor<'_> {
    /// What is to be done for every row.
    ///
    /// # Errors
    /// Everything that speaks against any of them.
    pub(super) fn survey(&self, store: &dyn Read, rows: Vec<Row>, directory: &Path) -> Result<Vec<Work>, Error> {
        let mut works = Vec::with_capacity(rows.len());
        let mut faults = Vec::new();
        let mut keys: HashMap<KeyId, u64> = HashMap::new();
        for row in rows {
            let (line, mut charger) = (row.line, row.charger);
            let mut refuse = |conflict: Conflict| faults.push(in_line(line, &conflict));
            let theirs = match row.csr_file.map(|file| self.key_in(&directory.join(file), &charger)).transpose() {
                Ok(theirs) => theirs,
                Err(error) => {
                    let says = std::iter::once(error.message).chain(error.causes).collect::<Vec<_>>().join(": ");
                    refuse(Conflict { column: Column::CsrFile, says });
                    continue;
                }
            };
            if let Some(key) = &theirs {
                charger.key_type = key.key_type();
                if let Some(other) = keys.insert(key.id(), line) {
                    let says = format!("its key is that of line {other} already, no two chargers share one (A00.FR.427)");
                    refuse(Conflict { column: Column::CsrFile, says });
                }
            }
            match self.look(store, line, charger, theirs)? {
                Ok(work) => works.push(work),
                Err(conflicts) => conflicts.into_iter().for_each(refuse),
            }
        }
        if faults.is_empty() {
            return Ok(works);
        }
        let more = faults.len().saturating_sub(Faults::LIMIT);
        faults.truncate(Faults::LIMIT);
        faults.extend((more > 0).then(|| format!("and {more} more")));
        Err(faulty(faults))
    }

    /// What is to be done for a charger; or what speaks against it.
    pub(super) fn look(
        &self,
        store: &dyn Read,
        line: u64,
        charger: Charger,
        theirs: Option<PublicKey>,
    ) -> Result<Result<Work, Vec<Conflict>>, Error> {
        let register = match registration::check(store, &charger, Some(self.profile))? {
            Registration::New => true,
            Registration::Already(_) => false,
            Registration::Refused(conflicts) => return Ok(Err(conflicts)),
        };
        let mut work = Work { line, charger, theirs, register, password: false, certificate: Need::Nothing };
        let charger = &work.charger;
        if charger.security_profile.has_password() {
            work.password = charger.default_password_batch.is_none() && (register || !has_password(store, charger)?);
            return Ok(Ok(work));
        }
        let key = work.theirs.as_ref();
        if let Some(owner) = key.map(|key| other_owner(store, key, charger)).transpose()?.flatten() {
            let says = format!("its key is already that of {owner} (A00.FR.427)");
            return Ok(Err(vec![Conflict { column: Column::CsrFile, says }]));
        }
        // A charger that is registered only now has none.
        let holding = if register { Holding::None } else { holding(store, &charger.station_id, self.profile, self.now)? };
        if let (Holding::Open(row) | Holding::Current(row), Some(key)) = (&holding, key)
            && row.key_id != key.id()
        {
            let id = &charger.station_id;
            let says = format!(
                "it has a certificate, {}, for another key: issue one for this key with `evpki charger issue {id} --csr FILE --again`",
                row.serial
            );
            return Ok(Err(vec![Conflict { column: Column::CsrFile, says }]));
        }
        work.certificate = match holding {
            Holding::None => Need::New(key.map_or(KeySource::Make(charger.key_type), |key| KeySource::Theirs(key.clone()))),
            Holding::Open(row) => Need::Completion(row),
            Holding::Current(row) if row.status == Status::Good => Need::Nothing,
            Holding::Current(_) | Holding::Lapsed(_) => Need::Decision,
        };
        Ok(Ok(work))
    }

    fn key_in(&self, path: &Path, charger: &Charger) -> Result<PublicKey, Error> {
        let bytes = files::read(path, LARGEST_REQUEST)?.expose().to_vec();
        let request = Given { name: path.display().to_string(), bytes }.request()?;
        Ok(examine_station(&request, charger, self.profile)?.public_key)
    }
}

/// Whether a charger has a password of its own, or is about to.
fn has_password(store: &dyn Read, charger: &Charger) -> Result<bool, Error> {
    let versions = store.secrets(SecretKind::Password, charger.station_id.as_str())?;
    Ok(versions.iter().any(|row| row.state != Some(PasswordState::Retired)))
}

/// Who else a key belongs to.
fn other_owner(store: &dyn Read, key: &PublicKey, charger: &Charger) -> Result<Option<crate::store::Owner>, Error> {
    let own = owner(&charger.station_id);
    Ok(store.certificates(&Lookup::Key(key.id()))?.into_iter().map(|row| row.owner).find(|other| *other != own))
}
