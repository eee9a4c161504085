"""The fanzine of the tour: eight pages from real photographs, in English and Arabic, each made by touch."""

import math
from typing import Final

from kiosk import theme
from kiosk.tour.maker import Maker
from kiosk.tour.texts import BACK, CAT, COFFEE, COVER, NIGHT, PATH, SEA, WISH

PHOTOS: Final = {
    "brushes": 1,
    "cat": 2,
    "coffee": 3,
    "dandelions": 4,
    "fig": 5,
    "hills": 6,
    "path": 7,
    "sunrise": 8,
}
WHITE: Final = "#FFFFFF"
KRAFT: Final = "#D9B48F"
SKY: Final = "#6BB7E8"
SAGE: Final = "#8CC084"
PINK: Final = "#E48BB0"
RED: Final = "#B3202C"


def _cover(maker: Maker) -> None:
    maker.paper("kraft", KRAFT)
    maker.photo(PHOTOS["sunrise"], (74, 112), times=1.2, turn=-3)
    maker.tape("stripes", theme.YELLOW, (20, 76), times=0.8, turn=-42)
    maker.tape("stripes", theme.YELLOW, (128, 150), times=0.8, turn=-42)
    maker.words(COVER[0], (74, 38), size=3, face="poster", align="centre", turn=-3)
    maker.words(COVER[1], (74, 184), size=3, face="poster", align="centre", colour=RED)


def _cat(maker: Maker) -> None:
    maker.paper("plain", theme.YELLOW)
    maker.photo(PHOTOS["cat"], (74, 84), times=1.4)
    maker.guide.tap("hand.turn", "hand.up", "hand.larger", "hand.smaller")
    maker.tape("dots", theme.BLUE, (80, 49), times=0.9, turn=8)
    maker.words(CAT[0], (72, 152), size=3, face="hand", turn=-3, width=110)
    maker.words(CAT[1], (74, 184), size=2, face="poster", align="centre", colour=theme.BLUE)
    maker.sticker("heart", theme.CORAL, (126, 112), times=0.8, turn=12)


def _coffee(maker: Maker) -> None:
    maker.paper("squared", theme.BLUE)
    maker.photo(PHOTOS["coffee"], (74, 66), times=1.18, turn=-3)
    maker.tape("cloth", theme.CORAL, (22, 34), times=0.8, turn=-40)
    maker.tape("cloth", theme.CORAL, (126, 98), times=0.8, turn=-40)
    maker.words(COFFEE[0], (74, 142), size=3, face="hand", align="centre", colour=RED)
    maker.words(COFFEE[1], (74, 178), size=2, face="poster", align="centre", turn=2)


def _sea(maker: Maker) -> None:
    maker.tool("pen")
    maker.guide.tap("width.3")
    maker.ink(theme.YELLOW)
    maker.line([_round(106, 52, 3 + at * 0.5, at * 24) for at in range(44)])
    maker.ink(theme.BLUE)
    for y in (128, 142, 156):
        maker.line(_wave(y, 14, 134))
    maker.guide.tap("width.2")
    maker.ink(theme.CORAL)
    maker.line([(40, 112), (48, 124), (84, 124), (92, 112), (40, 112)])
    maker.ink(theme.INK)
    maker.guide.tap("width.1")
    maker.line([(66, 110), (66, 66), (86, 102), (68, 104)])
    maker.guide.tap("width.0")
    maker.line([(26, 60), (31, 55), (35, 60), (40, 54), (45, 59)])
    maker.line([(48, 44), (52, 40), (55, 44), (59, 39), (63, 43)])
    maker.tool("eraser")
    maker.guide.tap("width.0")
    maker.line(_wave(142, 14, 134))
    maker.words(SEA[0], (74, 186), size=2, face="typewriter", align="centre")


def _path(maker: Maker) -> None:
    maker.photo(PHOTOS["path"], (108, 105), times=2.95)
    maker.tape("plain", theme.YELLOW, (60, 26), times=2.0, turn=-2)
    maker.words(PATH[1], (60, 26), size=2, face="poster", align="centre", turn=-2)
    maker.words(PATH[0], (80, 174), size=3, face="poster", colour=WHITE)


def _dandelions(maker: Maker) -> None:
    maker.paper("plain", SAGE)
    maker.words(WISH[0], (74, 34), size=3, face="hand", align="centre", turn=-2)
    maker.photo(PHOTOS["dandelions"], (74, 94), times=1.25, turn=-3)
    maker.tape("stripes", theme.CORAL, (18, 66), times=0.8, turn=-44)
    maker.words(WISH[1], (60, 176), size=2, face="poster", align="centre")
    maker.sticker("butterfly", PINK, (118, 136), times=0.9, turn=14)
    maker.choose()
    maker.guide.tap("hand.copy")
    maker.carry((112, 180), times=0.6, turn=-24)
    maker.guide.tap("hand.backward", "hand.forward")


def _night(maker: Maker) -> None:
    maker.paper("plain", theme.INK)
    maker.sticker("moon", theme.YELLOW, (80, 72), times=2.3, turn=-6)
    maker.sticker("star", WHITE, (24, 34), times=0.35, turn=10)
    maker.sticker("star", SKY, (128, 118), times=0.25)
    maker.words(NIGHT[0], (74, 146), size=3, face="hand", align="centre", colour=WHITE)
    maker.words(NIGHT[1], (74, 180), size=2, face="hand", align="centre", colour=SKY)


def _back(maker: Maker) -> None:
    maker.paper("kraft", KRAFT)
    maker.photo(PHOTOS["fig"], (74, 78), times=1.05, turn=4)
    maker.tape("dots", theme.CORAL, (74, 40), times=0.8, turn=2)
    maker.words(BACK[0], (74, 148), size=2, face="poster", align="centre")
    maker.words(BACK[1], (74, 176), size=1, face="typewriter", align="centre")


def _round(x: float, y: float, radius: float, degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def _wave(y: float, left: int, right: int) -> list[tuple[float, float]]:
    return [(x, y + 4 * math.sin(x / 9)) for x in range(left, right, 3)]


PAGES: Final = (_cover, _cat, _coffee, _sea, _path, _dandelions, _night, _back)
"""How each page is made, from the front cover to the back."""
