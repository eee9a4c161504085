"""How long the wall of a show takes: opening it, moving along it, turning the pages of a fanzine; as JSON.

Takes the show's folder. Milliseconds, but for `memory` (MB at the most, of the whole process).
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk import start

FRAMES = 400
PX_A_FRAME = 24.0
BOOKS = 3
LOOKED_AT = 0.4
"""Seconds somebody looks at a page before turning it."""


def main(folder: Path) -> None:
    start.prepare(size=None, fullscreen=True, frames=1000)
    from kivy.clock import Clock
    from kivy.core.window import Window

    from kiosk import theme
    from kiosk.exhibit_app import ExhibitApp
    from kiosk.exhibition.screen import ExhibitionPlace

    theme.EXHIBITION_ASKS_AFTER = 3600.0  # nobody touches anything here

    class TimedPlace(ExhibitionPlace):
        began = 0.0

        def enter(self) -> None:
            self.began = time.perf_counter()
            super().enter()

    class Timed(ExhibitApp):
        def makers(self) -> Any:
            return {"exhibition": TimedPlace}

        def on_start(self) -> None:
            self.times: dict[str, list[float]] = {"open": [], "frame": [], "turn": [], "memory": []}
            self.course = self.measure()
            Window.bind(on_flip=self.go_on)
            Clock.schedule_interval(lambda _dt: Window.canvas.ask_update(), 0)

        def go_on(self, _window: object) -> None:
            if next(self.course, "over") == "over":
                Window.unbind(on_flip=self.go_on)
                most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                self.times["memory"].append(most)
                print(json.dumps(self.times))
                self.stop()

        def measure(self) -> Iterator[None]:
            place = self.places.get_screen("exhibition")
            assert place.show is not None, "The show could not be opened."
            wall = place.ids.wall.ids.covers
            while not wall.children or not all(tile.texture and tile.name for tile in wall.children):
                yield
            yield
            self.times["open"].append((time.perf_counter() - place.began) * 1000)
            yield from self.move_along(place.ids.wall.ids.room)
            for number in range(BOOKS):
                yield from self.read(place, number)

        def move_along(self, room: Any) -> Iterator[None]:
            """Back and forth, as far as there is wall."""
            beyond, at, way = room.children[0].height - room.height, 0.0, 1
            for _ in range(FRAMES):
                if not 0 <= at + way * PX_A_FRAME <= beyond:
                    way = -way
                at += way * PX_A_FRAME
                room.scroll_y = 1 - at / beyond
                began = time.perf_counter()
                yield
                self.times["frame"].append((time.perf_counter() - began) * 1000)

        def read(self, place: Any, number: int) -> Iterator[None]:
            place.visitor.motion = False
            place.open(place.show.entries[number])
            reader = place.ids.reader
            yield from self.until_seen(reader)
            for _ in range(reader.count - 1):
                yield from self.wait(LOOKED_AT)
                began = time.perf_counter()
                reader.forward(1)
                yield from self.until_seen(reader)
                yield
                self.times["turn"].append((time.perf_counter() - began) * 1000)
            place.to_wall()
            yield

        def until_seen(self, reader: Any) -> Iterator[None]:
            while not all(reader._textures()):
                yield

        def wait(self, seconds: float) -> Iterator[None]:
            until = time.perf_counter() + seconds
            while time.perf_counter() < until:
                yield

    Timed(folder).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
