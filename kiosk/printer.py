"""Her copy on paper: to the printer when there is one, else as a PDF where somebody can take it along."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from PIL import Image

from fanzines.durable import write_whole
from fanzines.model import Fanzine, Fold
from fanzines.photos import PhotoSource
from kiosk.language import N_
from kiosk.sticks import free_name, stick
from printing.booklet import press
from printing.paper import A4
from printing.picture import pdf_picture
from printing.printers import PrinterRefused, find_printer, send, sides_for

_SMALL_DPI: Final = 48


class PrintOutcome(StrEnum):
    """Where a print went."""

    PRINTING = "printing"
    SAVED = "saved"
    CARRIED = "carried"
    NOWHERE = "nowhere"


SENTENCES = {
    PrintOutcome.PRINTING: N_("It is printing."),
    PrintOutcome.SAVED: N_("The booklet was saved as a PDF."),
    PrintOutcome.CARRIED: N_("No printer is connected. The booklet was saved as a PDF."),
    PrintOutcome.NOWHERE: N_(
        "No printer is connected. Put in a stick to take the booklet along, or call a facilitator."
    ),
}


def sheet_picture(fanzine: Fanzine, photos: PhotoSource, fold: Fold) -> Image.Image:
    """The first side of her print as it will come out, small. PressRefused when the fold cannot hold it."""
    return pdf_picture(press(fanzine, photos, fold=fold, paper=A4), 0, _SMALL_DPI)


def print_fanzine(fanzine: Fanzine, photos: PhotoSource, fold: Fold, folder: Path | None) -> PrintOutcome:
    """Press one copy. PressRefused when the fold cannot hold it, PrinterRefused, OSError."""
    return print_pdf(press(fanzine, photos, fold=fold, paper=A4), fold, folder)


def print_pdf(pdf: bytes, fold: Fold, folder: Path | None) -> PrintOutcome:
    """Keep a pressed PDF in `folder` when one is given; else print it, or keep it on the first stick."""
    printer = find_printer() if folder is None else None
    if printer:
        send(pdf, printer, sides=sides_for(fold), paper=A4)
        return PrintOutcome.PRINTING
    place = stick(folder)
    if place is None:
        return PrintOutcome.NOWHERE
    write_whole(free_name(place, "mini" if fold is Fold.MINI else "booklet", ".pdf"), pdf)
    return PrintOutcome.SAVED if folder else PrintOutcome.CARRIED


__all__ = ["SENTENCES", "PrintOutcome", "PrinterRefused", "print_fanzine", "print_pdf", "sheet_picture"]
