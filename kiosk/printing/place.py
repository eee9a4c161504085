"""Where a facilitator prints: she sees every side as it comes out, chooses, and follows the queue."""

from functools import partial
from typing import Final

from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, OptionProperty
from PIL import Image

from fanzines.library.errors import LibraryError
from kiosk.language import N_, tongue
from kiosk.machine.sticks import stick
from kiosk.printing import queue_step  # noqa: F401  (known to kv by name)
from kiosk.printing.choosing import ChoosingPlace
from kiosk.printing.errand import Errand
from kiosk.printing.making import Making, carry
from kiosk.printing.paper_rows import lay_out_papers
from kiosk.printing.printer import PrinterRefused
from kiosk.printing.seen import Looking, Seen
from kiosk.printing.trial import send_trial
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from printing.folding.sheeting import Part
from printing.folding.sheets import PressRefused
from printing.halting import GivenUp
from printing.inks.ink import COLOUR
from printing.printers.known import Known
from printing.printers.pictured import pile_picture, state_picture
from printing.printers.printer import Printer
from printing.printers.queue import Job
from printing.printers.spooler import cancel, move

_PICTURE_PX: Final = 360
_PILE_PX: Final = 1300
_MOVED: Final = N_("The other printer takes it.")
_STAYS: Final = N_("It could not be handed over. It stays where it is.")
_PUT_IN: Final = N_("Put in a stick first.")
_LEFT: Final = N_("It was given up, because you went away before it was ready.")
_KEPT: Final = N_("Kept. What this printer does wrong is put right from now on.")
_TITLES: Final = {
    "choose": N_("Print"),
    "ways": N_("What will it be?"),
    "inks": N_("With which ink?"),
    "trial": N_("How exactly it prints"),
    "queue": N_("What is being printed"),
}
_ON_STICK: Final = N_("It is on the stick, with a picture of how to print it.")


class PrintingPlace(ChoosingPlace):
    """Asked with an errand, or without one to look after printers and what waits there."""

    step = OptionProperty("choose", options=("choose", "ways", "inks", "turn", "trial", "queue"))
    working = BooleanProperty(False)
    sends = BooleanProperty(False)
    side = NumericProperty(0)
    sides = ListProperty()
    waiting = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._looking = Looking(self._saw)
        self._first: Image.Image | None = None
        self._making = Making()

    def ask(self, errand: Errand | None) -> None:
        """Print that; with None only what waits is looked after."""
        self._errand, self.has_errand = errand, errand is not None
        self.step = "choose" if errand else "queue"
        self.copies, self.side, self._first, self.sides = 1, 0, None, []
        self.ink, self.fill, self.fills = COLOUR, False, False
        self.pages = errand.pages if errand else 1
        self._take(errand.begins if errand else None)
        self.inked = errand is not None and len(errand.inks) > 1
        if errand and errand.paper:
            self.paper = errand.paper
        lay_out_papers(self.ids.papers, self._papers)
        self.several = errand is not None and len(errand.manners) > 1
        self.app.go(self.name)

    def enter(self) -> None:
        """Look at the printers, and make the sheets."""
        if self.printer is None:
            self.printer_texture = texture_of(state_picture("silent", _PICTURE_PX))
        self._looking.begin(Known.read(self.app.printers).addresses)
        self._make()

    def leave(self) -> None:
        """Forget what was printed."""
        self._looking.end()
        self._errand, self._first, self.sides = None, None, []
        self.has_errand = False
        self._making.give_up()
        self.ids.queue.clear()

    def forget(self) -> None:
        """Keep no picture of what waits to be printed."""
        self.ids.queue.forget()

    def back(self) -> None:
        """To what is being chosen, or to where somebody came from."""
        if self.step != "choose" and self.has_errand:
            self.step = "choose"
        else:
            self.app.go(self._errand.back if self._errand else "care")

    def queue(self) -> None:
        """What waits."""
        self.step = "queue"

    def turn(self, by: int) -> None:
        """Another side of the sheets."""
        self.side = min(max(0, self.side + by), len(self.sides) - 1)

    def may_print(self, *_: object) -> bool:
        """Whether something comes of it."""
        printer = self.printer
        return bool(
            self.sides
            and printer
            and printer.ready
            and printer.media(self.paper)
            and not self.plates
            and not (self.working or self.sends)
        )

    def press(self) -> None:
        """Print it, or its fronts."""
        self._send(Part.FRONTS if self.both_sides() and self.apart else Part.BOTH)

    def press_backs(self) -> None:
        """The pile was turned and put in again."""
        self._send(Part.BACKS)

    def to_stick(self) -> None:
        """Put the sheets on a stick, with a picture of how to print them."""
        errand, choice = self._errand, self._choice()
        if errand is None or choice is None or self.sends:
            return
        place = self.app.prints or stick(None)
        if place is None:
            self.app.tell(tongue.words(_PUT_IN), icon="usb")
            return

        put_there = partial(carry, self._making.to_send(errand), choice.sheeting(), self.guide_of(), place)

        def put() -> str:
            put_there()
            return tongue.words(_ON_STICK)

        self.sends = True
        self.app.printing.do(put, self._sent)

    def try_printer(self) -> None:
        """To the printer's trial sheet."""
        printer = self.printer
        if printer is not None:
            known = Known.read(self.app.printers).calibration(printer.name)
            self.ids.trial.begin(printer.name, duplex=printer.duplex, known=known)
            self.step = "trial"

    def print_trial(self) -> None:
        """Print the trial sheet as it is, nothing made up for."""
        printer, step = self.printer, self.ids.trial
        if printer is None or self.sends:
            return

        def sent(result: object) -> None:
            step.printed = isinstance(result, str)
            self._sent("" if step.printed else result)

        self.sends = True
        self.app.printing.do(partial(send_trial, printer, self.paper), sent)

    def keep_trial(self) -> None:
        """What was seen holds for whatever is printed there from now on."""
        step, file = self.ids.trial, self.app.printers
        assert file is not None
        try:
            step.keep(file)
        except OSError as problem:
            self.app.tell(in_words(problem), icon="printer")
            return
        self.step = "choose"
        self.app.tell(tongue.words(_KEPT), icon="ruler")
        self._make()

    def title(self, step: str, *_: object) -> str:
        """What is done in a step."""
        return tongue.words(_TITLES.get(step, _TITLES["choose"]))

    def take_out(self, job: Job) -> None:
        """Do not print it."""
        self.app.printing.do(partial(cancel, job.name), self._done)

    def hand_over(self, job: Job, printer: Printer) -> None:
        """Let another printer take it."""

        def hand() -> str:
            return tongue.words(_MOVED if move(job.name, printer) else _STAYS)

        self.app.printing.do(hand, self._done)

    def _send(self, part: Part) -> None:
        errand, choice = self._errand, self._choice()
        if errand is None or choice is None or choice.printer is None or self.sends:
            return
        picture = self._first

        def sent(result: object) -> None:
            if isinstance(result, str) and picture is not None:
                self.ids.queue.sent(result, picture)
                self.step = "turn" if part is Part.FRONTS else "queue"
                if part is not Part.FRONTS:
                    self.show_how()
            self._sent("" if isinstance(result, str) else result)

        self.sends = True
        self.app.printing.do(partial(choice.send, self._making.to_send(errand), part, int(self.copies)), sent)

    def _sent(self, result: object) -> None:
        self.sends = False
        self._done(result)

    def _done(self, result: object) -> None:
        if isinstance(result, str):
            if result:
                self.app.tell(result, icon="printer")
        elif isinstance(result, GivenUp):
            self.app.tell(tongue.words(_LEFT), icon="printer")
        elif isinstance(result, PressRefused | PrinterRefused | LibraryError | OSError):
            self.app.tell(in_words(result), icon="printer")
        elif isinstance(result, Exception):
            self.failed(result)

    def _make(self) -> None:
        errand, choice = self._errand, self._choice()
        if errand is None or choice is None:
            return
        self.ids.finer.offer(choice)
        choice = self._choice() or choice
        self.fills, self.each = self.fill or choice.fills, choice.each
        self.working, self.sides, self.side = True, [], 0
        self._making.look(errand, choice.sheeting(), self.app.background, self._shown)

    def _shown(self, result: object) -> None:
        self.working = False
        if isinstance(result, list):
            self._first, self.sides = result[0], [texture_of(picture) for picture in result]
        else:
            self._done(result)

    def _saw(self, seen: Seen) -> None:
        self._seen, self.silent, self.waiting = seen, seen.silent, len(seen.jobs)
        known = seen.printer(self.printer.name) if self.printer else None
        if known is None:
            known = min(seen.printers, key=_how_far, default=None)
        if known != self.printer:
            self._choose_printer(known)
        self.ids.queue.show(seen)

    def turn_texture(self, *_: object) -> Texture:
        """How the pile is turned for the backs."""
        return texture_of(pile_picture(_PILE_PX, right_to_left=tongue.rtl))


def _how_far(printer: Printer) -> tuple[bool, bool, bool]:
    """How far it is from one that works, that the system prefers, that prints on both sides."""
    return not printer.works, not printer.default, not printer.duplex
