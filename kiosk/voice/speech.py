"""Speech made on this machine by espeak-ng, a program of its own that gets the sentence through a pipe."""

import shutil
import subprocess
from typing import Final

PROGRAM: Final = "espeak-ng"
VOICES: Final = {
    "en": "en",
    "ar": "ar",
    "bn": "bn",
    "ca": "ca",
    "el": "el",
    "es": "es",
    "fr": "fr-fr",
    "it": "it",
    "pt": "pt",
    "ro": "ro",
    "sq": "sq",
}
SPELLERS: Final = VOICES | {tag: tag for tag in ("am", "he", "hi", "ru", "th", "uk")}
"""Voices that say the letters of a keyboard, also where the app has no words."""
_WORDS_A_MINUTE: Final = "135"
_LONGEST: Final = 10.0  # seconds until a program that hangs is given up


class NoSpeech(Exception):
    """The program is missing, has no such voice, or failed."""


def can_speak(tag: str) -> bool:
    """Whether this machine can say something in a language of the app."""
    return tag in VOICES and shutil.which(PROGRAM) is not None


def can_spell(tag: str) -> bool:
    """Whether this machine can say the letters of a keyboard."""
    return tag in SPELLERS and shutil.which(PROGRAM) is not None


def speech(text: str, tag: str) -> bytes:
    """A WAV file that says the text. NoSpeech."""
    if not can_spell(tag):
        raise NoSpeech(f"no voice for {tag}")
    # The sentence goes through a pipe: other programs can read arguments.
    command = [PROGRAM, "-v", SPELLERS[tag], "-s", _WORDS_A_MINUTE, "--stdin", "--stdout"]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_LONGEST, check=True)
    except (OSError, subprocess.SubprocessError) as problem:
        raise NoSpeech(type(problem).__name__) from problem
    return done.stdout
