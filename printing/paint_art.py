"""Stickers, tapes and papers: vector art stretched to its box, or tiled over it and clipped."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import ceil
from typing import NamedTuple

from fanzines.art import Art, Kind, Shape, fill_colour, load
from fanzines.model import Paper, Sticker, Tape
from printing.canvas import CLIP, FILL, Canvas, fill, rectangle


class Laid(NamedTuple):
    """One copy of a picture: where its top left lies (mm) and how it is stretched (mm a unit)."""

    x: float
    y: float
    across: float
    down: float


def paint_art(canvas: Canvas, kind: Kind, name: str, item: Sticker | Tape | Paper) -> None:
    """A picture in the item's box, in its own millimetres, y down. Raises KeyError for an unknown picture."""
    picture = load(kind, name)
    if picture.tile is not None:
        box = rectangle(-item.width / 2, -item.height / 2, item.width, item.height)
        canvas.addLiteral(f"{box} {CLIP}")
    paths = _paths(kind, name, item.width, item.height)
    for shape, path in zip(picture.shapes, paths, strict=True):
        canvas.addLiteral(fill(fill_colour(shape.fill, item.colour)))
        canvas.addLiteral(path)


@lru_cache(maxsize=64)
def _paths(kind: Kind, name: str, width: float, height: float) -> tuple[str, ...]:
    """One path a shape over all copies: filled one by one, tiles would show hairlines between them."""
    picture = load(kind, name)
    copies = tuple(_copies(picture, width, height))
    return tuple("\n".join([*(_path(shape, copy) for copy in copies), FILL]) for shape in picture.shapes)


def _copies(picture: Art, width: float, height: float) -> Iterator[Laid]:
    across, down = picture.tile or (width, height)
    columns, rows = range(ceil(width / across)), range(ceil(height / down))
    for row, column in product(rows, columns):
        x, y = column * across - width / 2, row * down - height / 2
        yield Laid(x, y, across / picture.width, down / picture.height)


def _path(shape: Shape, laid: Laid) -> str:
    operators = []
    for command, *values in shape.segments:
        points = zip(values[::2], values[1::2], strict=True)
        placed = [f"{laid.x + x * laid.across:.3f} {laid.y + y * laid.down:.3f}" for x, y in points]
        operators.append(" ".join((*placed, "h" if command == "Z" else command.lower())))
    return "\n".join(operators)
