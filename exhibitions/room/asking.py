"""Whether the addresses of stories answer: asked before a code of one is shown, and when labels are made.

`python -m exhibitions.room.asking` reads addresses, one a line, and writes those that answer: the kiosk's own
process opens no socket.
"""

import subprocess
import sys
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

_PATIENCE: Final = 4.0
_AT_ONCE: Final = 8
_LONGEST: Final = 60.0


def answers(address: str) -> bool:
    """Whether a story page comes from there."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if not host:
        return False
    kind = HTTPSConnection if parts.scheme.lower() == "https" else HTTPConnection
    try:
        connection = kind(host, parts.port, timeout=_PATIENCE)
        try:
            connection.request("GET", f"{parts.path.rstrip('/')}/")
            answer = connection.getresponse()
            page = answer.getheader("Content-Type", "") or ""
            return answer.status == 200 and page.startswith("text/html")
        finally:
            connection.close()
    except (OSError, HTTPException, ValueError):
        return False


def not_checked(addresses: Collection[str]) -> tuple[str, ...]:
    """Those of the addresses that did not answer, asked for by a child process within a minute."""
    if not addresses:
        return ()
    command = [sys.executable, "-m", "exhibitions.room.asking"]
    try:
        told = subprocess.run(
            command, input="\n".join(addresses), capture_output=True, text=True, timeout=_LONGEST, check=False
        ).stdout
    except subprocess.TimeoutExpired:
        told = ""
    there = frozenset(told.splitlines())
    return tuple(address for address in addresses if address not in there)


def main() -> None:
    """The child: addresses in, those that answer out."""
    addresses = sys.stdin.read().split()
    with ThreadPoolExecutor(_AT_ONCE) as asking:
        for address, there in zip(addresses, asking.map(answers, addresses), strict=True):
            if there:
                sys.stdout.write(f"{address}\n")


if __name__ == "__main__":
    main()
