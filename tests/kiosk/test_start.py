"""Kivy as the kiosk starts it: no way out by a key, nothing kept, nothing written."""

import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk import start
from tests.windows import run_app

APP = Path(__file__).parent / "apps/start_app.py"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("KCFG_KIVY_EXIT_ON_ESCAPE", "1")
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def trial(screen: str, home: Path, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path / "data"), display=screen, fresh=True)


@pytest.mark.window
def test_kivys_habits_are_gone(trial: Any, home: Path, tmp_path: Path) -> None:
    report = trial("habits")
    assert report["stopped_by_key"] is False
    assert report["close_refused"] is True
    assert report["layers"] == 1
    assert report["inputs"] == [["mouse", "mouse,disable_multitouch"]]
    assert report["modules"] == []
    assert (report["clipboard"], report["cut_buffer"]) == ("ClipboardDummy", None)
    assert report["text"] == "LabelPIL"
    assert [file for file in home.rglob("*") if file.suffix not in (".shader_cache", "")] == []
    assert not (home / ".kivy").exists()
    assert not (tmp_path / "data/log.txt").exists()


@pytest.mark.window
def test_the_app_lives_through_an_exception(trial: Any, tmp_path: Path) -> None:
    assert trial("failure") == {"homecomings": 1}
    assert "builtins.IndexError" in (tmp_path / "data/log.txt").read_text()


@pytest.mark.window
def test_an_exception_in_each_frame_ends_the_app(trial: Any) -> None:
    assert trial("endless") == {"ended": True}


@pytest.mark.window
def test_what_waits_in_sdl_is_handed_out_in_the_same_frame_and_in_order(trial: Any) -> None:
    everything = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    report = trial("fresh")
    assert report["asked at once"] == report["asked"] == everything
    assert report["polled"] == everything


def test_without_a_screen_it_says_so(home: Path, tmp_path: Path) -> None:
    report = run_app(APP, "habits", str(tmp_path / "data"), display="", fresh=True)
    assert report == {
        "no_screen": "No screen was found. Start the kiosk on the tablet's own screen, or set DISPLAY."
    }


def test_it_has_to_come_before_kivy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kivy", pytest)
    monkeypatch.setattr(start, "_home", None)
    with pytest.raises(RuntimeError, match="before the first import of Kivy"):
        start.prepare(size=None, fullscreen=False)
