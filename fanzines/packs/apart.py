"""Drawings come in here: strange bytes go to a process of their own, plain art comes back."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from fanzines.art import Art, parse
from fanzines.packs import refusals
from fanzines.packs.refusals import DrawingRefused

SECONDS: Final = 8.0
READER: Final = "fanzines.packs.reader"


def read_apart(data: bytes, *, seconds: float = SECONDS) -> Art:
    """The SVG as art. Raises DrawingRefused, also when its reader died or was not done in time."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", READER],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[2],
            timeout=seconds,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise DrawingRefused(refusals.TOO_SLOW) from error
    return _answered(done.stdout)


def _answered(answer: bytes) -> Art:
    try:
        said = json.loads(answer)
        if "refused" in said:
            raise DrawingRefused(said["refused"])
        return parse(said)
    except (KeyError, TypeError, ValueError) as error:
        raise DrawingRefused(refusals.NOT_A_DRAWING) from error
