"""What visitors leave, from the reader to the facilitator, to the maker and into the report."""

from pathlib import Path

import pytest

from tests.printing import poppler
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/visited_app.py"
REPORTS = ("report.pdf", "report-2.pdf")


def test_answers_reach_the_maker_and_numbers_the_report(screen: str, tmp_path: Path) -> None:
    report = run_app(APP, str(tmp_path), display=screen, seconds=180)
    assert report.pop("told") == {"finished": 1, "laid out": 1, "opened": 41, "printed": 1, "saved": 1}
    assert report == {
        "slips": ["Mark", "Stamp", "Word"],
        "waits": True,
        "asked": 1,
        "waiting": 0,
        "sheet": 1,
        "files": [
            "away.journal.json",
            *("report-2-how-to-print.png", "report-2.pdf", "report.csv", "report.pdf", "visitor.pdf"),
        ],
        "passed on": 3,
        "kept": 2,
        "hangs": 1,
        "between": False,
        "may hang": 1,
        "to touch": ["passed.1.hang"],
    }
    carried, printed = (poppler.text((tmp_path / "prints" / name).read_bytes()) for name in REPORTS)
    assert "41" in printed and carried == printed, "the funder reads the same from the printing place"
