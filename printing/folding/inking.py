"""The sheets in the ink they are printed with: one file, or one for each ink."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from fanzines.model import Direction
from printing.folding.pressing import Pages, write_sheets
from printing.folding.sheeting import Sheeting
from printing.folding.sheets import PressRefused
from printing.inks.ink import Ink, Kind
from printing.inks.recolouring import recoloured
from printing.inks.screening import DOTS_PER_INCH, packed, screened
from printing.inks.tones import grey, plate
from printing.painting.canvas import RESTORE, SAVE, Canvas, add_stream, matrix, pdfdoc
from printing.pictures.picture import pdf_grey

_MANY: Final = "Each ink has a file of its own. Print them one after the other."


@dataclass(frozen=True, slots=True)
class InkFile:
    """Sheets for one run through the machine; `ink` is the name of a spot ink, else empty."""

    ink: str
    pdf: bytes


def ink_files(pages: Pages, sheeting: Sheeting, direction: Direction) -> tuple[InkFile, ...]:
    """A file for each ink. Raises PressRefused and KeyError as `write_sheets` does."""
    file = BytesIO()
    write_sheets(file, pages, sheeting, direction)
    colour = file.getvalue()
    match sheeting.ink.kind:
        case Kind.COLOUR:
            return (InkFile("", colour),)
        case Kind.GREY:
            return (InkFile("", recoloured(colour, grey)),)
        case Kind.BLACK:
            return (InkFile("", _in_dots(colour, pages, sheeting, direction)),)
        case Kind.SPOT:
            inks = sheeting.ink.spots
            return tuple(
                InkFile(spot.name, recoloured(colour, plate(inks, number)))
                for number, spot in enumerate(inks)
            )


def one_file(pages: Pages, sheeting: Sheeting, direction: Direction) -> bytes:
    """The only file. Raises PressRefused also for spot inks."""
    if sheeting.ink.kind is Kind.SPOT and len(sheeting.ink.spots) != 1:
        raise PressRefused(_MANY)
    return ink_files(pages, sheeting, direction)[0].pdf


def _in_dots(colour: bytes, pages: Pages, sheeting: Sheeting, direction: Direction) -> bytes:
    """Each side as one picture in black dots, with its words over it, unseen."""
    ink: Ink = sheeting.ink

    def draw(canvas: Canvas, number: int) -> None:
        picture = screened(pdf_grey(colour, number, DOTS_PER_INCH), ink.lines, ink.angle)
        name = f"side.{number}"
        entries: dict[str, Any] = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
            "Width": picture.width,
            "Height": picture.height,
            "BitsPerComponent": 1,
            "ColorSpace": pdfdoc.PDFName("DeviceGray"),
            "Filter": pdfdoc.PDFName("CCITTFaxDecode"),
            "DecodeParms": pdfdoc.PDFDictionary(
                {"K": -1, "Columns": picture.width, "Rows": picture.height, "BlackIs1": "true"}
            ),
        }
        add_stream(canvas, name, entries, packed(picture))
        points = 72 / DOTS_PER_INCH
        height = canvas._pagesize[1]
        width, high = picture.width * points, picture.height * points
        canvas.addLiteral(f"{SAVE} {matrix(width, 0, 0, high, 0, height - high)}")
        canvas.doForm(name)
        canvas.addLiteral(RESTORE)

    file = BytesIO()
    write_sheets(file, pages, sheeting, direction, draw)
    return file.getvalue()
