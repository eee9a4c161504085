"""Sticks: real folders under a root of our own, and a real mount where that is allowed."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import sticks as module
from kiosk.sticks import free_name, stick, sticks


@pytest.fixture
def media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place in which sticks are looked for, beside one that is not there."""
    place = tmp_path / "media"
    place.mkdir()
    monkeypatch.setattr(module, "_PLACES", (tmp_path / "missing", place))
    return place


@pytest.fixture
def plugged(media: Path) -> Iterator[Path]:
    """A stick in the folder of an account."""
    folder = media / "kiosk" / "STICK"
    folder.mkdir(parents=True)
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can plug a stick in")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_folder_is_no_stick(media: Path) -> None:
    (media / "kiosk" / "notes").mkdir(parents=True)
    (media / "file").write_text("")
    assert list(sticks()) == []
    assert stick(None) is None


def test_a_stick_is_found_in_the_folder_of_an_account(plugged: Path) -> None:
    assert list(sticks()) == [plugged]
    assert stick(None) == plugged


def test_a_chosen_folder_comes_before_every_stick(plugged: Path, tmp_path: Path) -> None:
    assert stick(tmp_path) == tmp_path


def test_a_name_that_is_taken_is_counted_on(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        free = free_name(tmp_path, "mini", ".pdf")
        free.write_bytes(b"")
        names.append(free.name)
    assert names == ["mini.pdf", "mini-2.pdf", "mini-3.pdf"]
    assert free_name(tmp_path, "booklet", ".pdf").name == "booklet.pdf"
