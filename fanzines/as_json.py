"""Fanzines as plain JSON values and back, without loss: what comes back equals what went in.

Numbers keep every bit: floats are written as the shortest decimal that reads back the same, never rounded.
The values read here must have been checked against the schema before (`fanzines.file.fanzine_file` does).
"""

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

from fanzines.model import (
    Align,
    Brush,
    Direction,
    Drawing,
    Edge,
    Fanzine,
    Fold,
    Frame,
    Item,
    Look,
    Page,
    Paper,
    Photo,
    Placement,
    Point,
    Ring,
    Sticker,
    Stroke,
    Style,
    Tape,
    Words,
)

Json = dict[str, Any]

_KINDS: Final[dict[str, type[Item]]] = {
    "drawing": Drawing,
    "photo": Photo,
    "words": Words,
    "sticker": Sticker,
    "tape": Tape,
    "paper": Paper,
}
_KIND_OF: Final = {cls: kind for kind, cls in _KINDS.items()}


def canonical(value: object) -> bytes:
    """One spelling for one value: keys sorted, no spaces, ASCII. ValueError on NaN or infinity."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def fanzine_as_json(fanzine: Fanzine) -> Json:
    """The whole fanzine; photos by their digests only. `places` came later: 0 is left out."""
    return {
        "id": fanzine.id,
        "month": fanzine.month,
        "fold": fanzine.fold.value,
        "direction": fanzine.direction.value,
        "language": fanzine.language,
        "pages": [page_as_json(page) for page in fanzine.pages],
        **({"places": fanzine.places} if fanzine.places else {}),
    }


def fanzine_from_json(value: Json) -> Fanzine:
    """The fanzine that value describes; ValueError when the model does not allow it."""
    pages = tuple(page_from_json(page) for page in value["pages"])
    fold, direction = Fold(value["fold"]), Direction(value["direction"])
    places = value.get("places", 0)
    return Fanzine(value["id"], value["month"], fold, direction, value["language"], pages, places)


def page_as_json(page: Page) -> Json:
    """The page and its pile, bottom first."""
    return {"id": page.id, "items": [item_as_json(item) for item in page.items]}


def page_from_json(value: Json) -> Page:
    """The page that value describes."""
    return Page(value["id"], tuple(item_from_json(item) for item in value["items"]))


def item_as_json(item: Item) -> Json:
    """The item's own fields under their names in the model, and its kind.

    A field that came with a later version is left out at its default: what older kiosks wrote keeps its hash.
    """
    wanted = [f for f in fields(item) if f.name not in _LATER or getattr(item, f.name) != f.default]
    return {"kind": _KIND_OF[type(item)], **{f.name: _written(f.name, getattr(item, f.name)) for f in wanted}}


def item_from_json(value: Json) -> Item:
    """The item that value describes."""
    named: Json = {name: _READERS.get(name, _same)(field) for name, field in value.items() if name != "kind"}
    return _KINDS[value["kind"]](**named)


def placement_as_json(placement: Placement) -> Json:
    """Millimetres, a factor and degrees."""
    return {
        "x": _number(placement.x),
        "y": _number(placement.y),
        "scale": _number(placement.scale),
        "turn": _number(placement.turn),
    }


def placement_from_json(value: Json) -> Placement:
    """The placement that value describes."""
    return Placement(float(value["x"]), float(value["y"]), float(value["scale"]), float(value["turn"]))


def stroke_as_json(stroke: Stroke) -> Json:
    """The stroke with its points in three columns of equal length: they pack and check much faster."""
    return {
        "brush": stroke.brush.value,
        "colour": stroke.colour,
        "width": _number(stroke.width),
        "x": [_number(point.x) for point in stroke.points],
        "y": [_number(point.y) for point in stroke.points],
        "weight": [_number(point.weight) for point in stroke.points],
    }


def stroke_from_json(value: Json) -> Stroke:
    """The stroke that value describes; ValueError when its columns differ in length."""
    x, y, weight = value["x"], value["y"], value["weight"]
    if not len(x) == len(y) == len(weight):
        raise ValueError("a stroke's x, y and weight differ in length")
    points = tuple(map(Point, map(float, x), map(float, y), map(float, weight)))
    return Stroke(Brush(value["brush"]), value["colour"], float(value["width"]), points)


def _written(name: str, value: Any) -> object:
    writer = _WRITERS.get(name)
    if writer:
        return writer(value)
    return _number(value) if isinstance(value, int | float) else str(value)


def _number(value: float) -> float:
    return float(value) + 0.0  # equal numbers get one spelling: 1 becomes 1.0 and -0.0 becomes 0.0


def _same(value: object) -> object:
    return value


def _strokes_from_json(value: list[Json]) -> tuple[Stroke, ...]:
    return tuple(stroke_from_json(stroke) for stroke in value)


def _strokes_as_json(value: tuple[Stroke, ...]) -> list[Json]:
    return [stroke_as_json(stroke) for stroke in value]


def _cut_as_json(value: tuple[Ring, ...]) -> list[Json]:
    return [{"x": [_number(x) for x, _ in ring], "y": [_number(y) for _, y in ring]} for ring in value]


def _cut_from_json(value: list[Json]) -> tuple[Ring, ...]:
    if any(len(ring["x"]) != len(ring["y"]) for ring in value):
        raise ValueError("a cut's x and y differ in length")
    return tuple(tuple(zip(map(float, ring["x"]), map(float, ring["y"]), strict=True)) for ring in value)


_LATER: Final = frozenset({"look", "inks", "cut", "edge", "frame", "style", "ground"})
_WRITERS: Final[dict[str, Callable[[Any], object]]] = {
    "placement": placement_as_json,
    "strokes": _strokes_as_json,
    "cut": _cut_as_json,
    "inks": list,
}
_READERS: Final[dict[str, Callable[[Any], object]]] = {
    "placement": placement_from_json,
    "strokes": _strokes_from_json,
    "cut": _cut_from_json,
    "inks": tuple,
    "align": Align,
    "look": Look,
    "edge": Edge,
    "frame": Frame,
    "style": Style,
    "width": float,
    "height": float,
    "size": float,
}
