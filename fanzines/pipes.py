"""Messages through a pipe between the app and a process of its own: a head, then the body."""

import struct
from enum import IntEnum
from typing import Final, Protocol, TypeVar

_HEAD: Final = struct.Struct("!BI")

KindT = TypeVar("KindT", bound=IntEnum)


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...
    def flush(self) -> None: ...


def send(pipe: Writable, kind: IntEnum, body: bytes = b"") -> None:
    """Write one message: its kind, how long it is, and that. OSError when nobody listens any more."""
    pipe.write(_HEAD.pack(kind, len(body)))
    pipe.write(body)
    pipe.flush()


def receive_one(pipe: Readable, kinds: type[KindT], largest: int) -> tuple[KindT, bytes] | None:
    """The next message, or None at the end; waits for it. ValueError when it is none of these kinds, or
    its body has more than `largest` bytes.
    """
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if length > largest:
        raise ValueError("a message that is too long")
    body = pipe.read(length)
    return (kinds(kind), body) if len(body) == length else None
