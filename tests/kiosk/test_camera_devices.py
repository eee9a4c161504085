"""Which of a machine's video devices are cameras. No test here switches a real one on."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.camera import devices
from kiosk.camera.opening import Unopened
from kiosk.camera.states import CameraState

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Video4Linux")

WEBCAM = 0x04200001
ITS_METADATA = 0x04A00000
A_CODEC = 0x04204000
A_SENSOR_BEFORE_ITS_PIPELINE = 0x24A00001


def capability(able: int) -> bytes:
    return bytes(16 + 32 + 32 + 4 + 4) + able.to_bytes(4, sys.byteorder) + bytes(12)


@pytest.mark.parametrize(
    ("able", "camera"),
    [(WEBCAM, True), (ITS_METADATA, False), (A_CODEC, False), (A_SENSOR_BEFORE_ITS_PIPELINE, False)],
)
def test_only_what_gives_pictures_by_itself_is_a_camera(able: int, camera: bool) -> None:
    assert devices.is_camera(capability(able)) is camera


def test_the_structures_are_as_long_as_the_requests_say() -> None:
    told = vars(devices)
    for request, layout in (("_QUERYCAP", "_CAPABILITY"), ("_G_FMT", "_FORMAT"), ("_S_FMT", "_FORMAT")):
        assert told[request] >> 16 & 0x3FFF == told[layout].size


def test_a_file_with_a_cameras_name_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("video0", "video1", "videos", "video-out"):
        (tmp_path / name).touch()
    monkeypatch.setattr(devices, "FOLDER", tmp_path)
    assert len(devices.Devices()) == 0


def test_a_device_that_opencv_cannot_open_says_why() -> None:
    """With the real OpenCV and the system's real answer: there is no such device."""
    found = devices.Devices()
    vars(found)["_found"] = [57]
    with pytest.raises(Unopened) as refused:
        found.open(0)
    assert refused.value.state is CameraState.MISSING


def test_cameras_are_counted_in_the_order_of_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("video10", "video2", "video0", "video1"):
        (tmp_path / name).touch()
    kinds = {"video0": WEBCAM, "video1": ITS_METADATA, "video2": WEBCAM, "video10": WEBCAM}
    monkeypatch.setattr(devices, "FOLDER", tmp_path)
    monkeypatch.setattr(devices, "_controlled", lambda device, *_: capability(kinds[device.name]))
    assert vars(devices)["_on_linux"]() == [0, 2, 10]


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (errno.EBUSY, CameraState.BUSY),
        (errno.ENOENT, CameraState.MISSING),
        (errno.ENODEV, CameraState.MISSING),
        (errno.EACCES, CameraState.FAILED),
    ],
)
def test_the_systems_word_for_a_camera_that_does_not_open_is_understood(
    number: int, state: CameraState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "_controlled", _failing(number))
    assert vars(devices)["_trouble"](0) is state


def _failing(number: int) -> Callable[..., bytes]:
    def fail(*_: object) -> bytes:
        raise OSError(number, "")

    return fail
