"""Two tablets of one group by touch: what a woman makes on one she finds, and takes back, on the other."""

from pathlib import Path

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/group_app.py"


def test_she_finds_hers_on_another_tablet_and_the_facilitator_curates_on_one(
    screen: str, tmp_path: Path
) -> None:
    founded, joined, back = (
        run_app(APP, what, str(tmp_path), display=screen, seconds=180)
        for what in ("founded", "joined", "back")
    )
    assert founded["hangs"] == 1 and founded["stick"] == [".fanzinegroup", ".fanzineshelf", ".shelfheard"]
    assert "words" in joined["wrong"]
    assert joined["arrived"] == "New fanzines: 1" and joined["both"] == 2
    assert (back["before"], back["after"]) == (1, 0)
    assert "New fanzines: 1" in back["told"] and "Yeses taken back: 1" in back["told"]
    assert back["folders"] == ["Sync", None, "Sync"]
    assert {".fanzinekeys", ".fanzineshelf"} < set(back["renewed"])
    assert back["hangs"] == 1 and back["shelf"] == 2
    assert back["ended"] == ["ZeroDivisionError", "new"], "a backup is made whatever becomes of the exchange"
