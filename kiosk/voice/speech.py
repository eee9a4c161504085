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
    "am": "am",
    "fa": "fa",
    "he": "he",
    "hi": "hi",
    "pl": "pl",
    "ru": "ru",
    "th": "th",
    "tr": "tr",
    "uk": "uk",
    "ur": "ur",
    "vi": "vi",
}
_WORDS_A_MINUTE: Final = "135"
_LONGEST: Final = 10.0  # seconds until a program that hangs is given up


class NoSpeech(Exception):
    """The program is missing, has no such voice, or failed."""


def can_speak(tag: str) -> bool:
    """Whether this machine can say something in a language of the app."""
    return tag in VOICES and shutil.which(PROGRAM) is not None


def speech(text: str, tag: str) -> bytes:
    """A WAV file that says the text. NoSpeech."""
    if not can_speak(tag):
        raise NoSpeech(f"no voice for {tag}")
    # The sentence goes through a pipe: other programs can read arguments.
    command = [PROGRAM, "-v", VOICES[tag], "-s", _WORDS_A_MINUTE, "--stdin", "--stdout"]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_LONGEST, check=True)
    except (OSError, subprocess.SubprocessError) as problem:
        raise NoSpeech(type(problem).__name__) from problem
    return done.stdout
