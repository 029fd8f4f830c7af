//! Lists what a restore leaves behind: data that the replaced store contains and the backup does not.
//!
//! A restore carries over certificates, their statuses, CRL numbers and the credentials of peers (`carry`). The operator has to decide
//! about everything else.

use crate::{
    model::{PasswordState, SecretKind},
    store::{ChargerFilter, Error, Read},
};

/// The number of lines that are listed. Further lines are only counted.
const MOST: usize = 100;

/// Lists what `present` contains and `backup` does not, and what differs between them: one line each.
///
/// # Errors
/// Returns an error if one of the stores cannot be read.
pub(super) fn behind(present: &dyn Read, backup: &dyn Read) -> Result<Vec<String>, Error> {
    let mut left = Left::default();
    present.each_charger(&ChargerFilter::default(), &mut |row| {
        let id = &row.charger.station_id;
        match backup.charger(id)? {
            None => left.add(|| format!("charger {id}: registered since the backup")),
            Some(old) if old != row => left.add(|| format!("charger {id}: changed since the backup")),
            Some(_) => {}
        }
        Ok(())
    })?;
    for kind in [SecretKind::Password, SecretKind::BatchPassword] {
        present.each_secret(kind, None, &mut |row| {
            let is_same =
                backup.secrets(kind, &row.owner)?.iter().any(|old| old.version == row.version && old.state == row.state);
            if !is_same {
                let state = row.state.map_or("kept", PasswordState::name);
                left.add(|| {
                    format!(
                        "{} of {} (version {}): {state} since the backup",
                        kind.name().replace('-', " "),
                        row.owner,
                        row.version
                    )
                });
            }
            Ok(())
        })?;
    }
    let slots = backup.slots()?;
    for slot in present.slots()?.into_iter().filter(|slot| !slots.contains(slot)) {
        left.add(|| format!("slot {}:{} of the vault: added or changed since the backup", slot.kind, slot.label));
    }
    Ok(left.lines())
}

#[derive(Default)]
struct Left {
    lines: Vec<String>,
    more: u64,
}

impl Left {
    fn add(&mut self, line: impl FnOnce() -> String) {
        if self.lines.len() < MOST { self.lines.push(line()) } else { self.more += 1 }
    }

    fn lines(mut self) -> Vec<String> {
        if self.more > 0 {
            self.lines.push(format!("and {} more", self.more));
        }
        self.lines
    }
}
