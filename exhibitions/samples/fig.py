"""One fig, two languages: French and Spanish side by side, and a word of Amharic."""

from typing import Final

from exhibitions.samples.kit import (
    BLUE,
    CORAL,
    INK,
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
from fanzines.model import Align, Item, Page


def _cover(text: str) -> Page:
    french, spanish = text.split("\n\n")
    return page(
        ground(PAPER),
        photo("fig.jpg", 74, 112, 170, turn=-3),
        sheet(56, 40, 96, 46, CORAL, turn=-3),
        words(french, 56, 40, 86, Type("poster", 33, PAPER), turn=-3),
        sheet(94, 184, 94, 44, BLUE, turn=2),
        words(spanish, 94, 184, 84, Type("poster", 32, PAPER), turn=2, language="es"),
        tape(106, 30, 34, YELLOW, kind="stripes", turn=36),
    )


def _hello(text: str) -> Page:
    hello, _, rest = text.partition("\nEt")
    first, second = hello.split("\n")
    answer, _, amharic = f"Et{rest}".rpartition("\n")
    return page(
        ground(YELLOW),
        sticker("bubble", 58, 46, 92, CORAL, turn=-4),
        words(first, 58, 43, 72, Type("hand", 36, INK, Align.CENTRE), turn=-4),
        sticker("bubble", 96, 98, 88, BLUE, turn=4),
        words(second, 96, 95, 72, Type("hand", 31, INK, Align.CENTRE), turn=4, language="es"),
        words(answer, 66, 142, 112, Type("typewriter", 18)),
        sticker("hand", 116, 168, 52, CORAL, turn=10),
        words(amharic, 48, 180, 80, Type("poster", 62, BLUE, Align.CENTRE), turn=-4, language="am"),
    )


def _colours(text: str) -> Page:
    shades = zip(text.split("\n"), (CORAL, BLUE, YELLOW), (INK, PAPER, INK), (-3.0, 2.0, -2.0), strict=True)
    strips: list[Item] = []
    for at, (line, paper, letters, turn) in enumerate(shades):
        y = 128 + 27 * at
        strips += [sheet(74, y, 112 + 6 * at, 24, paper, turn=turn)]
        strips += [words(line, 74, y, 100, Type("poster", 31, letters, Align.CENTRE), turn=turn)]
    return page(
        ground(PAPER),
        photo("brushes.jpg", 74, 54, 164),
        tuple(strips),
        sticker("confetti", 122, 112, 46, CORAL, turn=10),
    )


def _bread(text: str) -> Page:
    cut, share = text.split("\n\n")
    return page(
        ground(BLUE, "squared"),
        sheet(62, 48, 100, 52, ROSE, turn=-3),
        words(cut, 62, 48, 88, Type("hand", 30), turn=-3),
        sticker("house", 80, 110, 66, CORAL, turn=2),
        sheet(92, 172, 94, 50, YELLOW, turn=3),
        words(share, 92, 171, 82, Type("hand", 31), turn=3),
        tape(20, 26, 32, BLUE, kind="stripes", turn=-36),
        tape(132, 192, 32, CORAL, kind="dots", turn=-36),
    )


def _tomorrow(text: str) -> Page:
    french, spanish = text.split("\n\n")
    return page(
        ground(PALE, "newsprint"),
        sheet(66, 58, 108, 62, CORAL, turn=-2),
        words(french, 66, 58, 96, Type("poster", 30, PAPER), turn=-2),
        sticker("arrow", 78, 108, 70, INK, turn=14),
        sheet(84, 158, 108, 62, BLUE, turn=2),
        words(spanish, 84, 158, 102, Type("poster", 26, PAPER), turn=2, language="es"),
    )


def _night(text: str) -> Page:
    french, spanish = text.split("\n\n")
    return page(
        ground(INK),
        sticker("moon", 92, 66, 82, YELLOW, turn=4),
        words(french, 68, 128, 116, Type("hand", 33, PAPER)),
        words(spanish, 80, 174, 124, Type("hand", 31, YELLOW), language="es"),
        ink(
            PAPER,
            1.2,
            *(((20, 38), (24, 42)), ((24, 38), (20, 42))),
            *(((34, 84), (38, 88)), ((38, 84), (34, 88))),
            *(((126, 122), (130, 126)), ((130, 122), (126, 126))),
        ),
    )


def _chair(text: str) -> Page:
    return page(
        ground(MINT),
        sticker("heart", 46, 148, 70, CORAL, turn=-8),
        sheet(76, 66, 118, 66, PAPER, paper="torn", turn=-2),
        words(text, 76, 66, 106, Type("poster", 32, INK, Align.CENTRE), turn=-2),
        tape(76, 30, 40, YELLOW, kind="dots", turn=2),
        sticker("key", 104, 166, 62, BLUE, turn=-28),
    )


def _back(text: str) -> Page:
    sample, credit = text.split("\n\n")
    return page(
        ground(SKY),
        sticker("boat", 74, 74, 84, CORAL, turn=-3),
        *(sticker("wave", x, 117 + x % 3, 46, BLUE) for x in (30, 75, 120)),
        words(sample, 74, 154, 132, Type("typewriter", 16, INK, Align.CENTRE)),
        words(credit, 74, 184, 116, Type("noto", 12, INK, Align.CENTRE)),
    )


LAYOUTS: Final[tuple[Layout, ...]] = (_cover, _hello, _colours, _bread, _tomorrow, _night, _chair, _back)
