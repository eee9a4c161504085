"""A PDF on a stick, for a printer elsewhere, and a pictured page beside it that says how to print it."""

from io import BytesIO
from pathlib import Path
from typing import Final

from fanzines.durable import write_whole
from fanzines.model import Direction
from kiosk.language import tongue
from printing.folding.sheeting import Sheeting
from printing.pictures.picture import pdf_picture
from printing.products.guides.scene import Guide
from printing.products.how_to_print import how_to_print_pdf

_NOTE: Final = "-how-to-print"
_DPI: Final = 110


def spoken_way() -> Direction:
    """The way the language spoken now is read."""
    return Direction.RTL if tongue.rtl else Direction.LTR


def put_on_stick(file: Path, pdf: bytes, sheeting: Sheeting, guide: Guide | None) -> None:
    """Write the PDF, and beside it a picture of how it is printed and put together. OSError."""
    write_whole(file, pdf)
    note = how_to_print_pdf(
        both_sides=sheeting.both_sides,
        guide=guide,
        paper=sheeting.paper,
        direction=spoken_way(),
    )
    picture = BytesIO()
    pdf_picture(note, 0, _DPI).save(picture, "PNG")
    write_whole(file.with_name(f"{file.stem}{_NOTE}.png"), picture.getvalue())
