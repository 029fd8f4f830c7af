//! Names out of the store that begin so: for a shell to complete. Changes nothing, opens no vault, waits for nobody for long.

use super::{Error, context::STORE, vault::slots::name};
use crate::{
    pki::builtin,
    store::{self, CertificateFilter, ChargerFilter, OwnerKind, Read, Slot, Sqlite},
};
use std::{path::Path, time::Duration};

/// How long the shell waits for a store that somebody holds.
const PATIENCE: Duration = Duration::from_millis(200);

/// The first `most` station ids that begin so.
///
/// # Errors
/// When there is no store in the home, or it cannot be read.
pub fn stations(home: &Path, prefix: &str, most: usize) -> Result<Vec<String>, Error> {
    let store = Sqlite::open_to_read(&home.join(STORE), PATIENCE)?;
    let filter = ChargerFilter { prefix: Some(prefix.to_owned()), ..ChargerFilter::default() };
    let mut found = Vec::new();
    let answer = store.each_charger(&filter, &mut |row| {
        found.push(row.charger.station_id.to_string());
        if found.len() < most { Ok(()) } else { Err(store::Error::Stopped) }
    });
    match answer {
        Ok(()) | Err(store::Error::Stopped) => Ok(found),
        Err(error) => Err(error.into()),
    }
}

/// The first `most` parties of OCPI whose names begin so, in whichever way they are written: peers, and those that have certificates.
///
/// # Errors
/// When there is no store in the home, or it cannot be read.
pub fn parties(home: &Path, prefix: &str, most: usize) -> Result<Vec<String>, Error> {
    let store = Sqlite::open_to_read(&home.join(STORE), PATIENCE)?;
    let filter = CertificateFilter { owner: Some(OwnerKind::Party), without_bytes: true, ..CertificateFilter::default() };
    let (mut found, prefix) = (Vec::new(), prefix.to_ascii_uppercase());
    let mut take = |name: String| {
        // What is typed goes on as it was begun.
        let ways = [name.replace('*', "-"), name.replace('*', ""), name];
        if let Some(way) = ways.into_iter().find(|way| way.starts_with(&prefix))
            && !found.contains(&way)
        {
            found.push(way);
        }
        if found.len() < most { Ok(()) } else { Err(store::Error::Stopped) }
    };
    let peers = store.peers()?.into_iter().try_for_each(|peer| take(peer.name));
    match peers.and_then(|()| store.each_certificate(&filter, &mut |row| take(row.owner.name))) {
        Ok(()) | Err(store::Error::Stopped) => Ok(found),
        Err(error) => Err(error.into()),
    }
}

/// The authorities whose names begin so.
///
/// # Errors
/// When there is no store in the home, or it cannot be read.
pub fn authorities(home: &Path, prefix: &str) -> Result<Vec<String>, Error> {
    let store = Sqlite::open_to_read(&home.join(STORE), PATIENCE)?;
    let names = store.authorities()?.into_iter().map(|authority| authority.name);
    Ok(names.filter(|name| name.starts_with(prefix)).collect())
}

/// The profiles whose names begin so: those of the PKI in the home, and those that come with evpki.
#[must_use]
pub fn profiles(home: &Path, prefix: &str) -> Vec<String> {
    let own = Sqlite::open_to_read(&home.join(STORE), PATIENCE).and_then(|store| store.profiles()).unwrap_or_default();
    let shipped = builtin::PROFILES.iter().map(|document| document.name.to_owned());
    let mut names: Vec<String> = own.into_iter().map(|(name, _)| name).chain(shipped).filter(|n| n.starts_with(prefix)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The hierarchies that come with evpki whose names begin so.
#[must_use]
pub fn hierarchies(prefix: &str) -> Vec<String> {
    let shipped = builtin::HIERARCHIES.iter().map(|document| document.name.to_owned());
    shipped.filter(|name| name.starts_with(prefix)).collect()
}

/// What slots of the vault are called that begin so: by their labels, and where two have the same, with their kinds.
///
/// # Errors
/// When there is no store in the home, or it cannot be read.
pub fn slots(home: &Path, prefix: &str) -> Result<Vec<String>, Error> {
    let slots = Sqlite::open_to_read(&home.join(STORE), PATIENCE)?.slots()?;
    let is_alone = |slot: &Slot| {
        let others = slots.iter().filter(|other| other.label == slot.label || other.kind == slot.label);
        others.count() == 1
    };
    let names = slots.iter().map(|slot| if is_alone(slot) { slot.label.clone() } else { name(slot) });
    Ok(names.filter(|name| name.starts_with(prefix)).collect())
}
