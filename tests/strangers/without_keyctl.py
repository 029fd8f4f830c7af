"""Runs a program to which the kernel refuses keys, as the seccomp profiles of containers have it.

    without_keyctl.py PROGRAM ARGUMENTS...

add_key, request_key and keyctl answer EPERM, for the program and whatever it runs.
"""
import ctypes
import errno
import os
import platform
import struct
import sys

# The three calls follow one another on every architecture.
FIRST = {"x86_64": 248, "aarch64": 217}[platform.machine()]

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
LOAD, AT_LEAST, ABOVE, RETURN = 0x20, 0x35, 0x25, 0x06
ALLOW, ERRNO = 0x7FFF0000, 0x00050000


def filtered():
    steps = [
        (LOAD, 0, 0, 0),  # the number of the call
        (AT_LEAST, 0, 2, FIRST),
        (ABOVE, 1, 0, FIRST + 2),
        (RETURN, 0, 0, ERRNO | errno.EPERM),
        (RETURN, 0, 0, ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for call in [(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0)]:
        if prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), "prctl")


filtered()
os.execv(sys.argv[1], sys.argv[1:])
