"""A show as one immutable file, *.fanzineshow: a signed label, then two parts that only its recipients open.

The label names the exhibition, the publication's number and the digest of either part. The first part is the
deny list, the second the show itself; so what was taken back can be honoured although the rest is damaged.
"""

import json
from collections.abc import Collection
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from exhibitions.exchange.card import Card
from exhibitions.exchange.envelope import (
    DAMAGED,
    Json,
    NotForUs,
    PackageRefused,
    Part,
    Sort,
    open_into,
    open_whole,
    read_envelope,
    write_envelope,
)
from exhibitions.exchange.identity import Identity
from exhibitions.exchange.zipped import pack
from exhibitions.show.address import is_slug
from exhibitions.show.manifest import MANIFEST, SEAL
from exhibitions.show.reading import Show
from fanzines.as_json import canonical

__all__ = [
    "DAMAGED",
    "ENDING",
    "NOT_FOR_US",
    "UNKNOWN",
    "Label",
    "PackageRefused",
    "Sender",
    "is_exhibition_id",
    "open_content",
    "open_denied",
    "read_label",
    "write_package",
]

ENDING: Final = ".fanzineshow"
NOT_FOR_US: Final = (
    "The package is not for this kiosk. Give the partner this kiosk's card, and ask for another."
)
UNKNOWN: Final = "The package comes from a kiosk that is not among your partners."

_SORT: Final = Sort("fanzine show package 1", ("denied", "content"))
_LARGEST_DENIED: Final = 4_000_000
_HEX: Final = frozenset("0123456789abcdef")


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
    with ExitStack() as stack:

        def zipped(show: Show) -> BinaryIO:
            plain = stack.enter_context(TemporaryFile(dir=out.parent))
            pack(show.folder, (*show.files, MANIFEST, SEAL), plain)
            plain.seek(0)
            return plain

        write_envelope(
            _SORT,
            out,
            key=sender.seal,
            recipients=[card.recipient for card in to],
            label={"exhibition": sender.exhibition, "sequence": sequence},
            parts={
                "denied": lambda: BytesIO(canonical(sorted(gone))),
                "content": None if show is None else lambda: zipped(show),
            },
        )


def read_label(file: BinaryIO) -> Label:
    """What is written on the package, once its seal holds and its size is right. PackageRefused."""
    value, key, parts = read_envelope(file, _SORT)
    try:
        return _label(value, key, parts["denied"], parts["content"])
    except (ValueError, LookupError, TypeError) as error:
        raise PackageRefused(DAMAGED) from error


def open_denied(file: BinaryIO, label: Label, identity: Identity) -> frozenset[str]:
    """The deny list of the package. PackageRefused when it is damaged, or not for this kiosk."""
    try:
        gone = frozenset(json.loads(open_whole(file, label.denied, identity.opener, most=_LARGEST_DENIED)))
    except NotForUs as error:
        raise PackageRefused(NOT_FOR_US) from error
    except (ValueError, TypeError) as error:
        raise PackageRefused(DAMAGED) from error
    if not all(isinstance(slug, str) and is_slug(slug) for slug in gone):
        raise PackageRefused(DAMAGED)
    return gone


def open_content(file: BinaryIO, label: Label, identity: Identity, into: BinaryIO) -> None:
    """The zip of the package's show, written into another file. PackageRefused; OSError: the disk fails."""
    open_into(file, label.content, identity.opener, into)


def _label(value: Json, key: bytes, denied: Part, content: Part) -> Label:
    label = Label(str(value["exhibition"]), int(value["sequence"]), key, denied, content)
    named = is_exhibition_id(label.exhibition) and label.sequence > 0
    if not (named and 0 < label.denied.size <= _LARGEST_DENIED):
        raise ValueError("no label of a package")
    return label


def is_exhibition_id(text: str) -> bool:
    """Whether the text may name an exhibition, and a folder for it: 16 hexadecimal digits."""
    return len(text) == 16 and set(text) <= _HEX
