//! Filters as conditions: only what is asked for stands in the statement, so that indexes are used.

use rusqlite::types::Value;

use super::Error;
use crate::{
    model::{BatchName, ChargerState, SecurityProfile, StationId},
    store::{CertificateFilter, CertificateRow, ChargerFilter, ChargerRow, OwnerKind, Stage},
};

/// Certificates that count and end before `?1`, in whose place nobody has one that lasts longer, and whose charger was not decommissioned.
pub(super) const ENDING: &str = "c.not_after < ?1 AND c.status = 'good' AND c.fingerprint IS NOT NULL AND NOT EXISTS \
     (SELECT 1 FROM certificates later WHERE later.owner = c.owner AND later.owner_kind = c.owner_kind AND later.profile = c.profile \
     AND later.not_after > c.not_after AND later.status = 'good' AND later.fingerprint IS NOT NULL) \
     AND NOT (c.owner_kind = 'charger' AND EXISTS \
     (SELECT 1 FROM chargers gone WHERE gone.station_id = c.owner AND gone.state = 'decommissioned'))";

/// Conditions that all must hold, and their values.
#[derive(Default)]
pub(super) struct Conditions {
    sql: String,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    /// Adds a condition without a value.
    fn plain(&mut self, condition: &str) {
        self.sql.push_str(if self.sql.is_empty() { " WHERE " } else { " AND " });
        self.sql.push_str(condition);
    }

    /// Adds a condition that ends where its value belongs.
    fn value(&mut self, condition: &str, value: impl Into<Value>) {
        self.plain(condition);
        self.values.push(value.into());
        self.sql.push_str(&format!(" ?{}", self.values.len()));
    }

    /// ` WHERE …`, or nothing.
    pub(super) fn sql(&self) -> &str {
        &self.sql
    }
}

/// What a filter of chargers asks for, but for its list of ids.
pub(super) fn of_chargers(filter: &ChargerFilter) -> Conditions {
    let mut conditions = Conditions::default();
    if let Some(prefix) = &filter.prefix {
        conditions.value("station_id >=", prefix.clone());
        conditions.value("station_id <", format!("{prefix}\u{10ffff}"));
    }
    if let Some(batch) = &filter.batch {
        conditions.value("batch =", batch.as_str().to_owned());
    }
    if let Some(profile) = filter.security_profile {
        conditions.value("security_profile =", i64::from(SecurityProfile::number(profile)));
    }
    if let Some(state) = filter.state {
        conditions.value("state =", state.name().to_owned());
    }
    conditions
}

/// Of the chargers, those in use that show a password: of this batch, after this station id.
pub(super) fn of_passwords(batch: Option<&BatchName>, after: Option<&StationId>) -> Conditions {
    let mut conditions = Conditions::default();
    conditions.value("c.state =", ChargerState::Active.name().to_owned());
    conditions.value("c.security_profile <>", i64::from(SecurityProfile::Certificate.number()));
    if let Some(batch) = batch {
        conditions.value("c.batch =", batch.as_str().to_owned());
    }
    if let Some(after) = after {
        conditions.value("c.station_id >", after.as_str().to_owned());
    }
    conditions
}

/// Whether a filter lets a charger through, but for its list of ids.
pub(super) fn lets_through(filter: &ChargerFilter, row: &ChargerRow) -> bool {
    let charger = &row.charger;
    filter.prefix.as_ref().is_none_or(|prefix| charger.station_id.as_str().starts_with(prefix))
        && filter.batch.as_ref().is_none_or(|batch| charger.batch.as_ref() == Some(batch))
        && filter.security_profile.is_none_or(|profile| charger.security_profile == profile)
        && filter.state.is_none_or(|state| row.state == state)
}

/// Whether a charger is in use and shows a password.
pub(super) fn has_password(row: &ChargerRow) -> bool {
    row.state == ChargerState::Active && row.charger.security_profile != SecurityProfile::Certificate
}

/// Whether a filter lets a certificate through.
pub(super) fn lets_certificate_through(filter: &CertificateFilter, row: &CertificateRow) -> bool {
    filter.issuer.as_ref().is_none_or(|issuer| row.issuer == *issuer)
        && filter.owner.is_none_or(|kind| row.owner.kind == kind)
        && filter.expires_before.is_none_or(|moment| row.not_after < moment)
        && filter.status.is_none_or(|status| row.status.name() == status)
        && filter.stage.is_none_or(|stage| row.stage == stage)
}

/// What a filter of certificates asks for. `issuer` is the number of the one that it names.
pub(super) fn of_certificates(filter: &CertificateFilter, issuer: Option<i64>) -> Result<Conditions, Error> {
    let mut conditions = Conditions::default();
    if let Some(issuer) = issuer {
        conditions.value("issuer =", issuer);
    }
    if let Some(kind) = filter.owner {
        // Said twice, for the index of everybody but the chargers.
        if kind != OwnerKind::Charger {
            conditions.plain("owner_kind <> 'charger'");
        }
        conditions.value("owner_kind =", kind.name().to_owned());
    }
    if let Some(moment) = filter.expires_before {
        conditions.value("not_after <", moment.0);
    }
    match filter.status {
        None => {}
        Some("good") => conditions.plain("status = 'good'"),
        // Said twice, for the index of what is not good.
        Some("held") => conditions.plain("status <> 'good' AND status = 'held'"),
        Some("revoked") => conditions.plain("status <> 'good' AND status = 'revoked'"),
        Some(other) => return Err(Error::Unknown { what: "status", value: other.to_owned() }),
    }
    match filter.stage {
        None => {}
        Some(Stage::Recorded) => conditions.plain("fingerprint IS NULL"),
        Some(Stage::Completed) => conditions.plain("fingerprint IS NOT NULL"),
    }
    Ok(conditions)
}
