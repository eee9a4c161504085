"""Whether a story's address answers. Asked beside the screen, before a code of it is shown."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

_PATIENCE: Final = 4.0


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
