"""The .fanzine file: what goes in comes out, and what does not fit together is refused with a sentence."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from PIL import Image

from fanzines.as_json import Json
from fanzines.consents import Use, pages_hash
from fanzines.file import FileRefused, read, write
from fanzines.file.archive import pack, unpack
from fanzines.file.checks import MOST_STROKES_ON_A_PAGE, check_whole
from fanzines.model import (
    Brush,
    Drawing,
    Fanzine,
    Fold,
    Page,
    Photo,
    Placement,
    Point,
    Stroke,
)
from fanzines.seal import Agreed, new_private_key, public_key, sign_consents, verify_consents
from tests.fanzines.filed import (
    HERE,
    JPEG,
    PHOTOS,
    PNG,
    SMALL,
    drop,
    members,
    put,
    refused,
    sealed,
    with_json,
    with_member,
    without,
)
from tests.fanzines.strategies import fanzines


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


def test_what_the_first_version_of_the_format_wrote_is_read() -> None:
    old = read(with_json(put("version", value=1)))
    assert old.fanzine == SMALL


def test_pages_that_rest_beside_the_fanzine_travel_with_it() -> None:
    resting = replace(SMALL, fold=Fold.POSTER, places=1)
    assert read(write(resting, PHOTOS.__getitem__)).fanzine == resting
    assert len(resting.folded.pages) == 1


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
    (put("version", value=3),
     "A newer kiosk wrote this file. This kiosk reads version 2: bring it up to date."),
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
