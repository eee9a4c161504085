"""After the power went, nothing she made can be read without the phrase, in no folder of any kind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fanzines.model import Photo, Words
from kiosk.keeper import Keeper
from kiosk.tour.secrecy import pieces, readable
from tests.journeys.apps.killed_app import CANARY, LATER
from tests.journeys.kit import PHRASE
from tests.windows import ROOT, environment

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/killed_app.py"
OUTSIDE = ("home", "temporary", "here")


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
    }
    told = {name: value for name, value in told.items() if not name.startswith("XDG_")}
    done = subprocess.run(
        (sys.executable, str(APP), what, str(folder / "kiosk")),
        cwd=folder / "here",
        env=told,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr[-3000:]
    return [folder / name for name in (*OUTSIDE, "kiosk")]


@pytest.mark.parametrize("what", ["typing", "bench", "backup"])
def test_nothing_can_be_read_after_the_power_went(screen: str, tmp_path: Path, what: str) -> None:
    began = time.time()
    folders = killed(tmp_path, what, screen)
    shared = [path for path in Path("/dev/shm").glob("*") if path.is_file() and path.stat().st_mtime >= began]
    assert not [path for path in shared if CANARY.encode() in path.read_bytes()]

    keeper = Keeper(_copied(tmp_path))
    keeper.unlock(PHRASE)
    library = keeper.open_library()
    (made,) = (library.fanzine(summary.id) for summary in library.fanzines())
    items = [item for page in made.pages for item in page.items]
    photos = [library.photo(item.photo) for item in items if isinstance(item, Photo)]
    assert any(
        CANARY in item.text for item in items if isinstance(item, Words)
    )  # nothing confirmed is missing
    assert photos
    keeper.close()

    looked_for = [piece for photo in (*photos, *_brought()) for piece in pieces(photo)]
    said = (CANARY, LATER, PHRASE)
    assert list(readable(folders, said, looked_for)) == []


def test_what_can_be_read_would_be_found(tmp_path: Path) -> None:
    photo = bytes(range(256)) * 20
    (tmp_path / "picture.tmp").write_bytes(b"x" * 7 + photo)
    (tmp_path / "words.tmp").write_text(CANARY, "utf-16-le")
    assert len(list(readable([tmp_path], (CANARY,), pieces(photo)))) == 2


def _copied(folder: Path) -> Path:
    """What the killed kiosk left, to be opened elsewhere: opening tidies up."""
    subprocess.run(("cp", "-a", str(folder / "kiosk/data"), str(folder / "opened")), check=True)
    return folder / "opened"


def _brought() -> list[bytes]:
    """The photos as they were before they were taken in."""
    return [file.read_bytes() for file in sorted((ROOT / "assets/sample/photos").glob("*.*"))]
