"""What the upload server answers: one address, one phone, one photo at a time; the rest is turned away."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from fanzines.upload.form import FileTooLarge, Form, FormRefused, boundary_of
from fanzines.upload.kinds import begins_like_a_photo
from fanzines.upload.page import HEADERS, Page
from fanzines.upload.wire import BROKEN_OFF, LARGEST, MOST, NO_PHOTO, TOO_LARGE, Kind, Opening

PATH: Final = "/P/"
AROUND: Final = 64_000
"""Bytes a form may have besides the photo."""
PATIENCE: Final = 10.0
"""Seconds between two pieces of a photo."""
LONGEST: Final = 120.0
"""Seconds that one photo may take."""
_READ_AWAY: Final = 64_000_000
"""Bytes of a refused photo that are read and dropped: browsers show no answer before all is sent."""
_METHODS: Final = ("GET", "HEAD", "POST")

Tell = Callable[[Kind, bytes], Awaitable[None]]


class BrokenOff(Exception):
    """The phone has gone, or is too slow."""


class UploadSite:
    """An ASGI application. `judge` is told what came of a photo that was handed to the app."""

    def __init__(
        self, opening: Opening, host: str, tell: Tell, *, patience: float = PATIENCE, longest: float = LONGEST
    ) -> None:
        self._hash = opening.address_hash
        self._words = opening.words
        self._page = Page(opening.words)
        self._host = host
        self._tell = tell
        self._patience, self._longest = patience, longest
        self._phone: str | None = None
        self._verdict: asyncio.Future[bool] | None = None
        self._receiving = False
        self.arrived = 0
        self.until = time.monotonic() + opening.seconds

    @property
    def is_over(self) -> bool:
        """Whether all photos have come or time is up."""
        return self.arrived >= MOST or time.monotonic() >= self.until

    @property
    def is_receiving(self) -> bool:
        """Whether a photo is on its way."""
        return self._receiving

    def judge(self, kept: bool) -> None:
        """Whether the photo the app was given is one."""
        if self._verdict and not self._verdict.done():
            self._verdict.set_result(kept)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI 3)."""
        if scope["type"] != "http":
            return
        answer = self._refusal(scope) or await self._answer(scope, receive)
        answer.headers.update(HEADERS)
        with suppress(OSError):
            await answer(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self._host]:
            return PlainTextResponse("This address is not served here.\n", 421)
        if scope["method"] not in _METHODS:
            return PlainTextResponse("Not here.\n", 405, {"Allow": ", ".join(_METHODS)})
        if not self._is_address(scope["path"]):
            return PlainTextResponse("There is nothing here.\n", 404)
        return None

    def _is_address(self, path: str) -> bool:
        secret = path.removeprefix(PATH) if path.startswith(PATH) else ""
        known = hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
        return hmac.compare_digest(known, self._hash)

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        if self.is_over:
            return _html(self._page.over(), 410)
        if scope["method"] == "HEAD":
            return _html(b"")
        client = scope.get("client")
        phone = client[0] if client else ""
        if self._phone is None:
            self._phone = phone
            await self._tell(Kind.HERE, b"")
        if phone != self._phone:
            await self._tell(Kind.STRAY, b"")
            return _html(self._page.another_phone(), 403)
        if scope["method"] == "GET":
            await self._tell(Kind.HERE, b"")
            return _html(self._page.asking(self.arrived))
        if self._receiving:
            return _html(self._page.one_moment(self.arrived), 503)
        self._receiving = True
        try:
            return await self._take(Headers(scope=scope), receive)
        finally:
            self._receiving = False

    async def _take(self, headers: Headers, receive: Receive) -> Response:
        await self._tell(Kind.COMING, b"")
        pieces = _Pieces(receive, self._patience, self._longest)
        try:
            form = await self._read(headers, pieces)
        except FileTooLarge:
            await pieces.read_away()
            return await self._refuse(TOO_LARGE, self._words.too_large, 413)
        except FormRefused:
            await pieces.read_away()
            return await self._refuse(NO_PHOTO, self._words.no_photo, 400)
        except BrokenOff:
            return await self._refuse(BROKEN_OFF, self._words.broken_off, 408)
        if not begins_like_a_photo(form.photo):
            return await self._refuse(NO_PHOTO, self._words.no_photo, 415)
        return await self._hand_over(form.photo)

    async def _read(self, headers: Headers, pieces: "_Pieces") -> Form:
        """The whole form. FormRefused, FileTooLarge, BrokenOff."""
        form = Form(boundary_of(headers.get("content-type", "")), LARGEST)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST + AROUND:
            raise FileTooLarge
        while (piece := await pieces.next()) is not None:
            form.feed(piece)
            if pieces.count > LARGEST + AROUND:
                raise FileTooLarge
        if not form.is_complete:
            raise FormRefused
        return form

    async def _hand_over(self, photo: bytearray) -> Response:
        self._verdict = asyncio.get_running_loop().create_future()
        await self._tell(Kind.PHOTO, bytes(photo))
        photo.clear()
        if not await self._verdict:
            return _html(self._page.refused(self._words.no_photo, self.arrived), 415)
        self.arrived += 1
        return _html(self._page.arrived(self.arrived))

    async def _refuse(self, word: bytes, sentence: str, status: int) -> Response:
        await self._tell(Kind.REFUSED, word)
        return _html(self._page.refused(sentence, self.arrived), status)


class _Pieces:
    """A request's body, piece by piece, from whoever does not dawdle."""

    def __init__(self, receive: Receive, patience: float, longest: float) -> None:
        self._receive, self._patience = receive, patience
        self._until = time.monotonic() + longest
        self._more = True
        self.count = 0

    async def next(self) -> bytes | None:
        """The next piece, None after the last. BrokenOff."""
        if not self._more:
            return None
        try:
            async with asyncio.timeout(min(self._patience, self._until - time.monotonic())):
                message = await self._receive()
        except TimeoutError as slow:
            raise BrokenOff from slow
        if message["type"] != "http.request":
            raise BrokenOff
        self._more = message.get("more_body", False)
        piece: bytes = message.get("body", b"")
        self.count += len(piece)
        return piece

    async def read_away(self) -> None:
        """Let the phone finish sending what nobody wants, up to a measure."""
        with suppress(BrokenOff):
            while self.count < _READ_AWAY and await self.next() is not None:
                pass


def _html(page: bytes, status: int = 200) -> Response:
    return Response(page, status, media_type="text/html")
