"""Who walks through the kiosk: taps what can be seen, types on its keyboard, takes pictures of the places.

Import after kiosk.start.prepare().
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.language import tongue
from kiosk.mainloop import on_main
from kiosk.tour.eyes import Eyes
from kiosk.tour.hand import Contact, Hand, Point
from kiosk.widgets.layouts import CARD, CHOICE, FIRST, SIGNS, Layout, layout

if TYPE_CHECKING:
    from kiosk.base import BaseApp

PATIENCE: Final = 20.0
STILL: Final = 0.2
LONGEST: Final = 2.5
_ALWAYS: Final = {" ": "key.space", "\n": "keys.newline"}
_ALL: Final = (FIRST, "ar", *SIGNS, *CHOICE, CARD)
"""Layouts in the order in which a letter is looked for."""


class Waited(Exception):
    """What was waited for did not come."""


class Guide:
    """Hand, eyes and a camera. Pictures of another language than English go into a folder named after it."""

    def __init__(self, app: "BaseApp", hand: Hand, eyes: Eyes, screens: Path | None = None) -> None:
        self.app, self.hand, self.eyes = app, hand, eyes
        self.screens = screens
        self._keys: dict[str, Point] = {}
        self._down: tuple[int, Point] | None = None

    def tap(self, *names: str) -> None:
        """Touch one after the other, each once it is there."""
        for name in names:
            self.eyes.tap(name, PATIENCE)

    def wait(self, done: Callable[[], object], what: str) -> None:
        """Until the app says so. Raises Waited."""
        deadline = time.monotonic() + PATIENCE
        while not on_main(done):
            if time.monotonic() > deadline:
                raise Waited(f"The tour waited in vain for {what}.")
            time.sleep(0.02)

    def see(self, name: str, *, still: float = STILL) -> None:
        """Take a picture of the screen once it has not changed for that many seconds."""
        if self.screens is None:
            return
        folder = self.screens / tongue.tag if tongue.tag != "en" else self.screens
        folder.mkdir(parents=True, exist_ok=True)
        self.settle(still)
        self.eyes.read_screen(folder / f"{name}.png")

    def settle(self, still: float = STILL) -> None:
        """Wait until the picture rests; a blinking caret is waited for no longer than a while."""
        self.eyes.rest(still, LONGEST)

    def type(self, text: str) -> None:
        """Write on the keyboard on the screen, finger by finger, with whichever layout has the letter."""
        self.eyes.wait_for("keys.finish", PATIENCE)
        self._keys = {}
        for number, letter in enumerate(text):
            name = _ALWAYS.get(letter, f"key.{letter}")
            if name not in self._keys:
                self._bring(letter, name)
            self._press(number % 2, self._keys[name])
            if _spends_shift(letter):
                self._keys = {}
        self._lift()

    def _press(self, finger: int, point: Point) -> None:
        """The next finger lands in the very frame in which the one before lifts."""
        up: tuple[Contact, ...] = (("end", *self._down),) if self._down else ()
        self.hand.contacts(*up, ("begin", finger, point))
        self._down = finger, point

    def _lift(self) -> None:
        if self._down:
            self.hand.contacts(("end", *self._down))
            self._down = None

    def _bring(self, letter: str, name: str) -> None:
        """Look where every key is; change layouts before that unless the key is there."""
        self._look()
        if name not in self._keys:
            self._lift()
            if letter not in _ALWAYS:
                self._change_layout(letter)
                self._choose_consonant(letter)
            self.eyes.wait_for(name, PATIENCE)
            self._look()

    def _look(self) -> None:
        self._keys = {found: place.centre for found, place in self.eyes.places().items()}

    def keyboard(self, tag: str) -> None:
        """Bring the keyboard's layout of that tag: signs lie behind one key, letters behind another."""
        while (before := self._layout_now()) != tag:
            if tag in SIGNS:
                self.tap("keys.layout")
            else:
                self.tap("keys.languages", f"layout.{tag}")
            self.wait(partial(self._has_left, before), "another layout")

    def _change_layout(self, letter: str) -> None:
        tag, shifted = where_is(letter, first=self._layout_now())
        self.keyboard(tag)
        if self._shows(tag, not shifted):
            self.tap("keys.shift")

    def _choose_consonant(self, letter: str) -> None:
        """Where a syllable is typed by its consonant and its vowel."""
        stem = _stem(layout(self._layout_now()), letter)
        if stem:
            self.tap(f"stem.{stem}")

    def _has_left(self, tag: str) -> bool:
        return self._layout_now(otherwise=tag) != tag

    def _layout_now(self, otherwise: str = FIRST) -> str:
        shown = (tag for tag in _ALL if self._shows(tag, False) or self._shows(tag, True))
        return next(shown, otherwise)

    def _shows(self, tag: str, shifted: bool) -> bool:
        chosen = layout(tag)
        keys = {key for row in (chosen.shifted if shifted else chosen.rows) for key in row}
        wanted = {f"{'stem' if key in chosen.orders else 'key'}.{key}" for key in keys}
        seen = {name for name in self.eyes.places() if name.startswith(("key.", "stem."))} - {"key.space"}
        return wanted <= seen if chosen.orders else wanted == seen


def _spends_shift(letter: str) -> bool:
    """Whether the shift was for this letter only, so that other letters stand on the keys afterwards."""
    return any(letter in row for tag in _ALL if layout(tag).capitals for row in layout(tag).shifted)


def where_is(letter: str, *, first: str) -> tuple[str, bool]:
    """The layout that has the letter, and whether its keys must be shifted; `first` is looked at first."""
    for tag in (first, *_ALL):
        chosen = layout(tag)
        sought = _stem(chosen, letter) or letter
        for shifted, rows in ((False, chosen.rows), (True, chosen.shifted)):
            if any(sought in row for row in rows):
                return tag, shifted
    raise Waited(f"No keyboard of the kiosk has the letter “{letter}”.")


def _stem(chosen: Layout, letter: str) -> str:
    """The consonant of a syllable, where it is typed by that."""
    return next((stem for stem, syllables in chosen.orders.items() if letter in syllables), "")
