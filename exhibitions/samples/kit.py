"""Paper, scissors and tape for the sample pages: short ways to lay real items on a page. Lengths are mm."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Final

import assets
from fanzines import art
from fanzines.model import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Align,
    Brush,
    Drawing,
    Item,
    Page,
    Paper,
    Photo,
    Placement,
    Point,
    Sticker,
    Stroke,
    Tape,
    Words,
    new_id,
)
from fanzines.photos import TakenPhoto, take_in
from fanzines.typesetting import set_words

INK: Final = "#1E1B18"
PAPER: Final = "#F6F1E7"
CORAL: Final = "#FF5C4D"
BLUE: Final = "#0F6FB4"
YELLOW: Final = "#FFD23F"
PALE: Final = "#F9E7C9"
SKY: Final = "#CFE3EE"
MINT: Final = "#CFE0C3"
LEAF: Final = "#2F7D5B"
ROSE: Final = "#FFC9BD"

Layout = Callable[[str], Page]


@cache
def taken(name: str) -> TakenPhoto:
    """A sample photograph, taken in as every photograph is."""
    return take_in(assets.data("sample", "photos", name))


def page(*items: Item | tuple[Item, ...]) -> Page:
    """A page with those items, the first at the bottom of the pile."""
    flat = (one for item in items for one in (item if isinstance(item, tuple) else (item,)))
    return Page(new_id(), tuple(flat))


def ground(colour: str, paper: str = "plain") -> Paper:
    """The whole page in one paper, its uneven edges beyond the page's."""
    middle = Placement(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    return Paper(new_id(), middle, paper, colour, PAGE_WIDTH + 8, PAGE_HEIGHT + 8)


def sheet(
    x: float, y: float, width: float, height: float, colour: str, *, paper: str = "plain", turn: float = 0.0
) -> Paper:
    """A piece of paper about its centre."""
    return Paper(new_id(), Placement(x, y, turn=turn), paper, colour, width, height)


def photo(name: str, x: float, y: float, width: float, *, turn: float = 0.0) -> Photo:
    """A photograph about its centre, in its own proportion."""
    one = taken(name)
    height = width * one.height_px / one.width_px
    return Photo(new_id(), Placement(x, y, turn=turn), one.digest, width, height)


def tape(
    x: float,
    y: float,
    length: float,
    colour: str,
    *,
    kind: str = "plain",
    turn: float = 0.0,
    breadth: float = 9.0,
) -> Tape:
    """A strip of tape about its centre."""
    return Tape(new_id(), Placement(x, y, turn=turn), kind, length, breadth, colour)


def sticker(name: str, x: float, y: float, width: float, colour: str, *, turn: float = 0.0) -> Sticker:
    """A sticker about its centre, in its own proportion."""
    shape = art.load("stickers", name)
    height = width * shape.height / shape.width
    return Sticker(new_id(), Placement(x, y, turn=turn), name, width, height, colour)


@dataclass(frozen=True, slots=True)
class Type:
    """How words look."""

    face: str
    size: float
    colour: str = INK
    align: Align = Align.START


def words(
    text: str, x: float, y: float, width: float, look: Type, *, turn: float = 0.0, language: str = ""
) -> Words:
    """Words about the middle of their box."""
    flat = Words(
        new_id(), Placement(x, y), text, width, look.size, look.colour, look.face, look.align, language
    )
    half = set_words(flat).height / 2
    angle = math.radians(turn)
    top = Placement(x + half * math.sin(angle), y - half * math.cos(angle), turn=turn)
    return replace(flat, placement=top)


def ink(colour: str, width: float, *lines: tuple[tuple[float, float], ...]) -> Drawing:
    """Lines drawn by hand through those points of the page."""
    strokes = tuple(Stroke(Brush.PEN, colour, width, _hand(line)) for line in lines)
    return Drawing(new_id(), Placement(0.0, 0.0), strokes)


def _hand(points: tuple[tuple[float, float], ...]) -> tuple[Point, ...]:
    """A smooth line through the points (Catmull-Rom), a little unsteady, thinner at its ends."""
    unsteady = Random(repr(points))
    ends = (points[0], *points, points[-1])
    drawn: list[Point] = []
    pieces = len(points) - 1
    for piece in range(pieces):
        for step in range(12):
            along = (piece + step / 12) / pieces
            x, y = _spline(ends[piece : piece + 4], step / 12)
            weight = 0.35 + 0.3 * math.sin(math.pi * along)
            drawn.append(Point(x + unsteady.gauss(0, 0.06), y + unsteady.gauss(0, 0.06), weight))
    return (*drawn, Point(*points[-1], 0.35))


def _spline(around: tuple[tuple[float, float], ...], at: float) -> tuple[float, float]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = around
    return _between(x0, x1, x2, x3, at), _between(y0, y1, y2, y3, at)


def _between(a: float, b: float, c: float, d: float, at: float) -> float:
    return b + at / 2 * (c - a + at * (2 * a - 5 * b + 4 * c - d + at * (3 * (b - c) + d - a)))
