"""The pixels of a photograph within its cut, and none of those beyond."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from fanzines.plane import Box, Ring, box_around

_BANDS: Final = (32, 8)
"""How far (pixels) colours are drawn outward from a cut's edge, the widest and palest band first."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A stretch of a photograph's pixels; `whole` is the size of all of it, about the photo's own origin."""

    whole: tuple[int, int]
    extent: tuple[float, float]
    left: int
    top: int
    width: int
    height: int

    @property
    def box(self) -> Box:
        """The same stretch in the photo's own mm."""
        (left, top), (right, bottom) = (
            self._mm(self.left, self.top),
            self._mm(self.left + self.width, self.top + self.height),
        )
        return Box(left, top, right, bottom)

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where in the stretch the photo's own point lies."""
        across, down = (pixels / mm for pixels, mm in zip(self.whole, self.extent, strict=True))
        return (x + self.extent[0] / 2) * across - self.left, (y + self.extent[1] / 2) * down - self.top

    def _mm(self, x: int, y: int) -> tuple[float, float]:
        across, down = (mm / pixels for pixels, mm in zip(self.whole, self.extent, strict=True))
        return x * across - self.extent[0] / 2, y * down - self.extent[1] / 2


def whole_grid(whole: tuple[int, int], extent: tuple[float, float]) -> Grid:
    """All of a photograph of `extent` mm."""
    return Grid(whole, extent, 0, 0, *whole)


def cut_grid(whole: tuple[int, int], extent: tuple[float, float], rings: Iterable[Ring]) -> Grid:
    """As much of it as lies around the rings, with room for the bands of colour beyond them."""
    everything, box = whole_grid(whole, extent), box_around(point for ring in rings for point in ring)
    left, top = everything.pixel(box.left, box.top)
    right, bottom = everything.pixel(box.right, box.bottom)
    rim = _BANDS[-1]
    first_x, first_y = floor(left) - rim, floor(top) - rim
    return Grid(whole, extent, first_x, first_y, ceil(right) + rim - first_x, ceil(bottom) + rim - first_y)


def pixels_of(image: Image.Image, grid: Grid) -> Image.Image:
    """That stretch of the photograph at the grid's size, RGB or RGBA; black where the photo has ended."""
    across, down = image.width / grid.whole[0], image.height / grid.whole[1]
    left, top = max(grid.left, 0), max(grid.top, 0)
    right = min(grid.left + grid.width, grid.whole[0])
    bottom = min(grid.top + grid.height, grid.whole[1])
    source = (left * across, top * down, right * across, bottom * down)
    part = image.resize((right - left, bottom - top), Image.Resampling.BICUBIC, box=source, reducing_gap=3.0)
    if part.size == (grid.width, grid.height):
        return part
    stretch = Image.new(image.mode, (grid.width, grid.height))
    stretch.paste(part, (left - grid.left, top - grid.top))
    return stretch


def mask_of(rings: Iterable[Ring], grid: Grid) -> Image.Image:
    """255 inside the rings and 0 outside (L). They must not cross one another."""
    mask = Image.new("1", (grid.width, grid.height))
    for ring in rings:
        one = Image.new("1", mask.size)
        ImageDraw.Draw(one).polygon([_centre(grid.pixel(x, y)) for x, y in ring], fill=1)
        mask = ImageChops.logical_xor(mask, one)
    return mask.convert("L")


def only_inside(image: Image.Image, mask: Image.Image) -> Image.Image:
    """The RGB picture with everything beyond the mask painted anew from the colours within it."""
    known = image.copy()
    known.putalpha(mask)
    mean = ImageStat.Stat(image, mask).mean if mask.getbbox() else [255.0] * 3
    result = Image.new("RGB", image.size, tuple(round(part) for part in mean))
    for reach in _BANDS:
        spread = known.convert("RGBa").filter(ImageFilter.BoxBlur(reach)).convert("RGBA")
        result.paste(spread.convert("RGB"), mask=_any(spread.getchannel("A")))
    result.paste(image, mask=mask)
    return result


def near(mask: Image.Image) -> Image.Image:
    """255 inside the mask and in the narrow band of colours beyond its edge, 0 elsewhere."""
    return _any(mask.filter(ImageFilter.BoxBlur(_BANDS[-1])))


def _any(mask: Image.Image) -> Image.Image:
    return mask.point(lambda value: 255 if value else 0)


def _centre(point: tuple[float, float]) -> tuple[float, float]:
    """Pillow's polygons count from the middle of a pixel, the grid from its corner."""
    return point[0] - 0.5, point[1] - 0.5
