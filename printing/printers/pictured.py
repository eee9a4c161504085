"""What a printer does, and what is the matter with it, as flat pictures without a word."""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from math import asin, cos, pi, sin
from typing import Final

from PIL import Image

from printing.painting.canvas import new_canvas
from printing.paper import POINTS_PER_MM
from printing.pictures.picture import pdf_picture
from printing.printers.printer import Trouble
from printing.products.guides.pages import draw_moment
from printing.products.guides.pile import pile_guide
from printing.products.guides.printer import printer, slot, tray
from printing.products.guides.scene import (
    BLUE,
    CORAL,
    FAINT,
    HIGH,
    INK,
    INSIDE,
    SHEET,
    WIDE,
    XY,
    YELLOW,
    Moment,
    edges,
    line,
    polygon,
)
from printing.products.guides.tools import arrow, check, cross, disc
from printing.products.on_sheet import Sheet

_AT: Final = (-14.0, 2.0)
"""Where the printer stands; what is told stands beside it."""
_TOLD: Final = (40.0, 18.0)
_GROUND: Final = polygon(
    ((-WIDE / 2, -HIGH / 2), (WIDE / 2, -HIGH / 2), (WIDE / 2, HIGH / 2), (-WIDE / 2, HIGH / 2)), SHEET
)


@lru_cache(maxsize=32)
def trouble_picture(trouble: Trouble | None, width_px: int) -> Image.Image:
    """The trouble and what to do about it; None is a printer that prints."""
    return _picture(_prints() if trouble is None else _DRAWN[trouble](), width_px)


@lru_cache(maxsize=8)
def state_picture(state: str, width_px: int) -> Image.Image:
    """A printer that is `ready`, one before which a print `waits`, and one that is `silent`."""
    return _picture({"waits": _waits, "ready": _ready, "silent": _silent}[state](), width_px)


@lru_cache(maxsize=2)
def pile_picture(width_px: int, *, right_to_left: bool = False) -> Image.Image:
    """How a pile of fronts is turned and put in again for its backs; steps follow as one reads."""
    steps = pile_guide().steps[:: -1 if right_to_left else 1]
    drawn = [_picture(step.draw(step.still), width_px // len(steps)) for step in steps]
    whole = Image.new("RGB", (sum(one.width for one in drawn), drawn[0].height), SHEET)
    left = 0
    for one in drawn:
        whole.paste(one, (left, 0))
        left += one.width
    return whole


def _picture(moment: Moment, width_px: int) -> Image.Image:
    file = BytesIO()
    canvas = new_canvas(file, WIDE * POINTS_PER_MM, HIGH * POINTS_PER_MM)
    draw_moment(Sheet(canvas, WIDE, HIGH), (_GROUND, *moment), 0, 0, WIDE)
    canvas.showPage()
    canvas.save()
    return pdf_picture(file.getvalue(), 0, width_px / (WIDE / 25.4))


def _prints() -> Moment:
    x, y = _AT
    return (*printer(_AT), *_sheet((x, y - 14), 19, 16), *slot(_AT), *arrow((x, y - 20), (x, y - 34)))


def _waits() -> Moment:
    x, y = _AT
    pile = tuple(piece for step in (0, 3, 6) for piece in _sheet((x + 50 + step, y - 4 - step), 11, 15))
    return (*printer(_AT), *slot(_AT), *pile)


def _ready() -> Moment:
    return (*printer(_AT), *slot(_AT), *check(_TOLD, 1.4))


def _silent() -> Moment:
    x, y = _TOLD
    return (*printer(_AT), *slot(_AT), *(disc((x + far, y), 2.6, CORAL) for far in (-9, 0, 9)))


def _paper() -> Moment:
    x, y = _AT
    low = (x, y - 24)
    return (
        *printer(_AT),
        *slot(_AT),
        *tray(low),
        *_sheet((x + 54, y - 20), 13, 18),
        *arrow((x + 40, y - 12), (x + 18, y - 22), 8),
    )


def _jam() -> Moment:
    x, y = _AT
    folds = [(-18.0, 0.0), (-12.0, -9.0), (-4.0, -3.0), (4.0, -12.0), (12.0, -5.0), (19.0, -13.0)]
    crumpled = [(x + dx, y + dy) for dx, dy in folds]
    strips = (piece for (left, right) in pairwise(crumpled) for piece in _facet(left, right, 14))
    return (*printer(_AT), *slot(_AT), *strips, *arrow((x, y - 22), (x, y - 37)), *cross(_TOLD, 1.5))


def _cover() -> Moment:
    x, y = _AT[0], _AT[1] - 14
    body = ((x - 34, y - 8), (x + 34, y - 8), (x + 31, y + 16), (x - 31, y + 16))
    lid = ((x - 31, y + 16), (x - 25, y + 16), (x - 6, y + 42), (x - 12, y + 42))
    inside = ((x - 25, y + 11), (x + 29, y + 11), (x + 29, y + 16), (x - 25, y + 16))
    return (
        polygon(body, INSIDE),
        *edges(body, 0.6),
        polygon(inside, INK),
        polygon(lid, FAINT),
        *edges(lid, 0.6),
        *arrow((x + 2, y + 42), (x + 28, y + 22), -9),
    )


def _ink(left: float) -> Moment:
    x, y = _TOLD
    mark = cross((x, y - 30), 1.2) if not left else ()
    return (*printer(_AT), *slot(_AT), *_drop((x, y - 2), left), *mark)


def _unplugged() -> Moment:
    x, y = _AT
    plug, wall = (x + 44, y - 20), (x + 58, y - 20)
    box, head = _rectangle(wall, 9, 9), _rectangle((plug[0] - 8, plug[1]), 8, 6)
    pins = (line((plug[0], plug[1] + far), (plug[0] + 5, plug[1] + far), 1.6) for far in (-3, 3))
    return (
        *printer(_AT),
        *slot(_AT),
        line((x + 24, y - 8), (x + 24, y - 20), 1.6),
        line((x + 24, y - 20), (plug[0] - 8, plug[1]), 1.6),
        polygon(box, SHEET),
        *edges(box, 0.6),
        polygon(head, CORAL),
        *edges(head, 0.6),
        *pins,
        *arrow((plug[0] - 4, plug[1] - 13), (wall[0] + 4, plug[1] - 13), 5, BLUE),
    )


def _paused() -> Moment:
    x, y = _TOLD
    bars = (
        polygon(((x + far, y - 9), (x + far + 5, y - 9), (x + far + 5, y + 9), (x + far, y + 9)), CORAL)
        for far in (-8, 3)
    )
    return (*printer(_AT), *slot(_AT), *bars)


def _other() -> Moment:
    x, y = _TOLD
    sign = ((x - 12, y - 9), (x + 12, y - 9), (x, y + 12))
    return (
        *printer(_AT),
        *slot(_AT),
        polygon(sign, YELLOW),
        *edges(sign, 0.8),
        line((x, y - 1.5), (x, y + 6), 2.0),
        disc((x, y - 5), 1.4, INK),
    )


def _asleep() -> Moment:
    x, y = _TOLD
    return (*printer(_AT), *slot(_AT), disc((x, y), 9, BLUE, 32), disc((x + 5, y + 3), 7.6, SHEET, 32))


def _sheet(at: XY, wide: float, high: float) -> Moment:
    x, y = at
    paper = ((x - wide, y - high), (x + wide, y - high), (x + wide, y + high), (x - wide, y + high))
    lines = (
        line((x - wide * 0.6, y + high * far), (x + wide * 0.6, y + high * far), 0.9, FAINT)
        for far in (0.4, 0.0, -0.4)
    )
    return (polygon(paper, SHEET), *edges(paper, 0.6), *lines)


def _rectangle(at: XY, wide: float, high: float) -> tuple[XY, ...]:
    """So wide to the right, so high up and down."""
    x, y = at
    return ((x, y - high), (x + wide, y - high), (x + wide, y + high), (x, y + high))


def _facet(left: XY, right: XY, deep: float) -> Moment:
    paper = ((left[0], left[1] - deep), (right[0], right[1] - deep), right, left)
    return (polygon(paper, SHEET), *edges(paper, 0.6))


def _drop(at: XY, left: float) -> Moment:
    """A drop of ink, filled as far as there is some `left` (0 to 1)."""
    x, y = at

    def drop(size: float, colour: str) -> Moment:
        point = ((x - 0.86 * size, y + 0.5 * size), (x + 0.86 * size, y + 0.5 * size), (x, y + 2.1 * size))
        return (disc((x, y), size, colour, 32), polygon(point, colour))

    shell = (*drop(11.0, INK), *drop(9.6, SHEET))
    if not left:
        return shell
    # What lies below the level: a piece of the circle, from its left end over the foot to its right end.
    end = asin(2 * left - 1)
    around = (pi - end + (pi + 2 * end) * step / 16 for step in range(17))
    return (*shell, polygon(((x + 9.6 * cos(angle), y + 9.6 * sin(angle)) for angle in around), CORAL))


_DRAWN: Final[dict[Trouble, Callable[[], Moment]]] = {
    Trouble.PAPER: _paper,
    Trouble.JAM: _jam,
    Trouble.COVER: _cover,
    Trouble.INK: lambda: _ink(0.0),
    Trouble.UNPLUGGED: _unplugged,
    Trouble.PAUSED: _paused,
    Trouble.OTHER: _other,
    Trouble.INK_LOW: lambda: _ink(0.25),
    Trouble.ASLEEP: _asleep,
}
