//! The way to a certificate that one verb asks for: what is there already stays, what was left without a signature is completed, what is
//! missing is prepared, recorded, signed and completed.

use super::{
    Context, Error,
    draft::{Issued, KeySource, draft},
    holding::{Holding, Seat, left_open, read},
    keys,
    ledger::{Entry, StoreLedger},
    office::{Desk, Office, in_charge},
    subjects,
};
use crate::commands::typed::typed;
use crate::{
    model::Timestamp,
    pki::{
        Profile,
        issuance::{OpenRecord, Prepared},
        plan::Subject,
    },
    store::{CertificateRow, KeyPlace, Lookup, Owner, Read, Store, Transaction},
    vault::Vault,
    x509::{Certificate, metadata::Arc, pem, time::rfc3339},
};

/// A certificate that is asked for.
pub struct Order<'a> {
    /// Whom it is for.
    pub owner: Owner,
    /// What it is to say of them.
    pub subject: Subject,
    /// What it is to look like.
    pub profile: &'a Profile,
    /// Who signs it.
    pub desk: &'a Desk,
    /// The key.
    pub key: KeySource,
    /// How long it is to be valid, in seconds; none: as the profile says.
    pub validity: Option<i64>,
    /// Whether to issue it though there is one in its seat that counts.
    pub again: bool,
    /// Under which arc metadata stands.
    pub arc: &'a Arc,
    /// Which of its owner's certificates of this profile it is.
    pub seat: Seat,
    /// How to ask for another one beside one that counts.
    pub another: String,
    /// What has to be so when it is begun, and still when it is recorded.
    pub given: &'a dyn Fn(&dyn Read) -> Result<(), Error>,
}

/// What is to be done for an order.
pub enum Work {
    /// Nothing: this one is there and counts.
    Kept(Box<CertificateRow>),
    /// This is to be signed, which was left without a signature.
    Open(OpenRecord, KeyPlace),
    /// This is to be recorded and signed.
    New {
        /// The certificate, and what is taken down beside it.
        draft: Box<(Prepared, Entry)>,
        /// What was in its seat when it was prepared.
        mark: (u8, i64),
    },
}

impl Order<'_> {
    /// Finds out what is to be done. The rules speak here, before a passphrase is asked for.
    ///
    /// # Errors
    /// When it cannot be issued.
    pub fn prepare(&self, context: &Context<'_>, store: &dyn Read, office: &Office) -> Result<Work, Error> {
        (self.given)(store)?;
        let held = self.held(store, context.now)?;
        if let Holding::Current(row) = &held
            && !self.again
        {
            return Ok(Work::Kept(row.clone()));
        }
        in_charge(store, &self.desk.authority.name)?;
        let by = office.issuance(self.profile, self.desk, context);
        if let Holding::Open(row) = &held {
            if !self.key.is_of(row) {
                return Err(self.another_key(row));
            }
            keys::may_be_completed(store, row)?;
            return Ok(Work::Open(left_open(row, &by, &self.subject)?, row.key));
        }
        if let KeySource::Theirs(key) = &self.key {
            keys::may_be_certified(store, &store.authorities()?, key.id(), &self.owner, KeyPlace::Requester)?;
        }
        let draft = draft(&by, self.owner.clone(), self.subject.clone(), &self.key, self.validity)?;
        subjects::is_no_authoritys(&subjects::of_authorities(store)?, &self.owner, &draft.0.plan().subject)?;
        Ok(Work::New { draft: Box::new(draft), mark: held.mark() })
    }

    /// Prepares it and does it, with the vault that opens for it, and is handed on.
    ///
    /// # Errors
    /// As [`prepare`](Self::prepare) and [`carry_out`].
    pub fn issue(
        self,
        context: &Context<'_>,
        store: &mut dyn Store,
        office: &Office,
    ) -> Result<(Certificate, Issued, Vault), Error> {
        let work = match self.prepare(context, store, office)? {
            Work::Kept(row) => return Err(context.authentic(store, self.kept(&row))),
            work => work,
        };
        let vault = context.vault(store)?;
        let issued = carry_out(context, store, &vault, vec![(self, work)])?;
        let (certificate, issued) = issued.into_iter().next().ok_or_else(|| Error::bug("nothing was issued"))?;
        Ok((certificate, issued, vault))
    }

    /// What is in its seat.
    fn held(&self, store: &dyn Read, now: Timestamp) -> Result<Holding, Error> {
        let mut rows = Vec::new();
        for row in store.certificates(&Lookup::Owner(self.owner.clone()))? {
            let is_of_profile = row.profile == self.profile.name();
            if is_of_profile && Seat::of(row.owner.kind, &read(&row, self.desk)?, self.arc)? == self.seat {
                rows.push(row);
            }
        }
        Ok(Holding::of(rows, now))
    }

    /// Makes sure that nobody has done it in the meantime.
    fn is_unchanged(&self, store: &dyn Read, now: Timestamp, mark: (u8, i64)) -> Result<(), Error> {
        (self.given)(store)?;
        match self.held(store, now)? {
            Holding::Current(row) if !self.again => Err(self.kept(&row)),
            held if held.mark() != mark => Err(self.overtaken()),
            _ => Ok(()),
        }
    }

    fn kept(&self, row: &CertificateRow) -> Error {
        let (name, until) = (&self.owner.name, rfc3339(row.not_after));
        Error::cannot(format!("{name} has a certificate, {}, that is {} until {until}", row.serial, row.status.name()))
            .hint(self.another.clone())
    }

    fn overtaken(&self) -> Error {
        let name = &self.owner.name;
        Error::cannot(format!("another process has issued a certificate to {name} in the meantime"))
            .hint(format!("see it with `evpki certificate show {name}`", name = typed(name)))
    }

    fn another_key(&self, row: &CertificateRow) -> Error {
        Error::cannot(format!("a certificate of {} for another key, {}, was left without a signature", self.owner.name, row.serial))
            .hint("complete it with the command that was interrupted, or revoke it with `evpki certificate revoke SERIAL --reason superseded`")
    }
}

/// Does what is to be done for orders to one authority: what is new is recorded together.
///
/// # Errors
/// As [`StoreLedger::issue`]; when others have been faster; when one was to be kept.
pub fn carry_out(
    context: &Context<'_>,
    store: &mut dyn Store,
    vault: &Vault,
    orders: Vec<(Order<'_>, Work)>,
) -> Result<Vec<(Certificate, Issued)>, Error> {
    let Some(desk) = orders.first().map(|(order, _)| order.desk) else { return Ok(Vec::new()) };
    let (signing, issuer) = (desk.key(store, vault)?, &desk.authority.name);
    let (mut open, mut drafts, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    let (mut opened, mut places, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for (order, work) in orders {
        match work {
            Work::Kept(row) => return Err(order.kept(&row)),
            Work::Open(recorded, place) => {
                open.push(recorded);
                opened.push((place, true, Vec::new()));
            }
            Work::New { draft, mark } => {
                let (prepared, entry) = *draft;
                let remarks = prepared.checked().remarks.iter().map(ToString::to_string).collect();
                places.push((entry.key, false, remarks));
                drafts.push(prepared);
                entries.push(entry);
                marks.push((order, mark));
            }
        }
    }
    let mut certificates = Vec::new();
    if !open.is_empty() {
        certificates = StoreLedger::new(context, store, vault, issuer, Vec::new()).resume(open, &signing)?;
    }
    if !drafts.is_empty() {
        let mut unchanged = |transaction: &mut dyn Transaction| {
            marks.iter().try_for_each(|(order, mark)| order.is_unchanged(transaction, context.now, *mark))
        };
        let ledger = StoreLedger::new(context, store, vault, issuer, entries);
        certificates.extend(ledger.also(&mut unchanged).issue(drafts, &signing)?);
    }
    let places = opened.into_iter().chain(places);
    let issued = certificates.into_iter().zip(places).map(|(certificate, (place, completed, remarks))| {
        let issued = Issued { remarks, ..Issued::of(&certificate, place, completed) };
        (certificate, issued)
    });
    Ok(issued.collect())
}

/// A certificate with those above it, without the root, as PEM.
///
/// # Errors
/// When it cannot be written.
pub fn chain(certificate: Option<&Certificate>, desk: &Desk) -> Result<String, Error> {
    Ok(pem::write_certificates(certificate.into_iter().chain(&desk.chain()))?)
}
