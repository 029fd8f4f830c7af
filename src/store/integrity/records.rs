//! What each kind of row says for its tag, and which sets it is a member of.

use super::{Element, Encoder, Set};
use crate::{
    model::{SecretKind, SerialNumber, Status, Timestamp},
    store::{Authority, CertificateRow, ChargerRow, Crl, OwnerKind, Peer, Pki, SecretRow, Slot, Stage},
};

use sha2::{Digest, Sha256};

/// A row that carries a tag.
pub(in crate::store) trait Authentic {
    /// Its table.
    const TABLE: &'static str;

    /// Gives all that it says, in the order that `docs/formats/integrity.md` lists.
    fn encode(&self, to: &mut Encoder);

    /// What a message calls it.
    fn describe(&self) -> String;

    /// The sets that it is a member of, beside [`Set::Table`].
    fn each_set<'a>(&'a self, _each: &mut dyn FnMut(Set<'a>, Element)) {}

    /// The digest of what it says.
    fn digest(&self) -> [u8; 32] {
        let mut encoder = Encoder::new(Self::TABLE);
        self.encode(&mut encoder);
        encoder.digest()
    }

    /// Whether its large values have the digests that [`encode`](Self::encode) gives in their place.
    fn is_whole(&self) -> bool {
        true
    }

    /// How it is a member of the set of all rows of its table; none: that set is not kept, as others say enough.
    fn in_table(&self) -> Option<Element> {
        Some(Element::Row)
    }
}

/// A profile of the PKI.
#[derive(Debug, Clone)]
pub(in crate::store) struct ProfileRow {
    pub(in crate::store) name: String,
    pub(in crate::store) yaml: String,
}

/// Somebody who signs.
#[derive(Debug, Clone)]
pub(in crate::store) struct IssuerRow {
    pub(in crate::store) id: i64,
    pub(in crate::store) name: String,
    /// How often a status of its certificates has changed.
    pub(in crate::store) status_changes: i64,
}

/// A setting.
#[derive(Debug, Clone)]
pub(in crate::store) struct SettingRow {
    pub(in crate::store) name: String,
    pub(in crate::store) value: String,
}

/// A CRL, with what its row says beyond [`Crl`].
#[derive(Debug, Clone)]
pub(in crate::store) struct CrlRow {
    pub(in crate::store) crl: Crl,
    /// The number of its row.
    pub(in crate::store) row: i64,
    /// The count of status changes that it takes account of.
    pub(in crate::store) status_changes: i64,
    /// The SHA-256 digest of its DER; none in stores of older versions.
    pub(in crate::store) digest: Option<[u8; 32]>,
}

impl Authentic for Pki {
    const TABLE: &'static str = "pki";

    fn encode(&self, to: &mut Encoder) {
        to.bytes(&self.id.0);
        to.text(self.organization.as_str());
        to.text(self.country.as_str());
        to.text(self.environment.name());
        to.text(&self.hierarchy);
        to.maybe_text(self.oid_arc.as_deref());
        to.maybe_text(self.publication_url.as_deref());
        to.maybe_text(self.ocsp_url.as_deref());
        to.integer(self.created.0);
    }

    fn describe(&self) -> String {
        "the row of the PKI".to_owned()
    }
}

impl Authentic for ProfileRow {
    const TABLE: &'static str = "profiles";

    fn encode(&self, to: &mut Encoder) {
        to.text(&self.name);
        to.text(&self.yaml);
    }

    fn describe(&self) -> String {
        format!("the row of the profile {}", self.name)
    }
}

impl Authentic for IssuerRow {
    const TABLE: &'static str = "issuers";

    fn encode(&self, to: &mut Encoder) {
        to.integer(self.id);
        to.text(&self.name);
        to.integer(self.status_changes);
    }

    fn describe(&self) -> String {
        format!("the row of the issuer {}", self.name)
    }
}

impl Authentic for Authority {
    const TABLE: &'static str = "authorities";

    fn encode(&self, to: &mut Encoder) {
        to.text(&self.name);
        to.maybe_text(self.parent.as_deref());
        to.integer(self.certificate);
        match self.anchor {
            Some(anchor) => to.integer(anchor),
            None => to.none(),
        }
        to.text(self.key.name());
        to.bytes(&self.key_id.0);
    }

    fn describe(&self) -> String {
        format!("the row of the authority {}", self.name)
    }
}

impl Authentic for ChargerRow {
    const TABLE: &'static str = "chargers";

    fn encode(&self, to: &mut Encoder) {
        let charger = &self.charger;
        to.text(charger.station_id.as_str());
        to.text(charger.serial_number.as_str());
        to.maybe_text(charger.vendor.as_deref());
        to.maybe_text(charger.model.as_deref());
        to.number(u64::from(charger.security_profile.number()));
        to.text(charger.ocpp_version.name());
        to.maybe_text(charger.csms.as_deref());
        to.maybe_text(charger.batch.as_ref().map(|batch| batch.as_str()));
        to.text(charger.key_type.name());
        to.maybe_text(charger.default_password_batch.as_ref().map(|batch| batch.as_str()));
        to.text(self.state.name());
        to.integer(self.added.0);
    }

    fn describe(&self) -> String {
        format!("the row of the charger {}", self.charger.station_id)
    }

    fn each_set<'a>(&'a self, each: &mut dyn FnMut(Set<'a>, Element)) {
        let charger = &self.charger;
        let id = charger.station_id.as_str();
        each(Set::Charger(id), Element::Row);
        each(Set::SerialNumber(charger.serial_number.as_str()), Element::Part(id.as_bytes().to_vec()));
        if let Some(batch) = &charger.batch {
            each(Set::Batch(batch.as_str()), Element::Row);
        }
    }
}

impl Authentic for CertificateRow {
    const TABLE: &'static str = "certificates";

    /// The certificate and the bytes to be signed are said by their digests.
    fn encode(&self, to: &mut Encoder) {
        to.integer(self.row);
        to.text(&self.issuer);
        to.bytes(self.serial.as_bytes());
        to.text(self.owner.kind.name());
        to.text(&self.owner.name);
        to.number(u64::from(self.generation));
        to.text(&self.common_name);
        to.text(&self.profile);
        to.integer(self.not_before.0);
        to.integer(self.not_after.0);
        to.bytes(&self.key_id.0);
        to.text(self.key.name());
        status(self.status, to);
        to.integer(self.at.0);
        to.bytes(&self.tbs_digest);
        match &self.fingerprint {
            Some(fingerprint) => to.bytes(&fingerprint.0),
            None => to.none(),
        }
        to.number(self.origin);
    }

    fn is_whole(&self) -> bool {
        let is = |bytes: &Option<Vec<u8>>, digest: &[u8; 32]| bytes.as_ref().is_none_or(|b| Sha256::digest(b)[..] == *digest);
        is(&self.tbs, &self.tbs_digest) && self.fingerprint.as_ref().is_none_or(|fingerprint| is(&self.der, &fingerprint.0))
    }

    fn describe(&self) -> String {
        format!("the row of the certificate {} of {} (certificates row {})", self.serial, self.owner, self.row)
    }

    fn each_set<'a>(&'a self, each: &mut dyn FnMut(Set<'a>, Element)) {
        each(Set::Owner(self.owner.kind, &self.owner.name), Element::Row);
        if self.owner.kind != OwnerKind::Charger {
            each(Set::OwnerKind(self.owner.kind), Element::Row);
        }
        let mut key = Encoder::new("key");
        key.integer(self.row);
        key.text(self.owner.kind.name());
        key.text(&self.owner.name);
        each(Set::Key(&self.key_id), Element::Part(key.digest().to_vec()));
        if self.stage == Stage::Recorded {
            each(Set::Open, Element::Row);
        }
        if self.status != Status::Good {
            let element = revoked_element(&self.serial, self.not_after, self.status);
            each(Set::NotGood(&self.issuer), element);
        }
    }
}

/// How a certificate is a member of [`Set::NotGood`]: by all that a CRL says of it, and when it expires.
pub(in crate::store) fn revoked_element(serial: &SerialNumber, not_after: Timestamp, is: Status) -> Element {
    let mut part = Vec::with_capacity(48);
    part.extend_from_slice(&not_after.0.to_be_bytes());
    let (code, at) = match is {
        Status::Good => (0, 0),
        Status::Held { at } => (1, at.0),
        Status::Revoked { at, reason } => (2 + reason.code(), at.0),
    };
    part.push(code);
    part.extend_from_slice(&at.to_be_bytes());
    part.extend_from_slice(serial.as_bytes());
    Element::Part(part)
}

fn status(status: Status, to: &mut Encoder) {
    to.text(status.name());
    match status {
        Status::Good => {}
        Status::Held { at } => to.integer(at.0),
        Status::Revoked { at, reason } => {
            to.integer(at.0);
            to.number(u64::from(reason.code()));
        }
    }
}

impl Authentic for SecretRow {
    const TABLE: &'static str = "secrets";

    fn encode(&self, to: &mut Encoder) {
        to.text(self.kind.name());
        to.text(&self.owner);
        to.number(self.version);
        to.maybe_text(self.state.map(crate::model::PasswordState::name));
        match &self.sealed {
            Some(sealed) => to.bytes(sealed),
            None => to.none(),
        }
        to.integer(self.created.0);
        to.integer(self.changed.0);
    }

    fn describe(&self) -> String {
        format!("the row of the {} of {} (version {})", self.kind, self.owner, self.version)
    }

    fn each_set<'a>(&'a self, each: &mut dyn FnMut(Set<'a>, Element)) {
        if self.kind != SecretKind::PrivateKey {
            each(Set::Secrets(self.kind, &self.owner), Element::Row);
            each(Set::SecretKind(self.kind), Element::Row);
        }
    }
}

impl Authentic for Slot {
    const TABLE: &'static str = "slots";

    fn encode(&self, to: &mut Encoder) {
        to.text(&self.kind);
        to.text(&self.label);
        to.bytes(&self.bytes);
        to.integer(self.created.0);
    }

    fn describe(&self) -> String {
        format!("the row of the vault's slot {}:{}", self.kind, self.label)
    }
}

impl Authentic for SettingRow {
    const TABLE: &'static str = "settings";

    fn encode(&self, to: &mut Encoder) {
        to.text(&self.name);
        to.text(&self.value);
    }

    fn describe(&self) -> String {
        format!("the row of the setting {}", self.name)
    }
}

impl Authentic for Peer {
    const TABLE: &'static str = "peers";

    fn encode(&self, to: &mut Encoder) {
        to.text(&self.name);
        to.text(&self.ocpi_version);
        to.text(if self.base64 { "base64" } else { "raw" });
        to.integer(self.added.0);
    }

    fn describe(&self) -> String {
        format!("the row of the peer {}", self.name)
    }
}

impl Authentic for CrlRow {
    const TABLE: &'static str = "crls";

    fn encode(&self, to: &mut Encoder) {
        to.integer(self.row);
        to.text(&self.crl.authority);
        to.number(self.crl.number);
        to.integer(self.crl.this_update.0);
        to.integer(self.crl.next_update.0);
        to.number(self.crl.entries);
        to.number(self.crl.length);
        to.integer(self.status_changes);
        match &self.digest {
            Some(digest) => to.bytes(digest),
            None => to.none(),
        }
    }

    fn describe(&self) -> String {
        format!("the row of CRL {} of {}", self.crl.number, self.crl.authority)
    }

    fn each_set<'a>(&'a self, each: &mut dyn FnMut(Set<'a>, Element)) {
        each(Set::LatestCrl(&self.crl.authority), Element::Row);
    }

    /// Of earlier CRLs the store keeps the numbers alone, which nothing is decided by.
    fn in_table(&self) -> Option<Element> {
        None
    }
}
