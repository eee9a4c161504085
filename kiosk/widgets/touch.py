"""Things that can be touched: they act on release, sliding off cancels, each has a name to be found by."""

import json
from functools import cache

from kivy.app import App
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.label import Label

import assets
from kiosk import theme
from kiosk.language import tongue
from kiosk.widgets.contrast import contrast, shown
from kiosk.widgets.cut import Cut
from kiosk.widgets.following import follow
from kiosk.widgets.holding import Holding
from kiosk.widgets.rows import Row


@cache
def icon_glyphs() -> dict[str, str]:
    """Every icon's character in the icon font."""
    points = json.loads(assets.text("icons", "codepoints.json"))
    return {name: chr(point) for name, point in points.items()}


class Icon(Label):
    """One icon; directional ones are mirrored where reading starts on the right."""

    icon = StringProperty("")
    size_mm = NumericProperty(6.5)
    colour = StringProperty(theme.INK)
    mirrors = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(font_name="Icons", **kwargs)
        changed = ("icon", "size_mm", "colour", "mirrors")
        self.bind(**dict.fromkeys(changed, self._draw))
        follow(tongue, "rtl", self._draw)
        follow(contrast, "high", self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        name = _MIRRORED.get(self.icon, self.icon) if self.mirrors and tongue.rtl else self.icon
        self.text = icon_glyphs()[name] if name else ""
        self.font_size = theme.mm(self.size_mm)
        self.color = self.disabled_color = theme.rgba(shown(self.colour))


_PAIRS = (
    ("arrow-left", "arrow-right"),
    ("caret-left", "caret-right"),
    ("arrow-u-up-left", "arrow-u-up-right"),
    ("text-align-left", "text-align-right"),
)
_MIRRORED = dict(_PAIRS) | {b: a for a, b in _PAIRS}


class Touchable(ButtonBehavior, Cut):
    """Cut paper that can be touched. `touch_name` is how tests, voices and the tour know it.

    One that is not `ready` waits, dimmed; one that is not `offered` leaves its place empty.
    Held for long it says what it is, and then does nothing else.
    """

    touch_name = StringProperty("")
    says = StringProperty("")
    called = StringProperty("")
    """Its name in English, where it is made in Python; said in whatever language is spoken then."""
    lit = BooleanProperty(False)
    ready = BooleanProperty(True)
    offered = BooleanProperty(True)
    kind = StringProperty("plain")
    spoken_in = StringProperty("")
    """The language its words are in; empty for the one that is spoken."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("ready", self._dress)
        self.fbind("offered", self._dress)
        self.fbind("lit", self._dress)
        self.fbind("kind", self._dress)
        self.fbind("state", self._dress)
        self.fbind("state", self._held)
        self._holding = Holding(theme.LONG_PRESS, self._tell)
        self._told = False
        self._dress()

    def spoken(self) -> tuple[str, ...]:
        """What it says when it is held: its name, or the words on it."""
        words = self.says or getattr(self, "text", "") or (tongue.words(self.called) if self.called else "")
        return (words,) if words else ()

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Whoever only asked what it is has not touched it."""
        if self._told and touch.grab_current is self:
            self._told = False
            touch.ungrab(self)
            self.state = "normal"
            return True
        return bool(super().on_touch_up(touch))

    def _held(self, *_: object) -> None:
        self._holding.cancel()
        if self.state == "down":
            self._holding.begin()

    def _tell(self) -> None:
        voice, words = getattr(App.get_running_app(), "voice", None), self.spoken()
        if voice is not None and words and voice.can_say(self.spoken_in):
            self._told = True
            voice.say(*words, tag=self.spoken_in)

    def _dress(self, *_: object) -> None:
        self.disabled = not (self.ready and self.offered)
        self.pressed = self.state == "down"
        self.opacity = (1.0 if self.ready else 0.28) if self.offered else 0.0
        paper, slip = _PAPERS["lit" if self.lit else self.kind]
        self.paper = paper if self.ready else ""
        self.slip = slip if self.ready else ""


_PAPERS = {
    "plain": (theme.SHEET, theme.SHADE),
    "next": (theme.YELLOW, theme.CORAL),
    "lit": (theme.INK, theme.CORAL),
    "quiet": ("", ""),
    "night": ("", ""),
    "warn": (theme.CORAL, theme.INK),
    "blue": (theme.BLUE, theme.YELLOW),
}


def ink_on(kind: str, lit: bool) -> str:
    """The colour of what stands on a touchable of that kind."""
    return theme.SHEET if lit or kind in ("blue", "night") else theme.INK


class IconButton(Touchable):
    """A square of cut paper with one icon."""

    icon = StringProperty("")
    icon_mm = NumericProperty(6.5)
    mirrors = BooleanProperty(False)


class WordButton(Touchable):
    """A strip of cut paper with an icon and a word."""

    icon = StringProperty("")
    text = StringProperty("")
    mirrors = BooleanProperty(False)
    type_mm = NumericProperty(theme.TYPE_BODY)


class Caption(Label):
    """A label in the app's language: set in its font, starting where reading starts, wrapped to its width.

    What is no language, numbers and signs, keeps a `font` of its own when the language changes.
    """

    type_mm = NumericProperty(theme.TYPE_BODY)
    colour = StringProperty(theme.INK)
    centred = BooleanProperty(False)
    display = BooleanProperty(False)
    strong = BooleanProperty(False)
    font = StringProperty("")


class Bar(Row):
    """A row of touchables at the app's gap."""
