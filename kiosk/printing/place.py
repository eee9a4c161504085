"""Where a facilitator prints: she sees every side as it comes out, chooses, and follows the queue."""

from functools import partial
from typing import Final

from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, OptionProperty
from PIL import Image

from exhibitions.curation.recall import digest_of
from fanzines.library.errors import LibraryError
from kiosk import theme
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.language import N_, tongue
from kiosk.machine.sticks import free_name, stick
from kiosk.printing import trial  # noqa: F401  (known to kv by name)
from kiosk.printing.carried import put_on_stick
from kiosk.printing.choice import Choice, hindrance
from kiosk.printing.errand import Errand, Manner
from kiosk.printing.jobs import JobRow
from kiosk.printing.printer import PrinterRefused, print_on
from kiosk.printing.seen import Looking, Seen
from kiosk.printing.ways import INKS, drums, ink_of, ink_tiles, pictured, way_tiles
from kiosk.printing.words import about_printer
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.touch import WordButton
from kiosk.widgets.wordless import show_guide
from printing.folding.sheeting import Part
from printing.folding.sheets import PressRefused
from printing.inks.ink import COLOUR, SPOTS, Ink, Kind, Spot, spots
from printing.paper import A4, SIZES, PaperSize
from printing.printers.known import Known
from printing.printers.pictured import pile_picture, state_picture, trouble_picture
from printing.printers.printer import Printer, Sides, papers_of
from printing.printers.queue import Job, can_take
from printing.printers.spooler import cancel, mark, move
from printing.printers.trial import trial_sheet
from printing.products.guides.becoming import becoming
from printing.products.guides.every import guide_for_sheets
from printing.products.guides.scene import Guide

_DPI: Final = 60
_PICTURE_PX: Final = 360
_PILE_PX: Final = 1300
MOST_COPIES: Final = 99
_MOVED: Final = N_("The other printer takes it.")
_STAYS: Final = N_("It could not be handed over. It stays where it is.")
_PUT_IN: Final = N_("Put in a stick first.")
_KEPT: Final = N_("Kept. What this printer does wrong is put right from now on.")
_TITLES: Final = {
    "choose": N_("Print"),
    "ways": N_("What will it be?"),
    "inks": N_("With which ink?"),
    "trial": N_("How exactly it prints"),
    "queue": N_("What is being printed"),
}
_ON_STICK: Final = N_("It is on the stick, with a picture of how to print it.")


class PaperButton(WordButton):
    """One paper."""


class SizeButton(WordButton):
    """One size of a finished page."""


class PrintingPlace(FacilitatorPlace):
    """Asked with an errand, or without one to look after printers and what waits there."""

    step = OptionProperty("choose", options=("choose", "ways", "inks", "turn", "trial", "queue"))
    manner: Manner | None = ObjectProperty(None, allownone=True)
    finished: PaperSize | None = ObjectProperty(None, allownone=True)
    ink: Ink = ObjectProperty(COLOUR)
    plates = BooleanProperty(False)
    """Whether the ink makes a file of its own for each drum."""
    page = NumericProperty(0)
    pages = NumericProperty(1)
    """Which page becomes the poster, and of how many."""
    inked = BooleanProperty(False)
    """Whether there are inks to choose from."""
    fill = BooleanProperty(False)
    fills = BooleanProperty(False)
    each = NumericProperty(1)
    """Whether parts of sheets are filled, could be, and how many copies come of each print."""
    printer: Printer | None = ObjectProperty(None, allownone=True)
    paper = ObjectProperty(A4)
    copies = NumericProperty(1)
    apart = BooleanProperty(False)
    """Fronts first, backs after the pile was turned."""
    working = BooleanProperty(False)
    sends = BooleanProperty(False)
    side = NumericProperty(0)
    sides = ListProperty()
    several = BooleanProperty(False)
    waiting = NumericProperty(0)
    silent = BooleanProperty(False)
    has_errand = BooleanProperty(False)
    printer_texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        self._errand: Errand | None = None
        super().__init__(**kwargs)
        self._looking = Looking(self._saw)
        self._first: Image.Image | None = None
        self._seen = Seen()
        self._pictures = dict[str, Image.Image]()
        """How a print looks, by its job: in memory only."""
        self._made = 0

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
        self._lay_out_papers(self._papers)
        self.several = errand is not None and len(errand.manners) > 1
        self.app.go(self.name)

    def guide_of(self, *_: object) -> Guide | None:
        """How what is printed so is cut and folded; None for what is not."""
        errand, choice = self._errand, self._choice()
        if errand is None or choice is None:
            return None
        try:
            return guide_for_sheets(errand.pages, choice.sheeting(), errand.direction)
        except PressRefused:
            return None

    def show_how(self) -> None:
        """In moving pictures."""
        guide = self.guide_of()
        if guide is not None:
            show_guide(guide, self)

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
        self.ids.jobs.clear_widgets()

    def forget(self) -> None:
        """Keep no picture of what waits to be printed."""
        self._pictures.clear()
        self.ids.jobs.clear_widgets()

    def back(self) -> None:
        """To what is being chosen, or to where somebody came from."""
        if self.step != "choose" and self.has_errand:
            self.step = "choose"
        else:
            self.app.go(self._errand.back if self._errand else "care")

    def queue(self) -> None:
        """What waits."""
        self.step = "queue"

    def choose_way(self) -> None:
        """To all the ways to print it, where there are several."""
        if self._errand is None or not self.several:
            return
        self.ids.ways.clear_widgets()
        for tile, manner in zip(way_tiles(self._errand, self.manner), self._errand.manners, strict=True):
            tile.bind(on_release=lambda _tile, manner=manner: self.take(manner))
            self.ids.ways.add_widget(tile)
        self.step = "ways"

    def take(self, manner: Manner) -> None:
        """Print it that way."""
        self._take(manner)
        self.step = "choose"
        self._make()

    def choose_ink(self) -> None:
        """To all inks."""
        self._lay_out_inks()
        self.step = "inks"

    def take_ink(self, kind: Kind) -> None:
        """Print it with that; which drums there are is chosen beside it."""
        self.ink = ink_of(kind, self.ink)
        self._lay_out_inks()
        if kind is not Kind.SPOT:
            self.step = "choose"
        self._make()

    def on_ink(self, _place: object, ink: Ink) -> None:
        """Plates are carried to a risograph; nothing here prints them."""
        self.plates = ink.kind is Kind.SPOT

    def take_drum(self, spot: Spot) -> None:
        """Use a drum, or do without; one is left at the least."""
        kept = tuple(one for one in SPOTS.values() if (one in self.ink.spots) is not (one == spot))
        if kept:
            self.ink = spots(*kept)
            self._make()
        self._lay_out_inks()

    def choose_size(self, size: PaperSize) -> None:
        """A finished page of that size."""
        self.finished = size
        self._lay_out_sizes()
        self._make()

    def change_page(self, by: int) -> None:
        """Another page becomes the poster."""
        self.page = min(max(0, self.page + by), self.pages - 1)
        self._make()

    def fill_sheets(self) -> None:
        """Leave no part of a sheet blank, or print one copy."""
        self.fill = not self.fill
        self._make()

    def next_printer(self, by: int) -> None:
        """Another printer."""
        found = self._seen.printers
        if self.printer and found:
            at = next((n for n, one in enumerate(found) if one.name == self.printer.name), 0)
            self._choose_printer(found[(at + by) % len(found)])

    def choose_paper(self, paper: PaperSize) -> None:
        """Print on that."""
        self.paper = paper
        self._make()

    def change_copies(self, by: int) -> None:
        """So many more."""
        self.copies = min(max(1, self.copies + by), MOST_COPIES)

    def turn(self, by: int) -> None:
        """Another side of the sheets."""
        self.side = min(max(0, self.side + by), len(self.sides) - 1)

    def set_apart(self, apart: bool) -> None:
        """Whether fronts and backs are printed apart."""
        self.apart = apart

    def both_sides(self, *_: object) -> bool:
        """Whether sheets of what was chosen have backs."""
        choice = self._choice()
        return choice is not None and choice.both_sides

    def note(self, *_: object) -> str:
        """What is not possible, or to be known before, of what was chosen."""
        choice = self._choice()
        return hindrance(choice, silent=self.silent) if choice else ""

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
        sheeting, guide = choice.sheeting(), self.guide_of()
        place = self.app.prints or stick(None)
        if place is None:
            self.app.tell(tongue.words(_PUT_IN), icon="usb")
            return

        def put() -> str:
            pressed = errand.press(sheeting)
            for made in pressed.files:
                name = "-".join(filter(None, (errand.name, made.ink)))
                file = free_name(place, name, ".pdf")
                if pressed.copies:
                    pressed.copies.note(file=str(file), digest=digest_of(made.pdf))
                put_on_stick(file, made.pdf, sheeting, guide)
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
        paper, duplex = self.paper, printer.duplex

        def send() -> str:
            sides = Sides.SHORT_EDGE if duplex else Sides.ONE
            return print_on(printer, trial_sheet(paper, both_sides=duplex), sides, paper)

        def sent(result: object) -> None:
            step.printed = isinstance(result, str)
            self._sent("" if step.printed else result)

        self.sends = True
        self.app.printing.do(send, sent)

    def keep_trial(self) -> None:
        """What was seen holds for whatever is printed there from now on."""
        step, file = self.ids.trial, self.app.printers
        assert file is not None
        try:
            Known.read(file).calibrated(step.printer, step.seen()).write(file)
        except OSError as problem:
            self.app.tell(in_words(problem), icon="printer")
            return
        self.step = "choose"
        self.app.tell(tongue.words(_KEPT), icon="ruler")
        self._make()

    def title(self, step: str) -> str:
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

    def _choice(self) -> Choice | None:
        if self.manner is None:
            return None
        known = Known.read(self.app.printers)
        more = (int(self.pages), self.finished, int(self.page), self.fill, self.ink)
        return Choice(self.manner, self.printer, self.paper, known, *more)

    def _take(self, manner: Manner | None) -> None:
        self.manner, self.fill = manner, False
        self.finished = manner.sheeting.page if manner and manner.sizes else None
        # A ninth page has no room in the fold: it is the poster.
        self.page = int(self.pages) - 1 if manner and manner.most and self.pages == manner.most else 0
        self._lay_out_sizes()

    def _send(self, part: Part) -> None:
        errand, choice = self._errand, self._choice()
        if errand is None or choice is None or choice.printer is None or self.sends:
            return
        picture = self._first

        def sent(result: object) -> None:
            if isinstance(result, str) and picture is not None:
                self._pictures[mark(result)] = picture
                self.step = "turn" if part is Part.FRONTS else "queue"
                if part is not Part.FRONTS:
                    self.show_how()
            self._sent("" if isinstance(result, str) else result)

        self.sends = True
        self.app.printing.do(partial(choice.send, errand, part, int(self.copies)), sent)

    def _sent(self, result: object) -> None:
        self.sends = False
        self._done(result)

    def _done(self, result: object) -> None:
        if isinstance(result, str):
            if result:
                self.app.tell(result, icon="printer")
        elif isinstance(result, PressRefused | PrinterRefused | LibraryError | OSError):
            self.app.tell(in_words(result), icon="printer")
        elif isinstance(result, Exception):
            self.failed(result)

    def _make(self) -> None:
        errand, choice = self._errand, self._choice()
        if errand is None or choice is None:
            return
        sheeting = choice.sheeting()
        self.fills, self.each = self.fill or choice.fills, choice.each
        self._made += 1
        self.working, self.sides, self.side = True, [], 0

        def make() -> list[Image.Image]:
            return pictured(errand.press(sheeting).files, sheeting.ink, _DPI)

        self.app.background.do(make, partial(self._shown, self._made))

    def _shown(self, number: int, result: object) -> None:
        if number != self._made or self._errand is None:
            return
        self.working = False
        if isinstance(result, list):
            self._first, self.sides = result[0], [texture_of(picture) for picture in result]
        else:
            self._done(result)

    def _saw(self, seen: Seen) -> None:
        for gone in {mark(job.name) for job in self._seen.jobs} - {mark(job.name) for job in seen.jobs}:
            self._pictures.pop(gone, None)
        self._seen, self.silent, self.waiting = seen, seen.silent, len(seen.jobs)
        known = seen.printer(self.printer.name) if self.printer else None
        if known is None:
            known = min(seen.printers, key=_how_far, default=None)
        if known != self.printer:
            self._choose_printer(known)
        self._lay_out_jobs()

    def _choose_printer(self, printer: Printer | None) -> None:
        other = printer is None or self.printer is None or printer.name != self.printer.name
        was = self._choice()
        self.printer = printer
        if printer is None:
            self.printer_texture = texture_of(state_picture("silent", _PICTURE_PX))
        else:
            worst = next(iter(printer.troubles), None)
            shown = trouble_picture(worst, _PICTURE_PX) if worst else state_picture("ready", _PICTURE_PX)
            self.printer_texture = texture_of(shown)
        if other:
            papers = self._papers
            if self.paper not in papers and papers:
                self.paper = papers[0]
            self.apart = printer is not None and not printer.duplex
            self._lay_out_papers(papers)
            now = self._choice()
            if now and was and now.sheeting() != was.sheeting():
                self._make()

    @property
    def _papers(self) -> tuple[PaperSize, ...]:
        """What the printer takes of the papers it may be printed on."""
        wanted = self._errand.papers if self._errand else tuple(SIZES.values())
        taken = papers_of(self.printer) if self.printer else wanted
        return tuple(one for one in taken if one in wanted)

    def _lay_out_papers(self, papers: tuple[PaperSize, ...]) -> None:
        self.ids.papers.clear_widgets()
        for paper in papers[: theme.PAPERS_SHOWN]:
            button = PaperButton(text=paper.name, touch_name=f"printing.{paper.name}")
            button.paper_size = paper
            self.ids.papers.add_widget(button)

    def _lay_out_sizes(self) -> None:
        self.ids.sizes.clear_widgets()
        for size in self.manner.sizes if self.manner else ():
            button = SizeButton(text=size.name, touch_name=f"printing.size.{size.name}")
            button.icon = "frame-corners" if self.manner and self.manner.page else "cards"
            button.lit = size == self.finished
            button.bind(on_release=lambda _button, size=size: self.choose_size(size))
            self.ids.sizes.add_widget(button)

    def _lay_out_inks(self) -> None:
        self.ids.inks.clear_widgets()
        self.ids.drums.clear_widgets()
        kinds = self._errand.inks if self._errand else ()
        for tile, kind in zip(ink_tiles(kinds, self.ink), kinds, strict=True):
            tile.bind(on_release=lambda _tile, kind=kind: self.take_ink(kind))
            self.ids.inks.add_widget(tile)
        for drum in drums(self.ink):
            drum.bind(on_release=lambda drum: self.take_drum(drum.spot))
            self.ids.drums.add_widget(drum)

    def way_picture(self, *_: object) -> Guide | None:
        """What it becomes."""
        errand = self._errand
        return becoming(self.manner.name, errand.direction) if self.manner and errand else None

    def ink_picture(self, *_: object) -> Guide:
        """What the ink leaves of a page."""
        return becoming(INKS[self.ink.kind][0])

    def ink_name(self, *_: object) -> str:
        """What the ink is called."""
        return tongue.words(INKS[self.ink.kind][1])

    def _lay_out_jobs(self) -> None:
        rows = {row.job.name: row for row in self.ids.jobs.children}
        wanted = [job.name for job in self._seen.jobs]
        if [row.job.name for row in reversed(self.ids.jobs.children)] != wanted:
            self.ids.jobs.clear_widgets()
            for job in self._seen.jobs:
                row = rows.get(job.name) or JobRow(self, job, self._pictures.get(mark(job.name)))
                self.ids.jobs.add_widget(row)
        for row, job in zip(reversed(self.ids.jobs.children), self._seen.jobs, strict=True):
            others = [one for one in self._seen.printers if can_take(job, one)]
            row.show(job, self._seen.troubles(job), others[0] if others else None)

    def turn_texture(self, *_: object) -> Texture:
        """How the pile is turned for the backs."""
        return texture_of(pile_picture(_PILE_PX, right_to_left=tongue.rtl))

    def about_printer(self, *_: object) -> str:
        """How the chosen printer is."""
        return about_printer(self.printer) if self.printer else ""


def _how_far(printer: Printer) -> tuple[bool, bool, bool]:
    """How far it is from one that works, that the system prefers, that prints on both sides."""
    return not printer.works, not printer.default, not printer.duplex
