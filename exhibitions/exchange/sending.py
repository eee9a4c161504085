"""Sending stories to a web space from a program that opens no connection itself."""

import json
import subprocess
import sys
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from exhibitions.exchange.rclone import NOT_REACHED, Space, WebRefused
from fanzines.seal import key_as_text

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sent:
    """How many stories can be read at their address, and how many withdrawn ones no more; `wrong` are the
    addresses of which that is not so.
    """

    there: int
    gone: int
    wrong: tuple[str, ...]


def send_beside(
    show: Path,
    space: Space,
    *,
    trusted: Collection[bytes] = (),
    told: Told = lambda done, of: None,
) -> Sent:
    """Bring a web space up to date with the show in that place, in a process that ends with the call.

    It blocks: call it beside the screen. `trusted` are public keys. WebRefused.
    """
    keys = [part for key in trusted for part in ("--trust", key_as_text(key))]
    command = [sys.executable, "-m", "exhibitions.exchange.web", str(show), *keys]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps(asdict(space)).encode() + b"\n")
        process.stdin.flush()
        for state in map(json.loads, process.stdout):
            if state["state"] == "sending":
                told(state["done"], state["of"])
            elif state["state"] == "sent":
                return Sent(state["there"], state["gone"], tuple(state["wrong"]))
            else:
                raise WebRefused.told(state["problem"])
    raise WebRefused(NOT_REACHED)
