"""The zip inside a package: a show's files, written the same every time and opened with suspicion."""

import shutil
import stat
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from exhibitions.show.manifest import MANIFEST, SEAL, is_path

MB: Final = 1_000_000
MOST_UNPACKED: Final = 8_000 * MB
MOST_OF_ONE: Final = 500 * MB
MOST_FILES: Final = 200_000
_MOST_CATALOGUE: Final = MOST_FILES * 200
_HIGHEST_RATIO: Final = 100
_SMALL: Final = 16 * MB
_LEFT_FREE: Final = 50 * MB
_PACKED_ALREADY: Final = (".webp", ".pdf", ".ogg", ".opus", ".mp3", ".m4a")
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_FINDER_64: Final = struct.Struct("<4sLQL")
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    zlib.error,
    struct.error,
)


class ZipRefused(Exception):
    """The zip is damaged, or holds what no show holds; the message names what is at fault."""


class NoRoom(OSError):
    """There is less room on the disk than the files need."""


def pack(folder: Path, names: Iterable[str], target: BinaryIO) -> None:
    """A zip of those files of a show: sorted, dated 1980-01-01, pictures and booklets stored."""
    with ZipFile(target, "w") as archive:
        for name in sorted(names):
            member = ZipInfo(name)
            member.create_system = 3  # the same whatever system writes it
            member.external_attr = (stat.S_IFREG | 0o600) << 16
            member.compress_type = ZIP_STORED if name.endswith(_PACKED_ALREADY) else ZIP_DEFLATED
            with (folder / name).open("rb") as source, archive.open(member, "w") as into:
                shutil.copyfileobj(source, into)


def unpack(source: BinaryIO, folder: Path) -> None:
    """Every file of the zip into an empty folder. ZipRefused, NoRoom; OSError when the disk fails."""
    try:
        _check_catalogue(source)
        with ZipFile(source) as archive:
            members = archive.infolist()
            _check_members(members)
            needed = sum(member.file_size for member in members)
            if shutil.disk_usage(folder).free < needed + _LEFT_FREE:
                raise NoRoom
            for member in members:
                path = folder / member.filename
                path.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as packed, path.open("xb") as file:
                    shutil.copyfileobj(packed, file)
    except _BROKEN as error:
        raise ZipRefused("it is damaged") from error


def _check_catalogue(source: BinaryIO) -> None:
    """Look at the zip's end first: a catalogue of millions of names would fill the memory when it is read."""
    end = source.seek(0, 2) - _END.size
    if end < 0:
        raise ZipRefused("it is damaged")
    name, *_, size, _offset, _comment = _END.unpack(_at(source, end, _END.size))
    if name != b"PK\x05\x06":
        raise ZipRefused("it is damaged")
    finder = _at(source, end - _FINDER_64.size, _FINDER_64.size) if end > _FINDER_64.size else b""
    if finder.startswith(b"PK\x06\x07"):
        at = _FINDER_64.unpack(finder)[2]
        large = _END_64.unpack(_at(source, min(at, end), _END_64.size))
        size = max(size if size != 0xFFFFFFFF else 0, large[8])
    if size > _MOST_CATALOGUE:
        raise ZipRefused(f"it holds more than {MOST_FILES} files")
    source.seek(0)


def _at(source: BinaryIO, place: int, size: int) -> bytes:
    source.seek(place)
    return source.read(size)


def _check_members(members: list[ZipInfo]) -> None:
    if len(members) > MOST_FILES:
        raise ZipRefused(f"it holds more than {MOST_FILES} files")
    for member in members:
        _check_member(member)
    if len({member.filename.lower() for member in members}) < len(members):
        raise ZipRefused("it holds a file twice")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise ZipRefused(f"it unpacks to more than {MOST_UNPACKED // MB} MB")


def _check_member(member: ZipInfo) -> None:
    name = member.filename
    if member.orig_filename != name or not (is_path(name) or name in (MANIFEST, SEAL)):
        raise ZipRefused("it holds a file that does not belong there")
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
        raise ZipRefused("it holds something that is not an ordinary file")
    if member.flag_bits & _ENCRYPTED or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ZipRefused("it is packed in a way this kiosk does not read")
    if member.file_size > MOST_OF_ONE or member.file_size > _SMALL + _HIGHEST_RATIO * member.compress_size:
        raise ZipRefused("a file in it unpacks to more than it should")
