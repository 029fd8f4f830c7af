//! Checks the store: every page, row, certificate, key and CRL, and all rows against the audit log.

use super::{
    audit_reconcile::Replay,
    certificates::{Chains, Examiner},
    chargers::compare_chargers,
    crls,
    finding::{Finding, Findings, Grade},
    passwords, secrets, slots,
};
use crate::{
    commands::{
        Context, Error,
        context::{STORE, keys},
        crl,
        pki_state::PkiState,
    },
    files,
    store::{Authority, CertificateFilter, CertificateRow, Damage, Lookup, Owner, OwnerKind, Read, Sqlite, Store},
    vault::Vault,
    x509::Certificate,
};
use std::path::{Path, PathBuf};

/// The number of certificates that are checked together.
const GROUP: usize = 1000;

/// The result of a check.
#[derive(Debug, Clone)]
pub struct Report {
    /// The number of certificates that were checked.
    pub certificates: u64,
    /// The number of audit records.
    pub records: u64,
    /// Whether the vault was opened. Without it, neither the private keys nor the end of the audit log are checked.
    pub has_vault: bool,
    /// Whether the rows were checked against the audit log. They are not if the audit log is damaged.
    pub is_replayed: bool,
    /// The findings, worst grade first; at most the first 1000 of each grade.
    pub findings: Vec<Finding>,
    /// The number of findings of each grade, in the order of [`Grade::ALL`].
    pub counts: [u64; 4],
    /// Temporary files in the PKI home that killed processes left, or that running processes are writing.
    pub under_construction: Vec<PathBuf>,
}

impl Report {
    /// Returns the number of findings of a grade.
    #[must_use]
    pub fn count(&self, grade: Grade) -> u64 {
        self.counts[grade as usize]
    }

    /// Returns the number of all findings.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// Checks the store as of one moment, while other processes may change it. Damage is no error: the report contains it.
///
/// # Errors
/// Returns an error if the store cannot be read at all, or if the vault does not open.
pub fn run(context: &Context<'_>, with_vault: bool) -> Result<Report, Error> {
    let store = context.store()?;
    let vault = with_vault.then(|| context.vault_alone(&store)).transpose()?;
    look(context, &store, vault.as_ref())
}

/// Does the same with a store and a vault that are open. It reads rows without verifying them, because the check continues where any
/// other command stops.
pub(super) fn look(context: &Context<'_>, store: &Sqlite, vault: Option<&Vault>) -> Result<Report, Error> {
    let mut findings = Findings::default();
    let (mut report, authorities) = rows(context, store, vault, &mut findings)?;
    for (authority, own) in &authorities {
        store.unverified(|| crls::check_published(store, &context.home, &authority.name, own, &mut findings))?;
    }
    findings.extend(open_to_others(&context.home).into_iter().map(|(_, finding)| finding));
    report.under_construction = under_construction(&context.home);
    for path in &report.under_construction {
        let shown = path.display();
        let what = format!("`{shown}` was left by a killed process, or is being written now");
        findings.add(Finding::incomplete("leftover", shown.to_string(), what));
    }
    report.counts = findings.counts();
    report.findings = findings.into_kept();
    Ok(report)
}

/// Checks only the content of a store, which may be in any directory.
pub(super) fn look_inside(context: &Context<'_>, store: &Sqlite, vault: &Vault) -> Result<Report, Error> {
    let mut findings = Findings::default();
    let (report, _) = rows(context, store, Some(vault), &mut findings)?;
    Ok(Report { counts: findings.counts(), findings: findings.into_kept(), ..report })
}

type Authorities = Vec<(Authority, Vec<Certificate>)>;

/// Checks pages, rows, certificates and the audit. The report has no findings yet.
fn rows(
    context: &Context<'_>,
    store: &Sqlite,
    vault: Option<&Vault>,
    findings: &mut Findings,
) -> Result<(Report, Authorities), Error> {
    store.unverified(|| searched(context, store, vault, findings))
}

fn searched(
    context: &Context<'_>,
    store: &Sqlite,
    vault: Option<&Vault>,
    findings: &mut Findings,
) -> Result<(Report, Authorities), Error> {
    let moment = store.at_one_moment()?;
    let damages = match vault {
        Some(vault) => store.damage(Some(keys(vault)))?,
        None => store.damage(None)?,
    };
    findings.extend(damages.iter().map(Finding::of));
    let is_replayed = !damages.iter().any(is_of_audit);
    let records = store.audit_head().map_or(0, |head| head.number);
    let mut certificates = 0;
    let mut authorities = Vec::new();
    let mut examine = || {
        let pki_state = PkiState::open(store)?;
        authorities = few(store, &pki_state, findings)?;
        let replay = is_replayed.then(|| replayed(context, store, records)).transpose()?;
        if let Some(vault) = vault {
            secrets::check(context, store, vault, replay.as_ref(), findings)?;
        }
        certificates = many(context, store, &pki_state, vault, replay, &authorities, findings)?;
        if is_replayed {
            context.progress.begin("chargers against the audit log", records);
            compare_chargers(store, &|steps| context.progress.advance(steps), findings)?;
            context.progress.end();
            context.progress.begin("passwords against the audit log", records);
            passwords::compare(store, &|steps| context.progress.advance(steps), findings)?;
            context.progress.end();
        }
        Ok(())
    };
    match examine() {
        Ok(()) => {}
        // The findings contain the damage that stopped the check already.
        Err(error) if !damages.is_empty() => {
            findings.add(Finding::damage("search", "store", format!("the check stopped early: {error}")));
        }
        Err(error) => return Err(error),
    }
    drop(moment);
    let report = Report {
        certificates,
        records,
        has_vault: vault.is_some(),
        is_replayed,
        findings: Vec::new(),
        counts: [0; 4],
        under_construction: Vec::new(),
    };
    Ok((report, authorities))
}

fn is_of_audit(damage: &Damage) -> bool {
    match damage {
        Damage::Page { .. } | Damage::Schema { .. } | Damage::Reference { .. } | Damage::Digest { .. } => false,
        Damage::RowEdited { .. } | Damage::SetChanged { .. } | Damage::Tree { .. } => false,
        Damage::Value { what } => what.starts_with("audit"),
        _ => true,
    }
}

fn replayed(context: &Context<'_>, store: &Sqlite, records: u64) -> Result<Replay, Error> {
    context.progress.begin("audit records", records);
    let replay = Replay::of(store, &|steps| context.progress.advance(steps))?;
    context.progress.end();
    Ok(replay)
}

/// Checks the slots, the CAs with all their certificates, and their CRLs.
fn few(store: &Sqlite, pki_state: &PkiState, findings: &mut Findings) -> Result<Vec<(Authority, Vec<Certificate>)>, Error> {
    slots::check(store, findings)?;
    let mut authorities = Vec::new();
    for authority in store.authorities()? {
        let own = certificates_of(store, &authority)?;
        check_authority(store, pki_state, &authority, findings)?;
        crls::check(store, &authority, &own, findings)?;
        authorities.push((authority, own));
    }
    Ok(authorities)
}

/// Checks the certificates in groups: each of them by itself, and against the audit log.
fn many(
    context: &Context<'_>,
    store: &Sqlite,
    pki_state: &PkiState,
    vault: Option<&Vault>,
    mut replay: Option<Replay>,
    authorities: &[(Authority, Vec<Certificate>)],
    findings: &mut Findings,
) -> Result<u64, Error> {
    let chains = Chains::of(store, authorities, &pki_state.identity.arc)?;
    let examiner = Examiner { chains, vault, pki_state };
    let mut group = Vec::with_capacity(GROUP);
    let mut count = 0;
    context.progress.begin("certificates", store.count_certificates()?);
    let mut flush = |group: &mut Vec<CertificateRow>, findings: &mut Findings| {
        if let Some(replay) = &mut replay {
            group.iter().try_for_each(|row| replay.compare(store, row, findings))?;
        }
        context.progress.advance(group.len() as u64);
        findings.extend(examiner.examine(store, std::mem::take(group))?);
        Ok(())
    };
    store.each_certificate(&CertificateFilter::default(), &mut |row| {
        count += 1;
        group.push(row);
        if group.len() == GROUP { flush(&mut group, findings) } else { Ok(()) }
    })?;
    flush(&mut group, findings)?;
    context.progress.end();
    if let Some(replay) = &mut replay {
        replay.missing(store, findings)?;
        replay.compare_rest(store, findings)?;
    }
    Ok(count)
}

/// Returns all certificates that a CA has or had. One of them issued each certificate of this CA.
fn certificates_of(store: &Sqlite, authority: &Authority) -> Result<Vec<Certificate>, Error> {
    let owner = Owner { kind: OwnerKind::Authority, name: authority.name.clone() };
    let rows = store.certificates(&Lookup::Owner(owner))?;
    Ok(rows.iter().filter_map(|row| Certificate::from_der(row.der.as_ref()?).ok()).collect())
}

fn check_authority(store: &Sqlite, pki_state: &PkiState, authority: &Authority, findings: &mut Findings) -> Result<(), Error> {
    let name = &authority.name;
    let subject = || format!("authority {name}");
    for (what, row) in [("certificate", Some(authority.certificate)), ("anchor", authority.anchor)] {
        let Some(row) = row else { continue };
        let what = format!("the {what} of the CA {name} (certificates row {row})");
        match store.certificates(&Lookup::Row(row))?.pop() {
            None => findings.add(Finding::damage("authority", subject(), format!("{what} is missing"))),
            Some(found) if found.key_id != authority.key_id => {
                findings.add(Finding::damage("authority", subject(), format!("{what} has another key than the CA")));
            }
            Some(found) if found.der.is_none() => {
                findings.add(Finding::incomplete("intent-open", subject(), format!("{what} is still pending")));
            }
            Some(_) => {}
        }
    }
    match pki_state.hierarchy.authority(name) {
        None => findings.add(Finding::damage("authority", subject(), format!("the hierarchy contains no CA {name}"))),
        Some(planned) if planned.parent() != authority.parent.as_deref() => {
            let above = |parent: Option<&str>| parent.unwrap_or("none").to_owned();
            let (row, plan) = (above(authority.parent.as_deref()), above(planned.parent()));
            let what =
                format!("the issuer of the CA {name} is {row} according to its row, but {plan} according to the hierarchy");
            findings.add(Finding::damage("authority", subject(), what));
        }
        Some(_) => {}
    }
    Ok(())
}

/// Returns the files in the PKI home that other users can access although they must not. The flag means that they must not even read it;
/// otherwise they must only not write it.
pub(super) fn open_to_others(home: &Path) -> Vec<((PathBuf, bool), Finding)> {
    let inside = |directory: &Path| {
        let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    let lists = home.join(crl::publish::DIRECTORY);
    let mut found = Vec::new();
    let is_store = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(STORE));
    for path in std::iter::once(home.to_owned()).chain(inside(home).into_iter().filter(is_store)) {
        if files::is_open_to_others(&path) {
            let what = format!("other users can read `{}`: remove this permission with chmod", path.display());
            let finding = Finding::new(Grade::Open, "mode", path.display().to_string(), what);
            found.push(((path, true), finding));
        }
    }
    for path in std::iter::once(lists.clone()).chain(inside(&lists)) {
        if files::is_writable_by_others(&path) {
            let what = format!("other users can write `{}`: remove this permission with chmod", path.display());
            let finding = Finding::new(Grade::Open, "mode", path.display().to_string(), what);
            found.push(((path, false), finding));
        }
    }
    found
}

/// Returns the temporary files in the PKI home.
pub(super) fn under_construction(home: &Path) -> Vec<PathBuf> {
    let rooms = [home.to_owned(), home.join(crl::publish::DIRECTORY)];
    rooms.iter().flat_map(|room| files::under_construction(room)).collect()
}
