//! The records of the store, as plain data.

use crate::model::{
    BatchName, Charger, ChargerState, Country, Environment, Fingerprint, KeyId, Organization, PasswordState, PkiId,
    RevocationReason, SecretKind, SecurityProfile, SerialNumber, StationId, Status, Timestamp,
};

/// A PKI, as `init` created it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pki {
    /// The identifier, unique among all PKIs.
    pub id: PkiId,
    /// The organization that owns it.
    pub organization: Organization,
    /// The country of the owner.
    pub country: Country,
    /// The environment that it belongs to, such as production or test.
    pub environment: Environment,
    /// The hierarchy as YAML text.
    pub hierarchy: String,
    /// The OID arc of its metadata extensions (dotted decimal). `None` means evpki's own arc.
    pub oid_arc: Option<String>,
    /// The base URL for its CRLs and CA certificates, without a slash at the end. `None` means that its certificates contain no
    /// such URL.
    pub publication_url: Option<String>,
    /// The URL of the OCSP responder for its certificates. `None` means that its certificates contain no such URL.
    pub ocsp_url: Option<String>,
    /// When it was created.
    pub created: Timestamp,
}

/// A CA.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Its name in the hierarchy, such as `ClientCA`.
    pub name: String,
    /// The parent CA. `None` means that this is a root.
    pub parent: Option<String>,
    /// The row number of its certificate.
    pub certificate: i64,
    /// The row number of its anchor, if it has one: the certificate that it signed for its own key under its own name. Peers use
    /// it to trust this CA without trusting its parent.
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
    /// The requester of the certificate has it; evpki has no copy.
    Requester,
    /// In a sealed file outside the PKI home.
    Away,
}

/// What kind of owner a certificate was issued to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OwnerKind {
    /// A CA, by its name.
    Authority,
    /// A CSMS, by its FQDN.
    Server,
    /// A charger, by its station ID.
    Charger,
    /// An OCPI party, by its name: `DE*ABC`.
    Party,
    /// An ISO 15118 supply equipment communication controller (SECC), by its SECCID.
    Secc,
    /// An ISO 15118 contract, by its EMAID.
    Contract,
    /// A vehicle, by its PCID or EVCCID.
    Vehicle,
    /// A signer of data, by a name.
    Signer,
}

/// The owner that a certificate was issued to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Owner {
    /// The kind of the owner.
    pub kind: OwnerKind,
    /// The name of the owner.
    pub name: String,
}

/// Whether a certificate is pending or complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Recorded and perhaps signed, but not released: the certificate is pending.
    Recorded,
    /// Signed, verified and stored.
    Completed,
}

/// A certificate that is about to be signed. Once it is recorded, its serial number is in use.
#[derive(Debug, Clone)]
pub struct NewCertificate {
    /// The name of the issuing CA.
    pub issuer: String,
    /// Its serial number, unique under its issuer.
    pub serial: SerialNumber,
    /// The owner.
    pub owner: Owner,
    /// The common name of its subject.
    pub common_name: String,
    /// The name of its profile.
    pub profile: String,
    /// The start of its validity (inclusive).
    pub not_before: Timestamp,
    /// The end of its validity (inclusive).
    pub not_after: Timestamp,
    /// The identifier of its key pair.
    pub key_id: KeyId,
    /// Where its private key is.
    pub key: KeyPlace,
    /// The exact bytes to be signed (DER of the TBSCertificate).
    pub tbs: Vec<u8>,
    /// When it was recorded.
    pub at: Timestamp,
}

/// A certificate, as the store keeps it.
#[derive(Debug, Clone)]
pub struct CertificateRow {
    /// The row number.
    pub row: i64,
    /// The name of the issuing CA.
    pub issuer: String,
    /// Its serial number.
    pub serial: SerialNumber,
    /// The owner.
    pub owner: Owner,
    /// Its number among the owner's certificates of this profile, counted from 1.
    pub generation: u32,
    /// The common name of its subject.
    pub common_name: String,
    /// The name of its profile.
    pub profile: String,
    /// The start of its validity (inclusive).
    pub not_before: Timestamp,
    /// The end of its validity (inclusive).
    pub not_after: Timestamp,
    /// The identifier of its key pair.
    pub key_id: KeyId,
    /// Where its private key is.
    pub key: KeyPlace,
    /// Whether it is pending or complete.
    pub stage: Stage,
    /// Its revocation status.
    pub status: Status,
    /// The exact bytes to be signed. `None` once it is complete.
    pub tbs: Option<Vec<u8>>,
    /// The SHA-256 digest of the bytes to be signed.
    pub tbs_digest: [u8; 32],
    /// The DER of the certificate. `None` while it is pending.
    pub der: Option<Vec<u8>>,
    /// The SHA-256 digest of the DER. `None` while it is pending.
    pub fingerprint: Option<Fingerprint>,
    /// When it was recorded.
    pub at: Timestamp,
    /// The number of the audit record that recorded it; 0 if it is unknown, in a store of an older version.
    pub origin: u64,
}

/// What to find certificates by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// The row number.
    Row(i64),
    /// The serial number. More than one CA may have used it.
    Serial(SerialNumber),
    /// The SHA-256 digest of the DER.
    Fingerprint(Fingerprint),
    /// The owner.
    Owner(Owner),
    /// The identifier of the key pair.
    Key(KeyId),
}

/// Which certificates to list. A field that is `None` does not restrict the list.
#[derive(Debug, Clone, Default)]
pub struct CertificateFilter {
    /// Only certificates that this CA issued.
    pub issuer: Option<String>,
    /// Only certificates of owners of this kind.
    pub owner: Option<OwnerKind>,
    /// Only certificates that expire before this moment.
    pub expires_before: Option<Timestamp>,
    /// Only certificates with the status of this name (`good`, `held`, `revoked`).
    pub status: Option<&'static str>,
    /// Only certificates in this stage.
    pub stage: Option<Stage>,
    /// Leave out [`tbs`](CertificateRow::tbs) and [`der`](CertificateRow::der), which long lists do not need.
    pub without_bytes: bool,
}

/// A charger, as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargerRow {
    /// The data with which it was registered.
    pub charger: Charger,
    /// Whether it is active or decommissioned.
    pub state: ChargerState,
    /// When it was registered.
    pub added: Timestamp,
}

/// Which chargers to list. A field that is `None` does not restrict the list.
#[derive(Debug, Clone, Default)]
pub struct ChargerFilter {
    /// Only chargers whose station ID begins with this text.
    pub prefix: Option<String>,
    /// Only chargers of this batch.
    pub batch: Option<BatchName>,
    /// Only chargers with this security profile.
    pub security_profile: Option<SecurityProfile>,
    /// Only chargers in this state.
    pub state: Option<ChargerState>,
    /// Only these chargers, if the list is not empty.
    pub ids: Vec<StationId>,
}

/// An entry of a CRL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokedEntry {
    /// The serial number of the certificate.
    pub serial: SerialNumber,
    /// Since when the certificate is revoked or on hold.
    pub at: Timestamp,
    /// The reason code (RFC 5280, 5.3.1).
    pub reason: RevocationReason,
    /// The end of validity of the certificate.
    pub not_after: Timestamp,
}

/// One version of a secret, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretRow {
    /// The kind of secret.
    pub kind: SecretKind,
    /// The name of its owner.
    pub owner: String,
    /// Its version among the owner's secrets of this kind.
    pub version: u64,
    /// The state of a password. Keys have no state.
    pub state: Option<PasswordState>,
    /// The sealed value. `None` once the version is retired.
    pub sealed: Option<Vec<u8>>,
    /// When it was created.
    pub created: Timestamp,
    /// When its state last changed.
    pub changed: Timestamp,
}

/// An active charger that uses a password, with the state of that password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordRow {
    /// The charger.
    pub charger: ChargerRow,
    /// The active version of its own password, and since when. `None` means that it uses the default password of its batch, if
    /// the batch has one.
    pub in_force: Option<(u64, Timestamp)>,
    /// The pending version, and since when.
    pub pending: Option<(u64, Timestamp)>,
}

/// A slot of the vault: one way to unlock its master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The kind of the slot, such as `passphrase` or `keyring`.
    pub kind: String,
    /// The label that the operator gave it.
    pub label: String,
    /// Its bytes, in the format of the vault.
    pub bytes: Vec<u8>,
    /// When it was created.
    pub created: Timestamp,
}

/// An OCPI party with which credentials are exchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The name of the party: `DE*ABC`.
    pub name: String,
    /// The OCPI version that is used with it, such as `2.2.1`.
    pub ocpi_version: String,
    /// Whether the `Authorization` header contains tokens in base64, or as they are.
    pub base64: bool,
    /// When it was added.
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
    /// The number of its entries.
    pub entries: u64,
    /// The length of its DER, in bytes.
    pub length: u64,
}

/// An operation, for the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEvent {
    /// When it happened.
    pub at: Timestamp,
    /// The user of the operating system who ran it.
    pub actor: String,
    /// The action, as `noun.verb`: `charger.add`, `certificate.revoke`.
    pub action: String,
    /// What the action was applied to.
    pub subject: String,
    /// More facts, as `key=value` pairs; never a secret.
    pub details: Vec<(String, String)>,
}

/// An operation, as recorded in the audit chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRecord {
    /// The number of the record, counted from 1.
    pub number: u64,
    /// The operation.
    pub event: AuditEvent,
    /// The hash of the previous record; zeros for the first record.
    pub previous: [u8; 32],
    /// The hash of this record, [`AuditRecord::digest`].
    pub hash: [u8; 32],
}

/// The end of the audit chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditHead {
    /// The number of the last record; 0 if the log is empty.
    pub number: u64,
    /// The hash of the last record; zeros if the log is empty.
    pub hash: [u8; 32],
    /// The root of the tree over all rows. `None` in a store of an older version, whose rows carry no tags yet.
    pub root: Option<[u8; 32]>,
    /// The vault's tag over [`AuditHead::message`].
    pub tag: [u8; 32],
}
