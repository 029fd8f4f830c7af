//! Where the tokens and TOTPs of a peer stand, and the steps that change it.

use crate::{
    commands::{
        Context, Error,
        ledger::{keep, opened},
    },
    credentials::{
        self,
        rotation::{PasswordVersions, Plan, Step, Version},
    },
    model::{Label, PartyId, Secret, SecretKind},
    ocpi::Direction,
    store::{Read, SecretRow, Transaction},
    vault::Vault,
};

/// Under which name the store keeps the secrets of a peer and a direction, and the vault binds them: `DE*ABC inbound`.
#[must_use]
pub fn owner(party: PartyId, direction: Direction) -> String {
    format!("{party} {direction}")
}

/// What a kind of secret is called in messages.
#[must_use]
pub fn noun(kind: SecretKind) -> &'static str {
    if kind == SecretKind::Totp { "TOTP" } else { "token" }
}

/// Whose secrets, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose {
    /// [`SecretKind::Token`] or [`SecretKind::Totp`].
    pub kind: SecretKind,
    /// The peer.
    pub party: PartyId,
    /// Who shows them.
    pub direction: Direction,
}

impl Whose {
    /// The versions, newest first.
    ///
    /// # Errors
    /// The store's.
    pub fn rows(self, store: &dyn Read) -> Result<Vec<SecretRow>, Error> {
        Ok(store.secrets(self.kind, &owner(self.party, self.direction))?)
    }

    /// The value of a version.
    ///
    /// # Errors
    /// When there is none, it is gone, or does not open.
    pub fn value(self, store: &dyn Read, vault: &Vault, version: u64) -> Result<Secret, Error> {
        let row = self.rows(store)?.into_iter().find(|row| row.version == version);
        opened(&row.ok_or_else(|| self.none(Some(version)))?, vault)
    }

    /// Makes the steps that `plan` gives for where they stand, inside a transaction, each with its audit record; gives the number of the version
    /// to show, if there is one. `make` gives the value of a new one.
    ///
    /// # Errors
    /// When they do not stand so that it can be done.
    pub fn change(
        self,
        context: &Context<'_>,
        transaction: &mut dyn Transaction,
        vault: &Vault,
        plan: impl FnOnce(&PasswordVersions<'_>) -> Result<Plan, credentials::Error>,
        mut make: impl FnMut() -> Result<Secret, Error>,
    ) -> Result<Plan, Error> {
        let owner = owner(self.party, self.direction);
        let rows = self.rows(transaction)?;
        let known: Vec<Version> =
            rows.iter().filter_map(|row| Some(Version { number: row.version, state: row.state? })).collect();
        let standing = PasswordVersions { station: &owner, versions: &known, batch_default: false };
        let plan = plan(&standing).map_err(|error| self.said(error))?;
        for step in &plan.steps {
            let (number, state) = match *step {
                Step::Make { number, state } => {
                    let label = Label { kind: self.kind, owner: &owner, version: number };
                    keep(transaction, context, vault, label, &make()?, Some(state))?;
                    (number, state)
                }
                Step::Move { number, to } => {
                    transaction.set_secret_state(self.kind, &owner, number, to, context.now)?;
                    (number, to)
                }
            };
            let details = [("version", number.to_string()), ("state", state.to_string())];
            transaction.append(&context.event(&format!("{}.change", self.kind), &owner, &details))?;
        }
        Ok(plan)
    }

    /// Says in the audit that values were shown.
    ///
    /// # Errors
    /// The store's.
    pub fn revealed(self, context: &Context<'_>, transaction: &mut dyn Transaction, versions: &[u64]) -> Result<(), Error> {
        let versions = versions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let action = format!("{}.reveal", self.kind);
        Ok(transaction.append(&context.event(&action, &owner(self.party, self.direction), &[("versions", versions)]))?)
    }

    /// There is none of it.
    #[must_use]
    pub fn none(self, version: Option<u64>) -> Error {
        let Self { kind, party, direction } = self;
        let what = noun(kind);
        if let Some(version) = version {
            let hint = match kind {
                SecretKind::Totp => format!("see which there are with `evpki totp show {party}`"),
                _ => format!("see which there are with `evpki token show {party}`"),
            };
            return Error::cannot(format!("{party} has no {direction} {what} {version}")).hint(hint);
        }
        let hint = match (kind, direction) {
            (SecretKind::Totp, Direction::Inbound) => format!("`evpki totp provision {party} --direction inbound` makes one"),
            (SecretKind::Totp, Direction::Outbound) => {
                format!("{party} makes it: `evpki totp provision {party} --from FILE` takes it in")
            }
            (_, Direction::Inbound) => format!("`evpki token issue {party} --direction inbound` makes one"),
            (_, Direction::Outbound) => format!("{party} makes it: `evpki token issue {party} --value stdin` takes it in"),
        };
        Error::cannot(format!("{party} has no {direction} {what}")).hint(hint)
    }

    fn said(self, error: credentials::Error) -> Error {
        use credentials::Error as E;
        let Self { kind, party, direction } = self;
        let what = noun(kind);
        match error {
            E::NothingPending { .. } => {
                let hint = match kind {
                    SecretKind::Totp => {
                        format!("`evpki totp rotate {party} --direction {direction}` begins to replace the one in force")
                    }
                    _ => format!("`evpki token rotate {party} --direction {direction}` begins to replace the one in force"),
                };
                Error::cannot(format!("no {direction} {what} of {party} is pending")).hint(hint)
            }
            E::NoPassword { .. } => self.none(None),
            E::Pending { version, .. } => {
                Error::cannot(format!("the {direction} {what} {version} of {party} is pending: confirm or abort it first"))
            }
            E::Twice { place, first, second, .. } => Error::store(format!(
                "the {direction} {what}s {first} and {second} of {party} are both {place}, only one can be: check the store"
            )),
            other => other.into(),
        }
    }
}
