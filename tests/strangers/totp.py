"""Makes time-based codes by the text of the Open Charging Technology TOTP Token Format 1.0, and shares no line with evpki.

    totp.py     reads a JSON object a line: secret, alphabet, hash, exporter (hexadecimal), validity, length, at (seconds);
                prints the code before, that of now, the next one, and the seconds left
"""
import hmac
import json
import struct
import sys


def code(key, slot, question):
    digest = hmac.new(key, struct.pack(">Q", slot % 2**64), question["hash"]).digest()
    exporter = bytes.fromhex(question["exporter"])
    if exporter:
        digest = hmac.new(exporter, digest, question["hash"]).digest()
    offset = digest[-1] % 16
    alphabet = question["alphabet"]
    return "".join(alphabet[digest[(offset + at) % len(digest)] % len(alphabet)] for at in range(question["length"]))


sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8")
for line in sys.stdin:
    question = json.loads(line)
    slot, into = divmod(question["at"], question["validity"])
    codes = [code(question["secret"].encode(), slot + by, question) for by in (-1, 0, 1)]
    print(*codes, question["validity"] - into)
