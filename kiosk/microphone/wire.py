"""What the microphone's process tells the app, through one pipe; it ends when the app closes its own.

A message is a head of kind and length, then the body. Sound is bare: one channel, 16 bits a sample in the
machine's own order, `RATE` samples a second. Nothing of it is decoded inside the app.
"""

from enum import IntEnum
from typing import Final

from fanzines.pipes import Readable, receive_one

RATE: Final = 22_050
SAMPLE_BYTES: Final = 2
LARGEST: Final = 1_000_000


class Kind(IntEnum):
    """SOUND: some samples. ENDED: the word of the MicrophoneState it ended in."""

    SOUND = 1
    ENDED = 2


def receive(pipe: Readable) -> tuple[Kind, bytes] | None:
    """The next message, or None at the end; waits for it. ValueError when it is none."""
    return receive_one(pipe, Kind, LARGEST)
