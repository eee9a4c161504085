"""The cameras' twin: a film, played through the same process and the same pipe as a camera's pictures.

A film is a folder of pictures, a video, or a script: a JSON file with these keys, all but the first optional.

    reels     list of folders and videos beside the script, each a camera of its own
    rate      pictures a second; 15 when not given
    opening   "busy", "refused", "hangs" or "crashes" when a camera is switched on
    ends      "unplugged", "hangs" or "crashes"
    after     it ends after so many pictures
    photo     true: it ends when a photo is asked for

A script without reels, and a path where there is nothing, is a machine with no camera.
"""

import json
import os
import threading
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageOps

from kiosk.camera.opening import Lens, Pixels, Unopened
from kiosk.camera.states import CameraState

_PICTURES: Final = (".jpg", ".jpeg", ".png")
_KEPT: Final = 4


@dataclass(frozen=True, slots=True)
class Script:
    """How a film goes; see above."""

    reels: tuple[Path, ...]
    rate: float = 15.0
    opening: str = ""
    ends: str = ""
    after: int = 0
    photo: bool = False


class Film:
    """A film's reels, each standing for a camera. `asked` is set while somebody waits for a photo."""

    def __init__(self, path: Path, asked: threading.Event) -> None:
        self._script = _script(path)
        self._asked = asked

    def __len__(self) -> int:
        return len(self._script.reels)

    def open(self, number: int) -> Lens:
        """Begin to play. Unopened."""
        if self._script.opening == "busy":
            raise Unopened(CameraState.BUSY)
        if self._script.opening == "refused":
            raise Unopened(CameraState.FAILED)
        _befall(self._script.opening)
        lens = Projector(_reel(self._script.reels[number]), self._script, self._asked)
        if not lens.grab():
            raise Unopened(CameraState.FAILED)
        return lens


class Projector:
    """Shows a reel at its rate, and ends as its script says."""

    def __init__(self, reel: Lens, script: Script, asked: threading.Event) -> None:
        self._reel, self._script, self._asked = reel, script, asked
        self._shown = 0
        self._due = time.monotonic()

    def grab(self) -> bool:
        if self._is_over():
            _befall(self._script.ends)
            return False
        self._due = max(self._due + 1 / self._script.rate, time.monotonic())
        time.sleep(max(0.0, self._due - time.monotonic()))
        self._shown += 1
        return self._reel.grab()

    def retrieve(self) -> tuple[bool, Pixels]:
        if self._script.photo and self._asked.is_set():
            return False, None
        return self._reel.retrieve()

    def _is_over(self) -> bool:
        if not self._script.ends:
            return False
        if self._script.photo:
            return self._asked.is_set()
        return self._shown >= self._script.after


class Slides:
    """The pictures of a folder, one after the other, in a circle."""

    def __init__(self, files: list[Path]) -> None:
        self._files = files
        self._at = -1

    def grab(self) -> bool:
        self._at = (self._at + 1) % len(self._files)
        return True

    def retrieve(self) -> tuple[bool, Pixels]:
        return True, _slide(self._files[self._at])


class Video:
    """A video, in a circle."""

    def __init__(self, file: Path) -> None:
        self._video = cv2.VideoCapture(str(file))

    def grab(self) -> bool:
        if self._video.grab():
            return True
        self._video.set(cv2.CAP_PROP_POS_FRAMES, 0)
        return self._video.grab()

    def retrieve(self) -> tuple[bool, Pixels]:
        return self._video.retrieve()


def _reel(path: Path) -> Lens:
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in _PICTURES)
        if not files:
            raise Unopened(CameraState.FAILED)
        return Slides(files)
    return Video(path)


def _script(path: Path) -> Script:
    if path.suffix != ".json":
        return Script((path,) if path.exists() else ())
    told = json.loads(path.read_text(encoding="utf-8"))
    reels = tuple(path.parent / name for name in told.pop("reels"))
    return Script(reels, **told)


def _befall(what: str) -> None:
    """Hang for ever, or crash."""
    if what == "hangs":
        threading.Event().wait()
    if what == "crashes":
        os.abort()


@lru_cache(_KEPT)
def _slide(file: Path) -> Pixels:
    with Image.open(file) as picture:
        rgb = np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))
    return np.ascontiguousarray(rgb[:, :, ::-1])
