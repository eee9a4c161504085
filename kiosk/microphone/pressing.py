"""From bare sound to what is kept: as loud as it can be, without the touches at its ends, as MP3.

MP3 because every phone and the kiosk itself play it. It carries no tags: no name, no date, no program.
"""

import hashlib
import math
from typing import Final

import lameenc
import numpy as np

from fanzines.readings import LONGEST, Reading, Whose
from kiosk.microphone.wire import RATE, SAMPLE_BYTES

KILOBITS: Final = 48
"""A second of sound: 6 kB, five minutes 1.8 MB."""
QUIETEST, LOUDEST = -52.0, -8.0
"""Decibels below full scale between which the level is shown."""
_ENDS: Final = RATE // 10
_PEAK: Final = 0.85
_MOST_GAIN: Final = 6.0
_FULL: Final = 32_768.0


def loudness(sound: bytes) -> float:
    """How loud some samples are, from 0 to 1, as ears would have it."""
    samples = np.frombuffer(sound, np.int16).astype(np.float32) / _FULL
    strength = float(np.sqrt(np.mean(samples * samples))) if samples.size else 0.0
    decibels = 20 * math.log10(strength) if strength > 0 else QUIETEST
    return min(1.0, max(0.0, (decibels - QUIETEST) / (LOUDEST - QUIETEST)))


def pressed(sound: bytes) -> bytes:
    """The sound as it is kept (MP3, one channel). The same sound gives the same bytes."""
    samples = np.frombuffer(sound, np.int16)
    if samples.size > 4 * _ENDS:
        samples = samples[_ENDS:-_ENDS]
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_bit_rate(KILOBITS)
    encoder.set_quality(2)
    return bytes(encoder.encode(_louder(samples).tobytes()) + encoder.flush())


def _louder(samples: "np.typing.NDArray[np.int16]") -> "np.typing.NDArray[np.int16]":
    """The same at a good volume; a whisper is not made a shout, and noise stays noise."""
    highest = float(np.max(np.abs(samples.astype(np.int32)))) if samples.size else 0.0
    gain = min(_MOST_GAIN, _PEAK * _FULL / highest) if highest else 1.0
    return np.clip(samples * gain, -_FULL, _FULL - 1).astype(np.int16)


def taken(sound: bytes, language: str, whose: Whose) -> tuple[Reading, bytes]:
    """A reading in that language, and its sound as it is kept."""
    data = pressed(sound)
    seconds = min(LONGEST, max(1, round(len(sound) / (RATE * SAMPLE_BYTES))))
    return Reading(hashlib.sha256(data).hexdigest(), language, whose, seconds), data
