"""Where a photo stands on the bench: its own millimetres to window pixels and back."""

from dataclasses import dataclass

from fanzines.plane import XY, Box, rotated


@dataclass(frozen=True, slots=True)
class Easel:
    """`scale` is px per mm; the photo's middle is at (x, y) px, turned anticlockwise by `turn` degrees."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0

    def to_px(self, x: float, y: float) -> XY:
        """The window point of a point of the photo."""
        right, down = rotated(x, y, -self.turn)
        return self.x + right * self.scale, self.y - down * self.scale

    def to_photo(self, x: float, y: float) -> XY:
        """The point of the photo under a window point."""
        return rotated((x - self.x) / self.scale, (self.y - y) / self.scale, self.turn)


def fitted(box: Box, room: Box, turn: float = 0.0) -> Easel:
    """The easel on which a box of the photo's mm stands whole in the middle of a room (px, y up)."""
    scale = max(0.01, min(room.width / box.width, room.height / box.height))
    (left, top), (x, y) = box.centre, room.centre
    return Easel(scale, x - left * scale, y + top * scale, turn)
