"""The published show as its readers see it: verified file by file, frozen, no library behind it."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, overload

from exhibitions.show.address import is_slug, story_address
from exhibitions.show.contents import (
    NO_FRAME,
    Booklet,
    JoinWifi,
    Said,
    Show,
    ShowEntry,
    ShowFrame,
    ShowPage,
    ShowSection,
    ShowTheme,
)
from exhibitions.show.folder import current_version
from exhibitions.show.help import card_from_json
from exhibitions.show.manifest import (
    Manifest,
    ShowDamaged,
    ShowUnknown,
    check_files,
    check_names,
    read_file,
    read_manifest,
)
from exhibitions.show.slips import HungSlip, slip_from_json
from exhibitions.show.withdrawn import withdrawn, without

__all__ = [
    "NO_FRAME",
    "Booklet",
    "JoinWifi",
    "Said",
    "Show",
    "ShowDamaged",
    "ShowEntry",
    "ShowFrame",
    "ShowPage",
    "ShowSection",
    "ShowTheme",
    "ShowUnknown",
    "check_show",
    "described",
    "open_show",
    "sealed_show",
]

SHOW: Final = "show.json"


def open_show(path: Path, *, trusted: Collection[bytes] = (), every_file: bool = True) -> Show:
    """The current show under that path: its seal, that no file is missing or one too many, and every file.

    A large show is opened at once without `every_file`: then a file counts only as `Show.read` gives it, and
    `check_show` goes through the rest beside the screen. ShowDamaged names the file; ShowUnknown when
    `trusted` (public keys, 32 bytes each) is given and the show was sealed by another kiosk.
    """
    show = sealed_show(path, trusted=trusted)
    check_names(show.folder, show.files)
    if every_file:
        check_show(show)
    return show


def sealed_show(path: Path, *, trusted: Collection[bytes] = ()) -> Show:
    """The current show under that path as its seal describes it, its files unseen. Raises as above."""
    folder = current_version(path)
    if folder is None:
        raise ShowDamaged(path.name, "holds no show")
    return without(described(folder, read_manifest(folder, trusted)), withdrawn(path))


def described(folder: Path, manifest: Manifest) -> Show:
    """The show in a version's folder with that manifest; ShowDamaged when it cannot be read."""
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
        themes=tuple(_theme(one) for one in value.get("themes", ())),
        frame=_frame(value.get("frame", {})),
        help=tuple(card_from_json(one) for one in value.get("help", ())),
        wifi=_wifi(value.get("wifi")),
        booklets_a_day=int(value.get("booklets_a_day", 0)),
        answers=bool(value.get("answers", False)),
        heard_until={str(name): str(month) for name, month in value.get("heard_until", {}).items()},
    )


def _section(value: dict[str, Any]) -> ShowSection:
    return ShowSection(str(value["id"]), _by_language(value["title"]), _by_language(value["introduction"]))


def _theme(value: dict[str, Any]) -> ShowTheme:
    return ShowTheme(str(value["name"]), _by_language(value["title"]))


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
    pages = _Pages(value["pages"], file)
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
        themes=tuple(str(name) for name in value.get("themes", ())),
        slips=tuple(_slips(value.get("slips", ()))),
    )


def _slips(values: Sequence[dict[str, Any]]) -> Iterator[HungSlip]:
    """What a later version hung is passed over."""
    for value in values:
        try:
            yield HungSlip(value["slug"], slip_from_json(value["slip"]))
        except ValueError:
            continue


class _Pages(Sequence[ShowPage]):
    """The pages of an entry, built when they are asked for: a show of a thousand opens at once."""

    def __init__(self, values: Sequence[dict[str, Any]], file: Callable[[str], Path]) -> None:
        self._values, self._file = values, file

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, index: int) -> ShowPage: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[ShowPage, ...]: ...

    def __getitem__(self, index: int | slice) -> ShowPage | tuple[ShowPage, ...]:
        if isinstance(index, slice):
            return tuple(_page(value, self._file) for value in self._values[index])
        return _page(self._values[index], self._file)


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
