"""No word of any screen is clipped, broken or covered, no two controls overlap, and each says what it is."""

from pathlib import Path

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/text_app.py"


@pytest.mark.parametrize("language", ["ar", "long"])
def test_every_screen_has_room_for_its_words(language: str, screen: str, tmp_path: Path) -> None:
    """What fits when it is long fits in English."""
    report = run_app(APP, language, str(tmp_path), display=screen, seconds=400)
    assert len(report["screens"]) > 35
    assert report["troubles"] == []
    assert report["speechless"] == []
