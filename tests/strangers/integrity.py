"""Checks the authentication of every row by docs/formats/integrity.md; shares no line with evpki.

    integrity.py FILE     the passphrase is in the variable VAULT_SECRET, else on the first line of stdin

Prints how many rows, sums and audit records were checked. Ends with a message when one of them is not authentic.
"""
import hashlib
import hmac
import pathlib
import sqlite3
import sys
from collections import defaultdict

import vault_reader


def number(value):
    return value.to_bytes(8, "big", signed=True)


class Row:
    """The digest of a row's content."""

    def __init__(self, table):
        self.hash = hashlib.sha256(b"evpki-row/1")
        self.add(table)

    def add(self, *values):
        for value in values:
            if value is None:
                self.hash.update(b"\0")
                continue
            kind, octets = (b"\1", value.encode()) if isinstance(value, str) else (b"\2", number(value)) if isinstance(value, int) else (b"\3", value)
            self.hash.update(kind + number(len(octets)) + octets)
        return self

    def digest(self):
        return self.hash.digest()


def rows(database):
    """Each row: its table, its content, changed_by, tag, and the sets beside that of its table, as (neighbourhood, name, element or None for the tag)."""
    issuers = dict(database.execute("SELECT id, name FROM issuers"))
    ask = lambda sql: database.execute(sql).fetchall()
    simple = {
        "pki": "pki_id, organization, country, environment, hierarchy, oid_arc, publication_url, ocsp_url, created",
        "profiles": "name, yaml",
        "issuers": "id, name, status_changes",
        "slots": "kind, label, bytes, created",
        "settings": "name, value",
        "peers": "name, ocpi_version, token_encoding, added",
    }
    for table, columns in simple.items():
        for *values, changed_by, tag in ask(f"SELECT {columns}, changed_by, tag FROM {table}"):
            yield table, Row(table).add(*values), changed_by, tag, []
    names = {id: issuers[issuer] for id, issuer in ask("SELECT id, issuer FROM authorities")}
    for issuer, parent, *values, changed_by, tag in ask("SELECT issuer, parent, certificate, anchor, key_place, key_id, changed_by, tag FROM authorities"):
        yield "authorities", Row("authorities").add(issuers[issuer], names.get(parent), *values), changed_by, tag, []
    columns = "station_id, serial_number, vendor, model, security_profile, ocpp_version, csms, batch, key_type, default_password_batch, state, added"
    for *values, changed_by, tag in ask(f"SELECT {columns}, changed_by, tag FROM chargers"):
        id, serial, batch = values[0], values[1], values[7]
        sets = [(f"charger:{id}", f"charger:{id}", None), (f"serial-number:{serial}",) * 2 + (id.encode(),)]
        sets += [(f"batch:{batch}",) * 2 + (None,)] if batch is not None else []
        yield "chargers", Row("chargers").add(*values), changed_by, tag, sets
    columns = "id, issuer, serial, owner_kind, owner, generation, common_name, profile, not_before, not_after, key_id, key_place, status, status_at, " \
              "reason, recorded, tbs_digest, fingerprint, coalesce(origin, 0), tbs, certificate, changed_by, tag"
    for (id, issuer, serial, kind, owner, generation, name, profile, before, after, key, place, status, since, reason, recorded, tbs_digest,
         fingerprint, origin, tbs, certificate, changed_by, tag) in ask(f"SELECT {columns} FROM certificates"):
        assert tbs is None or hashlib.sha256(tbs).digest() == tbs_digest, f"certificates row {id}: tbs"
        assert certificate is None or hashlib.sha256(certificate).digest() == fingerprint, f"certificates row {id}: certificate"
        row = Row("certificates").add(id, issuers[issuer], serial, kind, owner, generation, name, profile, before, after, key, place, status)
        row.add(*[value for value in (since, reason) if value is not None])
        row.add(recorded, tbs_digest, fingerprint, origin)
        near = f"charger:{owner}" if kind == "charger" else f"owner:{kind}:{owner}"
        sets = [(near, f"owner:{kind}:{owner}", None), (f"key:{key.hex()}",) * 2 + (Row("key").add(id, kind, owner).digest(),)]
        sets += [(f"owner-kind:{kind}",) * 2 + (None,)] if kind != "charger" else []
        sets += [("open", "open", None)] if fingerprint is None else []
        if status != "good":
            code = 1 if status == "held" else 2 + reason
            sets += [(f"not-good:{issuers[issuer]}",) * 2 + (number(after) + bytes([code]) + number(since) + serial,)]
        yield "certificates", row, changed_by, tag, sets
    for *values, changed_by, tag in ask("SELECT kind, owner, version, state, sealed, created, changed, changed_by, tag FROM secrets"):
        kind, owner = values[0], values[1]
        near = f"charger:{owner}" if kind == "password" else f"secrets:{kind}:{owner}"
        sets = [(near, f"secrets:{kind}:{owner}", None), (f"secret-kind:{kind}",) * 2 + (None,)] if kind != "private-key" else []
        yield "secrets", Row("secrets").add(*values), changed_by, tag, sets
    latest = "SELECT id, issuer, max(number), this_update, next_update, entries, status_changes, digest, crl, changed_by, tag FROM crls GROUP BY issuer"
    for id, issuer, crl_number, this, following, entries, changes, digest, crl, changed_by, tag in ask(latest):
        assert hashlib.sha256(crl).digest() == digest, f"crls row {id}: crl"
        row = Row("crls").add(id, issuers[issuer], crl_number, this, following, entries, len(crl), changes, digest)
        yield "crls", row, changed_by, tag, [(f"crl:{issuers[issuer]}",) * 2 + (None,)]


def main(path):
    database = sqlite3.connect(f"{pathlib.Path(path).absolute().as_uri()}?mode=ro", uri=True)
    pki, = database.execute("SELECT pki_id FROM pki").fetchone()
    slots = [slot for slot, in database.execute("SELECT bytes FROM slots ORDER BY id")]
    master = vault_reader.opened(pki, slots, [])
    key = vault_reader.hkdf(pki, master, b"evpki-vault/1 rows")
    mac = lambda about, *parts: hmac.new(key, bytes([about]) + b"".join(parts), hashlib.sha256).digest()
    expected, count = defaultdict(int), 0
    for table, row, changed_by, tag, sets in rows(database):
        count += 1
        assert mac(1, row.digest(), number(changed_by))[:16] == tag, f"a row of {table} has another tag"
        sets = sets + ([(f"table:{table}",) * 2 + (None,)] if table != "crls" else [])
        for near, name, element in sets:
            label = mac(7, near.encode())[:8] + mac(8, name.encode())[:8]
            expected[label] += int.from_bytes(mac(2, label, tag if element is None else element), "little")
    buckets, found = defaultdict(bytes), {}
    for label, nonce, masked in database.execute("SELECT label, nonce, sum FROM sums ORDER BY label"):
        found[label] = int.from_bytes(bytes(a ^ b for a, b in zip(masked, mac(3, label, nonce))), "little")
        buckets[label[:2]] += label + nonce + masked
    assert found == {label: total % 2**256 for label, total in expected.items()}, "a sum is another"
    groups = defaultdict(bytes)
    for bucket in sorted(buckets):
        groups[bucket[0]] += bucket[1:] + mac(4, bucket, buckets[bucket])[:16]
    kept = dict(database.execute("SELECT number, buckets FROM bucket_groups"))
    top = b"".join(mac(5, bytes([group]), groups[group])[:16] if group in groups else bytes(16) for group in range(256))
    assert {group: kept[group] for group in kept if group < 256} == dict(groups), "a group is another"
    assert kept[256] == top, "the values of the groups are others"
    last, head, root, tag = database.execute("SELECT number, hash, root, tag FROM audit_head").fetchone()
    assert root == mac(6, top), "the root is another"
    audit = vault_reader.hkdf(pki, master, b"evpki-vault/1 audit")
    message = b"evpki-audit-head/2" + pki + number(last) + head + root
    assert hmac.new(audit, message, hashlib.sha256).digest() == tag, "the head of the audit is another"
    records = database.execute("SELECT number, hash, tag FROM audit ORDER BY number").fetchall()
    assert all(mac(9, pki, number(at), own)[:16] == tagged for at, own, tagged in records), "an audit record has another tag"
    print(f"{count} rows, {len(found)} sums, {len(records)} audit records")


if __name__ == "__main__":
    main(sys.argv[1])
