"""What a maker leaves behind: her work when she made any, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/leaving_app.py"
EVERYWHERE = {"hand", "pen", "eraser", "words", "supplies", "scrolled", "keyboard"}


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=180)


def test_only_a_blank_fanzine_nobody_asked_to_keep_goes_with_its_maker(journey: Any) -> None:
    assert journey("blank") == {
        "begun": 1,
        "at_once": 0,
        "taken_away": 0,
        "undone": 1,
        "signed": 2,
        "agreed_to": 3,
        "said_to_keep": 4,
    }


def test_what_a_maker_chose_is_hers_as_long_as_she_sits_there_and_nobodys_afterwards(journey: Any) -> None:
    report = journey("choices")
    first, chosen = report["at_first"], report["chosen"]
    assert {name for name in first if first[name] != chosen[name]} >= EVERYWHERE
    kept = EVERYWHERE - {"scrolled", "keyboard"}
    assert {name: report["back_again"][name] for name in kept} == {name: chosen[name] for name in kept}
    assert report["next"] == report["after_finish"] == first
