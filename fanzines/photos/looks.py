"""How a photograph is printed: photocopied, in dots, in two inks, bleached, as a poster, as a blueprint.

A look is made from the photograph each time and changes nothing that is kept. It is a pure function of its
pixels: the same picture gives the same bytes. What has a size on paper (dots, toner's grain) is measured in
printed millimetres, so a look is made at the resolution it is printed with: `grain(look)` says which looks
must not be resized afterwards.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageOps

from fanzines.model import RISO, Look
from fanzines.photos.screens import screened, tiled

__all__ = ["Printed", "grain", "looked"]

_DOTS: Final = 1.0
_LIGHT_DOTS: Final = 0.8
_DARK_DOTS: Final = 0.7
_SLIP: Final = (0.28, 0.2)
_LEVELS: Final = 16
_PRUSSIAN: Final = ((10, 37, 84), (56, 110, 160), (244, 247, 242))


@dataclass(frozen=True, slots=True)
class Printed:
    """How a picture will lie on paper: pixels a millimetre, and where on the photo its first pixel lies.

    `seen` (L) is 255 where the photograph is seen; only there its tones are measured. None: everywhere.
    """

    density: float
    x: int = 0
    y: int = 0
    seen: Image.Image | None = None


def grain(look: Look) -> bool:
    """Whether the look has dots, edges or grain of its own, finer than the photograph's pixels may be."""
    return look in (Look.PHOTOCOPY, Look.HALFTONE, Look.DUOTONE, Look.CONTRAST)


def looked(image: Image.Image, look: Look, printed: Printed, inks: tuple[str, str] = RISO) -> Image.Image:
    """The RGB picture in that look: RGB; L for toner on white; P for a duotone, whose palette is its inks'.

    In every look but plain, faded and blueprint, white is white: 255 in L, the first colour in P.
    """
    if look is Look.DUOTONE:
        return _duotone(image, printed, inks)
    makers: dict[Look, Callable[[Image.Image, Printed], Image.Image]] = {
        Look.PHOTOCOPY: _photocopy,
        Look.HALFTONE: _halftone,
        Look.FADED: _faded,
        Look.CONTRAST: _contrast,
        Look.BLUEPRINT: _blueprint,
    }
    return makers[look](image, printed) if look in makers else image


def _tones(image: Image.Image, printed: Printed, *, lost: tuple[float, float] = (1, 1)) -> Image.Image:
    """The picture's greys from black to white, but for the given percentages of its darkest and lightest."""
    return ImageOps.autocontrast(image.convert("L"), cutoff=lost, mask=printed.seen)


def _halftone(image: Image.Image, printed: Printed) -> Image.Image:
    tones = _edged(_tones(image, printed), printed, 0.8, 80).point(_curve(0.8, 0.1))
    return _few_levels(screened(tones, _DOTS * printed.density, x=printed.x, y=printed.y))


def _photocopy(image: Image.Image, printed: Printed) -> Image.Image:
    """Hard greys that toner cannot hold: whites burn out, blacks are not quite full, dust lies everywhere."""
    tones = _edged(_tones(image, printed, lost=(1, 6)), printed, 3.0, 130)
    grain = _noise(printed, image.size, 0.1, 3).point(lambda value: 128 + (value - 128) * 2 // 5)
    rough = ImageChops.add(tones, grain, offset=-128)
    toner = rough.point(_sigmoid(104, 24.0, 20, 262))
    pinholes = _noise(printed, image.size, 0.09, 5).point(lambda value: (value > 240) * 120)
    dust = _noise(printed, image.size, 0.13, 11).point(lambda value: 255 - (value < 7) * 150)
    return ImageChops.darker(ImageChops.lighter(toner, pinholes), dust)


def _contrast(image: Image.Image, printed: Printed) -> Image.Image:
    """Two levels with smooth outlines, as if cut from black paper."""
    tones = _tones(image, printed)
    tones = Image.blend(tones, ImageOps.equalize(tones, mask=printed.seen), 0.5)
    smooth = _edged(tones, printed, 7.0, 110).filter(ImageFilter.GaussianBlur(0.2 * printed.density))
    middle = _parting(smooth.histogram(printed.seen))
    levels = smooth.point(lambda value: (value > middle) * 255)
    outlines = levels.filter(ImageFilter.GaussianBlur(0.1 * printed.density))
    return _few_levels(outlines.point(lambda value: min(max((value - 127.5) * 3.5 + 127.5, 0.0), 255.0)))


def _faded(image: Image.Image, printed: Printed) -> Image.Image:
    """Left in a sunny window: blue and contrast go first, blacks turn to a warm brown."""
    grey = image.convert("L").convert("RGB")
    pale = Image.blend(grey, image, 0.55)
    ends = ((84, 252), (72, 243), (70, 218))
    bleach = [low + (high - low) * (value / 255) ** 0.88 for low, high in ends for value in range(256)]
    return pale.point([round(value) for value in bleach])


def _blueprint(image: Image.Image, printed: Printed) -> Image.Image:
    """A cyanotype: light is the paper's, dark is Prussian blue, and every edge is drawn in white."""
    tones = _edged(_tones(image, printed), printed, 2.0, 60)
    fine = tones.filter(ImageFilter.GaussianBlur(0.12 * printed.density))
    wide = tones.filter(ImageFilter.GaussianBlur(0.45 * printed.density))
    lines = ImageChops.subtract(fine, wide, scale=0.22)
    light = ImageChops.screen(tones.point(_curve(1.5, 0.1)), lines)
    return Image.merge(
        "RGB", [light.point(_ramp([colour[part] for colour in _PRUSSIAN])) for part in range(3)]
    )


def _duotone(image: Image.Image, printed: Printed, inks: tuple[str, str]) -> Image.Image:
    """Two drums of a risograph: the light ink carries the middle tones, the dark one the shadows.

    The light plate has slipped a little, as it does. The palette's index is light level * 16 + dark level.
    """
    tones = _edged(_tones(image, printed), printed, 1.0, 80)
    light = _slipped(tones.point(_curve(0.95, 0.06)), printed)
    dark = tones.point(lambda value: min(max((value + 4) * 1.9, 0.0), 255.0))
    light = screened(light, _LIGHT_DOTS * printed.density, steep=True, x=printed.x, y=printed.y)
    dark = screened(dark, _DARK_DOTS * printed.density, x=printed.x, y=printed.y)
    light = ImageChops.invert(light).point(lambda value: value & 0xF0)
    dark = ImageChops.invert(dark).point(lambda value: value >> 4)
    plates = Image.frombytes("P", image.size, ImageChops.add(light, dark).tobytes())
    plates.putpalette(_overprints(inks[1], inks[0]))
    return plates


def _slipped(plate: Image.Image, printed: Printed) -> Image.Image:
    right, down = (round(mm * printed.density) for mm in _SLIP)
    moved = plate.copy()
    moved.paste(plate, (right, down))
    return moved


@lru_cache(maxsize=32)
def _overprints(light: str, dark: str) -> bytes:
    """The colour of every pair of levels: inks let light through, so the paper's light is multiplied."""
    colours = bytearray()
    for first in _through(light):
        for second in _through(dark):
            colours += bytes(round(255 * a * b) for a, b in zip(first, second, strict=True))
    return bytes(colours)


def _through(ink: str) -> list[list[float]]:
    """For each level of an ink how much red, green and blue passes it."""
    full = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [[1 - level / (_LEVELS - 1) * (1 - part) for part in full] for level in range(_LEVELS)]


def _edged(tones: Image.Image, printed: Printed, radius: float, percent: int) -> Image.Image:
    """Greys that stand out from their neighbourhood (mm), which hard looks would run together."""
    return tones.filter(ImageFilter.UnsharpMask(radius * printed.density, percent, 0))


def _curve(gamma: float, hold: float) -> list[int]:
    """A table that lightens (gamma < 1) or darkens, with so much of each end lost to pure black and white."""
    ends = ((value / 255 - hold / 2) / (1 - hold) for value in range(256))
    return [round(255 * min(max(part, 0.0), 1.0) ** gamma) for part in ends]


def _sigmoid(middle: float, width: float, low: int, high: int) -> list[int]:
    return [round(low + (high - low) / (1 + math.exp((middle - value) / width))) for value in range(256)]


def _ramp(parts: Sequence[int]) -> list[int]:
    """From the first to the second and third value over 256 steps."""
    low, middle, high = parts
    return [
        round(
            low + (middle - low) * value / 128
            if value < 128
            else middle + (high - middle) * (value - 128) / 127
        )
        for value in range(256)
    ]


def _parting(histogram: Sequence[int]) -> int:
    """The level that parts dark from light best (Otsu 1979)."""
    total, mass = sum(histogram), sum(level * count for level, count in enumerate(histogram))
    below = below_mass = best = 0.0
    found = 128
    for level, count in enumerate(histogram):
        below, below_mass = below + count, below_mass + level * count
        above = total - below
        if not (below and above):
            continue
        spread = below * above * (below_mass / below - (mass - below_mass) / above) ** 2
        if spread > best:
            best, found = spread, level
    return found


def _few_levels(dots: Image.Image) -> Image.Image:
    """The same in seventeen greys: soft edges need no more, and it packs far smaller."""
    return dots.point(lambda value: min((value + 8) // 16 * 16, 255))


def _noise(printed: Printed, size: tuple[int, int], grain_mm: float, seed: int) -> Image.Image:
    """Grain so many mm wide around the level 128, always the same."""
    return tiled(_noise_tile(round(grain_mm * printed.density, 2), seed), size)


@lru_cache(maxsize=12)
def _noise_tile(blur: float, seed: int) -> Image.Image:
    side = 512
    noise = Image.frombytes("L", (side, side), Random(seed).randbytes(side * side))
    noise = noise.filter(ImageFilter.GaussianBlur(blur / 2))
    return ImageOps.autocontrast(noise, cutoff=0.5)
