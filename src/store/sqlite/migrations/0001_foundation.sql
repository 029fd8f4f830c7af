-- Version 1: the state of one PKI.
--
-- Moments are seconds since 1970-01-01T00:00:00Z. Words in lower case are the names that evpki prints. Rowid tables with indexes beside
-- them, because rows carry whole certificates: a table clustered by a random serial number would rewrite them with every insertion.

CREATE TABLE pki (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    pki_id BLOB NOT NULL CHECK (length(pki_id) = 16),
    organization TEXT NOT NULL,
    country TEXT NOT NULL,
    environment TEXT NOT NULL,
    hierarchy TEXT NOT NULL,
    oid_arc TEXT,
    publication_url TEXT,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE profiles (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    yaml TEXT NOT NULL
) STRICT;

-- Everything that signs, by the name that it signs under. An authority's first certificate is recorded before the authority is added, so
-- its name stands here before it stands in authorities. status_changes counts the changes of status of its certificates.
CREATE TABLE issuers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    status_changes INTEGER NOT NULL DEFAULT 0
) STRICT;

-- tbs is there until the certificate is completed, certificate and fingerprint are there from then on.
CREATE TABLE certificates (
    id INTEGER PRIMARY KEY,
    issuer INTEGER NOT NULL REFERENCES issuers (id),
    serial BLOB NOT NULL CHECK (length(serial) BETWEEN 1 AND 20),
    owner_kind TEXT NOT NULL CHECK (owner_kind IN ('authority', 'server', 'charger')),
    owner TEXT NOT NULL,
    generation INTEGER NOT NULL CHECK (generation > 0),
    common_name TEXT NOT NULL,
    profile TEXT NOT NULL,
    not_before INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    key_id BLOB NOT NULL CHECK (length(key_id) = 32),
    key_place TEXT NOT NULL CHECK (key_place IN ('vault', 'requester', 'away')),
    status TEXT NOT NULL DEFAULT 'good' CHECK (status IN ('good', 'held', 'revoked')),
    status_at INTEGER,
    reason INTEGER,
    recorded INTEGER NOT NULL,
    tbs_digest BLOB NOT NULL CHECK (length(tbs_digest) = 32),
    fingerprint BLOB CHECK (length(fingerprint) = 32),
    tbs BLOB,
    certificate BLOB,
    CHECK ((status = 'good') = (status_at IS NULL)),
    CHECK ((status = 'revoked') = (reason IS NOT NULL)),
    CHECK ((fingerprint IS NULL) = (certificate IS NULL)),
    CHECK ((fingerprint IS NULL) = (tbs IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX certificates_serial ON certificates (serial, issuer);
CREATE UNIQUE INDEX certificates_owner ON certificates (owner, owner_kind, profile, generation);
CREATE INDEX certificates_key ON certificates (key_id);
CREATE INDEX certificates_not_after ON certificates (not_after);
CREATE UNIQUE INDEX certificates_fingerprint ON certificates (fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX certificates_recorded ON certificates (recorded) WHERE fingerprint IS NULL;
-- All that a CRL says, in its order: no certificate is read to make one.
CREATE INDEX certificates_not_good ON certificates (issuer, serial, not_after, status, status_at, reason) WHERE status <> 'good';

CREATE TABLE authorities (
    id INTEGER PRIMARY KEY,
    issuer INTEGER NOT NULL UNIQUE REFERENCES issuers (id),
    parent INTEGER REFERENCES authorities (id),
    certificate INTEGER NOT NULL REFERENCES certificates (id),
    anchor INTEGER REFERENCES certificates (id),
    key_place TEXT NOT NULL CHECK (key_place IN ('vault', 'requester', 'away')),
    key_id BLOB NOT NULL CHECK (length(key_id) = 32)
) STRICT;

CREATE TABLE chargers (
    id INTEGER PRIMARY KEY,
    station_id TEXT NOT NULL UNIQUE,
    serial_number TEXT NOT NULL UNIQUE,
    vendor TEXT,
    model TEXT,
    security_profile INTEGER NOT NULL CHECK (security_profile BETWEEN 1 AND 3),
    ocpp_version TEXT NOT NULL,
    csms TEXT,
    batch TEXT,
    key_type TEXT NOT NULL,
    default_password_batch TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'decommissioned')),
    added INTEGER NOT NULL
) STRICT;

CREATE INDEX chargers_batch ON chargers (batch, station_id) WHERE batch IS NOT NULL;

CREATE TABLE secrets (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    state TEXT CHECK (state IN ('factory-default', 'pending', 'active', 'retired')),
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    sealed BLOB,
    UNIQUE (kind, owner, version),
    CHECK ((state IS 'retired') = (sealed IS NULL))
) STRICT;

CREATE INDEX secrets_state ON secrets (kind, state, owner, version) WHERE state IS NOT NULL;

CREATE TABLE slots (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    created INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (kind, label)
) STRICT;

-- Of all but the latest CRL of an issuer only the numbers are kept. status_changes is the issuer's when the CRL was recorded.
CREATE TABLE crls (
    id INTEGER PRIMARY KEY,
    issuer INTEGER NOT NULL REFERENCES issuers (id),
    number INTEGER NOT NULL CHECK (number >= 0),
    this_update INTEGER NOT NULL,
    next_update INTEGER NOT NULL,
    entries INTEGER NOT NULL CHECK (entries >= 0),
    status_changes INTEGER NOT NULL,
    crl BLOB,
    UNIQUE (issuer, number)
) STRICT;

-- details: a line `key=value` for each, in which a backslash, a line feed and, in the key, an equals sign are written \\ \n \=
CREATE TABLE audit (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    tag BLOB NOT NULL CHECK (length(tag) = 32)
) STRICT;
