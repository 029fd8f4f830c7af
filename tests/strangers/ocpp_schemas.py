"""The schemas of the Open Charge Alliance, as the package `ocpp` brings them, judge OCPP-J frames.

    ocpp_schemas.py < lines

Reads JSON lines {"version", "frame"}, each with a CALL; prints one JSON line for each: {"line", "action", "fault"}. Exit code 1 if one has a
fault, or there are none.
"""

import asyncio
import json
import sys

from ocpp.exceptions import OCPPError
from ocpp.messages import Call, unpack, validate_payload


def judge(version, frame):
    """Returns the action of a frame and what is wrong with it, if anything is."""
    message = unpack(json.dumps(frame))
    if not isinstance(message, Call):
        return None, "no CALL"
    if not isinstance(message.unique_id, str) or not 0 < len(message.unique_id) <= 36:
        return message.action, "the message identifier"
    asyncio.run(validate_payload(message, version))
    return message.action, None


def main():
    faults = []
    for number, line in enumerate(sys.stdin, start=1):
        given = json.loads(line)
        try:
            action, fault = judge(given["version"], given["frame"])
        except OCPPError as error:
            action, fault = None, str(error)
        faults.append(fault)
        print(json.dumps({"line": number, "action": action, "fault": fault}))
    sys.exit(not faults or any(faults))


if __name__ == "__main__":
    main()
