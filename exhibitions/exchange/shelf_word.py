"""Word of a tablet to the others of its group: up to which package of each it has taken everything in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fanzines import seal
from fanzines.as_json import canonical
from fanzines.durable import write_whole

ENDING: Final = ".shelfheard"

_CONTEXT: Final = "fanzine shelf heard 1"
_LARGEST: Final = 16_384
_MOST: Final = 1000
_HEX: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class ShelfWord:
    """The tablet `name`, which offers that `share` of the signs, took in packages up to those, by tablet.

    `tablet` is what its own facts go by now.
    """

    name: str
    tablet: str
    share: int
    taken: Mapping[str, int]


def write_word(folder: Path, key: bytes, said: ShelfWord) -> None:
    """Put word into a folder, over what the tablet said before; `key` is the group's seal. OSError."""
    value = {
        "format": _CONTEXT,
        "name": said.name,
        "tablet": said.tablet,
        "share": said.share,
        "taken": dict(said.taken),
    }
    data = canonical(value)
    content = canonical({"said": data.decode("ascii"), "signature": seal.sign(key, _CONTEXT, data).hex()})
    file = folder / f"{said.name}{ENDING}"
    if not file.is_file() or file.read_bytes() != content:
        write_whole(file, content)


def words_in(folder: Path, key: bytes) -> tuple[ShelfWord, ...]:
    """What tablets of the group with that public key said; whatever else lies there is passed over."""
    files = sorted(file for file in folder.glob(f"*{ENDING}") if not file.name.startswith("."))[:_MOST]
    return tuple(said for file in files if (said := _read(file, key)) is not None)


def _read(file: Path, key: bytes) -> ShelfWord | None:
    try:
        if file.is_symlink() or file.stat().st_size > _LARGEST:
            return None
        value = json.loads(file.read_bytes())
        data, signature = value["said"].encode("ascii"), bytes.fromhex(value["signature"])
        seal.verify(key, _CONTEXT, data, signature)
        said = json.loads(data)
        taken = {str(tablet): int(number) for tablet, number in said["taken"].items()}
        return ShelfWord(_named(said["name"]), _named(said["tablet"]), int(said["share"]), taken)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, seal.SealBroken):
        return None


def _named(name: str) -> str:
    if len(name) != 16 or not set(name) <= _HEX:
        raise ValueError("no tablet is named so")
    return name
