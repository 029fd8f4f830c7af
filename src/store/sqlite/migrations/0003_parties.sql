-- Version 3: certificates of parties of OCPI and of holders of ISO 15118; where an OCSP responder answers.
--
-- What may stand in owner_kind is widened where SQLite keeps it, as its documentation of ALTER TABLE has it: rows that were good before are
-- good after, and no row is written anew, however many there are.

PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(
    sql,
    '(''authority'', ''server'', ''charger'')',
    '(''authority'', ''server'', ''charger'', ''party'', ''secc'', ''contract'', ''vehicle'', ''signer'')'
)
WHERE type = 'table' AND name = 'certificates';
PRAGMA writable_schema = RESET;

-- Of everybody but the chargers, who are many.
CREATE INDEX certificates_few ON certificates (owner_kind, owner) WHERE owner_kind <> 'charger';

ALTER TABLE pki ADD COLUMN ocsp_url TEXT;
