-- Version 5: every row carries a tag of the vault, and sums over sets of rows show whether one was removed or set back.
--
-- changed_by is the number of the audit record that last changed the row. Both are NULL in rows of older versions, until a command that
-- opens the vault has checked all of them and gives them their tags. docs/formats/integrity.md says what is tagged, and how.

ALTER TABLE pki ADD COLUMN changed_by INTEGER;
ALTER TABLE pki ADD COLUMN tag BLOB;
ALTER TABLE profiles ADD COLUMN changed_by INTEGER;
ALTER TABLE profiles ADD COLUMN tag BLOB;
ALTER TABLE issuers ADD COLUMN changed_by INTEGER;
ALTER TABLE issuers ADD COLUMN tag BLOB;
ALTER TABLE authorities ADD COLUMN changed_by INTEGER;
ALTER TABLE authorities ADD COLUMN tag BLOB;
ALTER TABLE chargers ADD COLUMN changed_by INTEGER;
ALTER TABLE chargers ADD COLUMN tag BLOB;
ALTER TABLE secrets ADD COLUMN changed_by INTEGER;
ALTER TABLE secrets ADD COLUMN tag BLOB;
ALTER TABLE slots ADD COLUMN changed_by INTEGER;
ALTER TABLE slots ADD COLUMN tag BLOB;
ALTER TABLE settings ADD COLUMN changed_by INTEGER;
ALTER TABLE settings ADD COLUMN tag BLOB;
ALTER TABLE peers ADD COLUMN changed_by INTEGER;
ALTER TABLE peers ADD COLUMN tag BLOB;

-- origin: the number of the audit record that recorded the certificate.
ALTER TABLE certificates ADD COLUMN origin INTEGER;
ALTER TABLE certificates ADD COLUMN changed_by INTEGER;
ALTER TABLE certificates ADD COLUMN tag BLOB;

-- digest: the SHA-256 digest of the CRL.
ALTER TABLE crls ADD COLUMN digest BLOB;
ALTER TABLE crls ADD COLUMN changed_by INTEGER;
ALTER TABLE crls ADD COLUMN tag BLOB;

ALTER TABLE audit ADD COLUMN tag BLOB;
-- The root of the tree over all sums; NULL until the rows have tags.
ALTER TABLE audit_head ADD COLUMN root BLOB;

-- The sum over each set of rows, masked; the first two octets of the label say which bucket it is in.
CREATE TABLE sums (
    label BLOB PRIMARY KEY CHECK (length(label) = 16),
    nonce BLOB NOT NULL CHECK (length(nonce) = 16),
    sum BLOB NOT NULL CHECK (length(sum) = 32)
) STRICT, WITHOUT ROWID;

-- The values of the buckets that are not empty, 256 buckets a row; number 256 has the values of the groups themselves.
CREATE TABLE bucket_groups (
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 0 AND 256),
    buckets BLOB NOT NULL
) STRICT;
