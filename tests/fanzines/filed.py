"""A small fanzine as a .fanzine file, with parts of it changed, added or left out."""

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from fanzines.as_json import Json
from fanzines.consents import Use, pages_hash
from fanzines.file import FileRefused, read, write
from fanzines.file.archive import pack, unpack
from fanzines.model import (
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Fold,
    Page,
    Photo,
    Placement,
    Point,
    Sticker,
    Stroke,
    Words,
)
from fanzines.seal import Agreed, SignedConsents, new_private_key, sign_consents


def picture(kind: str, colour: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (24, 16), colour).save(target, kind)
    return target.getvalue()


PHOTOS = {hashlib.sha256(data).hexdigest(): data for data in (picture("JPEG", "red"), picture("PNG", "blue"))}
JPEG, PNG = PHOTOS
HERE = Placement(74.0, 105.0)
STROKE = Stroke(Brush.PEN, "#FF5C4D", 1.5, (Point(0.1, 0.2, 0.5), Point(1 / 3, -7.0, 1.0)))
SMALL = Fanzine(
    "00000000000000f0",
    "2020-05",
    Fold.MINI,
    Direction.LTR,
    "ar",
    (
        Page("0000000000000001", (Drawing("0000000000000011", HERE, (STROKE,)),)),
        Page(
            "0000000000000002",
            (
                Photo("0000000000000021", HERE, JPEG, 100.0, 75.0),
                Words("0000000000000022", HERE, "بيت\nhome", 90.0),
                Sticker("0000000000000023", HERE, "moon", 20.0, 20.0, "#FFD23F"),
            ),
        ),
    ),
)


def members(fanzine: Fanzine = SMALL) -> dict[str, bytes]:
    return unpack(write(fanzine, PHOTOS.__getitem__))


def with_json(change: Callable[[Json], object]) -> bytes:
    parts = members()
    value = json.loads(parts["fanzine.json"])
    change(value)
    return pack({**parts, "fanzine.json": json.dumps(value).encode()})


def with_member(name: str, data: bytes) -> bytes:
    return pack({**members(), name: data})


def without(name: str) -> bytes:
    return pack({kept: data for kept, data in members().items() if kept != name})


def put(*steps: str | int, value: Any) -> Callable[[Json], object]:
    """A change that puts a value at the end of that path."""

    def change(target: Any) -> None:
        for step in steps[:-1]:
            target = target[step]
        target[steps[-1]] = value

    return change


def drop(*steps: str | int) -> Callable[[Json], object]:
    def change(target: Any) -> None:
        for step in steps[:-1]:
            target = target[step]
        del target[steps[-1]]

    return change


def refused(data: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        read(data)
    return str(caught.value)


def sealed(fanzine_id: str) -> SignedConsents:
    agreed = (Agreed(Use.SEE, "2020-05", "2021-05"),)
    return sign_consents(new_private_key(), fanzine_id, pages_hash(SMALL), agreed)
