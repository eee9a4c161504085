"""Prints every product of the press from a sample fanzine and pictures its sheets, small, into a folder."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from fanzines.file import read
from fanzines.model import Direction, Fanzine
from printing.folding.sheeting import Flip, Product, Share, Sheeting
from printing.inks.ink import BLACK, BLACK_INK, BLUE, CORAL, GREY, spots
from printing.paper import A2, A3, A4, A5, A6, A7, LETTER, QUARTER_LETTER, TABLOID
from printing.pictures.picture import pdf_picture, pdf_sides
from printing.products.booklet import press_files, reading_pdf
from scripts.press_products import beside

DPI: Final = 40
CLOSE: Final = 110
GAP: Final = 16
MOST: Final = 4
"""Sides in one picture."""
GROUND: Final = "#D9D2C3"
EDGE: Final = "#A79F8E"
COLOURS: Final = 128
FROM_THE_RIGHT: Final = "-from-the-right"

PRODUCTS: Final = {
    "mini": Sheeting(Product.MINI),
    "mini-letter": Sheeting(Product.MINI, LETTER),
    "mini-poster": Sheeting(Product.MINI, TABLOID, poster=0),
    "booklet-a5": Sheeting(Product.SADDLE, thickness=0.1, marks=True),
    "booklet-a5-long-edge": Sheeting(Product.SADDLE, flip=Flip.LONG),
    "booklet-a5-bleed": Sheeting(Product.SADDLE, A3, A5, bleed=3.0, marks=True),
    "booklet-a6": Sheeting(Product.SADDLE, page=A6, marks=True),
    "booklet-a7-copies": Sheeting(Product.SADDLE, page=A7, share=Share.COPIES, marks=True),
    "booklet-quarter-letter": Sheeting(Product.SADDLE, LETTER, QUARTER_LETTER),
    "accordion": Sheeting(Product.ACCORDION),
    "leaflet": Sheeting(Product.LEAFLET),
    "cards-a6": Sheeting(Product.SINGLE, page=A6, bleed=2.0),
    "poster": Sheeting(Product.POSTER),
    "poster-tiled-a2": Sheeting(Product.TILES, page=A2, poster=0),
    "mini-grey": Sheeting(Product.MINI, ink=GREY),
    "mini-black": Sheeting(Product.MINI, ink=BLACK),
    "mini-riso": Sheeting(Product.MINI, A4, ink=spots(CORAL, BLUE, BLACK_INK)),
}
MIRRORED: Final = ("mini", "booklet-a5", "accordion", "leaflet")


def main(arguments: Sequence[str]) -> int:
    """From a .fanzine file to a folder of PNGs, which keeps nothing older of the same names."""
    source, target = map(Path, arguments)
    held = read(source.read_bytes())
    target.mkdir(parents=True, exist_ok=True)
    for name, sheeting, fanzine in _wanted(held.fanzine):
        pages = 6 if sheeting.product is Product.LEAFLET else len(fanzine.pages)
        shown = replace(fanzine, pages=fanzine.pages[:pages], places=pages)
        files = [one.pdf for one in press_files(shown, held.photos.__getitem__, sheeting)]
        _write(target / f"{name}.png", files)
    for name, pdf, first in beside():
        _write(target / f"{name}.png", [pdf], first)
    _write(target / "reading.png", [reading_pdf(held.fanzine, held.photos.__getitem__)])
    return 0


def _wanted(fanzine: Fanzine) -> Iterator[tuple[str, Sheeting, Fanzine]]:
    for name, sheeting in PRODUCTS.items():
        yield name, sheeting, fanzine
        if name in MIRRORED:
            yield f"{name}{FROM_THE_RIGHT}", sheeting, replace(fanzine, direction=Direction.RTL)


def _write(path: Path, files: Sequence[bytes], first: int = 0) -> None:
    """Some sides side by side, from the first on, as paper on a table."""
    dpi = CLOSE if path.stem == "mini-black" else DPI
    sides = [
        pdf_picture(pdf, side, dpi)
        for pdf in files
        for side in range(first, min(pdf_sides(pdf), first + MOST))
    ]
    sides = sides[: max(MOST, len(files))]
    wide = sum(side.width + GAP for side in sides) + GAP
    table = Image.new("RGB", (wide, max(side.height for side in sides) + 2 * GAP), GROUND)
    pen, left = ImageDraw.Draw(table), GAP
    for side in sides:
        table.paste(side, (left, GAP))
        pen.rectangle((left - 1, GAP - 1, left + side.width, GAP + side.height), outline=EDGE)
        left += side.width + GAP
    few = table.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
