"""What somebody chose to print, and on what: its sheets, what hinders it, and sending it there."""

from dataclasses import dataclass, replace
from typing import Final

from kiosk import theme
from kiosk.language import N_, tongue
from kiosk.printing.errand import EACH_INK, Errand, Manner
from kiosk.printing.printer import print_on
from printing.folding.imposition import copies_on_sheets
from printing.folding.saddle import booklet_places, deepest
from printing.folding.sheeting import Part, Product, Share, Sheeting, inner_thickness
from printing.folding.sheets import PressRefused
from printing.inks.ink import COLOUR, Ink, Kind
from printing.paper import (
    A5,
    A6,
    HALF_LETTER,
    LEGAL,
    LETTER,
    QUARTER_LETTER,
    TABLOID,
    PaperSize,
    Weight,
    thickness,
)
from printing.printers.calibration import adjusted
from printing.printers.known import Known
from printing.printers.printer import Printer, Sides
from printing.products.anthology.press import SIGNATURE

BLEED_MM: Final = 3.0
THICK_SHEETS: Final = 8
"""More sheets than these are hard to fold together, and to staple."""
_SEEN_MM: Final = 0.2
"""Where thin and thick paper differ by less in the innermost sheet, nobody sees it."""

_NO_PRINTER: Final = N_("No printer was found. Switch one on, or put the sheets on a stick.")
_SILENT: Final = N_("The printing system does not answer. Wait a little, or put the sheets on a stick.")
_NO_PAPER: Final = N_("This printer takes no {paper}. Choose another paper or another printer.")
_OTHER_PAPER: Final = N_("There seems to be no {paper} in it. Put some in before you print.")
_ONE_SIDE: Final = N_("It prints on one side only: first all fronts, then you turn the pile, then all backs.")


_AMERICAN: Final = (LETTER.name, LEGAL.name, TABLOID.name)
_ALIKE: Final = {A5: HALF_LETTER, A6: QUARTER_LETTER}
"""What American paper is cut into where other paper is cut into those."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A manner, a printer if there is one, a paper, and what is known of this machine's printers.

    Of a fanzine with so many `pages`; `page` is the one that becomes a poster, from 0. `fill` leaves no part
    of a sheet blank; `bundles` folds a thick booklet's sheets in several; `edge` prints beyond the cut.
    """

    manner: Manner
    printer: Printer | None
    paper: PaperSize
    known: Known
    pages: int = 1
    size: PaperSize | None = None
    page: int = 0
    fill: bool = False
    ink: Ink = COLOUR
    weight: Weight = Weight.USUAL
    bundles: bool = False
    edge: bool = False

    @property
    def weighs(self) -> bool:
        """Whether thin and thick paper can be told apart in the booklet's middle."""
        if self.manner.sheeting.product is not Product.SADDLE:
            return False
        thicker = thickness(Weight.THICK.grams) - thickness(Weight.THIN.grams)
        return deepest(self.pages, signature=self.sheeting().signature) * thicker >= _SEEN_MM

    @property
    def bundled(self) -> int:
        """How many sheets a bundle has; 0 for what is no thick booklet."""
        thick = booklet_places(self.pages) // 4 > THICK_SHEETS
        return SIGNATURE if thick and self.manner.sheeting.product is Product.SADDLE else 0

    @property
    def edges(self) -> bool:
        """Whether what is cut out of the sheet has room for colour beyond the cut."""
        plain = self.manner.sheeting
        if plain.page is None or plain.product not in (Product.SADDLE, Product.SINGLE):
            return False
        try:
            copies_on_sheets(self.pages, replace(self.sheeting(), bleed=BLEED_MM))
        except PressRefused:
            return False
        return True

    @property
    def both_sides(self) -> bool:
        """Whether its sheets have backs."""
        return self.sheeting().both_sides

    @property
    def each(self) -> int:
        """How many copies come of its sheets, printed once."""
        return _copies(self.pages, self.sheeting())

    @property
    def fills(self) -> bool:
        """Whether a part of its sheets is blank unless they are filled."""
        emptied, filled = (replace(self.sheeting(), share=share) for share in (Share.STACK, Share.FILL))
        return _copies(self.pages, filled) > _copies(self.pages, emptied)

    def sheeting(self, part: Part = Part.BOTH) -> Sheeting:
        """How it comes onto sheets there, kept inside what that printer can reach."""
        margin = theme.SAFE_MARGIN
        if self.printer:
            kept = self.known.calibrations.get(self.printer.name)
            margin = kept.margin if kept else max(self.printer.margin, theme.LEAST_MARGIN)
        plain, size = self.manner.sheeting, self.size or self.manner.sheeting.page
        if size and self.paper.name in _AMERICAN:
            size = _ALIKE.get(size, size)
        return replace(
            plain,
            paper=self.paper,
            page=size,
            part=part,
            margin=margin,
            share=Share.FILL if self.fill else Share.STACK,
            poster=self.page if self.manner.page else plain.poster,
            ink=self.ink,
            thickness=inner_thickness(plain.product, self.weight),
            signature=SIGNATURE if self.bundles else 0,
            bleed=BLEED_MM if self.edge else 0.0,
        )

    def send(self, errand: Errand, part: Part, number: int) -> str:
        """Print it so many times; the job. Backs by themselves are noted, too: they, too, are called back.

        PressRefused, PrinterRefused, LibraryError, OSError.
        """
        assert self.printer is not None
        sheeting = self.sheeting(part)
        both = sheeting.both_sides and part is Part.BOTH
        pressed = errand.press(sheeting)
        made = adjusted(pressed.only, self.known.calibration(self.printer.name), both_sides=both)
        sides = Sides.SHORT_EDGE if both else Sides.ONE
        return print_on(
            self.printer, made, sides, self.paper, number=number, each=self.each, copies=pressed.copies
        )


def _copies(pages: int, sheeting: Sheeting) -> int:
    try:
        return copies_on_sheets(pages, sheeting)
    except PressRefused:
        return 1


def hindrance(choice: Choice, *, silent: bool) -> str:
    """What is not possible so, or to be known before, in a sentence; "" where all is well."""
    printer, paper = choice.printer, choice.paper
    if choice.ink.kind is Kind.SPOT:
        return tongue.words(EACH_INK)
    if printer is None:
        return tongue.words(_SILENT if silent else _NO_PRINTER)
    if printer.media(paper) is None:
        return tongue.words(_NO_PAPER).format(paper=paper.name)
    if printer.has_loaded(paper) is False:
        return tongue.words(_OTHER_PAPER).format(paper=paper.name)
    return tongue.words(_ONE_SIDE) if choice.both_sides and not printer.duplex else ""
