"""What was taken back or taken away, remembered beside the library: an older backup must not undo it.

Each line is a keyed digest, so the file tells nothing to whoever has no key, and only what the library holds
itself can be looked up in it.
"""

import hmac
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from fanzines.consents import Consent, Yes

FILE: Final = "taken-back"


def remember_yes(folder: Path, key: bytes, consent: Yes) -> None:
    """This very yes was taken back."""
    _remember(folder, key, _of_yes(consent))


def remember_reading(folder: Path, key: bytes, fanzine_id: str, digest: str) -> None:
    """This recorded reading of a fanzine was thrown away."""
    _remember(folder, key, _of_reading(fanzine_id, digest))


def remember_removal(folder: Path, key: bytes, fanzine_id: str) -> None:
    """This fanzine was taken away."""
    _remember(folder, key, _of_removal(fanzine_id))


def remember_sign(folder: Path, key: bytes, tag: bytes) -> None:
    """The sign of this tag was given up for another."""
    _remember(folder, key, _of_sign(tag))


def remember_no(folder: Path, key: bytes, answer: str) -> None:
    """The maker wants this visitor's answer to hang nowhere."""
    _remember(folder, key, _of_no(answer))


class TakenBack:
    """What was remembered in a folder, as it is when this is made."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._key = key
        file = folder / FILE
        self._lines = frozenset(file.read_text("ascii", "replace").split()) if file.exists() else frozenset()

    def has_yes(self, consent: Yes) -> bool:
        """Whether this very yes was taken back."""
        return _digest(self._key, _of_yes(consent)) in self._lines

    def has_reading(self, fanzine_id: str, digest: str) -> bool:
        """Whether this recorded reading of a fanzine was thrown away."""
        return _digest(self._key, _of_reading(fanzine_id, digest)) in self._lines

    def has_removal(self, fanzine_id: str) -> bool:
        """Whether this fanzine was taken away."""
        return _digest(self._key, _of_removal(fanzine_id)) in self._lines

    def has_no(self, answer: str) -> bool:
        """Whether the maker once said no to this visitor's answer hanging anywhere."""
        return _digest(self._key, _of_no(answer)) in self._lines

    def has_sign(self, tag: bytes) -> bool:
        """Whether the sign of this tag was given up."""
        return _digest(self._key, _of_sign(tag)) in self._lines


def _of_yes(consent: Yes) -> str:
    said = f"yes {consent.fanzine} {consent.use} {consent.pages_hash} {consent.given} {consent.until}"
    recording = consent.recording if isinstance(consent, Consent) else None
    return f"{said} {recording}" if recording else said


def _of_reading(fanzine_id: str, digest: str) -> str:
    return f"reading {fanzine_id} {digest}"


def _of_removal(fanzine_id: str) -> str:
    return f"removal {fanzine_id}"


def _of_sign(tag: bytes) -> str:
    return f"sign {tag.hex()}"


def _of_no(answer: str) -> str:
    return f"no {answer}"


def _digest(key: bytes, what: str) -> str:
    return hmac.new(key, f"taken back: {what}".encode(), "sha256").hexdigest()


def _remember(folder: Path, key: bytes, what: str) -> None:
    with suppress(OSError):  # on a full disk: what was asked for was done, and counts without this line
        handle = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, f"{_digest(key, what)}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)
