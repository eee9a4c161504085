"""The microphone as a screen has it: on while somebody reads, off at once when not."""

import os
from pathlib import Path
from typing import Final

from kiosk.microphone.listening import Listening
from kiosk.microphone.states import SENTENCES, MicrophoneState

VARIABLE: Final = "FANZINE_MICROPHONE"
_WAVE: Final = "wave:"


class Recorder:
    """Off until `start`. All but `is_there` is for the screen's own thread and returns at once.

    `source` is empty for the machine's microphone, or `wave:PATH` for a file in its place; when it is not
    given, the variable FANZINE_MICROPHONE says. `starting` and `stalling` are the seconds after which the
    first sound, or more of it, is no longer waited for.
    """

    def __init__(self, source: str | None = None, *, starting: float = 8.0, stalling: float = 3.0) -> None:
        self._source = _whole(os.environ.get(VARIABLE, "") if source is None else source)
        self._starting, self._stalling = starting, stalling
        self._listening: Listening | None = None

    @property
    def state(self) -> MicrophoneState:
        """What it is doing now; how it ended lasts until the next `start` or `forget`."""
        return self._listening.state if self._listening else MicrophoneState.OFF

    @property
    def sentence(self) -> str:
        """The state as a sentence of the catalogues: pass it to `tongue.words`."""
        return SENTENCES[self.state]

    @property
    def level(self) -> float:
        """How loud it is now, from 0 to 1."""
        return self._listening.level if self._listening else 0.0

    @property
    def seconds(self) -> float:
        """How much was recorded."""
        return self._listening.seconds if self._listening else 0.0

    def start(self) -> None:
        """Switch it on, and record from the first sound on. OSError when there is no room for it."""
        self.forget()
        self._listening = Listening(self._source, starting=self._starting, stalling=self._stalling)

    def stop(self) -> bytes:
        """Switch it off; what was recorded, as bare samples (see `kiosk.microphone.pressing`)."""
        if self._listening is None:
            return b""
        self._listening.end(MicrophoneState.OFF)
        return self._listening.sound()

    def forget(self) -> None:
        """Switch it off, and let go of what was recorded."""
        listening, self._listening = self._listening, None
        if listening:
            listening.end(MicrophoneState.OFF)
            listening.forget()

    def is_there(self) -> bool:
        """Whether there is a microphone. Takes a second: ask beside the screen."""
        try:
            asked = Listening(self._source, starting=self._starting, stalling=self._stalling, what="look")
        except OSError:
            return False
        asked.ended.wait(self._starting + 1)
        asked.end(MicrophoneState.FAILED)
        return asked.state is MicrophoneState.OFF


def _whole(source: str) -> str:
    """The source as the process gets it, which works in another folder."""
    return str(Path(source.removeprefix(_WAVE)).absolute()) if source else ""
