import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fanzines.photos import decoder
from tests.fanzines.pictures import exif, looks, stored, turned

ROOT = Path(__file__).parents[2]


def in_a_worker(act: str) -> subprocess.CompletedProcess[str]:
    limits = "decoder.give_up_power(decoder._MEMORY, decoder._CPU_SECONDS)"
    code = f"from fanzines.photos import decoder; {limits}; {act}"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)


def test_the_worker_cannot_fill_the_memory() -> None:
    pytest.importorskip("resource")
    assert "MemoryError" in in_a_worker("bytes(2 * 1024**3)").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this")
def test_nothing_of_the_worker_is_left_behind_when_it_breaks() -> None:
    """Its memory holds a picture, and some systems collect crashes whatever their limit."""
    assert in_a_worker("import ctypes; print(ctypes.CDLL(None).prctl(3))").stdout == "0\n"


def test_the_worker_cannot_write_a_file(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    file = tmp_path / "copy.jpg"
    in_a_worker(f"open({str(file)!r}, 'wb').write(b'a photo')")
    assert not file.exists() or not file.read_bytes()


def test_the_worker_answers_through_its_pipes_all_the_same() -> None:
    assert in_a_worker("print('kept')").stdout == "kept\n"


def test_the_worker_does_not_load_the_app() -> None:
    loaded = in_a_worker("import sys; print(*sys.modules)").stdout.split()
    assert not any(name.split(".")[0] in ("kivy", "kiosk", "printing", "exhibitions") for name in loaded)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(kind: str, orientation: int) -> None:
    data = stored(turned(orientation), kind, exif=exif(orientation))
    upright = Image.open(BytesIO(decoder.cleaned(data, 2480)))
    assert upright.size == (120, 80)
    assert looks(upright) == ("red", "green", "blue", "yellow")
