"""Fingers through a real X touchscreen: X server, XInput2, SDL, the bridge, Kivy."""

import json
import math
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.kiosk.xorg import SIZE, Touchscreen, available, touchscreen
from tests.windows import start_app

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not available(), reason="needs root, Xorg, its dummy and its inputtest driver"),
]
APP = Path(__file__).parent / "apps/fingers_app.py"
CENTRE = (SIZE[0] / 2, SIZE[1] / 2)
NEAR = 2.5
"""Pixels; the server, SDL and Kivy each round in their own way."""
Lines = list[dict[str, Any]]
Play = Callable[[Touchscreen], int]


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[[Play], Lines]]:
    """Run the app, let fingers play on it, return what it told until the last finger was lifted."""

    def run(driver: Play) -> Lines:
        with touchscreen(tmp_path) as (display, finger), start_app(APP, display=display) as app:
            assert app.stdout is not None
            try:
                assert json.loads(app.stdout.readline()) == {"ready": list(SIZE)}
                lifts = driver(finger)
                lines: Lines = []
                while sum(line["kind"] == "up" for line in lines) < lifts:
                    lines.append(json.loads(app.stdout.readline()))
                app.send_signal(signal.SIGTERM)
                rest = [json.loads(line) for line in app.stdout]
            finally:
                app.kill()
        assert rest[-1] == {"stopped": True}
        return lines + rest[:-1]

    yield run


def around(angle: float, radius: float) -> tuple[float, float]:
    """A point around the centre, in pixels of the screen; degrees clockwise as the eye sees it."""
    turned = math.radians(angle)
    return CENTRE[0] + radius * math.cos(turned), CENTRE[1] + radius * math.sin(turned)


def test_two_fingers_turn_by_45_degrees_and_double(play: Callable[[Play], Lines]) -> None:
    def pinch(finger: Touchscreen) -> int:
        steps = 30
        finger.begin(1, *around(180, 120))
        finger.begin(2, *around(0, 120))
        for step in range(1, steps + 1):
            part = step / steps
            finger.update(1, *around(180 - 45 * part, 120 + 120 * part))
            finger.update(2, *around(-45 * part, 120 + 120 * part))
        finger.end(1, *around(135, 240))
        finger.end(2, *around(-45, 240))
        return 2

    lines = play(pinch)
    assert lines[-1]["rotation"] == pytest.approx(45, abs=0.3)
    assert lines[-1]["scale"] == pytest.approx(2, abs=0.01)
    assert len({line["uid"] for line in lines if line["kind"] == "down"}) == 2


def test_one_finger_is_one_touch_and_no_mouse(play: Callable[[Play], Lines]) -> None:
    def tap(finger: Touchscreen) -> int:
        finger.begin(7, 200, 100)
        finger.update(7, 260, 150)
        finger.end(7, 260, 150)
        return 1

    lines = play(tap)
    assert [line["kind"] for line in lines if line["kind"] != "move"] == ["down", "up"]
    assert {line["device"] for line in lines} == {"sdl"}
    assert (lines[0]["x"], lines[0]["y"]) == pytest.approx((200, SIZE[1] - 100), abs=NEAR)


def test_no_corner_of_a_fast_stroke_is_lost(play: Callable[[Play], Lines]) -> None:
    corners = [around(angle, 200) for angle in range(0, 360, 6)]

    def stroke(finger: Touchscreen) -> int:
        finger.begin(1, *CENTRE)
        for corner in corners:
            finger.update(1, *corner)
        finger.end(1, *corners[-1])
        return 1

    lines = play(stroke)
    told = [(line["x"], SIZE[1] - line["y"]) for line in lines if line["kind"] == "move"]
    assert lines[0]["kind"] == "down"
    assert (lines[0]["x"], lines[0]["y"]) == pytest.approx(CENTRE, abs=NEAR)
    assert len(told) == len(corners)
    assert all(math.dist(*pair) < NEAR for pair in zip(corners, told, strict=True))
