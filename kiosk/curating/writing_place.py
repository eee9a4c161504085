"""Writing what stands beside the works: text by text, two languages side by side, kept at every change."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from kivy.clock import Clock
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from exhibitions.curation.texts import NO_LANGUAGE, Kind, Text
from exhibitions.exhibition import ByLanguage, Entry, Exhibition
from exhibitions.publishing.spoken import said_on
from fanzines.library.errors import LibraryError
from fanzines.model import Fanzine
from kiosk.curating.place import CuratorPlace
from kiosk.curating.writing_parts import NAMES, Column, ReadyWords, TextItem
from kiosk.keeping.pictured import pictured
from kiosk.language import tongue
from kiosk.widgets.art import texture_of

_ONE_LINE: Final = frozenset({Kind.TITLE, Kind.ROOM_TITLE, Kind.ENTRY_TITLE})
_SOON: Final = 0.25
_PICTURE_DPI: Final = 90.0


class WritingPlace(CuratorPlace):
    """Reached from the light table, with the texts to write."""

    notices = "top"

    heading = StringProperty("")
    index = NumericProperty(0)
    count = NumericProperty(1)
    typing = BooleanProperty(False)
    two = BooleanProperty(True)
    may_change = BooleanProperty(True)
    has_page = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._texts: tuple[Text, ...] = ()
        self._whence, self._fanzine_id = "curating", ""
        self._fanzine: Fanzine | None = None
        self._said: dict[int, str] = {}
        self._written: Column | None = None
        self._keep_soon = Clock.create_trigger(lambda _dt: self.keep(), _SOON)

    def write(self, texts: Sequence[Text], heading: str, whence: str, fanzine_id: str = "") -> None:
        """Write these texts; then back to where she came from."""
        self._texts, self.heading, self._whence = tuple(texts), heading, whence
        self._fanzine_id = fanzine_id
        self.app.go(self.name)

    def enter(self) -> None:
        """Begin with the first text, in the first two languages of the visitors."""
        languages = self.curator.exhibition.languages
        self._fanzine = self.curator.readable(self._fanzine_id) if self._fanzine_id else None
        self.index, self.count, self.typing = 0, len(self._texts), False
        self.ids.left.tag = tongue.tag if tongue.tag in languages else languages[0]
        self.ids.right.tag = self._other(self.ids.left.tag)
        self._list()
        self._show()

    def rest(self) -> None:
        """Keep what was typed last."""
        self.keep()

    def leave(self) -> None:
        """Forget what was read."""
        self.keep()
        for column in (self.ids.left, self.ids.right):
            column.field.put("")
        self.ids.page.texture = None
        self.ids.texts.clear_widgets()
        self.ids.ready.clear_widgets()
        self._fanzine, self._fanzine_id, self._said = None, "", {}

    def back(self) -> None:
        """Everything is kept."""
        self.keep()
        self.app.go(self._whence)

    @property
    def text(self) -> Text:
        """The text that is written now."""
        return self._texts[self.index]

    def turn_to(self, index: int) -> None:
        """Another text."""
        self.keep()
        self.index = min(max(index, 0), self.count - 1)
        self._show()

    def take_up(self, column: Column) -> None:
        """Keys write in that column from now on."""
        if column.fixed:
            return
        for one in (self.ids.left, self.ids.right):
            one.field.writing = one is column
        self._written = column
        self.ids.keyboard.many_lines = self.text.kind not in _ONE_LINE
        self.ids.keyboard.follow(column.tag or tongue.tag)
        self.typing = True

    def type(self, text: str) -> None:
        """A key types."""
        if self._written:
            self._written.field.type(text)
            self._follow_caret(self._written)

    def delete(self) -> None:
        """A key deletes."""
        if self._written:
            self._written.field.delete()
            self._follow_caret(self._written)

    def finish(self) -> None:
        """The keyboard goes."""
        self.keep()
        self._put_away_keys()

    def speak(self, column: Column, by: int) -> None:
        """Another language for that column; never that of the one beside it."""
        self.keep()
        languages = self.curator.exhibition.languages
        beside = self.ids.right if column is self.ids.left else self.ids.left
        taken = beside.tag if self.two and not beside.fixed else None
        free = [tag for tag in languages if tag != taken]
        at = free.index(column.tag) if column.tag in free else 0
        column.tag = free[(at + by) % len(free)]
        self._fill(column)
        if column is self._written:
            self.ids.keyboard.follow(column.tag)

    def changed(self) -> None:
        """A key changed something: it is kept in a moment."""
        self._keep_soon()

    def keep(self) -> None:
        """Keep what was typed last, now."""
        self._keep_soon.cancel()
        column = self._written
        if column is None or self._curator is None:
            return
        text, tag, typed = self.text, column.tag, column.field.text
        if text.read(self.curator.exhibition).get(tag, "") != typed:
            self.change(lambda exhibition: text.written(exhibition, tag, typed))
            self._mark()

    def use_ready(self, ready: ByLanguage) -> None:
        """Add words that lie ready in every language, or take them out."""
        self.keep()
        text = self.text
        if self.change(lambda exhibition: text.with_ready(exhibition, ready)):
            self._show()

    def hang_by(self) -> None:
        """The page that is seen hangs on the wall."""
        page, fanzine = self.text.page, self._fanzine_id
        if page is not None:
            self.change(lambda exhibition: exhibition.with_entry(_hung_by(exhibition, fanzine, page)))
            self._show_page(self.curator.exhibition)

    def _other(self, tag: str) -> str:
        languages = self.curator.exhibition.languages
        return next((one for one in languages if one != tag), tag)

    def _put_away_keys(self) -> None:
        for one in (self.ids.left, self.ids.right):
            one.field.writing = False
        self._written, self.typing = None, False

    def _list(self) -> None:
        self.ids.texts.clear_widgets()
        for number, text in enumerate(self._texts):
            icon, name = NAMES[text.kind]
            item = TextItem(icon=icon, touch_name=f"text.{number + 1}", seed=number + 4)
            item.text = tongue.words(name).format(page=(text.page or 0) + 1)
            item.bind(on_release=lambda _item, number=number: self.turn_to(number))
            self.ids.texts.add_widget(item)

    def _show(self) -> None:
        self._put_away_keys()
        text, exhibition = self.text, self.curator.exhibition
        plain, read = text.kind is Kind.PARTNERS, text.kind is Kind.TRANSLATION
        left, right = self.ids.left, self.ids.right
        left.fixed = read
        if plain:
            left.tag = NO_LANGUAGE
        elif read:
            left.tag = self._fanzine.language if self._fanzine else ""
            right.tag = right.tag if right.tag != left.tag else self._other(left.tag)
        elif left.tag not in exhibition.languages:
            left.tag = self._other(right.tag)
        self.two = not plain and (read or len(exhibition.languages) > 1)
        self.may_change = len(exhibition.languages) > 2 or (read and len(exhibition.languages) > 1)
        for column in (left, right):
            self._fill(column)
        self._lay_ready(exhibition)
        self._show_page(exhibition)
        self._mark()

    def _fill(self, column: Column) -> None:
        if column.fixed:
            column.field.put("")
            self._gather()
        else:
            column.field.put(self.text.read(self.curator.exhibition).get(column.tag, ""))

    def _lay_ready(self, exhibition: Exhibition) -> None:
        self.ids.ready.clear_widgets()
        for number, words in enumerate(self.text.ready):
            shown = words.get(tongue.tag) or words.get(exhibition.languages[0]) or words["en"]
            tile = ReadyWords(text=shown, touch_name=f"ready.{number + 1}", seed=number + 9)
            tile.lit = self.text.says(exhibition, words)
            tile.bind(on_release=lambda _tile, words=words: self.use_ready(words))
            self.ids.ready.add_widget(tile)

    def _show_page(self, exhibition: Exhibition) -> None:
        page = self.text.page
        self.has_page = page is not None and self._fanzine is not None
        if page is None or self._fanzine is None:
            self.ids.page.texture = None
            return
        self.ids.page.texture = self._picture(page)
        self.ids.page.hangs = exhibition.entry(self._fanzine_id).cover == page

    def _picture(self, page: int) -> Texture:
        assert self._fanzine is not None
        return texture_of(pictured(self.app.keeper, self._fanzine.pages[page], _PICTURE_DPI))

    def _gather(self) -> None:
        """The words of the page in its own language, read off it beside the screen."""
        page, fanzine = self.text.page, self._fanzine
        if page is None or fanzine is None:
            return
        if page in self._said:
            self.ids.left.field.put(self._said[page])
            return
        photos = self.app.keeper.photo_source()
        read: Callable[[], str] = lambda: "\n\n".join(  # noqa: E731
            said.text for said in said_on(fanzine.pages[page], fanzine, photos)
        )
        self.app.background.do(read, lambda result: self._gathered(page, fanzine, result))

    def _gathered(self, page: int, fanzine: Fanzine, result: object) -> None:
        if fanzine is not self._fanzine or isinstance(result, LibraryError | KeyError):
            return
        if isinstance(result, Exception):
            self.failed(result)
            return
        self._said[page] = str(result)
        if self.text.page == page and self.ids.left.fixed:
            self.ids.left.field.put(self._said[page])

    def _mark(self) -> None:
        """What is said in every language of the visitors is marked so."""
        exhibition = self.curator.exhibition
        for item, text in zip(reversed(self.ids.texts.children), self._texts, strict=True):
            said = text.read(exhibition)
            own = self._fanzine.language if self._fanzine and text.kind is Kind.TRANSLATION else ""
            needed = [tag for tag in exhibition.languages if tag != own]
            item.whole = NO_LANGUAGE in said or (bool(said) and all(tag in said for tag in needed))
            item.lit = text is self.text

    def _follow_caret(self, column: Column) -> None:
        """Scroll the words so that the caret is seen."""
        shelf, field = column.ids.shelf, column.field
        hidden = field.height - shelf.height
        if hidden > 0:
            _, bottom = field.caret_box()
            shelf.scroll_y = min(max(1 - (bottom - shelf.height * 0.7) / hidden, 0.0), 1.0)
        else:
            shelf.scroll_y = 1.0


def _hung_by(exhibition: Exhibition, fanzine: str, page: int) -> Entry:
    return replace(exhibition.entry(fanzine), cover=page)
