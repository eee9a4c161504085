"""A Markdown page as a fanzine: headings, paragraphs, lists and pictures become its pages.

Lengths are mm, sizes of type pt.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from fanzines.model import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Align,
    Direction,
    Fanzine,
    Fold,
    Item,
    Page,
    Photo,
    Placement,
    Words,
    new_id,
)
from fanzines.typesetting import set_words

MARGIN: Final = 13.0
FOOT: Final = 15.0
INDENT: Final = 5.0
PIXELS: Final = 1200
INK: Final = "#1E1B18"
CORAL: Final = "#FF5C4D"
QUIET: Final = "#5B534A"
NO_MONTH: Final = "2000-01"

_PICTURE: Final = re.compile(r"!\[(.*?)\]\((.*?)\)")
_MARKS: Final = re.compile(r"(\*\*?|`)(.+?)\1")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page: "title", "heading", "words", "point" or "picture", whose `text` is its caption."""

    kind: str
    text: str
    file: str = ""


def blocks(markdown: str) -> Iterator[Block]:
    """The pieces, in order. Emphasis and code are set as plain words."""
    for piece in re.split(r"\n\s*\n", markdown.strip()):
        if picture := _PICTURE.fullmatch(piece.strip()):
            yield Block("picture", picture[1], picture[2])
        elif piece.startswith("- "):
            for point in re.split(r"\n- ", piece[2:]):
                yield Block("point", _plain(point))
        elif heading := re.fullmatch(r"(#+) (.*)", piece.strip()):
            yield Block("title" if len(heading[1]) == 1 else "heading", _plain(heading[2]))
        else:
            yield Block("words", _plain(piece))


def _plain(text: str) -> str:
    return _MARKS.sub(r"\2", " ".join(text.split()))


class Layout:
    """Fills page after page from the top; pictures are read beside the Markdown file."""

    def __init__(self, folder: Path) -> None:
        self.photos: dict[str, bytes] = {}
        self._folder = folder
        self._pages: list[list[Item]] = [[]]
        self._y = MARGIN

    def lay(self, block: Block, following: Sequence[Block]) -> None:
        """Lay a block; a heading begins a page where what it heads has no room any more."""
        if block.kind == "picture":
            self._picture(block)
            return
        size, face, colour, above = {
            "title": (30.0, "poster", INK, 0.0),
            "heading": (17.0, "poster", CORAL, 5.0),
        }.get(block.kind, (9.3, "noto", INK, 2.2 if block.kind == "words" else 1.4))
        indent = INDENT if block.kind == "point" else 0.0
        words = self._words(block.text, MARGIN + indent, PAGE_WIDTH - 2 * MARGIN - indent, size, face, colour)
        high = set_words(words).height
        after = 86.0 if "picture" in {one.kind for one in following} else 22.0
        self._make_room(above + high + (after if block.kind in ("heading", "title") else 0.0))
        self._y += above if self._pages[-1] else 0.0
        if indent:
            self._add(self._words("•", MARGIN, INDENT, size, face, CORAL))
        self._add(words)
        self._y += high

    def pages(self) -> tuple[Page, ...]:
        """The pages with their numbers, but for the first."""
        numbered = []
        for number, items in enumerate(self._pages, 1):
            at = Placement(PAGE_WIDTH / 2, PAGE_HEIGHT - 10)
            foot = Words(new_id(), at, str(number), 30, 8, QUIET, "noto", Align.CENTRE)
            numbered.append(Page(new_id(), (*items, *((foot,) if number > 1 else ()))))
        return tuple(numbered)

    def _picture(self, block: Block) -> None:
        with Image.open(self._folder / block.file) as opened:
            picture = opened.convert("RGB")
        picture.thumbnail((PIXELS, PIXELS))
        packed = BytesIO()
        picture.save(packed, "JPEG", quality=88)
        digest = hashlib.sha256(packed.getvalue()).hexdigest()
        self.photos[digest] = packed.getvalue()
        wide = PAGE_WIDTH - 2 * MARGIN - 22
        high = wide * picture.height / picture.width
        self._make_room(3 + high + 7)
        self._y += 3
        middle = Placement(PAGE_WIDTH / 2, self._y + high / 2)
        self._pages[-1].append(Photo(new_id(), middle, digest, wide, high))
        self._y += high + 1
        caption = self._words(block.text, MARGIN + 11, wide, 7.6, "noto", QUIET)
        self._add(caption)
        self._y += set_words(caption).height + 1

    def _words(self, text: str, left: float, wide: float, size: float, face: str, colour: str) -> Words:
        return Words(new_id(), Placement(left + wide / 2, 0), text, wide, size, colour, face, Align.START)

    def _add(self, words: Words) -> None:
        placed = replace(words, placement=replace(words.placement, y=self._y))
        self._pages[-1].append(placed)

    def _make_room(self, high: float) -> None:
        if self._pages[-1] and self._y + high > PAGE_HEIGHT - FOOT:
            self._pages.append([])
            self._y = MARGIN


def booklet_of(file: Path) -> tuple[Fanzine, dict[str, bytes]]:
    """The Markdown file as a fanzine, with the bytes of its pictures by digest. OSError."""
    layout = Layout(file.parent)
    found = list(blocks(file.read_text("utf-8")))
    for number, block in enumerate(found):
        layout.lay(block, found[number + 1 : number + 3])
    fanzine = Fanzine(new_id(), NO_MONTH, Fold.SADDLE, Direction.LTR, "en", layout.pages())
    return fanzine, layout.photos
