"""Word from a kiosk of what it shows, as a small signed file; how far a publication got by such words."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from exhibitions.exchange.package import is_exhibition_id
from exhibitions.exchange.taken import Taken
from fanzines import seal
from fanzines.as_json import canonical
from fanzines.durable import write_whole

ENDING: Final = ".heard"
SILENT_AFTER: Final = 7
"""Days."""

_CONTEXT: Final = "fanzine exchange heard 1"
_LARGEST: Final = 4096
_MOST: Final = 1000


@dataclass(frozen=True, slots=True)
class Heard:
    """A kiosk (`key`, its public seal) shows publication `shows` of an exhibition, and nothing any more of
    what had been taken back by publication `without`. It said so on that `day`.
    """

    exhibition: str
    key: bytes
    shows: int
    without: int
    day: date


@dataclass(frozen=True, slots=True)
class Arrived:
    """Of so many kiosks: how many show a publication, and from how many what was taken back is gone."""

    of: int
    shown: int
    without: int


def write_heard(folder: Path, private: bytes, taken: Taken, day: date) -> Path:
    """Put word of this kiosk into a folder, over what it said before. OSError when the disk fails."""
    said = Heard(taken.exhibition, seal.public_key(private), taken.shows, taken.without, day)
    data = canonical(_as_json(said))
    file = folder / _name(said)
    content = canonical({"said": data.decode("ascii"), "signature": seal.sign(private, _CONTEXT, data).hex()})
    if not file.is_file() or file.read_bytes() != content:
        write_whole(file, content)
    return file


def heard_in(folder: Path, trusted: Collection[bytes]) -> tuple[Heard, ...]:
    """What kiosks with those seals said in the folder; whatever was not signed by them is passed over."""
    files = sorted(file for file in folder.glob(f"*{ENDING}") if not file.name.startswith("."))[:_MOST]
    return tuple(said for file in files if (said := _read(file, trusted)) is not None)


def newest(heard: Iterable[Heard]) -> tuple[Heard, ...]:
    """Of everything one kiosk said about one exhibition the furthest, whatever an old copy of a file says."""
    best: dict[tuple[str, bytes], Heard] = {}
    for one in heard:
        before = best.get((one.exhibition, one.key), one)
        far = (max(one.shows, before.shows), max(one.without, before.without), max(one.day, before.day))
        best[one.exhibition, one.key] = Heard(one.exhibition, one.key, *far)
    return tuple(best.values())


def arrived(sequence: int, exhibition: str, keys: Sequence[bytes], heard: Iterable[Heard]) -> Arrived:
    """On how many of those kiosks that publication of the exhibition, or a later one, has arrived."""
    about = {one.key: one for one in newest(heard) if one.exhibition == exhibition and one.key in keys}
    shown = sum(one.shows >= sequence for one in about.values())
    without = sum(one.without >= sequence for one in about.values())
    return Arrived(len(keys), shown, without)


def last_day(key: bytes, heard: Iterable[Heard]) -> date | None:
    """The day on which a kiosk was last heard of; None: never."""
    return max((one.day for one in heard if one.key == key), default=None)


def is_silent(day: date | None, today: date) -> bool:
    """Whether a kiosk has not been heard of for a week."""
    return day is None or (today - day).days >= SILENT_AFTER


def heard_as_json(said: Heard) -> dict[str, Any]:
    """As a facilitator's library keeps it."""
    return _as_json(said)


def heard_from_json(value: dict[str, Any]) -> Heard:
    """What was kept or sent; ValueError, LookupError or TypeError for anything else."""
    said = Heard(
        str(value["exhibition"]),
        seal.key_from_text(value["key"]),
        int(value["shows"]),
        int(value["without"]),
        date.fromisoformat(value["day"]),
    )
    if not is_exhibition_id(said.exhibition):
        raise ValueError("no exhibition is named so")
    return said


def _read(file: Path, trusted: Collection[bytes]) -> Heard | None:
    try:
        if file.is_symlink() or file.stat().st_size > _LARGEST:
            return None
        value = json.loads(file.read_bytes())
        data, signature = value["said"].encode("ascii"), bytes.fromhex(value["signature"])
        said = heard_from_json(json.loads(data))
        seal.verify(said.key, _CONTEXT, data, signature)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, seal.SealBroken):
        return None
    return said if said.key in trusted else None


def _name(said: Heard) -> str:
    return f"{said.exhibition}-{seal.fingerprint(said.key).replace('-', '')}{ENDING}"


def _as_json(said: Heard) -> dict[str, Any]:
    return {
        "format": _CONTEXT,
        "exhibition": said.exhibition,
        "key": seal.key_as_text(said.key),
        "shows": said.shows,
        "without": said.without,
        "day": said.day.isoformat(),
    }
