"""Every screen of the kiosk in one language; tells which words do not fit and which controls overlap.

Arguments: a language of the app, or "long" (English of German length, with accents), and an empty folder.
"""

import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk import start
from tests.kiosk.apps.fitting import SIZE, Stop, look, speechless
from tests.kiosk.apps.text_of_facilitators import desk, first_opening, group, partners, visited
from tests.kiosk.apps.text_of_makers import circle, come_back, finish, keyboards, studio
from tests.kiosk.apps.text_of_visitors import exhibition

DPI = 149
LONG = "long"
SETTLES = 4
"""Frames until a layout has come to rest."""
_SHARE = 0.4
"""So much more of a word: German takes about a third more than English."""
_ACCENTS = str.maketrans("aeiouAEIOUnc", "äéïöûÄÉÏÖÛñç")


def longer(text: str) -> str:
    """Two fifths more of every word, with accents; placeholders stay."""
    return re.sub(r"\{.*?\}|[^\W\d]+", lambda word: _longer(word.group()), text)


def _longer(word: str) -> str:
    if word.startswith("{"):
        return word
    return (word + word[: math.ceil(len(word) * _SHARE)].lower()).translate(_ACCENTS)


def longer_by_number(one: str, many: str, count: int) -> str:
    """The same of what is counted."""
    return longer(one if count == 1 else many)


class Walk:
    """Goes from stop to stop and looks at each screen once it has come to rest."""

    def __init__(self, app: Any, stops: Iterator[Stop]) -> None:
        self.seen: list[str] = []
        self.troubles: list[str] = []
        self.speechless: list[str] = []
        self._app, self._stops = app, stops
        self._stop: Stop = lambda: True
        self._frames = 0

    def step(self, _dt: float) -> None:
        """One frame has passed."""
        if not self._is_over():
            return
        following = next(self._stops, None)
        if following is None:
            self._app.stop()
            return
        self._stop, self._frames = following, SETTLES

    def _is_over(self) -> bool:
        if not isinstance(self._stop, str):
            return self._stop()
        if self._frames:
            self._frames -= 1
            return False
        self.seen.append(self._stop)
        self.troubles += [f"{self._stop}: {trouble}" for trouble in look(self._app.root)]
        self.speechless += [f"{self._stop}: {name}" for name in speechless(self._app.root)]
        return True


def main(language: str, folder: Path) -> None:
    start.prepare(size=SIZE, fullscreen=False)
    from kivy.metrics import Metrics

    Metrics.dpi = DPI
    from kivy.clock import Clock
    from kivy.core.window import Window

    from kiosk.app import KioskApp
    from kiosk.language import tongue
    from kiosk.tour.unwatched import Unwatched

    Unwatched(Window)

    app = KioskApp(folder / "kept", prints=folder, language="en" if language == LONG else language)
    walk = Walk(app, screens(app, every_keyboard=language == LONG))

    def begin(_app: Any) -> None:
        if language == LONG:
            tongue.words, tongue.plural = longer, longer_by_number
        Clock.schedule_interval(walk.step, 0)

    app.bind(on_start=begin)
    app.run()
    print(json.dumps({"screens": walk.seen, "troubles": walk.troubles, "speechless": walk.speechless}))


def screens(app: Any, *, every_keyboard: bool) -> Iterator[Stop]:
    """Bring every screen up, one after the other: its name, or what is to be waited for.

    What stands on the keys is the same in every language of the screen.
    """
    place = app.places.get_screen
    yield "home, locked"
    yield from first_opening(app, place("facilitator"))
    app.home()
    yield "home"
    app.go("fold")
    yield "fold"
    app.ask_language()
    yield "languages"
    app.ask_language()
    app.go("offer")
    yield "offer"
    place("offer").take()
    yield "prompts"
    place("prompt").look_at("small-thing")
    yield "a prompt"
    app.go("studio")
    yield lambda: bool(app.places.current == "studio")
    yield from studio(place("studio"))
    if every_keyboard:
        yield from keyboards(place("studio"))
    place("studio").go("finish")
    yield lambda: bool(app.places.current == "finish")
    yield from finish(app, place("finish"))
    yield from come_back(app, place("sign"))
    yield from desk(app)
    yield from partners(app, place("partners"))
    yield from group(app, place("group"))
    yield from circle(app)
    yield from exhibition(app, place("exhibition"))
    yield from visited(app, place("visited"), place("slips"))
    app.lock()
    yield "locking"
    yield lambda: not app.keeper.is_unlocked
    app.go("facilitator")
    yield "unlocking"


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
