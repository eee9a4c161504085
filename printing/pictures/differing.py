"""Where two pictures of the same size differ: how it is known what of an item is seen on its page."""

from typing import Final

from PIL import Image, ImageChops

_CONTRAST: Final = 24


def differing(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where the two RGB pictures clearly differ, black elsewhere."""
    red, green, blue = ImageChops.difference(one, other).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(black_over(_CONTRAST))


def black_over(limit: int) -> list[int]:
    """A table for `point` that makes white of all above the limit and black of the rest."""
    return [255 * (value > limit) for value in range(256)]
