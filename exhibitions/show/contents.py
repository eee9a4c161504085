"""What a show holds, as its readers see it: frozen, no library behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from exhibitions.show.address import is_slug, story_address
from exhibitions.show.help import HelpCard
from exhibitions.show.manifest import read_file
from exhibitions.show.slips import HungSlip

ByLanguage = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """Words on a page as text, for reading beside the picture; `direction` is "ltr" or "rtl"."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    """One page: its picture (1000 px wide), a small one (320 px wide), its words and their translations.

    `descriptions` say by language what is to be seen, for those who cannot see it.
    """

    picture: Path
    thumb: Path
    words: tuple[Said, ...]
    translations: ByLanguage
    descriptions: ByLanguage


@dataclass(frozen=True, slots=True)
class ShowSection:
    """A room of the wall; its words are by language and may be empty."""

    id: str
    title: ByLanguage
    introduction: ByLanguage


@dataclass(frozen=True, slots=True)
class ShowTheme:
    """What fanzines are about; its title is by language."""

    name: str
    title: ByLanguage


@dataclass(frozen=True, slots=True)
class ShowFrame:
    """What stands around the works, by language where it is words; `country` is a code of two letters."""

    when: ByLanguage
    where: ByLanguage
    partners: tuple[str, ...]
    funder: ByLanguage
    disclaimer: ByLanguage
    country: str


NO_FRAME: Final = ShowFrame({}, {}, (), {}, {}, "")


@dataclass(frozen=True, slots=True)
class JoinWifi:
    """The network over which phones reach the stories of the room."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class Booklet:
    """A booklet ready to print: `fold` "mini", "saddle" or "poster", `paper` "A4"."""

    fold: str
    paper: str
    file: Path


@dataclass(frozen=True, slots=True)
class ShowEntry:
    """One fanzine on the wall. `key` is its random name in this exhibition, the same after re-publishing.

    `title` and `note` (what to know before reading) are by language and may be empty; `until` (YYYY-MM) is
    the last month in which it may be shown. `room` and `web` are the slugs of its stories, None where there
    is none; the addresses are what a QR code holds, None where the exhibition names no place for them.
    `section` is a section's id or empty, `cover` the page that hangs, `readings` sound by language, `themes`
    names of what it is about, `slips` what visitors answered and its maker lets hang beside it.
    """

    key: str
    title: ByLanguage
    note: ByLanguage
    language: str
    direction: str
    until: str
    pages: Sequence[ShowPage]
    booklets: tuple[Booklet, ...]
    room: str | None
    web: str | None
    room_address: str | None
    web_address: str | None
    section: str
    cover: ShowPage
    readings: Mapping[str, Path]
    themes: tuple[str, ...]
    slips: tuple[HungSlip, ...]

    def address_in(self, room_url: str) -> str | None:
        """The address of its story in the room as the server's `url` gives it today; None without a story."""
        return story_address(room_url, self.room) if self.room and room_url else None


@dataclass(frozen=True, slots=True)
class Show:
    """A whole show. `folder` is the version that was verified; `gone` are the slugs that were taken back,
    `until` the last month (YYYY-MM) of each story by its slug, `heard_until` of each sound by its path.
    """

    folder: Path
    title: ByLanguage
    introduction: ByLanguage
    languages: tuple[str, ...]
    room_url: str | None
    web_url: str | None
    entries: tuple[ShowEntry, ...]
    sequence: int
    valid_until: str
    gone: frozenset[str]
    until: Mapping[str, str]
    key: bytes
    files: Mapping[str, str]
    sections: tuple[ShowSection, ...]
    themes: tuple[ShowTheme, ...]
    frame: ShowFrame
    help: tuple[HelpCard, ...]
    wifi: JoinWifi | None
    booklets_a_day: int
    answers: bool
    heard_until: Mapping[str, str] = field(default_factory=dict)

    def reading(self, entry: ShowEntry, language: str, month: str) -> Path | None:
        """What was recorded of an entry, if it may be heard in that month (YYYY-MM).

        In her own language it is whatever there is: somebody else may have read in another one.
        """
        there = entry.readings
        file = there.get(language) or (
            next(iter(there.values()), None) if language == entry.language else None
        )
        return file if file is not None and self.may_be_heard(file, month) else None

    def may_be_heard(self, file: Path, month: str) -> bool:
        """Whether a sound of the show may be heard in that month (YYYY-MM)."""
        return month <= self.heard_until.get(file.relative_to(self.folder).as_posix(), "")

    def read(self, file: Path) -> bytes:
        """A file of the show as it was published; ShowDamaged when it is not that any more."""
        name = file.relative_to(self.folder).as_posix()
        return read_file(self.folder, name, self.files)

    def stories(self) -> frozenset[str]:
        """The slugs of every story in either root, without those that were taken back."""
        parts = (name.split("/") for name in self.files if name.startswith("site/"))
        return frozenset(part[3] for part in parts if len(part) == 5 and is_slug(part[3])) - self.gone

    def names(self) -> frozenset[str]:
        """Every slug by which something of it can be taken back: works, their stories, slips beside them."""
        works = (slug for entry in self.entries for slug in (entry.key, entry.room, entry.web) if slug)
        return self.stories().union(works, (one.slug for entry in self.entries for one in entry.slips))

    def on_show(self, month: str) -> tuple[ShowEntry, ...]:
        """The entries that may be shown in that month (YYYY-MM)."""
        return tuple(entry for entry in self.entries if month <= entry.until)
