//! Rows as the records that they hold. Every value is checked: what cannot be is damage, named by table, row and column.

use std::str::FromStr;

use rusqlite::{Row, types::ValueRef};

use super::Error;
use crate::{
    model::{self, Charger, Fingerprint, KeyId, PkiId, RevocationReason, SecurityProfile, SerialNumber, Status, Timestamp},
    store::{
        AuditEvent, AuditHead, AuditRecord, Authority, CertificateRow, ChargerRow, Crl, Owner, PasswordRow, Peer, Pki,
        RevokedEntry, SecretRow, Slot, Stage,
        integrity::{CrlRow, IssuerRow, Mark, Marked, ProfileRow, SettingRow, Short},
    },
};

/// A row that is read column by column, from left to right. The first column is its number.
pub(super) struct Fields<'r> {
    row: &'r Row<'r>,
    table: &'static str,
    next: usize,
    /// The number of the row.
    pub(super) number: i64,
}

impl<'r> Fields<'r> {
    pub(super) fn new(table: &'static str, row: &'r Row<'r>) -> Result<Self, Error> {
        let mut fields = Self { row, table, next: 0, number: 0 };
        fields.number = fields.integer("number")?;
        Ok(fields)
    }

    /// That a column does not hold what it should.
    fn damaged(&self, column: &str, why: impl std::fmt::Display) -> Error {
        Error::Damaged { what: format!("{} row {}: {column}: {why}", self.table, self.number) }
    }

    fn value(&mut self, column: &str) -> Result<ValueRef<'r>, Error> {
        let value = self.row.get_ref(self.next).map_err(|e| self.damaged(column, e))?;
        self.next += 1;
        Ok(value)
    }

    pub(super) fn integer(&mut self, column: &str) -> Result<i64, Error> {
        self.value(column)?.as_i64().map_err(|e| self.damaged(column, e))
    }

    pub(super) fn number<T: TryFrom<i64>>(&mut self, column: &str) -> Result<T, Error> {
        let value = self.integer(column)?;
        T::try_from(value).map_err(|_| self.damaged(column, format_args!("{value} is out of range")))
    }

    pub(super) fn moment(&mut self, column: &str) -> Result<Timestamp, Error> {
        self.integer(column).map(Timestamp)
    }

    pub(super) fn text(&mut self, column: &str) -> Result<String, Error> {
        self.value(column)?.as_str().map(str::to_owned).map_err(|e| self.damaged(column, e))
    }

    pub(super) fn word<T: FromStr<Err = model::Error>>(&mut self, column: &str) -> Result<T, Error> {
        self.value(column)?.as_str().map_err(|e| self.damaged(column, e))?.parse().map_err(|e| self.damaged(column, e))
    }

    pub(super) fn bytes(&mut self, column: &str) -> Result<Vec<u8>, Error> {
        self.value(column)?.as_blob().map(<[u8]>::to_vec).map_err(|e| self.damaged(column, e))
    }

    pub(super) fn array<const N: usize>(&mut self, column: &str) -> Result<[u8; N], Error> {
        let bytes = self.value(column)?.as_blob().map_err(|e| self.damaged(column, e))?;
        bytes.try_into().map_err(|_| self.damaged(column, format_args!("{} octets, expected {N}", bytes.len())))
    }

    fn serial(&mut self) -> Result<SerialNumber, Error> {
        let bytes = self.value("serial")?.as_blob().map_err(|e| self.damaged("serial", e))?;
        match SerialNumber::from_bytes(bytes) {
            Ok(serial) if serial.as_bytes() == bytes => Ok(serial),
            Ok(_) => Err(self.damaged("serial", "it begins with a zero octet")),
            Err(error) => Err(self.damaged("serial", error)),
        }
    }

    /// What `read` reads, unless there is nothing.
    pub(super) fn maybe<T>(&mut self, column: &str, read: fn(&mut Self, &str) -> Result<T, Error>) -> Result<Option<T>, Error> {
        if self.value(column)? == ValueRef::Null {
            return Ok(None);
        }
        self.next -= 1;
        read(self, column).map(Some)
    }

    /// The mark of the row, which ends it.
    fn mark(&mut self) -> Result<Option<Mark>, Error> {
        let record = self.maybe("changed_by", Self::number)?;
        let tag: Option<Short> = self.maybe("tag", Self::array)?;
        Ok(record.zip(tag).map(|(record, tag)| Mark { record, tag }))
    }

    /// A status, out of its three columns.
    fn status(&mut self) -> Result<Status, Error> {
        let name = self.value("status")?.as_str().map_err(|e| self.damaged("status", e))?;
        let at = self.maybe("status_at", Self::moment)?;
        let code: Option<u8> = self.maybe("reason", Self::number)?;
        match (name, at, code.map(RevocationReason::from_code)) {
            ("good", None, None) => Ok(Status::Good),
            ("held", Some(at), None) => Ok(Status::Held { at }),
            ("revoked", Some(at), Some(Some(reason))) => Ok(Status::Revoked { at, reason }),
            _ => Err(self.damaged("status", format_args!("`{name}` with the moment {at:?} and the reason {code:?}"))),
        }
    }
}

/// Reads a row with the mark behind it.
pub(super) fn marked<T>(
    read: impl Fn(&mut Fields<'_>) -> Result<T, Error>,
) -> impl Fn(&mut Fields<'_>) -> Result<Marked<T>, Error> {
    move |fields| Ok(Marked { record: read(fields)?, mark: fields.mark()? })
}

pub(super) const PKI: &str = "SELECT id, pki_id, organization, country, environment, hierarchy, oid_arc, publication_url, ocsp_url, created, \
     changed_by, tag FROM pki WHERE id = 1";

pub(super) fn pki(fields: &mut Fields<'_>) -> Result<Pki, Error> {
    Ok(Pki {
        id: PkiId(fields.array("pki_id")?),
        organization: fields.word("organization")?,
        country: fields.word("country")?,
        environment: fields.word("environment")?,
        hierarchy: fields.text("hierarchy")?,
        oid_arc: fields.maybe("oid_arc", Fields::text)?,
        publication_url: fields.maybe("publication_url", Fields::text)?,
        ocsp_url: fields.maybe("ocsp_url", Fields::text)?,
        created: fields.moment("created")?,
    })
}

pub(super) const AUTHORITIES: &str = "SELECT a.id, i.name, a.parent IS NULL, p.name, a.certificate, a.anchor, a.key_place, a.key_id, \
     a.changed_by, a.tag FROM authorities a LEFT JOIN issuers i ON i.id = a.issuer \
     LEFT JOIN authorities above ON above.id = a.parent LEFT JOIN issuers p ON p.id = above.issuer ORDER BY a.id";

pub(super) fn authority(fields: &mut Fields<'_>) -> Result<Authority, Error> {
    let name = fields.text("name")?;
    let is_root = fields.integer("parent")? == 1;
    let parent = fields.maybe("parent", Fields::text)?;
    if is_root != parent.is_none() {
        return Err(fields.damaged("parent", "it is not there"));
    }
    Ok(Authority {
        name,
        parent,
        certificate: fields.integer("certificate")?,
        anchor: fields.maybe("anchor", Fields::integer)?,
        key: fields.word("key_place")?,
        key_id: KeyId(fields.array("key_id")?),
    })
}

pub(super) const CERTIFICATE: &str = "SELECT c.id, i.name, c.serial, c.owner_kind, c.owner, c.generation, c.common_name, c.profile, \
     c.not_before, c.not_after, c.key_id, c.key_place, c.status, c.status_at, c.reason, c.recorded, c.tbs_digest, c.fingerprint, \
     c.tbs, c.certificate, coalesce(c.origin, 0), c.changed_by, c.tag FROM certificates c LEFT JOIN issuers i ON i.id = c.issuer";

/// As [`CERTIFICATE`]; of the bytes, only whether they are there.
pub(super) const CERTIFICATE_WITHOUT_BYTES: &str = "SELECT c.id, i.name, c.serial, c.owner_kind, c.owner, c.generation, c.common_name, c.profile, \
     c.not_before, c.not_after, c.key_id, c.key_place, c.status, c.status_at, c.reason, c.recorded, c.tbs_digest, c.fingerprint, \
     iif(c.tbs IS NULL, NULL, x''), iif(c.certificate IS NULL, NULL, x''), \
     coalesce(c.origin, 0), c.changed_by, c.tag FROM certificates c LEFT JOIN issuers i ON i.id = c.issuer";

pub(super) fn certificate_without_bytes(fields: &mut Fields<'_>) -> Result<CertificateRow, Error> {
    Ok(CertificateRow { tbs: None, der: None, ..certificate(fields)? })
}

pub(super) fn certificate(fields: &mut Fields<'_>) -> Result<CertificateRow, Error> {
    let row = fields.number;
    let issuer = fields.text("issuer")?;
    let serial = fields.serial()?;
    let owner = Owner { kind: fields.word("owner_kind")?, name: fields.text("owner")? };
    let generation = fields.number("generation")?;
    let common_name = fields.text("common_name")?;
    let profile = fields.text("profile")?;
    let not_before = fields.moment("not_before")?;
    let not_after = fields.moment("not_after")?;
    let key_id = KeyId(fields.array("key_id")?);
    let key = fields.word("key_place")?;
    let status = fields.status()?;
    let at = fields.moment("recorded")?;
    let tbs_digest = fields.array("tbs_digest")?;
    let fingerprint = fields.maybe("fingerprint", Fields::array)?.map(Fingerprint);
    let tbs = fields.maybe("tbs", Fields::bytes)?;
    let der = fields.maybe("certificate", Fields::bytes)?;
    let origin = fields.number("origin")?;
    let stage = match (&tbs, &der, fingerprint) {
        (Some(_), None, None) => Stage::Recorded,
        (None, Some(_), Some(_)) => Stage::Completed,
        _ => return Err(fields.damaged("certificate", "it is neither recorded nor completed")),
    };
    Ok(CertificateRow {
        row,
        issuer,
        serial,
        owner,
        generation,
        common_name,
        profile,
        not_before,
        not_after,
        key_id,
        key,
        stage,
        status,
        tbs,
        tbs_digest,
        der,
        fingerprint,
        at,
        origin,
    })
}

/// Of one issuer (1), read from an index alone.
pub(super) const REVOKED: &str = "SELECT id, serial, not_after, status, status_at, reason FROM certificates \
     INDEXED BY certificates_not_good WHERE issuer = ?1 AND status <> 'good' ORDER BY serial";

/// An entry, and the status that it tells.
pub(super) fn revoked(fields: &mut Fields<'_>) -> Result<(RevokedEntry, Status), Error> {
    let serial = fields.serial()?;
    let not_after = fields.moment("not_after")?;
    let status = fields.status()?;
    let (at, reason) = status.entry().ok_or_else(|| fields.damaged("status", "`good` among the revoked"))?;
    Ok((RevokedEntry { serial, at, reason, not_after }, status))
}

pub(super) const CHARGER: &str = "SELECT id, station_id, serial_number, vendor, model, security_profile, ocpp_version, csms, batch, \
     key_type, default_password_batch, state, added, changed_by, tag FROM chargers";

pub(super) fn charger(fields: &mut Fields<'_>) -> Result<ChargerRow, Error> {
    Ok(ChargerRow {
        charger: Charger {
            station_id: fields.word("station_id")?,
            serial_number: fields.word("serial_number")?,
            vendor: fields.maybe("vendor", Fields::text)?,
            model: fields.maybe("model", Fields::text)?,
            security_profile: {
                let number = fields.number("security_profile")?;
                SecurityProfile::from_number(number)
                    .ok_or_else(|| fields.damaged("security_profile", format_args!("there is no profile {number}")))?
            },
            ocpp_version: fields.word("ocpp_version")?,
            csms: fields.maybe("csms", Fields::text)?,
            batch: fields.maybe("batch", Fields::word)?,
            key_type: fields.word("key_type")?,
            default_password_batch: fields.maybe("default_password_batch", Fields::word)?,
        },
        state: fields.word("state")?,
        added: fields.moment("added")?,
    })
}

/// What [`CHARGER`] reads, and of its own password the version in force and the one that is pending, each found by its state.
pub(super) const PASSWORD: &str = "SELECT c.id, c.station_id, c.serial_number, c.vendor, c.model, c.security_profile, c.ocpp_version, c.csms, \
     c.batch, c.key_type, c.default_password_batch, c.state, c.added, held.version, held.changed, next.version, next.changed \
     FROM chargers c \
     LEFT JOIN secrets held ON held.kind = 'password' AND held.state = 'active' AND held.owner = c.station_id \
     LEFT JOIN secrets next ON next.kind = 'password' AND next.state = 'pending' AND next.owner = c.station_id";

pub(super) fn password(fields: &mut Fields<'_>) -> Result<PasswordRow, Error> {
    let charger = charger(fields)?;
    let mut version = || {
        let number = fields.maybe("version", Fields::number)?;
        let since = fields.maybe("changed", Fields::moment)?;
        Ok::<_, Error>(number.zip(since))
    };
    Ok(PasswordRow { charger, in_force: version()?, pending: version()? })
}

pub(super) const SECRET: &str = "SELECT id, kind, owner, version, state, created, changed, sealed, changed_by, tag FROM secrets";

pub(super) fn secret(fields: &mut Fields<'_>) -> Result<SecretRow, Error> {
    Ok(SecretRow {
        kind: fields.word("kind")?,
        owner: fields.text("owner")?,
        version: fields.number("version")?,
        state: fields.maybe("state", Fields::word)?,
        created: fields.moment("created")?,
        changed: fields.moment("changed")?,
        sealed: fields.maybe("sealed", Fields::bytes)?,
    })
}

pub(super) const SLOTS: &str = "SELECT id, kind, label, created, bytes, changed_by, tag FROM slots ORDER BY created, id";

pub(super) fn slot(fields: &mut Fields<'_>) -> Result<Slot, Error> {
    Ok(Slot {
        kind: fields.text("kind")?,
        label: fields.text("label")?,
        created: fields.moment("created")?,
        bytes: fields.bytes("bytes")?,
    })
}

pub(super) const PEERS: &str = "SELECT id, name, ocpi_version, token_encoding, added, changed_by, tag FROM peers";

pub(super) fn peer(fields: &mut Fields<'_>) -> Result<Peer, Error> {
    Ok(Peer {
        name: fields.text("name")?,
        ocpi_version: fields.text("ocpi_version")?,
        base64: fields.text("token_encoding")? == "base64",
        added: fields.moment("added")?,
    })
}

pub(super) const CRL: &str = "SELECT c.id, i.name, c.number, c.this_update, c.next_update, c.entries, length(c.crl), c.status_changes, c.digest, \
     c.changed_by, c.tag FROM crls c JOIN issuers i ON i.id = c.issuer WHERE i.name = ?1 ORDER BY c.number DESC LIMIT 1";

pub(super) fn crl(fields: &mut Fields<'_>) -> Result<CrlRow, Error> {
    Ok(CrlRow {
        row: fields.number,
        crl: Crl {
            authority: fields.text("issuer")?,
            number: fields.number("number")?,
            this_update: fields.moment("this_update")?,
            next_update: fields.moment("next_update")?,
            entries: fields.number("entries")?,
            length: fields.number("crl")?,
        },
        status_changes: fields.integer("status_changes")?,
        digest: fields.maybe("digest", Fields::array)?,
    })
}

pub(super) const PROFILES: &str = "SELECT id, name, yaml, changed_by, tag FROM profiles";

pub(super) fn profile(fields: &mut Fields<'_>) -> Result<ProfileRow, Error> {
    Ok(ProfileRow { name: fields.text("name")?, yaml: fields.text("yaml")? })
}

pub(super) const ISSUERS: &str = "SELECT id, name, status_changes, changed_by, tag FROM issuers";

pub(super) fn issuer(fields: &mut Fields<'_>) -> Result<IssuerRow, Error> {
    Ok(IssuerRow { id: fields.number, name: fields.text("name")?, status_changes: fields.integer("status_changes")? })
}

pub(super) const SETTINGS: &str = "SELECT id, name, value, changed_by, tag FROM settings";

pub(super) fn setting(fields: &mut Fields<'_>) -> Result<SettingRow, Error> {
    Ok(SettingRow { name: fields.text("name")?, value: fields.text("value")? })
}

pub(super) const AUDIT: &str = "SELECT number, at, actor, action, subject, details, previous, hash, tag FROM audit";

pub(super) fn audit(fields: &mut Fields<'_>) -> Result<AuditRecord, Error> {
    Ok(AuditRecord {
        number: u64::try_from(fields.number).map_err(|_| fields.damaged("number", "it is negative"))?,
        event: AuditEvent {
            at: fields.moment("at")?,
            actor: fields.text("actor")?,
            action: fields.text("action")?,
            subject: fields.text("subject")?,
            details: {
                let text = fields.text("details")?;
                super::details::read(&text).ok_or_else(|| fields.damaged("details", "a line cannot be read"))?
            },
        },
        previous: fields.array("previous")?,
        hash: fields.array("hash")?,
    })
}

/// An audit record and its tag, if it carries one.
pub(super) fn tagged_audit(fields: &mut Fields<'_>) -> Result<(AuditRecord, Option<Short>), Error> {
    Ok((audit(fields)?, fields.maybe("tag", Fields::array)?))
}

pub(super) const AUDIT_HEAD: &str = "SELECT id, number, hash, root, tag FROM audit_head WHERE id = 1";

pub(super) fn audit_head(fields: &mut Fields<'_>) -> Result<AuditHead, Error> {
    Ok(AuditHead {
        number: fields.number("number")?,
        hash: fields.array("hash")?,
        root: fields.maybe("root", Fields::array)?,
        tag: fields.array("tag")?,
    })
}
