"""An exhibition as a facilitator curates it: which fanzines, in what order, with which words beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from exhibitions.show.address import is_slug, new_slug, story_address
from fanzines.consents import Use
from fanzines.model import new_id

ByLanguage = Mapping[str, str]
SHOWN: Final = (Use.EXHIBITION, Use.ROOM, Use.WEB)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fanzine's place in an exhibition; title and note are by language (BCP 47) and may be empty.

    `wall`, `room` and `web` are its random names there, kept over re-publishing. `translations` hold, by
    language, one text for each page.
    """

    fanzine: str
    title: ByLanguage = field(default_factory=dict)
    note: ByLanguage = field(default_factory=dict)
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wall: str = field(default_factory=new_slug)
    room: str = field(default_factory=new_slug)
    web: str = field(default_factory=new_slug)

    def __post_init__(self) -> None:
        if not all(map(is_slug, (self.wall, self.room, self.web))):
            raise ValueError("a slug is 16 capitals and digits")

    def slug(self, use: Use) -> str:
        """Its name for the wall, the room or the web; KeyError for any other use."""
        return {Use.EXHIBITION: self.wall, Use.ROOM: self.room, Use.WEB: self.web}[use]

    def renamed(self, use: Use) -> "Entry":
        """The same entry under a new name for that use: a name that was taken back is never used again."""
        if use is Use.EXHIBITION:
            return replace(self, wall=new_slug())
        return replace(self, room=new_slug()) if use is Use.ROOM else replace(self, web=new_slug())


@dataclass(frozen=True, slots=True)
class Exhibition:
    """A running or resting exhibition. `languages` are the visitors', the first one leading.

    `room_url` is empty while the server of the room finds its own address; `web_url` is None when nothing
    goes online. `run` is what a consent "for this exhibition" names: another run is another exhibition.
    """

    title: ByLanguage
    introduction: ByLanguage = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    room_url: str = ""
    web_url: str | None = None
    running: bool = False
    entries: tuple[Entry, ...] = ()
    id: str = field(default_factory=new_id)
    run: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if not self.languages:
            raise ValueError("an exhibition speaks at least one language")
        for url in (self.room_url, self.web_url):
            if url:
                story_address(url, new_slug())
        fanzines = [entry.fanzine for entry in self.entries]
        if len(set(fanzines)) < len(fanzines):
            raise ValueError("a fanzine stands in an exhibition once")

    def entry(self, fanzine_id: str) -> Entry:
        """The fanzine's entry; KeyError when it is not in the exhibition."""
        for entry in self.entries:
            if entry.fanzine == fanzine_id:
                return entry
        raise KeyError(fanzine_id)

    def with_entry(self, entry: Entry) -> "Exhibition":
        """The exhibition with that entry in the place of the fanzine's former one, or at the end."""
        kept = tuple(entry if one.fanzine == entry.fanzine else one for one in self.entries)
        return replace(self, entries=kept if entry in kept else (*kept, entry))

    def followed(self) -> "Exhibition":
        """The next exhibition in its place: empty, and nobody has agreed to it yet."""
        return replace(self, entries=(), run=new_id())

    def without(self, fanzine_id: str) -> "Exhibition":
        """The exhibition without that fanzine."""
        return replace(self, entries=tuple(one for one in self.entries if one.fanzine != fanzine_id))
