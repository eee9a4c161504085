"""The camera through its twin: a film in a real process of its own, over the real pipe."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from fanzines.photos import take_in
from kiosk.camera import SENTENCES, Camera, CameraState, CameraTrouble
from tests.fanzines.pictures import looks, shown
from tests.kiosk.films import SIZE, garden, looking, opened, picture_of, script, slides, until, video
from tests.windows import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
QUARTERS = ("red", "green", "blue", "yellow")
PATIENCE = 20.0


@pytest.fixture
def cameras(tmp_path: Path) -> Iterator[list[Camera]]:
    """Cameras to be switched off in the end; none leaves a process behind."""
    used: list[Camera] = []
    yield used
    for camera in used:
        camera.stop()
    assert until(lambda: not looking(tmp_path))


def started(cameras: list[Camera], source: str, *, starting: float = PATIENCE, stalling: float = 5) -> Camera:
    camera = Camera(source, starting=starting, stalling=stalling)
    cameras.append(camera)
    camera.start()
    return camera


def settled(camera: Camera) -> CameraState:
    return camera.wait(PATIENCE)


def _patience(ends: str) -> float:
    """Only a film that hangs is to be given up soon."""
    return 2.0 if ends == "hangs" else PATIENCE


def ended(camera: Camera) -> CameraState:
    """The state once it is neither starting nor live."""
    on = (CameraState.STARTING, CameraState.LIVE)
    assert until(lambda: camera.state not in on, PATIENCE)
    return camera.state


def test_a_camera_that_nobody_started_is_off(tmp_path: Path) -> None:
    camera = Camera(f"film:{garden(tmp_path / 'garden')}")
    assert (camera.state, camera.latest(), camera.cameras) == (CameraState.OFF, None, 0)
    with pytest.raises(CameraTrouble) as trouble:
        camera.take()
    assert trouble.value.state is CameraState.OFF
    camera.stop()


@pytest.mark.parametrize("kind", ["pictures", "video"])
def test_a_film_is_seen_small_and_taken_in_full(kind: str, tmp_path: Path, cameras: list[Camera]) -> None:
    reel = garden(tmp_path / "garden") if kind == "pictures" else video(tmp_path / "garden.avi")
    camera = started(cameras, f"film:{reel}")
    assert settled(camera) is CameraState.LIVE
    live = picture_of(camera.latest())
    assert (live.size, looks(live)) == ((960, 540), QUARTERS)
    photo = camera.take(PATIENCE)
    assert (opened(photo).size, looks(opened(photo))) == (SIZE, QUARTERS)
    taken = take_in(photo)
    assert (taken.width_px, taken.height_px, looks(shown(taken))) == (*SIZE, QUARTERS)


def test_pictures_go_on_coming_past_the_films_end(tmp_path: Path, cameras: list[Camera]) -> None:
    camera = started(cameras, f"film:{video(tmp_path / 'short.avi', frames=3)}")
    settled(camera)
    assert until(lambda: (frame := camera.latest()) is not None and frame.count > 8)
    assert camera.state is CameraState.LIVE


def test_a_small_picture_is_not_made_larger(tmp_path: Path, cameras: list[Camera]) -> None:
    camera = started(cameras, f"film:{slides(tmp_path / 'small', Image.new('RGB', (30, 50)))}")
    settled(camera)
    assert picture_of(camera.latest()).size == (30, 50)


def test_every_photo_is_another(tmp_path: Path, cameras: list[Camera]) -> None:
    greys = [Image.new("RGB", (40, 40), (level,) * 3) for level in range(0, 250, 10)]
    camera = started(cameras, f"film:{slides(tmp_path / 'greys', *greys)}")
    settled(camera)
    assert len({camera.take(PATIENCE) for _ in range(5)}) > 1


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"reels": []}, CameraState.MISSING),
        ({"opening": "busy"}, CameraState.BUSY),
        ({"opening": "refused"}, CameraState.FAILED),
        ({"opening": "crashes"}, CameraState.FAILED),
        ({"reels": ["no such film.avi"]}, CameraState.FAILED),
    ],
)
def test_a_camera_that_does_not_open_says_why(
    told: dict[str, object], state: CameraState, tmp_path: Path, cameras: list[Camera]
) -> None:
    camera = started(cameras, script(tmp_path / "film", **told))
    assert settled(camera) is state
    assert (camera.latest(), camera.sentence) == (None, SENTENCES[state])
    assert until(lambda: not looking(tmp_path))


def test_a_driver_that_hangs_is_given_up(tmp_path: Path, cameras: list[Camera]) -> None:
    camera = started(cameras, script(tmp_path / "film", opening="hangs"), starting=1)
    assert camera.state is CameraState.STARTING
    assert settled(camera) is CameraState.FAILED
    assert until(lambda: not looking(tmp_path))


@pytest.mark.parametrize(
    ("ends", "state"),
    [
        ("unplugged", CameraState.UNPLUGGED),
        ("hangs", CameraState.UNPLUGGED),
        ("crashes", CameraState.FAILED),
    ],
)
def test_a_camera_that_goes_is_noticed_and_can_come_again(
    ends: str, state: CameraState, tmp_path: Path, cameras: list[Camera]
) -> None:
    camera = started(cameras, script(tmp_path / "film", ends=ends, after=4), stalling=_patience(ends))
    for _ in range(2):
        assert settled(camera) in (CameraState.LIVE, state)
        assert ended(camera) is state
        assert camera.latest() is None
        assert until(lambda: not looking(tmp_path))
        camera.start()


@pytest.mark.parametrize(
    ("ends", "state"),
    [
        ("unplugged", CameraState.UNPLUGGED),
        ("hangs", CameraState.UNPLUGGED),
        ("crashes", CameraState.FAILED),
    ],
)
def test_a_camera_that_goes_in_mid_picture_gives_none(
    ends: str, state: CameraState, tmp_path: Path, cameras: list[Camera]
) -> None:
    camera = started(cameras, script(tmp_path / "film", ends=ends, photo=True), stalling=_patience(ends))
    assert settled(camera) is CameraState.LIVE
    with pytest.raises(CameraTrouble) as trouble:
        camera.take(PATIENCE)
    assert (trouble.value.state, str(trouble.value)) == (state, SENTENCES[state])
    assert camera.state is state


def test_a_photo_that_does_not_come_switches_the_camera_off(tmp_path: Path, cameras: list[Camera]) -> None:
    """So that none comes late and is taken for the next."""
    camera = started(cameras, script(tmp_path / "film", ends="hangs", photo=True), stalling=60)
    settled(camera)
    with pytest.raises(CameraTrouble):
        camera.take(0.3)
    assert camera.state is CameraState.FAILED
    assert until(lambda: not looking(tmp_path))


def test_it_is_off_the_moment_it_is_stopped(tmp_path: Path, cameras: list[Camera]) -> None:
    camera = started(cameras, script(tmp_path / "film"))
    settled(camera)
    assert looking(tmp_path)
    camera.stop()
    assert looking(tmp_path) == []
    assert (camera.state, camera.latest()) == (CameraState.OFF, None)
    camera.stop()


def test_it_can_be_stopped_before_it_shows_anything(tmp_path: Path, cameras: list[Camera]) -> None:
    camera = started(cameras, script(tmp_path / "film", opening="hangs"))
    camera.stop()
    assert looking(tmp_path) == []
    assert camera.state is CameraState.OFF


def test_stopping_it_ends_a_photo_that_is_waited_for(tmp_path: Path, cameras: list[Camera]) -> None:
    camera = started(cameras, script(tmp_path / "film", ends="hangs", photo=True), stalling=60)
    settled(camera)
    states: list[CameraState] = []

    def take() -> None:
        with pytest.raises(CameraTrouble) as trouble:
            camera.take(PATIENCE)
        states.append(trouble.value.state)

    taking = threading.Thread(target=take)
    taking.start()
    camera.stop()
    taking.join(PATIENCE)
    assert states == [CameraState.OFF]


def test_the_next_camera_is_a_switch_away(tmp_path: Path, cameras: list[Camera]) -> None:
    for name, colour in (("one", (220, 40, 40)), ("two", (50, 70, 200))):
        slides(tmp_path / "film" / name, Image.new("RGB", (80, 60), colour))
    camera = started(cameras, script(tmp_path / "film", reels=["one", "two"]))
    seen = []
    for _ in range(3):
        settled(camera)
        seen.append((camera.number, camera.cameras, looks(picture_of(camera.latest()))[0]))
        camera.switch()
    assert seen == [(0, 2, "red"), (1, 2, "blue"), (0, 2, "red")]


def test_the_camera_that_was_chosen_is_kept(tmp_path: Path, cameras: list[Camera]) -> None:
    for name in ("one", "two"):
        garden(tmp_path / "film" / name)
    camera = started(cameras, script(tmp_path / "film", reels=["one", "two"]))
    settled(camera)
    camera.switch()
    settled(camera)
    camera.stop()
    camera.start()
    settled(camera)
    assert camera.number == 1


def test_a_camera_that_does_not_open_is_passed_over(tmp_path: Path, cameras: list[Camera]) -> None:
    garden(tmp_path / "film" / "good")
    camera = started(cameras, script(tmp_path / "film", reels=["broken.avi", "good"]))
    assert settled(camera) is CameraState.LIVE
    assert (camera.number, camera.cameras) == (1, 2)


def test_the_film_is_named_in_the_environment(
    tmp_path: Path, cameras: list[Camera], monkeypatch: pytest.MonkeyPatch
) -> None:
    garden(tmp_path / "garden")
    monkeypatch.chdir(tmp_path)
    for source, state in (("film:garden", CameraState.LIVE), ("none", CameraState.MISSING)):
        monkeypatch.setenv("FANZINE_CAMERA", source)
        cameras.append(Camera())
        cameras[-1].start()
        assert settled(cameras[-1]) is state


@pytest.mark.parametrize("opening", ["", "hangs"])
def test_it_never_outlives_the_app(opening: str, tmp_path: Path) -> None:
    """Not even an app that is killed, nor with a driver that hangs."""
    code = (
        "import time; from kiosk.camera import Camera\n"
        f"camera = Camera({script(tmp_path / 'film', opening=opening)!r}); camera.start()\n"
        f"camera.wait({1 if opening else PATIENCE}); print('looking', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        assert app.stdout.readline() == "looking\n"
        assert looking(tmp_path)
        os.kill(app.pid, signal.SIGKILL)
    assert until(lambda: not looking(tmp_path))


def test_its_process_can_write_no_file_and_leaves_no_memory_behind(
    tmp_path: Path, cameras: list[Camera]
) -> None:
    settled(started(cameras, script(tmp_path / "film")))
    (process,) = looking(tmp_path)
    limits = Path(f"/proc/{process}/limits").read_text().splitlines()
    for limit in ("Max file size", "Max core file size"):
        (line,) = (line for line in limits if line.startswith(limit))
        assert line.removeprefix(limit).split()[:2] == ["0", "0"]


def test_a_crash_of_its_process_is_kept_by_nobody() -> None:
    """Its memory holds pictures, and some systems collect crashes whatever their limit."""
    ask = "print(ctypes.CDLL(None).prctl(3))"
    code = f"import ctypes; from kiosk.camera import lens; lens.give_up_power(2**31); {ask}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    assert done.stdout == "0\n"


def test_the_app_itself_loads_no_driver() -> None:
    code = "import kiosk.camera, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"cv2", "numpy", "kivy"}


def test_every_state_has_a_sentence_of_its_own() -> None:
    assert set(SENTENCES) == set(CameraState)
    assert len(set(SENTENCES.values())) == len(CameraState)
