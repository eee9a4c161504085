"""Phones in the room that open a whole story at the same moment, all from one address.

python -m tests.benchmarks.phones [--phones 200]
"""

import argparse
import asyncio
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import assets
from exhibitions.room.server import RoomServer
from exhibitions.show.reading import open_show
from tests.benchmarks.table import Row, table

PHONES: Final = 200
PATIENCE: Final = 30.0
AT_ONCE: Final = 6
"""Connections that a browser opens to one server."""
_SOURCE: Final = re.compile(rb'<img src="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Visit:
    """One phone's way through a story: what was answered other than it should be, bytes, and seconds."""

    problems: tuple[str, ...]
    received: int
    seconds: float


def visits(address: str, phones: int) -> tuple[Visit, ...]:
    """That many phones open the story at `address` at the same moment and load all of it."""
    return asyncio.run(_visits(address, phones))


async def _visits(address: str, phones: int) -> tuple[Visit, ...]:
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or 80
    return tuple(await asyncio.gather(*(_visit(host, port, parts.path) for _ in range(phones))))


async def _visit(host: str, port: int, path: str) -> Visit:
    began = time.perf_counter()
    problems: list[str] = []
    received = 0
    try:
        connections = [await asyncio.open_connection(host, port)]
        status, page = await _get(connections[0], host, path)
        problems += [] if status == 200 else [f"{status} for the page"]
        received += len(page)
        waiting = [f"{path}{name.decode()}" for name in _SOURCE.findall(page)]
        waiting += ["/S/story.css", "/S/story.js"]
        connections += [await asyncio.open_connection(host, port) for _ in range(AT_ONCE - 1)]

        async def load(connection: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
            nonlocal received
            while waiting:
                name = waiting.pop(0)
                status, data = await _get(connection, host, name)
                received += len(data)
                if status != 200:
                    problems.append(f"{status} for {name}")

        await asyncio.gather(*map(load, connections))
        for _, writer in connections:
            writer.close()
    except (OSError, asyncio.IncompleteReadError, ValueError) as problem:
        problems.append(type(problem).__name__)
    return Visit(tuple(problems), received, time.perf_counter() - began)


async def _get(
    connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], host: str, path: str
) -> tuple[int, bytes]:
    reader, writer = connection
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: keep-alive\r\n\r\n".encode())
    await writer.drain()
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head.lower())
    if length is None:
        raise ValueError("an answer of no length")
    return int(head.split(b" ", 2)[1]), await reader.readexactly(int(length[1]))


def read_by(phones: int) -> tuple[Visit, ...]:
    """The sample show's first story, opened by that many phones while a process of its own serves it."""
    place = assets.path("sample", "show")
    server = RoomServer(place, host="127.0.0.1", port=0)
    server.start()
    if server.wait(PATIENCE) != "ready":
        raise RuntimeError(server.problem)
    try:
        return visits(f"{server.here}/S/{open_show(place, every_file=False).entries[0].room}/", phones)
    finally:
        server.stop()


def rows(phones: int = PHONES) -> Iterator[Row]:
    """Seconds until a phone has all of its story; RuntimeError when one did not get it."""
    done = read_by(phones)
    problems = [problem for visit in done for problem in visit.problems]
    if problems:
        raise RuntimeError(f"{len(problems)} answers were not as they should be: {problems[0]}")
    seconds = sorted(visit.seconds for visit in done)
    late = seconds[int(len(seconds) * 0.95)]
    size = done[0].received / 1000
    yield Row(
        f"{phones} phones open a story of 8 pages at once ({size:.0f} KB each), no error: it is there",
        f"{statistics.median(seconds):.1f} s",
        f"{late:.1f} s",
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.phones", description=__doc__)
    parser.add_argument("--phones", type=int, default=PHONES)
    print(table(rows(parser.parse_args(arguments).phones)))


if __name__ == "__main__":
    main()
