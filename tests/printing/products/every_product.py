"""Prints every product there is from one fanzine file, and says what each file's digest is.

python -m tests.printing.products.every_product FILE
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from fanzines.file import read
from fanzines.model import Direction
from printing.folding.sheeting import Product, Sheeting
from printing.inks.ink import BLACK, GREY, spots
from printing.paper import A2, A4
from printing.printers.trial import trial_sheet
from printing.products.anthology.press import write_book, write_book_sheets
from printing.products.booklet import press_files, reading_pdf
from printing.products.code_sheets import CodeSheet, code_sheets_pdf
from printing.products.guides.every import every_guide, guide_for
from printing.products.guides.pages import guides_pdf
from printing.products.how_to_print import how_to_print_pdf
from printing.products.labels import Code, Label, Opens, Said, labels_pdf
from printing.products.poster import Poster, poster_pdf, tiled_poster_pdf
from printing.products.report import Line, Table, report_pdf
from tests.printing.folding.products import CASES
from tests.printing.products.test_anthology import a_book

CODE = Code("HTTPS://EXAMPLE.ORG/S/7K3MQ9XW2B4C5D6E", Opens.WEB, ("example.org",))


def made(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every product by its name."""
    held = read(path.read_bytes())
    photos = held.photos.__getitem__
    sheetings = [(case.name, case.sheeting, case.pages[1]) for case in CASES]
    sheetings += [(f"{ink.kind}", Sheeting(Product.MINI, ink=ink), 8) for ink in (GREY, BLACK, spots())]
    for name, sheeting, most in sheetings:
        fanzine = replace(held.fanzine, pages=held.fanzine.pages[:most], places=0)
        for one in press_files(fanzine, photos, sheeting):
            yield f"{name} {one.ink}", one.pdf
    yield "reading", reading_pdf(held.fanzine, photos)
    book, sheets = BytesIO(), BytesIO()
    write_book(book, a_book(Direction.RTL))
    write_book_sheets(sheets, a_book(Direction.LTR), signature=5)
    yield "book", book.getvalue()
    yield "book on sheets", sheets.getvalue()
    poster = Poster((Said("Small rooms", "en"),), code=CODE)
    yield "poster of the exhibition", poster_pdf(poster)
    yield "large poster", tiled_poster_pdf(poster, A2, A4)
    yield "codes", code_sheets_pdf([CodeSheet(CODE.text, "phone-call", (Said("Call", "en"),))])
    yield "labels", labels_pdf([Label(Said("Tea", "en"), Said("English", "en"), (), (CODE,))], per_sheet=4)
    yield "guides", guides_pdf(every_guide(Direction.LTR))
    guide = guide_for(Product.SADDLE, Direction.LTR)
    yield "how to print", how_to_print_pdf(both_sides=True, guide=guide)
    table = Table(("Fanzine", "Opened"), (Line("Tea", (3,)),), Line("Together", (3,)))
    yield "report", report_pdf("Small rooms", ["3 March"], [table], "Counted.", Direction.LTR)
    yield "trial sheet", trial_sheet(both_sides=True)


if __name__ == "__main__":
    print(json.dumps({name: hashlib.sha256(pdf).hexdigest() for name, pdf in made(Path(sys.argv[1]))}))
