"""One key of the keyboard on the screen, and the finger that is on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kivy.input import MotionEvent
from kivy.properties import NumericProperty, StringProperty

from kiosk.widgets.layouts import font_for
from kiosk.widgets.touch import Touchable

_LETTER: Final = 5.2
_LARGER: Final = 6.6
_SMALL: Final = frozenset(("NotoNaskhArabicBold", "NotoSansThai", "NotoEmoji"))
"""Fonts that look small beside the others."""


class Key(Touchable):
    """One key: a letter, or an icon with an act."""

    text = StringProperty("")
    icon = StringProperty("")
    font = StringProperty("NotoSansBold")
    type_mm = NumericProperty(_LETTER)

    __events__ = ("on_stay",)

    def spoken(self) -> tuple[str, ...]:
        """What a key says, and whether it types after that, is the keyboard's to know."""
        return ()

    def show(self, text: str, touch_name: str = "") -> None:
        """Have this stand on the key; its name is that of the letter when none is given. Without a text and
        an icon its place is empty.
        """
        self.text, self.font = text, font_for(text)
        self.type_mm = _LARGER if self.font in _SMALL else _LETTER
        self.touch_name = touch_name or (f"key.{text}" if text else "")
        self.offered = bool(text or self.icon)

    def on_stay(self) -> None:
        """A finger has stayed on it for long."""

    def _tell(self) -> None:
        self.dispatch("on_stay")


@dataclass(frozen=True, slots=True)
class Strike:
    """A finger on a key, and what the key typed as it came; `spent` when the shift was for this letter.

    `letter` is what stood on it; empty on a key that is no letter.
    """

    key: Key
    touch: MotionEvent
    types: Callable[[], object]
    spent: bool
    letter: str = ""

    def is_held(self) -> bool:
        """Whether the finger has not slid off; to be asked outside the touch's own events."""
        return bool(self.key.collide_point(*self.key.to_widget(*self.touch.pos)))
