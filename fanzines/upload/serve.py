"""The upload server: `python -m fanzines.upload.serve`. It speaks with the app as told in `wire.py`.

It knows a digest of the one address it answers, and the words of its page. Before anybody can reach it, it
gives up writing files and, where the system can, opening any and calling anybody.
"""

import asyncio
import ipaddress
import json
import os
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol

from fanzines.confined import shut_in
from fanzines.pipes import send
from fanzines.powerless import give_up_power
from fanzines.serving.child import ReadyServer, plain
from fanzines.serving.local import local_addresses
from fanzines.upload.site import LONGEST, PATIENCE, UploadSite
from fanzines.upload.wire import Kind, Opening, opening_from

_MEMORY: Final = 512 * 1024**2
_OF_ONE: Final = 8
"""Connections at once from one address of the room; a browser opens up to six."""
_OF_ALL: Final = 40
_LONGEST_HEAD: Final = 16_384
_LOOKS: Final = 0.2
_GRACE: Final = 30.0
"""Seconds in which a photo that was on its way when time was up may still come."""


class Doorkeeper(H11Protocol):
    """Cuts whoever does not come to the point, and does not let one address in too often."""

    patience = PATIENCE
    longest = LONGEST + 2 * PATIENCE

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody knocks."""
        super().connection_made(transport)
        same = [other for other in self.connections if self._is_beside(getattr(other, "client", None))]
        self._timers = (
            self.loop.call_later(self.patience, self._ask),
            self.loop.call_later(self.longest, transport.abort),
        )
        if len(same) > _OF_ONE or len(self.connections) > _OF_ALL:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """They have gone."""
        for timer in self._timers:
            timer.cancel()
        super().connection_lost(exc)

    def _ask(self) -> None:
        if self.scope is None:
            self.transport.abort()

    def _is_beside(self, client: tuple[str, int] | None) -> bool:
        return bool(self.client and client and self.client[0] == client[0])


class Serving:
    """One opening, from the first line to its end."""

    def __init__(self, opening: Opening, listening: socket.socket) -> None:
        self._address: tuple[str, int] = listening.getsockname()[:2]
        self._site = UploadSite(opening, "{}:{}".format(*self._address), self._tell)
        self._listening = listening
        self._telling = ThreadPoolExecutor(1)
        self._ending: asyncio.Task[None] | None = None
        config = plain(
            self._site, http=Doorkeeper, timeout_keep_alive=1, h11_max_incomplete_event_size=_LONGEST_HEAD
        )
        config.load()  # all modules are read before files are given up
        self._server = ReadyServer(config, self._begin)

    def run(self) -> None:
        """Serve until it is over."""
        self._server.run(sockets=[self._listening])

    async def _begin(self) -> None:
        await self._call_myself()
        shut_in()
        loop = asyncio.get_running_loop()
        threading.Thread(target=_listen, args=(loop, self), daemon=True).start()
        self._ending = asyncio.create_task(self._end())
        await self._tell(Kind.READY, json.dumps(self._address).encode())

    async def _call_myself(self) -> None:
        """A code is shown only once its address has answered. OSError, TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(*self._address)
            writer.write(b"GET / HTTP/1.1\r\nHost: nobody\r\n\r\n")
            await reader.readexactly(len(b"HTTP/1.1 421"))
            writer.close()

    async def _end(self) -> None:
        """Wait until all have come, or time is up and nothing is on its way."""
        site = self._site
        while not site.is_over or (site.is_receiving and time.monotonic() < site.until + _GRACE):
            await asyncio.sleep(_LOOKS)
        await self._tell(Kind.OVER, b"")
        self._server.should_exit = True

    def hear(self, told: dict[str, object]) -> None:
        """A line from the app."""
        if "longer" in told:
            self._site.until = time.monotonic() + float(str(told["longer"]))
        if "kept" in told:
            self._site.judge(bool(told["kept"]))

    async def _tell(self, kind: Kind, body: bytes) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._telling, send, sys.stdout.buffer, kind, body)


def _listen(loop: asyncio.AbstractEventLoop, serving: Serving) -> None:
    """Standard input line by line; its end is the end, at once."""
    for line in sys.stdin.buffer:
        loop.call_soon_threadsafe(serving.hear, json.loads(line))
    os._exit(0)


def private_address() -> str:
    """Where phones in the room find this machine; empty when it is in no network of its own."""
    return next((one for one in local_addresses() if ipaddress.ip_address(one).is_private), "")


def main() -> None:
    """Serve one opening."""
    opening = opening_from(sys.stdin.buffer.readline())
    host = opening.host or private_address()
    if not host:
        send(sys.stdout.buffer, Kind.NO_NETWORK)
        return
    give_up_power(_MEMORY)
    Serving(opening, socket.create_server((host, opening.port))).run()


if __name__ == "__main__":
    main()
    os._exit(0)  # whatever waits for a line of the app waits no longer
