"""Finds the files that travel with the app: fonts, icons, art, translations and their licences."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


class AssetMissing(FileNotFoundError):
    """This copy of the app is not whole; the message names the part and says what to do."""


@cache
def path(*parts: str) -> Path:
    """A file or folder under assets/; AssetMissing when this copy of the app lacks it."""
    found = _HERE.joinpath(*parts)
    if not found.exists():
        raise AssetMissing(f"A part of the kiosk is missing: assets/{'/'.join(parts)}. Install it again.")
    return found


def text(*parts: str) -> str:
    """What the file says, as UTF-8."""
    return path(*parts).read_text(encoding="utf-8")


def data(*parts: str) -> bytes:
    """The file's bytes."""
    return path(*parts).read_bytes()
