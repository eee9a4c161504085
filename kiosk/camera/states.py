"""What a camera can be doing, and the sentence for each."""

from enum import StrEnum
from typing import Final


class CameraState(StrEnum):
    """`off`, `starting` and `live` are as they should be; the others tell why there is no picture."""

    OFF = "off"
    STARTING = "starting"
    LIVE = "live"
    MISSING = "missing"
    BUSY = "busy"
    UNPLUGGED = "unplugged"
    FAILED = "failed"


SENTENCES: Final = {
    CameraState.OFF: "The camera is off.",
    CameraState.STARTING: "The camera is waking up.",
    CameraState.LIVE: "The camera is on.",
    CameraState.MISSING: "There is no camera here. A photo can also come from a stick.",
    CameraState.BUSY: "Something else is using the camera. Try again in a moment, or call a facilitator.",
    CameraState.UNPLUGGED: "The camera has gone. Nothing of yours is lost. Plug it in, then try again.",
    CameraState.FAILED: "The camera gives no picture now. Try again, or call a facilitator.",
}


class CameraTrouble(Exception):
    """No photo could be taken. The message is a plain sentence, `state` says the same in a word."""

    def __init__(self, state: CameraState) -> None:
        super().__init__(SENTENCES[state])
        self.state = state
