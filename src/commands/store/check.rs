//! Checks the store: every page, every row, every certificate, key and CRL.

use super::examine::Examiner;
use crate::{
    commands::{Context, Error, crl, office::Office},
    files,
    model::{Label, SecretKind},
    store,
    store::{Authority, CertificateFilter, CertificateRow, Lookup, Owner, OwnerKind, Read, Sqlite, Store},
    vault::Vault,
    x509::{Certificate, RevocationList},
};
use std::{collections::HashMap, path::PathBuf};

/// How many findings are named.
const MOST: usize = 1000;
/// How many certificates are looked at together.
const GROUP: usize = 1000;

/// What a finding means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Something is not as it was written.
    Damage,
    /// Something was begun and not completed.
    Incomplete,
    /// Something is open to others that should not be.
    Open,
}

impl Grade {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Damage, Self::Incomplete, Self::Open];

    /// The name, as printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Damage => "damaged",
            Self::Incomplete => "incomplete",
            Self::Open => "open",
        }
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it means.
    pub grade: Grade,
    /// Where, and what.
    pub what: String,
}

impl Finding {
    pub(super) fn damage(what: impl Into<String>) -> Self {
        Self { grade: Grade::Damage, what: what.into() }
    }

    pub(super) fn incomplete(what: impl Into<String>) -> Self {
        Self { grade: Grade::Incomplete, what: what.into() }
    }
}

/// What came out.
#[derive(Debug, Clone)]
pub struct Report {
    /// How many certificates were looked at.
    pub certificates: u64,
    /// How many audit records there are.
    pub records: u64,
    /// Whether the vault was opened: without it, keys and the end of the audit are not tried.
    pub has_vault: bool,
    /// What was found, the worst first.
    pub findings: Vec<Finding>,
    /// Whether there was more.
    pub is_cut: bool,
    /// What processes that died left under construction in the home, or others have there at this moment.
    pub under_construction: Vec<PathBuf>,
}

/// Checks the store. What is wrong with it is no error, it stands in the report.
///
/// # Errors
/// When the store cannot be read at all, or the vault does not open.
pub fn run(context: &Context<'_>, with_vault: bool) -> Result<Report, Error> {
    let store = context.store()?;
    let vault = with_vault.then(|| context.vault(&store)).transpose()?;
    let damages = match &vault {
        Some(vault) => store.damage(Some(&|message| vault.authenticate(message)))?,
        None => store.damage(None)?,
    };
    let mut findings: Vec<Finding> = damages.iter().map(|damage| Finding::damage(damage.to_string())).collect();
    for path in [context.home.clone(), context.store_path()] {
        if files::is_open_to_others(&path) {
            let what = format!("others may read `{}`: take that right away with chmod", path.display());
            findings.push(Finding { grade: Grade::Open, what });
        }
    }
    let mut certificates = 0;
    match contents(&store, vault.as_ref(), &mut findings) {
        Ok(count) => certificates = count,
        // What cannot be read is among the damages already.
        Err(error) if !damages.is_empty() => findings.push(Finding::damage(format!("the search ended early: {error}"))),
        Err(error) => return Err(error),
    }
    findings.sort_by_key(|finding| finding.grade);
    findings.dedup();
    let is_cut = findings.len() > MOST;
    findings.truncate(MOST);
    let records = store.audit_head().map_or(0, |head| head.number);
    let rooms = [context.home.clone(), context.home.join(crl::publish::DIRECTORY)];
    let under_construction = rooms.iter().flat_map(|room| files::under_construction(room)).collect();
    Ok(Report { certificates, records, has_vault: vault.is_some(), findings, is_cut, under_construction })
}

/// What the rows say, held against each other.
fn contents(store: &Sqlite, vault: Option<&Vault>, findings: &mut Vec<Finding>) -> Result<u64, Error> {
    let office = Office::open(store)?;
    let authorities = store.authorities()?;
    let mut issuers: HashMap<String, Vec<Certificate>> = HashMap::new();
    for authority in &authorities {
        issuers.insert(authority.name.clone(), certificates_of(store, authority)?);
        check_authority(store, authority, findings)?;
        check_crl(store, authority, issuers.get(&authority.name).map_or(&[], Vec::as_slice), findings)?;
    }
    if let Some(vault) = vault {
        for kind in [SecretKind::Password, SecretKind::BatchPassword] {
            check_passwords(store, vault, kind, findings)?;
        }
    }
    let examiner = Examiner { issuers, vault, environment: office.pki.environment, arc: office.realm.arc };
    let mut group = Vec::with_capacity(GROUP);
    let mut count = 0;
    let listed = store.each_certificate(&CertificateFilter::default(), &mut |row| {
        count += 1;
        group.push(row);
        if group.len() == GROUP { flush(store, &examiner, &mut group, findings) } else { Ok(()) }
    });
    match listed.and_then(|()| flush(store, &examiner, &mut group, findings)) {
        Ok(()) | Err(store::Error::Stopped) => Ok(count),
        Err(error) => Err(error.into()),
    }
}

/// Whether every password that is kept opens.
fn check_passwords(store: &Sqlite, vault: &Vault, kind: SecretKind, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let listed = store.each_secret(kind, None, &mut |row| {
        let label = Label { kind, owner: &row.owner, version: row.version };
        // One that was erased on purpose says so.
        if row.sealed.as_ref().is_some_and(|sealed| vault.open(label, sealed).is_err()) {
            let (what, owner, version) = (kind.name(), &row.owner, row.version);
            findings.push(Finding::damage(format!("the {what} of {owner} (version {version}) does not open")));
        }
        if findings.len() > MOST { Err(store::Error::Stopped) } else { Ok(()) }
    });
    match listed {
        Ok(()) | Err(store::Error::Stopped) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn flush(
    store: &Sqlite,
    examiner: &Examiner<'_>,
    group: &mut Vec<CertificateRow>,
    findings: &mut Vec<Finding>,
) -> Result<(), store::Error> {
    findings.extend(examiner.examine(store, std::mem::take(group))?);
    if findings.len() > MOST { Err(store::Error::Stopped) } else { Ok(()) }
}

/// All certificates that an authority has or had: what it issued was issued by one of them.
fn certificates_of(store: &Sqlite, authority: &Authority) -> Result<Vec<Certificate>, Error> {
    let owner = Owner { kind: OwnerKind::Authority, name: authority.name.clone() };
    let rows = store.certificates(&Lookup::Owner(owner))?;
    Ok(rows.iter().filter_map(|row| Certificate::from_der(row.der.as_ref()?).ok()).collect())
}

fn check_authority(store: &Sqlite, authority: &Authority, findings: &mut Vec<Finding>) -> Result<(), Error> {
    for (what, row) in [("certificate", Some(authority.certificate)), ("anchor", authority.anchor)] {
        let Some(row) = row else { continue };
        let name = &authority.name;
        match store.certificates(&Lookup::Row(row))?.pop() {
            None => findings.push(Finding::damage(format!("the {what} of {name} (certificates row {row}) is missing"))),
            Some(found) if found.key_id != authority.key_id => {
                findings.push(Finding::damage(format!("the {what} of {name} (certificates row {row}) is for another key")));
            }
            Some(found) if found.der.is_none() => {
                findings.push(Finding::incomplete(format!("the {what} of {name} (certificates row {row}) was never completed")));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Whether the latest CRL of an authority is one of its own, and says what its row says.
fn check_crl(store: &Sqlite, authority: &Authority, own: &[Certificate], findings: &mut Vec<Finding>) -> Result<(), Error> {
    let name = &authority.name;
    let Some(crl) = store.crl(name)? else { return Ok(()) };
    let what = match RevocationList::from_bytes(store.crl_der(name)?.unwrap_or_default()) {
        Err(error) => format!("cannot be read: {error}"),
        Ok(list) if !own.iter().any(|c| list.verify_signature(c.public_key()).is_ok()) => "was not signed by it".to_owned(),
        Ok(list) if list.number() != Some(crl.number) => {
            format!("says number {}, and its row {}", list.number().unwrap_or_default(), crl.number)
        }
        Ok(list) if list.len() as u64 != crl.entries => format!("names {} certificates, and its row {}", list.len(), crl.entries),
        Ok(list) if list.this_update() != crl.this_update || list.next_update() != Some(crl.next_update) => {
            "is of another time than its row".to_owned()
        }
        Ok(_) => return Ok(()),
    };
    findings.push(Finding::damage(format!("the CRL of {name} {what}")));
    Ok(())
}
