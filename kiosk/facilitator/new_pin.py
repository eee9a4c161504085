"""A PIN that is chosen: typed twice, so that a slip of the finger shuts nobody out."""

from typing import Final

from kivy.app import App
from kivy.properties import BooleanProperty

from fanzines.access.pin import SHORTEST_PIN
from kiosk.facilitator.phrase_typing import NOT_THE_SAME
from kiosk.language import N_, tongue
from kiosk.widgets.pin_pad import PinPad

_TOO_SHORT: Final = N_("A PIN has four to eight digits.")


class NewPin(PinPad):
    """`on_done` tells the PIN once both were the same."""

    again = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._first = ""

    def clear(self) -> None:
        """Forget what was typed."""
        super().clear()
        self._first, self.again = "", False

    def take(self, typed: str) -> None:
        """The first one, or the same once more."""
        if len(typed) < SHORTEST_PIN:
            self._tell(_TOO_SHORT)
        elif not self.again:
            self._first, self.again = typed, True
        else:
            first = self._first
            self.clear()
            if typed == first:
                super().take(typed)
            else:
                self._tell(NOT_THE_SAME)

    def _tell(self, message: str) -> None:
        App.get_running_app().tell(tongue.words(message), icon="key")
