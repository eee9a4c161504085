"""Stickers, tapes and papers: vector art stretched to its box, or tiled over it and clipped."""

from functools import lru_cache
from itertools import chain
from math import ceil
from typing import Final, NamedTuple

from fanzines.art import Art, Kind, Segment, Shape, fill_colour, load
from fanzines.model import Paper, Sticker, Tape
from printing.painting.canvas import CLIP, FILL, Canvas, fill, rectangle

_RECTANGLE: Final = (5, 6)  # a move, the other corners, perhaps the first corner again, and the end


class _Copies(NamedTuple):
    """Where copies of a picture begin (mm, in the item's own) and how they are stretched (mm a unit)."""

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    across: float
    down: float


def paint_art(canvas: Canvas, kind: Kind, name: str, item: Sticker | Tape | Paper) -> None:
    """A picture in the item's box, in its own millimetres, y down. Raises KeyError for an unknown picture."""
    picture = load(kind, name)
    if picture.tile is not None:
        box = rectangle(-item.width / 2, -item.height / 2, item.width, item.height)
        canvas.addLiteral(f"{box} {CLIP}")
    for shape, path in zip(picture.shapes, _kept_paths(kind, name, item.width, item.height), strict=True):
        canvas.addLiteral(fill(fill_colour(shape.fill, item.colour)))
        canvas.addLiteral(path)


@lru_cache(maxsize=64)
def _kept_paths(kind: Kind, name: str, width: float, height: float) -> tuple[str, ...]:
    return filled_paths(load(kind, name), width, height)


def filled_paths(picture: Art, width: float, height: float) -> tuple[str, ...]:
    """The operators that fill each shape of a picture in a box about the origin, y down.

    One path a shape over all copies: filled one by one, tiles would show hairlines between them.
    """
    copies = _copies(picture, width, height)
    box = rectangle(-width / 2, -height / 2, width, height)
    return tuple(
        f"{box} {FILL}" if picture.tile and _is_ground(shape, picture) else f"{_path(shape, copies)} {FILL}"
        for shape in picture.shapes
    )


def _copies(picture: Art, width: float, height: float) -> _Copies:
    across, down = picture.tile or (width, height)
    lefts = tuple(column * across - width / 2 for column in range(ceil(width / across)))
    tops = tuple(row * down - height / 2 for row in range(ceil(height / down)))
    return _Copies(lefts, tops, across / picture.width, down / picture.height)


def _is_ground(shape: Shape, picture: Art) -> bool:
    """Whether a tile's shape is a rectangle over all of the tile, so that all copies make one rectangle."""
    xs = {number for segment in shape.segments for number in _numbers(segment)[::2]}
    ys = {number for segment in shape.segments for number in _numbers(segment)[1::2]}
    if (len(xs), len(ys)) != (2, 2) or any(segment[0] == "C" for segment in shape.segments):
        return False
    covers = min(xs) <= 0 and max(xs) >= picture.width and min(ys) <= 0 and max(ys) >= picture.height
    return covers and len(shape.segments) in _RECTANGLE


def _path(shape: Shape, copies: _Copies) -> str:
    """The shape's path once for each copy; numbers are written once for each column and row."""
    form = "\n".join(_form(segment[0], len(segment) // 2) for segment in shape.segments)
    xs = [number for segment in shape.segments for number in _numbers(segment)[::2]]
    ys = [number for segment in shape.segments for number in _numbers(segment)[1::2]]
    columns = [_written(xs, copies.across, left) for left in copies.lefts]
    rows = [_written(ys, copies.down, top) for top in copies.tops]
    return "\n".join(
        form % tuple(chain.from_iterable(zip(column, row, strict=True))) for row in rows for column in columns
    )


def _numbers(segment: Segment) -> tuple[float, ...]:
    _, *numbers = segment
    return tuple(numbers)


def _form(command: str, points: int) -> str:
    return "h" if command == "Z" else "%s " * (2 * points) + command.lower()


def _written(numbers: list[float], stretch: float, start: float) -> list[str]:
    return [f"{start + number * stretch:.3f}".rstrip("0").rstrip(".") for number in numbers]
