"""The wall as visitors meet it: its title, rooms, themes and languages to choose from, and the covers."""

from collections.abc import Sequence
from typing import Final

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from exhibitions.show.reading import Show, ShowEntry
from exhibitions.themes import themes
from kiosk import theme
from kiosk.exhibition.ease import NOBODY
from kiosk.exhibition.framed import framed
from kiosk.exhibition.parts import Part, parts_of
from kiosk.exhibition.spoken import in_language, own_name
from kiosk.exhibition.wall import covers_of
from kiosk.language import tongue
from kiosk.widgets.chip import Chip
from kiosk.widgets.rows import Row

_STEP: Final = 0.85
"""How much of what is seen of the wall one touch of a button moves it by."""
_PICTURE: Final = 17.0
_BETWEEN_KINDS: Final = 4.0


class WallHead(Row):
    """What stands above the wall: the way home, its title, and what a visitor may want."""

    place = ObjectProperty(None, rebind=True)
    visitor = ObjectProperty(NOBODY, rebind=True)
    title = StringProperty("")


class ThemeChip(Chip):
    """A theme by its picture and its words."""

    picture_kind = StringProperty("prompts")
    scene = StringProperty("")


class WallView(BoxLayout):
    """`visitor` reads it. `on_chosen` tells which fanzine somebody touched."""

    __events__ = ("on_chosen",)
    visitor = ObjectProperty(NOBODY, rebind=True)
    place = ObjectProperty(None)
    title = StringProperty("")
    introduction = StringProperty("")
    framed = StringProperty("")
    part = NumericProperty(0)
    parts = NumericProperty(1)
    longer = BooleanProperty(False)
    """Whether there is more of it than is seen at once."""
    moving = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._show: Show | None = None
        self._parts: tuple[Part, ...] = ()
        tongue.bind(rtl=lambda *_: self._fold())

    def put_up(self, show: Show, entries: Sequence[ShowEntry]) -> None:
        """Hang these entries of a show, and see all of them from the start."""
        self._show, self._parts = show, parts_of(show, entries)
        self.part, self.parts = 0, len(self._parts)
        self.to_start()
        self.speak()

    def take_down(self) -> None:
        """Hang nothing."""
        self._show, self._parts = None, ()
        self.title = self.introduction = self.framed = ""
        self.ids.covers.clear()
        self.ids.parts.clear_widgets()

    def choose(self, part: int) -> None:
        """See one part of it only; what was chosen stays in sight."""
        self.part = part
        self._to_top()
        self.speak()

    def choose_all(self) -> None:
        """All of it, from its start."""
        if self.part:
            self.choose(0)
        self.to_start()

    def to_start(self) -> None:
        """Where the wall begins."""
        self._to_top()
        self.ids.strip.scroll_x = 1.0 if tongue.rtl else 0.0

    def speak(self) -> None:
        """Say everything in the visitor's language."""
        if self._show is None:
            return
        language, part = self.visitor.language, self._parts[self.part]
        self.title = in_language(self._show.title, language)
        self.introduction = in_language(part.introduction, language)
        self.framed = framed(self._show.frame, language)
        numbers = {entry.key: number for number, entry in enumerate(self._parts[0].entries, 1)}
        self.ids.covers.hang(self._show, covers_of(part.entries, numbers, language))
        self._lay_parts(language)

    def turn(self, by: int) -> None:
        """Move on along the wall (1), or back (-1), by nearly as much as is seen of it."""
        room = self.ids.room
        beyond = room.children[0].height - room.height
        if beyond <= 0:
            return
        there = min(1.0, max(0.0, room.scroll_y - by * _STEP * room.height / beyond))
        Animation.cancel_all(room)
        if self.visitor.motion:
            Animation(scroll_y=there, duration=theme.QUIET_MOTION, t="out_cubic").start(room)
        else:
            room.scroll_y = there

    def along(self, by: int) -> None:
        """Move the strip of rooms, themes and languages."""
        strip = self.ids.strip
        beyond = strip.children[0].width - strip.width
        if beyond > 0:
            strip.scroll_x = min(1.0, max(0.0, strip.scroll_x + by * _STEP * strip.width / beyond))

    def on_chosen(self, entry: ShowEntry) -> None:
        """Somebody touched a cover."""

    def _lay_parts(self, language: str) -> None:
        strip = self.ids.parts
        strip.clear_widgets()
        if len(self._parts) < 2:
            return
        kind = "all"
        for number, part in enumerate(self._parts):
            if part.kind != kind != "all":
                strip.add_widget(Widget(size_hint_x=None, width=theme.mm(_BETWEEN_KINDS)))
            kind, chip = part.kind, self._chip(part, language)
            chip.touch_name, chip.lit, chip.seed = f"part.{number}", number == self.part, number * 5 + 2
            chip.bind(on_release=lambda _chip, number=number: self.choose(number))
            strip.add_widget(chip)

    def _chip(self, part: Part, language: str) -> Chip:
        name, theme_of = self._named(part, language), themes().get(part.name)
        if part.kind != "theme" or theme_of is None:
            return Chip(name)
        return ThemeChip(name, aside=_PICTURE, picture_kind=theme_of.kind, scene=theme_of.picture)

    def _named(self, part: Part, language: str) -> str:
        if part.kind == "all":
            return tongue.words("All")
        if part.kind == "language":
            return own_name(part.name)
        return in_language(part.title, language) or tongue.words("A room")

    def _to_top(self) -> None:
        Animation.cancel_all(self.ids.room)
        self.ids.room.scroll_y = 1.0

    def _fold(self) -> None:
        self.ids.strip.scroll_x = 1.0 if tongue.rtl else 0.0
