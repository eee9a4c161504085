"""Where the page lies on the screen: millimetres of the page to window pixels and back."""

from dataclasses import dataclass
from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH

SMALLEST: Final = 0.1
"""Px per mm: the page of a table that is not laid out yet."""


@dataclass(slots=True)
class Ground:
    """`scale` is px per mm; (left, top) is the page's upper left corner in window px."""

    scale: float = SMALLEST
    left: float = 0.0
    top: float = 0.0

    @property
    def dpi(self) -> float:
        """The resolution at which a picture of the page meets the screen pixel by pixel."""
        return self.scale * 25.4

    def fit(self, x: float, y: float, width: float, height: float) -> None:
        """Lay the whole page centred into a window rectangle (px)."""
        self.scale = max(SMALLEST, min(width / PAGE_WIDTH, height / PAGE_HEIGHT))
        self.left = round(x + (width - PAGE_WIDTH * self.scale) / 2)
        self.top = round(y + height - (height - PAGE_HEIGHT * self.scale) / 2)

    def to_px(self, x: float, y: float) -> tuple[float, float]:
        """The window point of a page point."""
        return self.left + x * self.scale, self.top - y * self.scale

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """The page point of a window point."""
        return (x - self.left) / self.scale, (self.top - y) / self.scale
