"""The codes of the open fanzine's story: in the room, or online, and only where its address has answered."""

from dataclasses import dataclass

from kivy.event import EventDispatcher
from kivy.properties import ListProperty

from exhibitions.room.asking import not_checked
from exhibitions.show.address import story_address
from exhibitions.show.joining import joining
from exhibitions.show.reading import Show, ShowEntry
from kiosk.background import Background
from kiosk.language import N_
from printing.painting.qr import QrRefused, qr_picture

JOIN = N_("1. Join this network")
THEN_READ = N_("2. Read it on your phone")
READ = N_("Read it on your phone")


@dataclass(frozen=True, slots=True)
class Code:
    """What a code holds, what it is for (a message), and what stands below it in letters."""

    holds: str
    about: str
    letters: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a story is: its address in the room for phones and as this machine reaches it, and online."""

    room: str = ""
    here: str = ""
    web: str = ""


class Codes(EventDispatcher):
    """`found` are the codes that lead somewhere; empty until an address has answered."""

    found = ListProperty([])

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._background = Background("codes")
        self._asked: object = None

    def ask(self, show: Show, where: Asked) -> None:
        """Find out which of the addresses answer."""
        self.forget()
        if not (where.room or where.web):
            return
        self._asked = this = object()
        self._background.do(lambda: _codes(show, where), lambda found: self._hear(this, found))

    def forget(self) -> None:
        """Nothing is open any more."""
        self._asked = None
        self.found = []

    def _hear(self, asked: object, found: object) -> None:
        if isinstance(found, Exception):
            raise found
        if asked is self._asked and isinstance(found, list):
            self.found = found


def where_is(entry: ShowEntry, room_url: str, here: str, *, web: bool) -> Asked:
    """Where the entry's story can be asked for; online only where this app may ask."""
    room = story_address(room_url, entry.room) if entry.room and room_url else ""
    near = story_address(here, entry.room) if entry.room and here else room
    return Asked(room, near, (entry.web_address or "") if web else "")


def _codes(show: Show, where: Asked) -> list[Code]:
    """Online first: it needs no other network."""
    if where.web and not not_checked((where.web,)):
        return [Code(where.web, READ, _letters(where.web))]
    if not where.room or not_checked((where.here,)):
        return []
    story = Code(where.room, READ, _letters(where.room))
    if show.wifi is None:
        return [story]
    join = Code(joining(show.wifi), JOIN, show.wifi.name)
    try:
        qr_picture(join.holds, 1)
    except QrRefused:  # its name is not to be written into a code; whoever can read it can type it
        return [story]
    return [join, Code(story.holds, THEN_READ, story.letters)]


def _letters(address: str) -> str:
    return address.split("://")[-1]
