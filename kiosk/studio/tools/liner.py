"""What the pen and the eraser have in common: one finger draws, other contacts leave no mark."""

from typing import TYPE_CHECKING

from kivy.clock import Clock

from fanzines.ink import weight_from_speed
from fanzines.model import Point
from fanzines.plane import Ring

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
                weight = weight_from_speed(((x - last.x) ** 2 + (y - last.y) ** 2) ** 0.5, last.weight)
            self.points.append(Point(x, y, weight))
            self._next_frame()

    def up(self, contact: int, x: float, y: float) -> None:
        """The line ends."""
        if contact == self._contact:
            self._contact = None
            self._next_frame.cancel()
            self.end(self.points)
            self.points = []

    def put_away(self) -> None:
        """End a line that is still being drawn."""
        if self._contact is not None:
            self.up(self._contact, self.points[-1].x, self.points[-1].y)

    def begin(self) -> None:
        """The first point is there."""

    def follow(self) -> None:
        """Show what there is, once a frame."""

    def end(self, points: list[Point]) -> None:
        """All points are there."""

    def in_px(self, ring: Ring) -> list[tuple[float, float]]:
        """An outline on the page as window points."""
        to_px = self.studio.table.ground.to_px
        return [to_px(x, y) for x, y in ring]
