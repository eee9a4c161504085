"""Small pictures of what each brush leaves, made by the painter and kept as textures."""

import math
from collections.abc import Callable
from functools import partial
from typing import Final

from kivy.graphics.texture import Texture
from kivy.metrics import Metrics
from PIL import Image

from fanzines.model import Brush, Drawing, Placement, Point, Stroke
from kiosk import theme
from kiosk.studio.table.darkroom import Darkroom
from kiosk.widgets.art import texture_of
from printing.pictures.picture import item_picture

_SIDE: Final = theme.TARGET - 2.0
_LONG: Final = 3.4
_HIGH: Final = 1.7
_MIDDLE: Final = 50.0
_STEPS: Final = 28
_WIDTHS: Final = {
    Brush.PEN: 0.8,
    Brush.BRUSH: 1.9,
    Brush.MARKER: 2.6,
    Brush.CRAYON: 1.9,
    Brush.CHALK: 1.9,
    Brush.SPRAY: 2.6,
    Brush.DOTS: 1.9,
    Brush.STITCH: 1.5,
    Brush.LEAVES: 2.2,
    Brush.STARS: 2.4,
}
_MOST: Final = 400


class Swatches:
    """Asked for on the screen's thread, made in the darkroom."""

    def __init__(self, darkroom: Darkroom) -> None:
        self._darkroom = darkroom
        self._kept: dict[tuple[Brush, str], Texture] = {}

    def ask(self, brush: Brush, colour: str, done: Callable[[Texture], None]) -> None:
        """Hand the texture over, at once when it is kept."""
        kept = self._kept.get((brush, colour))
        if kept:
            done(kept)
            return
        self._darkroom.work(
            partial(swatch, brush, colour, Metrics.dpi), partial(self._keep, brush, colour, done)
        )

    def forget(self) -> None:
        """Let go of all of them."""
        self._kept.clear()

    def _keep(self, brush: Brush, colour: str, done: Callable[[Texture], None], made: object) -> None:
        if isinstance(made, Exception):
            raise made
        assert isinstance(made, Image.Image)
        if len(self._kept) >= _MOST:
            self.forget()
        texture = self._kept[brush, colour] = texture_of(made)
        done(texture)


def swatch(brush: Brush, colour: str, dpi: float) -> Image.Image:
    """A wave of that brush on nothing, as large as the inside of a tile."""
    wave = (step / _STEPS * 2 - 1 for step in range(_STEPS + 1))
    points = tuple(Point(_LONG * t, -_HIGH * math.sin(2.4 * t), 0.62 - 0.3 * t * t) for t in wave)
    drawing = Drawing(
        f"{list(Brush).index(brush):016x}",
        Placement(_MIDDLE, _MIDDLE),
        (Stroke(brush, colour, _WIDTHS[brush], points),),
    )
    picture = item_picture(drawing, dict[str, bytes]().__getitem__, dpi)
    pixels = dpi / 25.4
    tile = Image.new("RGBA", (round(_SIDE * pixels),) * 2)
    corner = _MIDDLE - _SIDE / 2
    at = round((picture.box.left - corner) * pixels), round((picture.box.top - corner) * pixels)
    tile.paste(picture.image, at)
    return tile
