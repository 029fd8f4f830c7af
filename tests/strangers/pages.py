"""Reads a store by docs/formats/store.md and as any SQLite does, sharing no line with evpki.

    pages.py STORE...        JSON: for each its version and how many pages it has; exit 1 with the numbers of pages that are wrong
"""
import json
import sqlite3
import struct
import sys


def checksum(content):
    one = other = 0
    for first, second in struct.iter_unpack("<II", content):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return struct.pack("<II", one, other)


def pages(path):
    with open(path, "rb") as file:
        store = file.read()
    size = int.from_bytes(store[16:18], "big")
    assert store[:16] == b"SQLite format 3\0" and store[20] == 8 and len(store) % size == 0
    return [store[at:at + size] for at in range(0, len(store), size)]


wrong, found = {}, []
for path in sys.argv[1:]:
    all_pages = pages(path)
    bad = [number for number, page in enumerate(all_pages, 1) if checksum(page[:-8]) != page[-8:]]
    if bad:
        wrong[path] = bad
        continue
    store = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert store.execute("PRAGMA application_id").fetchone() == (0x6576504B,)
    version, = store.execute("PRAGMA user_version").fetchone()
    assert store.execute("SELECT count(*) FROM audit").fetchone()[0] > 0
    found.append({"version": version, "pages": len(all_pages)})
print(json.dumps(found))
if wrong:
    sys.exit(f"wrong checksums: {wrong}")
