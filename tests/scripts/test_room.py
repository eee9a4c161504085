"""The room: its unit starts the exhibition for ever and alone, and the installer says what it does."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import assets
from scripts.room.rehearse import UNIT, unit

INSTALL = UNIT.with_name("install.sh")


def _install(*words: str, root: Path | None = None) -> "subprocess.CompletedProcess[str]":
    env = os.environ | ({"DESTDIR": str(root)} if root else {})
    return subprocess.run([INSTALL, *words], env=env, capture_output=True, text=True, check=False)


def _program(folder: Path) -> Path:
    starter = folder / "program/bin/fanzine-kiosk"
    starter.parent.mkdir(parents=True)
    starter.write_text("#!/bin/sh\n")
    starter.chmod(0o755)
    return folder / "program"


def test_whatever_ends_is_started_again_for_ever() -> None:
    assert unit()["Service"]["Restart"] == "always"
    assert unit()["Unit"]["StartLimitIntervalSec"] == "0"


def test_nobody_leaves_for_another_console_and_nothing_else_is_written() -> None:
    service = unit()["Service"]
    assert service["ExecStart"].startswith("/usr/bin/cage -- ")
    assert service["User"] == "exhibition"
    assert (service["ProtectSystem"], service["ReadWritePaths"]) == ("strict", "/srv/exhibition")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd to ask")
def test_systemd_takes_the_unit_without_a_word(tmp_path: Path) -> None:
    program = tmp_path / "cage"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    file = tmp_path / UNIT.name
    file.write_text(UNIT.read_text("utf-8").replace("/usr/bin/cage", str(program)))
    done = subprocess.run(
        ["systemd-analyze", "verify", str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if UNIT.name in line]) == (0, [])


def test_it_puts_show_and_unit_in_place_and_says_so(tmp_path: Path) -> None:
    root, program = tmp_path / "machine", _program(tmp_path)
    done = _install(str(assets.path("sample", "show")), str(program), root=root)
    assert done.returncode == 0, done.stderr
    assert (root / "srv/exhibition/show/manifest.json").is_file()
    text = (root / "etc/systemd/system/fanzine-exhibition.service").read_text("utf-8")
    assert f"{program}/bin/fanzine-kiosk exhibit /srv/exhibition/show" in text
    assert (root / "etc/pam.d/fanzine-exhibition").is_file()
    assert done.stdout.count("\n") == 11


def test_it_can_be_asked_first_and_then_does_nothing(tmp_path: Path) -> None:
    root = tmp_path / "machine"
    done = _install("--say", str(assets.path("sample", "show")), str(_program(tmp_path)), root=root)
    assert done.returncode == 0
    assert not root.exists()


def test_a_folder_without_a_show_is_refused(tmp_path: Path) -> None:
    done = _install("--say", str(tmp_path), str(_program(tmp_path)))
    assert done.returncode == 1
    assert "holds no show" in done.stderr
