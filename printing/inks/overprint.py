"""How plates look once they are printed over one another: to be seen before anything is."""

from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageChops, ImageOps

from printing.inks.ink import Spot

_WHITE: Final = "#FFFFFF"


def overprinted(plates: Sequence[tuple[Spot, Image.Image]]) -> Image.Image:
    """The side that these plates (black where their ink is full) become together. ValueError without any."""
    if not plates:
        raise ValueError("there is no plate")
    tinted = [ImageOps.colorize(plate.convert("L"), spot.colour, _WHITE) for spot, plate in plates]
    whole = tinted[0]
    for one in tinted[1:]:
        whole = ImageChops.multiply(whole, one)
    return whole
