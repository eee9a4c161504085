"""Sheets made beside the screen, to be seen or sent; what nobody waits for any more is given up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PIL import Image

from exhibitions.curation.recall import digest_of
from kiosk.background import Background
from kiosk.machine.sticks import free_name
from kiosk.printing.carried import put_on_stick
from kiosk.printing.errand import Errand
from printing.folding.inking import InkFile
from printing.folding.sheeting import Sheeting
from printing.halting import Work
from printing.inks.ink import Ink, Kind
from printing.inks.overprint import overprinted
from printing.pictures.picture import pdf_picture, pdf_sides
from printing.products.guides.scene import Guide

_DPI: Final = 60


class Making:
    """The sheets somebody looks at, and those that are sent: one of each, the newer giving up the older."""

    def __init__(self) -> None:
        self._looked_at, self._sent = Work(), Work()

    def look(
        self, errand: Errand, sheeting: Sheeting, background: Background, shown: Callable[[object], None]
    ) -> None:
        """Picture every side; `shown` gets them or the problem, unless nobody waits for them any more."""
        self._looked_at.give_up()
        work = self._looked_at = Work()

        def make() -> list[Image.Image]:
            return work.do(lambda: pictured(errand.press(sheeting).files, sheeting.ink, _DPI))

        def made(result: object) -> None:
            if not work.is_over:
                shown(result)

        background.do(make, made)

    def to_send(self, errand: Errand) -> Errand:
        """The same errand, whose sheets are given up when she goes before they are made."""
        work = self._sent = Work()
        return replace(errand, press=lambda sheeting: work.do(partial(errand.press, sheeting)))

    def give_up(self) -> None:
        """She goes."""
        self._looked_at.give_up()
        self._sent.give_up()


def carry(errand: Errand, sheeting: Sheeting, guide: Guide | None, folder: Path) -> None:
    """Put the sheets there, each copy noted before, a picture beside each of how it is printed.

    Nothing is written before all are made. As the errand's `press` raises, and OSError.
    """
    pressed = errand.press(sheeting)
    for made in pressed.files:
        name = "-".join(filter(None, (errand.name, made.ink)))
        file = free_name(folder, name, ".pdf")
        if pressed.copies:
            pressed.copies.note(file=str(file), digest=digest_of(made.pdf))
        put_on_stick(file, made.pdf, sheeting, guide)


def pictured(files: Sequence[InkFile], ink: Ink, dpi: float) -> list[Image.Image]:
    """Every side as it will look, plates laid over one another. OSError."""
    sides = range(pdf_sides(files[0].pdf))
    if ink.kind is not Kind.SPOT:
        return [pdf_picture(files[0].pdf, side, dpi) for side in sides]
    plates = [[pdf_picture(one.pdf, side, dpi) for one in files] for side in sides]
    return [overprinted(list(zip(ink.spots, found, strict=True))) for found in plates]
