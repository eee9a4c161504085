"""A garden on the balcony: mint, basil, birds. Arabic, read from right to left."""

from typing import Final

from exhibitions.samples.kit import (
    BLUE,
    CORAL,
    INK,
    LEAF,
    MINT,
    PAPER,
    ROSE,
    SKY,
    YELLOW,
    Layout,
    Type,
    ground,
    ink,
    page,
    photo,
    sheet,
    sticker,
    tape,
    words,
)
from fanzines.model import Align, Item, Page


def _cover(text: str) -> Page:
    return page(
        ground(MINT),
        sheet(84, 74, 110, 104, CORAL, turn=-2),
        words(text, 84, 74, 104, Type("poster", 58, PAPER, Align.CENTRE), turn=-2),
        sticker("sun", 36, 30, 54, YELLOW, turn=-8),
        sticker("flower", 58, 155, 84, LEAF, turn=-4),
        sticker("flower", 112, 168, 62, BLUE, turn=7),
        ink(LEAF, 1.8, ((6, 198), (40, 196), (80, 199), (144, 196))),
    )


def _pots(text: str) -> Page:
    return page(
        ground(ROSE, "cloth"),
        sticker("window", 62, 132, 90, BLUE, turn=2),
        sheet(82, 42, 112, 50, PAPER, turn=-2),
        words(text, 82, 42, 100, Type("poster", 28), turn=-2),
        tape(136, 24, 32, YELLOW, kind="stripes", turn=38),
        _pot(118, 150, CORAL),
        _pot(110, 184, YELLOW),
        _pot(132, 184, CORAL),
    )


def _mint(text: str) -> Page:
    return page(
        ground(LEAF, "kraft"),
        sticker("branch", 50, 70, 92, LEAF, turn=8),
        sticker("branch", 102, 62, 66, MINT, turn=-22),
        sheet(76, 150, 116, 84, PAPER, paper="torn", turn=2),
        words(text, 76, 150, 96, Type("hand", 32), turn=2),
        tape(40, 110, 36, CORAL, kind="cloth", turn=-8),
    )


def _cat(text: str) -> Page:
    return page(
        ground(YELLOW),
        sheet(74, 82, 130, 94, PAPER, turn=-3),
        photo("cat.jpg", 74, 81, 122, turn=-3),
        tape(18, 40, 36, BLUE, kind="dots", turn=-42),
        tape(132, 124, 36, BLUE, kind="dots", turn=-38),
        words(text, 82, 166, 116, Type("poster", 42)),
        sticker("flower", 26, 160, 44, LEAF, turn=-10),
    )


def _tea(text: str) -> Page:
    return page(
        ground(SKY),
        sheet(82, 104, 118, 172, CORAL, paper="lined", turn=2),
        words(text, 86, 84, 104, Type("hand", 36), turn=2),
        sticker("cup", 42, 162, 54, LEAF, turn=-5),
        tape(86, 17, 44, YELLOW, kind="stripes", turn=3),
    )


def _birds(text: str) -> Page:
    return page(
        ground(BLUE),
        sticker("bird", 50, 52, 70, YELLOW, turn=-6),
        sticker("bird", 112, 96, 46, CORAL, turn=6),
        sticker("bird", 34, 116, 34, PAPER, turn=-2),
        sheet(84, 162, 112, 58, PAPER, paper="torn", turn=-3),
        words(text, 84, 162, 100, Type("poster", 35, INK, Align.CENTRE), turn=-3),
    )


def _seeds(text: str) -> Page:
    return page(
        photo("dandelions.jpg", 140, 105, 376),
        sheet(78, 156, 116, 88, YELLOW, turn=2.5),
        words(text, 78, 156, 100, Type("poster", 33), turn=2.5),
        tape(80, 111, 42, CORAL, kind="stripes", turn=3),
    )


def _back(text: str) -> Page:
    return page(
        ground(MINT),
        sticker("moon", 74, 76, 78, BLUE, turn=-6),
        words(text, 74, 150, 120, Type("noto", 21, INK, Align.CENTRE)),
        ink(LEAF, 1.5, ((46, 180), (60, 175), (74, 181), (88, 175), (102, 180))),
    )


def _pot(x: float, y: float, colour: str) -> tuple[Item, ...]:
    return (
        sticker("branch", x + 1, y - 14, 24, LEAF, turn=-40),
        sheet(x, y + 4, 15, 15, colour, turn=2),
        sheet(x, y - 4, 19, 5, colour, turn=-2),
    )


LAYOUTS: Final[tuple[Layout, ...]] = (_cover, _pots, _mint, _cat, _tea, _birds, _seeds, _back)
