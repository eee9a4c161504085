"""Faces in a kept photo, found offline by a process of its own. They are hints: a face may be missed."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from fanzines.photos.intake import TakenPhoto
from fanzines.plane import Box

SECONDS: Final = 10.0
"""After so long no further part of the photo is looked at."""
_AT_THE_END: Final = 20.0
"""How much longer the process may take to begin and to end on a busy tablet before it is killed."""
_LAST_WORDS: Final = 0.5
"""Seconds that a process which was killed is waited for."""
_SURROUNDINGS: Final = {
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_LOG_LEVEL": "OFF",
    "OPENCV_OPENCL_RUNTIME": "disabled",  # it would keep files in a cache
}


class FacesNotSought(Exception):
    """Nobody could look: that says nothing about whether there are faces."""


class FaceSearch:
    """A search that has begun. FacesNotSought when it cannot begin.

    Going through it waits for seconds: do so beside the screen. `stop` may be called from anywhere.
    """

    def __init__(self, taken: TakenPhoto, *, seconds: float = SECONDS) -> None:
        self._taken = taken
        try:
            self._process = subprocess.Popen(
                [*_finder(), str(seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2],
                env=os.environ | _SURROUNDINGS,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as problem:
            raise FacesNotSought from problem
        self._end = threading.Timer(seconds + _AT_THE_END, self.stop)
        self._end.daemon = True
        self._end.start()

    def __iter__(self) -> Iterator[tuple[Box, ...]]:
        """All faces found so far, again and again until nothing more is looked at. FacesNotSought."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            with self._process.stdout as answers:
                with suppress(BrokenPipeError), self._process.stdin as question:
                    question.write(self._taken.data)
                for line in answers:
                    yield tuple(_part(Box(*map(float, box)), self._taken) for box in json.loads(line))
            if self._process.wait() != 0:
                raise FacesNotSought
        except (OSError, ValueError, TypeError) as problem:
            raise FacesNotSought from problem
        finally:
            self.stop()

    def stop(self) -> None:
        """Look no further; the process and its copy of the photo are gone."""
        self._end.cancel()
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS)


def found_faces(taken: TakenPhoto, *, seconds: float = SECONDS) -> tuple[Box, ...]:
    """Where faces are, in parts of the photo's sides from its top left, the surest first. FacesNotSought.

    Turned and small ones are found too, but some are missed, and some things are taken for one. Blocks for
    seconds: call it beside the screen.
    """
    answers = list(FaceSearch(taken, seconds=seconds))
    if not answers:
        raise FacesNotSought
    return answers[-1]


def _part(box: Box, taken: TakenPhoto) -> Box:
    """The box in parts of the photo's sides, and no further than they reach."""
    across, down = float(taken.width_px), float(taken.height_px)
    left, right = (min(1.0, max(0.0, x / across)) for x in (box.left, box.right))
    top, bottom = (min(1.0, max(0.0, y / down)) for y in (box.top, box.bottom))
    return Box(left, top, right, bottom)


def _finder() -> list[str]:
    return [sys.executable, "-m", "fanzines.photos.face_finder"]
