"""An exhibition is curated by touch: rooms, places, words, settings, a preview, its outcome, a copy."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/curating_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=260)


def _hung_by_touch(report: dict[str, Any]) -> None:
    assert report["dragged"] == report["not_before_a_look"] == [[], [0, 1]]
    assert report["after_a_look"] == [[], [2, 0, 1]]


def test_covers_are_dragged_words_written_and_the_exhibition_is_tried_out_put_up_and_copied(
    journey: Any,
) -> None:
    report = journey("en")
    _hung_by_touch(report)
    assert report["later"] == [[], [0, 2, 1]]
    assert report["title"] == {"en": "Tea"}
    assert report["themes"] == ["song"] and report["by_theme"] == ["Tea"]
    assert report["note"] == ["ar", "en"]
    assert report["introduction"] == {"en": "Two\nlines"}
    assert report["languages"] == ["en", "ar", "it"]
    assert report["settings"] == ["IT", 5]
    assert report["tried"] == [True, 3, False] and not report["left"]
    assert report["told"] == ["3 fanzines are on the wall.", 0]
    assert report["unsaid"] == ["Italiano", "العربية"]
    assert report["labels"] == [2, 3, 3, 4, "Hello"]
    assert len(report["shows"]) == 1 and report["wall"] == "show"
    assert report["hangs"] == report["shows"]
    assert report["kept"] == 1


def test_the_same_from_right_to_left(journey: Any) -> None:
    report = journey("ar")
    _hung_by_touch(report)
    assert report["rooms"] == []
    assert sorted(report["without"][0]) == [0, 1, 2]
