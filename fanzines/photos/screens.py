"""Dots on a screen, as printers break tones into them."""

import math
from functools import lru_cache
from typing import Final

from PIL import Image, ImageChops

_CRISP: Final = 7.0
"""How much steeper than the tone an edge of a dot rises: soft over about one pixel, so that it is round."""


def screened(tone: Image.Image, pitch: float, *, steep: bool = False, x: int = 0, y: int = 0) -> Image.Image:
    """A grey picture as round dots so many pixels apart, their size telling the tone.

    The screen stands at 45 degrees, or `steep` at 18, so that two of them do not beat against each other.
    (x, y) is where the picture's first pixel lies on the screen.
    """
    across = 1 / math.sqrt(10 if steep else 2)
    tile = _tile(max(round(pitch / across), 6), steep)
    ground = tiled(ImageChops.offset(tile, -x, -y), tone.size)
    return ImageChops.subtract(tone, ground, scale=1 / _CRISP, offset=127)


def tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A grey picture of that size, covered with the tile from its top left."""
    (width, height), (across, down) = size, tile.size
    data, copies = tile.tobytes(), -(-width // across)
    lines = (data[at : at + across] for at in range(0, len(data), across))
    strip = b"".join((line * copies)[:width] for line in lines)
    return Image.frombytes("L", size, (strip * -(-height // down))[: width * height])


@lru_cache(maxsize=16)
def _tile(side: int, steep: bool) -> Image.Image:
    """One repeat of the screen: at each pixel the tone above which it stays white.

    The thresholds are ranked, so that any tone blackens just its own share of the pixels.
    """
    turn = 2 * math.pi / side
    along, down = (3, 1) if steep else (1, 1)

    def height(x: int, y: int) -> float:
        u, v = (along * x + down * y) * turn, (along * y - down * x) * turn
        return math.cos(u) + math.cos(v)

    places = [(x, y) for y in range(side) for x in range(side)]
    ranked = sorted(range(len(places)), key=lambda at: (round(height(*places[at]), 6), at))
    levels = bytearray(len(places))
    for rank, at in enumerate(ranked):
        levels[at] = 6 + rank * 243 // len(ranked)
    return Image.frombytes("L", (side, side), bytes(levels))
