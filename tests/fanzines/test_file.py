"""The .fanzine file: what goes in comes out, and whatever is not one is refused with a sentence."""

import hashlib
import json
import random
import stat
import struct
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from fanzines.as_json import Json
from fanzines.consents import Use, pages_hash
from fanzines.file import FileRefused, archive, read, write
from fanzines.file.archive import pack, unpack
from fanzines.file.checks import MOST_STROKES_ON_A_PAGE, check_whole
from fanzines.model import (
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Fold,
    Page,
    Photo,
    Placement,
    Point,
    Sticker,
    Stroke,
    Words,
)
from fanzines.seal import Agreed, SignedConsents, new_private_key, public_key, sign_consents, verify_consents
from tests.fanzines.strategies import fanzines


def picture(kind: str, colour: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (24, 16), colour).save(target, kind)
    return target.getvalue()


PHOTOS = {hashlib.sha256(data).hexdigest(): data for data in (picture("JPEG", "red"), picture("PNG", "blue"))}
JPEG, PNG = PHOTOS
HERE = Placement(74.0, 105.0)
STROKE = Stroke(Brush.PEN, "#FF5C4D", 1.5, (Point(0.1, 0.2, 0.5), Point(1 / 3, -7.0, 1.0)))
SMALL = Fanzine(
    "00000000000000f0",
    "2020-05",
    Fold.MINI,
    Direction.LTR,
    "ar",
    (
        Page("0000000000000001", (Drawing("0000000000000011", HERE, (STROKE,)),)),
        Page(
            "0000000000000002",
            (
                Photo("0000000000000021", HERE, JPEG, 100.0, 75.0),
                Words("0000000000000022", HERE, "بيت\nhome", 90.0),
                Sticker("0000000000000023", HERE, "moon", 20.0, 20.0, "#FFD23F"),
            ),
        ),
    ),
)


def members(fanzine: Fanzine = SMALL) -> dict[str, bytes]:
    return unpack(write(fanzine, PHOTOS.__getitem__))


def with_json(change: Callable[[Json], object]) -> bytes:
    parts = members()
    value = json.loads(parts["fanzine.json"])
    change(value)
    return pack({**parts, "fanzine.json": json.dumps(value).encode()})


def with_member(name: str, data: bytes) -> bytes:
    return pack({**members(), name: data})


def without(name: str) -> bytes:
    return pack({kept: data for kept, data in members().items() if kept != name})


def put(*steps: str | int, value: Any) -> Callable[[Json], object]:
    """A change that puts a value at the end of that path."""

    def change(target: Any) -> None:
        for step in steps[:-1]:
            target = target[step]
        target[steps[-1]] = value

    return change


def drop(*steps: str | int) -> Callable[[Json], object]:
    def change(target: Any) -> None:
        for step in steps[:-1]:
            target = target[step]
        del target[steps[-1]]

    return change


def refused(data: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        read(data)
    return str(caught.value)


@settings(deadline=None)
@given(fanzines(tuple(PHOTOS)))
def test_what_is_written_is_read_back(fanzine: Fanzine) -> None:
    data = write(fanzine, PHOTOS.__getitem__)
    back = read(data)
    assert back.fanzine == fanzine
    assert back.photos == {digest: PHOTOS[digest] for digest in fanzine.photos()}
    assert back.consents is None
    assert pages_hash(back.fanzine) == pages_hash(fanzine)
    assert write(back.fanzine, back.photos.__getitem__) == data


def test_a_file_says_nothing_of_when_and_where_it_was_written() -> None:
    with ZipFile(BytesIO(write(SMALL, PHOTOS.__getitem__))) as file:
        found = file.infolist()
    assert [one.filename for one in found] == ["fanzine.json", f"photos/{JPEG}.jpg"]
    assert {one.date_time for one in found} == {(1980, 1, 1, 0, 0, 0)}
    assert {(one.create_system, one.extra, one.comment) for one in found} == {(3, b"", b"")}


def test_consents_travel_under_their_seal() -> None:
    secret = new_private_key()
    agreed = (Agreed(Use.EXHIBITION, "2020-05", "2021-05"),)
    signed = sign_consents(secret, SMALL.id, pages_hash(SMALL), agreed)
    back = read(write(SMALL, PHOTOS.__getitem__, signed)).consents
    assert back is not None
    consent = verify_consents(back, {public_key(secret)})[0]
    assert (consent.use, consent.pages_hash) == (Use.EXHIBITION, pages_hash(SMALL))


CHANGED = [
    (put("pages", 0, "items", 0, "strokes", 0, "colour", value="#ff5c4d"),
     'fanzine.json: page 1, item 1, stroke 1: "colour" is not written as it should be.'),
    (put("pages", 1, "items", 1, "colour", value="#000000\n"),
     'fanzine.json: page 2, item 2: "colour" is not written as it should be.'),
    (put("pages", 1, "items", 2, "sticker", value="../../etc/passwd"),
     'fanzine.json: page 2, item 3: "sticker" is not written as it should be.'),
    (put("pages", 1, "items", 2, "sticker", value="unicorn"),
     "page 2, item 3: unicorn is not among this kiosk's stickers. Bring it up to date."),
    (put("pages", 1, "items", 1, "placement", "x", value=10001),
     'fanzine.json: page 2, item 2: "placement x" is more than 10000.'),
    (put("pages", 1, "items", 1, "placement", "scale", value=0),
     'fanzine.json: page 2, item 2: "placement scale" is less than 0.001.'),
    (put("pages", 1, "items", 1, "placement", "turn", value=10**400),
     'fanzine.json: page 2, item 2: "placement turn" is more than 1000000.'),
    (put("pages", 1, "items", 1, "width", value="wide"),
     'fanzine.json: page 2, item 2: "width" is not a number.'),
    (put("pages", 1, "items", 1, "align", value="left"),
     'fanzine.json: page 2, item 2: "align" is none of start, centre, end.'),
    (put("pages", 1, "items", 1, "text", value="a\0b"),
     'fanzine.json: page 2, item 2: "text" is not written as it should be.'),
    (put("pages", 1, "items", 1, "text", value="\ud800"),
     'fanzine.json: page 2, item 2: "text" is not written as it should be.'),
    (put("pages", 1, "items", 1, "text", value="a" * 20_001),
     'fanzine.json: page 2, item 2: "text" is longer than 20000 letters.'),
    (drop("pages", 1, "items", 1, "colour"), 'fanzine.json: page 2, item 2: "colour" is missing.'),
    (drop("pages", 1, "items", 1, "kind"), 'fanzine.json: page 2, item 2: "kind" is missing.'),
    (put("pages", 1, "items", 1, "maker", value="a name"),
     "fanzine.json: page 2, item 2 has something that does not belong there."),
    (put("pages", 1, "items", 1, value=None), "fanzine.json: page 2, item 2 is not a group."),
    (put("pages", 1, "items", 1, "kind", value="film"),
     'fanzine.json: page 2, item 2: "kind" is none of drawing, photo, words, sticker, tape, paper.'),
    (put("pages", 0, "items", 0, "strokes", 0, "weight", 1, value=1.5),
     'fanzine.json: page 1, item 1, stroke 1, weight 2 is more than 1.'),
    (put("pages", 0, "items", 0, "strokes", 0, "x", 1, value=True),
     "fanzine.json: page 1, item 1, stroke 1, x 2 is not a number."),
    (put("pages", 0, "items", 0, "strokes", 0, "x", value=[]),
     'fanzine.json: page 1, item 1, stroke 1: "x" has fewer than 1 entries.'),
    (put("pages", 0, "items", 0, "strokes", 0, "x", value=[0.0] * 20_001),
     'fanzine.json: page 1, item 1, stroke 1: "x" has more than 20000 entries.'),
    (put("pages", 0, "items", 0, "strokes", 0, "x", value=[1.0]),
     "fanzine.json does not fit together: a stroke's x, y and weight differ in length."),
    (put("pages", 0, "items", value=[{}] * 501), 'fanzine.json: page 1: "items" has more than 500 entries.'),
    (put("pages", value=[{}] * 201), 'fanzine.json: "pages" has more than 200 entries.'),
    (put("pages", value=[]), 'fanzine.json: "pages" has fewer than 1 entries.'),
    (put("id", value="../fanzine"), 'fanzine.json: "id" is not written as it should be.'),
    (put("month", value="2020-05-17"), 'fanzine.json: "month" is not written as it should be.'),
    (put("month", value="２０２０-05"), 'fanzine.json: "month" is not written as it should be.'),
    (put("maker", value="a name"), "fanzine.json: it has something that does not belong there."),
    (put("version", value=2),
     "A newer kiosk wrote this file. This kiosk reads version 1: bring it up to date."),
    (put("version", value=True), "fanzine.json does not say which version of the format it follows."),
    (drop("version"), "fanzine.json does not say which version of the format it follows."),
    (put("format", value="zine"),
     "The file is no .fanzine file: fanzine.json does not say that it is one."),
    (put("pages", 1, "id", value="0000000000000001"),
     "fanzine.json: the id 0000000000000001 stands for more than one thing."),
    (put("pages", 1, "items", 1, "id", value="0000000000000011"),
     "fanzine.json: the id 0000000000000011 stands for more than one thing."),
    (put("pages", 1, "items", 0, "photo", value="0" * 64),
     f"page 2, item 1: the photo {'0' * 64} is missing from the file."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), CHANGED)
def test_a_changed_part_is_named(change: Callable[[Json], object], sentence: str) -> None:
    assert refused(with_json(change)) == sentence


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[" * 100_000,
        b'{"a": 1, "a": 2}',
        b"\xff\xfe",
        b'{"x": NaN}',
        b'{"x": -Infinity}',
        b'{"x": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_not_json_is_refused(text: bytes) -> None:
    assert refused(pack({"fanzine.json": text})) == "fanzine.json cannot be read: it is not well-formed JSON."


def test_a_number_too_large_to_be_held_is_out_of_bounds() -> None:
    text = members()["fanzine.json"].replace(b"0.3333333333333333", b"1e999")
    assert "x 2 is more than 10000" in refused(with_member("fanzine.json", text))


def test_too_much_json_is_refused_before_it_is_read() -> None:
    lists, values = b"[" + b"[]," * 2_000_001 + b"[]]", b"[" + b"0," * 12_000_001 + b"0]"
    for text in (lists, values):
        stored = zipped([("fanzine.json", text)], method=ZIP_STORED)
        assert refused(stored) == "fanzine.json holds more strokes than this kiosk can open."


def test_only_so_many_strokes_on_a_page() -> None:
    dot = Stroke(Brush.PEN, "#000000", 1.0, (Point(0.0, 0.0),))
    halves = MOST_STROKES_ON_A_PAGE // 2
    drawings = [Drawing(f"{n:016x}", HERE, (dot,) * halves) for n in (16, 17)]
    full = replace(SMALL, pages=(Page("0000000000000001", tuple(drawings)),))
    check_whole(full, None)
    drawings.append(Drawing("00000000000000aa", HERE, (dot,)))
    over = replace(SMALL, pages=(Page("0000000000000001", tuple(drawings)),))
    with pytest.raises(FileRefused, match="page 1 has more than 20000 strokes"):
        check_whole(over, None)


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


def test_photos_are_those_of_the_pages() -> None:
    missing = f"page 2, item 1: the photo {JPEG} is missing from the file."
    assert refused(without(f"photos/{JPEG}.jpg")) == missing
    extra = with_member(f"photos/{PNG}.png", PHOTOS[PNG])
    assert refused(extra) == f"The file holds a photo that is on no page: {PNG}."


def test_a_photos_bytes_are_those_of_its_name() -> None:
    swapped = with_member(f"photos/{JPEG}.jpg", PHOTOS[PNG])
    assert refused(swapped) == f"The photo {JPEG} was changed: its bytes are not those it is named by."
    parts = members()
    parts[f"photos/{JPEG}.png"] = parts.pop(f"photos/{JPEG}.jpg")
    assert refused(pack(parts)) == f"The photo {JPEG} is not of the kind its name says."


def with_photo(data: bytes) -> tuple[Fanzine, str]:
    digest = hashlib.sha256(data).hexdigest()
    page = Page("0000000000000001", (Photo("0000000000000021", HERE, digest, 10.0, 10.0),))
    return replace(SMALL, pages=(page,)), digest


def huge_png() -> bytes:
    target = BytesIO()
    Image.new("1", (10_000, 5_001)).save(target, "PNG")
    return target.getvalue()


def with_camera() -> bytes:
    target, exif = BytesIO(), Image.Exif()
    exif[0x0110] = "a camera"
    Image.new("RGB", (24, 16)).save(target, "JPEG", exif=exif)
    return target.getvalue()


def without_depth() -> bytes:
    """A JPEG of allowed parts whose frame says 0 bits a sample, which no decoder can read."""
    frame = PHOTOS[JPEG].index(b"\xff\xc0") + 4
    return PHOTOS[JPEG][:frame] + b"\0" + PHOTOS[JPEG][frame + 1 :]


def gif() -> bytes:
    target = BytesIO()
    Image.new("RGB", (2, 2)).save(target, "GIF")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no picture", "is damaged, or holds more than a picture"),
        (gif(), "is damaged, or holds more than a picture"),
        (PHOTOS[PNG][:40], "is damaged, or holds more than a picture"),
        (with_camera(), "is damaged, or holds more than a picture"),
        (PHOTOS[JPEG] + b"more", "is damaged, or holds more than a picture"),
        (without_depth(), "is damaged, or holds more than a picture"),
        (huge_png(), "is larger than 50 million pixels"),
    ],
)
def test_what_is_no_bearable_photo_is_neither_read_nor_written(data: bytes, sentence: str) -> None:
    fanzine, digest = with_photo(data)
    parts = {**members(), f"photos/{digest}.png": data}
    assert refused(pack(parts)) == f"The photo {digest} {sentence}."
    with pytest.raises(FileRefused, match=sentence):
        write(fanzine, lambda _: data)


def sealed(fanzine_id: str) -> SignedConsents:
    agreed = (Agreed(Use.SEE, "2020-05", "2021-05"),)
    return sign_consents(new_private_key(), fanzine_id, pages_hash(SMALL), agreed)


def with_consents(**changed: object) -> bytes:
    parts = unpack(write(SMALL, PHOTOS.__getitem__, sealed(SMALL.id)))
    value: Mapping[str, object] = json.loads(parts["consents.json"])
    return pack({**parts, "consents.json": json.dumps({**value, **changed}).encode()})


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"agreed": [{"use": "sell", "given": "2020-05", "until": "2020-05"}]},
         'consents.json: consent 1: "use" is none of see, circle, exhibition, paper, room, web.'),
        ({"agreed": [{"use": "see", "given": "2020-05", "until": "2020-04"}]},
         "consents.json does not fit together: a consent cannot end before it is given."),
        ({"key": "-".join(["ZZZZ"] * 13)},
         "consents.json does not fit together: a kiosk's key begins with 0 or 1."),
        ({"signature": "00"}, 'consents.json: "signature" is not written as it should be.'),
        ({"maker": "a name"}, "consents.json: it has something that does not belong there."),
        ({"fanzine": "00000000000000ff"}, "consents.json belongs to another fanzine."),
    ],
)  # fmt: skip
def test_consents_that_cannot_be_read_are_refused(changed: dict[str, object], sentence: str) -> None:
    assert refused(with_consents(**changed)) == sentence


def test_consents_of_another_fanzine_are_not_written() -> None:
    with pytest.raises(FileRefused, match="another fanzine"):
        write(SMALL, PHOTOS.__getitem__, sealed("00000000000000ff"))


def test_what_the_format_does_not_allow_is_not_written() -> None:
    far, lost = (
        replace(SMALL, pages=(Page("0000000000000001", (Drawing("00000000000000aa", Placement(x, 0.0)),)),))
        for x in (1e6, float("nan"))
    )
    with pytest.raises(FileRefused, match='page 1, item 1: "placement x" is more than 10000'):
        write(far, PHOTOS.__getitem__)
    with pytest.raises(FileRefused, match="no number"):
        write(lost, PHOTOS.__getitem__)


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
