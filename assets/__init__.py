"""Finds the files that travel with the app: fonts, icons, art, translations and their licences."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def path(*parts: str) -> Path:
    """A file or folder under assets/; FileNotFoundError, naming it, when this copy of the app lacks it."""
    found = _HERE.joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"this copy of the app lacks assets/{'/'.join(parts)}: install it again")
    return found


def text(*parts: str) -> str:
    """What the file says, as UTF-8."""
    return path(*parts).read_text(encoding="utf-8")


def data(*parts: str) -> bytes:
    """The file's bytes."""
    return path(*parts).read_bytes()
