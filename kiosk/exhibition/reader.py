"""The reader: pages fitted whole, the words beside them, and what a visitor may do with them."""

from collections.abc import Callable, Hashable
from typing import Final

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from exhibitions.show.reading import Show, ShowEntry
from kiosk.exhibition.codes import Asked, Code, Codes
from kiosk.exhibition.ease import NOBODY
from kiosk.exhibition.listening import Listening
from kiosk.exhibition.openings import as_read, opening_of, openings
from kiosk.exhibition.pictures import Make, Pictures
from kiosk.exhibition.spoken import in_language, own_name
from kiosk.exhibition.told import read_in, told
from kiosk.exhibition.webp import opened
from kiosk.widgets.art import texture_of
from kiosk.widgets.chip import Chip
from kiosk.widgets.rows import Row
from printing.painting.qr import qr_picture

_KEPT: Final = 45_000_000
"""Bytes of pages that are kept: some ten of them."""
_MODULE: Final = 10


class CodeCard(Row):
    """One code, what it is for, and what it says in letters."""

    texture = ObjectProperty(None, allownone=True)
    about = StringProperty("")
    letters = StringProperty("")


class Reader(BoxLayout):
    """`on_closed`: somebody goes back to the wall. `on_finished`: the last page was seen, told once."""

    __events__ = ("on_closed", "on_finished")
    visitor = ObjectProperty(NOBODY, rebind=True)
    place = ObjectProperty(None, rebind=True)
    listening = ObjectProperty(None, rebind=True)
    codes = ObjectProperty(None, rebind=True)
    title = StringProperty("")
    words = StringProperty("")
    description = StringProperty("")
    has_description = BooleanProperty(False)
    language = StringProperty("")
    """In which its words are read now."""
    languages = ListProperty([])
    double = BooleanProperty(False)
    index = NumericProperty(0)
    """The opening that is seen, of `count` openings; `pages` are its pages as people count them."""
    count = NumericProperty(1)
    pages = StringProperty("")
    of = NumericProperty(1)
    rtl_book = BooleanProperty(False)
    scanning = BooleanProperty(False)
    beside = NumericProperty(0)
    """How many slips hang beside it, told at its cover and at its end; 0 on the pages between."""

    def __init__(self, **kwargs: object) -> None:
        self._show: Show | None = None
        self._entry: ShowEntry | None = None
        self._finished = False
        self._where: Callable[[], Asked] = Asked
        self._pictures = Pictures("pages", self._came, most=_KEPT)
        super().__init__(listening=Listening(), codes=Codes(), **kwargs)
        self.codes.bind(found=lambda *_: self._lay_codes())
        self.fbind("visitor", lambda *_: self._watch())

    def open(self, show: Show, entry: ShowEntry, where: Callable[[], Asked]) -> None:
        """Open a fanzine at its cover; `where` tells where its story can be asked for now."""
        self._show, self._entry, self._finished, self._where = show, entry, False, where
        self.rtl_book = entry.direction == "rtl"
        self.double = self.scanning = False
        self.languages = read_in(entry, show.languages)
        self.language = entry.language
        self._lay_languages()
        self.speak()
        self.codes.ask(show, where())
        self.turn_to(0)

    def follow(self, show: Show, entry: ShowEntry) -> None:
        """Another version of the show was put up that has the open fanzine as well: go on reading it."""
        if self._entry is not None:
            self._show, self._entry = show, entry
            self._pictures.forget()
            self.turn_to(self.index)

    def close(self) -> None:
        """Keep nothing of it."""
        self.listening.rest()
        self.codes.forget()
        self.ids.leaves.clear()
        self._pictures.forget()
        self._show = self._entry = None
        self.title = self.words = self.description = ""
        self.scanning = False

    def speak(self) -> None:
        """The visitor reads another language, or the maker's words in another one."""
        if self._entry is not None:
            self.title = in_language(self._entry.title, self.visitor.language)
            self._tell()

    def read_in(self, language: str) -> None:
        """Read the words in one of its languages."""
        self.language = language
        self._light_language()
        self._tell()

    def turn_to(self, index: int, way: int = 0) -> None:
        """See an opening."""
        assert self._entry is not None
        every = openings(len(self._entry.pages), double=self.double)
        self.count, self.of = len(every), len(self._entry.pages)
        self.index = min(max(index, 0), self.count - 1)
        self.pages = as_read(every[self.index])
        self.scanning = False
        self.beside = len(self._entry.slips) if self.index in (0, self.count - 1) else 0
        self.ids.leaves.show(self._textures(), way)
        self._want()
        self._tell()
        if self.index == self.count - 1 and not self._finished:
            self._finished = True
            self.dispatch("on_finished")

    def forward(self, by: int) -> None:
        """Turn by so many openings, in the book's own direction."""
        self.place.look_again()  # what was taken back meanwhile is not turned to
        if self._entry is not None and 0 <= self.index + by < self.count:
            self.turn_to(self.index + by, way=by)
            self._ask_again()

    def lay_double(self) -> None:
        """Change between single and double pages; what is seen stays seen."""
        if self._entry is None:
            return
        page = openings(self.of, double=self.double)[self.index][0]
        self.double = not self.double
        self.turn_to(opening_of(page, self.of, double=self.double))

    def scan(self) -> None:
        """Show the codes of its story, or put them away."""
        self.scanning = bool(self.codes.found) and not self.scanning

    def on_closed(self) -> None:
        """Somebody goes back to the wall."""

    def on_finished(self) -> None:
        """The last page was seen."""

    def _ask_again(self) -> None:
        """What did not answer may do so by now: the room's server begins after the wall."""
        if self._show is not None and not self.codes.found:
            self.codes.ask(self._show, self._where())

    def _open_pages(self, index: int) -> list[int]:
        every = openings(self.of, double=self.double)
        return list(every[index]) if 0 <= index < len(every) else []

    def _textures(self) -> list[object]:
        assert self._entry is not None
        pages = self._entry.pages
        return [self._pictures.texture(pages[page].picture) for page in self._open_pages(self.index)]

    def _want(self) -> None:
        """What is open comes first, then what a turn would open: on, back, and further on."""
        nearest = [page for by in (0, 1, -1, 2) for page in self._open_pages(self.index + by)]
        self._pictures.want((self._key(page), self._developed(page)) for page in nearest)

    def _key(self, page: int) -> Hashable:
        assert self._entry is not None
        return self._entry.pages[page].picture

    def _developed(self, page: int) -> Make:
        show, entry = self._show, self._entry
        assert show is not None and entry is not None
        file = entry.pages[page].picture
        return lambda: opened(show.read(file))

    def _came(self, keys: frozenset[Hashable]) -> None:
        if self._entry is None:
            return
        if keys & {self._key(page) for page in self._open_pages(self.index)}:
            self.ids.leaves.came(self._textures())
        if any(self._pictures.is_damaged(key) for key in keys):
            self.place.look_again()

    def _tell(self) -> None:
        """The words of the first page that is open."""
        if self._entry is None or self._show is None:
            return
        page = self._entry.pages[self._open_pages(self.index)[0]]
        heard = told(page, self.language, self._entry.language, self.visitor.language)
        self.words = heard.words
        self.has_description = any(other.descriptions for other in self._entry.pages)
        self.description = heard.description if self.visitor.described else ""
        self.listening.turn_to(
            self._show, self._entry, self.language, heard, described=self.visitor.described
        )
        self.ids.said.scroll_y = 1.0

    def _watch(self) -> None:
        self.visitor.bind(described=lambda *_: self._tell())

    def _lay_languages(self) -> None:
        """Her own first; one language needs no button."""
        row = self.ids.languages
        row.clear_widgets()
        for number, tag in enumerate(self.languages if len(self.languages) > 1 else ()):
            chip = Chip(own_name(tag), touch_name=f"reader.language.{tag}", seed=number * 3 + 4)
            chip.bind(on_release=lambda _chip, tag=tag: self.read_in(tag))
            row.add_widget(chip)
        self._light_language()

    def _light_language(self) -> None:
        for chip in self.ids.languages.children:
            chip.lit = chip.touch_name == f"reader.language.{self.language}"

    def _lay_codes(self) -> None:
        cards = self.ids.cards
        cards.clear_widgets()
        self.scanning = self.scanning and bool(self.codes.found)
        for code in self.codes.found:
            cards.add_widget(_card(code))


def _card(code: Code) -> CodeCard:
    picture = texture_of(qr_picture(code.holds, _MODULE))
    picture.mag_filter = "nearest"
    return CodeCard(texture=picture, about=code.about, letters=code.letters)
