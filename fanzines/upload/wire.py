"""What the app and the upload server tell each other, through two pipes and nothing else.

The app writes lines of JSON: an `Opening` first, then `{"longer": SECONDS}`, and `{"kept": true}` or `false`
for a photo that was handed over. The server writes messages: a head of kind and length, then the body.
Closing the app's pipe ends the server at once.
"""

import json
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Final

from fanzines.pipes import Readable, receive_one

MOST: Final = 4
"""Photos through one address."""
LARGEST: Final = 20_000_000
"""Bytes of one photo."""
SECONDS: Final = 300.0


class Kind(IntEnum):
    """READY: the server's host and port. HERE: a phone has come. COMING: a photo is on its way. PHOTO: its
    bytes. STRAY: another phone was turned away. REFUSED: TOO_LARGE, NO_PHOTO or BROKEN_OFF. OVER: all have
    come, or time is up. NO_NETWORK: this machine has no address in the room.
    """

    READY = 1
    HERE = 2
    COMING = 3
    PHOTO = 4
    STRAY = 5
    REFUSED = 6
    OVER = 7
    NO_NETWORK = 8


TOO_LARGE: Final = b"too-large"
NO_PHOTO: Final = b"no-photo"
BROKEN_OFF: Final = b"broken-off"


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the phone's page says, in one language."""

    language: str
    rtl: bool
    title: str
    choose: str
    send: str
    arrived: str
    stays: str
    all_here: str
    too_large: str
    no_photo: str
    broken_off: str
    one_moment: str
    another_phone: str
    over: str


@dataclass(frozen=True, slots=True)
class Opening:
    """`address_hash` is the SHA-256 (hex) of the secret part of the address; `host` is empty for the
    machine's own private address, `port` 0 for any.
    """

    address_hash: str
    words: PageWords
    host: str = ""
    port: int = 0
    seconds: float = SECONDS


def as_line(told: Opening | dict[str, object]) -> bytes:
    """One line of JSON for the server."""
    return json.dumps(asdict(told) if isinstance(told, Opening) else told).encode() + b"\n"


def opening_from(line: bytes) -> Opening:
    """The first line again."""
    told = json.loads(line)
    return Opening(**told | {"words": PageWords(**told["words"])})


def receive(pipe: Readable) -> tuple[Kind, bytes] | None:
    """The next message, or None at the end; waits for it. ValueError when it is none."""
    return receive_one(pipe, Kind, LARGEST)
