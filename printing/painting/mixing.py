"""Ink that lets what is beneath show through, painted into a group of its own.

A group carries the graphics states it needs: those that a ReportLab canvas sets are lost inside a form, and
the pages of a booklet are forms. It is isolated: such ink darkens what its own group holds and is laid on the
page as one picture, so that an item's picture laid on any ground is the page drawn whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from fanzines.plane import Box
from printing.painting.canvas import UNITS, Canvas, add_stream, number

pdfdoc: Any = reportlab_pdfdoc  # it carries no types

_SOFT: Final = 0.5
"""Mm around the group's box."""


@dataclass(frozen=True, slots=True)
class Mixing:
    """How ink meets what is beneath it: `alpha` from 0 (not at all) to 1 (hiding or darkening it fully)."""

    alpha: float = 1.0
    multiplies: bool = False

    @property
    def is_opaque(self) -> bool:
        """Whether it hides what is beneath, as ink does without further words."""
        return self.alpha >= 1 and not self.multiplies

    @property
    def operator(self) -> str:
        """The operator that paints so from now on, inside a group that was told of it."""
        return f"/{self._name} gs"

    @property
    def _name(self) -> str:
        return f"{self._blend}{round(self.alpha * 100)}"

    @property
    def _blend(self) -> str:
        return "Multiply" if self.multiplies else "Normal"

    def _state(self) -> Any:
        return pdfdoc.PDFDictionary({"ca": number(self.alpha), "BM": pdfdoc.PDFName(self._blend)})


def paint_group(
    canvas: Canvas, painted: str, box: Box, mixings: Iterable[Mixing], images: Sequence[str] = ()
) -> None:
    """Paint the operators, in `UNITS` to the mm, as a group; `box` (mm) is around them.

    `images` are the names of the forms they draw. A group painted twice is in the document once.
    """
    content = painted.encode("ascii")
    name = f"group.{sha256(content).hexdigest()[:32]}"
    if not canvas.hasForm(name):
        states = {mixing._name: mixing._state() for mixing in mixings}
        resources = {"ExtGState": pdfdoc.PDFDictionary(states), "XObject": canvas._doc.xobjDict(list(images))}
        soft = box.grown(_SOFT)
        corners = [round(edge * UNITS) for edge in (soft.left, soft.top, soft.right, soft.bottom)]
        entries = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray(corners),
            "Group": pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("Transparency"), "I": "true"}),
            "Resources": pdfdoc.PDFDictionary(resources),
        }
        add_stream(canvas, name, entries, content)
    canvas.doForm(name)
