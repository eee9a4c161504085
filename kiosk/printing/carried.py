"""A PDF on a stick, for a printer elsewhere, and a pictured page beside it that says how to print it."""

from io import BytesIO
from pathlib import Path
from typing import Final

from fanzines.durable import write_whole
from fanzines.model import Direction, Fold
from kiosk.language import tongue
from printing.folding.sheeting import Sheeting
from printing.pictures.picture import pdf_picture
from printing.products.guides.every import guide_for
from printing.products.how_to_print import how_to_print_pdf

_NOTE: Final = "-how-to-print"
_DPI: Final = 110


def put_on_stick(file: Path, pdf: bytes, sheeting: Sheeting) -> None:
    """Write the PDF, and beside it its note as a picture. OSError."""
    write_whole(file, pdf)
    direction = Direction.RTL if tongue.rtl else Direction.LTR
    guides = {fold.value: guide_for(fold, direction) for fold in Fold}
    note = how_to_print_pdf(
        both_sides=sheeting.both_sides,
        guide=guides.get(sheeting.product.value),
        paper=sheeting.paper,
        direction=direction,
    )
    picture = BytesIO()
    pdf_picture(note, 0, _DPI).save(picture, "PNG")
    write_whole(file.with_name(f"{file.stem}{_NOTE}.png"), picture.getvalue())
