"""The keyboard on the screen: large keys, layouts from assets, nothing typed is remembered."""

from collections.abc import Callable
from functools import partial
from typing import Final

from kivy.app import App
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk import theme
from kiosk.language import tongue
from kiosk.widgets.cut import Cut
from kiosk.widgets.key import Key, Strike
from kiosk.widgets.layouts import CARD, CHOICE, FIRST, Cap, Layout, caps, held, layout, page, ring

_GAP: Final = 1.2
"""Millimetres between keys."""
_COLUMNS: Final = 10
"""Of the page of letters that a held key offers, at least."""
_LAYOUTS_IN_A_ROW: Final = 6


class Keyboard(Cut):
    """Emits `on_text` with what a key types, `on_delete`, `on_newline` and `on_finish`; where what is typed
    can be taken back (`takes_back`), `on_undo` and `on_redo` too.

    A key types when its finger lifts, or before that when another finger comes: so letters, deletions and
    new lines keep the order in which they were touched. A key that is held says its letter, and offers others
    that are like it: they take the place of all letters until one is touched.
    """

    tag = StringProperty(FIRST)
    shifted = BooleanProperty(False)
    many_lines = BooleanProperty(True)
    takes_back = BooleanProperty(False)
    can_undo = BooleanProperty(False)
    can_redo = BooleanProperty(False)
    __events__ = ("on_text", "on_delete", "on_newline", "on_finish", "on_undo", "on_redo")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(paper=theme.SHADE, seed=3, **kwargs)
        self._strike: Strike | None = None
        self._ring = ring(FIRST)
        self._stem = ""
        self._page: tuple[tuple[Cap, ...], ...] = ()
        self._rows = BoxLayout(orientation="vertical", spacing=theme.mm(_GAP), padding=theme.mm(2))
        self._shift = self._act("keys.shift", "arrow-fat-up", self._turn_shift)
        self._switch = self._act("keys.layout", "", lambda: self._turn_to(self._following.tag))
        self._choice = self._act("keys.languages", "globe-simple", self._turn_page)
        self._newline = self._typing("keys.newline", "arrow-elbow-down-left", "on_newline")
        self._steps = (
            self._act("keys.undo", "arrow-u-up-left", lambda: self.dispatch("on_undo")),
            self._act("keys.redo", "arrow-u-up-right", lambda: self.dispatch("on_redo")),
        )
        self._rows.add_widget(self._last_row())
        self.add_widget(self._rows)
        self.bind(pos=self._place, size=self._place)
        self.bind(tag=self._label, shifted=self._label, many_lines=self._fit_newline)
        self.bind(takes_back=self._fit_steps, can_undo=self._light_steps, can_redo=self._light_steps)
        tongue.bind(rtl=self._fit_steps)
        self._label()
        self._fit_newline()
        self._light_steps()

    def follow(self, tag: str) -> None:
        """Take the layout of a language when there is one."""
        self._ring = ring(tag if tag in (*CHOICE, CARD) else FIRST)
        self._stem = ""
        self._turn_to(self._ring[0])
        self._fit_choice()

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

    def on_undo(self) -> None:
        """The newest act is to be taken back."""

    def on_redo(self) -> None:
        """It is to be made again."""

    @property
    def _letters(self) -> tuple[tuple[Cap, ...], ...]:
        return self._page or caps(layout(self.tag), shifted=self.shifted, stem=self._stem)

    @property
    def _following(self) -> Layout:
        at = self._ring.index(self.tag) + 1 if self.tag in self._ring else 0
        return layout(self._ring[at % len(self._ring)])

    def _letter_rows(self) -> list[BoxLayout]:
        """Rows of letters, the upper first; the last row is the children's first."""
        return self._rows.children[:0:-1]

    def _place(self, *_: object) -> None:
        self._rows.pos, self._rows.size = self.pos, self.size

    def _label(self, *_: object) -> None:
        """Write on every key what it types now; a finger that is on it types what it saw."""
        if [len(row.children) for row in self._letter_rows()] != [len(row) for row in self._letters]:
            self._settle()
            self._fit()
        for row, letters in zip(self._letter_rows(), self._letters, strict=True):
            for key, cap in zip(reversed(row.children), letters, strict=True):
                key.show(cap.text, cap.name)
                key.lit, key.kind = cap.lit, "next" if cap.next else "plain"
        self._shift.lit, self._choice.lit = self.shifted, bool(self._page)
        self._switch.show(self._following.short, "keys.layout")

    def _fit(self) -> None:
        """Add the keys that are missing, remove those that are too many, and lay them for the next touch."""
        _fill(self._rows, len(self._letters), lambda: BoxLayout(spacing=theme.mm(_GAP)), behind=1)
        for row, letters in zip(self._letter_rows(), self._letters, strict=True):
            _fill(row, len(letters), self._letter)
        self._lay()

    def _lay(self) -> None:
        for box in (self._rows, *self._rows.children):
            box.do_layout()

    def _last_row(self) -> BoxLayout:
        row = BoxLayout(spacing=theme.mm(_GAP))
        space = self._letter()
        space.show(" ", "key.space")
        space.size_hint_x = 5
        delete = self._typing("keys.delete", "backspace", "on_delete")
        finish = self._act("keys.finish", "check", self._finish)
        finish.kind = "next"
        for key in (self._shift, self._switch, self._choice, space, delete, finish):
            row.add_widget(key)
        return row

    def _fit_newline(self, *_: object) -> None:
        row = self._rows.children[0]
        if self.many_lines:
            row.add_widget(self._newline, index=1)
        else:
            row.remove_widget(self._newline)
        self._lay()

    def _fit_choice(self) -> None:
        """Of a card there is nothing to choose."""
        row, there = self._rows.children[0], self._ring[0] != CARD
        if there and self._choice.parent is None:
            row.add_widget(self._choice, index=row.children.index(self._switch))
        elif not there:
            row.remove_widget(self._choice)
        self._lay()

    def _fit_steps(self, *_: object) -> None:
        """The way back lies on the side where reading starts."""
        row = self._rows.children[0]
        for key in self._steps:
            row.remove_widget(key)
        if self.takes_back:
            for key in self._steps if tongue.rtl else reversed(self._steps):
                row.add_widget(key, index=row.children.index(self._switch))
        self._lay()

    def _light_steps(self, *_: object) -> None:
        for key, ready in zip(self._steps, (self.can_undo, self.can_redo), strict=True):
            key.ready = ready

    def _letter(self) -> Key:
        key = Key(always_release=True)
        key.bind(on_press=self._strike_letter, on_release=self._lifted, on_stay=self._stays)
        return key

    def _typing(self, name: str, icon: str, event: str) -> Key:
        key = Key(icon=icon, touch_name=name, size_hint_x=1.6, always_release=True)
        types = partial(self.dispatch, event)
        key.bind(on_press=lambda _key: self._hold(key, types), on_release=self._lifted)
        return key

    def _act(self, name: str, icon: str, act: Callable[[], object]) -> Key:
        key = Key(icon=icon, touch_name=name, size_hint_x=1.6)
        key.bind(on_press=lambda _key: self._settle(), on_release=lambda _key: act())
        return key

    def _strike_letter(self, key: Key) -> None:
        """What stands on the key now will be typed; the shift for one letter ends with its touch."""
        kind, _, name = key.touch_name.partition(".")
        if kind == "layout":
            self._hold(key, partial(self._choose, name))
        elif kind == "stem":
            self._hold(key, partial(self._take_stem, name))
        else:
            spent = self.shifted and not self._page and layout(self.tag).capitals
            self._hold(key, partial(self._type, key.text), spent=spent)
            if spent:
                self.shifted = False

    def _type(self, text: str) -> None:
        self._close_page()
        self.dispatch("on_text", text)

    def _stays(self, key: Key) -> None:
        """A finger has stayed: its letter is said; where there are others like it nothing is typed yet."""
        strike = self._strike
        if strike is None or strike.key is not key or not strike.letter:
            return
        voice = getattr(App.get_running_app(), "voice", None)
        if voice is not None:
            voice.spell(strike.letter, layout(self.tag).voice)
        if not self._page and (others := held(strike.letter)):
            self._strike = None
            self._show_page(tuple(Cap(one, f"key.{one}") for one in others), _COLUMNS)

    def _hold(self, key: Key, types: Callable[[], object], *, spent: bool = False) -> None:
        self._settle()
        letter = key.text if key.touch_name.startswith(("key.", "stem.")) else ""
        self._strike = Strike(key, key.last_touch, types, spent, letter)

    def _lifted(self, key: Key) -> None:
        if self._strike and self._strike.touch is key.last_touch:
            self._end(key.collide_point(*key.last_touch.pos))

    def _settle(self) -> None:
        """Another finger has come, or the keys go: type what is still held."""
        if self._strike:
            self._end(self._strike.is_held())

    def _end(self, held: bool) -> None:
        """Type; what a finger slid off is not typed and gives its shift back."""
        assert self._strike is not None
        strike, self._strike = self._strike, None
        if held:
            strike.types()
        elif strike.spent:
            self.shifted = True

    def _turn_to(self, tag: str) -> None:
        self._page = ()
        self.tag, self.shifted = tag, False
        self._label()

    def _turn_page(self) -> None:
        """All layouts there are, or the letters again."""
        if self._page:
            self._close_page()
        else:
            names = tuple(Cap(layout(tag).own_name, f"layout.{tag}") for tag in CHOICE)
            self._show_page(names, _LAYOUTS_IN_A_ROW)

    def _show_page(self, keys: tuple[Cap, ...], columns: int) -> None:
        rows = 3 if columns == _LAYOUTS_IN_A_ROW else len(layout(self.tag).rows)
        self._page = page(keys, rows, columns)
        self._label()

    def _close_page(self) -> None:
        if self._page:
            self._page = ()
            self._label()

    def _choose(self, tag: str) -> None:
        self._ring, self._stem = ring(tag), ""
        self._turn_to(tag)

    def _take_stem(self, stem: str) -> None:
        self._stem = stem
        self._label()

    def _turn_shift(self) -> None:
        self._close_page()
        self.shifted = not self.shifted

    def _finish(self) -> None:
        self._settle()
        self.dispatch("on_finish")


def _fill(box: BoxLayout, count: int, make: Callable[[], Widget], *, behind: int = 0) -> None:
    """Add or remove widgets at the box's end, before as many that stay `behind`, until it has that many."""
    while len(box.children) - behind < count:
        box.add_widget(make(), index=behind)
    for surplus in box.children[behind : len(box.children) - count]:
        box.remove_widget(surplus)


def layout_of_app() -> str:
    """The layout to begin with: that of the app's own language."""
    return tongue.tag if tongue.tag in CHOICE else FIRST
