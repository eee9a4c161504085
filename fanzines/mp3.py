"""What a sound is made of: frames of MPEG layer III from its first byte to its last, and no tag."""

from typing import Final

from fanzines.readings import LARGEST, LONGEST

_HEADER: Final = 4
_RATES: Final = {
    0b11: (44_100, 48_000, 32_000),
    0b10: (22_050, 24_000, 16_000),
    0b00: (11_025, 12_000, 8_000),
}
_FIRST: Final = 0b11
"""MPEG 1; the others have half as many samples in a frame."""
_KILOBITS: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KILOBITS_OF_OTHERS: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


class NotASound(ValueError):
    """The bytes are something else than an MP3, or more than one."""


def seconds_of(sound: bytes) -> float:
    """How long an MP3 plays. NotASound when there is a byte in it that belongs to no frame."""
    at, seconds = 0, 0.0
    while at < len(sound):
        size, lasts = _frame(sound[at : at + _HEADER])
        at, seconds = at + size, seconds + lasts
    if at != len(sound) or not sound:
        raise NotASound("a frame is cut short, or there is none")
    return seconds


def is_reading(sound: bytes) -> bool:
    """Whether it is a sound as the kiosk makes it of a reading: without tags, not too large, not too long."""
    try:
        return len(sound) <= LARGEST and seconds_of(sound) < LONGEST + 1
    except NotASound:
        return False


def _frame(header: bytes) -> tuple[int, float]:
    """The bytes of the frame that begins so, and its seconds."""
    if len(header) < _HEADER or header[0] != 0xFF or header[1] & 0b1110_0110 != 0b1110_0010:
        raise NotASound("no frame begins here")
    version, bits, rate = header[1] >> 3 & 0b11, header[2] >> 4, header[2] >> 2 & 0b11
    is_first = version == _FIRST
    kilobits = _KILOBITS if is_first else _KILOBITS_OF_OTHERS
    if version not in _RATES or not 0 < bits < len(kilobits) or rate == 0b11:
        raise NotASound("no frame begins so")
    hertz, samples = _RATES[version][rate], 1152 if is_first else 576
    size = samples // 8 * kilobits[bits] * 1000 // hertz + (header[2] >> 1 & 1)
    return size, samples / hertz
