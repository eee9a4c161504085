"""A process that shuts itself in: no file can be opened and nobody be called any more (Linux's Landlock).

What is open stays open. It holds for the thread that asks and those it begins later, so it is asked for by
the first one, before there are others, and it cannot be taken back.
"""

import ctypes
import sys
from typing import Final

_SET_NO_NEW_PRIVS: Final = 38  # linux/prctl.h
_CREATE_RULESET, _RESTRICT_SELF = 444, 446  # the same number on every processor
_ASK_VERSION: Final = 1
_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version of Landlock knows; the first bits stand for them."""
_NET_SINCE, _NET_RIGHTS = 4, 0b11
"""Binding and connecting TCP sockets."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64))


def shut_in() -> bool:
    """Give up every file and every call to others; whether this system could do so."""
    if sys.platform != "linux":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    version = system.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    files = (1 << _FILE_RIGHTS[min(version, max(_FILE_RIGHTS))]) - 1
    rules = _Ruleset(files, _NET_RIGHTS if version >= _NET_SINCE else 0)
    size = ctypes.sizeof(rules) if version >= _NET_SINCE else ctypes.sizeof(ctypes.c_uint64)
    ruleset = system.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    system.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return bool(system.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
