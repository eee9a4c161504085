"""How loud some bare sound is, as a screen shows it."""

import math
from array import array
from typing import Final

QUIETEST, LOUDEST = -52.0, -8.0
"""Decibels below full scale between which the level is shown."""
_EACH: Final = 4
"""Of so many samples one is looked at: enough for the eye."""
_FULL: Final = 32_768.0


def loudness(sound: bytes) -> float:
    """How loud some samples are, from 0 to 1, as ears would have it."""
    samples = array("h", sound)[::_EACH]
    power = sum(sample * sample for sample in samples) / len(samples) if samples else 0.0
    decibels = 10 * math.log10(power / _FULL**2) if power else QUIETEST
    return min(1.0, max(0.0, (decibels - QUIETEST) / (LOUDEST - QUIETEST)))
