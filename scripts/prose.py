"""Sets a paragraph in every language the house sets right, and pictures them, some to a page.

The paragraphs lie in docs/prose, one file a language (BCP 47); the first line names the language.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from fanzines.model import Page, Placement, Words, new_id
from fanzines.typesetting import set_words
from printing.pictures.picture import page_picture

WIDE: Final = 128.0
SIZE: Final = 12.0
HEADING: Final = 8.0
ON_A_PAGE: Final = 3
PER_INCH: Final = 110
COLOURS: Final = 32
INK: Final = "#1E1B18"
QUIET: Final = "#5B534A"


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of one language: its tag (BCP 47), the line that names it, and the paragraph."""

    tag: str
    heading: str
    text: str

    @property
    def words(self) -> Words:
        """The paragraph as it is set, at the top of a page."""
        return Words(new_id(), Placement(74, 20), self.text, WIDE, SIZE, language=self.tag)


def read(folder: Path) -> Iterator[Prose]:
    """Every paragraph there, by its language."""
    for file in sorted(folder.glob("*.txt")):
        heading, text = file.read_text("utf-8").split("\n", 1)
        yield Prose(file.stem, heading, text.strip())


def pages(found: Sequence[Prose]) -> Iterator[Page]:
    """Some paragraphs to a page, each below the line that names it."""
    for start in range(0, len(found), ON_A_PAGE):
        items, top = list[Words](), 12.0
        for prose in found[start : start + ON_A_PAGE]:
            for text, size, tag, colour in (
                (prose.heading, HEADING, "en", QUIET),
                (prose.text, SIZE, prose.tag, INK),
            ):
                words = Words(new_id(), Placement(74, top), text, WIDE, size, colour, language=tag)
                items.append(words)
                top += set_words(words).height + 2.5
            top += 4
        yield Page(new_id(), tuple(items))


def main(arguments: Sequence[str]) -> None:
    """Picture all of the first folder's paragraphs into it."""
    folder = Path(arguments[0])
    for number, page in enumerate(pages(tuple(read(folder))), 1):
        picture = page_picture(page, dict[str, bytes]().__getitem__, PER_INCH)
        small = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT)
        small.save(folder / f"page-{number:02}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
