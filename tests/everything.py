"""A fanzine of everything a page can hold: every brush, look, cut, face, style, sticker, tape and paper."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle, product
from typing import Any, Final

from fanzines.art import Kind, load, names
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
    Sticker,
    Stroke,
    Style,
    Tape,
    Words,
)
from fanzines.photos.shapes import SHAPES, scissors, shaped, straight
from fanzines.typesetting.faces import faces

INKS: Final = ("#0F6FB4", "#FF5C4D", "#2E8B57", "#8A4FBF", "#1E1B18", "#FFB000")
TEXTS: Final = ("Small things", "مرحبا يا بحر", "আমি গান গাই", "ሰላም ዓለም", "Γειά σου 12")
PLACES: Final = 20


def everything(photos: Sequence[str]) -> Fanzine:
    """As many pages as it takes, 20 at most, with photos of those digests, 3 wide and 2 high."""
    pages = [
        _brushes(),
        _looks(photos),
        _cuts(photos[0]),
        *_styles(),
        *_stickers(),
        _tapes(),
        *_papers(),
    ]
    if len(pages) > PLACES:
        raise ValueError(f"{len(pages)} pages are too many for one booklet")
    numbered = tuple(
        Page(f"{0xA0 + number:016x}", tuple(_named(items, number))) for number, items in enumerate(pages)
    )
    return Fanzine(f"{0xE7E:016x}", "2026-11", Fold.SADDLE, Direction.LTR, "en", numbered)


def _named(items: Iterable[Item], page: int) -> Iterator[Item]:
    return (replace(item, id=f"{page * 1000 + number + 1:016x}") for number, item in enumerate(items))


_ID: Final = f"{0:016x}"


def _brushes() -> list[Item]:
    """Each brush in a thin and a broad line, and an eraser through every one of them."""
    found: list[Item] = []
    for row, brush in enumerate(brush for brush in Brush if brush is not Brush.ERASER):
        x, y = 8 + 70 * (row % 2), 14 + 40 * (row // 2)
        thin, broad = _wave(brush, INKS[row % 6], 1.5, 0), _wave(brush, INKS[(row + 1) % 6], 5, 14)
        rubber = Stroke(Brush.ERASER, "#000000", 3, tuple(Point(20 + i / 4, i) for i in range(-8, 26)))
        found.append(Drawing(_ID, Placement(x, y), (thin, broad, rubber)))
    return found


def _wave(brush: Brush, colour: str, width: float, down: float) -> Stroke:
    points = (Point(i * 0.8, down + 4 * math.sin(i / 7), 0.3 + 0.4 * abs(math.sin(i / 9))) for i in range(75))
    return Stroke(brush, colour, width, tuple(points))


def _looks(photos: Sequence[str]) -> list[Item]:
    return [
        Photo(
            _ID,
            Placement(40 + 68 * (n % 2), 28 + 50 * (n // 2), 1.0, 4.0 * n - 12),
            photos[n % len(photos)],
            60,
            40,
            look,
        )
        for n, look in enumerate(Look)
    ]


def _cuts(digest: str) -> list[Item]:
    """Every shape and frame, scissors along a clean and a torn edge, and a photo set straight."""
    photo = Photo(_ID, Placement(0, 0), digest, 42, 28)
    trace = [(15 * math.cos(a / 9) * (1 + 0.2 * math.sin(a / 3)), 10 * math.sin(a / 9)) for a in range(57)]
    found = [shaped(photo, name) for name in SHAPES]
    found += [replace(photo, cut=scissors(trace, 42, 28), edge=edge) for edge in Edge]
    found += [replace(photo, frame=frame, edge=Edge.TORN) for frame in Frame]
    found.append(replace(photo, cut=straight(42, 28, 9)))
    found.append(replace(shaped(photo, "heart"), look=Look.HALFTONE, edge=Edge.TORN))
    places = [(28 + 46 * (n % 3), 24 + 42 * (n // 3)) for n in range(len(found))]
    return [
        replace(one, placement=Placement(*at, 1.0, 3.0 * number - 15))
        for number, (one, at) in enumerate(zip(found, places, strict=True))
    ]


def _styles() -> list[list[Item]]:
    """Every face in every style, each in one of the scripts."""
    words = cycle(TEXTS)
    ink = cycle(INKS)
    found = []
    for number, (face, style) in enumerate(product(faces(), Style)):
        on = number % 21
        at = Placement(42 + 64 * (on % 2), 6 + 17 * (on // 2), 1.0, (-3, 0, 4)[number % 3])
        text, colour = next(words), next(ink)
        ground = "#FFD23F" if style is not Style.PLAIN else "#FFFFFF"
        found.append(Words(_ID, at, text, 54, 17, colour, face, tuple(Align)[number % 3], "", style, ground))
    return list(_paged(found, 21))


def _stickers() -> list[list[Item]]:
    across, down, side = 7, 10, 20.0
    found = []
    for page in _paged(names("stickers"), across * down):
        items: list[Item] = []
        for number, name in enumerate(page):
            width, height = _fitting("stickers", name, side * 0.9)
            at = Placement(
                14 + side * (number % across), 14 + side * (number // across), 1.0, (0, 15, -30)[number % 3]
            )
            items.append(Sticker(_ID, at, name, width, height, INKS[number % 6]))
        found.append(items)
    return found


def _tapes() -> list[Item]:
    return [
        Tape(
            _ID,
            Placement(40 + 68 * (n % 2), 16 + 22 * (n // 2), 1.0, 5.0 * n - 30),
            name,
            50,
            12,
            INKS[n % 6],
        )
        for n, name in enumerate(names("tapes"))
    ]


def _papers() -> list[list[Item]]:
    """Each paper as a piece of 40 x 30 mm."""
    return [
        [
            Paper(
                _ID,
                Placement(26 + 48 * (n % 3), 22 + 33 * (n // 3), 1.0, (0, 3, -4)[n % 3]),
                name,
                INKS[n % 6],
                40,
                28,
            )
            for n, name in enumerate(page)
        ]
        for page in _paged(names("papers"), 18)
    ]


def _paged(things: Sequence[Any], count: int) -> Iterator[list[Any]]:
    return (list(things[first : first + count]) for first in range(0, len(things), count))


def _fitting(kind: Kind, name: str, side: float) -> tuple[float, float]:
    picture = load(kind, name)
    k = side / max(picture.width, picture.height)
    return picture.width * k, picture.height * k
