//! What the store keeps, as plain data.

use crate::model::{
    BatchName, Charger, ChargerState, Country, Environment, Fingerprint, KeyId, Organization, PasswordState, PkiId,
    RevocationReason, SecretKind, SecurityProfile, SerialNumber, StationId, Status, Timestamp,
};

/// A PKI, as `init` founded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pki {
    /// What tells it from all others.
    pub id: PkiId,
    /// Who owns it.
    pub organization: Organization,
    /// Where the owner sits.
    pub country: Country,
    /// Which world it belongs to.
    pub environment: Environment,
    /// The YAML text of its hierarchy.
    pub hierarchy: String,
    /// The arc of its metadata extensions, when it is not evpki's own (dotted decimal).
    pub oid_arc: Option<String>,
    /// Where its CRLs and authority certificates can be fetched, without a slash at the end; none: its certificates do not say.
    pub publication_url: Option<String>,
    /// Where an OCSP responder answers for its certificates; none: its certificates do not say.
    pub ocsp_url: Option<String>,
    /// When it was founded.
    pub created: Timestamp,
}

/// An authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Its name in the hierarchy, such as `ClientCA`.
    pub name: String,
    /// The authority above; none for a root.
    pub parent: Option<String>,
    /// The row of its certificate.
    pub certificate: i64,
    /// The row of its anchor, when it has one: the certificate that it signed for its own key under its own name, for peers who are
    /// to trust this authority and not the one above.
    pub anchor: Option<i64>,
    /// Where its private key is.
    pub key: KeyPlace,
    /// The identifier of its key pair.
    pub key_id: KeyId,
}

/// Where the private key of a certificate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// Sealed in the vault.
    Vault,
    /// With whoever asked for the certificate, and nowhere else.
    Requester,
    /// In a sealed file of its own, outside of the home.
    Away,
}

/// What kind of thing a certificate was issued to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OwnerKind {
    /// An authority, by its name.
    Authority,
    /// A CSMS, by its FQDN.
    Server,
    /// A charger, by its station id.
    Charger,
    /// A party of OCPI, by its name: `DE*ABC`.
    Party,
    /// A supply equipment communication controller of ISO 15118, by its SECCID.
    Secc,
    /// A contract of ISO 15118, by its EMAID.
    Contract,
    /// A vehicle, by its PCID or EVCCID.
    Vehicle,
    /// Somebody who signs data, by a name.
    Signer,
}

/// Whom a certificate was issued to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Owner {
    /// What kind of thing it is.
    pub kind: OwnerKind,
    /// Its name.
    pub name: String,
}

/// How far a certificate has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Recorded, and perhaps signed; not handed out.
    Recorded,
    /// Signed, compared, kept.
    Completed,
}

/// A certificate about to be signed: its serial number becomes taken with this record.
#[derive(Debug, Clone)]
pub struct NewCertificate {
    /// The authority that signs.
    pub issuer: String,
    /// Its serial number, unique under its issuer.
    pub serial: SerialNumber,
    /// Whom it is for.
    pub owner: Owner,
    /// The common name of its subject.
    pub common_name: String,
    /// The profile that it was made by.
    pub profile: String,
    /// From when it is valid.
    pub not_before: Timestamp,
    /// Until when.
    pub not_after: Timestamp,
    /// The identifier of its key pair.
    pub key_id: KeyId,
    /// Where the private key is.
    pub key: KeyPlace,
    /// The exact bytes to be signed (DER of the TBSCertificate).
    pub tbs: Vec<u8>,
    /// When this record is made.
    pub at: Timestamp,
}

/// A certificate, as the store knows it.
#[derive(Debug, Clone)]
pub struct CertificateRow {
    /// The number of its row.
    pub row: i64,
    /// The authority that signed it.
    pub issuer: String,
    /// Its serial number.
    pub serial: SerialNumber,
    /// Whom it is for.
    pub owner: Owner,
    /// Which of its owner's certificates of this profile it is; they count from 1.
    pub generation: u32,
    /// The common name of its subject.
    pub common_name: String,
    /// The profile that it was made by.
    pub profile: String,
    /// From when it is valid.
    pub not_before: Timestamp,
    /// Until when.
    pub not_after: Timestamp,
    /// The identifier of its key pair.
    pub key_id: KeyId,
    /// Where the private key is.
    pub key: KeyPlace,
    /// How far it has come.
    pub stage: Stage,
    /// Whether it counts.
    pub status: Status,
    /// The exact bytes to be signed; there until it is completed.
    pub tbs: Option<Vec<u8>>,
    /// The SHA-256 digest of those bytes.
    pub tbs_digest: [u8; 32],
    /// The certificate; there from completion on.
    pub der: Option<Vec<u8>>,
    /// The SHA-256 digest of the certificate; there from completion on.
    pub fingerprint: Option<Fingerprint>,
    /// When it was recorded.
    pub at: Timestamp,
    /// The number of the audit record that recorded it; 0 when a store of an older version does not tell.
    pub origin: u64,
}

/// What certificates can be found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// The number of the row.
    Row(i64),
    /// The serial number; two authorities may each have used it.
    Serial(SerialNumber),
    /// The SHA-256 digest.
    Fingerprint(Fingerprint),
    /// Whom they were issued to.
    Owner(Owner),
    /// The key pair.
    Key(KeyId),
}

/// Which certificates to list. What is `None` lets everything through.
#[derive(Debug, Clone, Default)]
pub struct CertificateFilter {
    /// Signed by this authority.
    pub issuer: Option<String>,
    /// Issued to this kind of thing.
    pub owner: Option<OwnerKind>,
    /// Expiring before this moment.
    pub expires_before: Option<Timestamp>,
    /// With a status of this name (`good`, `held`, `revoked`).
    pub status: Option<&'static str>,
    /// This far.
    pub stage: Option<Stage>,
    /// Without [`tbs`](CertificateRow::tbs) and [`der`](CertificateRow::der): who lists many reads none of them.
    pub without_bytes: bool,
}

/// A charger, as the store knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargerRow {
    /// As it was registered.
    pub charger: Charger,
    /// Whether it is in use.
    pub state: ChargerState,
    /// When it was registered.
    pub added: Timestamp,
}

/// Which chargers to list. What is `None` lets everything through.
#[derive(Debug, Clone, Default)]
pub struct ChargerFilter {
    /// Whose station id begins so.
    pub prefix: Option<String>,
    /// Of this batch.
    pub batch: Option<BatchName>,
    /// Of this security profile.
    pub security_profile: Option<SecurityProfile>,
    /// In this state.
    pub state: Option<ChargerState>,
    /// Only these, when there are any.
    pub ids: Vec<StationId>,
}

/// An entry of a CRL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokedEntry {
    /// The serial number of the certificate.
    pub serial: SerialNumber,
    /// Since when it does not count.
    pub at: Timestamp,
    /// Why.
    pub reason: RevocationReason,
    /// When it expires.
    pub not_after: Timestamp,
}

/// One version of a secret, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretRow {
    /// What it is.
    pub kind: SecretKind,
    /// Whose it is.
    pub owner: String,
    /// Which of the owner's.
    pub version: u64,
    /// Where it stands; keys have no state.
    pub state: Option<PasswordState>,
    /// Its sealed value; gone once it is retired.
    pub sealed: Option<Vec<u8>>,
    /// When it was made.
    pub created: Timestamp,
    /// When its state last changed.
    pub changed: Timestamp,
}

/// A charger in use that shows a password, and where that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordRow {
    /// The charger.
    pub charger: ChargerRow,
    /// The version of its own that is in force, and since when; none: it shows the default of its batch, if that has one.
    pub in_force: Option<(u64, Timestamp)>,
    /// The version that is pending, and since when.
    pub pending: Option<(u64, Timestamp)>,
}

/// A slot of the vault: one way to its master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What kind of slot: `passphrase`, `keyring`.
    pub kind: String,
    /// What its owner calls it.
    pub label: String,
    /// Its bytes, for the vault to read.
    pub bytes: Vec<u8>,
    /// When it was made.
    pub created: Timestamp,
}

/// Somebody with whom credentials of OCPI are exchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The party, by its name: `DE*ABC`.
    pub name: String,
    /// The version of OCPI that is spoken with it, such as `2.2.1`.
    pub ocpi_version: String,
    /// Whether tokens stand in the `Authorization` header in base64, or as they are.
    pub base64: bool,
    /// Since when it is known.
    pub added: Timestamp,
}

/// A CRL that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crl {
    /// The authority that issued it.
    pub authority: String,
    /// Its number (RFC 5280, 5.2.3).
    pub number: u64,
    /// When it was issued.
    pub this_update: Timestamp,
    /// When the next one is due.
    pub next_update: Timestamp,
    /// How many certificates it names.
    pub entries: u64,
    /// How many bytes its DER has.
    pub length: u64,
}

/// Something that was done, for the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEvent {
    /// When.
    pub at: Timestamp,
    /// Who: the user of the operating system.
    pub actor: String,
    /// What was done, as `noun.verb`: `charger.add`, `certificate.revoke`.
    pub action: String,
    /// To whom or what.
    pub subject: String,
    /// What else is worth knowing, as `key=value` pairs; never a secret.
    pub details: Vec<(String, String)>,
}

/// Something that was done, as it stands in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRecord {
    /// Its number; they count from 1.
    pub number: u64,
    /// What was done.
    pub event: AuditEvent,
    /// The hash of the record before; zeros for the first.
    pub previous: [u8; 32],
    /// Its own hash, [`AuditRecord::digest`].
    pub hash: [u8; 32],
}

/// The end of the audit chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditHead {
    /// The number of the last record; 0 when there is none.
    pub number: u64,
    /// Its hash; zeros when there is none.
    pub hash: [u8; 32],
    /// The root of the tree over all rows; none in a store of an older version, whose rows carry no tags yet.
    pub root: Option<[u8; 32]>,
    /// The vault's tag over [`AuditHead::message`].
    pub tag: [u8; 32],
}
