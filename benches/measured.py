"""Runs a command and writes to a file what it took: seconds, seconds of processor time, peak of resident memory in KiB.

    python3 measured.py FILE COMMAND [ARGUMENT...]

One process per command, because what the system keeps of finished children is the peak of all of them.
"""

import resource
import subprocess
import sys
import time

begun = time.monotonic()
status = subprocess.run(sys.argv[2:], check=False).returncode
took = time.monotonic() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w", encoding="ascii") as file:
    file.write(f"{took} {used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(status)
