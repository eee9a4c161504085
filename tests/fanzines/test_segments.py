import zlib
from contextlib import suppress
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.photos import decoder
from fanzines.photos.segments import CleanPicture, NotCleanError, checked
from tests.fanzines.pictures import exif, profile, quarters, stored

JPEG: Final = decoder.cleaned(stored(quarters(), "JPEG"), 2480)
PNG: Final = decoder.cleaned(stored(quarters("RGBA").rotate(45), "PNG"), 2480)
CLEAN: Final = {"jpeg": JPEG, "png": PNG}


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def test_what_the_decoder_makes_is_clean() -> None:
    assert checked(JPEG) == CleanPicture("image/jpeg", 120, 80)
    assert checked(PNG) == CleanPicture("image/png", 120, 80)


@pytest.mark.parametrize("clean", CLEAN.values(), ids=CLEAN)
@given(extra=st.binary(min_size=1, max_size=40))
def test_nothing_may_follow(clean: bytes, extra: bytes) -> None:
    with pytest.raises(NotCleanError):
        checked(clean + extra)


@pytest.mark.parametrize("clean", CLEAN.values(), ids=CLEAN)
@given(part=st.floats(0, 1, exclude_max=True))
def test_nothing_may_be_missing_at_the_end(clean: bytes, part: float) -> None:
    with pytest.raises(NotCleanError):
        checked(clean[: int(len(clean) * part)])


@pytest.mark.parametrize("marker", [0xFE, 0xE1, 0xE2, 0xED, 0xEE, 0xE0, 0xC2, 0xD8, 0xD9, 0xF0])
@pytest.mark.parametrize("behind", [b"\xff\xd8", JPEG[:20]])
def test_no_other_segment_may_stand_in_a_jpeg(marker: int, behind: bytes) -> None:
    with pytest.raises(NotCleanError):
        checked(JPEG.replace(behind, behind + segment(marker, b"something of hers"), 1))


def test_no_segment_may_stand_between_the_pixels() -> None:
    with pytest.raises(NotCleanError):
        checked(JPEG[:-2] + segment(0xFE, b"something of hers") + JPEG[-2:])


@pytest.mark.parametrize(
    "how", [{"comment": b"hers"}, {"exif": exif()}, {"icc_profile": profile()}, {"dpi": (72, 72)}]
)
def test_no_jpeg_with_more_than_pixels_is_clean(how: dict[str, object]) -> None:
    with pytest.raises(NotCleanError):
        checked(stored(quarters(), "JPEG", **how))


def test_a_thumbnail_in_the_header_is_found() -> None:
    header = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01" + b"\x10\x20\x30")
    with pytest.raises(NotCleanError):
        checked(JPEG[:2] + header + JPEG[20:])


@pytest.mark.parametrize(
    "kind", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP", b"tIME", b"pHYs", b"prVt", b"acTL"]
)
def test_no_other_part_may_stand_in_a_png(kind: bytes) -> None:
    with pytest.raises(NotCleanError):
        checked(PNG[:33] + chunk(kind, b"something of hers") + PNG[33:])


@pytest.mark.parametrize("clean", CLEAN.values(), ids=CLEAN)
@given(data=st.data())
def test_any_bytes_are_clean_or_refused_and_nothing_else(clean: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(clean)))
    changed = clean[:at] + data.draw(st.binary(max_size=8)) + clean[at + data.draw(st.integers(0, 8)) :]
    with suppress(NotCleanError):
        checked(changed)
