//! Whether a certificate counts, changed: what revoking, current and releasing have in common.

use super::{
    adopt::Adoption,
    find::{self, Found},
};
use crate::{
    commands::{Context, Error, context::commit, pki_state::PkiState, shell_quote::shell_quoted},
    model::{Environment, Fingerprint, PrintablePath as _, SerialNumber, Status, Timestamp},
    store::{self, CertificateFilter, CertificateRow, Lookup, Owner, OwnerKind, Pki, Read, Stage, Store},
    x509::time,
};
use std::path::{MAIN_SEPARATOR, Path};

/// A certificate whose standing changes.
#[derive(Debug, Clone)]
pub struct Affected {
    /// Its row.
    pub row: i64,
    /// Its serial number.
    pub serial: SerialNumber,
    /// Whom it is for.
    pub owner: Owner,
    /// The common name of its subject.
    pub common_name: String,
    /// Who issued it.
    pub issuer: String,
    /// From when it is valid.
    pub not_before: Timestamp,
    /// Until when.
    pub not_after: Timestamp,
    /// How far it has come.
    pub stage: Stage,
    /// How many certificates that count now will not, because this authority issued them.
    pub below: u64,
    /// The serial number of the anchor by which peers trust this authority for itself: they see none of the change.
    pub anchor: Option<SerialNumber>,
    /// Whether the store had no record of it until now, though its issuer signed it.
    pub unrecorded: bool,
}

/// What is about to be changed.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Whom or what to name when asking back: the owner, when there is one, else the serial number.
    pub name: String,
    /// The certificates.
    pub certificates: Vec<Affected>,
    /// Which world the PKI belongs to.
    pub environment: Environment,
}

/// When a change is seen.
#[derive(Debug, Clone)]
pub struct Effect {
    /// The authority whose CRL will say it.
    pub authority: String,
    /// The number of its CRL that peers may have now, and until when they may rely on it.
    pub last: Option<(u64, Timestamp)>,
}

/// What was changed.
#[derive(Debug, Clone)]
pub struct Report {
    /// Whom or what was named.
    pub name: String,
    /// The certificates.
    pub certificates: Vec<Affected>,
    /// What they are now.
    pub status: Status,
    /// When it is seen.
    pub effects: Vec<Effect>,
}

/// Asks back whether it is meant.
pub type Confirm<'a> = &'a dyn Fn(&Planned) -> Result<(), Error>;

/// A change of standing.
pub(super) struct Change<'a> {
    /// What it is called: `revoke`.
    pub(super) verb: &'static str,
    /// What the certificates are to be.
    pub(super) to: Status,
    /// By which profile they were issued; none: by any.
    pub(super) profile: Option<&'a str>,
    /// Why, for the audit.
    pub(super) reason: Option<String>,
    /// Whether one that stands so may be changed; if not, why not.
    pub(super) allows: &'a dyn Fn(&CertificateRow) -> Result<(), Error>,
    /// Whether it may be a certificate that an authority signed and the store does not know.
    pub(super) adopts: bool,
    /// Asks back.
    pub(super) confirm: Confirm<'a>,
}

/// Which certificates are meant.
enum Chosen {
    /// Those in these rows; and whom or what to name.
    Rows(String, Vec<CertificateRow>),
    /// One that has no row yet.
    Adopted(Box<Adoption>),
}

impl Change<'_> {
    /// Finds what is suggestions, asks back, changes it, and says when that will be seen.
    ///
    /// # Errors
    /// When nothing was changed.
    pub(super) fn run(&self, context: &Context<'_>, which: &str) -> Result<Report, Error> {
        let mut store = context.store()?;
        let pki = store.pki()?;
        let chosen = self.choose(context, &store, which)?;
        let (name, certificates) = match &chosen {
            Chosen::Rows(name, rows) => {
                let checked = rows.iter().try_for_each(|row| self.check(row));
                checked.map_err(|refusal| context.authentic(&store, refusal))?;
                // What is told of each before it is confirmed is read beside: nothing is decided by it.
                let beside = context.store()?;
                let certificates = rows.iter().map(|row| affected(&beside, row, context.now)).collect::<Result<Vec<_>, _>>()?;
                (name.clone(), certificates)
            }
            Chosen::Adopted(adoption) => (adoption.certificate().serial().to_string(), vec![unrecorded(adoption)]),
        };
        let mut planned = Planned { name, certificates, environment: pki.environment };
        (self.confirm)(&planned)?;
        let vault = context.vault(&store)?;
        let mut transaction = store.begin()?;
        if let (Chosen::Adopted(adoption), Some(one)) = (&chosen, planned.certificates.first_mut()) {
            one.row = adoption.record(context, &mut *transaction)?;
        }
        for one in &planned.certificates {
            // While we asked, somebody else may have been quicker.
            let row = transaction.certificates(&Lookup::Row(one.row))?.pop();
            let row = row.ok_or_else(|| Error::store(format!("certificates row {} is gone", one.row)))?;
            self.check(&row)?;
            transaction.set_status(one.row, self.to)?;
            let mut details = vec![("owner", one.owner.to_string()), ("issuer", one.issuer.clone())];
            details.extend(self.reason.iter().map(|reason| ("reason", reason.clone())));
            transaction.append(&context.event(&format!("certificate.{}", self.verb), &one.serial.to_string(), &details))?;
        }
        commit(transaction, &vault)?;
        let mut effects: Vec<Effect> = Vec::new();
        for one in &planned.certificates {
            if effects.iter().all(|effect| effect.authority != one.issuer) {
                let last = store.crl(&one.issuer)?.map(|crl| (crl.number, crl.next_update));
                effects.push(Effect { authority: one.issuer.clone(), last });
            }
        }
        Ok(Report { name: planned.name, certificates: planned.certificates, status: self.to, effects })
    }

    /// Which certificates are meant: of a charger, and of anyone's by one profile, all that may be in use; else one.
    fn choose(&self, context: &Context<'_>, store: &dyn Read, which: &str) -> Result<Chosen, Error> {
        let found = match find::find(Some(store), which) {
            // A file that cannot be read is no answer of the store.
            Err(_) if !Path::new(which).exists() && !which.contains(MAIN_SEPARATOR) => return Err(not_found(context, which)?),
            found => found?,
        };
        let (name, rows) = match found {
            Found::One(row) => Ok((row.serial.to_string(), vec![*row])),
            Found::File(mut file) => match (file.row.take(), self.adopts) {
                (Some(row), _) => Ok((row.serial.to_string(), vec![row])),
                (None, true) => {
                    let arc = PkiState::open(store)?.identity.arc;
                    let adoption = Adoption::of(context, store, &file, &arc)?;
                    let Some(adoption) = adoption else {
                        return Err(context.authentic(store, not_ours(&store.pki()?, &file)));
                    };
                    return Ok(Chosen::Adopted(Box::new(adoption)));
                }
                (None, false) => Err(context.authentic(store, not_ours(&store.pki()?, &file))),
            },
            Found::Owner(owner, rows) => {
                let rows = self.of_profile(&owner, rows)?;
                let changeable = |row: &&CertificateRow| context.now <= row.not_after && (self.allows)(row).is_ok();
                let current: Vec<CertificateRow> = match owner.kind {
                    // An authority is its certificate; older ones and its anchor have serial numbers.
                    OwnerKind::Authority => rows.iter().take(1).cloned().collect(),
                    _ => rows.iter().filter(changeable).cloned().collect(),
                };
                match (current.len(), owner.kind) {
                    (0, _) => Err(context.authentic(store, self.nothing_to_change(&owner, &rows, context.now))),
                    (1, _) | (_, OwnerKind::Charger) => Ok((owner.name, current)),
                    _ if self.profile.is_some() => Ok((owner.name, current)),
                    _ => Err(context.authentic(store, several(&owner, &current))),
                }
            }
        }?;
        Ok(Chosen::Rows(name, rows))
    }

    /// Those that were issued by the profile, when one is asked for.
    fn of_profile(&self, owner: &Owner, rows: Vec<CertificateRow>) -> Result<Vec<CertificateRow>, Error> {
        let Some(profile) = self.profile else { return Ok(rows) };
        let (theirs, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.profile == profile);
        if !theirs.is_empty() {
            return Ok(theirs);
        }
        let error = Error::cannot(format!("{owner} has no certificate by the profile `{profile}`"));
        let known = profiles(&others);
        Err(if known.is_empty() { error } else { error.hint(format!("there are {}", known.join(", "))) })
    }

    /// What speaks against changing this one.
    fn check(&self, row: &CertificateRow) -> Result<(), Error> {
        let is_its_own = row.owner.kind == OwnerKind::Authority && row.owner.name == row.issuer;
        if is_its_own {
            let message = format!("{} signed the certificate {} for itself: no CRL can take it back", row.issuer, row.serial);
            return Err(Error::refused(message).hint("tell everyone who trusts it to remove it from their trust anchors"));
        }
        (self.allows)(row)
    }

    /// Why none of someone's certificates can be changed.
    fn nothing_to_change(&self, owner: &Owner, rows: &[CertificateRow], now: Timestamp) -> Error {
        let Some(newest) = rows.first() else { return Error::cannot(format!("{owner} has no certificate")) };
        let why = (self.allows)(newest).err();
        why.unwrap_or_else(|| {
            let ended = time::rfc3339(newest.not_after);
            let message = format!("the last certificate of {owner} expired at {ended}, and it is {}", time::rfc3339(now));
            Error::cannot(message).hint(format!("to {} it all the same, name its serial number {}", self.verb, newest.serial))
        })
    }
}

/// Why nothing was found, asked once more with the vault open. That there is no certificate of a serial number or fingerprint, only all of them
/// show: their list is authenticated, an index is not.
fn not_found(context: &Context<'_>, which: &str) -> Result<Error, Error> {
    let store = context.store()?;
    context.vault(&store)?;
    let Err(refusal) = find::find(Some(&store), which) else { return Err(store::Error::Overtaken.into()) };
    let (fingerprint, serials) = (which.parse::<Fingerprint>().ok(), SerialNumber::readings(which).unwrap_or_default());
    if fingerprint.is_none() && serials.is_empty() {
        return Ok(refusal);
    }
    let mut hidden = None;
    store.each_certificate(&CertificateFilter { without_bytes: true, ..CertificateFilter::default() }, &mut |row| {
        let is_meant = serials.contains(&row.serial) || (fingerprint.is_some() && row.fingerprint == fingerprint);
        hidden = hidden.take().or_else(|| is_meant.then_some(row.row));
        Ok(())
    })?;
    Ok(hidden.map_or(refusal, |row| {
        Error::store(format!("certificates row {row} is missing from an index of the store"))
            .hint("see what is damaged with `evpki store check`, and restore a backup with `evpki store restore FILE`")
    }))
}

/// The profiles of certificates, each once.
fn profiles(rows: &[CertificateRow]) -> Vec<&str> {
    let mut profiles: Vec<&str> = rows.iter().map(|row| row.profile.as_str()).collect();
    profiles.sort_unstable();
    profiles.dedup();
    profiles
}

/// That more than one certificate may be suggestions, and how to say which.
fn several(owner: &Owner, current: &[CertificateRow]) -> Error {
    let of_several = profiles(current).len() > 1;
    let line = |row: &CertificateRow| {
        let profile = if of_several { format!("{}: ", row.profile) } else { String::new() };
        profile + &find::described(row)
    };
    let lines = current.iter().map(line).collect::<Vec<_>>().join("\n");
    let error = Error::cannot(format!("{owner} has {} certificates that may be in use:\n{lines}", current.len()))
        .hint("name the one that is meant by its serial number or fingerprint");
    match *profiles(current) {
        [] | [_] => error,
        [first, ..] => error.hint(format!("or all of one profile, such as `--profile {}`", shell_quoted(first))),
    }
}

fn affected(store: &dyn Read, row: &CertificateRow, now: Timestamp) -> Result<Affected, Error> {
    let (mut below, mut anchor) = (0, None);
    if row.owner.kind == OwnerKind::Authority {
        let filter =
            CertificateFilter { issuer: Some(row.owner.name.clone()), without_bytes: true, ..CertificateFilter::default() };
        store.each_certificate(&filter, &mut |issued| {
            let is_its_own = issued.owner == row.owner;
            below += u64::from(!is_its_own && issued.status == Status::Good && now <= issued.not_after);
            Ok(())
        })?;
        let own = store.authorities()?.into_iter().find(|a| a.certificate == row.row).and_then(|a| a.anchor);
        anchor =
            own.map(|own| store.certificates(&Lookup::Row(own))).transpose()?.and_then(|mut rows| rows.pop()).map(|a| a.serial);
    }
    Ok(Affected {
        row: row.row,
        serial: row.serial.clone(),
        owner: row.owner.clone(),
        common_name: row.common_name.clone(),
        issuer: row.issuer.clone(),
        not_before: row.not_before,
        not_after: row.not_after,
        stage: row.stage,
        below,
        anchor,
        unrecorded: false,
    })
}

/// One that gets its row with the change.
fn unrecorded(adoption: &Adoption) -> Affected {
    let certificate = adoption.certificate();
    Affected {
        row: 0,
        serial: certificate.serial().clone(),
        owner: adoption.owner.clone(),
        common_name: certificate.subject().common_name().unwrap_or_default(),
        issuer: adoption.issuer.clone(),
        not_before: certificate.not_before(),
        not_after: certificate.not_after(),
        stage: Stage::Completed,
        below: 0,
        anchor: None,
        unrecorded: true,
    }
}

fn not_ours(pki: &Pki, file: &find::File) -> Error {
    let leaf = &file.leaf;
    Error::cannot(format!(
        "this PKI of {} did not issue the certificate in `{}`: `{}`, serial number {}, issued by `{}`",
        pki.organization,
        file.path.shown(),
        leaf.subject(),
        leaf.serial(),
        leaf.issuer()
    ))
    .hint("see those that it did with `evpki certificate list`")
}
