"""Counting stories that are opened on phones: how many of each, and nothing of who asked."""

from collections.abc import Callable, Collection
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exhibitions.show.address import read_slug

_LED_ON: Final = 308


class Counting:
    """Tells `opened` the slug of every story to which somebody was led by its code (ASGI 3).

    Only the address in a code, or typed from paper, ends with the slug; from there one is led on to the
    pages. So going back to the first page is no other scan, and no phone is remembered for it.
    What the machine asks of itself, as the kiosk does before it shows a code, comes from one of its `own`
    addresses and is not counted.
    """

    def __init__(self, app: ASGIApp, opened: Callable[[str], None], own: Collection[str]) -> None:
        self._app, self._opened, self._own = app, opened, frozenset(own)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        slug = self._story(scope)
        await self._app(scope, receive, self._told(slug, send) if slug else send)

    def _story(self, scope: Scope) -> str:
        """The story whose code somebody else came by, or nothing."""
        client = scope.get("client")
        if scope["method"] != "GET" or (client and client[0] in self._own):
            return ""
        match str(scope["path"]).split("/"):
            case ["", "S" | "s", typed]:
                return read_slug(typed) or ""
        return ""

    def _told(self, slug: str, send: Send) -> Send:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == _LED_ON:
                self._opened(slug)
            await send(message)

        return told
