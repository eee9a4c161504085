"""Where sound comes from, in the microphone's process: a microphone through SDL, or a file in its place."""

import ctypes
import sys
import time
import wave
from pathlib import Path
from typing import Final, Protocol

from kiosk.machine import sdl
from kiosk.microphone.states import MicrophoneState
from kiosk.microphone.wire import RATE, SAMPLE_BYTES

CHUNK: Final = RATE // 20
"""Samples that are sent at once: a twentieth of a second."""
_INIT_AUDIO: Final = 0x10
_SIGNED_16: Final = 0x8010 if sys.byteorder == "little" else 0x9010
_STOPPED: Final = 0


class Unheard(Exception):
    """A microphone gives nothing, or nothing more."""

    def __init__(self, state: MicrophoneState) -> None:
        super().__init__(state)
        self.state = state


class Source(Protocol):
    """An open microphone, or what stands for one."""

    def begin(self) -> None:
        """From now on it listens."""
        ...

    def hear(self) -> bytes:
        """The next samples, when there are some; waits for them. Unheard."""
        ...


class _Spec(ctypes.Structure):
    _fields_ = (
        ("freq", ctypes.c_int),
        ("format", ctypes.c_uint16),
        ("channels", ctypes.c_uint8),
        ("silence", ctypes.c_uint8),
        ("samples", ctypes.c_uint16),
        ("padding", ctypes.c_uint16),
        ("size", ctypes.c_uint32),
        ("callback", ctypes.c_void_p),
        ("userdata", ctypes.c_void_p),
    )


def has_microphone() -> bool:
    """Whether the machine has a microphone, as far as its sound system tells."""
    library = _with_audio()
    return library is not None and library.SDL_GetNumAudioDevices(1) != 0


class Microphone:
    """The microphone that the machine's sound system has chosen. Unheard when there is none."""

    def __init__(self) -> None:
        library = _with_audio()
        if library is None or library.SDL_GetNumAudioDevices(1) == 0:
            raise Unheard(MicrophoneState.MISSING)
        wanted = _Spec(freq=RATE, format=_SIGNED_16, channels=1, samples=1024)
        self._sdl = library
        self._device = library.SDL_OpenAudioDevice(None, 1, ctypes.byref(wanted), None, 0)
        if not self._device:
            raise Unheard(MicrophoneState.FAILED)

    def begin(self) -> None:
        self._sdl.SDL_PauseAudioDevice(self._device, 0)

    def hear(self) -> bytes:
        while self._sdl.SDL_GetQueuedAudioSize(self._device) < CHUNK * SAMPLE_BYTES:
            if self._sdl.SDL_GetAudioDeviceStatus(self._device) == _STOPPED:
                raise Unheard(MicrophoneState.UNPLUGGED)
            time.sleep(0.01)
        buffer = ctypes.create_string_buffer(CHUNK * SAMPLE_BYTES)
        size = self._sdl.SDL_DequeueAudio(self._device, buffer, ctypes.c_uint32(len(buffer)))
        return buffer.raw[: int(size)]


class Wave:
    """The microphone's twin: a wave file at the pace it was spoken, then silence. Unheard."""

    def __init__(self, path: Path) -> None:
        try:
            with wave.open(str(path)) as file:
                if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, SAMPLE_BYTES, RATE):
                    raise Unheard(MicrophoneState.FAILED)
                self._left = file.readframes(file.getnframes())
        except (OSError, EOFError, wave.Error) as problem:
            raise Unheard(MicrophoneState.MISSING) from problem
        self._due = 0.0

    def begin(self) -> None:
        self._due = time.monotonic()

    def hear(self) -> bytes:
        self._due += CHUNK / RATE
        time.sleep(max(0.0, self._due - time.monotonic()))
        size = CHUNK * SAMPLE_BYTES
        heard, self._left = self._left[:size], self._left[size:]
        return heard.ljust(size, b"\0")


def _with_audio() -> ctypes.CDLL | None:
    library = sdl.library()
    return library if library.SDL_InitSubSystem(_INIT_AUDIO) == 0 else None
