"""The second look by touch: found, asked, covered by its maker, hung; and looking without a program."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/look_app.py"
PORTRAIT = Path(__file__).parents[1] / "fanzines/portrait.jpg"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/portrait.jpg").write_bytes(PORTRAIT.read_bytes())
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=420)


def test_a_face_is_asked_about_covered_by_its_maker_and_only_then_hung(journey: Any) -> None:
    assert journey("whole") == {
        "found": ["face", "name", "phone"],
        "hung_at_first": False,
        "asked": {"face": "wish", "name": "meant", "phone": "meant"},
        "may_go_on": False,
        "asked_again": False,
        "after": {"name": "meant", "phone": "meant"},
    }


def test_where_no_program_looks_for_faces_she_does_and_may_ask_about_any_place(journey: Any) -> None:
    meant = {"name": "meant", "phone": "meant"}
    report = journey("by_eye")
    assert report.pop("left") == [2, 1, 0, 0, 0, 0, 0, 0]
    assert report == {
        "unseen": "Nobody sees these words here, but a file on a stick holds them.",
        "told_beside_the_title": True,
        "before_turning": False,
        "asked": {"spot": "wish", **meant},
        "answered": {"spot": "stays", **meant},
    }
