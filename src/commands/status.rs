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
                Some((Grade::Overdue, "crl-expired", format!("the CRL of {name} has expired"), Some(crl.next_update)))
            }
            Some(_) if is_stale => {
                let what = format!("the CRL of {name} is older than the last revocation, hold or release");
                Some((Grade::Overdue, "crl-stale", what, None))
            }
            Some(crl) if is_aged(context.now, pki_state, crl, is_away) => {
                Some((Grade::Soon, "crl-due", format!("the CRL of {name} is due for renewal"), Some(crl.next_update)))
            }
            Some(_) => None,
        };
        if let Some((grade, code, what, at)) = found {
            let next = match is_away {
                false => "`evpki crl publish`".to_owned(),
                true => {
                    format!("`evpki crl publish {name} --key-file FILE`, with the offline key", name = shell_quoted(name))
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
        OwnerKind::Authority => ("a CA", "CAs", "authority-certificate"),
        OwnerKind::Server => ("a server", "servers", "server-certificate"),
        OwnerKind::Charger => ("a charger", "chargers", "charger-certificate"),
        OwnerKind::Party => ("an OCPI party", "OCPI parties", "party-certificate"),
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
                (Grade::Overdue, 1) => format!("the certificate of {one} has expired"),
                (Grade::Overdue, _) => format!("{count} certificates of {many} have expired"),
                (_, 1) => format!("the certificate of {one} expires within {within}"),
                (_, _) => format!("{count} certificates of {many} expire within {within}"),
            };
            let next = match kind {
                OwnerKind::Charger => format!("`evpki charger issue {name} --again`", name = shell_quoted(name)),
                OwnerKind::Server => format!("`evpki server issue {name} --again`"),
                OwnerKind::Party => {
                    format!("`evpki party show {party}`, then issue a new certificate with `--again`", party = name)
                }
                OwnerKind::Authority => {
                    format!("`evpki ca show {name}`: all certificates below it expire with it", name = shell_quoted(name))
                }
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
            1 => "a certificate is pending: recorded, but not signed".to_owned(),
            _ => format!("{count} certificates are pending: recorded, but not signed"),
        };
        let next = "run the interrupted command again, or `evpki store check --repair`".to_owned();
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
    let what = [
        "the password of a charger is older than the policy allows",
        "the passwords of # chargers are older than the policy allows",
    ];
    add(
        Grade::Overdue,
        "password-due",
        summary.due,
        what,
        due,
        None,
        "`evpki password rotate --due`, then confirm or abort each",
    );
    let what = ["a password has been pending for too long", "# passwords have been pending for too long"];
    let next = "`evpki password due`, then confirm or abort each one according to the answer of its charger";
    add(Grade::Overdue, "password-pending", summary.stuck, what, stuck, summary.pending_since, next);
    let what = ["the password of a charger will be due soon", "the passwords of # chargers will be due soon"];
    add(Grade::Soon, "password-due-soon", summary.soon, what, soon, summary.next_due, "`evpki password due`");
    let what =
        ["a charger still uses the default password of its batch", "# chargers still use the default password of their batch"];
    let next = "`evpki password due`, then rotate each one after its charger has connected";
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
            1 => "an OCPI token is pending: the peer has not accepted it yet".to_owned(),
            _ => format!("{count} OCPI tokens are pending: the peers have not accepted them yet"),
        };
        // The owner is a peer and a direction.
        let first_of = names.first().and_then(|owner| owner.split_once(' '));
        let next = match first_of {
            Some((party, direction)) => format!(
                "`evpki token confirm {party} --direction {direction}` when it was used, otherwise `evpki token abort {party} --direction {direction}`"
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
            what: "the private key of a production root CA is in the vault, not offline".to_owned(),
            count,
            names,
            at: None,
            next: "create the next PKI with `--root-out FILE`".to_owned(),
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
        let what = format!("only one permanent slot, `{}`, opens the vault: if it is lost, all secrets are lost", only.name());
        advise("vault-one-slot", what, Vec::new(), None, "`evpki vault recovery`, then keep the recovery code offline");
    }
    if lasting.is_empty() {
        let what = "only a keyring opens the vault: if the keyring is cleared, all secrets are lost".to_owned();
        advise(
            "vault-keyring-only",
            what,
            Vec::new(),
            None,
            "`evpki store restore FILE`, with a backup that still has a passphrase slot",
        );
    }
    if let Some((_, until)) = left_behind.first().cloned() {
        let names = left_behind.into_iter().map(|(label, _)| label).collect();
        advise(
            "vault-slot-expired",
            "a keyring slot of the vault has expired".to_owned(),
            names,
            Some(until),
            "`evpki vault lock`",
        );
    }
    Ok(slots)
}
