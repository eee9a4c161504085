"""The published show as its readers see it: verified file by file, frozen, no library behind it."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from exhibitions.show.address import is_slug, story_address
from exhibitions.show.folder import current_version
from exhibitions.show.manifest import Manifest, ShowDamaged, ShowUnknown, check_files, read_manifest

__all__ = [
    "Booklet",
    "Said",
    "Show",
    "ShowDamaged",
    "ShowEntry",
    "ShowPage",
    "ShowUnknown",
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
    """One page: its picture (1000 px wide), a small one (320 px wide), its words and their translations."""

    picture: Path
    thumb: Path
    words: tuple[Said, ...]
    translations: ByLanguage


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

    @property
    def cover(self) -> ShowPage:
        """The front cover."""
        return self.pages[0]

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

    def stories(self) -> frozenset[str]:
        """The slugs of every story in either root, without those that were taken back."""
        parts = (name.split("/") for name in self.files if name.startswith("site/"))
        return frozenset(part[3] for part in parts if len(part) == 5 and is_slug(part[3])) - self.gone

    def on_show(self, month: str) -> tuple[ShowEntry, ...]:
        """The entries that may be shown in that month (YYYY-MM)."""
        return tuple(entry for entry in self.entries if month <= entry.until)


def open_show(path: Path, *, trusted: Collection[bytes] = ()) -> Show:
    """The current show under that path, every file checked.

    ShowDamaged names the file that is missing, changed or one too many; ShowUnknown when `trusted` (public
    keys, 32 bytes each) is given and the show was sealed by another kiosk.
    """
    folder = current_version(path)
    if folder is None:
        raise ShowDamaged(path.name, "holds no show")
    manifest = read_manifest(folder, trusted)
    check_files(folder, manifest)
    try:
        return _show(folder, manifest, json.loads((folder / SHOW).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ShowDamaged(SHOW, "cannot be read") from error


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
    )


def _entry(
    value: dict[str, Any], file: Callable[[str], Path], room_url: str | None, web_url: str | None
) -> ShowEntry:
    room, web = _slug(value["room"]), _slug(value["web"])
    if not (value["pages"] and is_slug(value["key"])):
        raise ValueError("an entry has a key and at least one page")
    return ShowEntry(
        key=value["key"],
        title=_by_language(value["title"]),
        note=_by_language(value["note"]),
        language=str(value["language"]),
        direction=str(value["direction"]),
        until=str(value["until"]),
        pages=tuple(_page(page, file) for page in value["pages"]),
        booklets=tuple(Booklet(one["fold"], one["paper"], file(one["file"])) for one in value["booklets"]),
        room=room,
        web=web,
        room_address=story_address(room_url, room) if room and room_url else None,
        web_address=story_address(web_url, web) if web and web_url else None,
    )


def _page(value: dict[str, Any], file: Callable[[str], Path]) -> ShowPage:
    words = tuple(Said(one["text"], one["language"], one["direction"]) for one in value["words"])
    return ShowPage(file(value["picture"]), file(value["thumb"]), words, _by_language(value["translations"]))


def _slug(value: str | None) -> str | None:
    if value is not None and not is_slug(value):
        raise ValueError("a slug is 16 capitals and digits")
    return value


def _by_language(value: Mapping[str, str]) -> dict[str, str]:
    return {str(language): str(text) for language, text in value.items()}
