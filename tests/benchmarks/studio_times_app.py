"""How long the studio's own thread and its darkroom take with the page of a kiosk's data folder, as JSON.

Milliseconds: `build` until there is a studio, as there is once the kiosk stood untouched for a while; `open`
until the page is laid out, `seen` until all of it is seen, `whole` until every item on it is pictured by
itself; and unless it is only opened, for each of so many strokes added to its drawing `lift` (saved and
shown), `dry` (the painter's picture in its place) and `undo` (taken back, until the picture without it is
there). It ends when a picture of the page is kept for the next time.
"""

import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kiosk import start

STROKES = 12
NAMES = ("build", "open", "seen", "whole", "lift", "dry", "undo")


def main(folder: Path, *, only_opened: bool) -> None:
    start.prepare(size=None, fullscreen=True)
    from kivy.clock import Clock

    from kiosk.app import KioskApp
    from kiosk.keeping.gathering import Gathering
    from tests.benchmarks.works import FANZINE, PHRASE

    class Timed(KioskApp):
        def on_start(self) -> None:
            self.keeper.unlock(PHRASE)
            self.keeper.open_gathering(Gathering(("en",)))
            self.keeper.take_up(FANZINE)
            self.times: dict[str, list[float]] = {name: [] for name in NAMES}
            self.course = self.measure()
            Clock.schedule_interval(self.go_on, 0)

        def go_on(self, _dt: float) -> None:
            """Once a frame: the measuring waits by yielding."""
            if next(self.course, "over") == "over":
                print(json.dumps(self.times))
                self.stop()

        def measure(self) -> Iterator[None]:
            self.timed("build", lambda: self.places.get_screen("studio"))
            yield
            studio = self.places.get_screen("studio")
            began = time.perf_counter()
            self.go("studio")
            yield
            self.times["open"].append((time.perf_counter() - began) * 1000)
            while not studio.table.pile.covers and self.is_missing():
                yield
            self.times["seen"].append((time.perf_counter() - began) * 1000)
            yield from self.until_whole()
            self.times["whole"].append((time.perf_counter() - began) * 1000)
            if not only_opened:
                yield from self.draw(studio)
            while self.keeper.page_picture(studio.page.id) is None:
                yield

        def draw(self, studio: Any) -> Iterator[None]:
            for number in range(STROKES):
                pen = studio.tools["pen"]
                pen.drawing = studio.page.items[-1].id
                pen.down(0, 30, 40 + 4 * number, None)
                for step in range(60):
                    pen.move(0, 30 + step, 40 + 4 * number + 3 * math.sin(step / 5), None)
                    yield
                self.timed("lift", lambda pen=pen: pen.up(0, 90, 40))
                yield
                self.timed("dry", studio.table.settle)
                yield
            for _ in range(STROKES):
                began = time.perf_counter()
                studio.undo()
                yield from self.until_whole()
                self.times["undo"].append((time.perf_counter() - began) * 1000)

        def until_whole(self) -> Iterator[None]:
            while self.is_missing():
                yield

        def is_missing(self) -> bool:
            studio = self.places.get_screen("studio")
            views = studio.table.views
            return any(views[i.id].box is None or views[i.id].pictured != i for i in studio.page.items)

        def timed(self, name: str, act: Callable[[], object]) -> None:
            began = time.perf_counter()
            act()
            self.times[name].append((time.perf_counter() - began) * 1000)

    Timed(folder).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), only_opened="again" in sys.argv[2:])
