"""The system's table of what is mounted, read from lines as proc(5) shows them, and on this machine."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.machine import mounts
from kiosk.machine.mounts import Mount, mounted

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the table is Linux's")
LINES = rb"""
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 propagate_from:2 - ext3 /dev/root rw,errors=continue
90 22 8:17 / /media/kiosk/MY\040STICK\011\134 rw,nosuid - vfat /dev/sdb1 rw,utf8 - odd
91 22 0:50 / /media/kiosk/shared rw - fuse.sshfs somebody@there:/a\040folder rw
"""


def table(monkeypatch: pytest.MonkeyPatch, folder: Path, lines: bytes) -> list[Mount]:
    file = folder / "mountinfo"
    file.write_bytes(lines.lstrip())
    monkeypatch.setattr(mounts, "_TABLE", file)
    return mounted()


def test_lines_are_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert table(monkeypatch, tmp_path, LINES) == [
        Mount(Path("/"), "/dev/sda2", "8:2", "ext4"),
        Mount(Path("/mnt2"), "/dev/root", "98:0", "ext3"),
        Mount(Path("/media/kiosk/MY STICK\t\\"), "/dev/sdb1", "8:17", "vfat"),
        Mount(Path("/media/kiosk/shared"), "somebody@there:/a folder", "0:50", "fuse.sshfs"),
    ]


def test_of_two_at_one_folder_the_upper_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b"1 0 8:1 / /a rw - ext4 /dev/sda1 rw\n2 1 8:17 / /a rw - vfat /dev/sdb1 rw\n"
    assert table(monkeypatch, tmp_path, lines) == [Mount(Path("/a"), "/dev/sdb1", "8:17", "vfat")]


def test_this_machine_has_a_root() -> None:
    assert Path("/") in {mount.folder for mount in mounted()}


def test_without_a_table_nothing_is_plugged_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounts, "_TABLE", tmp_path / "missing")
    assert mounted() == []


@given(some.text(some.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_name_comes_back(name: str) -> None:
    """The kernel writes blanks, line ends and backslashes as octal numbers."""
    written = name.encode()
    for sign in (b"\\", b" ", b"\t", b"\n"):
        written = written.replace(sign, b"\\%03o" % sign[0])
    assert vars(mounts)["_plain"](written) == name


def test_partitions_of_one_drive_go_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for drive, parts in (("sdb", ("sdb1", "sdb2")), ("mmcblk0", ("mmcblk0p1",)), ("sdc", ())):
        (tmp_path / "devices" / drive).mkdir(parents=True)
        (tmp_path / drive).symlink_to(tmp_path / "devices" / drive)
        for part in parts:
            (tmp_path / "devices" / drive / part).mkdir()
            (tmp_path / "devices" / drive / part / "partition").touch()
            (tmp_path / part).symlink_to(tmp_path / "devices" / drive / part)
    monkeypatch.setattr(mounts, "_BLOCKS", tmp_path)
    devices = ("sdb", "sdb1", "sdb2", "mmcblk0p1", "sdc")
    drives = [Mount(Path("/a"), f"/dev/{device}", "", "").drive for device in devices]
    assert drives == ["sdb", "sdb", "sdb", "mmcblk0", "sdc"]


def test_what_is_no_device_is_a_drive_of_its_own() -> None:
    assert [Mount(Path(folder), "tmpfs", "", "tmpfs").drive for folder in ("/a", "/b")] == ["/a", "/b"]
