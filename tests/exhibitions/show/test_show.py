import json
import shutil
import threading
from pathlib import Path

import pytest

from exhibitions.show import folder
from exhibitions.show.folder import CHANGES, POINTER, current_version, next_version, take_down, tidy
from exhibitions.show.manifest import MANIFEST, SEAL, write_manifest
from exhibitions.show.reading import ShowDamaged, ShowUnknown, open_show
from fanzines.seal import new_private_key, public_key
from tests.benchmarks.many import many_show
from tests.exhibitions.shows import KEY, ROOM, TITLES, WALL, WEB, little_show

GONE = "GGGGGGGGGGGGGGGG"


def test_a_show_opens_as_it_was_published(tmp_path: Path) -> None:
    little_show(tmp_path, gone=[GONE], sequence=7)
    show = open_show(tmp_path, trusted=[public_key(KEY)])
    (entry,) = show.entries
    assert (show.sequence, show.valid_until, show.gone) == (7, "9999-12", {GONE})
    assert (entry.key, entry.room, entry.web, dict(entry.title)) == (WALL, ROOM, WEB, TITLES)
    assert entry.room_address == f"HTTP://192.168.1.5:8000/S/{ROOM}"
    assert entry.web_address is None
    assert len(entry.pages) == 4
    assert entry.cover.picture.read_bytes()[8:12] == b"WEBP"
    assert show.stories() == {ROOM, WEB}


def test_a_show_of_more_than_a_thousand_opens(tmp_path: Path) -> None:
    many_show(tmp_path, 1100)
    assert len(open_show(tmp_path).entries) == 1100


def test_an_entry_leaves_the_wall_after_its_last_month(tmp_path: Path) -> None:
    little_show(tmp_path, until="2027-03")
    show = open_show(tmp_path)
    assert show.on_show("2027-03") == show.entries
    assert show.on_show("2027-04") == ()


def test_every_single_file_is_missed_when_it_is_taken(tmp_path: Path) -> None:
    folder = little_show(tmp_path / "show")
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        kept = path.read_bytes()
        path.unlink()
        with pytest.raises(ShowDamaged) as caught:
            open_show(tmp_path / "show")
        assert caught.value.file == path.relative_to(folder).as_posix()
        assert caught.value.file in str(caught.value)
        path.write_bytes(kept)
    open_show(tmp_path / "show")


def test_every_single_file_is_found_out_when_it_is_changed(tmp_path: Path) -> None:
    folder = little_show(tmp_path / "show")
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        kept = path.read_bytes()
        path.write_bytes(kept[:-2] + bytes([kept[-2] ^ 1]) + kept[-1:])
        with pytest.raises(ShowDamaged) as caught:
            open_show(tmp_path / "show")
        named = path.relative_to(folder).as_posix()
        assert caught.value.file == (MANIFEST if named == SEAL else named)
        path.write_bytes(kept)


def test_a_file_that_was_added_is_named(tmp_path: Path) -> None:
    folder = little_show(tmp_path / "show")
    (folder / "site" / "room" / "S" / "extra.html").write_text("hello")
    with pytest.raises(ShowDamaged, match=r"extra\.html does not belong to it"):
        open_show(tmp_path / "show")


def test_a_link_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    folder = little_show(tmp_path / "show")
    page = folder / "site" / "room" / "index.html"
    shutil.copy(page, tmp_path / "same.html")
    page.unlink()
    page.symlink_to(tmp_path / "same.html")
    with pytest.raises(ShowDamaged, match=r"index\.html"):
        open_show(tmp_path / "show")


def test_a_manifest_that_was_made_anew_is_another_kiosks(tmp_path: Path) -> None:
    folder = little_show(tmp_path)
    (folder / "show.json").write_bytes((folder / "show.json").read_bytes().replace(b"Rooms", b"Looms"))
    write_manifest(folder, new_private_key(), sequence=1, valid_until="9999-12", gone=())
    assert open_show(tmp_path).title["en"] == "Looms of our own"
    with pytest.raises(ShowUnknown, match="not trusted"):
        open_show(tmp_path, trusted=[public_key(KEY)])


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a\\b", "site/../../x", ".hidden", "C:/x", ""])
def test_a_manifest_never_reaches_outside_its_folder(tmp_path: Path, name: str) -> None:
    folder = little_show(tmp_path)
    value = json.loads((folder / MANIFEST).read_bytes())
    value["files"][name] = "0" * 64
    (folder / MANIFEST).write_text(json.dumps(value))
    with pytest.raises(ShowDamaged, match=r"manifest\.json cannot be read"):
        open_show(tmp_path)


def test_a_place_without_a_show_says_so(tmp_path: Path) -> None:
    with pytest.raises(ShowDamaged, match="holds no show"):
        open_show(tmp_path / "nowhere")


def test_a_version_copied_elsewhere_is_a_show_by_itself(tmp_path: Path) -> None:
    folder = little_show(tmp_path / "show")
    shutil.copytree(folder, tmp_path / "stick")
    assert open_show(tmp_path / "stick").entries[0].key == WALL


def test_what_is_being_built_is_not_open_and_leaves_nothing_when_it_fails(tmp_path: Path) -> None:
    first = little_show(tmp_path)
    with pytest.raises(OSError, match="no room"), next_version(tmp_path) as half:
        (half / "show.json").write_text("{}")
        assert current_version(tmp_path) == first
        raise OSError("no room")
    assert not half.exists()
    assert open_show(tmp_path).folder == first


def test_what_a_power_cut_left_is_tidied_away(tmp_path: Path) -> None:
    first = little_show(tmp_path)
    half = tmp_path / "show-0123456789abcdef"
    half.mkdir()
    (tmp_path / "current.part").write_text("show-")
    tidy(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {POINTER, first.name}


def test_nobody_waits_while_what_was_thrown_away_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    little_show(tmp_path)
    deleted, changed = [], threading.Event()

    def change() -> None:
        with CHANGES:
            changed.set()

    def delete(version: Path, ignore_errors: bool) -> None:
        changed.clear()
        threading.Thread(target=change).start()
        assert changed.wait(10)
        deleted.append(version)

    monkeypatch.setattr(folder.shutil, "rmtree", delete)
    with pytest.raises(OSError, match="no room"), next_version(tmp_path):
        raise OSError("no room")
    take_down(tmp_path)
    assert len(deleted) == 3  # the one that failed, the same again as it was not deleted, and the show
    assert not any(version.name.startswith("show-") for version in tmp_path.iterdir())


def test_the_next_version_takes_the_place_of_the_last(tmp_path: Path) -> None:
    first = little_show(tmp_path, sequence=1)
    second = little_show(tmp_path, sequence=2)
    assert open_show(tmp_path).sequence == 2
    assert not first.exists()
    assert second.exists()
    take_down(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_pointer_never_leads_outside(tmp_path: Path) -> None:
    other = little_show(tmp_path / "other")
    mine = tmp_path / "mine"
    little_show(mine)
    (mine / POINTER).write_text(f"../other/{other.name}")
    with pytest.raises(ShowDamaged):
        open_show(mine)
