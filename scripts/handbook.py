"""The handbook as it travels with the app, and printed: `python -m scripts.handbook PAGE.md OUT.pdf`.

The page and the pictures it names are copied into assets/handbook; a kiosk prints it from there.
"""

import shutil
import sys
from pathlib import Path
from typing import Final

from printing.products.booklet import press, reading_pdf
from printing.products.handbook import blocks, booklet_of

SHIPPED: Final = Path(__file__).resolve().parents[1] / "assets/handbook"


def ship(source: Path, shipped: Path) -> None:
    """Copy the page and its pictures, and nothing else, to where it travels with the app."""
    shutil.rmtree(shipped, ignore_errors=True)
    shipped.mkdir(parents=True)
    text = source.read_text("utf-8")
    shipped.joinpath("handbook.md").write_text(text, "utf-8")
    for picture in (block.file for block in blocks(text) if block.file):
        there = shipped / picture
        there.parent.mkdir(exist_ok=True)
        shutil.copyfile(source.parent / picture, there)


def main() -> int:
    """Bring what travels with the app up to date; write the sheets to print, and the pages to read."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    ship(source, SHIPPED)
    fanzine, photos = booklet_of(SHIPPED / "handbook.md")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(press(fanzine, photos.__getitem__))
    reading = out.with_stem(f"{out.stem}-reading")
    reading.write_bytes(reading_pdf(fanzine, photos.__getitem__))
    print(
        f"{len(fanzine.pages)} pages: {out} to print, fold and staple (100 %, short edge), {reading} to read."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
