"""How close a page is looked at, and which part of it. Lengths are px, from the middle of the room."""

from dataclasses import dataclass, replace
from typing import Final

CLOSEST: Final = 4.0
DOUBLE_TAP: Final = 2.5
STEP: Final = 1.6


@dataclass(frozen=True, slots=True)
class Lens:
    """`scale` 1 shows all of it; `x`, `y` is where its middle lies."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def closer(self, times: float, at: tuple[float, float]) -> "Lens":
        """So many times closer, while what lies at that point stays there."""
        scale = min(CLOSEST, max(1.0, self.scale * times))
        by = scale / self.scale
        return Lens(scale, at[0] - (at[0] - self.x) * by, at[1] - (at[1] - self.y) * by)

    def moved(self, by: tuple[float, float]) -> "Lens":
        """Pushed along."""
        return replace(self, x=self.x + by[0], y=self.y + by[1])

    def held(self, size: tuple[float, float], room: tuple[float, float]) -> "Lens":
        """Without empty room where there could be page: `size` is the pages' at scale 1."""
        far_x = max(0.0, (size[0] * self.scale - room[0]) / 2)
        far_y = max(0.0, (size[1] * self.scale - room[1]) / 2)
        return replace(self, x=min(far_x, max(-far_x, self.x)), y=min(far_y, max(-far_y, self.y)))
