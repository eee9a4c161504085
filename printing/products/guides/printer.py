"""A printer from the front: its body, the slot that sheets come out of, and the tray they are put into."""

from printing.products.guides.scene import BLUE, FAINT, INK, INSIDE, XY, Moment, Piece, edges, polygon
from printing.products.guides.tools import disc


def printer(at: XY) -> Moment:
    """Its body, `at` a little above its foot."""
    x, y = at
    body = ((x - 34, y - 8), (x + 34, y - 8), (x + 31, y + 16), (x - 31, y + 16))
    lid = ((x - 31, y + 16), (x + 31, y + 16), (x + 25, y + 22), (x - 25, y + 22))
    return (
        polygon(body, INSIDE),
        *edges(body, 0.6),
        polygon(lid, FAINT),
        *edges(lid, 0.6),
        _lamp(at),
    )


def slot(at: XY) -> Moment:
    """What lies over a sheet that comes out."""
    x, y = at
    dark = ((x - 24, y + 1.5), (x + 24, y + 1.5), (x + 24, y + 5), (x - 24, y + 5))
    above = ((x - 30, y + 5), (x + 30, y + 5), (x + 29, y + 13), (x - 29, y + 13))
    return (polygon(dark, INK), polygon(above, INSIDE), _lamp(at))


def tray(at: XY) -> Moment:
    """The tray, `at` its middle."""
    x, y = at
    floor = ((x - 27, y - 16), (x + 27, y - 16), (x + 24, y + 16), (x - 24, y + 16))
    return (polygon(floor, FAINT), *edges(floor, 0.6))


def _lamp(at: XY) -> Piece:
    return disc((at[0] + 25, at[1] + 9), 1.8, BLUE)
