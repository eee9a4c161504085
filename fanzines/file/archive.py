"""The zip around a fanzine, written the same every time and opened with suspicion."""

import re
import stat
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MB: Final = 1_000_000
MOST_PACKED: Final = 200 * MB
MOST_UNPACKED: Final = 300 * MB
MOST_PHOTOS: Final = 512
MOST_MEMBERS: Final = MOST_PHOTOS + 2
MOST_OF_ONE: Final = 128 * MB
# The largest catalogue of so many members with names as long as a photo's and no extras, with room to spare.
_MOST_CATALOGUE: Final = MOST_MEMBERS * 256
_HIGHEST_RATIO: Final = 100
_SMALL: Final = 16 * MB
_NAME: Final = re.compile(r"fanzine\.json|consents\.json|photos/[0-9a-f]{64}\.(jpg|png)")
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = b"PK\x06\x07"
_END_64_SIZE: Final = 20
_ENCRYPTED: Final = 0x1


class FileRefused(Exception):
    """A .fanzine file is not taken in, or not written. The message names the part that is at fault."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip of those members by name: sorted, dated 1980-01-01, photos stored, the rest deflated."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in sorted(members):
            member = ZipInfo(name)
            member.create_system = 3  # the same whatever system writes it
            member.external_attr = (stat.S_IFREG | 0o600) << 16
            method = ZIP_STORED if name.startswith("photos/") else ZIP_DEFLATED
            archive.writestr(member, members[name], method, 6)
    return target.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Every member by name. FileRefused for what a kiosk never writes; nothing is put on the disk."""
    try:
        with _opened(data) as archive:
            return {member.filename: archive.read(member) for member in archive.infolist()}
    except _BROKEN as error:
        raise FileRefused(_DAMAGED) from error


def check(data: bytes) -> None:
    """FileRefused when `unpack` would refuse the zip by what its catalogue says."""
    _opened(data).close()


def _opened(data: bytes) -> ZipFile:
    if len(data) > MOST_PACKED:
        raise FileRefused(f"The file is larger than {MOST_PACKED // MB} MB.")
    _check_catalogue(data)
    try:
        archive = ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise FileRefused(_DAMAGED) from error
    _check_members(archive.infolist())
    return archive


_DAMAGED: Final = "The file is damaged, or is no .fanzine file. Copy it again from where it came."
_BROKEN: Final = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
    zlib.error,
    struct.error,
)


def _check_catalogue(data: bytes) -> None:
    """Look at the zip's end first: a catalogue of millions of names would fill the memory when it is read."""
    start = len(data) - _END.size
    if start < 0 or data[start : start + 4] != b"PK\x05\x06":
        raise FileRefused(_DAMAGED)
    *_, size, _offset, _comment = _END.unpack_from(data, start)
    before = start - _END_64_SIZE
    if data[before : before + 4] == _END_64 or size > _MOST_CATALOGUE:
        raise FileRefused(f"The file holds more than {MOST_MEMBERS} parts.")


def _check_members(members: list[ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise FileRefused(f"The file holds more than {MOST_MEMBERS} parts.")
    seen: set[str] = set()
    for member in members:
        _check_member(member)
        if member.filename in seen:
            raise FileRefused(f"The file holds {member.filename} twice.")
        seen.add(member.filename)
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise FileRefused(f"The file unpacks to more than {MOST_UNPACKED // MB} MB.")


def _check_member(member: ZipInfo) -> None:
    name = member.filename
    if not _NAME.fullmatch(name) or member.orig_filename != name:
        raise FileRefused(f"The file holds a part that does not belong there: {name[:80]!a}.")
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
        raise FileRefused(f"{name} is not an ordinary file.")
    if member.flag_bits & _ENCRYPTED:
        raise FileRefused(f"{name} is locked with a password.")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise FileRefused(f"{name} is packed in a way this kiosk does not read.")
    if member.file_size > MOST_OF_ONE or member.file_size > _SMALL + _HIGHEST_RATIO * member.compress_size:
        raise FileRefused(f"{name} unpacks to more than it should.")
