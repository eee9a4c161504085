"""Wave files in a microphone's place: hums of a known pitch, that can be found again in what is recorded."""

import math
import wave
from pathlib import Path

import numpy as np

from kiosk.microphone.wire import RATE


def hum(seconds: float, pitch: float = 440.0, loud: float = 0.5) -> bytes:
    """Bare samples of one tone."""
    at = np.arange(round(seconds * RATE)) * (2 * math.pi * pitch / RATE)
    return (np.sin(at) * loud * 32_767).astype(np.int16).tobytes()


def spoken(seconds: float, pitch: float = 440.0) -> bytes:
    """A tone that comes and goes as syllables do."""
    samples = np.frombuffer(hum(seconds, pitch), np.int16)
    at = np.arange(samples.size) / RATE
    swell = np.abs(np.sin(at * math.pi * 3.1)) ** 3 * (0.25 + 0.75 * np.abs(np.sin(at * 0.9)))
    return (samples * swell).astype(np.int16).tobytes()


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
    samples = np.frombuffer(sound, np.int16).astype(np.float64)
    strengths = np.abs(np.fft.rfft(samples * np.hanning(samples.size)))
    return float(np.argmax(strengths)) * rate / samples.size
