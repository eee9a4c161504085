"""Sticks: real folders under a root of our own, and real mounts where that is allowed."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import Empty, Queue

import pytest

from kiosk.machine import sticks as module
from kiosk.machine.sticks import StickGone, Sticks, free_name, pictures, read_whole, stick, sticks
from tests.kiosk.plugs import image, plugged, pull_out

Change = tuple[tuple[Path, ...], tuple[Path, ...]]
ENDINGS = (".jpg", ".png")
PATIENCE = 20.0


@pytest.fixture
def media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place in which sticks are looked for, beside one that is not there."""
    place = tmp_path / "media"
    place.mkdir()
    monkeypatch.setattr(module, "_PLACES", (tmp_path / "missing", place))
    return place


@pytest.fixture
def changes() -> Iterator[tuple[Sticks, "Queue[Change]"]]:
    """A watcher, and what it tells."""
    told: Queue[Change] = Queue()
    watcher = Sticks(lambda came, went: told.put((came, went)), every=0.02)
    yield watcher, told
    watcher.stop()


def laid(folder: Path, *names: str) -> None:
    """Files of these names, each newer than the one before."""
    for number, name in enumerate(names):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
        os.utime(file, (number, number))


def names(folder: Path, **bounds: int) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in pictures(folder, ENDINGS, **bounds)]


def test_a_folder_is_no_stick(media: Path) -> None:
    (media / "kiosk" / "notes").mkdir(parents=True)
    (media / "file").write_text("")
    assert list(sticks()) == []
    assert stick(None) is None


@pytest.mark.parametrize("name", ["STICK", "kiosk/STICK", "kiosk/my stick\t1 \\ Сад"])
def test_a_stick_is_found_in_a_place_or_in_the_folder_of_an_account(name: str, media: Path) -> None:
    with plugged(media / name) as folder:
        assert list(sticks()) == [folder]
        assert stick(None) == folder
    assert list(sticks()) == []


def test_what_is_mounted_deeper_or_on_a_stick_is_none(media: Path) -> None:
    with plugged(media / "STICK") as folder, plugged(folder / "inner"), plugged(media / "a" / "b" / "c"):
        assert list(sticks()) == [folder]


def test_sticks_come_in_an_order_that_stays(media: Path) -> None:
    with plugged(media / "b") as second, plugged(media / "a" / "x") as first:
        assert list(sticks()) == [first, second]


def test_a_chosen_folder_comes_before_every_stick(media: Path, tmp_path: Path) -> None:
    with plugged(media / "STICK"):
        assert stick(tmp_path) == tmp_path


def test_a_name_that_is_taken_is_counted_on(tmp_path: Path) -> None:
    taken = []
    for _ in range(3):
        free = free_name(tmp_path, "mini", ".pdf")
        free.write_bytes(b"")
        taken.append(free.name)
    assert taken == ["mini.pdf", "mini-2.pdf", "mini-3.pdf"]
    assert free_name(tmp_path, "booklet", ".pdf").name == "booklet.pdf"


def test_a_stick_that_comes_and_goes_is_told(media: Path, changes: tuple[Sticks, "Queue[Change]"]) -> None:
    watcher, told = changes
    with plugged(media / "early") as early:
        watcher.start()
        assert list(watcher.here) == [early]
        with plugged(media / "late") as late:
            assert told.get(timeout=PATIENCE) == ((late,), ())
            assert list(watcher.here) == [early, late]
        assert told.get(timeout=PATIENCE) == ((), (late,))
    assert told.get(timeout=PATIENCE) == ((), (early,))


def test_another_stick_in_the_same_folder_is_told(
    media: Path, tmp_path: Path, changes: tuple[Sticks, "Queue[Change]"]
) -> None:
    watcher, told = changes
    with plugged(media / "STICK") as folder:
        watcher.start()
        with plugged(folder, image(tmp_path / "other.img")):
            assert told.get(timeout=PATIENCE) == ((folder,), (folder,))


def test_nothing_is_told_twice_nor_after_the_end(
    media: Path, changes: tuple[Sticks, "Queue[Change]"]
) -> None:
    watcher, told = changes
    watcher.start()
    watcher.start()
    with plugged(media / "STICK"):
        told.get(timeout=PATIENCE)
        with pytest.raises(Empty):
            told.get(timeout=0.2)
        watcher.stop()
    with pytest.raises(Empty):
        told.get(timeout=0.2)
    watcher.start()
    assert watcher.here == ()


def test_the_newest_picture_of_a_folder_comes_first_and_upper_folders_do(tmp_path: Path) -> None:
    laid(tmp_path, "DCIM/100/old.jpg", "DCIM/100/new.JPG", "b.png", "notes.txt", "a.jpg", "DCIM/101/x.jpg")
    found = names(tmp_path)
    assert found == ["a.jpg", "b.png", "DCIM/100/new.JPG", "DCIM/100/old.jpg", "DCIM/101/x.jpg"]


def test_what_is_hidden_or_thrown_away_is_not_shown(tmp_path: Path) -> None:
    laid(tmp_path, ".hidden.jpg", "._a.jpg", ".Trash-1000/a.jpg", ".thumbnails/a.jpg", "$RECYCLE.BIN/a.jpg")
    laid(tmp_path, "System Volume Information/a.jpg", "LOST.DIR/a.jpg", "lost+found/a.jpg")
    assert names(tmp_path) == []


def test_no_link_is_followed(tmp_path: Path) -> None:
    laid(tmp_path, "outside/secret.jpg", "stick/a.jpg")
    (tmp_path / "stick" / "way").symlink_to(tmp_path / "outside", target_is_directory=True)
    (tmp_path / "stick" / "b.jpg").symlink_to(tmp_path / "outside" / "secret.jpg")
    (tmp_path / "stick" / "round").symlink_to(tmp_path / "stick", target_is_directory=True)
    assert names(tmp_path / "stick") == ["a.jpg"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_only_files_are_pictures(tmp_path: Path) -> None:
    (tmp_path / "folder.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.jpg")
    assert names(tmp_path) == []


def test_a_search_is_bounded(tmp_path: Path) -> None:
    laid(tmp_path, *(f"{number}.jpg" for number in range(30)))
    laid(tmp_path, "1/2/3/deep.png", "1/2/3/4/deeper.png")
    assert len(names(tmp_path, most=7)) == 7
    assert names(tmp_path, deep=3)[30:] == ["1/2/3/deep.png"]
    assert len(names(tmp_path, looked_at=5)) <= 5


def test_folders_that_are_not_needed_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, "a.jpg", "inner/b.jpg")
    read: list[Path] = []
    scandir = os.scandir

    def reading(folder: Path) -> object:
        read.append(folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", reading)
    found = pictures(tmp_path, ENDINGS)
    assert next(found).name == "a.jpg"
    assert read == [tmp_path]
    assert [file.name for file in found] == ["b.jpg"]


def test_a_stick_pulled_out_ends_the_search(media: Path) -> None:
    with plugged(media / "STICK") as folder:
        laid(folder, "a.jpg", "inner/b.jpg")
        found = pictures(folder, ENDINGS)
        assert next(found).name == "a.jpg"
        pull_out(folder)
        assert list(found) == []
        assert names(folder) == []


def test_a_place_that_is_not_there_has_no_pictures(tmp_path: Path) -> None:
    assert names(tmp_path / "missing") == []


def test_a_file_is_read_whole_or_up_to_a_bound(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"0123456789")
    assert read_whole(file, 100) == b"0123456789"
    assert read_whole(file, 4) == b"0123"


def test_a_picture_on_a_stick_that_was_pulled_out_cannot_be_reached(media: Path) -> None:
    with plugged(media / "STICK") as folder:
        laid(folder, "a.jpg")
        (file,) = pictures(folder, ENDINGS)
        pull_out(folder)
        with pytest.raises(StickGone, match="Put the stick back in"):
            read_whole(file, 100)


def test_a_stick_pulled_out_in_mid_copy_gives_nothing(media: Path, tmp_path: Path) -> None:
    """The image behind the mount is cut off, so that the disk fails while the file's beginning is there."""
    disk = image(tmp_path / "stick.img")
    content = os.urandom(3_000_000)
    with plugged(media / "STICK", disk) as folder:
        (folder / "a.jpg").write_bytes(content)
    with plugged(media / "STICK", disk) as folder:
        (file,) = pictures(folder, ENDINGS)
        with closing(file.open("rb", buffering=0)) as opened:
            assert opened.read(4096) == content[:4096]
            os.truncate(disk, 0)
            with pytest.raises(StickGone):
                read_whole(file, len(content))


def test_looking_for_sticks_starts_no_process_and_opens_no_disk(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is done every other second."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    with plugged(media / "STICK") as folder:
        for module_, name in ((subprocess, "Popen"), (os, "scandir"), (os, "listdir"), (os, "stat")):
            monkeypatch.setattr(module_, name, never)
        found = list(sticks())
        monkeypatch.undo()
    assert found == [folder]
