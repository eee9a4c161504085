"""The camera as a screen has it: on while it is looked at, off at once when not."""

import os
from pathlib import Path
from typing import Final

from kiosk.camera.showing import Frame, Showing
from kiosk.camera.states import SENTENCES, CameraState, CameraTrouble

VARIABLE: Final = "FANZINE_CAMERA"
_FILM: Final = "film:"


class Camera:
    """Off until `start`. All but `take` and `wait` is for the screen's own thread and returns at once.

    `source` is empty for the machine's cameras, `film:PATH` for their twin (see kiosk/camera/film.py), or
    "none"; when it is not given, the variable FANZINE_CAMERA says. `starting` and `stalling` are the seconds
    after which a first picture, or a further one, is no longer waited for.
    """

    def __init__(self, source: str | None = None, *, starting: float = 6.0, stalling: float = 2.0) -> None:
        self._source = _whole(os.environ.get(VARIABLE, "") if source is None else source)
        self._starting, self._stalling = starting, stalling
        self._showing: Showing | None = None
        self._rest = CameraState.OFF
        self._number = 0

    @property
    def state(self) -> CameraState:
        """What it is doing now; the troubles last until the next `start` or `stop`."""
        return self._showing.state if self._showing else self._rest

    @property
    def sentence(self) -> str:
        """The state as a sentence of the catalogues: pass it to `tongue.words`."""
        return SENTENCES[self.state]

    @property
    def cameras(self) -> int:
        """How many cameras there are, as far as is known; more than one can be switched between."""
        return self._showing.cameras if self._showing else 0

    @property
    def number(self) -> int:
        """Which of them it is, from 0."""
        return self._showing.number if self._showing else self._number

    def start(self) -> None:
        """Switch on the camera that was chosen last, else the first that gives a picture."""
        self.stop()
        try:
            self._showing = Showing(
                self._source, self._number, starting=self._starting, stalling=self._stalling
            )
        except OSError:  # the machine has no room for another process
            self._rest = CameraState.FAILED

    def stop(self) -> None:
        """Switch it off: its process is gone, and so is every picture."""
        self._rest = CameraState.OFF
        showing, self._showing = self._showing, None
        if showing:
            self._number = showing.number
            showing.end(CameraState.OFF)

    def switch(self) -> None:
        """Go on to the next camera, in a circle."""
        count, number = self.cameras, self.number
        self.stop()
        self._number = (number + 1) % count if count else 0
        self.start()

    def latest(self) -> Frame | None:
        """The newest live picture, at most 960 pixels long; None while there is none."""
        return self._showing.frame if self._showing else None

    def take(self, seconds: float = 4.0) -> bytes:
        """A photo in the camera's full size, as a JPEG for `fanzines.photos.take_in`. CameraTrouble.

        Waits for it: call it beside the screen.
        """
        showing = self._showing
        if showing is None:
            raise CameraTrouble(self._rest)
        return showing.take(seconds)

    def wait(self, seconds: float) -> CameraState:
        """The state once there is a picture or none will come, or after so many seconds."""
        if self._showing:
            self._showing.settled.wait(seconds)
        return self.state


def _whole(source: str) -> str:
    """The source as the process gets it, which works in another folder; "none" leads to no film."""
    return str(Path(source.removeprefix(_FILM)).absolute()) if source else ""
