"""The one way out of an exhibition: a corner held for some seconds, then the PIN, and then its end only."""

import time
from collections.abc import Callable
from typing import Final

from kivy.input import MotionEvent
from kivy.properties import OptionProperty, StringProperty
from kivy.uix.widget import Widget

from exhibitions.journal.journal import Journal, JournalFails
from exhibitions.journal.pin import check_pin, has_pin
from fanzines.access.pin_rule import NoPin, Right, Wait, Wrong
from kiosk import theme
from kiosk.background import Background
from kiosk.language import tongue
from kiosk.pins import about_pin
from kiosk.widgets.holding import Holding
from kiosk.widgets.sheet import Sheet

CORNER: Final = 9.0
"""Mm from the screen's corner."""


class HeldCorner(Widget):
    """The lower corner on the right, which nobody sees; what lies there is touched as well."""

    def __init__(self, held: Callable[[], None], **kwargs: object) -> None:
        super().__init__(size_hint=(None, None), **kwargs)
        self._finger: object = None
        self._holding = Holding(theme.CORNER_HELD, held)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A finger in the corner."""
        if self.collide_point(*touch.pos):
            self._finger = touch.uid
            self._holding.begin()
        return False

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """It left the corner."""
        if touch.uid == self._finger and not self.collide_point(*touch.pos):
            self._let_go()
        return False

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """It was lifted."""
        if touch.uid == self._finger:
            self._let_go()
        return False

    def _let_go(self) -> None:
        self._finger = None
        self._holding.cancel()


class PinSheet(Sheet):
    """Asks for the PIN of this exhibition, and then whether it ends, or what was counted is carried home."""

    step = OptionProperty("pin", options=("pin", "end"))
    told = StringProperty("")

    def __init__(
        self, journal: Journal, end: Callable[[], None], carry: Callable[[], None], **kwargs: object
    ) -> None:
        self._journal, self._end, self._carry = journal, end, carry
        self._background = Background("pin")
        super().__init__(**kwargs)

    def typed(self, pin: str) -> None:
        """Whether it is right is found out beside the screen."""
        self.told = ""
        self._background.do(lambda: check_pin(self._journal, pin, time.time()), self._answered)

    def end(self) -> None:
        """The exhibition ends on this kiosk."""
        self._end()

    def carry(self) -> None:
        """What was counted and left goes onto a stick."""
        self._carry()

    def _answered(self, answer: object) -> None:
        if isinstance(answer, Right):
            self.step = "end"
        elif isinstance(answer, Wrong | Wait):
            self.told = about_pin(answer)[0]
        elif isinstance(answer, NoPin | JournalFails):
            self.told = tongue.words("The PIN cannot be looked at now. End the kiosk from its system.")
        elif isinstance(answer, Exception):
            raise answer


def leads_out(journal: Journal) -> bool:
    """Whether a PIN was chosen, so that there is a way out at all."""
    try:
        return journal.path.exists() and has_pin(journal)
    except JournalFails:
        return False
