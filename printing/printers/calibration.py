"""What was seen on a printer's trial sheet, and making up for it in whatever is printed there."""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final

from printing.paper import POINTS_PER_MM, PRINTER_MARGIN_MM

Offset = tuple[float, float]
"""So many mm to the right and up."""
NONE: Final[Offset] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a printer prints lying sheets: whether backs stand on their heads, how far off each side is (mm).

    `margin` is the narrowest white rim it leaves, mm.
    """

    turned: bool = False
    front: Offset = NONE
    back: Offset = NONE
    margin: float = PRINTER_MARGIN_MM

    @property
    def is_exact(self) -> bool:
        """Whether there is nothing to make up for."""
        return not self.turned and self.front == NONE == self.back


def from_seen(*, turned: bool, fold: Offset, light: Offset, margin: float) -> Calibration:
    """From the numbers that lay in the folds, and those that the back's lines met against the light.

    The front's numbers grow against its axes, so that the one in the fold is the front's own offset. Seen
    from the front a back is mirrored; one that stands on its head is mirrored the other way.
    """
    across, up = light[0] - fold[0], fold[1] - light[1]
    back = (-across, -up) if turned else (across, up)
    return Calibration(turned, fold, back, margin)


def adjusted(pdf: bytes, calibration: Calibration, *, both_sides: bool) -> bytes:
    """The PDF with backs turned and every lying page moved, so that paper comes out as it should.

    Standing pages are turned but not moved: the trial sheet lies, and which way a printer turns a standing
    one against it is not known.
    """
    if calibration.is_exact:
        return pdf
    import pikepdf  # it takes 0.1 s and 6 MB, which only the press needs

    file = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages):
            _, _, width, height = (float(edge) for edge in page.mediabox)
            is_back, lies = both_sides and number % 2 == 1, width > height
            made_up = calibration if lies else replace(calibration, front=NONE, back=NONE)
            page.contents_add(b"q %s cm\n" % _placed(made_up, is_back, width, height), prepend=True)
            page.contents_add(b"\nQ")
        document.save(file, static_id=True)
    return file.getvalue()


def _placed(calibration: Calibration, is_back: bool, width: float, height: float) -> bytes:
    x, y = (-mm * POINTS_PER_MM for mm in (calibration.back if is_back else calibration.front))
    if is_back and calibration.turned:
        return f"-1 0 0 -1 {x + width:.4f} {y + height:.4f}".encode()
    return f"1 0 0 1 {x:.4f} {y:.4f}".encode()
