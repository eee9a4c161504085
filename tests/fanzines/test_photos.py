import hashlib
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from fanzines.photos import PhotoRefused, Refusal, glance, kept_photo, take_in
from fanzines.photos import intake as photos
from fanzines.photos.refusals import SENTENCES
from tests.fanzines.pictures import (
    CANARY,
    HEIC,
    SAMPLES,
    deep_colours,
    deep_greys,
    inks_as_they_are,
    looks,
    profile,
    quarters,
    shown,
    stored,
    tell_tales,
)

QUARTERS = ("red", "green", "blue", "yellow")
MOVING: dict[str, Any] = {"save_all": True, "append_images": [Image.new("RGB", (120, 80))]}
KINDS = {
    "jpeg": stored(quarters(), "JPEG"),
    "progressive jpeg": stored(quarters(), "JPEG", progressive=True),
    "cmyk jpeg of Adobe's": stored(quarters("CMYK"), "JPEG"),
    "cmyk jpeg": inks_as_they_are(),
    "mpo": stored(quarters(), "MPO", save_all=True, append_images=[quarters()]),
    "png": stored(quarters(), "PNG"),
    "palette png": stored(quarters("P"), "PNG"),
    "png with alpha": stored(quarters("RGBA"), "PNG"),
    "webp": stored(quarters(), "WEBP"),
    "animated webp": stored(quarters(), "WEBP", **MOVING),
    "gif": stored(quarters(), "GIF"),
    "animated gif": stored(quarters(), "GIF", **MOVING),
    "animated png": stored(quarters(), "PNG", **MOVING),
    "png of 16 bits": deep_colours(),
    "tiff": stored(quarters(), "TIFF", compression="tiff_lzw"),
    "cmyk tiff": stored(quarters("CMYK"), "TIFF"),
    "bmp": stored(quarters(), "BMP"),
    "avif": stored(quarters(), "AVIF"),
    "heic": HEIC,
}


def reason_of(data: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        take_in(data)
    assert str(refused.value) == SENTENCES[refused.value.reason]
    return refused.value.reason


@pytest.mark.parametrize("data", KINDS.values(), ids=KINDS)
def test_every_kind_of_picture_comes_in(data: bytes) -> None:
    taken = take_in(data)
    assert (taken.media_type, taken.width_px, taken.height_px) == ("image/jpeg", 120, 80)
    assert looks(shown(taken)) == QUARTERS


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.jpg")), ids=lambda file: file.stem)
def test_real_photographs_look_the_same_afterwards(file: Path) -> None:
    with Image.open(file) as stored_so:
        original = ImageOps.exif_transpose(stored_so).convert("RGB")
    kept = shown(take_in(file.read_bytes()))
    difference = ImageChops.difference(kept.resize((60, 60)), original.resize((60, 60)))
    assert kept.width / kept.height == pytest.approx(original.width / original.height, rel=0.01)
    assert max(ImageStat.Stat(difference).mean) < 2


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_greys_of_sixteen_bits_keep_their_brightness(kind: str) -> None:
    kept, grey = shown(take_in(stored(deep_greys(), kind))).convert("L"), quarters("L")
    for place in ((30, 20), (90, 20), (30, 60), (90, 60)):
        assert kept.getpixel(place) == pytest.approx(grey.getpixel(place), abs=3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP"])
def test_greys_stay_grey(kind: str) -> None:
    kept, grey = shown(take_in(stored(quarters("L"), kind))).convert("RGB"), quarters("L").convert("RGB")
    for place in ((30, 20), (90, 20), (30, 60), (90, 60)):
        assert kept.getpixel(place) == pytest.approx(grey.getpixel(place), abs=3)


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_colour_of_a_palette_can_be_nothing(kind: str) -> None:
    image = quarters().quantize(4)
    taken = take_in(stored(image, kind, transparency=image.getpixel((90, 60))))
    kept = shown(taken)
    assert (taken.media_type, kept.mode) == ("image/png", "RGBA")
    assert [kept.getpixel(place) for place in ((90, 60), (119, 79))] == [(0, 0, 0, 0)] * 2
    assert kept.getchannel("A").crop((0, 0, 120, 40)).getextrema() == (255, 255)
    assert looks(kept)[:3] == QUARTERS[:3]


def test_broken_exif_does_not_keep_a_picture_out() -> None:
    assert (
        looks(shown(take_in(stored(quarters(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")))) == QUARTERS
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_colours_are_shown_by_their_profile(kind: str) -> None:
    kept = shown(take_in(stored(quarters(), kind, icc_profile=profile(swapped=True))))
    assert looks(kept)[:2] == ("green", "red")


@pytest.mark.parametrize(("mode", "icc"), [("RGB", b"no profile at all"), ("CMYK", profile())])
def test_a_useless_profile_does_not_count(mode: str, icc: bytes) -> None:
    assert looks(shown(take_in(stored(quarters(mode), "JPEG", icc_profile=icc)))) == QUARTERS


@pytest.mark.parametrize(("size", "kept"), [((5000, 1000), (2480, 496)), ((1200, 4960), (600, 2480))])
def test_large_pictures_become_as_large_as_a_page(size: tuple[int, int], kept: tuple[int, int]) -> None:
    taken = take_in(stored(quarters(size=size), "JPEG"))
    assert (taken.width_px, taken.height_px) == kept
    assert looks(shown(taken)) == QUARTERS


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_can_be_seen_through_stays_so_and_hides_nothing(mode: str) -> None:
    image = quarters("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size).point(lambda value: max(value - 99, 0)))
    if mode != "RGBA":
        image = image.convert(mode)
    taken = take_in(stored(image, "TIFF" if mode == "PA" else "PNG"))
    kept = shown(taken)
    assert (taken.media_type, kept.mode) == ("image/png", "RGBA")
    assert kept.getchannel("A").tobytes() == image.getchannel("A").tobytes()
    pixels = kept.tobytes()
    assert all(pixels[at : at + 3] == b"\0\0\0" for at in range(0, len(pixels), 4) if pixels[at + 3] == 0)


@pytest.mark.parametrize("where", tell_tales())
def test_nothing_rides_along(where: str) -> None:
    data = tell_tales()[where]
    assert CANARY in data
    kept = take_in(data).data
    assert CANARY not in kept
    assert kept_photo(kept).data == kept
    beside = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert set(Image.open(BytesIO(kept)).info) <= beside


def test_a_photo_is_named_by_its_kept_bytes_and_comes_out_the_same_again() -> None:
    taken = take_in(KINDS["jpeg"])
    assert taken.digest == hashlib.sha256(taken.data).hexdigest()
    assert take_in(KINDS["jpeg"]) == taken


def test_kept_bytes_that_are_more_than_pixels_or_more_than_a_page_are_refused() -> None:
    for data in (stored(quarters(), "JPEG", comment="hers"), stored(quarters(size=(2481, 80)), "JPEG")):
        with pytest.raises(PhotoRefused):
            kept_photo(data)


@pytest.mark.parametrize("data", KINDS.values(), ids=KINDS)
def test_a_glance_is_small(data: bytes) -> None:
    small = glance(data, 60)
    assert small.size == (60, 40)
    assert looks(small) == QUARTERS


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 4000, b"<!doctype html><title>my photo.jpg</title>", b"hello", b"\0\0\0\x18ftypmp42\0\0"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert reason_of(data) is Refusal.NOT_A_PICTURE


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b'<?xml version="1.0"?>\n<svg xmlns="x"/>', b"<svg/>", b"8BPS\0\x01", b"P6 1 1 255\n000"],
)
def test_kinds_that_are_not_opened_are_refused(data: bytes) -> None:
    assert reason_of(data) is Refusal.UNKNOWN_KIND


@pytest.mark.parametrize("name", ["jpeg", "png", "webp", "gif", "tiff", "bmp", "avif", "heic"])
def test_pictures_cut_short_are_refused(name: str) -> None:
    data = KINDS[name]
    assert reason_of(data[: len(data) * 2 // 3]) is Refusal.DAMAGED
    assert reason_of(data[:20]) is Refusal.DAMAGED


def test_pictures_of_too_many_pixels_are_refused_by_their_header() -> None:
    huge = KINDS["bmp"][:18] + (2**24).to_bytes(4, "little") * 2 + KINDS["bmp"][26:]
    assert reason_of(huge) is Refusal.TOO_MANY_PIXELS
    assert reason_of(stored(Image.new("1", (8000, 8000)), "PNG")) is Refusal.TOO_MANY_PIXELS


def webp_of(width: int, height: int, *, lossless: bool = False) -> bytes:
    """Nothing but a header."""
    if lossless:
        bits = (width - 1) | (height - 1) << 14
        body = b"VP8L" + (100).to_bytes(4, "little") + b"\x2f" + bits.to_bytes(4, "little")
    else:
        body = b"VP8X" + (10).to_bytes(4, "little") + bytes(4)
        body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + (len(body) + 104).to_bytes(4, "little") + b"WEBP" + body + bytes(100)


@pytest.mark.parametrize("lossless", [False, True])
def test_a_webp_that_would_fill_the_memory_is_refused_by_its_header(lossless: bool) -> None:
    assert reason_of(webp_of(16000, 16000, lossless=lossless)) is Refusal.TOO_MANY_PIXELS
    assert reason_of(webp_of(8000, 7000, lossless=lossless)) is Refusal.TOO_HEAVY
    assert reason_of(webp_of(800, 700, lossless=lossless)) is Refusal.DAMAGED


def test_a_webp_of_the_plain_kind_says_its_size_too() -> None:
    plain = KINDS["webp"]
    assert plain[12:16] == b"VP8 "
    huge = plain[:26] + (0x3FFF).to_bytes(2, "little") * 2 + plain[30:]
    assert reason_of(huge) is Refusal.TOO_MANY_PIXELS


def test_files_that_are_too_large_are_refused() -> None:
    assert reason_of(KINDS["jpeg"] + bytes(30_000_000)) is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ("import time; time.sleep(60)", Refusal.TOO_SLOW),
        ("import os; os._exit(9)", Refusal.DAMAGED),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", Refusal.DAMAGED),
        ("print('refused too-heavy')", Refusal.TOO_HEAVY),
        ("print('kept'); print('and a long story')", Refusal.DAMAGED),
        ("print('anything')", Refusal.DAMAGED),
        ("", Refusal.DAMAGED),
    ],
)
def test_a_worker_that_fails_is_a_picture_refused(
    act: str, reason: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "_worker", lambda: [sys.executable, "-c", act])
    with pytest.raises(PhotoRefused) as refused:
        take_in(bytes(2_000_000), seconds=2)
    assert refused.value.reason is reason


def test_every_reason_has_a_sentence_of_its_own() -> None:
    assert SENTENCES.keys() == set(Refusal)
    assert len(set(SENTENCES.values())) == len(Refusal)
