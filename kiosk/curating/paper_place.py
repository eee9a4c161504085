"""Paper for the exhibition: labels, a poster, codes, the book, guides; seen, then printed elsewhere."""

from collections.abc import Callable
from functools import partial
from typing import Final

from kivy.clock import mainthread
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty

from exhibitions.curation.on_paper import TAKEN_BACK, PaperRefused
from exhibitions.curation.texts import texts_of_book
from exhibitions.publishing.posters import NoCodes
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from fanzines.library.errors import LibraryError
from fanzines.model import Direction
from kiosk.curating.place import CuratorPlace
from kiosk.language import N_, tongue
from kiosk.printing.copies import CopiesOfMany
from kiosk.printing.paper_errand import paper_errand
from kiosk.printing.papers import (
    CHOICES,
    NEEDS,
    PAGES,
    PER_SHEET,
    SHEETS,
    Paper,
    Thing,
    Wanted,
    carry_paper,
    guide_of,
    make_book,
    make_paper,
    silent,
)
from kiosk.printing.presses import Presses
from kiosk.printing.printer import Printed
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.touch import Touchable
from kiosk.widgets.wordless import GuideSheet
from printing.folding.imposition import PressRefused
from printing.painting.qr import QrRefused
from printing.products.labels import LabelRefused

UNREADABLE: Final = N_("An address is written in letters that a code cannot hold. Write it in plain letters.")
_THINGS: Final = {
    Thing.LABELS: ("tag", N_("Labels for the wall")),
    Thing.POSTER: ("frame-corners", N_("A poster")),
    Thing.CODES: ("qr-code", N_("Sheets of codes")),
    Thing.BOOK: ("books", N_("The book of all fanzines")),
    Thing.GUIDES: ("scissors", N_("How to fold")),
}
_CHOICES: Final = {
    SHEETS: ("stack", N_("Sheets to fold here")),
    PAGES: ("storefront", N_("Pages for a copy shop")),
}
_REFUSED: Final = (
    *(LabelRefused, NoCodes, PressRefused),
    *(ShowDamaged, ShowUnknown, LibraryError, OSError),
)


class PaperThing(Touchable):
    """One of the things that can be made, by its icon and name."""

    icon = StringProperty("")
    text = StringProperty("")
    tall = NumericProperty(16.0)


class PaperPlace(CuratorPlace):
    """Reached once an exhibition was put up. All is made anew at every choice; nothing is kept."""

    thing = StringProperty(Thing.LABELS.value)
    choice = StringProperty(CHOICES[Thing.LABELS][0])
    choices = ListProperty([])
    per_sheet = NumericProperty(4)
    working = BooleanProperty(False)
    done = NumericProperty(0.0)
    checking = BooleanProperty(False)
    unchecked = NumericProperty(0)
    codes = NumericProperty(0)
    side = NumericProperty(0)
    sides = NumericProperty(0)
    foldable = BooleanProperty(False)
    printable = BooleanProperty(True)
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._paper: Paper | None = None
        self._asked = 0
        self._presses = Presses(self)

    def enter(self) -> None:
        """Make what was made last."""
        self._lay_out()
        self._make()

    def leave(self) -> None:
        """Forget it."""
        self._asked += 1
        self._paper = self.texture = None
        self.ids.things.clear_widgets()
        self.ids.choices.clear_widgets()

    def choose_thing(self, thing: str) -> None:
        """Make something else, as it was chosen by default."""
        self.thing, self.choice = thing, CHOICES[Thing(thing)][0]
        self._lay_out()
        self._make()

    def choose(self, choice: str) -> None:
        """Its paper, or who binds it."""
        self.choice = choice
        self._lay_out()
        self._make()

    def change_per_sheet(self, by: int) -> None:
        """The next larger or smaller number of labels on a sheet."""
        at = PER_SHEET.index(int(self.per_sheet)) + by
        self.per_sheet = PER_SHEET[min(max(at, 0), len(PER_SHEET) - 1)]
        self._make()

    def turn(self, by: int) -> None:
        """Look at another side of it."""
        if self._paper is not None:
            self.side = min(max(self.side + by, 0), self._paper.sides - 1)
            self._show()

    def press(self) -> None:
        """To where the printer, the paper and how many are chosen."""
        if self._paper is None:
            return
        curator, url, way = self.curator, self.app.room_url(), self._way

        def make(wanted: Wanted) -> Paper:
            if wanted.thing is Thing.BOOK:
                return make_book(wanted, lambda: curator.book(lambda done, of: None))
            return make_paper(wanted, curator.place, url, way, curator.agreed)

        errand = paper_errand(self._paper, make, curator, self.app.keeper, self.name, way)
        self.app.places.get_screen("printing").ask(errand)

    def carry(self) -> None:
        """Put it on a stick, with a page that shows how it is printed."""
        way = self._way
        paper, curator = self._paper, self.curator
        if paper is None:
            return
        may = partial(curator.still_agreed, NEEDS[paper.wanted.thing], paper.pages)

        def leave() -> Printed:
            if not may():
                raise PaperRefused(TAKEN_BACK)
            copies = CopiesOfMany(self.app.keeper, paper.copied, may)
            return carry_paper(paper, self.app.prints, way, copies)

        self._presses.ask(paper.wanted.thing, leave)

    def write_word(self) -> None:
        """The facilitators' word in the book."""
        writing = self.app.places.get_screen("writing")
        writing.write(texts_of_book(), tongue.words("A word for the book"), self.name)

    def show_how(self) -> None:
        """How its sheets are folded or put together."""
        guide = guide_of(self._wanted, self._way, int(self.side))
        if guide is not None:
            GuideSheet(guide).lay_on(self)

    def back(self) -> None:
        """To the light table."""
        self.app.go("curating")

    def told_words(
        self, shown: object, codes: float, checking: bool, unchecked: float, thing: str, *_: object
    ) -> str:
        """What is to be known of it; nothing while nothing is shown."""
        if not shown:
            return ""
        if thing == Thing.BOOK:
            return tongue.words("Only fanzines whose makers agreed to paper are in it.")
        if thing != Thing.LABELS:
            return ""
        if not codes:
            return tongue.words(
                "They carry no code yet. Switch on the stories on phones, or name an address online, "
                "then put it all up again."
            )
        if checking:
            return tongue.words("Looking whether the codes lead somewhere…")
        if not unchecked:
            return tongue.words("All codes lead to their stories.")
        said = tongue.plural(
            "One code is not checked yet: its address does not answer.",
            "{count} codes are not checked yet: their addresses do not answer.",
            int(unchecked),
        )
        return said.format(count=int(unchecked))

    @property
    def _wanted(self) -> Wanted:
        return Wanted(Thing(self.thing), self.choice, int(self.per_sheet))

    @property
    def _way(self) -> Direction:
        return Direction.RTL if tongue.rtl else Direction.LTR

    def _lay_out(self) -> None:
        """The things there are, and what can be chosen of the one that is lit."""
        self.ids.things.clear_widgets()
        for thing, (icon, name) in _THINGS.items():
            tile = PaperThing(icon=icon, text=tongue.words(name), touch_name=f"paper.{thing}")
            tile.lit = self.thing == thing
            tile.bind(on_release=lambda _tile, thing=thing: self.choose_thing(thing.value))
            self.ids.things.add_widget(tile)
        self.ids.choices.clear_widgets()
        for choice in CHOICES[Thing(self.thing)]:
            icon, name = _CHOICES.get(choice, ("file", choice))
            tile = PaperThing(icon=icon, touch_name=f"paper.choice.{choice}", tall=13.0)
            tile.text = tongue.words(name) if choice in _CHOICES else choice
            tile.lit = self.choice == choice
            tile.bind(on_release=lambda _tile, choice=choice: self.choose(choice))
            self.ids.choices.add_widget(tile)

    def _make(self) -> None:
        self._asked += 1
        wanted, asked = self._wanted, self._asked
        self._paper, self.texture, self.working, self.done = None, None, True, 0.0
        self.side = self.sides = 0
        self.foldable = guide_of(wanted, self._way) is not None
        self.printable = wanted.may_be_printed
        self.app.background.do(self._maker(wanted, asked), partial(self._made, asked))

    def _maker(self, wanted: Wanted, asked: int) -> Callable[[], Paper]:
        curator = self.curator
        if wanted.thing is Thing.BOOK:
            return lambda: make_book(wanted, lambda: curator.book(partial(self._went_on, asked)))
        show, url, way = curator.place, self.app.room_url(), self._way
        return lambda: make_paper(wanted, show, url, way, curator.agreed)

    def _went_on(self, asked: int, done: int, of: int) -> None:
        """Told beside the screen; a book that nobody waits for any more is given up."""
        if asked != self._asked:
            raise PaperRefused("")
        self._tell_done(asked, done / of)

    @mainthread
    def _tell_done(self, asked: int, done: float) -> None:
        if asked == self._asked:
            self.done = done

    def _made(self, asked: int, result: object) -> None:
        if asked != self._asked:
            return
        self.working = False
        if isinstance(result, Paper):
            self._paper, self.sides = result, result.sides
            self._show()
            self.codes, self.checking = len(result.addresses), bool(result.addresses)
            if result.addresses:
                self.app.background.do(lambda: silent(result), self._checked)
        elif isinstance(result, QrRefused):
            self.app.tell(tongue.words(UNREADABLE), icon="qr-code")
        elif isinstance(result, _REFUSED):
            self.app.tell(in_words(result), icon="printer")
        elif isinstance(result, Exception):
            self.failed(result)

    def _show(self) -> None:
        if self._paper is not None:
            self.texture = texture_of(self._paper.picture(int(self.side)))

    def _checked(self, result: object) -> None:
        self.checking = False
        if isinstance(result, int):
            self.unchecked = result
        elif isinstance(result, Exception):
            self.failed(result)
