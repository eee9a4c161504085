"""Photographs come in here: strange bytes go to a process of their own, clean pixels come back."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from fanzines.photos.refusals import PhotoRefused, Refusal, unidentified
from fanzines.photos.segments import MediaType, NotCleanError, checked

__all__ = ["PhotoRefused", "PhotoSource", "Refusal", "TakenPhoto", "glance", "kept_photo", "take_in"]

LONG_SIDE: Final = 2480
LARGEST: Final = 30_000_000
SECONDS: Final = 10.0

PhotoSource = Callable[[str], bytes]
"""From a photo's digest to its kept bytes."""

_WORDS_OF_THE_WORKER: Final = {
    b"refused too-many-pixels": Refusal.TOO_MANY_PIXELS,
    b"refused too-heavy": Refusal.TOO_HEAVY,
}


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """A photograph as it is kept: nothing but pixels. `digest` is the SHA-256 of `data`."""

    digest: str
    data: bytes
    media_type: MediaType
    width_px: int
    height_px: int


def take_in(data: bytes, *, seconds: float = SECONDS) -> TakenPhoto:
    """The picture rebuilt from its pixels: upright, sRGB, at most 2480 pixels long. PhotoRefused if not.

    Blocks for as long as `seconds`; the picture is decoded in a process of its own.
    """
    return kept_photo(_cleaned(data, LONG_SIDE, seconds))


def glance(data: bytes, side: int, *, seconds: float = SECONDS) -> Image.Image:
    """The picture no more than so many pixels long, to choose by sight. PhotoRefused as in `take_in`."""
    small = Image.open(BytesIO(kept_photo(_cleaned(data, side, seconds)).data), formats=("JPEG", "PNG"))
    small.load()
    return small


def kept_photo(data: bytes) -> TakenPhoto:
    """Bytes that have been through `take_in`, here or on another kiosk. PhotoRefused if more than pixels."""
    try:
        picture = checked(data)
    except NotCleanError as error:
        raise PhotoRefused(Refusal.DAMAGED) from error
    if max(picture.width, picture.height) > LONG_SIDE:
        raise PhotoRefused(Refusal.TOO_MANY_PIXELS)
    digest = hashlib.sha256(data).hexdigest()
    return TakenPhoto(digest, data, picture.media_type, picture.width, picture.height)


def _cleaned(data: bytes, long_side: int, seconds: float) -> bytes:
    if len(data) > LARGEST:
        raise PhotoRefused(Refusal.TOO_LARGE)
    word, _, kept = _asked(data, long_side, seconds).partition(b"\n")
    if word == b"refused unidentified":
        raise PhotoRefused(unidentified(data))
    if word != b"kept":
        raise PhotoRefused(_WORDS_OF_THE_WORKER.get(word, Refusal.DAMAGED))
    return kept


def _asked(data: bytes, long_side: int, seconds: float) -> bytes:
    """The worker's answer; empty when it died, as decoders do over some damaged pictures.

    When time is up it is killed and the picture refused.
    """
    try:
        done = subprocess.run(
            [*_worker(), str(long_side)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"MALLOC_ARENA_MAX": "1"},  # else each thread reserves memory that counts
            timeout=seconds,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise PhotoRefused(Refusal.TOO_SLOW) from error
    return done.stdout if done.returncode == 0 else b""


def _worker() -> list[str]:
    return [sys.executable, "-m", "fanzines.photos.decoder"]
