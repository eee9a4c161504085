"""The doctor sees what is missing, on this very machine and on made-up ones."""

import shutil
from pathlib import Path

import pytest
from PIL import features

import assets
from kiosk.commands import doctor
from kiosk.commands.doctor import Finding, State
from kiosk.machine import sdl
from tests.kiosk.films import looking, script, until
from tests.kiosk.readings import hum, wave_file
from tests.kiosk.xorg import available, touchscreen
from tests.printing.shop import Shop


def test_it_works_without_a_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    findings = {finding.name: finding for finding in doctor.examine(tmp_path / "not/yet/there")}
    assert len(findings) == 12
    assert findings["screen"].state is State.BAD
    assert findings["fonts"].state is State.OK
    assert findings["languages"].state is State.OK
    assert findings["shaping"].state is State.OK
    assert all(finding.what_to_do for finding in findings.values() if finding.state is not State.OK)
    assert all(
        len(f"{finding.sentence}{finding.what_to_do}".splitlines()) == 1 for finding in findings.values()
    )


@pytest.mark.window
def test_a_screen_without_fingers(screen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", screen)
    assert doctor.screen().state is State.OK
    assert doctor.touch().state is State.WARN


@pytest.mark.window
@pytest.mark.skipif(not available(), reason="needs root, Xorg, its dummy and its inputtest driver")
def test_a_touchscreen_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with touchscreen(tmp_path, (640, 480)) as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        assert doctor.screen() == Finding("screen", State.OK, "The screen has 640 x 480 pixels.")
        assert doctor.touch() == Finding("touch", State.OK, "Touch devices found: 1.")


def test_a_missing_touch_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_has_library", lambda name: False)
    assert "libxi6" in doctor.touch().sentence


def test_a_damaged_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(assets.path("fonts", "NotoSans-Regular.ttf"), tmp_path)
    (tmp_path / "Torn.ttf").write_bytes(assets.data("fonts", "NotoSans-Bold.ttf")[:400])
    monkeypatch.setattr(assets, "path", lambda *parts: tmp_path)
    assert doctor.fonts().state is State.BAD
    assert "Torn.ttf" in doctor.fonts().sentence
    assert "NotoSans-Regular.ttf" not in doctor.fonts().sentence


def test_a_label_s_font_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "is_here", lambda key: key != "Cairo-Bold")
    assert doctor.fonts().sentence == "Fonts are missing or damaged: Cairo-Bold.ttf."


def test_a_language_whose_catalogue_is_broken_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = assets.data
    monkeypatch.setattr(assets, "data", lambda *parts: b'msgid "x' if "ar" in parts else whole(*parts))
    assert doctor.languages().state is State.BAD
    assert doctor.languages().sentence == "These languages cannot be read and show as English: العربية."


def test_no_raqm_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda feature: False)
    assert doctor.shaping().state is State.BAD


@pytest.mark.parametrize(
    ("settings", "state"),
    [
        ("PreserveJobFiles No\nPreserveJobHistory No\n", State.OK),
        ("  preservejobfiles   NO\npreservejobhistory no", State.OK),
        ("PreserveJobFiles No\n", State.WARN),
        ("PreserveJobHistory No\n", State.BAD),
        ("LogLevel warn\n", State.BAD),
        ("# PreserveJobFiles No\n", State.BAD),
        ("PreserveJobFiles 86400\n", State.BAD),
        (None, State.OK),
    ],
)
def test_a_spooler_that_keeps_pages_is_bad(
    settings: str | None, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cupsd.conf"
    if settings is not None:
        file.write_text(settings)
    monkeypatch.setattr(doctor, "CUPS_SETTINGS", file)
    assert doctor.printed_pages().state is state


def test_printers_are_counted_and_one_that_was_stopped_is_named(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert doctor.printer().state is State.WARN
    shop.add("Zine")
    assert doctor.printer().state is State.OK
    shop.stop("Zine")
    assert "Zine" in doctor.printer().sentence
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nothing"))
    assert "no printing system" in doctor.printer().sentence


@pytest.mark.parametrize(
    ("told", "state", "word"),
    [
        ({}, State.OK, "gives a picture"),
        ({"reels": []}, State.WARN, "No camera"),
        ({"opening": "busy"}, State.WARN, "Another program"),
        ({"opening": "refused"}, State.BAD, "no picture"),
        ({"opening": "crashes"}, State.BAD, "no picture"),
    ],
)
def test_a_camera_is_tried(
    told: dict[str, object], state: State, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FANZINE_CAMERA", script(tmp_path / "film", **told))
    monkeypatch.setattr(doctor, "CAMERAS", tmp_path)
    finding = doctor.camera()
    assert (finding.state, word in finding.sentence) == (state, True)
    assert until(lambda: not looking(tmp_path))


def test_a_camera_that_may_not_be_used_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANZINE_CAMERA", script(tmp_path / "film", opening="refused"))
    monkeypatch.setattr(doctor, "CAMERAS", tmp_path)
    (tmp_path / "video0").symlink_to(tmp_path / "nowhere")
    assert "group “video”" in doctor.camera().what_to_do


@pytest.mark.parametrize(("free", "state"), [(5e9, State.OK), (9e8, State.WARN), (1e8, State.BAD)])
def test_a_full_disk_is_bad(
    free: float, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=int(free))
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)
    assert doctor.space(tmp_path).state is state


def test_a_check_that_breaks_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(sdl, "video_driver", missing)
    findings = {finding.name: finding for finding in doctor.examine(tmp_path)}
    assert findings["screen"].state is State.BAD
    assert "FileNotFoundError" in findings["screen"].sentence


def test_help_numbers_that_were_checked_too_long_ago_are_told() -> None:
    assert doctor.help_numbers("2026-11-30").state is State.OK
    finding = doctor.help_numbers("2027-06-01")
    assert finding.state is State.WARN
    assert "IT, GR, ES, RO" in finding.sentence


def test_a_microphone_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANZINE_MICROPHONE", f"wave:{tmp_path / 'reading.wav'}")
    assert doctor.microphone().state is State.WARN
    wave_file(tmp_path / "reading.wav", hum(0.1))
    assert doctor.microphone().state is State.OK
