-- Version 4: what the operator has decided for the whole PKI; the peers of OCPI with which credentials are exchanged.

CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE peers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    ocpi_version TEXT NOT NULL,
    token_encoding TEXT NOT NULL CHECK (token_encoding IN ('raw', 'base64')),
    added INTEGER NOT NULL
) STRICT;
