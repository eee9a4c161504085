"""Where the page lies on the screen: millimetres of the page to window pixels and back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from fanzines.plane import XY, Box

SMALLEST: Final = 0.1
"""Px per mm: the page of a table that is not laid out yet."""
CLOSEST: Final = 6.0
"""How many times larger than the whole page it can be seen."""
CLOSER: Final = 1.5
"""How many times closer one touch of a button brings the page."""
FARTHER: Final = 1 / 3
"""So much of what is in sight an arrow goes on."""


@dataclass(slots=True)
class Ground:
    """`scale` is px per mm; (left, top) is the page's upper left corner in window px.

    The page lies in a frame (x, y, width, height; px), whole or looked at closely. Then its edges can be
    brought inside the frame by so many px (`slack`: beside and above it; `below` it) and no farther.
    """

    scale: float = SMALLEST
    left: float = 0.0
    top: float = 0.0
    frame: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    slack: float = 0.0
    below: float = 0.0
    around: float = 0.0

    @property
    def dpi(self) -> float:
        """The resolution at which a picture of the page meets the screen pixel by pixel."""
        return self.scale * 25.4

    @property
    def whole_scale(self) -> float:
        """Px per mm of the whole page in the frame."""
        width, height = self.frame[2:]
        return max(SMALLEST, min(width / PAGE_WIDTH, height / PAGE_HEIGHT))

    @property
    def whole_dpi(self) -> float:
        """The resolution of the whole page in the frame."""
        return self.whole_scale * 25.4

    @property
    def times(self) -> float:
        """How many times larger than the whole page it is seen."""
        return self.scale / self.whole_scale

    @property
    def is_close(self) -> bool:
        """Whether it is seen larger than whole."""
        return self.times > 1.001

    def fit(self, x: float, y: float, width: float, height: float) -> None:
        """Lay the whole page centred into a window rectangle (px)."""
        self.frame = x, y, width, height
        self.lie_whole()

    def lie_whole(self) -> None:
        """Lay the whole page centred into the frame."""
        x, y, width, height = self.frame
        self.scale = self.whole_scale
        self.left = round(x + (width - PAGE_WIDTH * self.scale) / 2)
        self.top = round(y + height - (height - PAGE_HEIGHT * self.scale) / 2)

    def come(self, times: float) -> None:
        """Go closer (more than 1) or farther away about the middle of the frame."""
        x, y, width, height = self.frame
        middle = x + width / 2, y + height / 2
        self.carry(self.to_page(*middle), middle, self.scale * times)

    def shift(self, dx: float, dy: float) -> None:
        """Push the page by so many px, dy up, as far as its edges stay in sight."""
        self.left, self.top = self.left + dx, self.top + dy
        self._hold()

    def carry(self, point: XY, to: XY, scale: float) -> None:
        """Bring a point of the page to a window point at that scale, as far as the page may go."""
        self.scale = min(max(scale, self.whole_scale), CLOSEST * self.whole_scale)
        self.left, self.top = to[0] - point[0] * self.scale, to[1] + point[1] * self.scale
        self._hold()

    def can_go(self, way: str) -> bool:
        """Whether that one of `WAYS` changes anything."""
        there = replace(self)
        WAYS[way](there)
        return there != self

    def in_sight(self) -> Box:
        """What of the page lies in the frame and the px `around` it, where it is seen too; in page mm."""
        (x, y, width, height), around = self.frame, self.around
        left, top = self.to_page(x - around, y + height + around)
        right, bottom = self.to_page(x + width + around, y - around)
        return Box(max(left, 0.0), max(top, 0.0), min(right, PAGE_WIDTH), min(bottom, PAGE_HEIGHT))

    def to_px(self, x: float, y: float) -> XY:
        """The window point of a page point."""
        return self.left + x * self.scale, self.top - y * self.scale

    def to_page(self, x: float, y: float) -> XY:
        """The page point of a window point."""
        return (x - self.left) / self.scale, (self.top - y) / self.scale

    def _hold(self) -> None:
        """Keep the edges in sight, and the page on the screen's grid of pixels."""
        if not self.is_close:
            self.lie_whole()
            return
        x, y, width, height = self.frame
        wide, high = PAGE_WIDTH * self.scale, PAGE_HEIGHT * self.scale
        self.left = round(_held(self.left, x + width - wide, x, self.slack, self.slack))
        self.top = round(_held(self.top, y + height, y + high, self.slack, self.below))


def _shifted(right: float, up: float) -> Callable[[Ground], None]:
    def shift(ground: Ground) -> None:
        width, height = ground.frame[2:]
        ground.shift(-right * FARTHER * width, -up * FARTHER * height)

    return shift


WAYS: Final[dict[str, Callable[[Ground], None]]] = {
    "out": lambda ground: ground.come(1 / CLOSER),
    "in": lambda ground: ground.come(CLOSER),
    "left": _shifted(-1, 0),
    "up": _shifted(0, 1),
    "down": _shifted(0, -1),
    "right": _shifted(1, 0),
}
"""What a touch of a button does: less closely and closer, and a look farther to each side."""


def _held(value: float, least: float, most: float, before: float, after: float) -> float:
    """The value between its limits and the slack beyond them; in their middle where there is no between."""
    if least - before > most + after:
        return (least + most) / 2
    return min(max(value, least - before), most + after)
