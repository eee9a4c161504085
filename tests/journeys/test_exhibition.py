"""An exhibition by itself: nothing but a show folder."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import assets
from exhibitions.journal.carrying import bring_in
from exhibitions.journal.counts import What, counts
from exhibitions.journal.journal import Journal
from exhibitions.show.folder import current_version
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/exhibition_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    shutil.copytree(assets.path("sample", "show"), tmp_path / "show")
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=120)


def version(place: Path) -> Path:
    found = current_version(place)
    assert found is not None
    return found


def test_a_changed_picture_is_bare_paper_with_its_title_and_the_others_hang(
    journey: Any, tmp_path: Path
) -> None:
    folder = version(tmp_path / "show")
    first = json.loads((folder / "show.json").read_bytes())["entries"][0]["pages"][0]
    for name in (first["picture"], first["thumb"]):
        (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    report = journey("damaged")
    assert report == {"bare": ["Slow morning"], "pictured": 2, "said": ""}


def test_a_show_whose_list_of_files_was_changed_is_not_shown(journey: Any, tmp_path: Path) -> None:
    manifest = version(tmp_path / "show") / "manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b" ")
    report = journey("unsealed")
    assert "damaged" in report["said"]
    assert not [name for name in report["seen"] if name.startswith("wall.")]


def test_the_last_good_show_stays_less_what_was_taken_back_and_a_pin_ends_it(
    journey: Any, tmp_path: Path
) -> None:
    report = journey("kept")
    assert report == {"without pin": False, "said": ""}
    assert len(list((tmp_path / "home").glob("show-*"))) == 1
    (file,) = (tmp_path / "stick").iterdir()
    home = Journal(tmp_path / "home.journal")
    assert bring_in(home, file.read_bytes()).counts == 1
    assert [(one.what, one.number) for one in counts(home)] == [(What.OPENED, 1)]


def test_left_alone_it_asks_stays_when_touched_and_else_goes_back_to_the_wall(journey: Any) -> None:
    report = journey("alone")
    assert report == {
        "page": 1,
        "stayed": "read",
        "home": False,
        "chosen": ["en", 0, False, True],
        "rested": "rest",
        "begun": "wall",
    }


def test_a_fanzine_is_read_by_touch(journey: Any) -> None:
    report = journey("reading")
    assert report["code at first"] is False
    assert report["swiped"] == [1, 0]
    assert report["edges"] == [1, 0]
    assert report["double tap"] == [2.5, 1.0]
    assert report["pinched"] == pytest.approx(2.0, abs=0.2)
    assert report["buttons"] == [pytest.approx(1.6), 1.0]
    assert report["double pages"] == ["2–3", "2"]
    assert report["from right to left"] == [1, 0]
    assert report["larger"] == pytest.approx(1.8)
    assert report["clear"] is True
