"""The command line as a whole: what there is, what is refused, the window, the doctor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fanzines.seal import key_as_text, new_private_key, public_key
from kiosk.cli import main
from kiosk.commands.doctor import Finding, State
from tests.exhibitions.shows import little_show
from tests.kiosk.command_line import MINI, child, run
from tests.windows import ROOT

COMMANDS = (
    "exhibit",
    "intake",
    "serve",
    "press",
    "printers",
    "labels",
    "poster",
    "codes",
    "book",
    "picture",
    "publish",
    "doctor",
    "tour",
    "card",
    "pack",
    "send",
    "unpack",
    "journal",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout and "-h, --help" in result.stdout


def test_no_other_commands_are_listed() -> None:
    assert set(main.commands) == set(COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--window", "large"),
        ("--window", "0x800"),
        ("--language", "tlh"),
        ("press", MINI),
        ("press", "nowhere.fanzine", "-o", "out.pdf"),
        ("publish", MINI, "-o", "show"),
        ("publish", MINI, "-o", "show", "--trust", "ABC"),
        ("publish", MINI, "-o", "show", "--trust", key_as_text(bytes(32)), "--web-url", "ftp://x"),
        ("serve", "show", "--port", "65536"),
        ("dance",),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(arguments: tuple[object, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(("state", "code"), [(State.OK, 0), (State.WARN, 0), (State.BAD, 1)])
def test_the_doctor_s_worst_finding_decides(state: State, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = [
        Finding("fonts", State.OK, "All fonts load."),
        Finding("space", state, "So it is.", "Do this."),
    ]
    monkeypatch.setattr("kiosk.commands.doctor.examine", lambda folder: findings)
    result = run("doctor")
    assert result.exit_code == code
    assert result.stdout.splitlines() == ["ok   All fonts load.", f"{state:4} So it is. Do this."]


def test_the_doctor_looks_at_this_machine(tmp_path: Path) -> None:
    with child("doctor", "--data", str(tmp_path)) as doctor:
        said, complained = doctor.communicate(timeout=60)
    assert (doctor.returncode, complained) == (1, "")
    assert "bad  No screen was found." in said and len(said.splitlines()) > 5


def test_without_a_screen_the_kiosk_says_so(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    for arguments in (("--data", str(tmp_path / "data")), ("exhibit", str(tmp_path / "show"))):
        with child(*arguments, SDL_VIDEODRIVER="x11", XDG_STATE_HOME=str(tmp_path)) as kiosk:
            said, complained = kiosk.communicate(timeout=60)
        assert (kiosk.returncode, said) == (1, "")
        assert "screen" in complained and len(complained.splitlines()) == 1


@pytest.mark.window
@pytest.mark.parametrize(
    ("command", "language"),
    [
        ("kiosk", "en"),
        ("kiosk", "ar"),
        ("kiosk", "ti"),
        ("exhibit", "en"),
        ("exhibit", "ar"),
        ("exhibit", "bn"),
    ],
)
def test_the_app_opens_and_ends_in_good_order_when_asked(
    command: str, language: str, screen: str, tmp_path: Path
) -> None:
    little_show(tmp_path / "show")
    where = (
        ("exhibit", str(tmp_path / "show")) if command == "exhibit" else ("--data", str(tmp_path / "data"))
    )
    options = ("--window", "640x400", "--language", language)
    arguments = (*where, *options) if command == "exhibit" else (*options, *where)
    with child(*arguments, DISPLAY=screen, XDG_STATE_HOME=str(tmp_path)) as app:
        assert app.stdout
        assert app.stdout.readline() == "drawn\n", app.communicate(timeout=30)
        app.terminate()
        said, complained = app.communicate(timeout=30)
    assert (app.returncode, said, complained) == (0, "", "")
    assert [log.read_text() for log in tmp_path.rglob("log.txt")] == []


QUIET = """
import json, sys
from click.testing import CliRunner
from kiosk.cli import main
codes = [CliRunner().invoke(main, arguments).exit_code for arguments in json.loads(sys.argv[1])]
print(json.dumps([codes, [name for name in ("kivy", "fanzines.library") if name in sys.modules]]))
"""


def loaded_by(*work: tuple[object, ...]) -> list[str]:
    """What of Kivy and the library was loaded by commands that went well, or were refused a show."""
    as_text = json.dumps([[str(argument) for argument in arguments] for arguments in work])
    command = [sys.executable, "-c", QUIET, as_text]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    codes, loaded = json.loads(done.stdout)
    assert codes == [int(arguments[0] in ("serve", "exhibit")) for arguments in work]
    assert isinstance(loaded, list)
    return loaded


def test_commands_without_a_window_do_not_load_kivy(tmp_path: Path) -> None:
    key = key_as_text(public_key(new_private_key()))
    press = ("press", MINI, "-o", tmp_path / "zine.pdf")
    picture = ("picture", MINI, "-o", tmp_path / "page.png")
    publish = ("publish", MINI, "--trust", key, "-o", tmp_path / "show")
    assert "kivy" not in loaded_by(("--help",), press, picture, publish)


def test_the_visitors_side_does_not_load_the_library(tmp_path: Path) -> None:
    assert loaded_by(("serve", tmp_path), ("exhibit", tmp_path)) == []
