"""Wave files in a microphone's place: hums of a known pitch, that can be found again in what is recorded."""

import math
import wave
from array import array
from pathlib import Path

from kiosk.microphone.wire import RATE


def hum(seconds: float, pitch: float = 440.0, loud: float = 0.5) -> bytes:
    """Bare samples of one tone."""
    turn, high = 2 * math.pi * pitch / RATE, loud * 32_767
    return array("h", (int(math.sin(at * turn) * high) for at in range(round(seconds * RATE)))).tobytes()


def spoken(seconds: float, pitch: float = 440.0) -> bytes:
    """A tone that comes and goes as syllables do."""
    return array(
        "h",
        (
            int(sample * _swell(at / RATE))
            for at, sample in enumerate(array("h", hum(seconds, pitch, loud=0.9)))
        ),
    ).tobytes()


def _swell(at: float) -> float:
    return abs(math.sin(at * math.pi * 3.1)) ** 3 * (0.25 + 0.75 * abs(math.sin(at * 0.9)))


def wave_file(path: Path, sound: bytes, rate: int = RATE) -> Path:
    """The sound as a wave file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(sound)
    return path


def pitch_of(sound: bytes, rate: int = RATE) -> float:
    """The strongest tone (Hz) in bare samples."""
    import numpy as np  # not to be had inside the app

    samples = np.frombuffer(sound, np.int16).astype(np.float64)
    strengths = np.abs(np.fft.rfft(samples * np.hanning(samples.size)))
    return float(np.argmax(strengths)) * rate / samples.size
