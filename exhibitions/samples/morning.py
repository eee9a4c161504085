"""Slow morning: coffee, a cat, a window. English, read from left to right."""

from typing import Final

from exhibitions.samples.kit import (
    BLUE,
    CORAL,
    INK,
    LEAF,
    MINT,
    PALE,
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
from fanzines.model import Align, Page


def _cover(text: str) -> Page:
    first, second = text.split("\n")
    return page(
        ground(YELLOW),
        sticker("sun", 108, 34, 70, CORAL, turn=6),
        words(first, 68, 42, 116, Type("poster", 66), turn=-4),
        words(second, 78, 74, 132, Type("poster", 66), turn=-4),
        sheet(76, 147, 126, 88, PAPER, turn=2.5),
        photo("coffee.jpg", 76, 146, 118, turn=2.5),
        tape(24, 108, 34, BLUE, kind="stripes", turn=-38),
        tape(128, 187, 36, CORAL, kind="dots", turn=-34),
        ink(INK, 1.5, ((84, 108), (79, 101), (85, 95), (80, 88)), ((96, 107), (91, 99), (97, 93), (93, 85))),
    )


def _water(text: str) -> Page:
    return page(
        ground(PALE, "kraft"),
        sheet(66, 74, 112, 92, PAPER, paper="torn", turn=-3),
        words(text, 70, 75, 98, Type("hand", 31), turn=-3),
        tape(64, 28, 40, YELLOW, kind="stripes", turn=-1),
        sticker("cup", 104, 158, 62, CORAL, turn=4),
        ink(PAPER, 1.4, ((18, 176), (30, 168), (42, 178), (54, 169), (64, 177))),
        ink(PAPER, 1.4, ((14, 187), (28, 180), (42, 189), (56, 181), (66, 188))),
    )


def _cat(text: str) -> Page:
    return page(
        ground(SKY),
        photo("cat.jpg", 78, 150, 196, turn=-2),
        sheet(64, 50, 106, 62, PAPER, turn=2),
        words(text, 67, 50, 92, Type("typewriter", 20), turn=2),
        tape(18, 26, 34, CORAL, kind="cloth", turn=-40),
        tape(112, 74, 34, CORAL, kind="cloth", turn=-36),
    )


def _window(text: str) -> Page:
    return page(
        ground(BLUE),
        sticker("window", 76, 84, 92, YELLOW, turn=-2),
        ink(
            YELLOW,
            1.6,
            *(((128, 46), (140, 38)), ((132, 70), (145, 67)), ((132, 96), (145, 99))),
            *(((22, 40), (10, 32)), ((18, 66), (5, 63)), ((18, 94), (5, 97))),
        ),
        words(text, 75, 174, 130, Type("poster", 37, PAPER, Align.CENTRE), turn=-2),
    )


def _list(text: str) -> Page:
    return page(
        ground(CORAL),
        sheet(76, 107, 122, 180, BLUE, paper="lined", turn=-2),
        words(text, 80, 88, 106, Type("hand", 35), turn=-2),
        sticker("heart", 110, 168, 50, CORAL, turn=8),
        tape(72, 18, 46, YELLOW, kind="dots", turn=2),
        ink(BLUE, 1.3, ((29, 162), (44, 155), (58, 163), (72, 156), (84, 161))),
    )


def _dandelions(text: str) -> Page:
    return page(
        photo("dandelions.jpg", 96, 105, 376),
        sheet(66, 166, 118, 66, PAPER, paper="torn", turn=-2),
        words(text, 69, 166, 100, Type("hand", 25), turn=-2),
        ink(PAPER, 1.0, ((104, 118), (112, 104), (124, 97)), ((112, 126), (122, 115), (136, 111))),
    )


def _again(text: str) -> Page:
    return page(
        ground(MINT),
        sticker("branch", 38, 160, 84, LEAF, turn=-14),
        sheet(78, 84, 116, 74, PAPER, paper="torn", turn=3),
        words(text, 78, 84, 106, Type("poster", 33, INK, Align.CENTRE), turn=3),
        sticker("bird", 106, 152, 66, BLUE, turn=-6),
        tape(78, 44, 42, ROSE, turn=1),
    )


def _back(text: str) -> Page:
    return page(
        ground(YELLOW),
        sticker("star", 74, 70, 76, CORAL, turn=10),
        words(text, 74, 146, 130, Type("typewriter", 17, INK, Align.CENTRE)),
        ink(INK, 1.3, ((48, 180), (60, 175), (72, 182), (86, 175), (100, 181))),
    )


LAYOUTS: Final[tuple[Layout, ...]] = (_cover, _water, _cat, _window, _list, _dandelions, _again, _back)
