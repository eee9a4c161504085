"""Faces are found by the real model in its real process.

portrait.jpg is NASA's portrait of the astronaut Eileen Collins (public domain; PyPI `scikit-image` 0.26.0,
astronaut.png, saved as JPEG). It is the one real face here, so these tests say that the machinery is right
(turnings, pieces, places); how well the model does among strangers was measured by its authors.
"""

import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fanzines.photos import TakenPhoto, faces, kept_photo, take_in
from fanzines.photos.encoding import encoded
from fanzines.photos.faces import FaceSearch, FacesNotSought, found_faces
from fanzines.plane import Box
from tests.fanzines.pictures import SAMPLES, quarters

ROOT = Path(__file__).parents[2]
PORTRAIT = Image.open(Path(__file__).parent / "portrait.jpg")
FACE = Box(0.35, 0.11, 0.53, 0.35)
"""Where her face is in the portrait, in parts of its sides."""
PATIENT = 60.0
"""Seconds; the machine may be busy with other tests."""


def found_in(image: Image.Image) -> tuple[Box, ...]:
    return found_faces(kept_photo(encoded(image.convert("RGB"))), seconds=PATIENT)


def scene(*faces: tuple[float, float, int, int], size: tuple[int, int] = (1500, 1000)) -> Image.Image:
    """The portrait on a grey wall: where its top left corner is, how long its side, and how it is turned."""
    wall = Image.new("RGB", size, (150, 142, 128))
    for x, y, side, turn in faces:
        small = PORTRAIT.resize((side, side), Image.Resampling.LANCZOS).rotate(turn)
        wall.paste(small, (round(x * size[0]), round(y * size[1])))
    return wall


def near(box: Box, x: float, y: float, by: float) -> bool:
    return abs(box.centre[0] - x) < by and abs(box.centre[1] - y) < by


def test_a_face_is_found_where_it_is() -> None:
    (box,) = found_in(PORTRAIT)
    assert box.left == pytest.approx(FACE.left, abs=0.05)
    assert box.top == pytest.approx(FACE.top, abs=0.05)
    assert box.right == pytest.approx(FACE.right, abs=0.05)
    assert box.bottom == pytest.approx(FACE.bottom, abs=0.05)


@pytest.mark.parametrize(
    ("method", "x", "y"),
    [
        (Image.Transpose.ROTATE_90, 0.23, 0.56),
        (Image.Transpose.ROTATE_180, 0.56, 0.77),
        (Image.Transpose.ROTATE_270, 0.77, 0.44),
        (Image.Transpose.FLIP_LEFT_RIGHT, 0.56, 0.23),
    ],
)
def test_a_face_in_a_photo_that_lies_on_its_side_is_found(
    method: Image.Transpose, x: float, y: float
) -> None:
    (box,) = found_in(PORTRAIT.transpose(method))
    assert near(box, x, y, 0.06)


def test_several_faces_small_turned_and_large_are_each_found_once() -> None:
    """Their faces are 34 to 110 pixels wide in a photo 1500 pixels long."""
    boxes = found_in(
        scene((0.02, 0.1, 600, 0), (0.55, 0.05, 200, 0), (0.72, 0.4, 360, 90), (0.45, 0.6, 360, 20))
    )
    assert len(boxes) == 4
    for box in boxes:
        assert 0.01 < box.width < 0.1


def test_no_face_is_found_where_there_is_none() -> None:
    for name in ("cat", "coffee", "hills"):
        assert found_faces(take_in((SAMPLES / f"{name}.jpg").read_bytes()), seconds=1) == ()
    assert found_in(quarters()) == ()


def test_what_is_clear_counts_as_white() -> None:
    clear = PORTRAIT.convert("RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    taken = kept_photo(encoded(clear))
    assert taken.media_type == "image/png"
    assert len(found_faces(taken, seconds=PATIENT)) == 1


def test_what_is_found_at_once_is_told_at_once() -> None:
    taken = kept_photo(encoded(scene((0.1, 0.1, 700, 0), size=(1000, 800))))
    answers = list(FaceSearch(taken, seconds=PATIENT))
    assert len(answers) == 3
    assert len(answers[0]) == len(answers[-1]) == 1


def test_it_looks_no_longer_than_it_may() -> None:
    taken = kept_photo(encoded(scene((0.1, 0.1, 700, 0), size=(1000, 800))))
    began = time.monotonic()
    found_faces(taken, seconds=0.0)
    assert time.monotonic() - began < faces._AT_THE_END


def test_a_search_can_be_stopped() -> None:
    search = FaceSearch(kept_photo(encoded(scene((0.1, 0.1, 700, 0), size=(1000, 800)))), seconds=PATIENT)
    search.stop()
    with pytest.raises(FacesNotSought):
        list(search)


@pytest.mark.parametrize(
    "act", ["import os; os._exit(3)", "print('what')", "print('[[1]]')", "print('7')", ""]
)
def test_a_finder_that_fails_says_nothing_about_faces(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_finder", lambda: [sys.executable, "-c", act])
    with pytest.raises(FacesNotSought):
        found_faces(kept_photo(encoded(PORTRAIT)))


def test_a_finder_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_finder", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(faces, "_AT_THE_END", 0.5)
    began = time.monotonic()
    with pytest.raises(FacesNotSought):
        found_faces(kept_photo(encoded(PORTRAIT)), seconds=0.5)
    assert time.monotonic() - began < 10


def test_the_app_itself_loads_neither_opencv_nor_numpy() -> None:
    code = "import fanzines.photos.faces, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {name.partition(".")[0] for name in done.stdout.split()} & {"cv2", "numpy", "kivy"}


@pytest.mark.skipif(sys.platform != "linux", reason="measured on Linux")
def test_looking_takes_less_than_500_megabytes(tmp_path: Path) -> None:
    image = scene((0.1, 0.1, 300, 0), size=(2480, 2480))
    (tmp_path / "photo").write_bytes(encoded(image))
    code = (
        "import sys; from fanzines.photos import face_finder, faces; face_finder.main();"
        "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    with (tmp_path / "photo").open("rb") as photo:
        done = subprocess.run(
            [sys.executable, "-c", code, "2"],
            cwd=ROOT,
            stdin=photo,
            capture_output=True,
            text=True,
            env=os.environ | faces._SURROUNDINGS,
        )
    assert int(done.stdout.split("VmHWM:")[1].split()[0]) < 500_000


def test_nothing_of_it_is_left_behind_when_it_breaks() -> None:
    code = (
        "import ctypes, sys; from fanzines.photos import face_finder; face_finder.main();"
        "print(ctypes.CDLL(None).prctl(3) if sys.platform == 'linux' else 0)"
    )
    file = BytesIO()
    PORTRAIT.resize((64, 64)).save(file, "JPEG")
    done = subprocess.run(
        [sys.executable, "-c", code, "20"], cwd=ROOT, input=file.getvalue(), capture_output=True, check=True
    )
    assert done.stdout.splitlines()[-1] == b"0"


def test_boxes_reach_no_further_than_the_photo() -> None:
    taken = TakenPhoto("", b"", "image/jpeg", 100, 50)
    assert faces._part(Box(-5, -5, 200, 60), taken) == Box(0, 0, 1, 1)
