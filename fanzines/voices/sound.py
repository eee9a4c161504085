"""Recorded sound that comes from elsewhere: MP3 frames one after the other, and nothing beside them.

Frames are as ISO/IEC 11172-3 (2.4.1.3) and 13818-3 have them. A file with anything else in it, such as a
name, a picture or a date, is none of ours.
"""

from typing import Final

_KILOBITS: Final = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_LAYER_III: Final = 1
_MPEG_1: Final = 3


class SoundRefused(Exception):
    """What should be recorded sound is none, or holds more than sound."""


def seconds_of(data: bytes) -> float:
    """How long the sound lasts. SoundRefused."""
    seconds, at = 0.0, 0
    while at < len(data):
        size, lasts = _frame(data[at : at + 4])
        if at + size > len(data):
            raise SoundRefused("the sound ends within a frame")
        seconds, at = seconds + lasts, at + size
    if not seconds:
        raise SoundRefused("there is no sound")
    return seconds


def _frame(head: bytes) -> tuple[int, float]:
    """A frame's size in bytes and how long it lasts in seconds, by its head."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        raise SoundRefused("there is something else than sound")
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate, padded = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if layer != _LAYER_III or version not in _RATES or rate == 3 or bits in (0, 15):
        raise SoundRefused("the sound is of a kind that is not played here")
    is_first = version == _MPEG_1
    samples, hertz = 1152 if is_first else 576, _RATES[version][rate]
    kilobits = _KILOBITS[1 if is_first else 2][bits]
    return samples // 8 * kilobits * 1000 // hertz + padded, samples / hertz
