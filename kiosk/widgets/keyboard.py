"""The keyboard on the screen: large keys, layouts from assets, nothing typed is remembered."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

import assets
from kiosk import theme
from kiosk.language import SPEECHES, tongue
from kiosk.widgets.cut import Cut
from kiosk.widgets.touch import Touchable

LAYOUTS: Final = ("en", "ar", "signs")


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of keys, plain and shifted, each key the text it types."""

    tag: str
    own_name: str
    rtl: bool
    rows: tuple[tuple[str, ...], ...]
    shifted: tuple[tuple[str, ...], ...]


@cache
def layout(tag: str) -> Layout:
    """The keyboard layout of that tag."""
    read = json.loads(assets.text("keyboards", f"{tag}.json"))
    return Layout(
        read["tag"],
        read["own_name"],
        read["rtl"],
        tuple(map(tuple, read["rows"])),
        tuple(map(tuple, read["shifted"])),
    )


class Key(Touchable):
    """One key: a letter, or an icon with an act."""

    text = StringProperty("")
    icon = StringProperty("")
    font = StringProperty("NotoSansBold")


class Keyboard(Cut):
    """Emits `on_text` with what a key types, `on_delete`, `on_newline` and `on_finish`."""

    tag = StringProperty("en")
    shifted = BooleanProperty(False)
    many_lines = BooleanProperty(True)
    __events__ = ("on_text", "on_delete", "on_newline", "on_finish")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(paper=theme.SHADE, seed=3, **kwargs)
        self._rows = BoxLayout(orientation="vertical", spacing=theme.mm(1.2), padding=theme.mm(2))
        self.add_widget(self._rows)
        self.bind(pos=self._place, size=self._place)
        self.bind(tag=self._build, shifted=self._build, many_lines=self._build)
        self._build()

    def follow(self, tag: str) -> None:
        """Take the layout of a language of the app when there is one."""
        self.tag, self.shifted = (tag if tag in LAYOUTS else "en"), False

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Keep every touch that lands on the keyboard from the page beneath."""
        return bool(super().on_touch_down(touch)) or self.collide_point(*touch.pos)

    def on_text(self, text: str) -> None:
        """A key typed this."""

    def on_delete(self) -> None:
        """The cluster before the caret is to go."""

    def on_newline(self) -> None:
        """A new line is wanted."""

    def on_finish(self) -> None:
        """Typing is over."""

    def _place(self, *_: object) -> None:
        self._rows.pos, self._rows.size = self.pos, self.size

    def _build(self, *_: object) -> None:
        self._rows.clear_widgets()
        chosen = layout(self.tag)
        for keys in chosen.shifted if self.shifted else chosen.rows:
            row = BoxLayout(spacing=theme.mm(1.2))
            for text in keys:
                row.add_widget(self._letter(text))
            self._rows.add_widget(row)
        self._rows.add_widget(self._last_row(chosen))

    def _last_row(self, chosen: Layout) -> BoxLayout:
        row = BoxLayout(spacing=theme.mm(1.2))
        row.add_widget(self._act("keys.shift", "arrow-fat-up", self._shift, lit=self.shifted))
        following = LAYOUTS[(LAYOUTS.index(chosen.tag) + 1) % len(LAYOUTS)]
        row.add_widget(self._switch(layout(following)))
        space = self._letter(" ")
        space.touch_name, space.size_hint_x = "key.space", 5
        row.add_widget(space)
        row.add_widget(self._act("keys.delete", "backspace", lambda: self.dispatch("on_delete")))
        if self.many_lines:
            newline = self._act("keys.newline", "arrow-elbow-down-left", lambda: self.dispatch("on_newline"))
            row.add_widget(newline)
        row.add_widget(self._act("keys.finish", "check", lambda: self.dispatch("on_finish"), kind="next"))
        return row

    def _letter(self, text: str) -> Key:
        key = Key(text=text, touch_name=f"key.{text}", font=_font_for(text))
        key.bind(on_release=lambda *_: self._typed(text))
        return key

    def _switch(self, following: Layout) -> Key:
        key = Key(text=following.own_name, touch_name="keys.layout", font=_font_for(following.own_name))
        key.size_hint_x = 1.6
        key.bind(on_release=lambda *_: self.follow(following.tag))
        return key

    def _act(
        self, name: str, icon: str, act: Callable[[], object], *, lit: bool = False, kind: str = "plain"
    ) -> Key:
        key = Key(icon=icon, touch_name=name, lit=lit, kind=kind)
        key.size_hint_x = 1.6
        key.bind(on_release=lambda *_: act())
        return key

    def _typed(self, text: str) -> None:
        self.dispatch("on_text", text)
        if self.shifted and self.tag == "en":
            self.shifted = False

    def _shift(self) -> None:
        self.shifted = not self.shifted


def _font_for(text: str) -> str:
    arabic = any("؀" <= letter <= "ۿ" for letter in text)
    wanted = next(s for s in SPEECHES if s.rtl == arabic)
    return wanted.strong


def layout_of_app() -> str:
    """The layout to begin with: that of the app's own language."""
    return tongue.tag if tongue.tag in LAYOUTS else "en"
