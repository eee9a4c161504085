"""Labels for the wall as a facilitator makes them: pressed, seen before, printed or kept, and checked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from exhibitions.publishing.labelling import addresses, show_labels
from exhibitions.room.asking import not_checked
from exhibitions.show.reading import open_show
from fanzines.model import Fold
from kiosk.months import this_month
from kiosk.printer import Printed, print_pdf
from printing.paper import SIZES
from printing.pictures.picture import pdf_picture

PER_SHEET: Final = (1, 2, 4, 6, 8)
PAPERS: Final = ("A4", "Letter")
_DPI: Final = 80


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of a show: the sheets, how the first one looks, on which paper, and where their codes lead."""

    pdf: bytes
    picture: Image.Image
    paper: str
    addresses: tuple[str, ...]


def make_labels(show: Path, room_url: str, per_sheet: int, paper: str) -> Labels:
    """The labels of what hangs now. ShowDamaged, LabelRefused, QrRefused, OSError."""
    opened, month = open_show(show, every_file=False), this_month()
    pdf = show_labels(opened, month, room_url=room_url, per_sheet=per_sheet, paper=SIZES[paper])
    return Labels(pdf, pdf_picture(pdf, 0, _DPI), paper, addresses(opened, month, room_url))


def silent(labels: Labels) -> int:
    """How many of their addresses do not answer, as a process of its own finds out; within a minute."""
    return len(not_checked(labels.addresses))


def print_labels(labels: Labels, folder: Path | None) -> Printed:
    """To the printer when there is one, else as a PDF. PrinterRefused, OSError."""
    return print_pdf(labels.pdf, Fold.POSTER, folder, SIZES[labels.paper], name="labels")
