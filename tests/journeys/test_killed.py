"""After the power went, nothing she made can be read without the phrase, in no folder of any kind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import assets
from fanzines.model import Photo, Words
from kiosk.keeping.keeper import Keeper
from kiosk.microphone.wire import RATE
from kiosk.tour.secrecy import pieces, readable
from kiosk.voice.speech import can_speak
from tests.fanzines.pictures import quarters
from tests.journeys.apps.killed_app import CANARY, LATER
from tests.journeys.kit import PHRASE
from tests.kiosk.films import garden
from tests.kiosk.readings import spoken, wave_file
from tests.windows import ROOT, environment

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/killed_app.py"
OUTSIDE = ("home", "temporary", "here")
PICTURES_AND_SOUNDS = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n",
    b"RIFF",
    b"GIF8",
    b"OggS",
    b"fLaC",
    b"ID3",
    b"\xff\xf3",
)
ROW = 16


@pytest.fixture
def brought(tmp_path: Path) -> list[bytes]:
    """What comes into the kiosk: two photos and a pack in a folder, a photo on a phone, and a film."""
    folder = tmp_path / "brought"
    (folder / "Pack of hers").mkdir(parents=True)
    shutil.copy(ROOT / "tests/fanzines/portrait.jpg", folder / "face.jpg")
    (folder / "fig.jpg").write_bytes(assets.data("sample", "photos", "fig.jpg"))
    quarters(size=(400, 300)).save(folder / "Pack of hers" / "leaf.png")
    (tmp_path / "phone.jpg").write_bytes(assets.data("sample", "photos", "cat.jpg"))
    garden(tmp_path / "film")
    files = [file for file in tmp_path.rglob("*.*") if file.is_file()]
    assert len(files) == 5
    return [file.read_bytes() for file in files]


def killed(folder: Path, what: str, display: str) -> list[Path]:
    """Every folder a killed kiosk could write to, but the one that is shared with everybody."""
    for name in (*OUTSIDE, "kiosk"):
        (folder / name).mkdir()
    told = environment(display) | {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temporary"),
        "XAUTHORITY": os.environ.get("XAUTHORITY") or str(Path.home() / ".Xauthority"),
        "MESA_SHADER_CACHE_DISABLE": "true",
        "PYTHONDONTWRITEBYTECODE": "1",
        "FANZINE_CAMERA": f"film:{folder / 'film'}",
        "FANZINE_MICROPHONE": f"wave:{folder / 'reading.wav'}",
        "SDL_AUDIODRIVER": "disk",
        "SDL_DISKAUDIOFILE": str(folder / "played"),
    }
    told = {name: value for name, value in told.items() if not name.startswith("XDG_")}
    done = subprocess.run(
        (sys.executable, str(APP), what, str(folder / "kiosk")),
        cwd=folder / "here",
        env=told,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr[-3000:]
    return [folder / name for name in (*OUTSIDE, "kiosk")]


@pytest.mark.parametrize("what", ["everything", "bench", "reading", "backup"])
def test_nothing_can_be_read_after_the_power_went(
    screen: str, tmp_path: Path, brought: list[bytes], what: str
) -> None:
    read = spoken(9)
    wave_file(tmp_path / "reading.wav", read)
    began = time.time()
    folders = killed(tmp_path, what, screen)
    shared = [path for path in Path("/dev/shm").glob("*") if path.is_file() and path.stat().st_mtime >= began]

    photos, sounds = kept(copied(tmp_path))
    assert len(photos) == (4 if what == "everything" else 1)
    assert len(sounds) == (what == "everything")
    said = (CANARY, LATER, PHRASE)
    looked_for = [piece for photo in (*photos, *brought) for piece in (*pieces(photo), *pixels(photo))]
    looked_for += [piece for sound in (read[: 3 * RATE], *sounds) for piece in pieces(sound)]
    if what == "everything" and can_speak("en"):
        looked_for += pieces((tmp_path / "said.wav").read_bytes())

    printed = folders[-1] / "prints"  # paper is not secret, and proves that words would be found
    assert len(list(readable([printed], said, looked_for))) == (what == "everything")
    for pdf in printed.glob("*.pdf"):
        pdf.unlink()
    assert list(readable(folders, said, looked_for)) == []
    assert not [path for path in shared if any(text.encode() in path.read_bytes() for text in said)]
    assert list(pictures_and_sounds(folders)) == []


def test_what_can_be_read_would_be_found(tmp_path: Path) -> None:
    photo = assets.data("sample", "photos", "cat.jpg")
    (tmp_path / "picture.tmp").write_bytes(b"x" * 7 + photo)
    (tmp_path / "words.tmp").write_text(CANARY, "utf-16-le")
    with Image.open(BytesIO(photo)) as opened:
        (tmp_path / "pixels.tmp").write_bytes(b"x" * 7 + opened.convert("RGBA").tobytes())
    assert len(list(readable([tmp_path], (CANARY,), [*pieces(photo), *pixels(photo)]))) == 3
    (tmp_path / "scaled.tmp").write_bytes(photo)
    assert list(pictures_and_sounds([tmp_path])) == ["scaled.tmp"]


def kept(data: Path) -> tuple[list[bytes], list[bytes]]:
    """The photos and readings in a killed kiosk's library, in which nothing confirmed is missing."""
    keeper = Keeper(data)
    keeper.unlock(PHRASE)
    library = keeper.open_library()
    made = [library.fanzine(summary.id) for summary in library.fanzines()]
    items = [item for fanzine in made for page in fanzine.pages for item in page.items]
    photos = [library.photo(item.photo) for item in items if isinstance(item, Photo)]
    assert any(CANARY in item.text for item in items if isinstance(item, Words))
    readings = ((one.id, library.reading(one.id)) for one in made)
    sounds = [library.sound(one, reading.digest) for one, reading in readings if reading]
    keeper.close()
    return photos, sounds


def copied(folder: Path) -> Path:
    """What the killed kiosk left, to be opened elsewhere: opening tidies up."""
    subprocess.run(("cp", "-a", str(folder / "kiosk/data"), str(folder / "opened")), check=True)
    return folder / "opened"


def pixels(photo: bytes) -> Iterator[bytes]:
    """Pieces of a photo as it lies in memory, where they are not of one colour only."""
    with Image.open(BytesIO(photo)) as opened:
        for mode in ("RGB", "RGBA"):
            flat = opened.convert(mode).tobytes()
            for part in range(1, 8):
                at = len(flat) * part // 8 // len(mode) * len(mode)
                row = flat[at : at + ROW * len(mode)]
                if len({row[i : i + len(mode)] for i in range(0, len(row), len(mode))}) > ROW / 2:
                    yield row


def pictures_and_sounds(folders: Sequence[Path]) -> Iterator[str]:
    """Files that any program would show or play, by how they begin."""
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            if file.read_bytes().startswith(PICTURES_AND_SOUNDS):
                yield str(file.relative_to(folder))
