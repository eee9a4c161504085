"""Where a print goes: to lp through a stand-in on the PATH, into the chosen folder, onto a stick, nowhere."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/parts_app.py"
LP = f"""#!{sys.executable}
import json, sys
from pathlib import Path
here = Path(__file__).parent
pdf = sys.stdin.buffer.read()
with (here / "jobs").open("a") as jobs:
    jobs.write(json.dumps([sys.argv[1:], pdf[:5].decode()]) + "\\n")
sys.exit((here / "refuse").exists())
"""
LPSTAT = f"""#!{sys.executable}
import sys
print("Hall" if sys.argv[1:] == ["-e"] else "printer Hall is idle.  enabled since Mon Nov 23")
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printing")
    for name in ("bin", "prints", "stick"):
        (folder / name).mkdir()
    for name, script in (("lp", LP), ("lpstat", LPSTAT)):
        (folder / "bin" / name).write_text(script)
        (folder / "bin" / name).chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def report(folder: Path, screen: str) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(folder / "bin"))
        return run_app(APP, "printing", str(folder), display=screen)


def _jobs(folder: Path) -> list[Any]:
    return [json.loads(line) for line in (folder / "bin" / "jobs").read_text().splitlines()]


def test_without_a_chosen_folder_it_goes_to_the_printer(report: dict[str, Any], folder: Path) -> None:
    assert report["printer"] == ["printing"] * 3
    _, (mini, start), (saddle, _), (poster, _), *_ = _jobs(folder)
    assert start == "%PDF-"
    assert "Hall" in mini
    assert "sides=one-sided" in mini
    assert "sides=two-sided-short-edge" in saddle
    assert "sides=one-sided" in poster


def test_a_large_poster_asks_for_large_paper(report: dict[str, Any], folder: Path) -> None:
    assert report["large"] == "printing"
    assert "media=A3" in _jobs(folder)[0][0]


def test_a_chosen_folder_takes_it_and_no_printer_does(report: dict[str, Any], folder: Path) -> None:
    assert report["folder"] == ["saved"] * 4
    saved = {file.name for file in (folder / "prints").iterdir()}
    assert saved == {"mini.pdf", "mini-2.pdf", "booklet.pdf", "poster.pdf"}
    assert all(file.read_bytes().startswith(b"%PDF-") for file in (folder / "prints").iterdir())
    assert len(_jobs(folder)) == 5


def test_a_folder_that_is_gone_and_a_printer_that_refuses_are_told(report: dict[str, Any]) -> None:
    assert report["missing"] == "FileNotFoundError"
    assert report["refused"] == "PrinterRefused"


def test_without_a_printer_it_goes_onto_a_stick_or_nowhere(report: dict[str, Any], folder: Path) -> None:
    assert report["nowhere"] == "nowhere"
    assert report["stick"] == "carried"
    assert [file.name for file in (folder / "stick").iterdir()] == ["mini.pdf"]


def test_a_small_picture_shows_the_whole_sheet(report: dict[str, Any]) -> None:
    width, height = report["sheet"]
    assert width / height == pytest.approx(297 / 210, abs=0.02)
    assert report["upright"] == [height, width]
