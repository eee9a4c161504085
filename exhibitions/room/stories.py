"""The stories of the room as an application: it knows a show's files by name, and follows when it changes."""

import asyncio
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from exhibitions.show.address import read_slug
from exhibitions.show.folder import current_version
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from exhibitions.show.reading import Show, open_show
from exhibitions.story.document import SCRIPT, STYLE
from exhibitions.story.help_list import still_holding

ROOT: Final = "site/room/"
_KINDS: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".webp": "image/webp",
}


def today() -> str:
    """The day it is, YYYY-MM-DD, by this machine's clock."""
    return date.today().isoformat()


class RoomSite:
    """Answers for the stories in `site/room/` of the show in `place`: an ASGI application.

    When another version is published it is verified and taken up with the next request; until then nothing
    of the old one is handed out. What has expired by `day` is neither served nor told on a page.
    """

    def __init__(
        self, place: Path, show: Show, trusted: Collection[bytes] = (), day: Callable[[], str] = today
    ) -> None:
        self._place = place
        self._show: Show | None = show
        self._trusted = trusted
        self._day = day
        self._opening = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI 3)."""
        show = await self._current()
        answer = self._answer(show, Request(scope).url.path) if show else _resting()
        await answer(scope, receive, send)

    async def _current(self) -> Show | None:
        async with self._opening:
            version = current_version(self._place)
            if self._show is None or version != self._show.folder:
                self._show = await asyncio.to_thread(self._opened)
            return self._show

    def _opened(self) -> Show | None:
        try:
            return open_show(self._place, trusted=self._trusted, every_file=False)
        except (ShowDamaged, ShowUnknown):
            return None

    def _answer(self, show: Show, path: str) -> Response:
        if path == "/":
            return _file(show, "index.html")
        if path == "/robots.txt":
            return PlainTextResponse("User-agent: *\nDisallow: /\n")
        first, _, rest = path.removeprefix("/").partition("/")
        if first in ("S", "s"):
            return self._story(show, rest)
        return _file(show, "S/missing.html", 404)

    def _story(self, show: Show, rest: str) -> Response:
        typed, slash, name = rest.partition("/")
        slug = read_slug(typed)
        if slug is None:
            shared = rest in (STYLE, SCRIPT)
            return _file(show, f"S/{rest}") if shared else _file(show, "S/missing.html", 404)
        if slug in show.gone or self._day()[:7] > show.until.get(slug, "9999-12"):
            return _file(show, "S/gone.html", 410)
        page = f"S/{slug}/{name or 'index.html'}"
        if f"{ROOT}{page}" not in show.files:
            return _file(show, "S/missing.html", 404)
        if slug != typed or not slash:
            return RedirectResponse(f"/S/{slug}/{name}", 308)
        return _file(show, page, day=self._day())


def _file(show: Show, name: str, status: int = 200, day: str = "") -> Response:
    path = show.folder / f"{ROOT}{name}"
    try:
        data = show.read(path)
    except ShowDamaged:
        return _resting()
    if day and path.suffix == ".html":
        data = still_holding(data.decode(), day).encode()
    kept = None if status == 200 else {"Cache-Control": "no-store"}
    return Response(data, status, kept, _KINDS[path.suffix])


def _resting() -> Response:
    sentence = "The stories are resting. Please ask somebody here.\n"
    return PlainTextResponse(sentence, 503, {"Cache-Control": "no-store"})
