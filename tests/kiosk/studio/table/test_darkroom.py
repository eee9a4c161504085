from pathlib import Path

import pytest

from tests.windows import run_app

APP = Path(__file__).parents[2] / "apps/parts_app.py"


@pytest.mark.window
def test_a_picture_of_what_has_been_erased_is_dropped_the_next_one_comes_and_other_work_last(
    screen: str, tmp_path: Path
) -> None:
    assert run_app(APP, "darkroom", str(tmp_path), display=screen) == {"seen": ["sun", "PhotoMissing"]}
