"""What every package is: a signed label, then parts that only its recipients open, named by their digests."""

import hashlib
import json
import struct
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Final, Protocol

import pyrage

from fanzines import seal
from fanzines.as_json import canonical
from fanzines.durable import move_into_place

DAMAGED: Final = "The package is damaged. Copy it again from where it came."

_LENGTH: Final = struct.Struct(">H")
_LARGEST_LABEL: Final = 4096
_LARGEST: Final = 8_000_000_000
_CHUNK: Final = 1 << 20

Json = Mapping[str, Any]


class PackageRefused(Exception):
    """A package is not taken in. The message is a sentence that says what to do.

    `removed`: works were taken out of what is shown nevertheless, because its deny list was whole.
    """

    removed = False


class NotForUs(Exception):
    """A part of a package does not open with this key."""


class Readable(Protocol):
    """What can be packed: bytes that are read to their end."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of package: its name, which is its first line and is signed with it; the names of its parts."""

    name: str
    parts: tuple[str, ...]

    @property
    def magic(self) -> bytes:
        """What the file begins with."""
        return self.name.encode("ascii") + b"\n"


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of a package: where they begin, how many they are, and their SHA-256."""

    start: int
    size: int
    digest: str


def write_envelope(
    sort: Sort,
    out: Path,
    *,
    key: bytes,
    recipients: Collection[pyrage.x25519.Recipient],
    label: Json,
    parts: Mapping[str, Callable[[], Readable] | None],
) -> None:
    """Put the package in place whole or not at all; a part that is None stays empty. OSError: the disk fails.

    Only what is encrypted is written beside it meanwhile. ValueError when it is for nobody.
    """
    if not recipients:
        raise ValueError("a package is for somebody")
    half = out.with_name(f"{out.name}.part")
    with TemporaryFile(dir=out.parent) as packed:
        described, start = {}, 0
        for name in sort.parts:
            make = parts[name]
            if make is not None:
                _encrypt(make(), packed, list(recipients))
            size = packed.seek(0, 2) - start
            described[name] = {"size": size, "digest": _digest(packed, start, size)}
            packed.seek(0, 2)
            start += size
        value = {"format": sort.name, "key": seal.key_as_text(seal.public_key(key)), **label, **described}
        data = canonical(value)
        try:
            half.unlink(missing_ok=True)
            half.touch(0o600)
            with half.open("wb") as file:
                file.write(sort.magic + _LENGTH.pack(len(data)) + data)
                file.write(seal.sign(key, sort.name, data))
                packed.seek(0)
                while chunk := packed.read(_CHUNK):
                    file.write(chunk)
            move_into_place(half, out)
        finally:
            half.unlink(missing_ok=True)


def read_envelope(file: BinaryIO, sort: Sort) -> tuple[Json, bytes, Mapping[str, Part]]:
    """The label, the public key of its seal, which holds, and where the parts are. PackageRefused."""
    begun = file.read(len(sort.magic) + _LENGTH.size)
    if not begun.startswith(sort.magic) or len(begun) < len(sort.magic) + _LENGTH.size:
        raise PackageRefused(DAMAGED)
    (length,) = _LENGTH.unpack_from(begun, len(sort.magic))
    if length > _LARGEST_LABEL:
        raise PackageRefused(DAMAGED)
    data, signature = file.read(length), file.read(seal.SIGNATURE_BYTES)
    start = len(begun) + length + seal.SIGNATURE_BYTES
    try:
        value = json.loads(data)
        key, parts = seal.key_from_text(value["key"]), {}
        for name in sort.parts:
            parts[name] = Part(start, int(value[name]["size"]), str(value[name]["digest"]))
            start += parts[name].size
        seal.verify(key, sort.name, data, signature)
        if value["format"] != sort.name or any(not 0 <= part.size <= _LARGEST for part in parts.values()):
            raise ValueError("no label of such a package")
        if file.seek(0, 2) != start:
            raise ValueError("too short or too long")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, seal.SealBroken) as error:
        raise PackageRefused(DAMAGED) from error
    return value, key, parts


def are_whole(file: BinaryIO, parts: Mapping[str, Part]) -> bool:
    """Whether the parts are as they were packed."""
    return all(_digest(file, part.start, part.size) == part.digest for part in parts.values())


def open_whole(file: BinaryIO, part: Part, opener: pyrage.x25519.Identity, *, most: int) -> bytes:
    """A small part in the clear. PackageRefused when it is damaged or too large, NotForUs."""
    if not 0 < part.size <= most or _digest(file, part.start, part.size) != part.digest:
        raise PackageRefused(DAMAGED)
    file.seek(part.start)
    try:
        return bytes(pyrage.decrypt(file.read(part.size), [opener]))
    except pyrage.DecryptError as error:
        raise NotForUs from error


def open_into(file: BinaryIO, part: Part, opener: pyrage.x25519.Identity, into: "Writable") -> None:
    """A part in the clear, written piece by piece. PackageRefused; what `into` raises goes through."""
    if _digest(file, part.start, part.size) != part.digest:
        raise PackageRefused(DAMAGED)
    file.seek(part.start)
    sink = _Sink(into)
    try:
        pyrage.decrypt_io(file, sink, [opener])
    except pyrage.DecryptError as error:
        if sink.failed is not None:
            raise sink.failed from error
        raise PackageRefused(DAMAGED) from error


class Writable(Protocol):
    """What takes bytes piece by piece."""

    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...


class _Sink:
    """Remembers why it could not be written to: age tells of a full disk as of a damaged file."""

    def __init__(self, into: Writable) -> None:
        self._into = into
        self.failed: Exception | None = None

    def write(self, data: bytes) -> int:
        if self.failed is not None:  # age tries once more to write what it holds
            raise self.failed
        try:
            return self._into.write(data)
        except Exception as problem:
            self.failed = problem
            raise

    def flush(self) -> None:
        self._into.flush()


class _Source:
    """Remembers why it could not be read."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.failed: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size)
        except Exception as problem:
            self.failed = problem
            raise


def _encrypt(plain: Readable, into: BinaryIO, recipients: list[pyrage.x25519.Recipient]) -> None:
    source, sink = _Source(plain), _Sink(into)
    try:
        pyrage.encrypt_io(source, sink, recipients)
    except pyrage.EncryptError as error:
        raise (source.failed or sink.failed or OSError(str(error))) from error


def _digest(file: BinaryIO, start: int, size: int) -> str:
    found = hashlib.sha256()
    file.seek(start)
    while size > 0 and (chunk := file.read(min(size, _CHUNK))):
        found.update(chunk)
        size -= len(chunk)
    return found.hexdigest() if size == 0 else ""
