"""One camera being looked through, from switching on to its end: the app's side of the camera's process."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.camera.states import CameraState, CameraTrouble
from kiosk.camera.wire import TAKE, Kind, frame_parts, receive

_ROOT: Final = Path(__file__).parents[2]
_LAST_WORDS: Final = 0.5
"""Seconds that a process which was killed is waited for."""
_SURROUNDINGS: Final = {
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_LOG_LEVEL": "OFF",
    "OPENCV_OPENCL_RUNTIME": "disabled",  # it would keep files in a cache
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",  # they take many seconds to begin
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "3",
}
_ON: Final = (CameraState.STARTING, CameraState.LIVE)


@dataclass(frozen=True, slots=True)
class Frame:
    """A live picture: three bytes a pixel from the top left. `count` grows with every new one."""

    count: int
    width: int
    height: int
    rgb: bytes


class Showing:
    """Reading `state`, `frame`, `number` and `cameras` never waits. It ends once, and begins no more.

    OSError when no process can be started.
    """

    def __init__(self, source: str, first: int, *, starting: float, stalling: float) -> None:
        self.state = CameraState.STARTING
        self.frame: Frame | None = None
        self.number, self.cameras = first, 0
        self.settled = threading.Event()
        self._photo = b""
        self._came, self._answered = threading.Event(), threading.Event()
        self._ending, self._taking = threading.Lock(), threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kiosk.camera.lens", source, str(first)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=os.environ | _SURROUNDINGS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        threading.Thread(target=self._listen, name="camera", daemon=True).start()
        threading.Thread(
            target=self._watch, args=(starting, stalling), name="camera watch", daemon=True
        ).start()

    def take(self, seconds: float) -> bytes:
        """The next picture in full, as a JPEG. CameraTrouble when it ends before, or time is up."""
        with self._taking:
            self._answered.clear()
            self._photo = b""
            with suppress(OSError, ValueError):  # it has just ended
                self._ask()
            if self.state in _ON and not self._answered.wait(seconds):
                self.end(CameraState.FAILED)
            photo, self._photo = self._photo, b""
            if not photo:
                raise CameraTrouble(self.state)
            return photo

    def end(self, state: CameraState) -> None:
        """Switch the camera off at once; it has ended in that state unless it had ended before."""
        with self._ending:
            if self.state not in _ON:
                return
            self.state, self.frame = state, None
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):  # stuck in its driver: it goes when that lets go
            self._process.wait(_LAST_WORDS)
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()
        for event in (self._answered, self._came, self.settled):
            event.set()

    def _ask(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(TAKE)
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as pipe, suppress(OSError, ValueError):
            while (told := receive(pipe)) is not None:
                self._hear(*told)
        self.end(CameraState.FAILED)

    def _hear(self, kind: Kind, body: bytes) -> None:
        match kind:
            case Kind.TRYING:
                self.number, self.cameras = body
            case Kind.FRAME:
                self._see(*frame_parts(body))
            case Kind.PHOTO:
                self._photo = body
                self._answered.set()
            case Kind.ENDED:
                self.end(CameraState(body.decode()))

    def _see(self, width: int, height: int, rgb: bytes) -> None:
        with self._ending:
            if self.state in _ON:
                count = self.frame.count + 1 if self.frame else 1
                self.frame = Frame(count, width, height, rgb)
                self.state = CameraState.LIVE
        self._came.set()
        self.settled.set()

    def _watch(self, starting: float, stalling: float) -> None:
        """End it when its first picture, or a further one, does not come in time."""
        seconds = starting
        while self._came.wait(seconds):
            if self.state not in _ON:
                return
            self._came.clear()
            seconds = stalling
        self.end(CameraState.FAILED if self.state is CameraState.STARTING else CameraState.UNPLUGGED)
