"""Canvases that give the same bytes for the same work, and the PDF operators the painters write by hand."""

import zlib
from collections.abc import Callable, Iterable
from typing import IO, Any, Final, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc
from reportlab.pdfgen import canvas as reportlab_canvas

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Placement
from fanzines.plane import Ring, rotated
from printing.paper import POINTS_PER_MM

Canvas: TypeAlias = Any  # a ReportLab canvas; ReportLab carries no types
PAGE_POINTS: Final = (PAGE_WIDTH * POINTS_PER_MM, PAGE_HEIGHT * POINTS_PER_MM)
SAVE: Final = "q"
RESTORE: Final = "Q"
FILL: Final = "f"
CLIP: Final = "W n"
UNITS: Final = 100
"""Corners of rings are whole hundredths of a millimetre: whole numbers are written and packed faster."""

settings: Any = rl_config
settings.useA85 = 0
pdfdoc: Any = reportlab_pdfdoc


class _QuickPacking(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc]  # ReportLab carries no types
    """Packing ink tightly took most of the press's time; quickly, it takes a ninth and a tenth more room."""

    def encode(self, text: bytes | str) -> bytes:
        return zlib.compress(text.encode("utf-8") if isinstance(text, str) else text, level=1)


pdfdoc.PDFZCompress = _QuickPacking()
_any_text: Callable[[Any], Any] = pdfdoc.pdfdocEnc


def _quick_text(text: Any) -> Any:
    """ReportLab looks every letter up in a table: a third of the time that a picture of much ink takes."""
    return text.encode("ascii") if isinstance(text, str) and text.isascii() else _any_text(text)


pdfdoc.pdfdocEnc = _quick_text


class PressCanvas(reportlab_canvas.Canvas):
    """A ReportLab canvas that names no font of its own, so that every font in the file is embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


def new_canvas(file: IO[bytes], width: float, height: float, *, compressed: bool = True) -> Canvas:
    """A canvas of so many points that writes to `file` when saved, with no date and no random id."""
    press_canvas: Any = PressCanvas
    return press_canvas(file, pagesize=(width, height), invariant=1, pageCompression=int(compressed))


def number(value: float) -> str:
    """The value as PDF writes it, to a ten-thousandth."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def matrix(*values: float) -> str:
    """The operator that puts a, b, c, d, e, f before the current matrix."""
    return " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in values) + " cm"


def fill(colour: str) -> str:
    """The operator that fills with #RRGGBB from now on."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(number(part) for part in parts) + " rg"


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """The operator that adds a rectangle to the path."""
    return f"{number(x)} {number(y)} {number(width)} {number(height)} re"


def ring_path(ring: Ring) -> str:
    """The operators that add a closed outline in mm to the path, in `UNITS` to the mm."""
    path = "%d %d m\n" + "%d %d l\n" * (len(ring) - 1) + "h"
    return path % tuple([round(value * UNITS) for point in ring for value in point])


def page_matrix() -> str:
    """From the page's millimetres, y down, to points, y up."""
    return matrix(POINTS_PER_MM, 0, 0, -POINTS_PER_MM, 0, PAGE_POINTS[1])


def placement_matrix(placement: Placement) -> str:
    """From an item's own millimetres to the page's."""
    cos, sin = rotated(placement.scale, 0.0, placement.turn)
    return matrix(cos, sin, -sin, cos, placement.x, placement.y)


def add_stream(canvas: Canvas, name: str, entries: dict[str, Any], content: bytes) -> None:
    """Put a form or an image into the document under a name that `doForm` finds, packed as pages are.

    A stream that has a Filter among its entries is packed already.
    """
    packing = [pdfdoc.PDFZCompress] if canvas._pageCompression else []
    canvas._doc.addForm(name, pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, packing))


def literal(canvas: Canvas, operators: str, forms: Iterable[str]) -> None:
    """Write operators that themselves draw those forms or images by `form_name`."""
    canvas.addLiteral(operators)
    canvas._formsinuse.extend(forms)


def form_name(name: str) -> str:
    """What the operators call a form or image of that name."""
    called: str = pdfdoc.xObjectName(name)
    return called
