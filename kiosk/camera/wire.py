"""What the camera's process and the app tell each other, through two pipes.

The app writes `TAKE` to ask for a photo, and closes its pipe to end the process. The process writes messages:
a head of kind and length, then the body. Live pictures travel as bare pixels: that costs a sixth of what JPEG
does, and nothing that comes from a camera is decoded inside the app.
"""

from enum import IntEnum
from typing import Final

from fanzines.pipes import Readable, receive_one

TAKE: Final = b"t"
LARGEST: Final = 30_000_000
"""Bytes of the longest body: what a photo may have to be taken in."""
_CHANNELS: Final = 3


class Kind(IntEnum):
    """TRYING: two bytes, a camera's number and how many there are. FRAME: see `frame_body`. PHOTO: a JPEG.
    ENDED: the word of the CameraState it ended in.
    """

    TRYING = 1
    FRAME = 2
    PHOTO = 3
    ENDED = 4


def receive(pipe: Readable) -> tuple[Kind, bytes] | None:
    """The next message, or None at the end; waits for it. ValueError when it is none."""
    return receive_one(pipe, Kind, LARGEST)


def frame_body(width: int, height: int, rgb: bytes) -> bytes:
    """Width and height in pixels, then three bytes a pixel from the top left."""
    return width.to_bytes(2, "big") + height.to_bytes(2, "big") + rgb


def frame_parts(body: bytes) -> tuple[int, int, bytes]:
    """Width, height and pixels again. ValueError when they do not agree."""
    width, height = int.from_bytes(body[:2], "big"), int.from_bytes(body[2:4], "big")
    rgb = body[4:]
    if not rgb or len(rgb) != width * height * _CHANNELS:
        raise ValueError("a picture with more or fewer pixels than it says")
    return width, height, rgb
