"""The server of the room: a process of its own that hands out story pages from a show, and nothing else.

`python -m exhibitions.room.serve SHOW --port 8000` tells its state on standard output, a JSON object a line.
"""

import argparse
import json
import socket
import sys
import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from starlette.types import ASGIApp

from exhibitions.journal.counts import What
from exhibitions.journal.journal import Journal, is_counted, journal_beside
from exhibitions.journal.tally import Tally, Writing
from exhibitions.room.counting import Counting
from exhibitions.room.gate import PHONES, Gate
from exhibitions.room.stories import RoomSite
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from exhibitions.show.reading import open_show
from fanzines.seal import key_from_text
from fanzines.serving.child import ReadyServer, plain, when_closed
from fanzines.serving.local import local_addresses

HOURS: Final = 10.0
_AT_ONCE: Final = 6
"""Connections a browser opens to one server."""
_CONNECTIONS: Final = (PHONES + 56) * _AT_ONCE
_OTHER_FILES: Final = 64
_EVERYWHERE: Final = ("0.0.0.0", "")
_LOOPBACK: Final = ("127.0.0.1", "::1")
Tell = Callable[[dict[str, str]], None]


def run_server(
    place: Path,
    host: str,
    port: int,
    *,
    room_url: str = "",
    trusted: Collection[bytes] = (),
    hours: float = HOURS,
    attached: bool = False,
    journal: Path | None = None,
    tell: Tell | None = None,
) -> None:
    """Serve the show in `place` until told to stop, for `hours` at the most.

    Stories that are opened are counted in that `journal`, else in the one beside the show. `attached`: stop
    when standard input closes, so that the server never outlives whoever started it.
    ShowDamaged, ShowUnknown; OSError when the port is taken.
    """
    show = open_show(place, trusted=trusted, every_file=not attached)
    _have_room_for(_CONNECTIONS + _OTHER_FILES)
    listening = socket.create_server((host, port))
    port = listening.getsockname()[1]
    url = room_url or _if_here(show.room_url, port) or _own_url(host, port)
    here = f"http://{'127.0.0.1' if host in _EVERYWHERE else host}:{port}"
    stories: ASGIApp = RoomSite(place, show, trusted)
    tally = Tally(Journal(journal or journal_beside(place)))
    writing = Writing(tally)
    if journal or is_counted(place):
        stories = Counting(
            stories, lambda slug: tally.add(slug, What.SCANNED), (*_LOOPBACK, *local_addresses())
        )
    app = Gate(stories, _hosts(url), languages=show.languages)

    async def ready() -> None:
        (tell or _no_one)({"state": "ready", "url": url, "here": here})

    server = ReadyServer(plain(app, limit_concurrency=_CONNECTIONS, timeout_keep_alive=5), ready)

    def stop() -> None:
        server.should_exit = True

    timer = threading.Timer(hours * 3600, stop)
    timer.daemon = True
    timer.start()
    writing.begin()
    if attached:
        threading.Thread(target=when_closed, args=(stop,), daemon=True).start()
    try:
        server.run(sockets=[listening])
    finally:
        timer.cancel()
        writing.end()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: 0 after a quiet end, 1 when the show or the port cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m exhibitions.room.serve", description=__doc__)
    parser.add_argument("show", type=Path)
    parser.add_argument("--host", default="0.0.0.0")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--room-url", default="")
    parser.add_argument("--trust", action="append", default=[], type=key_from_text, metavar="KEY")
    parser.add_argument("--hours", type=float, default=HOURS)
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--attached", action="store_true", help="stop when standard input closes")
    given = parser.parse_args(arguments)
    try:
        run_server(
            given.show,
            given.host,
            given.port,
            room_url=given.room_url,
            trusted=given.trust,
            hours=given.hours,
            attached=given.attached,
            journal=given.journal,
            tell=_tell,
        )
    except (ShowDamaged, ShowUnknown) as error:
        _tell({"state": "failed", "problem": str(error)})
        return 1
    except OSError:
        problem = f"Port {given.port} cannot be used. Another program may have it: choose another port."
        _tell({"state": "failed", "problem": problem})
        return 1
    return 0


def _have_room_for(files: int) -> None:
    """Ask the system for so many open files, since each connection is one; it may grant less."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = files if hard == resource.RLIM_INFINITY else min(files, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _if_here(url: str | None, port: int) -> str | None:
    """The show's own address of the room, unless it is a number this machine no longer goes by."""
    parts = urlsplit(url or "")
    if not parts.hostname or (parts.port or 80) != port:
        return None
    numeric = parts.hostname.replace(".", "").isdecimal()
    return None if numeric and parts.hostname not in local_addresses() else url


def _own_url(host: str, port: int) -> str:
    name = next(iter(local_addresses()), "127.0.0.1") if host in _EVERYWHERE else host
    return f"http://{name}:{port}"


def _hosts(url: str) -> frozenset[str]:
    own = socket.gethostname()
    asked = urlsplit(url).hostname or ""
    return frozenset((asked, *local_addresses(), own, f"{own}.local", "localhost", *_LOOPBACK))


def _tell(state: dict[str, str]) -> None:
    sys.stdout.write(f"{json.dumps(state)}\n")
    sys.stdout.flush()


def _no_one(state: dict[str, str]) -> None:
    pass


if __name__ == "__main__":
    sys.exit(main())
