"""A circle by touch: laid out behind the door, read page by page, hidden, led by her own sign, ended."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/circle_app.py"


@pytest.fixture
def evening(screen: str, tmp_path: Path) -> Any:
    """From right to left; the tour walks through it from left to right."""
    return run_app(APP, "ar:evening", str(tmp_path), display=screen, seconds=300)


def test_a_circle_from_its_laying_out_to_its_end(evening: Any) -> None:
    assert evening["offered"] == ["circle.fanzine.1", "circle.fanzine.2"]
    assert evening["ways_out"] == ["hide", "languages"]
    _, card, page = evening["before"]
    assert evening["after"] == ["page", card, 0], "only the PIN led back, to the same card"
    assert evening["swiped"] == ["page", card, 1] and page == 1
    assert evening["met"].count("page") >= 15 and evening["met"].count("topic") == 2
    assert evening["last"][0] == "page"
    assert evening["own"] == [True, 1]
    assert evening["reachable"] == ["circle.back", "circle.leave", "circle.next", "hide", "languages"]
    assert evening["shut"] == [None, "end"], "hiding shuts her shelf"
    assert evening["closed"] is None
    assert not evening["stored"]
    assert not evening["waits"]
    assert evening["left"] == [None, None, 0]
    assert set(evening["again"]) == {"TopicCard"}
    assert evening["approval"] == [True, False, False, False]
