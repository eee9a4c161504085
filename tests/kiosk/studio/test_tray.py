from pathlib import Path
from typing import Any

import pytest

from fanzines.photos.intake import LARGEST
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parents[1] / "apps/parts_app.py"


@pytest.fixture(scope="module")
def report(screen: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("tray")
    for name in ("b.JPG", "a.png", "deep/er/c.heic", ".hidden.jpg", "notes.txt", "d.jpg.exe"):
        (folder / "few" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "few" / name).write_bytes(b"")
    (folder / "few" / "folder.jpg").mkdir()
    (folder / "few" / "nowhere.jpg").symlink_to(folder / "missing.jpg")
    (folder / "many").mkdir()
    for number in range(70):
        (folder / "many" / f"{number}.jpg").write_bytes(b"")
    return run_app(APP, "tray", str(folder), display=screen)


def test_pictures_are_found_by_their_endings_and_nothing_else(report: dict[str, Any]) -> None:
    assert report["few"] == ["few/a.png", "few/b.JPG", "few/deep/er/c.heic"]
    assert report["none"] == []


def test_no_more_than_sixty_are_laid_out(report: dict[str, Any]) -> None:
    assert report["many"] == 60


def test_no_more_of_a_huge_file_is_read_than_shows_that_it_is_one(report: dict[str, Any]) -> None:
    assert report["read"] == LARGEST + 1
