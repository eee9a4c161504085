"""Her copy on paper: to the printer when there is one, else as a PDF where somebody can take it along."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PIL import Image

from exhibitions.curation.recall import digest_of
from fanzines.durable import write_whole
from fanzines.library.errors import LibraryError
from fanzines.model import Fanzine, Fold
from fanzines.photos import PhotoSource
from kiosk.language import N_
from kiosk.machine.sticks import free_name, stick
from kiosk.printing.carried import put_on_stick, spoken_way
from kiosk.printing.copies import Copies, CopiesOfMany
from printing.folding.imposition import MINI_PAGES
from printing.folding.sheeting import Product, for_fold, inner_thickness
from printing.folding.sheets import PressRefused
from printing.paper import A3, A4, PaperSize, Weight
from printing.pictures.picture import pdf_picture
from printing.printers.calibration import adjusted
from printing.printers.choosing import find_printer
from printing.printers.forgetting import forget_after
from printing.printers.known import NOTHING_KNOWN, Known
from printing.printers.printer import Printer, Sides, sides_for
from printing.printers.spooler import PrinterRefused, send
from printing.products.booklet import press
from printing.products.guides.every import guide_for

_SMALL_DPI: Final = 48


class PrintOutcome(StrEnum):
    """Where a print went."""

    PRINTING = "printing"
    SAVED = "saved"
    CARRIED = "carried"
    NOWHERE = "nowhere"


SENTENCES = {
    PrintOutcome.PRINTING: N_("It is printing."),
    PrintOutcome.SAVED: N_("It was saved as a PDF."),
    PrintOutcome.CARRIED: N_("No printer is connected. It was saved as a PDF."),
    PrintOutcome.NOWHERE: N_(
        "No printer is connected. Put in a stick to take it along, or call a facilitator."
    ),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a print went: to the printing system as a `job`, or into a `file` of that digest."""

    outcome: PrintOutcome
    job: str = ""
    file: str = ""
    digest: str = ""


FILE_NAMES: Final = {Fold.MINI: "mini", Fold.SADDLE: "booklet", Fold.POSTER: "poster"}


@dataclass(frozen=True, slots=True)
class Way:
    """A way to print: folded how, on which paper."""

    fold: Fold
    paper: PaperSize = A4

    @property
    def name(self) -> str:
        """Its name for touches and tests."""
        return self.fold.value if self.paper is A4 else f"{self.fold.value}.{self.paper.name}"


def ways_of(fanzine: Fanzine) -> tuple[Way, Way]:
    """The two ways she can print it: a poster on a small and a large sheet, pages folded or stapled."""
    if fanzine.fold is Fold.POSTER:
        return Way(Fold.POSTER), Way(Fold.POSTER, A3)
    return Way(Fold.MINI), Way(Fold.SADDLE)


def fits(fanzine: Fanzine, way: Way) -> bool:
    """Whether that way has room for all of its folded pages."""
    return way.fold is not Fold.MINI or len(fanzine.folded.pages) <= MINI_PAGES


def sheet_picture(fanzine: Fanzine, photos: PhotoSource, fold: Fold, paper: PaperSize = A4) -> Image.Image:
    """The first side of her print as it will come out, small. PressRefused when the fold cannot hold it."""
    return pdf_picture(press(fanzine, photos, fold=fold, paper=paper), 0, _SMALL_DPI)


def print_fanzine(
    fanzine: Fanzine,
    photos: PhotoSource,
    fold: Fold,
    folder: Path | None,
    paper: PaperSize = A4,
    *,
    copies: Copies | CopiesOfMany | None = None,
    known: Known = NOTHING_KNOWN,
) -> Printed:
    """Press one copy for the paper in the printer and print it; a `folder`, if one is given, or without a
    printer the first stick, keeps the PDF instead, called by its fold.

    It is noted among the `copies` before a page leaves. PressRefused when the fold cannot hold it,
    PrinterRefused, OSError.
    """
    printer = find_printer(known.addresses) if folder is None else None
    weight = known.weight(printer.name) if printer else Weight.USUAL
    pdf = press(
        fanzine, photos, fold=fold, paper=paper, thickness=inner_thickness(Product(fold.value), weight)
    )
    if printer is None:
        return _keep(pdf, fold, folder, paper, copies)
    sides = sides_for(fold)
    made = adjusted(pdf, known.calibration(printer.name), both_sides=sides is not Sides.ONE)
    return Printed(PrintOutcome.PRINTING, print_on(printer, made, sides, paper, copies=copies))


def _keep(
    pdf: bytes, fold: Fold, folder: Path | None, paper: PaperSize, copies: Copies | CopiesOfMany | None
) -> Printed:
    place = stick(folder)
    if place is None:
        return Printed(PrintOutcome.NOWHERE)
    file = free_name(place, FILE_NAMES[fold], ".pdf")
    outcome = PrintOutcome.SAVED if folder else PrintOutcome.CARRIED
    saved = Printed(outcome, file=str(file), digest=digest_of(pdf))
    if copies:
        copies.note(file=saved.file, digest=saved.digest)
    if folder:
        write_whole(file, pdf)
    else:
        put_on_stick(file, pdf, for_fold(fold, paper), guide_for(fold, spoken_way()))
    return saved


def print_on(
    printer: Printer,
    pdf: bytes,
    sides: Sides,
    paper: PaperSize,
    *,
    number: int = 1,
    each: int = 1,
    copies: Copies | CopiesOfMany | None = None,
) -> str:
    """Print so many on that printer; the job. `each` is how many copies are noted for every one.

    PrinterRefused, or what noting a copy raises: then none is noted that cannot come out.
    """
    noted = list[str]()

    def note(job: str) -> None:
        noted.append(job)
        if copies:
            for _ in range(number * each):
                copies.note(job=job)

    try:
        job = send(pdf, printer, sides=sides, paper=paper, copies=number, noted=note)
    except (PrinterRefused, PressRefused, LibraryError) as problem:
        if copies and noted and not (isinstance(problem, PrinterRefused) and problem.maybe):
            copies.strike(noted[0])
        raise
    forget_after(job)
    return job


def print_letters(pdf: bytes) -> bool:
    """Print the recovery letters on a printer, and nowhere else; False when there is none. PrinterRefused.

    No file of them is made here, and the spooler is asked to delete its own.
    """
    printer = find_printer()
    if printer is None:
        return False
    forget_after(send(pdf, printer, sides=Sides.ONE, paper=A4))
    return True


__all__ = [
    "SENTENCES",
    "PrintOutcome",
    "Printed",
    "PrinterRefused",
    "Way",
    "fits",
    "print_fanzine",
    "print_letters",
    "sheet_picture",
    "ways_of",
]
