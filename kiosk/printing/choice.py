"""What somebody chose to print, and on what: its sheets, what hinders it, and sending it there."""

from dataclasses import dataclass, replace
from typing import Final

from kiosk import theme
from kiosk.language import N_, tongue
from kiosk.printing.errand import Errand, Manner
from kiosk.printing.printer import print_on
from printing.folding.sheeting import Part, Sheeting
from printing.paper import PaperSize
from printing.printers.calibration import adjusted
from printing.printers.known import Known
from printing.printers.printer import Printer, Sides

_NO_PRINTER: Final = N_("No printer was found. Switch one on, or put the sheets on a stick.")
_SILENT: Final = N_("The printing system does not answer. Wait a little, or put the sheets on a stick.")
_NO_PAPER: Final = N_("This printer takes no {paper}. Choose another paper or another printer.")
_OTHER_PAPER: Final = N_("There seems to be no {paper} in it. Put some in before you print.")
_ONE_SIDE: Final = N_("It prints on one side only: first all fronts, then you turn the pile, then all backs.")


@dataclass(frozen=True, slots=True)
class Choice:
    """A manner, a printer if there is one, a paper, and what is known of this machine's printers."""

    manner: Manner
    printer: Printer | None
    paper: PaperSize
    known: Known

    @property
    def both_sides(self) -> bool:
        """Whether its sheets have backs."""
        return self.manner.sheeting.both_sides

    def sheeting(self, part: Part = Part.BOTH) -> Sheeting:
        """How it comes onto sheets there, kept inside what that printer can reach."""
        margin = theme.SAFE_MARGIN
        if self.printer:
            kept = self.known.calibrations.get(self.printer.name)
            margin = kept.margin if kept else max(self.printer.margin, theme.LEAST_MARGIN)
        return replace(self.manner.sheeting, paper=self.paper, part=part, margin=margin)

    def send(self, errand: Errand, part: Part, copies: int) -> str:
        """Print it; the job. Backs by themselves are noted as one copy: they, too, have to be called back.

        PressRefused, PrinterRefused, LibraryError, OSError.
        """
        assert self.printer is not None
        sheeting = self.sheeting(part)
        both = sheeting.both_sides and part is Part.BOTH
        made = adjusted(errand.make(sheeting), self.known.calibration(self.printer.name), both_sides=both)
        sides = Sides.SHORT_EDGE if both else Sides.ONE
        return print_on(self.printer, made, sides, self.paper, number=copies, copies=errand.copies)


def hindrance(printer: Printer | None, paper: PaperSize, *, both_sides: bool, silent: bool) -> str:
    """What is not possible there, or to be known before, in a sentence; "" where all is well."""
    if printer is None:
        return tongue.words(_SILENT if silent else _NO_PRINTER)
    if printer.media(paper) is None:
        return tongue.words(_NO_PAPER).format(paper=paper.name)
    if printer.has_loaded(paper) is False:
        return tongue.words(_OTHER_PAPER).format(paper=paper.name)
    return tongue.words(_ONE_SIDE) if both_sides and not printer.duplex else ""
