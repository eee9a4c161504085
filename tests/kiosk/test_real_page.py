"""The page under real fingers: X server, XInput2, SDL, the bridge, Kivy, the studio's table."""

import json
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.tour.tablet import SCREEN
from tests.kiosk.xorg import Touchscreen, available, touchscreen
from tests.windows import start_app

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not available(), reason="needs root, Xorg, its dummy and its inputtest driver"),
]
APP = Path(__file__).parent / "apps/table_app.py"
PAUSE = 0.02
"""Seconds between two places of a finger."""
State = dict[str, Any]
Play = Callable[[Touchscreen, State], None]
XY = tuple[float, float]


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[[Play], State]]:
    """Lay a blank page, let fingers play on it, and tell how it lies when they have gone."""

    def run(driver: Play) -> State:
        folder = tmp_path / "kiosk"
        folder.mkdir()
        with (
            touchscreen(tmp_path, SCREEN) as (display, finger),
            start_app(APP, str(folder), display=display) as app,
        ):
            assert app.stdout is not None
            try:
                driver(finger, json.loads(app.stdout.readline()))
                time.sleep(1.5)
                app.send_signal(signal.SIGTERM)
                lines = [json.loads(line) for line in app.stdout]
            finally:
                app.kill()
        assert lines[-1] == {"stopped": True}
        return dict(lines[-2])

    yield run


def place(state: State, x: float, y: float) -> XY:
    """Where a point of the page (mm) lies on the screen."""
    left, top, scale = state["page"]
    return left + x * scale, top + y * scale


def drag(finger: Touchscreen, number: int, start: XY, end: XY, steps: int = 20) -> None:
    finger.begin(number, *start)
    for step in range(1, steps + 1):
        time.sleep(PAUSE)
        finger.update(number, *(a + (b - a) * step / steps for a, b in zip(start, end, strict=True)))
    finger.end(number, *end)


def spread(finger: Touchscreen, state: State, *, times: float) -> None:
    """Two fingers beside the middle of the page, the second a moment after the first, go apart."""
    middle, near = place(state, 74, 105), 60
    finger.begin(1, middle[0] - near, middle[1])
    time.sleep(0.06)
    finger.update(1, middle[0] - near - 2, middle[1])
    time.sleep(0.06)
    finger.begin(2, middle[0] + near, middle[1])
    for step in range(21):
        apart = near * (1 + (times - 1) * step / 20)
        finger.update(1, middle[0] - apart, middle[1])
        finger.update(2, middle[0] + apart, middle[1])
        time.sleep(PAUSE)
    finger.end(1, middle[0] - apart, middle[1])
    finger.end(2, middle[0] + apart, middle[1])


def test_two_fingers_bring_the_page_closer_and_leave_no_mark(play: Callable[[Play], State]) -> None:
    after = play(lambda finger, state: spread(finger, state, times=2.5))
    assert after["times"] == pytest.approx(2.5, rel=0.03)
    assert after["close"]
    assert after["strokes"] == 0


def test_a_finger_draws_where_it_is_on_the_page_that_came_closer(play: Callable[[Play], State]) -> None:
    def near_then_draw(finger: Touchscreen, state: State) -> None:
        spread(finger, state, times=2)
        time.sleep(0.6)
        middle = place(state, 74, 105)
        drag(finger, 3, (middle[0] - 80, middle[1]), (middle[0] + 80, middle[1]))

    after = play(near_then_draw)
    assert after["strokes"] == 1
    assert after["points"][0] > 10


def test_a_palm_beside_a_line_and_a_third_finger_leave_no_mark(play: Callable[[Play], State]) -> None:
    def draw_and_lean(finger: Touchscreen, state: State) -> None:
        finger.begin(1, *place(state, 20, 40))
        for step in range(1, 11):
            time.sleep(PAUSE)
            finger.update(1, *place(state, 20 + 4 * step, 40))
        for palm, y in ((2, 120), (3, 160)):
            finger.begin(palm, *place(state, 110, y))
        for step in range(1, 11):
            time.sleep(PAUSE)
            finger.update(1, *place(state, 60 + 4 * step, 40))
            finger.update(2, *place(state, 110 - step, 120))
        for contact, point in ((2, (100, 120)), (3, (110, 160)), (1, (100, 40))):
            finger.end(contact, *place(state, *point))

    after = play(draw_and_lean)
    assert (after["strokes"], after["times"]) == (1, 1)
    assert after["points"][0] > 10
