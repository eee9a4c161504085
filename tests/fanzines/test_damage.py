from pathlib import Path
from random import Random

import pytest

from fanzines.edits import AddItem
from fanzines.library import Library
from fanzines.library.errors import LibraryDamaged
from fanzines.model import Photo, Placement, Words, new_fanzine, new_id
from tests.fanzines.shelfware import KEY, PlainPhoto


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a closed library of some 60 pages."""
    photo = PlainPhoto(Random(1).randbytes(200_000))
    with Library.create(tmp_path, KEY) as library:
        fanzine = new_fanzine("2026-11")
        library.new(fanzine)
        library.add_photo(photo)
        for page in fanzine.pages:
            library.save(fanzine.id, AddItem(page.id, 0, Words(new_id(), Placement(0, 0), "words", 100)))
            shown = Photo(new_id(), Placement(0, 0), photo.digest, 10, 10)
            library.save(fanzine.id, AddItem(page.id, 1, shown))
    return tmp_path / "library.db"


@pytest.mark.parametrize("seed", range(8))
def test_one_flipped_bit_is_found_and_nothing_is_written(file: Path, seed: int) -> None:
    random = Random(seed)
    data = bytearray(file.read_bytes())
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    _is_refused_untouched(file, bytes(data))


@pytest.mark.parametrize("length", [0, 100, 4096, 5000, 40_960])
def test_a_file_cut_short_is_refused_and_nothing_is_written(file: Path, length: int) -> None:
    _is_refused_untouched(file, file.read_bytes()[:length])


def test_a_file_of_something_else_is_refused(file: Path) -> None:
    _is_refused_untouched(file, b"This is a letter, not a library. " * 1000)


def test_another_key_is_refused(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(LibraryDamaged):
        Library.open(file.parent, bytes(32))
    assert file.read_bytes() == before


def _is_refused_untouched(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(LibraryDamaged, match="bring back the newest backup"):
        Library.open(file.parent, KEY)
    assert file.read_bytes() == data
