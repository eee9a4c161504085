"""The write-ahead log as it lies beside a library that was killed: how far it should be readable.

Its headers are not encrypted. https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_PAGE: Final = 4096
_LITTLE_ENDIAN: Final = 0x377F0682
_SALTS: Final = slice(4, 6)


def last_change(journal: Path) -> int:
    """The number of the last frame that ends a change, as far as headers tell; 0 when there is none.

    When SQLite reads fewer, a change that was confirmed is damaged, and with it all that came after.
    """
    if not journal.exists() or journal.stat().st_size < _HEADER.size:
        return 0
    with journal.open("rb") as file:
        head = file.read(_HEADER.size)
        frames = []
        while len(frame := file.read(_FRAME.size + _PAGE)) == _FRAME.size + _PAGE:
            frames.append(_FRAME.unpack(frame[: _FRAME.size]))
    if not frames:
        return 0
    salts = _HEADER.unpack(head)[_SALTS] if _is_right(head) else frames[0][2:4]
    return max((at for at, frame in enumerate(frames, 1) if _ends_a_change(frame, salts)), default=0)


def _ends_a_change(frame: Sequence[int], salts: Sequence[int]) -> bool:
    """One salt is enough: the other may be what is damaged. Frames of an older log have neither."""
    _, pages_then, *rest = frame
    return pages_then > 0 and (rest[0] == salts[0] or rest[1] == salts[1])


def _is_right(head: bytes) -> bool:
    """Whether the header has its own checksum."""
    order = "<" if _HEADER.unpack(head)[0] == _LITTLE_ENDIAN else ">"
    one = two = 0
    for first, second in struct.iter_unpack(f"{order}2I", head[:24]):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return (one, two) == _HEADER.unpack(head)[6:]
