"""The stories of the room as an application: it knows a show's files by name, and follows when it changes."""

import asyncio
import re
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from exhibitions.show.address import read_slug
from exhibitions.show.folder import current_version
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from exhibitions.show.reading import Show, open_show
from exhibitions.show.withdrawn import SOUND
from exhibitions.story.document import SCRIPT, STYLE, notice_html
from exhibitions.story.help_list import still_holding
from exhibitions.story.page import without_reading

ROOT: Final = "site/room/"
_KINDS: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".webp": "image/webp",
    SOUND: "audio/mpeg",
}
_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")


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
        self._rests = notice_html("resting", show.languages, style=f"/S/{STYLE}")
        self._trusted = trusted
        self._day = day
        self._opening = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI 3)."""
        show = await self._current()
        request = Request(scope)
        try:
            answer = self._answer(show, request.url.path) if show else self._resting()
        except ShowDamaged:
            answer = self._resting()
        if answer.media_type == _KINDS[SOUND] and answer.status_code == 200:
            answer = _in_part(answer, request.headers.get("range", ""))
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
        if page.endswith(SOUND) and not self._may_be_heard(show, page):
            return _file(show, "S/gone.html", 410)
        if page.endswith(".html") and self._is_silent(show, slug):
            return _file(show, page, day=self._day(), silent=True)
        return _file(show, page, day=self._day())

    def _resting(self) -> Response:
        """The show cannot be read whole: a phone says so in the visitors' languages."""
        return HTMLResponse(self._rests, 503, {"Cache-Control": "no-store"})

    def _may_be_heard(self, show: Show, page: str) -> bool:
        return show.may_be_heard(show.folder / f"{ROOT}{page}", self._day()[:7])

    def _is_silent(self, show: Show, slug: str) -> bool:
        """Whether a story speaks of a sound that may not be heard, or not any more."""
        sounds = [name for name in show.heard_until if name.startswith(f"{ROOT}S/{slug}/")]
        return any(
            name not in show.files or not self._may_be_heard(show, name.removeprefix(ROOT)) for name in sounds
        )


def _in_part(whole: Response, asked: str) -> Response:
    """The part of a sound that was asked for: some phones play nothing that does not come in parts."""
    whole.headers["Accept-Ranges"] = "bytes"
    found, size = _RANGE.fullmatch(asked), len(whole.body)
    if not found or found.groups() == ("", ""):
        return whole
    first, last = found.groups()
    start = int(first) if first else max(0, size - int(last))
    stop = min(size, int(last) + 1) if first and last else size
    if start >= min(stop, size):
        return Response(b"", 416, {"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"})
    told = {"Content-Range": f"bytes {start}-{stop - 1}/{size}", "Accept-Ranges": "bytes"}
    return Response(bytes(whole.body[start:stop]), 206, told, whole.media_type)


def _file(show: Show, name: str, status: int = 200, day: str = "", *, silent: bool = False) -> Response:
    path = show.folder / f"{ROOT}{name}"
    data = show.read(path)
    if day and path.suffix == ".html":
        page = still_holding(data.decode(), day)
        data = (without_reading(page) if silent else page).encode()
    kept = None if status == 200 else {"Cache-Control": "no-store"}
    return Response(data, status, kept, _KINDS[path.suffix])
