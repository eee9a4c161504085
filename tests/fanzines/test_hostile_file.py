"""Files that somebody tampered with, or that are none: refused with a sentence, and nothing else happens."""

import random
import stat
import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanzines.file import FileRefused, archive, read, write
from fanzines.file.archive import pack, unpack
from tests.fanzines.filed import JPEG, PHOTOS, SMALL, refused, sealed, with_member, without


def zipped(
    parts: list[tuple[str, bytes]], *, method: int = ZIP_DEFLATED, mode: int = 0, comment: bytes = b""
) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as file:
        for name, data in parts:
            member = ZipInfo(name)
            member.external_attr = mode << 16
            file.writestr(member, data, method)
        file.comment = comment
    return target.getvalue()


def test_too_much_json_is_refused_before_it_is_read() -> None:
    lists, values = b"[" + b"[]," * 2_000_001 + b"[]]", b"[" + b"0," * 12_000_001 + b"0]"
    for text in (lists, values):
        stored = zipped([("fanzine.json", text)], method=ZIP_STORED)
        assert refused(stored) == "fanzine.json holds more strokes than this kiosk can open."


NAMES = [
    "../fanzine.json",
    "/fanzine.json",
    "photos\\a.jpg",
    "C:/fanzine.json",
    "photos/",
    "photos/a.jpg",
    f"photos/{JPEG}.gif",
    f"photos/{JPEG}.jpg\n",
    f"photos/../photos/{JPEG}.jpg",
    "FANZINE.JSON",
    "notes.txt",
    ".DS_Store",
    "photos/\u202egpj.jpg",
]


@pytest.mark.parametrize("name", NAMES)
def test_only_the_parts_of_a_fanzine_have_a_place(name: str) -> None:
    assert refused(with_member(name, b"")).startswith("The file holds a part that does not belong there: ")


def test_a_name_cut_short_by_a_null_is_not_believed() -> None:
    data = zipped([("fanzine.jsonX.exe", b"")]).replace(b"fanzine.jsonX.exe", b"fanzine.json\0.exe")
    assert "does not belong there" in refused(data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_stands_once() -> None:
    assert refused(zipped([("fanzine.json", b"{}")] * 2)) == "The file holds fanzine.json twice."


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO])
def test_links_and_devices_are_refused(kind: int) -> None:
    data = zipped([("fanzine.json", b"/etc/passwd")], mode=kind | 0o777)
    assert refused(data) == "fanzine.json is not an ordinary file."


def test_locked_and_oddly_packed_parts_are_refused() -> None:
    data = bytearray(zipped([("fanzine.json", b"{}")], method=ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) == "fanzine.json is locked with a password."
    odd = zipped([("fanzine.json", b"{}")], method=ZIP_BZIP2)
    assert refused(odd) == "fanzine.json is packed in a way this kiosk does not read."


def test_a_part_that_swells_is_refused() -> None:
    bomb = zipped([("fanzine.json", b" " * 20_000_000)])
    assert len(bomb) < 25_000
    assert refused(bomb) == "fanzine.json unpacks to more than it should."


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = zipped([("fanzine.json", b" " * 20_000_000)])
    start = data.index(b"PK\x01\x02") + 24
    assert "damaged" in refused(data[:start] + struct.pack("<L", 100) + data[start + 4 :])


def test_sizes_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(SMALL, PHOTOS.__getitem__)
    monkeypatch.setattr(archive, "MOST_UNPACKED", 500)
    with pytest.raises(FileRefused, match="unpacks to more than"):
        write(SMALL, PHOTOS.__getitem__)
    assert refused(data).startswith("The file unpacks to more than")
    monkeypatch.setattr(archive, "MOST_PACKED", len(data) - 1)
    assert refused(data).startswith("The file is larger than")
    with pytest.raises(FileRefused, match="The file is larger than"):
        write(SMALL, PHOTOS.__getitem__)


def test_only_so_many_parts() -> None:
    many = [(f"photos/{n:064x}.jpg", b"") for n in range(514)]
    assert refused(zipped([("fanzine.json", b"{}"), *many])) == "The file holds more than 514 parts."


def test_a_flood_of_parts_is_refused_before_the_catalogue_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    flood = zipped([(f"{n:0200}", b"") for n in range(600)])
    monkeypatch.delattr(archive, "ZipFile")
    assert refused(flood) == "The file holds more than 514 parts."


def test_a_zip64_catalogue_is_not_opened() -> None:
    data = zipped([("fanzine.json", b"{}")])
    end = data.rindex(b"PK\x05\x06")
    locator = b"PK\x06\x07" + bytes(16)
    assert refused(data[:end] + locator + data[end:]) == "The file holds more than 514 parts."


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"\0" * 100, zipped([], comment=b"hello")])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert refused(data).startswith("The file is damaged, or is no .fanzine file")


def test_a_zip_without_a_fanzine_is_refused() -> None:
    assert refused(without("fanzine.json")) == "The file is no .fanzine file: fanzine.json is missing."
    assert refused(zipped([])) == "The file is no .fanzine file: fanzine.json is missing."


def survives(data: bytes) -> None:
    try:
        assert read(data).fanzine.id
    except FileRefused as error:
        assert str(error).endswith(".")


WHOLE = write(SMALL, PHOTOS.__getitem__, sealed(SMALL.id))


@settings(max_examples=600, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_flipped_bytes_are_refused_or_read_and_nothing_else(flips: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in flips:
        data[place] = value
    survives(bytes(data))


@given(st.integers(0, len(WHOLE) - 1))
def test_a_cut_file_is_refused(length: int) -> None:
    assert refused(WHOLE[:length])


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_flipped_letters_inside_a_whole_zip_are_refused_or_read_and_nothing_else(data: st.DataObject) -> None:
    parts = unpack(WHOLE)
    name = data.draw(st.sampled_from(["fanzine.json", "consents.json"]))
    text = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place] = data.draw(st.sampled_from(b'0123456789"{}[],:-.eEnNaI\\ \0\xff'))
    survives(pack({**parts, name: bytes(text)}))


def test_every_single_byte_flip_of_the_catalogue_is_survived() -> None:
    rng = random.Random(7)
    start = WHOLE.index(b"PK\x01\x02")
    for place in range(start, len(WHOLE)):
        survives(WHOLE[:place] + bytes([WHOLE[place] ^ rng.randint(1, 255)]) + WHOLE[place + 1 :])
