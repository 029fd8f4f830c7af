"""Verifies an exported audit (docs/formats/audit.md) with hashlib and cryptography; shares no line with evpki.

    audit.py EXPORT [HEADS]     recomputes the chain, verifies the head, and holds the export against heads that were kept
"""
import hashlib
import json
import sys
from datetime import datetime, timezone

from cryptography.hazmat.primitives.serialization import load_der_public_key


def number(value):
    return value.to_bytes(8, "big", signed=True)


def seconds(text):
    moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    return number(int(moment.timestamp()))


def sized(text):
    encoded = text.encode()
    return number(len(encoded)) + encoded


def digest(record):
    hashed = b"evpki-audit/1" + bytes.fromhex(record["previous"]) + seconds(record["at"])
    hashed += sized(record["actor"]) + sized(record["action"]) + sized(record["subject"]) + number(len(record["details"]))
    for key, value in record["details"]:
        hashed += sized(key) + sized(value)
    return hashlib.sha256(hashed).hexdigest()


def verify_head(head):
    assert head["algorithm"] == "ed25519", "another algorithm"
    message = b"evpki-audit-statement/1" + bytes.fromhex(head["pki_id"]) + number(head["number"])
    message += bytes.fromhex(head["hash"]) + seconds(head["at"])
    assert len(message) == 87
    load_der_public_key(bytes.fromhex(head["public_key"])).verify(bytes.fromhex(head["signature"]), message)


def main(export, kept=None):
    hashes, previous, key, head = ["00" * 32], "00" * 32, None, None
    for line in open(export, encoding="utf-8"):
        assert head is None, "something follows the head"
        value = json.loads(line)
        if "head" in value:
            head = value["head"]
            continue
        assert value["number"] == len(hashes), f"record {value['number']} stands at {len(hashes)}"
        assert value["previous"] == previous, f"record {value['number']} does not follow the one before"
        assert value["hash"] == digest(value), f"record {value['number']} was edited"
        if value["action"] in ("pki.found", "audit.key"):
            key = dict(value["details"]).get("public_key", key)
        previous = value["hash"]
        hashes.append(previous)
    assert head is not None, "there is no head"
    assert (head["number"], head["hash"]) == (len(hashes) - 1, previous), "the head is of another chain"
    assert head["public_key"] == key, "the head is signed with another key"
    verify_head(head)
    for line in open(kept, encoding="utf-8") if kept else []:
        old = json.loads(line)["head"]
        verify_head(old)
        assert old["public_key"] == key, "a kept head is signed with another key"
        assert old["number"] < len(hashes) and hashes[old["number"]] == old["hash"], f"record {old['number']} is another"
    print(f"{len(hashes) - 1} records and the head hold")


if __name__ == "__main__":
    main(*sys.argv[1:])
