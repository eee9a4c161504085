"""Whole paths through the studio, by touch, in a window of its own."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import assets
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/studio_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=240)


def test_every_kind_of_act_is_saved_and_can_be_taken_back_and_made_again(journey: Any) -> None:
    report = journey("undo")
    assert len(report["saved"]) == 21
    assert all(report["saved"])
    assert report["undone"] == report["redone"] == [True] * 21
    assert report["nothing_left"]


def test_two_fingers_turn_scale_and_carry_a_photo(journey: Any) -> None:
    report = journey("pinch")
    assert report["turn"] == pytest.approx(30, abs=0.5)
    assert report["times"] == pytest.approx(1.5, abs=0.01)
    assert report["at"] == pytest.approx([60, 90], abs=0.5)
    assert report["kept"]


def test_a_second_contact_leaves_no_ink(journey: Any) -> None:
    report = journey("second_contact")
    assert report["strokes"] == 1
    assert report["lowest"] < 70
    assert report["colours"] == 1


def test_arabic_words_are_typed_and_kept_in_their_order(journey: Any) -> None:
    assert journey("arabic") == {"text": "مرحبا يا بحر", "kept": "مرحبا يا بحر"}


def test_pictures_that_cannot_be_taken_in_are_refused_and_nothing_changes(
    journey: Any, tmp_path: Path
) -> None:
    good, bad = tmp_path / "photos", tmp_path / "bad"
    good.mkdir()
    bad.mkdir()
    whole = assets.data("sample", "photos", "cat.jpg")
    (good / "cat.jpg").write_bytes(whole)
    (bad / "1-truncated.jpg").write_bytes(whole[: len(whole) // 3])
    (bad / "2-page.jpg").write_text("<!doctype html><title>cat</title>")
    (bad / "3-huge.png").write_bytes(_huge_png(30_000))
    report = journey("refusals")
    assert len(report["said"]) == 3
    assert all(report["said"])
    assert report["same"]


def _huge_png(side: int) -> bytes:
    """A black picture of side x side pixels in a few kilobytes, one bit to the pixel."""
    rows = zlib.compressobj(9)
    row = bytes(1 + (side + 7) // 8)
    packed = b"".join(rows.compress(row * 1000) for _ in range(side // 1000)) + rows.flush()
    file = BytesIO(b"")
    file.write(b"\x89PNG\r\n\x1a\n")
    for kind, data in (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
        (b"IDAT", packed),
        (b"IEND", b""),
    ):
        file.write(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)))
    return file.getvalue()
