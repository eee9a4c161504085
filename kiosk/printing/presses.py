"""Prints asked for by touch, pressed one after the other beside the screen."""

from collections.abc import Callable
from functools import partial

from kivy.clock import Clock

from fanzines.library.errors import LibraryError
from kiosk import theme
from kiosk.language import tongue
from kiosk.printing.printer import SENTENCES, Printed, PrinterRefused
from kiosk.sentences import in_words
from kiosk.widgets.place import Place
from printing.folding.imposition import PressRefused


class Presses:
    """The prints of one place. A touch right after another, as in a double tap, prints nothing more."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._waiting: set[str] = set()

    def ask(self, name: str, press: Callable[[], Printed | None]) -> None:
        """Print, and say where it went; nothing is said of None."""
        if name not in self._waiting:
            self._waiting.add(name)
            self._place.app.printing.do(press, partial(self._printed, name))

    def _printed(self, name: str, result: object) -> None:
        Clock.schedule_once(lambda _dt: self._waiting.discard(name), theme.ONCE_MORE)
        if isinstance(result, Printed):
            self._place.app.tell(tongue.words(SENTENCES[result.outcome]), icon="printer")
        elif isinstance(result, PressRefused | PrinterRefused | LibraryError | OSError):
            self._place.app.tell(in_words(result), icon="printer")
        elif isinstance(result, Exception):
            self._place.failed(result)
