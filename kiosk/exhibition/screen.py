"""The exhibition place: a wall of covers and a reader. It knows a show folder and nothing else."""

import logging
from collections.abc import Mapping
from pathlib import Path

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from PIL import Image

from exhibitions.show.address import story_address
from exhibitions.show.folder import current_version
from exhibitions.show.reading import Show, ShowDamaged, ShowEntry, ShowUnknown, open_show
from kiosk import theme
from kiosk.exhibition.wall import PEGS, WallTile
from kiosk.language import tongue
from kiosk.months import this_month
from kiosk.sentences import in_words
from kiosk.widgets.alone import LeftAlone
from kiosk.widgets.art import texture_of
from kiosk.widgets.place import Place
from printing.qr import qr_picture

log = logging.getLogger(__name__)


class ExhibitionPlace(Place):
    """The wall, the reader, and back to the wall when left alone."""

    view = OptionProperty("wall", options=("wall", "note", "read", "empty"))
    title = StringProperty("")
    introduction = StringProperty("")
    book_title = StringProperty("")
    note = StringProperty("")
    said = StringProperty("")
    picture = ObjectProperty(None, allownone=True)
    code = ObjectProperty(None, allownone=True)
    address = StringProperty("")
    index = NumericProperty(0)
    count = NumericProperty(1)
    rtl_book = BooleanProperty(False)
    may_leave = BooleanProperty(True)
    asking = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.show: Show | None = None
        self.entry: ShowEntry | None = None
        times = lambda: (theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS)  # noqa: E731
        self.alone = LeftAlone(self._ask, self._left, times)
        tongue.bind(tag=lambda *_: self._speak())

    def enter(self) -> None:
        """Open and verify the show, then lay out the wall."""
        self.may_leave = self.app.may_leave_exhibition
        self.to_wall()
        self.alone.watch()

    def leave(self) -> None:
        """Stop watching, and keep nothing of a show that may be brought down meanwhile."""
        self.alone.rest()
        self.picture = self.code = self.entry = self.show = None
        self.ids.covers.clear_widgets()

    def on_touch_down(self, touch: object) -> bool:
        """Every touch says that somebody is here."""
        self.alone.stir()
        return bool(super().on_touch_down(touch))

    def to_wall(self) -> None:
        """Show every cover of the show that is put up now."""
        if self.show is None or self.show.folder != current_version(self.app.show_folder()):
            self._open()
        self.entry = self.picture = self.code = None
        self.asking = 0
        self._speak()
        self.view = "wall" if self.ids.covers.children else "empty"

    def open(self, entry: ShowEntry) -> None:
        """Open a fanzine: what one should know before comes before."""
        self.entry = entry
        self.count = len(entry.pages)
        self.rtl_book = entry.direction == "rtl"
        self.book_title, self.note = _in(entry.title), _in(entry.note)
        self.view = "note" if self.note else "read"
        self.turn_to(0)

    def read(self) -> None:
        """Past the note, to the pages."""
        self.view = "read"

    def turn_to(self, index: int) -> None:
        """Show a page and its words."""
        assert self.entry is not None
        self.index = min(max(index, 0), self.count - 1)
        page = self.entry.pages[self.index]
        try:
            self.picture = _texture(page.picture)
        except FileNotFoundError:  # another show was put up meanwhile
            self.to_wall()
            return
        self.said = "\n\n".join(said.text for said in page.words)
        self.code = None

    def forward(self, by: int) -> None:
        """Turn pages in the book's own direction."""
        self.turn_to(self.index + by)

    def show_code(self) -> None:
        """Show the QR code once its address has answered; touching again puts it away."""
        if self.code is not None:
            self.code = None
            return
        address = self._room_address()
        if address:
            self.address = address.split("://")[-1]
            self.code = texture_of(qr_picture(address, 10))

    def has_code(self) -> bool:
        """Whether the story of the open fanzine can be read on a phone now."""
        return self._room_address() is not None

    def _open(self) -> None:
        try:
            self.show = open_show(self.app.show_folder(), trusted=self.app.trusted)
        except (ShowDamaged, ShowUnknown) as problem:
            log.warning("The show cannot be opened: %s", problem)
            self.show = None
            self.app.tell(in_words(problem))

    def _room_address(self) -> str | None:
        url = self.app.room_url()
        if self.entry is None or self.entry.room is None or not url:
            return None
        return story_address(url, self.entry.room)

    def _speak(self) -> None:
        covers = self.ids.covers
        covers.clear_widgets()
        if self.show is None:
            return
        self.title, self.introduction = _in(self.show.title), _in(self.show.introduction)
        entries = self.show.on_show(this_month())
        covers.titled = any(_in(entry.title) for entry in entries)
        for number, entry in enumerate(entries):
            tile = WallTile(
                touch_name=f"wall.{number + 1}", seed=number * 7 + 3, peg=PEGS[number % len(PEGS)]
            )
            tile.texture, tile.title = _texture(entry.cover.thumb), _in(entry.title)
            tile.bind(on_release=lambda _tile, entry=entry: self.open(entry))
            covers.add_widget(tile)
        if self.entry is not None:
            self.book_title, self.note = _in(self.entry.title), _in(self.entry.note)

    def _ask(self, seconds: int) -> None:
        self.asking = seconds if self.view in ("note", "read") else 0

    def _left(self) -> None:
        self.to_wall()
        tongue.speak(self.app.language)


def _in(texts: Mapping[str, str]) -> str:
    return texts.get(tongue.tag) or next(iter(texts.values()), "")


def _texture(file: Path) -> object:
    with Image.open(file, formats=("WEBP",)) as picture:
        return texture_of(picture.convert("RGB"))
