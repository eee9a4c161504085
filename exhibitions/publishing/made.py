"""What was made of a work when it was last published, by which it need not be made again.

It stays with whoever publishes; nothing of it but the names of files is in the show.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from exhibitions.exhibition import Entry
from exhibitions.publishing.pictures import Widths
from exhibitions.publishing.sounding import Sounds
from exhibitions.show.reading import Said
from exhibitions.story.page import Picture
from exhibitions.story.site import Site, story_version
from fanzines.as_json import canonical
from fanzines.consents import Use
from printing.products.back_note import BackNote

RENDERING: Final = 1
"""Counted up when the same pages look different in a show than they did before."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page's picture and its small one (paths in the show, or empty), and the words to be seen on it."""

    picture: str
    thumb: str
    words: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """`key` tells of what it was made (see `made_of`), `told` of what its story pages were.

    Pages have pictures where the work hangs on the wall. `booklets` are as in the show, `stories` the
    pictures of each page by use, `sounds` where its reading is heard.
    """

    key: str
    language: str
    direction: str
    pages: tuple[MadePage, ...]
    booklets: tuple[Mapping[str, str], ...]
    stories: Mapping[Use, tuple[tuple[Picture, ...], ...]]
    told: str = ""
    sounds: Sounds = field(default_factory=Sounds)

    def files(self, entry: Entry) -> frozenset[str]:
        """The paths in the show of everything that was drawn."""
        pages = (name for page in self.pages for name in (page.picture, page.thumb) if name)
        stories = (
            f"site/{use.value}/S/{entry.slug(use)}/{picture.file}"
            for use, told in self.stories.items()
            for pictures in told
            for picture in pictures
        )
        return frozenset((*pages, *stories, *(booklet["file"] for booklet in self.booklets)))


def made_of(
    entry: Entry, pages_hash: str, uses: Collection[Use], widths: Widths, note: BackNote | None
) -> str:
    """SHA-256 (hexadecimal) of all that decides how a work's pictures and booklets turn out.

    Whether it is heard, too, changes nothing of them.
    """
    seen = {
        "rendering": RENDERING,
        "pages": pages_hash,
        "uses": sorted(set(uses) - {Use.VOICE}),
        "widths": asdict(widths),
        "names": [entry.wall, entry.room, entry.web],
        "note": asdict(note) if note else None,
    }
    return hashlib.sha256(canonical(seen)).hexdigest()


def told_of(entry: Entry, made: Made, sites: Iterable[Site]) -> str:
    """SHA-256 (hexadecimal) of all that stands on the story pages of a work."""
    around = [(site.prefix, site.languages, site.help_cards, site.frame) for site in sites]
    texts = entry.title, entry.note, entry.translations, entry.descriptions
    heard = sorted(made.sounds.files.items()), made.sounds.language
    told = story_version(), made.key, texts, around, heard
    return hashlib.sha256(repr(told).encode()).hexdigest()


def made_as_json(made: Made) -> dict[str, Any]:
    """As it is kept."""
    stories = {
        use.value: [[asdict(picture) for picture in pictures] for pictures in told]
        for use, told in made.stories.items()
    }
    return {
        "key": made.key,
        "language": made.language,
        "direction": made.direction,
        "pages": [asdict(page) for page in made.pages],
        "booklets": [dict(booklet) for booklet in made.booklets],
        "stories": stories,
        "told": made.told,
        "sounds": {
            "digest": made.sounds.digest,
            "language": made.sounds.language,
            "files": {use.value: name for use, name in made.sounds.files.items()},
        },
    }


def made_from_json(value: Mapping[str, Any]) -> Made:
    """What was kept; KeyError, TypeError or ValueError for anything else."""
    return Made(
        key=value["key"],
        language=value["language"],
        direction=value["direction"],
        pages=tuple(
            MadePage(page["picture"], page["thumb"], tuple(Said(**said) for said in page["words"]))
            for page in value["pages"]
        ),
        booklets=tuple(value["booklets"]),
        stories={
            Use(use): tuple(tuple(Picture(**one) for one in pictures) for pictures in told)
            for use, told in value["stories"].items()
        },
        told=value["told"],
        sounds=_sounds(value.get("sounds", {"digest": "", "language": "", "files": {}})),
    )


def _sounds(value: Mapping[str, Any]) -> Sounds:
    files = {Use(use): name for use, name in value["files"].items()}
    return Sounds(value["digest"], value["language"], files)
