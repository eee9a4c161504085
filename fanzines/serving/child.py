"""A server as a child process: plain HTTP, no logs, told about once it listens, gone with who began it."""

import logging
import socket
import sys
from collections.abc import Awaitable, Callable
from typing import Any, BinaryIO

import uvicorn
from starlette.types import ASGIApp


class ReadyServer(uvicorn.Server):
    """Awaits `ready` once it listens, before anything else is done."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then tell."""
        await super().startup(sockets)
        if self.started:
            await self._ready()


def plain(app: ASGIApp, **more: Any) -> uvicorn.Config:
    """Settings of a server that speaks plain HTTP, names no program and writes nothing down."""
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # its errors would quote what was asked for
    settings: dict[str, Any] = {
        "http": "h11",
        "ws": "none",
        "lifespan": "off",
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "timeout_graceful_shutdown": 2,
    }
    return uvicorn.Config(app, **settings | more)


def host_name(host: str) -> str:
    """The name in a Host header, in small letters and without its port."""
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0].rstrip(".")


def when_closed(stop: Callable[[], None], pipe: BinaryIO | None = None) -> None:
    """Wait until the pipe (standard input) is closed from the other end, then stop. For a thread."""
    pipe = pipe or sys.stdin.buffer
    while pipe.read(1024):
        pass
    stop()
