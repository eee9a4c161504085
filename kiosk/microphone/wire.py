"""What the microphone's process tells the app, through one pipe; it ends when the app closes its own.

A message is a head of kind and length, then the body. Sound is bare: one channel, 16 bits a sample in the
machine's own order, `RATE` samples a second. Nothing of it is decoded inside the app.
"""

import struct
from enum import IntEnum
from typing import Final, Protocol

RATE: Final = 22_050
SAMPLE_BYTES: Final = 2
LARGEST: Final = 1_000_000
_HEAD: Final = struct.Struct("!BI")


class Kind(IntEnum):
    """SOUND: some samples. ENDED: the word of the MicrophoneState it ended in."""

    SOUND = 1
    ENDED = 2


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...
    def flush(self) -> None: ...


def send(pipe: Writable, kind: Kind, body: bytes) -> None:
    """Write one message. OSError when nobody listens any more."""
    pipe.write(_HEAD.pack(kind, len(body)))
    pipe.write(body)
    pipe.flush()


def receive(pipe: Readable) -> tuple[Kind, bytes] | None:
    """The next message, or None at the end; waits for it. ValueError when it is none."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if length > LARGEST:
        raise ValueError("a message that is too long")
    body = pipe.read(length)
    return (Kind(kind), body) if len(body) == length else None
