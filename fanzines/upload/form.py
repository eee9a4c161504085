"""The one photo in a form a phone sends (multipart/form-data, RFC 7578), read as it comes and in memory only.

Its name and all other fields are passed over unread.
"""

import re
from typing import Final

FIELD: Final = "photo"
_MOST_PARTS: Final = 8
_LONGEST_HEAD: Final = 2048
_LONGEST_FIELD: Final = 4096
_BOUNDARY: Final = re.compile(
    r'multipart/form-data\s*;\s*boundary="?([0-9A-Za-z\'()+_,./:=? -]{1,70})"?\s*', re.I
)
_NAME: Final = re.compile(rb'(?:^|;)\s*name="([^"]*)"', re.I)
_FILE: Final = re.compile(rb"(?:^|;)\s*filename\*?=", re.I)


class FormRefused(ValueError):
    """This is no form of ours."""


class FileTooLarge(FormRefused):
    """The photo has more bytes than are taken."""


def boundary_of(content_type: str) -> bytes:
    """What stands between the parts of a form. FormRefused when it is none."""
    found = _BOUNDARY.fullmatch(content_type.strip())
    if not found:
        raise FormRefused
    return found[1].encode("ascii")


class Form:
    """Feed it the form piece by piece; `photo` is what it holds once `is_complete`."""

    def __init__(self, boundary: bytes, largest: int) -> None:
        self.photo = bytearray()
        self.is_complete = False
        self._largest = largest
        self._between = b"\r\n--" + boundary
        self._left = bytearray(b"\r\n")  # the first boundary may stand at the very beginning
        self._parts = 0
        self._photos = 0
        self._in_photo = False
        self._in_head = False
        self._seen = 0

    def feed(self, piece: bytes) -> None:
        """The next piece. FormRefused, FileTooLarge; feed it no more then."""
        if self.is_complete:
            return
        self._left += piece
        while self._step():
            pass

    def _step(self) -> bool:
        """Take one thing out of what is left; False when more has to come before."""
        return self._read_head() if self._in_head else self._read_body()

    def _read_body(self) -> bool:
        at = self._left.find(self._between)
        if at < 0:
            self._take(max(0, len(self._left) - len(self._between) - 2))
            return False
        after = at + len(self._between)
        if len(self._left) < after + 2:
            return False
        mark = bytes(self._left[after : after + 2])
        self._take(at)
        del self._left[: len(self._between) + 2]
        if mark == b"--":
            self.is_complete, self._left = True, bytearray()
            return False
        if mark != b"\r\n":
            raise FormRefused
        self._begin_part()
        return True

    def _take(self, count: int) -> None:
        """So many bytes of the part that is being read."""
        if self._in_photo:
            if len(self.photo) + count > self._largest:
                self.photo.clear()
                raise FileTooLarge
            self.photo += memoryview(self._left)[:count]
        else:
            self._seen += count
            if self._seen > _LONGEST_FIELD:
                raise FormRefused
        del self._left[:count]

    def _begin_part(self) -> None:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise FormRefused
        self._in_head, self._in_photo, self._seen = True, False, 0

    def _read_head(self) -> bool:
        at = self._left.find(b"\r\n\r\n")
        if at > _LONGEST_HEAD or (at < 0 and len(self._left) > _LONGEST_HEAD):
            raise FormRefused
        if at < 0:
            return False
        head = bytes(self._left[:at])
        del self._left[: at + 4]
        self._in_head, self._in_photo = False, self._holds_photo(head)
        return True

    def _holds_photo(self, head: bytes) -> bool:
        for line in head.split(b"\r\n"):
            title, _, value = line.partition(b":")
            if title.strip().lower() == b"content-disposition" and _FILE.search(value):
                name = _NAME.search(value)
                if name is None or name[1] != FIELD.encode():
                    raise FormRefused
                self._photos += 1
                if self._photos > 1:
                    raise FormRefused
                return True
        return False
