"""What a process gives up before it touches strange bytes, where the system can bound that."""

import ctypes
import sys
from contextlib import suppress
from typing import Final

_SET_DUMPABLE: Final = 4


def give_up_power(memory: int, cpu_seconds: int | None = None) -> None:
    """So many bytes of memory at the most, no file written, nothing of it left behind or read by others.

    With `cpu_seconds` it ends after so much computing, whatever holds it.
    """
    if sys.platform == "linux":  # a limit does not hold where crashes are piped to a program that keeps them
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    if cpu_seconds is not None:
        limits[resource.RLIMIT_CPU] = cpu_seconds
    for limit, most in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
