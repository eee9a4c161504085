"""The last good show stays when a newer one is damaged, and what was taken back never comes back."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from exhibitions.show.folder import current_version
from exhibitions.show.last_good import LastGood
from exhibitions.show.manifest import ShowDamaged
from exhibitions.show.reading import open_show, sealed_show
from exhibitions.show.withdrawn import withdrawn
from tests.exhibitions.shows import ROOM, WALL, WEB, little_show

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    little_show(tmp_path / "show")
    return tmp_path / "show"


def last_good(place: Path) -> LastGood:
    return LastGood(place, place.with_name("home"), rest=lambda _seconds: None)


def kept(place: Path) -> LastGood:
    """After a first start, and after what was there was looked through."""
    one = last_good(place)
    assert one.begin() == place
    assert one.look()
    return one


def spoil(folder: Path) -> None:
    next((folder / "pictures").iterdir()).write_bytes(b"no picture")


def test_what_was_seen_whole_is_kept_and_shown_from_then_on(place: Path) -> None:
    one = kept(place)
    assert one.folder == place.with_name("home")
    assert open_show(one.folder).sequence == 1
    assert not one.look()
    assert last_good(place).begin() == one.folder


def test_a_damaged_newer_one_leaves_the_last_good_one(place: Path) -> None:
    one = kept(place)
    spoil(little_show(place, sequence=2))
    assert not one.look()
    assert open_show(last_good(place).begin()).sequence == 1
    little_show(place, sequence=3)
    assert one.look()
    assert open_show(one.folder).sequence == 3


def test_a_damaged_newer_one_still_takes_out_what_it_denies(place: Path) -> None:
    one = kept(place)
    folder = little_show(place, sequence=2, gone=[WALL, ROOM, WEB], stories=(), web_stories=())
    (folder / "show.json").unlink()
    assert one.look()
    show = open_show(one.folder)
    assert show.entries == () and {WALL, ROOM, WEB} <= show.gone
    left = [file for file in show.folder.rglob("*.webp") if file.is_file()]
    assert left == []


def test_an_older_version_brings_nothing_back(place: Path) -> None:
    former = shutil.copytree(place, place.with_name("stick"))
    one = kept(place)
    little_show(place, sequence=2, gone=[ROOM], stories=())
    assert one.look()
    shutil.rmtree(place)
    shutil.copytree(former, place)
    one.look()
    assert sealed_show(last_good(place).begin()).entries == ()
    assert ROOM in withdrawn(place.with_name("home"))


def test_a_folder_that_is_gone_is_a_stick_and_one_that_is_empty_was_taken_down(place: Path) -> None:
    one = kept(place)
    shutil.rmtree(place)
    assert not one.look()
    assert last_good(place).begin() == one.folder
    place.mkdir()
    assert one.look()
    assert current_version(place.with_name("home")) is None
    with pytest.raises(ShowDamaged):
        last_good(place).begin()


def test_a_disk_without_room_keeps_no_copy_and_shows_what_is_whole(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = kept(place)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 10**9, 1_000))
    little_show(place, sequence=2)
    assert one.look()
    assert one.folder == place
    assert not one.look()
    assert open_show(place.with_name("home")).sequence == 1


def test_nothing_anywhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(ShowDamaged):
        last_good(tmp_path / "show").begin()
