"""A voice that travels: `.voice`, one JSON file of recorded phrases in one language.

    {"voice": 1, "language": "bin", "phrases": {"The messages as in the code": "MP3 in base64", ...}}

A file from elsewhere is hostile until it was read whole: sizes, counts, every sound and every phrase.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fanzines.mp3 import NotASound
from fanzines.voices.phrases import phrases
from fanzines.voices.store import check

ENDING: Final = ".voice"
LARGEST_PACK: Final = 80_000_000
"""Bytes of a file."""
_VERSION: Final = 1
_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DAMAGED: Final = "The voice on the stick is damaged, or is none. Copy it again from where it came."
NEWER: Final = "The voice on the stick was made by a newer kiosk. Bring this kiosk up to date first."
TOO_LARGE: Final = "The voice on the stick is larger than a voice can be."


class VoiceRefused(Exception):
    """A file holds no voice that can be brought in. The message says why."""


@dataclass(frozen=True, slots=True)
class VoicePack:
    """Recorded phrases (MP3) of one language (BCP 47), by their messages; `unknown` others were left out."""

    language: str
    sounds: Mapping[str, bytes]
    unknown: int = 0


def write_pack(pack: VoicePack) -> bytes:
    """The file; the same for the same voice, whenever it is written."""
    told = {phrase: base64.b64encode(sound).decode() for phrase, sound in sorted(pack.sounds.items())}
    value = {"voice": _VERSION, "language": pack.language, "phrases": told}
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def read_pack(data: bytes) -> VoicePack:
    """What a file holds; phrases this kiosk does not have are counted, not kept. VoiceRefused."""
    if len(data) > LARGEST_PACK:
        raise VoiceRefused(TOO_LARGE)
    try:
        value = json.loads(data)
        if isinstance(value, dict) and isinstance(value.get("voice"), int) and value["voice"] > _VERSION:
            raise VoiceRefused(NEWER)
        return _read(value)
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error, NotASound) as problem:
        raise VoiceRefused(DAMAGED) from problem


def _read(value: Any) -> VoicePack:
    if set(value) != {"voice", "language", "phrases"} or value["voice"] is not _VERSION:
        raise ValueError("these are not the parts of a voice")
    language, told = value["language"], value["phrases"]
    if not _TAG.fullmatch(language) or not isinstance(told, dict):
        raise ValueError("that is no voice of a language")
    known, sounds = {phrase.text for phrase in phrases()}, {}
    for phrase in known & told.keys():
        sounds[phrase] = base64.b64decode(told[phrase], validate=True)
        check(sounds[phrase])
    return VoicePack(language, sounds, unknown=len(told) - len(sounds))
