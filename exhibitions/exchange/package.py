"""A show as one immutable file, *.fanzineshow: a signed label, then two parts that only its recipients open.

The label names the exhibition, the publication's number and the digest of either part. The first part is the
deny list, the second the show itself; so what was taken back can be honoured although the rest is damaged.
"""

import hashlib
import json
import struct
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Final

import pyrage

from exhibitions.exchange.card import Card
from exhibitions.exchange.identity import Identity
from exhibitions.exchange.zipped import pack
from exhibitions.show.address import is_slug
from exhibitions.show.manifest import MANIFEST, SEAL
from exhibitions.show.reading import Show
from fanzines import seal
from fanzines.as_json import canonical
from fanzines.durable import move_into_place

ENDING: Final = ".fanzineshow"
DAMAGED: Final = "The package is damaged. Copy it again from where it came."
NOT_FOR_US: Final = (
    "The package is not for this kiosk. Give the partner this kiosk's card, and ask for another."
)
UNKNOWN: Final = "The package comes from a kiosk that is not among your partners."

_CONTEXT: Final = "fanzine show package 1"
_MAGIC: Final = b"fanzine show package 1\n"
_LENGTH: Final = struct.Struct(">H")
_LARGEST_LABEL: Final = 4096
_LARGEST_DENIED: Final = 4_000_000
_LARGEST: Final = 8_000_000_000
_CHUNK: Final = 1 << 20
_HEX: Final = frozenset("0123456789abcdef")


class PackageRefused(Exception):
    """A package is not taken in. The message is a sentence that says what to do.

    `removed`: works were taken out of what is shown nevertheless, because its deny list was whole.
    """

    removed = False


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of a package: where they begin, how many they are, and their SHA-256."""

    start: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Label:
    """What is written on a package, under its sender's seal (`key`, a public key of 32 bytes)."""

    exhibition: str
    sequence: int
    key: bytes
    denied: Part
    content: Part

    @property
    def has_content(self) -> bool:
        """Whether a show is inside; without one the package only takes back."""
        return self.content.size > 0


@dataclass(frozen=True, slots=True)
class Sender:
    """Who packs: the private key of the seal under which the exhibition is published, and its public id."""

    seal: bytes
    exhibition: str


def write_package(
    sender: Sender,
    out: Path,
    *,
    to: Collection[Card],
    gone: Collection[str],
    sequence: int,
    show: Show | None,
) -> None:
    """Put the package in place whole or not at all. OSError when the disk fails.

    `gone` is the deny list; without a `show` the package only takes back. ValueError when it is for nobody.
    """
    recipients = [card.recipient for card in to]
    if not recipients:
        raise ValueError("a package is for somebody")
    part = out.with_name(f"{out.name}.part")
    with TemporaryFile(dir=out.parent) as denied, TemporaryFile(dir=out.parent) as content:
        with TemporaryFile(dir=out.parent) as plain:
            plain.write(canonical(sorted(gone)))
            _encrypt(plain, denied, recipients)
        if show is not None:
            with TemporaryFile(dir=out.parent) as plain:
                pack(show.folder, (*show.files, MANIFEST, SEAL), plain)
                _encrypt(plain, content, recipients)
        value = {
            "format": _CONTEXT,
            "exhibition": sender.exhibition,
            "sequence": sequence,
            "key": seal.key_as_text(seal.public_key(sender.seal)),
            "denied": _described(denied),
            "content": _described(content),
        }
        label = canonical(value)
        try:
            part.unlink(missing_ok=True)
            part.touch(0o600)
            with part.open("wb") as file:
                file.write(_MAGIC + _LENGTH.pack(len(label)) + label)
                file.write(seal.sign(sender.seal, _CONTEXT, label))
                for source in (denied, content):
                    source.seek(0)
                    while chunk := source.read(_CHUNK):
                        file.write(chunk)
            move_into_place(part, out)
        finally:
            part.unlink(missing_ok=True)


def read_label(file: BinaryIO) -> Label:
    """What is written on the package, once its seal holds and its size is right. PackageRefused."""
    begun = file.read(len(_MAGIC) + _LENGTH.size)
    if not begun.startswith(_MAGIC) or len(begun) < len(_MAGIC) + _LENGTH.size:
        raise PackageRefused(DAMAGED)
    (length,) = _LENGTH.unpack_from(begun, len(_MAGIC))
    if length > _LARGEST_LABEL:
        raise PackageRefused(DAMAGED)
    data, signature = file.read(length), file.read(seal.SIGNATURE_BYTES)
    start = len(begun) + length + seal.SIGNATURE_BYTES
    try:
        label = _label(json.loads(data), start)
        seal.verify(label.key, _CONTEXT, data, signature)
        if file.seek(0, 2) != label.content.start + label.content.size:
            raise ValueError("too short or too long")
    except (ValueError, LookupError, TypeError, AttributeError, seal.SealBroken) as error:
        raise PackageRefused(DAMAGED) from error
    return label


def open_denied(file: BinaryIO, label: Label, identity: Identity) -> frozenset[str]:
    """The deny list of the package. PackageRefused when it is damaged, or not for this kiosk."""
    _check(file, label.denied)
    file.seek(label.denied.start)
    try:
        data = pyrage.decrypt(file.read(label.denied.size), [identity.opener])
        gone = frozenset(json.loads(data))
    except pyrage.DecryptError as error:
        raise PackageRefused(NOT_FOR_US) from error
    except (ValueError, TypeError) as error:
        raise PackageRefused(DAMAGED) from error
    if not all(isinstance(slug, str) and is_slug(slug) for slug in gone):
        raise PackageRefused(DAMAGED)
    return gone


def open_content(file: BinaryIO, label: Label, identity: Identity, into: BinaryIO) -> None:
    """The zip of the package's show, written into another file. PackageRefused; OSError: the disk fails."""
    _check(file, label.content)
    file.seek(label.content.start)
    sink = _Sink(into)
    try:
        pyrage.decrypt_io(file, sink, [identity.opener])
    except pyrage.DecryptError as error:
        if sink.failed is not None:
            raise sink.failed from error
        raise PackageRefused(DAMAGED) from error


class _Sink:
    """Remembers why it could not be written to: age tells of a full disk as of a damaged file."""

    def __init__(self, into: BinaryIO) -> None:
        self._into = into
        self.failed: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._into.write(data)
        except OSError as problem:
            self.failed = problem
            raise

    def flush(self) -> None:
        self._into.flush()


def _encrypt(plain: BinaryIO, into: BinaryIO, recipients: list[pyrage.x25519.Recipient]) -> None:
    plain.seek(0)
    sink = _Sink(into)
    try:
        pyrage.encrypt_io(plain, sink, recipients)
    except pyrage.EncryptError as error:
        raise (sink.failed or OSError(str(error))) from error


def _described(file: BinaryIO) -> dict[str, Any]:
    size = file.seek(0, 2)
    return {"size": size, "digest": _digest(file, 0, size)}


def _label(value: dict[str, Any], start: int) -> Label:
    denied, content = value["denied"], value["content"]
    label = Label(
        exhibition=str(value["exhibition"]),
        sequence=int(value["sequence"]),
        key=seal.key_from_text(value["key"]),
        denied=Part(start, int(denied["size"]), str(denied["digest"])),
        content=Part(start + int(denied["size"]), int(content["size"]), str(content["digest"])),
    )
    named = is_exhibition_id(label.exhibition) and label.sequence > 0 and value["format"] == _CONTEXT
    sized = 0 < label.denied.size <= _LARGEST_DENIED and 0 <= label.content.size <= _LARGEST
    if not (named and sized):
        raise ValueError("no label of a package")
    return label


def is_exhibition_id(text: str) -> bool:
    """Whether the text may name an exhibition, and a folder for it: 16 hexadecimal digits."""
    return len(text) == 16 and set(text) <= _HEX


def _check(file: BinaryIO, part: Part) -> None:
    if _digest(file, part.start, part.size) != part.digest:
        raise PackageRefused(DAMAGED)


def _digest(file: BinaryIO, start: int, size: int) -> str:
    found = hashlib.sha256()
    file.seek(start)
    while size > 0 and (chunk := file.read(min(size, _CHUNK))):
        found.update(chunk)
        size -= len(chunk)
    return found.hexdigest() if size == 0 else ""
