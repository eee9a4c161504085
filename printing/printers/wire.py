"""Bringing requests to CUPS or to a printer, with short limits.

CUPS on this machine is reached through its own socket, which leads nowhere else. A printer in the network is
asked by a child process: the process in which fanzines are made opens no socket to a network.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from printing.printers import ipp
from printing.printers.ipp import Answer, NotIpp

SECONDS: Final = 4.0
"""How long an answer is waited for."""
SENDING: Final = 60.0
"""How long a document may take on its way."""
_SOCKETS: Final = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")
_MOST: Final = 1_000_000
"""Bytes of an answer: many printers with all their papers need a fifth of it."""


class Silent(Exception):
    """Nobody answers there, or not in time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where printing is asked for: CUPS by its `socket`, or one printer by its `uri` (ipp:// or ipps://)."""

    socket: Path | None = None
    uri: str = ""

    @property
    def is_cups(self) -> bool:
        """Whether that is CUPS, which knows many printers and keeps a queue."""
        return self.socket is not None


NOWHERE: Final = Place()


def cups() -> Place | None:
    """CUPS on this machine, when it is there."""
    chosen = os.environ.get("CUPS_SERVER", "")
    sockets = (chosen,) if chosen.startswith("/") else _SOCKETS
    found = next((Path(one) for one in sockets if Path(one).exists()), None)
    return Place(found) if found and hasattr(socket, "AF_UNIX") else None


def ask(
    place: Place, path: str, request: bytes, *, document: bytes = b"", seconds: float = SECONDS
) -> Answer:
    """Send a request, with its document uncopied, and read the answer. Silent, NotIpp."""
    parts = (request, document) if document else (request,)
    if place.socket is None:
        return ipp.answer(_by_child(place.uri, parts, seconds))
    connection = _Local(place.socket, seconds)
    try:
        return ipp.answer(post(connection, path, parts, sum(map(len, parts))))
    except (OSError, http.client.HTTPException) as error:
        raise Silent("The printing system does not answer.") from error
    finally:
        connection.close()


def post(connection: http.client.HTTPConnection, path: str, request: Iterable[bytes], length: int) -> bytes:
    """Hand so many bytes over and read what comes back. OSError, HTTPException, NotIpp."""
    headers = {"Content-Type": "application/ipp", "Content-Length": str(length)}
    connection.request("POST", path, body=request, headers=headers)
    response = connection.getresponse()
    data = response.read(_MOST)
    if response.status != http.client.OK:
        raise NotIpp(f"The printer answered {response.status}.")
    return data


class _Local(http.client.HTTPConnection):
    """A connection through a socket in the file system."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__("localhost", timeout=seconds)
        self._path = path

    def connect(self) -> None:
        """Open it."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


def _by_child(uri: str, parts: Iterable[bytes], seconds: float) -> bytes:
    length = sum(map(len, parts))
    command = [sys.executable, "-m", "printing.printers.posting", uri, str(seconds), str(length)]
    try:
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise Silent("The printer does not answer.") from error
    with child:
        limit = threading.Timer(seconds + SECONDS, child.kill)
        limit.start()
        try:
            answer = _exchanged(child, parts)
        finally:
            limit.cancel()
    if child.returncode:
        raise Silent("The printer does not answer.")
    return answer


def _exchanged(child: "subprocess.Popen[bytes]", parts: Iterable[bytes]) -> bytes:
    """What a child answers to that: it answers once, at its end."""
    if child.stdin is None or child.stdout is None:
        return b""
    with suppress(BrokenPipeError):  # it ended early: its exit code tells
        for part in parts:
            child.stdin.write(part)
        child.stdin.close()
    return child.stdout.read()
