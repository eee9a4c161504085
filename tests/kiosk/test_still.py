"""A picture that stands in for widgets shows what they would show."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.windows import run_app

APP = Path(__file__).parent / "apps/still_app.py"
BLUE = (0x0F, 0x6F, 0xB4)
YELLOW = (0xFF, 0xD2, 0x3F)
GROUND = (0xF6, 0xF1, 0xE7)


@pytest.mark.window
def test_a_still_shows_its_children_as_they_are_and_follows_them(screen: str) -> None:
    report = run_app(APP, display=screen)
    kept = bytes.fromhex(report.pop("forgotten"))
    shown = {name: pixels(data) for name, data in report.items()}
    assert np.abs(shown["still"] - shown["plain"]).max() <= 2
    middle = shown["changed"][75, 165]
    assert tuple(middle) == BLUE
    assert (shown["empty"] == GROUND).all()
    assert bytes((*YELLOW, 255)) in kept
    assert bytes((*BLUE, 255)) not in kept


def pixels(data: str) -> NDArray[np.int16]:
    frame = np.frombuffer(bytes.fromhex(data), dtype=np.uint8).reshape(150, 330, 4)
    return frame[:, :, :3].astype(np.int16)
