"""The published show as its readers see it: verified file by file, frozen, no library behind it."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from exhibitions.show.address import is_slug, story_address
from exhibitions.show.folder import current_version
from exhibitions.show.help import HelpCard, card_from_json
from exhibitions.show.manifest import (
    Manifest,
    ShowDamaged,
    ShowUnknown,
    check_files,
    check_names,
    read_file,
    read_manifest,
)

__all__ = [
    "Booklet",
    "JoinWifi",
    "Said",
    "Show",
    "ShowDamaged",
    "ShowEntry",
    "ShowFrame",
    "ShowPage",
    "ShowSection",
    "ShowUnknown",
    "check_show",
    "open_show",
]

SHOW: Final = "show.json"
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
    `section` is a section's id or empty, `cover` the page that hangs, `readings` sound by language.
    """

    key: str
    title: ByLanguage
    note: ByLanguage
    language: str
    direction: str
    until: str
    pages: tuple[ShowPage, ...]
    booklets: tuple[Booklet, ...]
    room: str | None
    web: str | None
    room_address: str | None
    web_address: str | None
    section: str
    cover: ShowPage
    readings: Mapping[str, Path]

    def address_in(self, room_url: str) -> str | None:
        """The address of its story in the room as the server's `url` gives it today; None without a story."""
        return story_address(room_url, self.room) if self.room and room_url else None


@dataclass(frozen=True, slots=True)
class Show:
    """A whole show. `folder` is the version that was verified; `gone` are the slugs that were taken back,
    `until` the last month (YYYY-MM) of each story by its slug.
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
    frame: ShowFrame
    help: tuple[HelpCard, ...]
    wifi: JoinWifi | None
    booklets_a_day: int
    answers: bool

    def read(self, file: Path) -> bytes:
        """A file of the show as it was published; ShowDamaged when it is not that any more."""
        name = file.relative_to(self.folder).as_posix()
        return read_file(self.folder, name, self.files)

    def stories(self) -> frozenset[str]:
        """The slugs of every story in either root, without those that were taken back."""
        parts = (name.split("/") for name in self.files if name.startswith("site/"))
        return frozenset(part[3] for part in parts if len(part) == 5 and is_slug(part[3])) - self.gone

    def on_show(self, month: str) -> tuple[ShowEntry, ...]:
        """The entries that may be shown in that month (YYYY-MM)."""
        return tuple(entry for entry in self.entries if month <= entry.until)


def open_show(path: Path, *, trusted: Collection[bytes] = (), every_file: bool = True) -> Show:
    """The current show under that path: its seal, that no file is missing or one too many, and every file.

    A large show is opened at once without `every_file`: then a file counts only as `Show.read` gives it, and
    `check_show` goes through the rest beside the screen. ShowDamaged names the file; ShowUnknown when
    `trusted` (public keys, 32 bytes each) is given and the show was sealed by another kiosk.
    """
    folder = current_version(path)
    if folder is None:
        raise ShowDamaged(path.name, "holds no show")
    manifest = read_manifest(folder, trusted)
    check_names(folder, manifest)
    if every_file:
        check_files(folder, manifest.files)
    try:
        return _show(folder, manifest, json.loads(read_file(folder, SHOW, manifest.files)))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ShowDamaged(SHOW, "cannot be read") from error


def check_show(show: Show) -> None:
    """Return when every file of an opened show is as it was published; ShowDamaged names the first other."""
    check_files(show.folder, show.files)


def _show(folder: Path, manifest: Manifest, value: dict[str, Any]) -> Show:
    room_url, web_url = value["room_url"], value["web_url"]

    def file(name: str) -> Path:
        if name not in manifest.files:
            raise ValueError(name)
        return folder / name

    entries = tuple(_entry(one, file, room_url, web_url) for one in value["entries"])
    return Show(
        folder=folder,
        title=_by_language(value["title"]),
        introduction=_by_language(value["introduction"]),
        languages=tuple(str(language) for language in value["languages"]),
        room_url=room_url,
        web_url=web_url,
        entries=entries,
        sequence=manifest.sequence,
        valid_until=manifest.valid_until,
        gone=manifest.gone,
        until={str(slug): str(month) for slug, month in value["until"].items()},
        key=manifest.key,
        files=manifest.files,
        sections=tuple(_section(one) for one in value.get("sections", ())),
        frame=_frame(value.get("frame", {})),
        help=tuple(card_from_json(one) for one in value.get("help", ())),
        wifi=_wifi(value.get("wifi")),
        booklets_a_day=int(value.get("booklets_a_day", 0)),
        answers=bool(value.get("answers", False)),
    )


def _section(value: dict[str, Any]) -> ShowSection:
    return ShowSection(str(value["id"]), _by_language(value["title"]), _by_language(value["introduction"]))


def _frame(value: dict[str, Any]) -> ShowFrame:
    return ShowFrame(
        when=_by_language(value.get("when", {})),
        where=_by_language(value.get("where", {})),
        partners=tuple(str(one) for one in value.get("partners", ())),
        funder=_by_language(value.get("funder", {})),
        disclaimer=_by_language(value.get("disclaimer", {})),
        country=str(value.get("country", "")),
    )


def _wifi(value: dict[str, Any] | None) -> JoinWifi | None:
    return JoinWifi(str(value["name"]), str(value["password"])) if value else None


def _entry(
    value: dict[str, Any], file: Callable[[str], Path], room_url: str | None, web_url: str | None
) -> ShowEntry:
    room, web = _slug(value["room"]), _slug(value["web"])
    if not (value["pages"] and is_slug(value["key"])):
        raise ValueError("an entry has a key and at least one page")
    pages = tuple(_page(page, file) for page in value["pages"])
    return ShowEntry(
        key=value["key"],
        title=_by_language(value["title"]),
        note=_by_language(value["note"]),
        language=str(value["language"]),
        direction=str(value["direction"]),
        until=str(value["until"]),
        pages=pages,
        booklets=tuple(Booklet(one["fold"], one["paper"], file(one["file"])) for one in value["booklets"]),
        room=room,
        web=web,
        room_address=story_address(room_url, room) if room and room_url else None,
        web_address=story_address(web_url, web) if web and web_url else None,
        section=str(value.get("section", "")),
        cover=pages[int(value.get("cover", 0))],
        readings={str(tag): file(name) for tag, name in value.get("readings", {}).items()},
    )


def _page(value: dict[str, Any], file: Callable[[str], Path]) -> ShowPage:
    words = tuple(Said(one["text"], one["language"], one["direction"]) for one in value["words"])
    return ShowPage(
        file(value["picture"]),
        file(value["thumb"]),
        words,
        _by_language(value["translations"]),
        _by_language(value.get("descriptions", {})),
    )


def _slug(value: str | None) -> str | None:
    if value is not None and not is_slug(value):
        raise ValueError("a slug is 16 capitals and digits")
    return value


def _by_language(value: Mapping[str, str]) -> dict[str, str]:
    return {str(language): str(text) for language, text in value.items()}
