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


def black_share(level: int, lines: float, angle: float) -> float:
    dots = screened(Image.new("L", (SIDE, SIDE), level), lines, angle)
    assert dots.mode == "1"
    return float(1 - np.asarray(dots).mean())
