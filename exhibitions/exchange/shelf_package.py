"""The shelves of a tablet as one immutable file, *.fanzineshelf, which only the tablets of its group open.

The first part is what was taken back and away; the second what is known besides, each fanzine, each reading.
They are packed and opened one at a time: nothing of them is ever in the clear on a disk.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from exhibitions.exchange.envelope import (
    DAMAGED,
    NotForUs,
    PackageRefused,
    Part,
    Sort,
    are_whole,
    open_into,
    open_whole,
    read_envelope,
    write_envelope,
)
from exhibitions.exchange.identity import Identity

ENDING: Final = ".fanzineshelf"
STRANGE: Final = "These shelves are of tablets that do not belong to this group. They were left as they are."
FORMER: Final = (
    "These shelves are sealed with keys that this group gave up, since a tablet was lost. "
    "They were not taken in."
)
MOST_OF_ONE: Final = 200_000_000
MOST: Final = 100_000

_SORT: Final = Sort("fanzine shelf package 1", ("denied", "content"))
_LARGEST_DENIED: Final = 40_000_000
_LENGTH: Final = struct.Struct(">Q")
_HIGHEST: Final = 2**53
_HEX: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class ShelfLabel:
    """What is written on a package of shelves: which tablet gave it, and as which of its packages.

    `name` is the tablet's for good, `tablet` the one its facts go by now, `share` its share of the signs,
    `key` the public key of the group's seal.
    """

    name: str
    tablet: str
    share: int
    number: int
    key: bytes
    denied: Part
    content: Part


@dataclass(frozen=True, slots=True)
class Giver:
    """The tablet that gives: its names, its share, and the group's keys."""

    name: str
    tablet: str
    share: int
    group: Identity


def write_shelves(giver: Giver, out: Path, *, number: int, denied: bytes, pieces: Iterable[bytes]) -> None:
    """Put the package in place whole or not at all. OSError when the disk fails."""
    write_envelope(
        _SORT,
        out,
        key=giver.group.seal,
        recipients=[giver.group.card.recipient],
        label={"name": giver.name, "tablet": giver.tablet, "share": giver.share, "number": number},
        parts={"denied": lambda: BytesIO(denied), "content": lambda: _Row(pieces)},
    )


def read_shelf_label(file: BinaryIO) -> ShelfLabel:
    """What is written on the package, once its seal holds. PackageRefused."""
    value, key, parts = read_envelope(file, _SORT)
    try:
        name, tablet, share, number = (value[one] for one in ("name", "tablet", "share", "number"))
        if not (_is_id(name) and _is_id(tablet) and _is_number(share) and _is_number(number)):
            raise ValueError("no label of shelves")
    except (ValueError, LookupError, TypeError) as error:
        raise PackageRefused(DAMAGED) from error
    return ShelfLabel(name, tablet, share, number, key, parts["denied"], parts["content"])


def is_whole(package: Path, key: bytes) -> bool:
    """Whether a package lies there as it was written, under the seal of that public key."""
    try:
        with package.open("rb") as file:
            _, by, parts = read_envelope(file, _SORT)
            return by == key and are_whole(file, parts)
    except (PackageRefused, OSError):
        return False


def open_denied(file: BinaryIO, label: ShelfLabel, group: Identity) -> bytes:
    """What was taken back and away. PackageRefused when it is damaged."""
    try:
        return open_whole(file, label.denied, group.opener, most=_LARGEST_DENIED)
    except NotForUs as error:
        raise PackageRefused(STRANGE) from error


def open_pieces(file: BinaryIO, label: ShelfLabel, group: Identity, take: Callable[[bytes], None]) -> None:
    """Hand over one piece after the other. PackageRefused when damaged; what `take` raises goes through."""
    pieces = _Taken(take)
    open_into(file, label.content, group.opener, pieces)
    pieces.finish()


class _Row:
    """Pieces, each behind its length, read as one file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._chunks = _chunks(pieces)
        self._left = b""

    def read(self, size: int = -1, /) -> bytes:
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._left = chunk
        if size < 0:
            size = len(self._left)
        given, self._left = self._left[:size], self._left[size:]
        return given


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    step = 1 << 16
    for piece in pieces:
        yield _LENGTH.pack(len(piece))
        for start in range(0, len(piece), step):
            yield piece[start : start + step]


class _Taken:
    """Takes a row apart again, with no more than one piece in memory."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self._buffer = bytearray()
        self._wanted = -1
        self._count = 0

    def write(self, data: bytes, /) -> int:
        self._buffer += data
        while self._is_whole():
            piece = bytes(self._buffer[: self._wanted])
            del self._buffer[: self._wanted]
            self._wanted = -1
            self._take(piece)
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def finish(self) -> None:
        """The row is at its end. PackageRefused in the middle of a piece."""
        if self._buffer or self._wanted >= 0:
            raise PackageRefused(DAMAGED)

    def _is_whole(self) -> bool:
        if self._wanted < 0:
            if len(self._buffer) < _LENGTH.size:
                return False
            (self._wanted,) = _LENGTH.unpack_from(self._buffer)
            del self._buffer[: _LENGTH.size]
            self._count += 1
            if self._wanted > MOST_OF_ONE or self._count > MOST:
                raise PackageRefused(DAMAGED)
        return len(self._buffer) >= self._wanted


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) == 16 and set(value) <= _HEX


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value < _HIGHEST
