"""Real items for the press to print: ink with an eraser, photographs, words in many scripts, cut paper."""

import hashlib
import math
import random
from functools import cache
from io import BytesIO

from PIL import Image

import assets
from fanzines.model import (
    Align,
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Fold,
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

ENGLISH = "A quiet morning by the sea, where nobody asked me anything at all. I sat and watched (12:30)."
ARABIC = "مرحبا بالعالم الجميل، هذا يوم طويل جدا وأنا أكتب هنا (في البيت) كل ما أريد أن أقوله لكم!"
ARABIC_MIXED = "عندي abc def و 123 كتاب"
ENGLISH_MIXED = "I say مرحبا بكم to you and (يا سلام) 123 more words"
HEBREW = "שלום עולם, מה שלומך?"
BENGALI = "আমি বাংলায় গান গাই, স্ত্রী ক্ষ্ম।"
TIGRINYA = "ሰላም ዓለም፣ ከመይ ኣለኺ? ጽቡቕ ኣለኹ።"

Kept = dict[str, bytes]


@cache
def jpeg() -> bytes:
    """A photograph of the house."""
    return assets.data("sample", "photos", "cat.jpg")


@cache
def png() -> bytes:
    """A picture that fades from nothing to red."""
    fading = Image.new("RGBA", (256, 64))
    fading.putdata([(255, 0, 0, x) for _ in range(64) for x in range(256)])
    file = BytesIO()
    fading.save(file, "PNG")
    return file.getvalue()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def photos() -> Kept:
    return {digest(data): data for data in (jpeg(), png())}


def photo(*, x: float = 74, y: float = 60, turn: float = 15) -> Photo:
    return Photo(new_id(), Placement(x, y, 1.0, turn), digest(jpeg()), 80, 80 * 300 / 451)


def fading() -> Photo:
    return Photo(new_id(), Placement(40, 40), digest(png()), 60, 15)


def words(text: str, y: float = 20, *, language: str = "", size: float = 16, face: str = "noto") -> Words:
    return Words(new_id(), Placement(74, y), text, 130, size=size, language=language, face=face)


def number(index: int) -> Words:
    """A page's own number as a word that is found again on the sheet."""
    return Words(new_id(), Placement(74, 60), f"N{index}", 100, size=60, align=Align.CENTRE)


def stroke(colour: str, width: float, *, brush: Brush = Brush.PEN, seed: int = 1, dy: float = 0) -> Stroke:
    hand = random.Random(seed)
    phase = hand.random() * 6
    points = (
        Point(i * 0.8, dy + 8 * math.sin(i / 7 + phase), 0.3 + 0.4 * abs(math.sin(i / 9))) for i in range(60)
    )
    return Stroke(brush, colour, width, tuple(points))


def drawing() -> Drawing:
    """Two lines of ink with a third rubbed out of them."""
    strokes = (
        stroke("#FF5C4D", 6),
        stroke("#0F6FB4", 4, seed=2, dy=4),
        stroke("#1E1B18", 3, brush=Brush.ERASER, seed=3, dy=2),
    )
    return Drawing(new_id(), Placement(50, 120, 1.0, 10), strokes)


def one_of_each() -> tuple[Item, ...]:
    """Everything that can lie on a page, in a pile."""
    return (
        Paper(new_id(), Placement(74, 105), "dots", "#FFD23F"),
        photo(),
        fading(),
        drawing(),
        Sticker(new_id(), Placement(30, 180, 1.3, -12), "heart", 30, 30, "#FF5C4D"),
        Tape(new_id(), Placement(74, 30, 1.0, 20), "stripes", 60, 14, "#0F6FB4"),
        words(ENGLISH, 130),
        words(ARABIC, 150, language="ar"),
        words(ENGLISH_MIXED, 170, language="en", face="hand"),
        words(BENGALI, 185, language="bn"),
        words(TIGRINYA, 195, language="ti"),
    )


def fanzine(
    pages: tuple[Page, ...], *, fold: Fold = Fold.MINI, direction: Direction = Direction.LTR
) -> Fanzine:
    return Fanzine(new_id(), "2026-11", fold, direction, "", pages)


def numbered(count: int, *, fold: Fold = Fold.MINI, direction: Direction = Direction.LTR) -> Fanzine:
    """A fanzine whose pages say N1, N2 and so on."""
    pages = tuple(Page(new_id(), (number(index),)) for index in range(1, count + 1))
    return fanzine(pages, fold=fold, direction=direction)
