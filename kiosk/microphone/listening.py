"""One recording, from switching on to its end: the app's side of the microphone's process."""

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from fanzines.readings import LONGEST
from kiosk.microphone.loudness import loudness
from kiosk.microphone.states import MicrophoneState
from kiosk.microphone.wire import RATE, SAMPLE_BYTES, Kind, receive

_ROOT: Final = Path(__file__).parents[2]
_LAST_WORDS: Final = 0.5
"""Seconds that a process which was killed is waited for."""
_MOST: Final = LONGEST * RATE * SAMPLE_BYTES
_ON: Final = (MicrophoneState.STARTING, MicrophoneState.LIVE)


class Listening:
    """Reading `state`, `level` and `seconds` never waits. It ends once, and begins no more.

    `level` is how loud it is now, from 0 to 1. OSError when no process can be started.
    """

    def __init__(self, source: str, *, starting: float, stalling: float, what: str = "hear") -> None:
        self.state = MicrophoneState.STARTING
        self.level = 0.0
        self.ended = threading.Event()
        self._sound = bytearray()
        self._came = threading.Event()
        self._ending = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kiosk.microphone.ear", what, source],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        for work, name in ((self._listen, "microphone"), (self._watch, "microphone watch")):
            arguments = () if work == self._listen else (starting, stalling)
            threading.Thread(target=work, args=arguments, name=name, daemon=True).start()

    @property
    def seconds(self) -> float:
        """How long it has heard something."""
        return len(self._sound) / (RATE * SAMPLE_BYTES)

    def sound(self) -> bytes:
        """What it heard; call it when it has ended."""
        return bytes(self._sound)

    def forget(self) -> None:
        """Let go of what it heard."""
        self._sound.clear()

    def end(self, state: MicrophoneState) -> None:
        """Switch the microphone off at once; it has ended in that state unless it had ended before."""
        with self._ending:
            if self.state not in _ON:
                return
            self.state, self.level = state, 0.0
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):  # stuck in its driver: it goes when that lets go
            self._process.wait(_LAST_WORDS)
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()
        self._came.set()
        self.ended.set()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as pipe, suppress(OSError, ValueError):
            while (told := receive(pipe)) is not None:
                self._hear(*told)
        self.end(MicrophoneState.FAILED)

    def _hear(self, kind: Kind, body: bytes) -> None:
        if kind is Kind.ENDED:
            self.end(MicrophoneState(body.decode()))
            return
        with self._ending:
            if self.state in _ON:
                self.state, self.level = MicrophoneState.LIVE, loudness(body)
                self._sound += body[: _MOST - len(self._sound)]
        self._came.set()
        if len(self._sound) >= _MOST:
            self.end(MicrophoneState.FULL)

    def _watch(self, starting: float, stalling: float) -> None:
        """End it when its first sound, or more of it, does not come in time."""
        seconds = starting
        while self._came.wait(seconds):
            if self.state not in _ON:
                return
            self._came.clear()
            seconds = stalling
        began = self.state is MicrophoneState.LIVE
        self.end(MicrophoneState.UNPLUGGED if began else MicrophoneState.FAILED)
