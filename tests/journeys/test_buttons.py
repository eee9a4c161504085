"""No button beside the table does nothing."""

from pathlib import Path

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/buttons_app.py"
LEAST = {"drawing": 40, "hand": 35, "words": 45, "supplies": 65, "bench": 50}
"""How many there are, or a few less: a panel that stays empty is not alive either."""


@pytest.mark.parametrize("panel", LEAST)
def test_every_button_does_something(screen: str, tmp_path: Path, panel: str) -> None:
    report = run_app(APP, panel, str(tmp_path), display=screen, seconds=300)
    assert report["dead"] == []
    assert report["touched"] >= LEAST[panel]
