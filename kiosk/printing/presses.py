"""Prints asked for by touch, pressed one after the other beside the screen."""

from collections.abc import Callable
from functools import partial

from kivy.clock import Clock

from fanzines.library.errors import LibraryError
from kiosk import theme
from kiosk.language import tongue
from kiosk.printing.printer import SENTENCES, Printed, PrinterRefused, PrintOutcome
from kiosk.sentences import in_words
from kiosk.widgets.place import Place
from kiosk.widgets.wordless import show_guide
from printing.folding.imposition import PressRefused
from printing.products.guides.scene import Guide


class Presses:
    """The prints of one place. A touch right after another, as in a double tap, prints nothing more.

    Whatever is to be folded shows how by itself once it went somewhere.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._waiting: set[str] = set()

    def ask(self, name: str, press: Callable[[], Printed | None], guide: Guide | None = None) -> None:
        """Print, and say where it went; nothing is said of None. `guide` is how it is folded, if it is."""
        if name not in self._waiting:
            self._waiting.add(name)
            self._place.app.printing.do(press, partial(self._printed, name, guide))

    def _printed(self, name: str, guide: Guide | None, result: object) -> None:
        Clock.schedule_once(lambda _dt: self._waiting.discard(name), theme.ONCE_MORE)
        if isinstance(result, Printed):
            if guide is not None and result.outcome is not PrintOutcome.NOWHERE:
                show_guide(guide, self._place)
            self._place.app.tell(tongue.words(SENTENCES[result.outcome]), icon="printer")
        elif isinstance(result, PressRefused | PrinterRefused | LibraryError | OSError):
            self._place.app.tell(in_words(result), icon="printer")
        elif isinstance(result, Exception):
            self._place.failed(result)
