"""The words of a page as text, for those who read beside the picture: only words that can be seen on it.

What she laid paper over, inked out, or wrote in the paper's own colour is not to be read elsewhere either.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PIL import Image, ImageChops

from exhibitions.show.reading import Said
from exhibitions.story.phrases import direction_of_text
from fanzines.geometry import page_box
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction, Fanzine, Page, Words
from fanzines.photos import PhotoSource
from fanzines.plane import Box
from fanzines.typesetting.boxes import boxes_of
from printing.pictures.differing import black_over, differing
from printing.pictures.picture import page_picture

HIDDEN: Final = "…"
_DPI: Final = 100.0
_SEEN: Final = 0.85
_LOST: Final = 0.1
"""Shares of a word's ink: seen at least where it can be read, at most where nobody sees it."""
_ROW_MM: Final = 8.0
_WORD: Final = re.compile(r"\S+")


def said_on(page: Page, fanzine: Fanzine, photos: PhotoSource) -> tuple[Said, ...]:
    """The words that can be seen on a page, in the order they are read; a hidden word is an ellipsis."""
    rtl = fanzine.direction is Direction.RTL
    words = [item for item in page.items if isinstance(item, Words) and item.text.strip()]
    if not words:
        return ()
    whole = page_picture(page, photos, _DPI)
    found = [
        Said(
            text,
            item.language or fanzine.language,
            direction_of_text(text, item.language or fanzine.language),
        )
        for item in sorted(words, key=lambda item: _place(item, rtl))
        if (text := _seen_text(item, page, whole, photos))
    ]
    return tuple(found)


def nobody_sees(words: Words, boxes: Sequence[Box], page: Page, photos: PhotoSource) -> bool:
    """Whether next to nothing is seen on the page of these places in its words."""
    ink, seen = _ink_and_seen(words, page, page_picture(page, photos, _DPI), photos)
    return all(_share(box, ink, seen) < _LOST for box in boxes)


def _place(words: Words, rtl: bool) -> tuple[int, float]:
    box = page_box(words)
    return round(box.top / _ROW_MM), -box.right if rtl else box.left


def _seen_text(words: Words, page: Page, whole: Image.Image, photos: PhotoSource) -> str:
    ink, seen = _ink_and_seen(words, page, whole, photos)

    def kept(word: re.Match[str]) -> str:
        boxes = boxes_of(words, word.start(), word.end())
        return word.group() if all(_share(box, ink, seen) >= _SEEN for box in boxes) else HIDDEN

    text = re.sub(rf"{HIDDEN}(\s+{HIDDEN})+", HIDDEN, _WORD.sub(kept, words.text)).strip()
    return "" if text == HIDDEN else text


def _ink_and_seen(
    words: Words, page: Page, whole: Image.Image, photos: PhotoSource
) -> tuple[Image.Image, Image.Image]:
    """Where the words have ink, and where the page is another one with them, white on black."""
    rest = replace(page, items=tuple(item for item in page.items if item.id != words.id))
    alone = Page(page.id, (replace(words, colour="#000000"),))
    ink = ImageChops.invert(page_picture(alone, photos, _DPI).convert("L")).point(black_over(127))
    return ink, differing(whole, page_picture(rest, photos, _DPI))


def _share(box: Box, ink: Image.Image, seen: Image.Image) -> float:
    """How much of the ink in a place is seen, from 0 to 1; what lies beside the page is not."""
    if box.centre[0] < 0 or box.centre[1] < 0 or box.centre[0] > PAGE_WIDTH or box.centre[1] > PAGE_HEIGHT:
        return 0.0
    scale = _DPI / 25.4
    area = (
        int(box.left * scale),
        int(box.top * scale),
        int(box.right * scale) + 1,
        int(box.bottom * scale) + 1,
    )
    own = ink.crop(area)
    inked = own.histogram()[255]
    return ImageChops.multiply(own, seen.crop(area)).histogram()[255] / inked if inked else 1.0
