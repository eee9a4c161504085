"""What every visitor's request passes before it meets a story: method, host, pace; and the strict headers."""

import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exhibitions.story.document import STYLE, notice_html
from exhibitions.story.headers import HEADERS
from fanzines.serving.child import host_name

PHONES: Final = 200
"""What a full room holds; behind a router that hides them all are one address."""
_STORY_FILES: Final = 12
"""A page, its style and script, eight pictures, and one more for a change of language."""


@dataclass(slots=True)
class Pace:
    """So many requests at once from one address, refilled by the second. Addresses stay in memory only.

    A full room may open two stories each at the same moment, and one more in every twelve seconds after.
    """

    burst: float = 2.0 * PHONES * _STORY_FILES
    per_second: float = float(PHONES)
    addresses: int = 1024
    now: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def allows(self, address: str) -> bool:
        """Whether one more request of that address goes through; it is counted when it does."""
        now = self.now()
        left, seen = self._left.pop(address, (self.burst, now))
        left = min(self.burst, left + (now - seen) * self.per_second)
        allowed = left >= 1.0
        self._left[address] = (left - 1.0 if allowed else left, now)
        while len(self._left) > self.addresses:
            self._left.popitem(last=False)
        return allowed


class Gate:
    """Lets GET and HEAD through for known hosts at a human pace, and puts the headers on every answer.

    Whoever has to wait reads so in the visitors' `languages`.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: Collection[str],
        pace: Pace | None = None,
        languages: Collection[str] = ("en",),
    ) -> None:
        self._app = app
        self._wait = notice_html("wait", languages, style=f"/S/{STYLE}")
        self._hosts = frozenset(host.lower() for host in hosts)
        self._pace = pace or Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI 3)."""
        if scope["type"] != "http":
            return
        answer = self._refusal(scope) or self._app
        await answer(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        if host_name(Headers(scope=scope).get("host", "")) not in self._hosts:
            return PlainTextResponse("This address is not served here.\n", 421)
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("This place is for reading only.\n", 405, {"Allow": "GET, HEAD"})
        client = scope.get("client")
        if not self._pace.allows(client[0] if client else ""):
            return HTMLResponse(self._wait, 429, {"Retry-After": "5", "Cache-Control": "no-store"})
        return None


def _with_headers(send: Send) -> Send:
    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sealed
