"""A stick is let go: really mounted ones, and a stand-in for udisks that really unmounts them."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.machine import mounts
from kiosk.machine import sticks as module
from kiosk.machine.mounts import mounted
from kiosk.machine.unplugging import SENTENCES, Removal, remove_safely
from tests.kiosk.plugs import image, plugged

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts sticks as Linux does")
FAILS = 'echo "Error unmounting $3: GDBus.Error:org.freedesktop.UDisks2.Error.%s" >&2; exit 1'
REFUSES = FAILS % "NotAuthorizedCanObtain: Not authorized to perform operation"
NOT_MOUNTED = FAILS % "NotMounted: Device is not mounted"
UNKNOWN = 'echo "Error looking up object for device $3" >&2; exit 1'
UNMOUNTS = f"""
[ "$1" = unmount ] || exit 1
{{umount}} "$3" && exit 0
{FAILS % "DeviceBusy: target is busy"}"""


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """The only folder with commands."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(module, "_PLACES", (tmp_path / "media",))
    with plugged(tmp_path / "media" / "STICK", image(tmp_path / "stick.img")) as folder:
        yield folder


def udisks(commands: Path, script: str) -> None:
    """A stand-in that writes down what it is asked for."""
    umount = shutil.which("umount")
    file = commands / "udisksctl"
    file.write_text(f'#!/bin/sh\necho "$@" >> {commands}/asked\n{script.format(umount=umount)}\n')
    file.chmod(0o755)


def let_go(stick: Path, commands: Path, seconds: float = 20) -> Removal:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(commands))
        return remove_safely(stick, seconds=seconds)


def asked(commands: Path) -> list[list[str]]:
    return [line.split() for line in (commands / "asked").read_text().splitlines()]


def test_a_stick_is_unmounted_and_its_power_taken(stick: Path, commands: Path) -> None:
    udisks(commands, UNMOUNTS)
    (stick / "a.txt").write_text("written")
    assert let_go(stick, commands) is Removal.READY
    assert not os.path.ismount(stick)
    (unmount, power) = asked(commands)
    assert (unmount[0], power[0], unmount[1:]) == ("unmount", "power-off", power[1:])
    assert unmount[1] == "--block-device" and unmount[2].startswith("/dev/loop")
    assert unmount[3] == "--no-user-interaction"


def test_a_stick_in_use_stays_and_goes_when_it_is_free(stick: Path, commands: Path) -> None:
    udisks(commands, UNMOUNTS)
    with (stick / "a.txt").open("w"):
        assert let_go(stick, commands) is Removal.IN_USE
        assert os.path.ismount(stick)
    assert let_go(stick, commands) is Removal.READY
    assert not os.path.ismount(stick)


def test_other_sticks_stay(stick: Path, commands: Path, tmp_path: Path) -> None:
    udisks(commands, UNMOUNTS)
    with plugged(stick.parent / "other", image(tmp_path / "other.img")) as other:
        assert let_go(stick, commands) is Removal.READY
        assert os.path.ismount(other)


def test_every_part_of_the_same_drive_goes(
    stick: Path, commands: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    udisks(commands, UNMOUNTS)
    with plugged(stick.parent / "second", image(tmp_path / "second.img")) as second:
        for device in (Path(mount.device) for mount in mounted() if mount.folder in (stick, second)):
            part = tmp_path / "devices" / "sdb" / device.name
            part.mkdir(parents=True)
            (part / "partition").touch()
            (tmp_path / device.name).symlink_to(part)
        monkeypatch.setattr(mounts, "_BLOCKS", tmp_path)
        assert let_go(stick, commands) is Removal.READY
        assert not os.path.ismount(stick) and not os.path.ismount(second)
    assert [words[0] for words in asked(commands)] == ["unmount", "unmount", "power-off"]


def test_a_drive_that_the_system_itself_uses_is_left_alone(
    stick: Path, commands: Path, tmp_path: Path
) -> None:
    """As a memory card is from which a small computer started."""
    udisks(commands, UNMOUNTS)
    (device,) = (mount.device for mount in mounted() if mount.folder == stick)
    with plugged(tmp_path / "boot", Path(device)):
        assert let_go(stick, commands) is Removal.IN_USE
        assert os.path.ismount(stick)
    assert not (commands / "asked").exists()


@pytest.mark.parametrize("script", [None, REFUSES, UNKNOWN])
def test_where_nobody_may_unmount_all_is_written_down(
    script: str | None, stick: Path, commands: Path
) -> None:
    if script:
        udisks(commands, script)
    with closing((stick / "a.txt").open("w")):
        assert let_go(stick, commands) is Removal.IN_USE
    assert let_go(stick, commands) is Removal.READY


def test_a_stick_that_was_unmounted_meanwhile_is_ready(stick: Path, commands: Path) -> None:
    udisks(commands, NOT_MOUNTED)
    assert let_go(stick, commands) is Removal.READY


def test_a_stick_that_takes_too_long_is_still_in_use(stick: Path, commands: Path) -> None:
    udisks(commands, f"exec {shutil.which('sleep')} 20")
    assert let_go(stick, commands, seconds=0.3) is Removal.IN_USE


def test_a_stick_that_is_gone_is_told(tmp_path: Path) -> None:
    assert remove_safely(tmp_path) is Removal.GONE


def test_every_outcome_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Removal)
