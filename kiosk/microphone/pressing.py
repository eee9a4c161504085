"""From bare sound to what is kept: `python -m kiosk.microphone.pressing`, from standard input to output.

As loud as it can be, without the touches at its ends, as MP3: every phone and the kiosk itself play it. It
carries no tags: no name, no date. The process writes no file.
"""

import sys
from typing import Final

import lameenc
import numpy as np

from fanzines.powerless import give_up_power
from kiosk.microphone.wire import RATE

KILOBITS: Final = 48
"""A second of sound: 6 kB, five minutes 1.8 MB."""
_ENDS: Final = RATE // 10
_PEAK: Final = 0.85
_MOST_GAIN: Final = 6.0
_FULL: Final = 32_768.0
_MEMORY: Final = 1024**3


def main() -> None:
    """Press what comes in."""
    give_up_power(_MEMORY)
    sys.stdout.buffer.write(pressed(sys.stdin.buffer.read()))


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


if __name__ == "__main__":
    main()
