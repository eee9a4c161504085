"""One key of the keyboard on the screen, and the finger that is on it."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.input import MotionEvent
from kivy.properties import StringProperty

from kiosk.speeches import speech_of
from kiosk.widgets.touch import Touchable


class Key(Touchable):
    """One key: a letter, or an icon with an act."""

    text = StringProperty("")
    icon = StringProperty("")
    font = StringProperty("NotoSansBold")

    def spoken(self) -> tuple[str, ...]:
        """A key is held to see what it types, not to hear it."""
        return ()

    def show(self, text: str, touch_name: str = "") -> None:
        """Have this stand on the key; its name is that of the letter when none is given."""
        self.text, self.touch_name, self.font = text, touch_name or f"key.{text}", _font_for(text)


@dataclass(frozen=True, slots=True)
class Strike:
    """A finger on a key, and what the key typed as it came; `spent` when the shift was for this letter."""

    key: Key
    touch: MotionEvent
    types: Callable[[], object]
    spent: bool

    def is_held(self) -> bool:
        """Whether the finger has not slid off; to be asked outside the touch's own events."""
        return bool(self.key.collide_point(*self.key.to_widget(*self.touch.pos)))


def _font_for(text: str) -> str:
    arabic = any("؀" <= letter <= "ۿ" for letter in text)
    return speech_of("ar" if arabic else "en").strong
