"""What of a show can be looked at by itself: all of it, a room, what is about one theme, one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from exhibitions.show.reading import Show, ShowEntry

FEW: Final = 8
"""So many are seen at a glance: nobody looks for a language among them."""

Kind = Literal["all", "room", "theme", "language"]


@dataclass(frozen=True, slots=True)
class Part:
    """Entries that hang together; `name` is a room's id, a theme or a language. Its words are by language."""

    kind: Kind
    name: str
    title: Mapping[str, str]
    introduction: Mapping[str, str]
    entries: tuple[ShowEntry, ...]


def parts_of(show: Show, entries: Sequence[ShowEntry]) -> tuple[Part, ...]:
    """All of the entries first; then rooms, themes, and languages where there are many, if they part them."""
    ordered = _by_room(show, entries)
    return (
        Part("all", "", show.title, show.introduction, ordered),
        *_rooms(show, entries),
        *_themes(show, ordered),
        *_languages(ordered),
    )


def _rooms(show: Show, entries: Sequence[ShowEntry]) -> tuple[Part, ...]:
    rooms = tuple(
        Part("room", room.id, room.title, room.introduction, hung)
        for room in show.sections
        if (hung := tuple(entry for entry in entries if entry.section == room.id))
    )
    rest = any(not entry.section for entry in entries)
    return rooms if len(rooms) + rest > 1 else ()


def _themes(show: Show, entries: Sequence[ShowEntry]) -> tuple[Part, ...]:
    """A fanzine is found under each of its themes; a theme that all are about parts nothing."""
    return tuple(
        Part("theme", theme.name, theme.title, {}, hung)
        for theme in show.themes
        if 0 < len(hung := tuple(entry for entry in entries if theme.name in entry.themes)) < len(entries)
    )


def _languages(entries: Sequence[ShowEntry]) -> tuple[Part, ...]:
    spoken = dict.fromkeys(entry.language for entry in entries)
    parts = tuple(
        Part("language", tag, {}, {}, tuple(entry for entry in entries if entry.language == tag))
        for tag in spoken
    )
    return parts if len(parts) > 1 and len(entries) > FEW else ()


def _by_room(show: Show, entries: Sequence[ShowEntry]) -> tuple[ShowEntry, ...]:
    """Room after room, then what hangs in none; inside each as the facilitator ordered them."""
    place = {room.id: number for number, room in enumerate(show.sections)}
    return tuple(sorted(entries, key=lambda entry: place.get(entry.section, len(place))))
