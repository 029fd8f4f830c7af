//! What needs attention: read from the store alone, so that it can be asked for at any time, and by a timer. The vault stays closed.
//!
//! Whatever there is many of is found by an index or counted in one statement. Whether the store is whole is another question, which takes
//! longer: `store check`.

use super::{Context, Error, crl::publish::is_aged, init, password::due, pki_state::PkiState, shell_quote::shell_quoted};
use crate::{
    model::{Environment, Organization, PasswordState, SecretKind, Status, Timestamp},
    pki::Period,
    store::{CertificateFilter, Crl, KeyPlace, OwnerKind, Read, Sqlite, Stage},
    vault::{self, SlotKind},
};
use std::collections::BTreeMap;

/// How many names a finding has at most; it counts the others.
const NAMED: usize = 3;

/// The kinds of slots, which are counted also when there is none.
const SLOTS: [&str; 4] = ["passphrase", "keyring", "recovery", "key-file"];

/// What to look at.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// What ends within this is told.
    pub within: Period,
}

/// How pressing something is; the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Something has ended, or does not hold any more: peers see it.
    Overdue,
    /// It will, unless something is done.
    Soon,
    /// Nothing presses; it would be better otherwise.
    Advice,
}

impl Grade {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 3] = [Self::Overdue, Self::Soon, Self::Advice];

    /// Its name: `overdue`, `soon`, `advice`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Advice => "advice",
        }
    }
}

/// Something that needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How pressing it is.
    pub grade: Grade,
    /// Which it is, for programs.
    pub code: &'static str,
    /// What it is, in words.
    pub what: String,
    /// How many it concerns.
    pub count: u64,
    /// The first of them by name, or none.
    pub names: Vec<String>,
    /// When it ended, or will, for the first.
    pub at: Option<Timestamp>,
    /// What to do: a command in backticks, and perhaps more.
    pub next: String,
}

/// The CRL of an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrlReport {
    /// The authority.
    pub authority: String,
    /// Its latest CRL, if there is one.
    pub crl: Option<Crl>,
    /// Whether a status has changed since.
    pub is_stale: bool,
}

/// How many certificates of a kind end, of those that count and that none replaces which lasts longer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ending {
    /// They have ended.
    pub expired: u64,
    /// They will, within the time that was asked for.
    pub soon: u64,
}

/// What needs attention, and the numbers behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whose PKI it is.
    pub organization: Organization,
    /// Its environment.
    pub environment: Environment,
    /// As of when.
    pub now: Timestamp,
    /// What ends within this was looked at.
    pub within: Period,
    /// What needs attention, the most pressing first.
    pub findings: Vec<Finding>,
    /// The CRLs, parents before children.
    pub crls: Vec<CrlReport>,
    /// What ends, by whose it is.
    pub ending: Vec<(OwnerKind, Ending)>,
    /// How many certificates were recorded and never signed.
    pub unsigned: u64,
    /// How it stands with the chargers' passwords.
    pub passwords: due::Summary,
    /// How many credentials tokens of OCPI are pending.
    pub tokens_pending: u64,
    /// How many slots of each kind the vault has.
    pub slots: BTreeMap<&'static str, u64>,
}

impl Report {
    /// The grade of what presses most.
    #[must_use]
    pub fn worst(&self) -> Option<Grade> {
        self.findings.first().map(|finding| finding.grade)
    }

    /// How many findings have this grade.
    #[must_use]
    pub fn of_grade(&self, grade: Grade) -> usize {
        self.findings.iter().filter(|finding| finding.grade == grade).count()
    }
}

/// Says what needs attention. Opens no vault, changes nothing.
///
/// # Errors
/// The store's.
pub fn run(context: &Context<'_>, request: &Request) -> Result<Report, Error> {
    let store = context.store()?;
    let pki_state = PkiState::open(&store)?;
    let mut findings = Vec::new();
    let crls = crls(context, &store, &pki_state, &mut findings)?;
    let ending = ending(context, &store, request.within, &mut findings)?;
    let unsigned = unsigned(&store, &mut findings)?;
    let passwords = passwords(context, &store, &mut findings)?;
    let tokens_pending = tokens(&store, &mut findings)?;
    let slots = slots(context, &store, &mut findings)?;
    roots(&store, &mut findings)?;
    // What ended longest ago, or ends next, first; the rest as it was found.
    findings.sort_by_key(|finding| (finding.grade, finding.at.is_none(), finding.at));
    let (organization, environment) = (pki_state.pki.organization, pki_state.pki.environment);
    let (now, within) = (context.now, request.within);
    Ok(Report { organization, environment, now, within, findings, crls, ending, unsigned, passwords, tokens_pending, slots })
}

fn crls(
    context: &Context<'_>,
    store: &Sqlite,
    pki_state: &PkiState,
    findings: &mut Vec<Finding>,
) -> Result<Vec<CrlReport>, Error> {
    let mut crls = Vec::new();
    for authority in store.authorities()? {
        let (name, is_away) = (&authority.name, authority.key == KeyPlace::Away);
        let (crl, is_stale) = (store.crl(name)?, store.crl_is_stale(name)?);
        let found = match &crl {
            None => Some((Grade::Overdue, "crl-missing", format!("{name} has no CRL"), None)),
            Some(crl) if crl.next_update < context.now => {
                Some((Grade::Overdue, "crl-expired", format!("the CRL of {name} has ended"), Some(crl.next_update)))
            }
            Some(_) if is_stale => {
                let what = format!("the CRL of {name} does not say what has been revoked, held or released since");
                Some((Grade::Overdue, "crl-stale", what, None))
            }
            Some(crl) if is_aged(context.now, pki_state, crl, is_away) => {
                Some((Grade::Soon, "crl-due", format!("the CRL of {name} is to be renewed"), Some(crl.next_update)))
            }
            Some(_) => None,
        };
        if let Some((grade, code, what, at)) = found {
            let next = match is_away {
                false => "`evpki crl publish`".to_owned(),
                true => {
                    format!("`evpki crl publish {name} --key-file FILE`, with the key from its drawer", name = shell_quoted(name))
                }
            };
            findings.push(Finding { grade, code, what, count: 1, names: vec![name.clone()], at, next });
        }
        crls.push(CrlReport { authority: authority.name, crl, is_stale });
    }
    Ok(crls)
}

/// What somebody is called whose certificate ends, and the code of that.
fn whose(kind: OwnerKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        OwnerKind::Authority => ("an authority", "authorities", "authority-certificate"),
        OwnerKind::Server => ("a server", "servers", "server-certificate"),
        OwnerKind::Charger => ("a charger", "chargers", "charger-certificate"),
        OwnerKind::Party => ("a party", "parties", "party-certificate"),
        OwnerKind::Secc => ("a SECC", "SECCs", "secc-certificate"),
        OwnerKind::Contract => ("a contract", "contracts", "contract-certificate"),
        OwnerKind::Vehicle => ("a vehicle", "vehicles", "vehicle-certificate"),
        OwnerKind::Signer => ("a signer", "signers", "signer-certificate"),
    }
}

/// Those who may have several certificates, in the order in which they are told of.
const KINDS: [OwnerKind; 8] = [
    OwnerKind::Authority,
    OwnerKind::Server,
    OwnerKind::Party,
    OwnerKind::Charger,
    OwnerKind::Secc,
    OwnerKind::Contract,
    OwnerKind::Vehicle,
    OwnerKind::Signer,
];

/// What has ended or will, of one kind.
#[derive(Default)]
struct Gathered {
    count: u64,
    names: Vec<String>,
    first: Option<Timestamp>,
    profile: String,
}

fn ending(
    context: &Context<'_>,
    store: &Sqlite,
    within: Period,
    findings: &mut Vec<Finding>,
) -> Result<Vec<(OwnerKind, Ending)>, Error> {
    let mut gathered: [[Gathered; 2]; KINDS.len()] = Default::default();
    store.each_ending(context.now.plus(within.seconds()), &mut |row| {
        let Some(kind) = KINDS.iter().position(|kind| *kind == row.owner.kind) else { return Ok(()) };
        let of_kind = &mut gathered[kind][usize::from(row.not_after >= context.now)];
        of_kind.count += 1;
        if of_kind.first.is_none() {
            (of_kind.first, of_kind.profile) = (Some(row.not_after), row.profile);
        }
        if of_kind.names.len() < NAMED && !of_kind.names.contains(&row.owner.name) {
            of_kind.names.push(row.owner.name);
        }
        Ok(())
    })?;
    let mut ending = Vec::new();
    for (kind, of_kind) in KINDS.into_iter().zip(gathered) {
        ending.push((kind, Ending { expired: of_kind[0].count, soon: of_kind[1].count }));
        for (grade, Gathered { count, names, first, profile }) in [Grade::Overdue, Grade::Soon].into_iter().zip(of_kind) {
            let Some(name) = names.first() else { continue };
            let (one, many, code) = whose(kind);
            let what = match (grade, count) {
                (Grade::Overdue, 1) => format!("the certificate of {one} has ended"),
                (Grade::Overdue, _) => format!("{count} certificates of {many} have ended"),
                (_, 1) => format!("the certificate of {one} ends within {within}"),
                (_, _) => format!("{count} certificates of {many} end within {within}"),
            };
            let next = match kind {
                OwnerKind::Charger => format!("`evpki charger issue {name} --again`", name = shell_quoted(name)),
                OwnerKind::Server => format!("`evpki server issue {name} --again`"),
                OwnerKind::Party => format!("`evpki party show {party}`, then issue it another one with `--again`", party = name),
                OwnerKind::Authority => format!("`evpki ca show {name}`: what it issues ends with it", name = shell_quoted(name)),
                _ => format!(
                    "`evpki certificate issue {profile} {name} --again`",
                    profile = shell_quoted(profile),
                    name = shell_quoted(name)
                ),
            };
            findings.push(Finding { grade, code, what, count, names, at: first, next });
        }
    }
    Ok(ending)
}

fn unsigned(store: &Sqlite, findings: &mut Vec<Finding>) -> Result<u64, Error> {
    let (mut count, mut names) = (0, Vec::new());
    let filter = CertificateFilter { stage: Some(Stage::Recorded), without_bytes: true, ..CertificateFilter::default() };
    store.each_certificate(&filter, &mut |row| {
        if row.status == Status::Good {
            count += 1;
            if names.len() < NAMED {
                names.push(row.owner.name);
            }
        }
        Ok(())
    })?;
    if count > 0 {
        let what = match count {
            1 => "a certificate was recorded and never signed".to_owned(),
            _ => format!("{count} certificates were recorded and never signed"),
        };
        let next = "the command that was interrupted, again, or `evpki store check --repair`".to_owned();
        findings.push(Finding { grade: Grade::Overdue, code: "certificate-unsigned", what, count, names, at: None, next });
    }
    Ok(count)
}

fn passwords(context: &Context<'_>, store: &Sqlite, findings: &mut Vec<Finding>) -> Result<due::Summary, Error> {
    // The first of each reason: who is due, soon, on a default, stuck.
    let mut names: [Vec<String>; 4] = Default::default();
    let summary = due::walk(store, &due::Request::default(), context.now, &mut |due| {
        for reason in &due.reasons {
            let of_reason = match reason {
                due::Reason::Due(_) => &mut names[0],
                due::Reason::Soon(_) => &mut names[1],
                due::Reason::FactoryDefault => &mut names[2],
                due::Reason::Pending(_) => &mut names[3],
            };
            if of_reason.len() < NAMED {
                of_reason.push(due.station.to_string());
            }
        }
        Ok(())
    })?;
    let [due, soon, on_default, stuck] = names;
    let mut add = |grade, code, count: u64, what: [&str; 2], names: Vec<String>, at, next: &str| {
        if count > 0 {
            let what = if count == 1 { what[0].to_owned() } else { what[1].replace('#', &count.to_string()) };
            findings.push(Finding { grade, code, what, count, names, at, next: next.to_owned() });
        }
    };
    let what = ["a charger's password is older than the policy allows", "# chargers' passwords are older than the policy allows"];
    add(
        Grade::Overdue,
        "password-due",
        summary.due,
        what,
        due,
        None,
        "`evpki password rotate --due`, then confirm or abort each",
    );
    let what = ["a password is pending for too long", "# passwords are pending for too long"];
    let next = "`evpki password due`, then confirm or abort each, as its charger answered";
    add(Grade::Overdue, "password-pending", summary.stuck, what, stuck, summary.pending_since, next);
    let what = ["a charger's password will be due", "# chargers' passwords will be due"];
    add(Grade::Soon, "password-due-soon", summary.soon, what, soon, summary.next_due, "`evpki password due`");
    let what =
        ["a charger still shows the default password of its batch", "# chargers still show the default password of their batch"];
    let next = "`evpki password due`, then rotate each once it has connected";
    add(Grade::Soon, "password-default", summary.factory_default, what, on_default, None, next);
    let what = ["a charger has no password yet", "# chargers have no password yet"];
    add(Grade::Soon, "password-missing", summary.without, what, Vec::new(), None, "`evpki password provision --all`");
    Ok(summary)
}

fn tokens(store: &Sqlite, findings: &mut Vec<Finding>) -> Result<u64, Error> {
    let (mut count, mut names, mut first) = (0, Vec::new(), None::<Timestamp>);
    store.each_secret(SecretKind::Token, Some(PasswordState::Pending), &mut |row| {
        count += 1;
        first = Some(first.map_or(row.changed, |first| first.min(row.changed)));
        if names.len() < NAMED {
            names.push(row.owner);
        }
        Ok(())
    })?;
    if count > 0 {
        let what = match count {
            1 => "a token of OCPI is pending: the peer has not taken it yet".to_owned(),
            _ => format!("{count} tokens of OCPI are pending: the peers have not taken them yet"),
        };
        // The owner is a peer and a direction.
        let first_of = names.first().and_then(|owner| owner.split_once(' '));
        let next = match first_of {
            Some((party, direction)) => format!(
                "`evpki token confirm {party} --direction {direction}` once it was used, else `evpki token abort {party} --direction {direction}`"
            ),
            None => "`evpki token list`".to_owned(),
        };
        findings.push(Finding { grade: Grade::Soon, code: "token-pending", what, count, names, at: first, next });
    }
    Ok(count)
}

/// Names the roots of a production PKI that are online.
fn roots(store: &Sqlite, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let mut names = init::roots_in_vault(store)?;
    let count = names.len() as u64;
    if count > 0 {
        names.truncate(NAMED);
        findings.push(Finding {
            grade: Grade::Advice,
            code: "root-in-vault",
            what: "the private key of a production root is in the vault, and not offline".to_owned(),
            count,
            names,
            at: None,
            next: "for the next PKI, `--root-out FILE` when it is created".to_owned(),
        });
    }
    Ok(())
}

fn slots(context: &Context<'_>, store: &Sqlite, findings: &mut Vec<Finding>) -> Result<BTreeMap<&'static str, u64>, Error> {
    let mut slots = BTreeMap::from(SLOTS.map(|kind| (kind, 0)));
    let (mut lasting, mut left_behind) = (Vec::new(), Vec::new());
    for row in store.slots()? {
        let kind = vault::slot_kind(&row.bytes)?;
        *slots.entry(kind.name()).or_insert(0) += 1;
        match kind {
            SlotKind::Keyring { until: Some(until) } if until <= context.now => left_behind.push((row.label, until)),
            kind if kind.lasts() => lasting.push(kind),
            _ => {}
        }
    }
    let mut advise = |code, what: String, names: Vec<String>, at, next: &str| {
        let count = names.len().max(1) as u64;
        findings.push(Finding { grade: Grade::Advice, code, what, count, names, at, next: next.to_owned() });
    };
    if let [only] = lasting[..] {
        let what = format!("only one slot that lasts, `{}`, opens the vault: when that is lost, so is every secret", only.name());
        advise("vault-one-slot", what, Vec::new(), None, "`evpki vault recovery` makes a code for a drawer");
    }
    if lasting.is_empty() {
        let what = "nothing but a keyring opens the vault: when that is emptied, every secret is lost".to_owned();
        advise(
            "vault-keyring-only",
            what,
            Vec::new(),
            None,
            "`evpki store restore FILE`, with a backup that still has the slot of a passphrase",
        );
    }
    if let Some((_, until)) = left_behind.first().cloned() {
        let names = left_behind.into_iter().map(|(label, _)| label).collect();
        advise(
            "vault-slot-expired",
            "a keyring opened the vault for a time that is over".to_owned(),
            names,
            Some(until),
            "`evpki vault lock`",
        );
    }
    Ok(slots)
}
