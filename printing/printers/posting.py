"""One request to a printer in the network: `python -m printing.printers.posting URI SECONDS BYTES`.

The request, so many bytes, comes on standard input, the answer goes to standard output; else it ends with 1.
"""

import http.client
import ssl
import sys
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from printing.printers.ipp import NotIpp
from printing.printers.wire import post

_PORT: Final = 631
_AT_ONCE: Final = 65_536
_SCHEMES: Final = ("ipp", "ipps")


def main(uri: str, seconds: float, length: int) -> int:
    """Ask; the exit code."""
    parts = urlsplit(uri)
    if parts.scheme not in _SCHEMES or not parts.hostname:
        return 1
    host, port = parts.hostname, parts.port or _PORT
    if parts.scheme == "ipps":
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            host, port, timeout=seconds, context=_trusting()
        )
    else:
        connection = http.client.HTTPConnection(host, port, timeout=seconds)
    try:
        request = iter(partial(sys.stdin.buffer.read, _AT_ONCE), b"")
        sys.stdout.buffer.write(post(connection, parts.path or "/", request, length))
    except (OSError, http.client.HTTPException, NotIpp):
        return 1
    finally:
        connection.close()
    return 0


def _trusting() -> ssl.SSLContext:
    """Printers sign their own certificates: what travels is hidden from listeners, whoever the printer is."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3])))
