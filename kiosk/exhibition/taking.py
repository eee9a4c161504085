"""Taking a booklet home: from the kiosk's printer within the day's number, or from the table."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from exhibitions.journal.booklets import give_back, take_one
from exhibitions.journal.counts import today
from exhibitions.journal.journal import Journal, JournalFails
from exhibitions.show.help import still_valid
from exhibitions.show.reading import Booklet, Show
from fanzines.durable import write_whole
from fanzines.model import Fold
from kiosk.language import N_, tongue
from kiosk.machine.sticks import free_name
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.touch import Touchable
from printing.paper import A4
from printing.printers.calibration import adjusted
from printing.printers.choosing import find_printer, stuck_printers
from printing.printers.forgetting import forget_after
from printing.printers.known import NOTHING_KNOWN, Known
from printing.printers.printer import Sides, sides_for
from printing.printers.spooler import PrinterRefused, send

FILE_NAME = "visitor"


class Taken(StrEnum):
    """How a visitor comes by a booklet."""

    PRINTED = "printed"
    SAVED = "saved"


SENTENCES = {
    Taken.PRINTED: N_("It is printing. Please take it from the printer."),
    Taken.SAVED: N_("It is noted: somebody here prints it and lays it on the table."),
}
FOLDS = {
    "mini": ("fold-mini", N_("Small, folded from one sheet")),
    "saddle": ("fold-saddle-8", N_("A booklet, with staples")),
    "poster": ("fold-poster", N_("A poster")),
}

Take = Callable[[Booklet, Callable[[object], None]], None]
"""Asks for a booklet; what came of it is told later."""


def take(
    show: Show, booklet: Booklet, journal: Journal, prints: Path | None, known: Known = NOTHING_KNOWN
) -> Taken:
    """Print one within the day's number, in the folder `prints` where there is one; else it is for the table.

    It is for the table, too, where the booklet before still waits for paper or for help, and where a help
    line that stands on its back may have expired since the show was published.
    The job's name tells nothing of what is printed. ShowDamaged when the booklet is not as it was published.
    """
    pdf, day = show.read(booklet.file), today()
    if len(still_valid(show.help, day)) < len(show.help):
        return Taken.SAVED
    printer = None if prints else find_printer(known.addresses)
    if not prints and (printer is None or printer.name in stuck_printers(known.addresses)):
        return Taken.SAVED
    try:
        if not take_one(journal, day, show.booklets_a_day):
            return Taken.SAVED
    except JournalFails:
        return Taken.SAVED
    try:
        if prints:
            write_whole(free_name(prints, FILE_NAME, ".pdf"), pdf)
        elif printer:
            sides = sides_for(Fold(booklet.fold))
            made = adjusted(pdf, known.calibration(printer.name), both_sides=sides is not Sides.ONE)
            forget_after(send(made, printer, sides=sides, paper=A4))
    except (PrinterRefused, OSError) as problem:
        if isinstance(problem, PrinterRefused) and problem.maybe:
            return Taken.PRINTED
        give_back(journal, day)
        return Taken.SAVED
    return Taken.PRINTED


class TakeTile(Touchable):
    """One way to take it: a picture of how it is folded, and words."""

    scene = StringProperty("")
    text = StringProperty("")


class TakeSheet(Sheet):
    """Choose how it is folded; then it prints, or lies on the table later."""

    step = OptionProperty("choose", options=("choose", "wait", "told"))
    told = StringProperty("")
    printed = BooleanProperty(False)

    def __init__(self, booklets: tuple[Booklet, ...], take: Take, **kwargs: object) -> None:
        self._take = take
        super().__init__(**kwargs)
        for booklet in booklets:
            scene, text = FOLDS[booklet.fold]
            tile = TakeTile(scene=scene, text=tongue.words(text), touch_name=f"take.{booklet.fold}")
            tile.bind(on_release=lambda _tile, booklet=booklet: self.take(booklet))
            self.ids.folds.add_widget(tile)

    def take(self, booklet: Booklet) -> None:
        """Ask for that one."""
        self.step = "wait"
        self._take(booklet, self._taken)

    def _taken(self, result: object) -> None:
        taken = result if isinstance(result, Taken) else Taken.SAVED
        self.printed = taken is Taken.PRINTED
        self.told = tongue.words(SENTENCES[taken])
        self.step = "told"
