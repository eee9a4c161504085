"""Brushes that leave one mark after another along the line: where each comes, and which are certain already.

A mark depends on the line up to a little beyond its own place and on its number, never on what comes later.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from fanzines.ink.track import Spot, Track
from fanzines.model import Point
from fanzines.plane import Ring

Dot = tuple[float, float, float]


@dataclass(slots=True)
class Marks:
    """Outlines and specks of some marks."""

    rings: list[Ring] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next mark comes: its number, and mm along the line."""

    index: int = 0
    along: float = 0.0


@dataclass(frozen=True, slots=True)
class Trail:
    """One such brush, for a stroke of a width and with a seed.

    `stride` is how far it is from a mark there to the next, `needs` how far the line must go on before a mark
    is certain (both mm). `mark` makes one, `rest` what comes at the very end, after the last; `tap` is the
    line that is drawn for a mere touch, where its own does not do.
    """

    width: float
    seed: int
    stride: Callable[["Trail", Spot], float]
    needs: float
    mark: Callable[["Trail", Track, Place, Marks], None]
    rest: Callable[["Trail", Track, Place, Marks], None] = lambda *_: None
    tap: Callable[["Trail", Point], tuple[Point, ...]] | None = None

    def certain(self, track: Track, start: Place) -> tuple[Place, Marks]:
        """The marks from that place on that will stay as they are however the line goes on."""
        return self._laid(track, start, track.length - self.needs)

    def closing(self, track: Track, start: Place) -> Marks:
        """The marks from that place to the end of the line, were it to end here."""
        place, marks = self._laid(track, start, track.length)
        self.rest(self, track, place, marks)
        return marks

    def _laid(self, track: Track, place: Place, until: float) -> tuple[Place, Marks]:
        marks = Marks()
        while place.along <= until:
            self.mark(self, track, place, marks)
            step = self.stride(self, track.spot(place.along, self.width / 4))
            place = Place(place.index + 1, place.along + step)
        return place, marks
