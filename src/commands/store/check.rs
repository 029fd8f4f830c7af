//! Checks the store: every page, every row, every certificate, key and CRL; what the rows say against what the audit says.

use super::{
    audit_reconcile::{Replay, compare_chargers},
    certificates::{Chains, Examiner},
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

/// How many certificates are looked at together.
const GROUP: usize = 1000;

/// What came out.
#[derive(Debug, Clone)]
pub struct Report {
    /// How many certificates were looked at.
    pub certificates: u64,
    /// How many audit records there are.
    pub records: u64,
    /// Whether the vault was opened: without it, keys and the end of the audit are not tried.
    pub has_vault: bool,
    /// Whether the rows were held against the audit: against a damaged one they are not.
    pub is_replayed: bool,
    /// What was found, the worst first; of each grade the first thousand.
    pub findings: Vec<Finding>,
    /// How much was found of each grade, in the order of [`Grade::ALL`].
    pub counts: [u64; 4],
    /// What processes that died left under construction in the home, or others have there at this moment.
    pub under_construction: Vec<PathBuf>,
}

impl Report {
    /// How many findings there are of a grade.
    #[must_use]
    pub fn count(&self, grade: Grade) -> u64 {
        self.counts[grade as usize]
    }

    /// How many findings there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// Checks the store as of one moment, whatever others do meanwhile. What is wrong with it is no error, it stands in the report.
///
/// # Errors
/// When the store cannot be read at all, or the vault does not open.
pub fn run(context: &Context<'_>, with_vault: bool) -> Result<Report, Error> {
    let store = context.store()?;
    let vault = with_vault.then(|| context.vault_alone(&store)).transpose()?;
    look(context, &store, vault.as_ref())
}

/// The same, where store and vault are at hand. The store answers unverified here, for the search goes on where a command would stop.
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
        let what = format!("`{shown}` was left by a process that died, or is being written now");
        findings.add(Finding::incomplete("leftover", shown.to_string(), what));
    }
    report.counts = findings.counts();
    report.findings = findings.into_kept();
    Ok(report)
}

/// Checks what is in the store alone, which may lie anywhere.
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
            context.progress.begin("chargers against the audit", records);
            compare_chargers(store, &|steps| context.progress.advance(steps), findings)?;
            context.progress.end();
            context.progress.begin("passwords against the audit", records);
            passwords::compare(store, &|steps| context.progress.advance(steps), findings)?;
            context.progress.end();
        }
        Ok(())
    };
    match examine() {
        Ok(()) => {}
        // What cannot be read is among the damages already.
        Err(error) if !damages.is_empty() => {
            findings.add(Finding::damage("search", "store", format!("the search ended early: {error}")));
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

/// What there is few of: slots, authorities with all their certificates, their CRLs.
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

/// The certificates, in groups: each by itself, and against the audit.
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

/// All certificates that an authority has or had: what it issued was issued by one of them.
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
        let what = format!("the {what} of {name} (certificates row {row})");
        match store.certificates(&Lookup::Row(row))?.pop() {
            None => findings.add(Finding::damage("authority", subject(), format!("{what} is missing"))),
            Some(found) if found.key_id != authority.key_id => {
                findings.add(Finding::damage("authority", subject(), format!("{what} is for another key")));
            }
            Some(found) if found.der.is_none() => {
                findings.add(Finding::incomplete("intent-open", subject(), format!("{what} was never completed")));
            }
            Some(_) => {}
        }
    }
    match pki_state.hierarchy.authority(name) {
        None => findings.add(Finding::damage("authority", subject(), format!("the hierarchy has no authority {name}"))),
        Some(planned) if planned.parent() != authority.parent.as_deref() => {
            let above = |parent: Option<&str>| parent.unwrap_or("none").to_owned();
            let (row, plan) = (above(authority.parent.as_deref()), above(planned.parent()));
            let what = format!("the authority above {name} is {row}, by the hierarchy {plan}");
            findings.add(Finding::damage("authority", subject(), what));
        }
        Some(_) => {}
    }
    Ok(())
}

/// What is open to others in the home and should not be; and whether it should not even be read.
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
            let what = format!("others may read `{}`: take that right away with chmod", path.display());
            let finding = Finding::new(Grade::Open, "mode", path.display().to_string(), what);
            found.push(((path, true), finding));
        }
    }
    for path in std::iter::once(lists.clone()).chain(inside(&lists)) {
        if files::is_writable_by_others(&path) {
            let what = format!("others may write `{}`: take that right away with chmod", path.display());
            let finding = Finding::new(Grade::Open, "mode", path.display().to_string(), what);
            found.push(((path, false), finding));
        }
    }
    found
}

/// What is under construction in the home.
pub(super) fn under_construction(home: &Path) -> Vec<PathBuf> {
    let rooms = [home.to_owned(), home.join(crl::publish::DIRECTORY)];
    rooms.iter().flat_map(|room| files::under_construction(room)).collect()
}
