import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from fanzines.consents import Use
from fanzines.edits import AddItem, AddStroke, RemoveItem
from fanzines.library import Library
from fanzines.library.errors import LibraryFull, PhotoMissing
from fanzines.library.mending import thrown_away_since
from fanzines.model import Brush, Drawing, Fanzine, Photo, Placement, Point, Stroke, new_fanzine, new_id
from tests.fanzines.shelfware import KEY, PlainPhoto, decrypted_pages
from tests.fanzines.sounds import read_aloud

STROKE = Stroke(Brush.PEN, "#FF5C4D", 1, tuple(Point(float(n), float(n)) for n in range(150)))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 48 MB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.fixture
def library(small_disk: Path) -> Iterator[Library]:
    with Library.create(small_disk / "library", KEY) as library:
        yield library


def test_a_full_disk_refuses_a_change_and_loses_nothing(library: Library) -> None:
    fanzine, kept = _drawn(library, 20)
    _fill(library.store.folder)
    with pytest.raises(LibraryFull, match="Make room"):
        for _ in range(2000):
            library.save(fanzine.id, AddStroke(fanzine.pages[0].id, kept.id, STROKE))
    with pytest.raises(LibraryFull):
        library.add_photo(PlainPhoto(Random(2).randbytes(900_000)))
    library.close()
    with Library.open(library.store.folder, KEY) as again:
        found = again.fanzine(fanzine.id)
        drawing = found.pages[0].items[0]
        assert again.store.is_sound()
        assert isinstance(drawing, Drawing) and len(drawing.strokes) >= 20
        assert set(drawing.strokes) == {STROKE}


def test_what_she_takes_back_goes_also_on_a_full_disk(library: Library) -> None:
    folder = library.store.folder
    photo = PlainPhoto(b"canary" + Random(3).randbytes(1_500_000))
    library.add_photo(photo)
    fanzine, drawing = _drawn(library, 300)
    big = Drawing(new_id(), Placement(0, 0), (STROKE,) * 2000)
    library.save(fanzine.id, AddItem(fanzine.pages[2].id, 0, big))
    other, _ = _drawn(library, 5)
    shown = Photo(new_id(), Placement(0, 0), photo.digest, 10, 10)
    library.save(fanzine.id, AddItem(fanzine.pages[1].id, 0, shown))
    library.record_consent(fanzine.id, Use.WEB, "ab" * 32, "2026-11", "2027-11")
    library.store.bring_home()
    _fill(folder)
    with pytest.raises(LibraryFull):
        library.add_photo(PlainPhoto(b"more" * 100_000))
    assert library.withdraw_consent(fanzine.id, Use.WEB)
    library.save(fanzine.id, RemoveItem(fanzine.pages[0].id, 0, drawing))
    assert library.fanzine(fanzine.id).pages[0].items == ()
    library.remove(fanzine.id)
    assert [summary.id for summary in library.fanzines()] == [other.id]
    with pytest.raises(PhotoMissing):
        library.photo(photo.digest)
    assert b"canary" not in decrypted_pages(folder)


def test_a_reading_is_thrown_away_and_goes_with_its_fanzine_on_a_full_disk(library: Library) -> None:
    sounds = [word + Random(3).randbytes(1_800_000) for word in (b"canary one", b"canary two")]
    made = [_drawn(library, 5)[0] for _ in sounds]
    for fanzine, sound in zip(made, sounds, strict=True):
        read_aloud(library, fanzine.id, sound)
    library.store.bring_home()
    _fill(library.store.folder)
    with pytest.raises(LibraryFull):
        read_aloud(library, made[0].id, b"more" * 500_000)
    assert library.reading(made[0].id) is not None, "what was kept before is kept"
    assert thrown_away_since(library) == [], "and counts as kept"
    assert library.throw_reading_away(made[0].id)
    library.remove(made[1].id)
    assert [summary.id for summary in library.fanzines()] == [made[0].id]
    assert b"canary" not in decrypted_pages(library.store.folder)


def test_a_library_opens_on_a_full_disk(library: Library) -> None:
    fanzine, _ = _drawn(library, 3)
    library.close()
    _fill(library.store.folder)
    with Library.open(library.store.folder, KEY) as again:
        again.remove(fanzine.id)
        assert again.fanzines() == []


def test_the_ballast_is_laid_again_when_there_is_room(library: Library) -> None:
    fanzine, _ = _drawn(library, 3)
    library.close()
    filler = _fill(library.store.folder)
    with Library.open(library.store.folder, KEY) as again:
        again.remove(fanzine.id)
    filler.unlink()
    with Library.open(library.store.folder, KEY) as again:
        assert again.store.ballast.path.stat().st_size == again.store.ballast.size


def _drawn(library: Library, strokes: int) -> tuple[Fanzine, Drawing]:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    drawing = Drawing(new_id(), Placement(0, 0), (STROKE,) * strokes)
    library.save(fanzine.id, AddItem(fanzine.pages[0].id, 0, drawing))
    return fanzine, drawing


def _fill(folder: Path) -> Path:
    filler = folder.parent / "something else"
    with filler.open("ab", buffering=0) as file:
        for size in (65_536, 512, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue
    return filler
