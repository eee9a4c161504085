"""Films for the camera's twin, and who is looking through it."""

import json
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from kiosk.camera import Frame
from tests.fanzines.pictures import quarters

SIZE = (1280, 720)
GONE_WITHIN = 10.0


def slides(folder: Path, *pictures: Image.Image) -> Path:
    """A folder of pictures."""
    folder.mkdir(parents=True)
    for number, picture in enumerate(pictures):
        picture.save(folder / f"{number:03}.png")
    return folder


def garden(folder: Path) -> Path:
    """A folder of one picture with four quarters, larger than a live view."""
    return slides(folder, quarters(size=SIZE))


def video(file: Path, frames: int = 5) -> Path:
    """A short video of the four quarters."""
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, SIZE)
    for _ in range(frames):
        writer.write(np.ascontiguousarray(np.asarray(quarters(size=SIZE))[:, :, ::-1]))
    writer.release()
    return file


def script(folder: Path, **told: Any) -> str:
    """The source of a film that goes as told; its reel is the garden unless reels are given."""
    if "reels" not in told:
        garden(folder / "garden")
        told["reels"] = ["garden"]
    folder.mkdir(exist_ok=True)
    (folder / "script.json").write_text(json.dumps(told))
    return f"film:{folder / 'script.json'}"


def picture_of(frame: Frame | None) -> Image.Image:
    assert frame is not None
    return Image.frombytes("RGB", (frame.width, frame.height), frame.rgb)


def opened(photo: bytes) -> Image.Image:
    picture = Image.open(BytesIO(photo))
    picture.load()
    return picture


def looking(folder: Path) -> list[int]:
    """The processes that play a film from the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if b"kiosk.camera.lens" in told and str(folder).encode() in told:
            found.append(int(process.name))
    return found


def until(done: Callable[[], bool], seconds: float = GONE_WITHIN) -> bool:
    """Whether it came to pass."""
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
