"""Items and strokes as rows of the library, and back without loss."""

import json
import secrets
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from fanzines.as_json import item_as_json, item_from_json
from fanzines.model import Brush, Drawing, Item, Photo, Point, Stroke

_POINT: Final = struct.Struct("<3d")
_ALL: Final = 1 << 64

ItemRow = tuple[int, int, int, str, bytes | None, str]
StrokeRow = tuple[int, int, int, str, str, float, bytes]


def number(model_id: str) -> int:
    """The row's number of an id in the model: the same 64 bits, as a signed number."""
    bits = int(model_id, 16)
    return bits - _ALL if bits >= _ALL // 2 else bits


def model_id(number: int) -> str:
    """The id in the model of a row's number."""
    return f"{number % _ALL:016x}"


def random_number() -> int:
    """A number for a new row that nothing in the model names."""
    return secrets.randbits(62)


def packed(points: tuple[Point, ...]) -> bytes:
    """Three little-endian 64-bit floats a point; equal points become equal bytes."""
    return b"".join(_POINT.pack(p.x + 0.0, p.y + 0.0, p.weight + 0.0) for p in points)


def unpacked(data: bytes) -> tuple[Point, ...]:
    """The points that `packed` wrote."""
    return tuple(Point(x, y, weight) for x, y, weight in _POINT.iter_unpack(data))


def item_columns(item: Item) -> tuple[str, bytes | None, str]:
    """Kind, photo and data of an item; a drawing's strokes are rows of their own."""
    named = item_as_json(replace(item, strokes=()) if isinstance(item, Drawing) else item)
    named.pop("id")
    photo = bytes.fromhex(item.photo) if isinstance(item, Photo) else None
    return named.pop("kind"), photo, json.dumps(named, separators=(",", ":"))


def item_row(item: Item, page: int, position: int) -> ItemRow:
    """A whole row of the table `item`."""
    return number(item.id), page, position, *item_columns(item)


def stroke_rows(drawing: Drawing, first: int = 0) -> Iterator[StrokeRow]:
    """Rows of the table `stroke` for a drawing's strokes from the one at `first`."""
    for position, stroke in enumerate(drawing.strokes[first:], first):
        yield random_number(), number(drawing.id), position, *stroke_columns(stroke)


def stroke_columns(stroke: Stroke) -> tuple[str, str, float, bytes]:
    """Brush, colour, width and points of a stroke."""
    return stroke.brush.value, stroke.colour, stroke.width, packed(stroke.points)


def stroke_from(brush: str, colour: str, width: float, points: bytes) -> Stroke:
    """The stroke of a row."""
    return Stroke(Brush(brush), colour, width, unpacked(points))


def item_from(row_id: int, kind: str, data: str, strokes: tuple[Stroke, ...]) -> Item:
    """The item of a row with the strokes that belong to it."""
    named: dict[str, Any] = {"id": model_id(row_id), "kind": kind, **json.loads(data)}
    item = item_from_json(named)
    return replace(item, strokes=strokes) if isinstance(item, Drawing) else item
