"""Recorded readings for tests of what becomes of them: bytes that can be found again stand for a sound."""

import hashlib

from fanzines.library import Library
from fanzines.readings import Reading, Whose

SOUND = b"a sound canary" * 100

_FRAME = bytes.fromhex("fff360c4")
_FRAME_BYTES = 156


def canary(word: str, frames: int = 1) -> bytes:
    """A sound as the kiosk presses them, by its frames; within each stands the word."""
    return (_FRAME + word.encode()).ljust(_FRAME_BYTES, b"\0") * frames


def reading_of(sound: bytes, *, language: str = "en", whose: Whose = Whose.HERS) -> Reading:
    """What is known of it."""
    return Reading(hashlib.sha256(sound).hexdigest(), language, whose, 60)


def read_aloud(library: Library, fanzine_id: str, sound: bytes = SOUND, language: str = "en") -> Reading:
    """Its reading, kept."""
    reading = reading_of(sound, language=language)
    library.keep_reading(fanzine_id, reading, sound)
    return reading


def approve_voice(library: Library, fanzine_id: str) -> None:
    """A facilitator listened to the reading and said yes to it."""
    reading = library.reading(fanzine_id)
    assert reading is not None
    library.keep_heard(fanzine_id, reading.digest)
    library.approve_reading(fanzine_id, reading.digest)
