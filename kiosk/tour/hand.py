"""A hand inside the process: touches for the tour and the journeys, given from a thread.

They enter where a touchscreen's touches do, as an input provider of Kivy's event loop. Points are
window pixels with y up, as widgets have them. Each call returns when the app has taken the touch.
"""

import itertools
import math
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent
from kivy.input.provider import MotionEventProvider

from kiosk.mainloop import wait_for_app

Point = tuple[float, float]
Contact = tuple[str, int, Point]
STEP_SECONDS = 0.012
HOLD_SECONDS = 0.9


class HandTouch(MotionEvent):
    """One finger of the hand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, is_touch=True, type_id="touch", **kwargs)
        self.profile = ["pos"]

    def depack(self, args: Point) -> None:
        self.sx, self.sy = args
        super().depack(args)


class _HandProvider(MotionEventProvider):
    """Takes one batch a frame: Kivy would show only the last of several positions of a touch."""

    def __init__(self) -> None:
        super().__init__("hand", "")
        self.batches: queue.SimpleQueue[tuple[Sequence[Contact], threading.Event]] = queue.SimpleQueue()
        self._taken: threading.Event | None = None
        self._touches: dict[int, HandTouch] = {}
        self._numbers = itertools.count(1)

    def update(self, dispatch_fn: Callable[[str, HandTouch], None]) -> None:
        if self._taken:
            self._taken.set()
            self._taken = None
        if self.batches.empty():
            return
        batch, self._taken = self.batches.get()
        for kind, finger, point in batch:
            dispatch_fn(kind, self._touch(kind, finger, _normalised(point)))

    def _touch(self, kind: str, finger: int, point: Point) -> HandTouch:
        if kind == "begin":
            self._touches[finger] = HandTouch(self.device, next(self._numbers), point)
            return self._touches[finger]
        touch = self._touches[finger]
        touch.move(point)
        if kind == "end":
            touch.update_time_end()
            del self._touches[finger]
        return touch


def _normalised(point: Point) -> Point:
    return point[0] / max(1, Window.width - 1), point[1] / max(1, Window.height - 1)


class Hand:
    """Ten fingers, numbered; the first is used when none is named. Make it before the app runs."""

    def __init__(self) -> None:
        self._provider = _HandProvider()
        self._places: dict[int, Point] = {}
        EventLoop.add_input_provider(self._provider)

    def press(self, x: float, y: float, finger: int = 0) -> None:
        self.contacts(("begin", finger, (x, y)))

    def move(self, x: float, y: float, finger: int = 0) -> None:
        self.contacts(("update", finger, (x, y)))

    def lift(self, finger: int = 0) -> None:
        self.contacts(("end", finger, self._places[finger]))

    def contacts(self, *batch: Contact) -> None:
        """Several fingers in one frame; each no more than once."""
        taken = threading.Event()
        self._places.update({finger: point for _, finger, point in batch})
        self._provider.batches.put((batch, taken))
        wait_for_app(taken.is_set)

    def tap(self, x: float, y: float) -> None:
        self.press(x, y)
        self.lift()

    def hold(self, x: float, y: float, seconds: float = HOLD_SECONDS) -> None:
        """A long press."""
        self.press(x, y)
        time.sleep(seconds)
        self.lift()

    def drag(self, points: Sequence[Point], seconds: float = 0.3) -> None:
        """Through the points, evenly in time, with steps between them."""
        self.press(*points[0])
        steps = max(1, round(seconds / STEP_SECONDS / max(1, len(points) - 1)))
        for start, end in itertools.pairwise(points):
            for step in range(1, steps + 1):
                self._pause()
                self.move(*_between(start, end, step / steps))
        self.lift()

    def pinch(
        self,
        centre: Point,
        radius: tuple[float, float],
        turn: tuple[float, float] = (0.0, 0.0),
        seconds: float = 0.3,
        to: Point | None = None,
    ) -> None:
        """Two fingers on either side of the centre: pixels and degrees (anticlockwise), from and to.

        With `to` they carry the centre there meanwhile.
        """
        steps = max(1, round(seconds / STEP_SECONDS))
        for step in range(steps + 1):
            length, angle = _between((radius[0], turn[0]), (radius[1], turn[1]), step / steps)
            middle = _between(centre, to or centre, step / steps)
            ends = (_around(middle, length, angle + 180), _around(middle, length, angle))
            kind = "update" if step else "begin"
            self.contacts(*((kind, finger, end) for finger, end in enumerate(ends)))
            self._pause()
        self.contacts(*(("end", finger, end) for finger, end in enumerate(ends)))

    def _pause(self) -> None:
        time.sleep(STEP_SECONDS / 2)


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _around(centre: Point, length: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return centre[0] + length * math.cos(angle), centre[1] + length * math.sin(angle)
