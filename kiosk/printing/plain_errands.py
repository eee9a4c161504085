"""What is printed of the kiosk's own: the handbook, and the report. Nothing of a maker is on them."""

from typing import Final

import assets
from fanzines.model import Direction, Fanzine
from kiosk.language import N_
from kiosk.printing.errand import BOOKLET, Errand, Manner, Pressed
from printing.folding.sheeting import Product, Sheeting
from printing.inks.ink import Kind
from printing.paper import A3, A4, LETTER, TABLOID
from printing.products.booklet import press_files
from printing.products.handbook import booklet_of
from printing.products.on_sheet import no_photo

_REPORT: Final = Manner("poster", N_("Report for the funder"), Sheeting(Product.POSTER))
_INKS: Final = (Kind.COLOUR, Kind.GREY, Kind.BLACK)


def handbook_errand(back: str) -> Errand:
    """The handbook, as it came with the app. AssetMissing, OSError when that is not whole."""
    fanzine, photos = booklet_of(assets.path("handbook", "handbook.md"))

    def press(sheeting: Sheeting) -> Pressed:
        return Pressed(press_files(fanzine, photos.__getitem__, sheeting))

    pages = len(fanzine.pages)
    papers = (A4, A3, LETTER, TABLOID)
    return Errand("handbook", back, (BOOKLET,), press, Direction.LTR, pages, papers=papers, inks=_INKS)


def report_errand(report: Fanzine, back: str) -> Errand:
    """A report on one side."""

    def press(sheeting: Sheeting) -> Pressed:
        return Pressed(press_files(report, no_photo, sheeting))

    return Errand("report", back, (_REPORT,), press, report.direction, papers=(A4, LETTER), inks=_INKS)
