import math

import numpy as np
import pytest
from PIL import Image

from printing.inks.screening import DOTS_PER_INCH, screened

SIDE = 1200


@pytest.mark.parametrize("angle", [0, 15, 45, 75])
@pytest.mark.parametrize("lines", [35, 53, 85])
def test_darker_paper_has_more_dots_and_black_stays_black(lines: float, angle: float) -> None:
    shares = [black_share(level, lines, angle) for level in (0, 40, 90, 128, 170, 220, 255)]
    assert shares[0] == 1.0 and shares[-1] == 0.0
    assert shares == sorted(shares, reverse=True)
    # Between what is solid and what is clear the dots cover as much as they say.
    expected = [1 - (level / 255 - 0.22) / 0.75 for level in (90, 128, 170, 220)]
    assert shares[2:6] == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize(("lines", "angle"), [(53, 45), (40, 15), (60, 0)])
def test_rows_of_dots_are_as_many_to_the_inch_and_turned_as_asked(lines: float, angle: float) -> None:
    """By the strongest wave in the picture of an even grey."""
    dots = np.asarray(screened(Image.new("L", (SIDE, SIDE), 150), lines, angle), dtype=float)
    waves = np.abs(np.fft.fft2(dots - dots.mean()))
    row, column = np.unravel_index(waves.argmax(), waves.shape)
    down, across = (min(at, SIDE - at) / SIDE * DOTS_PER_INCH for at in (int(row), int(column)))
    assert math.hypot(down, across) == pytest.approx(lines, rel=0.06)
    found = math.degrees(math.atan2(down, across)) % 90
    assert min(abs(found - angle), abs(found - (90 - angle)), abs(found - 90)) < 4


@pytest.mark.parametrize(("ground", "stroke"), [(255, 139), (255, 95), (28, 139)])
def test_thin_strokes_of_a_colour_are_not_lost_among_dots(ground: int, stroke: int) -> None:
    """Lines of a third of a millimetre, as in small letters: whole, and told from their ground."""
    grey = Image.new("L", (600, 600), ground)
    for x in range(50, 600, 60):
        grey.paste(stroke, (x, 0, x + 8, 600))
    dots = np.asarray(screened(grey, 53, 45), dtype=bool)
    lines = np.concatenate([dots[:, x + 2 : x + 6].ravel() for x in range(50, 600, 60)])
    assert (lines == (ground < 128)).mean() > 0.85
    assert (dots[:, 20:40] == (ground > 128)).all()


def test_bands_leave_no_seam() -> None:
    """A picture screened whole and its lower part screened alone agree where their dots fall alike."""
    hand = np.random.default_rng(1)
    small = Image.fromarray(hand.integers(0, 255, (40, 40), dtype=np.uint8))
    grey = small.resize((512, 1024), Image.Resampling.BICUBIC)
    whole = np.asarray(screened(grey, 53, 45), dtype=bool)
    part = np.asarray(screened(grey.crop((0, 128, 512, 1024)), 53, 45), dtype=bool)
    assert (whole[160:] == part[32:]).mean() > 0.999


def black_share(level: int, lines: float, angle: float) -> float:
    dots = screened(Image.new("L", (SIDE, SIDE), level), lines, angle)
    assert dots.mode == "1"
    return float(1 - np.asarray(dots).mean())
