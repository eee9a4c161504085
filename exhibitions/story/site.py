"""The two web roots of a show, as files: story pages, the calm pages around them, and what Apache is told."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from exhibitions.show.address import new_slug
from exhibitions.show.help import HelpCard
from exhibitions.show.reading import NO_FRAME, Said, ShowFrame
from exhibitions.story.document import SCRIPT, STYLE, notice_html
from exhibitions.story.headers import HEADERS
from exhibitions.story.page import INDEX, Picture, Story, StoryPage, language_file, story_pages
from exhibitions.story.phrases import phrases

_NOTICES: Final = ("gone", "missing")


@cache
def story_version() -> str:
    """A digest of all that makes a story page of what it is given: another one on another kiosk."""
    sources = sorted(path for path in Path(__file__).parent.iterdir() if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture of a page as WebP; width and height in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Told:
    """A story before it has a place: words, descriptions, and each page's pictures, the smallest first.

    `readings` are sound files in the story's own folder, by the language that is read.
    """

    title: Mapping[str, str]
    note: Mapping[str, str]
    language: str
    words: tuple[tuple[Said, ...], ...]
    translations: tuple[Mapping[str, str], ...]
    descriptions: tuple[Mapping[str, str], ...]
    pictures: tuple[tuple[Picture, ...], ...]
    readings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """A web root: its folder, the path it has on its host ("" at the top), and what its stories share."""

    root: Path
    prefix: str
    languages: tuple[str, ...]
    help_cards: tuple[HelpCard, ...] = ()
    frame: ShowFrame = NO_FRAME

    def prepare(self) -> None:
        """Write everything but the stories."""
        stories = self.root / "S"
        stories.mkdir(parents=True)
        style = f"{self.prefix}/S/{STYLE}"
        for name in (STYLE, SCRIPT):
            (stories / name).write_bytes(Path(__file__).with_name(name).read_bytes())
        for name in _NOTICES:
            _write(stories / f"{name}.html", notice_html(name, self.languages, style=style))
        home = notice_html("home", self.languages, style=style)
        _write(self.root / "index.html", home)
        _write(stories / "index.html", home)

    def draw(self, slug: str, renditions: Sequence[Rendition]) -> tuple[Picture, ...]:
        """Write the pictures of one page of a story."""
        folder = self.root / "S" / slug
        folder.mkdir(exist_ok=True)
        return tuple(_written(folder, one) for one in renditions)

    def add(self, slug: str, told: Told) -> None:
        """Write one story; its pictures are there, or on their way."""
        (self.root / "S" / slug).mkdir(exist_ok=True)
        parts = zip(told.pictures, told.words, told.translations, told.descriptions, strict=True)
        pages = tuple(StoryPage(*part) for part in parts)
        story = Story(told.title, told.note, told.language, self.languages, pages, told.readings)
        for name, page in story_pages(story, self.help_cards, self.frame).items():
            _write(self.root / "S" / slug / name, page)

    def withdraw(self, slugs: Collection[str]) -> None:
        """Put a calm page where stories were, in whatever language, so that an upload writes over them."""
        gone = notice_html("gone", self.languages, style=f"{self.prefix}/S/{STYLE}")
        for slug in slugs:
            (self.root / "S" / slug).mkdir()
            for name in (INDEX, *map(language_file, phrases())):
                _write(self.root / "S" / slug / name, gone)

    def tell_apache(self, gone: Collection[str]) -> None:
        """Write what makes Apache send the headers and answer 410 for the slugs that are gone."""
        _write(self.root / ".htaccess", htaccess(self.prefix, sorted(gone)))


def htaccess(prefix: str, gone: Sequence[str]) -> str:
    """What Apache is told; needs `AllowOverride FileInfo` there."""
    lines = [
        "AddDefaultCharset utf-8",
        "AddType image/webp .webp",
        "AddType audio/mpeg .mp3",
        f"ErrorDocument 404 {prefix}/S/missing.html",
        f"ErrorDocument 410 {prefix}/S/gone.html",
        'RedirectMatch 404 "/\\.ht"',
        *(f'RedirectMatch gone "^{re.escape(prefix)}/S/{slug}(/|$)"' for slug in gone),
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in HEADERS.items()),
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _written(folder: Path, picture: Rendition) -> Picture:
    name = f"{new_slug()}.webp"
    (folder / name).write_bytes(picture.data)
    return Picture(name, picture.width, picture.height)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
