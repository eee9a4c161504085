"""An exhibition as a facilitator curates it: which fanzines, in what order, with which words beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from exhibitions.show.address import is_slug, new_slug, story_address
from fanzines.consents import Use
from fanzines.model import new_id

ByLanguage = Mapping[str, str]
SHOWN: Final = (Use.EXHIBITION, Use.ROOM, Use.WEB)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the wall, which visitors meet as a room of its own; its words are by language."""

    title: ByLanguage = field(default_factory=dict)
    introduction: ByLanguage = field(default_factory=dict)
    id: str = field(default_factory=new_slug)

    def __post_init__(self) -> None:
        if not is_slug(self.id):
            raise ValueError("a section goes by a slug")


@dataclass(frozen=True, slots=True)
class Entry:
    """A fanzine's place in an exhibition; title and note are by language (BCP 47) and may be empty.

    `wall`, `room` and `web` are its random names there, kept over re-publishing. `translations` and
    `descriptions` hold, by language, one text for each page: what her words say, what a picture shows.
    `section` is the id of a section, or empty; `cover` the page that hangs on the wall, 0 the front cover;
    `themes` are names of what it is about.
    """

    fanzine: str
    title: ByLanguage = field(default_factory=dict)
    note: ByLanguage = field(default_factory=dict)
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wall: str = field(default_factory=new_slug)
    room: str = field(default_factory=new_slug)
    web: str = field(default_factory=new_slug)
    descriptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    section: str = ""
    cover: int = 0
    themes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all(map(is_slug, (self.wall, self.room, self.web))):
            raise ValueError("a slug is 16 capitals and digits")
        if self.cover < 0:
            raise ValueError("pages are counted from 0")

    def slug(self, use: Use) -> str:
        """Its name for the wall, the room or the web; KeyError for any other use."""
        return {Use.EXHIBITION: self.wall, Use.ROOM: self.room, Use.WEB: self.web}[use]

    def renamed(self, use: Use) -> "Entry":
        """The same entry under a new name for that use: a name that was taken back is never used again."""
        if use is Use.EXHIBITION:
            return replace(self, wall=new_slug())
        return replace(self, room=new_slug()) if use is Use.ROOM else replace(self, web=new_slug())


@dataclass(frozen=True, slots=True)
class Wifi:
    """The kiosk's own network, as a second code joins it; an empty password is an open one."""

    name: str
    password: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the works: when and where it is, who made it possible, in the facilitators' words.

    `country` (ISO 3166, two letters) chooses the help cards; empty chooses none. `partner_number` is whom to
    call at the local partner's, `partner_who` answers there; it stays when the others expire.
    """

    when: ByLanguage = field(default_factory=dict)
    where: ByLanguage = field(default_factory=dict)
    partners: tuple[str, ...] = ()
    funder: ByLanguage = field(default_factory=dict)
    disclaimer: ByLanguage = field(default_factory=dict)
    country: str = ""
    partner_number: str = ""
    partner_who: ByLanguage = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exhibition:
    """A running or resting exhibition. `languages` are the visitors', the first one leading.

    `in_room` and `on_web` say where stories are to be read. `room_url` is empty while the server of the room
    finds its own address; `web_url` is None while nobody knows where they lie online. `run` is what a consent
    "for this exhibition" names: another run is another exhibition. `booklets_a_day` may be printed at the
    kiosk; `answers`: visitors may leave one. The `foreword` stands in the book of its fanzines.
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
    sections: tuple[Section, ...] = ()
    frame: Frame = field(default_factory=Frame)
    in_room: bool = True
    on_web: bool = True
    wifi: Wifi | None = None
    booklets_a_day: int = 0
    answers: bool = False
    foreword: ByLanguage = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.languages:
            raise ValueError("an exhibition speaks at least one language")
        for url in (self.room_url, self.web_url):
            if url:
                story_address(url, new_slug())
        if self.booklets_a_day < 0:
            raise ValueError("a number of booklets is not negative")
        _once("a fanzine stands in an exhibition once", (entry.fanzine for entry in self.entries))
        _once("a section stands in an exhibition once", (section.id for section in self.sections))
        if {entry.section for entry in self.entries} - {section.id for section in self.sections} - {""}:
            raise ValueError("an entry hangs in a section of its exhibition")

    @property
    def channels(self) -> tuple[Use, ...]:
        """The uses its works are published for: the wall, paper, where stories are read, and the voice."""
        stories = ((Use.ROOM, self.in_room), (Use.WEB, self.on_web))
        return (Use.EXHIBITION, *(use for use, wanted in stories if wanted), Use.PAPER, Use.VOICE)

    def entry(self, fanzine_id: str) -> Entry:
        """The fanzine's entry; KeyError when it is not in the exhibition."""
        for entry in self.entries:
            if entry.fanzine == fanzine_id:
                return entry
        raise KeyError(fanzine_id)

    def section(self, section_id: str) -> Section:
        """The section with that id; KeyError when there is none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def in_section(self, section_id: str) -> tuple[Entry, ...]:
        """What hangs in that section, in its order; "" for what hangs in none."""
        return tuple(entry for entry in self.entries if entry.section == section_id)

    def with_entry(self, entry: Entry) -> "Exhibition":
        """The exhibition with that entry in the place of the fanzine's former one, or at the end."""
        kept = tuple(entry if one.fanzine == entry.fanzine else one for one in self.entries)
        return replace(self, entries=kept if entry in kept else (*kept, entry))

    def moved(self, fanzine_id: str, section_id: str, position: int) -> "Exhibition":
        """The exhibition with that fanzine in that place of a section, 0 the first. KeyError, ValueError."""
        entry = replace(self.entry(fanzine_id), section=section_id)
        rest = [one for one in self.entries if one.fanzine != fanzine_id]
        beside = [one for one in rest if one.section == section_id]
        at = rest.index(beside[position]) if position < len(beside) else len(rest)
        return replace(self, entries=(*rest[:at], entry, *rest[at:]))

    def with_section(self, section: Section) -> "Exhibition":
        """The exhibition with that section in the place of the former one of its id, or at the end."""
        kept = tuple(section if one.id == section.id else one for one in self.sections)
        return replace(self, sections=kept if section in kept else (*kept, section))

    def with_section_moved(self, section_id: str, by: int) -> "Exhibition":
        """The exhibition with that section so many places later, or earlier; KeyError when there is none."""
        section = self.section(section_id)
        rest = [one for one in self.sections if one.id != section_id]
        at = min(max(self.sections.index(section) + by, 0), len(rest))
        return replace(self, sections=(*rest[:at], section, *rest[at:]))

    def without_section(self, section_id: str) -> "Exhibition":
        """The exhibition without that section; what hung in it hangs in none."""
        entries = (replace(one, section="") if one.section == section_id else one for one in self.entries)
        kept = tuple(one for one in self.sections if one.id != section_id)
        return replace(self, entries=tuple(entries), sections=kept)

    def copied(self) -> "Exhibition":
        """Another exhibition that begins like this one: nobody has agreed to it, and it lies nowhere yet."""
        rooms = {section.id: new_slug() for section in self.sections}
        return replace(
            self,
            id=new_id(),
            run=new_id(),
            running=True,
            web_url=None,
            sections=tuple(replace(section, id=rooms[section.id]) for section in self.sections),
            entries=tuple(
                replace(
                    one, wall=new_slug(), room=new_slug(), web=new_slug(), section=rooms.get(one.section, "")
                )
                for one in self.entries
            ),
        )

    def followed(self) -> "Exhibition":
        """The next exhibition in its place: empty, and nobody has agreed to it yet."""
        return replace(self, entries=(), run=new_id())

    def without(self, fanzine_id: str) -> "Exhibition":
        """The exhibition without that fanzine."""
        return replace(self, entries=tuple(one for one in self.entries if one.fanzine != fanzine_id))


def _once(what: str, names: Iterable[str]) -> None:
    found = list(names)
    if len(set(found)) < len(found):
        raise ValueError(what)
