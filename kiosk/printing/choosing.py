"""What is chosen before something is printed: what it will be, ink, printer, paper, how many."""

from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.facilitator.place import FacilitatorPlace
from kiosk.printing import finer  # noqa: F401  (known to kv by name)
from kiosk.printing.choice import Choice, hindrance
from kiosk.printing.errand import Errand, Manner
from kiosk.printing.paper_rows import lay_out_papers, lay_out_sizes
from kiosk.printing.seen import Seen
from kiosk.printing.ways import INKS
from kiosk.printing.words import about_printer
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.wordless import show_guide
from printing.folding.sheets import PressRefused
from printing.inks.ink import COLOUR, Ink, Kind
from printing.paper import A4, SIZES, PaperSize
from printing.printers.known import Known
from printing.printers.pictured import state_picture, trouble_picture
from printing.printers.printer import Printer, papers_of
from printing.products.guides.becoming import becoming
from printing.products.guides.every import guide_for_sheets
from printing.products.guides.scene import Guide

_PICTURE_PX: Final = 360
MOST_COPIES: Final = 99


class ChoosingPlace(FacilitatorPlace):
    """Everything that can be touched beside the picture of a sheet; `_make` makes the sheets anew."""

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
    several = BooleanProperty(False)
    silent = BooleanProperty(False)
    has_errand = BooleanProperty(False)
    printer_texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        self._errand: Errand | None = None
        super().__init__(**kwargs)
        self._seen = Seen()

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

    def choose_way(self) -> None:
        """To all the ways to print it, where there are several."""
        if self._errand is None or not self.several:
            return
        self.ids.ways.lay_out(self._errand, self.manner)
        self.step = "ways"

    def take(self, manner: Manner) -> None:
        """Print it that way."""
        self._take(manner)
        self.step = "choose"
        self._make()

    def choose_ink(self) -> None:
        """To all inks."""
        self.ids.inks.lay_out(self._errand.inks if self._errand else (), self.ink)
        self.step = "inks"

    def take_ink(self, ink: Ink, whole: bool) -> None:
        """Print it with that; where more is to be chosen of it, that goes on."""
        self.ink = ink
        if whole:
            self.step = "choose"
        self._make()

    def refine(self) -> None:
        """Something finer was chosen; how thick the paper is is remembered with its printer."""
        file, printer, weight = self.app.printers, self.printer, self.ids.finer.weight
        if printer is not None and file is not None:
            known = Known.read(file)
            if known.weight(printer.name) is not weight:
                try:
                    known.weighted(printer.name, weight).write(file)
                except OSError as problem:
                    self.app.tell(in_words(problem), icon="printer")
        self._make()

    def on_ink(self, _place: object, ink: Ink) -> None:
        """Plates are carried to a risograph; nothing here prints them."""
        self.plates = ink.kind is Kind.SPOT

    def choose_size(self, size: PaperSize) -> None:
        """A finished page of that size."""
        self.finished = size
        lay_out_sizes(self.ids.sizes, self.manner, size, self.choose_size)
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

    def way_picture(self, *_: object) -> Guide | None:
        """What it becomes."""
        errand = self._errand
        return becoming(self.manner.name, errand.direction) if self.manner and errand else None

    def ink_picture(self, *_: object) -> Guide:
        """What the ink leaves of a page."""
        return becoming(INKS[self.ink.kind][0])

    def about_printer(self, *_: object) -> str:
        """How the chosen printer is."""
        return about_printer(self.printer) if self.printer else ""

    def _choice(self) -> Choice | None:
        if self.manner is None:
            return None
        known = Known.read(self.app.printers)
        wanted = self.ids.finer
        finest = (wanted.weight, wanted.bundles, wanted.edge)
        more = (int(self.pages), self.finished, int(self.page), self.fill, self.ink)
        return Choice(self.manner, self.printer, self.paper, known, *more, *finest)

    def _take(self, manner: Manner | None) -> None:
        self.manner, self.fill = manner, False
        self.ids.finer.bundles = bool(manner and manner.sheeting.signature)
        self.ids.finer.edge = False
        self.finished = manner.sheeting.page if manner and manner.sizes else None
        # A ninth page has no room in the fold: it is the poster.
        self.page = int(self.pages) - 1 if manner and manner.most and self.pages == manner.most else 0
        lay_out_sizes(self.ids.sizes, manner, self.finished, self.choose_size)

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
            if printer is not None:
                self.ids.finer.weight = Known.read(self.app.printers).weight(printer.name)
            lay_out_papers(self.ids.papers, papers)
            now = self._choice()
            if now and was and now.sheeting() != was.sheeting():
                self._make()

    @property
    def _papers(self) -> tuple[PaperSize, ...]:
        """What the printer takes of the papers it may be printed on."""
        wanted = self._errand.papers if self._errand else tuple(SIZES.values())
        taken = papers_of(self.printer) if self.printer else wanted
        return tuple(one for one in taken if one in wanted)

    def _make(self) -> None:
        """Something else is wanted."""
        raise NotImplementedError
