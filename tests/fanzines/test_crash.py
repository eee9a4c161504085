import os
from pathlib import Path

from tests.fanzines.crash import run

KILLS = int(os.environ.get("FANZINE_KILLS", "10"))


def test_nothing_acknowledged_is_lost_when_the_plug_is_pulled(tmp_path: Path) -> None:
    report = run(KILLS, seed=7, folder=tmp_path)
    assert (report.kills, report.lost, report.unsound) == (KILLS, 0, 0)
    assert report.acknowledged > KILLS, "children that are killed before they did anything prove nothing"
