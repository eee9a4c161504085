"""Counting stories that are opened on phones: how many of each, and nothing of who asked."""

from collections.abc import Callable, Collection

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exhibitions.show.address import is_slug

_FIRST_PAGE = ("", "index.html")


class Counting:
    """Tells `opened` the slug of every story whose first page was handed out (ASGI 3).

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
        """The story whose first page is asked for by somebody else, or nothing."""
        client = scope.get("client")
        if scope["method"] != "GET" or (client and client[0] in self._own):
            return ""
        match str(scope["path"]).split("/"):
            case ["", "S" | "s", slug, page] if is_slug(slug) and page in _FIRST_PAGE:
                return slug
        return ""

    def _told(self, slug: str, send: Send) -> Send:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                self._opened(slug)
            await send(message)

        return told
