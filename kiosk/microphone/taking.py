"""What was recorded becomes a reading, made ready by a process of its own."""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Final

from fanzines.readings import LONGEST, Reading, Whose
from kiosk.microphone.wire import RATE, SAMPLE_BYTES

_ROOT: Final = Path(__file__).parents[2]
_PATIENCE: Final = 120.0


class NotPressed(Exception):
    """No reading could be made of what was recorded."""


def taken(sound: bytes, language: str, whose: Whose) -> tuple[Reading, bytes]:
    """A reading in that language, and its sound as it is kept. NotPressed. Takes some seconds at the most."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk.microphone.pressing"],
            input=sound,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            timeout=_PATIENCE,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise NotPressed(type(problem).__name__) from problem
    seconds = min(LONGEST, max(1, round(len(sound) / (RATE * SAMPLE_BYTES))))
    digest = hashlib.sha256(done.stdout).hexdigest()
    return Reading(digest, language, whose, seconds), done.stdout
