"""What the pen and the eraser have in common: one contact draws a line."""

import math
from typing import TYPE_CHECKING

from kivy.clock import Clock

from fanzines.ink import weight_from_speed
from fanzines.model import Point

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace


class Liner:
    """Follows the first contact and collects its points; subclasses say what they mean."""

    def __init__(self, studio: "StudioPlace") -> None:
        self.studio = studio
        self.points: list[Point] = []
        self._contact: int | None = None
        self._next_frame = Clock.create_trigger(lambda _dt: self.follow(), -1)

    def down(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The first contact begins a line."""
        if self._contact is None:
            self._contact = contact
            self.points = [Point(x, y, 0.5 if weight is None else weight)]
            self.begin()
            self._next_frame()

    def move(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The line goes on."""
        if contact == self._contact:
            last = self.points[-1]
            if weight is None:
                weight = weight_from_speed(math.hypot(x - last.x, y - last.y), last.weight)
            self.points.append(Point(x, y, weight))
            self._next_frame()

    def up(self, contact: int, x: float, y: float) -> None:
        """The line ends."""
        if contact == self._contact:
            self._contact = None
            self._next_frame.cancel()
            self.end()
            self.points = []

    def cancel(self) -> None:
        """The line never was: a second finger has come, and the page is meant."""
        if self._contact is not None:
            self._contact = None
            self._next_frame.cancel()
            self.take_back()
            self.points = []

    def put_away(self) -> None:
        """End a line that is still being drawn."""
        if self._contact is not None:
            self.up(self._contact, self.points[-1].x, self.points[-1].y)

    def begin(self) -> None:
        """The first point is there."""

    def follow(self) -> None:
        """Show what there is, once a frame."""

    def end(self) -> None:
        """All points are there."""

    def take_back(self) -> None:
        """Show nothing of it any more."""
