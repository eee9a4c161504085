"""The benchmark measures what it says; how fast is not a matter for tests."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.input_to_pixel import BenchmarkFailed, measure
from tests.windows import has_xvfb

pytestmark = [pytest.mark.window, pytest.mark.skipif(not has_xvfb(), reason="needs Xvfb")]
DRAWING = [sys.executable, str(Path(__file__).parent / "drawing_app.py")]


def test_ink_is_seen_after_each_move() -> None:
    latency = measure(DRAWING, (300, 200), (300, 200, 300, 60), samples=12)
    assert (latency.samples, latency.missed) == (12, 0)
    assert 0 < latency.median <= latency.worst


def test_an_app_that_shows_nothing_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.benchmarks.input_to_pixel.START_SECONDS", 2)
    with pytest.raises(BenchmarkFailed, match="painted nothing"):
        measure(["sleep", "30"], (300, 200), (300, 200, 300, 60), samples=12)


def test_a_region_without_room_is_refused() -> None:
    with pytest.raises(BenchmarkFailed, match="room for"):
        measure(["true"], (0, 0), (0, 0, 40, 40), samples=12)
