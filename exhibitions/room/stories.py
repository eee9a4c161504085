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
from exhibitions.show.manifest import ShowDamaged, ShowUnknown, digest
from exhibitions.show.reading import Show, open_show

ROOT: Final = "site/room/"
_KINDS: Final = {".html": "text/html", ".css": "text/css", ".webp": "image/webp"}


def this_month() -> str:
    """The current month, YYYY-MM, by this machine's clock."""
    return f"{date.today():%Y-%m}"


class RoomSite:
    """Answers for the stories in `site/room/` of the show in `place`: an ASGI application.

    When another version is published it is verified and taken up with the next request; until then nothing
    of the old one is handed out.
    """

    def __init__(
        self, place: Path, show: Show, trusted: Collection[bytes] = (), month: Callable[[], str] = this_month
    ) -> None:
        self._place = place
        self._show: Show | None = show
        self._trusted = trusted
        self._month = month
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
            return _file(show, "S/story.css") if rest == "story.css" else _file(show, "S/missing.html", 404)
        if slug in show.gone or self._month() > show.until.get(slug, "9999-12"):
            return _file(show, "S/gone.html", 410)
        page = f"S/{slug}/{name or 'index.html'}"
        if f"{ROOT}{page}" not in show.files:
            return _file(show, "S/missing.html", 404)
        if slug != typed or not slash:
            return RedirectResponse(f"/S/{slug}/{name}", 308)
        return _file(show, page)


def _file(show: Show, name: str, status: int = 200) -> Response:
    path = show.folder / f"{ROOT}{name}"
    expected = show.files.get(f"{ROOT}{name}")
    try:
        data = path.read_bytes()
    except OSError:
        return _resting()
    if digest(data) != expected:
        return _resting()
    kept = None if status == 200 else {"Cache-Control": "no-store"}
    return Response(data, status, kept, _KINDS[path.suffix])


def _resting() -> Response:
    sentence = "The stories are resting. Please ask somebody here.\n"
    return PlainTextResponse(sentence, 503, {"Cache-Control": "no-store"})
