"""What was recorded is made ready to be kept, by a process of its own."""

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
    """Nothing that can be kept was made of what was recorded."""


def taken(sound: bytes, language: str, whose: Whose) -> tuple[Reading, bytes]:
    """A reading in that language, and its sound as it is kept. NotPressed. Takes some seconds at the most."""
    kept = pressed_apart(sound)
    seconds = min(LONGEST, max(1, round(len(sound) / (RATE * SAMPLE_BYTES))))
    return Reading(hashlib.sha256(kept).hexdigest(), language, whose, seconds), kept


def pressed_apart(sound: bytes) -> bytes:
    """Bare sound as it is kept (MP3), made by a process of its own. NotPressed."""
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
    return done.stdout
