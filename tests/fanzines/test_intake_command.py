"""`fanzine-kiosk intake`: any folder of real or broken pictures, through the whole program."""

import csv
import os
import random
import subprocess
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fanzines.photos import Refusal, kept_photo
from fanzines.photos.refusals import SENTENCES
from tests.fanzines.pictures import CANARY, SAMPLES, looks, quarters, stored, tell_tales

ROOT = Path(__file__).parents[2]
MEMORY = 500_000_000
PROGRAM = """
import sys
if sys.platform == "linux":
    import resource
from kiosk.cli import main
try:
    main()
finally:
    if sys.platform == "linux":
        own = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
        print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is large, and would be."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    pixels = zlib.compress(bytes(3_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def taken(folder: Path, out: Path) -> tuple[dict[str, dict[str, str]], subprocess.CompletedProcess[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "intake", str(folder), "-o", str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    with (out / "table.csv").open(newline="", encoding="utf-8") as table:
        return {line["file"]: line for line in csv.DictReader(table)}, done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "card"
    made.mkdir()
    return made


def test_nothing_that_rides_along_is_in_what_is_kept(folder: Path, tmp_path: Path) -> None:
    files = {f"{number}": data for number, data in enumerate(tell_tales().values())}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    table, done = taken(folder, tmp_path / "out")
    assert {name: line["why not"] for name, line in table.items()} == dict.fromkeys(files, "")
    for line in table.values():
        kept = (tmp_path / "out" / line["kept as"]).read_bytes()
        assert CANARY not in kept
        assert kept_photo(kept).data == kept
        assert looks(Image.open(BytesIO(kept))) == ("red", "green", "blue", "yellow")
    assert len(list((tmp_path / "out").iterdir())) == len(files) + 1
    assert f"Kept: {len(files)}. Refused: 0." in done.stdout


def test_what_is_broken_is_refused_and_the_kiosk_says_why(folder: Path, tmp_path: Path) -> None:
    whole = (SAMPLES / "coffee.jpg").read_bytes()
    files = {
        "empty.jpg": (b"", Refusal.NOT_A_PICTURE),
        "letter.txt": (b"Dear all", Refusal.NOT_A_PICTURE),
        "film.mp4": (b"\0\0\0\x18ftypmp42\0\0\0\0", Refusal.NOT_A_PICTURE),
        "book.pdf": (b"%PDF-1.7\n", Refusal.UNKNOWN_KIND),
        "drawing.svg": (b"<svg/>", Refusal.UNKNOWN_KIND),
        "half.jpg": (whole[: len(whole) // 2], Refusal.DAMAGED),
        "bomb.png": (bomb(20_000, 20_000), Refusal.TOO_MANY_PIXELS),
        "large.jpg": (whole + bytes(30_000_000), Refusal.TOO_LARGE),
    }
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    (folder / "whole.jpg").write_bytes(whole)
    table, done = taken(folder, tmp_path / "out")
    for name, (_, reason) in files.items():
        assert table[name]["why not"] == SENTENCES[reason]
        assert f"{name}: {SENTENCES[reason]}" in done.stdout
    assert table["whole.jpg"]["why not"] == ""
    assert "Kept: 1. Refused: 8." in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="measured and bounded on Linux")
def test_no_picture_takes_it_over_500_megabytes_or_five_seconds(folder: Path, tmp_path: Path) -> None:
    """Pictures as large as are allowed, of the kinds that need most, one by one."""
    grey = Image.effect_noise((850, 700), 60).resize((8500, 7000))
    colour = Image.merge("RGB", (grey, grey, grey))
    colour.save(folder / "progressive.jpg", progressive=True, quality=40)
    colour.convert("CMYK").save(folder / "inks.jpg", quality=30)
    Image.new("RGBA", (8500, 7000), (9, 9, 9, 100)).save(folder / "clear.png", compress_level=1)
    Image.new("I;16", (8500, 7000), 900).save(folder / "deep.tif", compression="tiff_lzw")
    Image.new("LA", (8500, 7000)).save(folder / "grey.png", compress_level=1)
    (folder / "palette.gif").write_bytes(stored(Image.new("P", (7700, 7700)), "GIF"))
    began = time.monotonic()
    table, done = taken(folder, tmp_path / "out")
    assert time.monotonic() - began < 5 * len(table) + 2
    assert table["progressive.jpg"]["why not"] == table["inks.jpg"]["why not"] == ""
    bounded = {"", SENTENCES[Refusal.TOO_HEAVY], SENTENCES[Refusal.TOO_SLOW]}
    assert {line["why not"] for line in table.values()} <= bounded
    own, worker = (int(kilobytes) * 1024 for kilobytes in done.stderr.split())
    assert max(own, worker) < MEMORY


def test_torn_and_flipped_bytes_break_nothing(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(4)
    for number, data in enumerate([*tell_tales().values()] * 2):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        (folder / f"{number:02}").write_bytes(broken[: chance.randrange(len(broken) // 2, len(broken) + 1)])
    table, _ = taken(folder, tmp_path / "out")
    assert len(table) == len(list(folder.iterdir()))
    for line in table.values():
        assert line["why not"] in ("", *SENTENCES.values())
        if line["kept as"]:
            assert CANARY not in (tmp_path / "out" / line["kept as"]).read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="pipes and such names are made on Linux")
def test_pipes_links_and_strange_names_stop_nothing(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.jpg")
    (folder / "zero.png").symlink_to("/dev/zero")
    (folder / "away").symlink_to("/")
    (folder / "in").mkdir()
    (folder / "in/-o.jpg").write_bytes(stored(quarters(), "JPEG"))
    (folder / "red\x1b[31m\n.jpg").write_bytes(stored(quarters(), "JPEG"))
    Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.jpg")).write_bytes(stored(quarters(), "JPEG"))
    (folder / "قطة.png").write_bytes(stored(quarters(), "PNG"))
    table, done = taken(folder, tmp_path / "out")
    assert "\x1b" not in done.stdout
    kept = {name for name, line in table.items() if line["kept as"]}
    assert kept == {"in/-o.jpg", "red\\x1b[31m\\n.jpg", "bad\\udcff.jpg", "قطة.png"}
    assert set(table) - kept == {"pipe.jpg", "zero.png"}


def test_it_puts_its_pictures_into_no_folder_that_has_others(folder: Path) -> None:
    (folder / "cat.jpg").write_bytes((SAMPLES / "cat.jpg").read_bytes())
    refused = subprocess.run(
        [sys.executable, "-c", PROGRAM, "intake", str(folder), "-o", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert refused.returncode == 1
    assert refused.stderr.startswith("The output folder is not empty. Choose another one.")
    assert [file.name for file in folder.iterdir()] == ["cat.jpg"]


def test_the_output_may_lie_in_the_folder_itself(folder: Path) -> None:
    (folder / "cat.jpg").write_bytes((SAMPLES / "cat.jpg").read_bytes())
    table, _ = taken(folder, folder / "out")
    assert list(table) == ["cat.jpg"]
