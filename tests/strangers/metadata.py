"""Reads and writes the metadata extensions with asn1tools, by the ASN.1 module of the project alone.

    metadata.py MODULE < questions > answers

A question is a line of JSON, and so is its answer. {"type", "der"}: {"value"} is what the DER says, or {"error"}. {"type", "value"}:
{"der"} is the value's DER, and {"error"} why the schema forbids it. {"oids": true}: the object identifiers of the module, by name.
"""

import json
import sys

import asn1tools

module = asn1tools.compile_files(sys.argv[1], "der")
values = asn1tools.parse_files(sys.argv[1])["EvpkiMetadata"]["values"]


def numbers(name):
    found = []
    for part in values[name]["value"]:
        found += numbers(part) if isinstance(part, str) else [part]
    return found


def shown(value):
    """An OCTET STRING, which JSON has not, in hexadecimal."""
    return value.hex() if isinstance(value, bytes) else value


def answer(question):
    if "oids" in question:
        return {name: ".".join(map(str, numbers(name))) for name in values}
    kind = question["type"]
    if "der" in question:
        der = bytes.fromhex(question["der"])
        try:
            value = module.decode(kind, der, check_constraints=True)
        except Exception as why:
            return {"error": f"{type(why).__name__}: {why}"}
        # asn1tools reads BER, too; what it would have written itself is DER.
        if module.encode(kind, value) != der:
            return {"error": "this is not DER"}
        return {"value": shown(value)}
    said, given = {}, question["value"]
    if kind == "EvpkiPki":
        given = bytes.fromhex(given)
    try:
        module.encode(kind, given, check_types=True, check_constraints=True)
    except Exception as why:
        said["error"] = f"{type(why).__name__}: {why}"
    said["der"] = module.encode(kind, given, check_constraints=False).hex()
    return said


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
