"""Changing a published show at once, without the library and without drawing anything anew.

Works are taken out of it, and slips that visitors left are hung beside works or taken down.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from exhibitions.publishing.sounding import READINGS
from exhibitions.show.address import web_path
from exhibitions.show.folder import CHANGES, carry_over, current_version, next_version, tidy
from exhibitions.show.manifest import ShowDamaged, write_manifest
from exhibitions.show.reading import SHOW, Show, open_show, sealed_show
from exhibitions.show.slips import HungSlip, slips_as_json
from exhibitions.show.withdrawn import is_silenced
from exhibitions.story.page import without_reading
from exhibitions.story.site import Site
from fanzines.as_json import canonical
from fanzines.seal import public_key

_OWN: Final = ("pictures/", "booklets/", f"{READINGS}/")
_REWRITTEN: Final = frozenset((SHOW, "site/web/.htaccess"))


def prune(
    place: Path,
    *,
    without: Collection[str],
    no_paper: Collection[str] = (),
    gone: Collection[str],
    key: bytes,
    sequence: int,
    trusted: Collection[bytes] = (),
) -> Show:
    """The show in `place` without those slugs, as its new current version; the former one is deleted.

    `without` are slugs of the wall, the room, the web or of slips; `no_paper` keys of entries that lose their
    booklets; `gone` the deny list from now on, left out as well, with every sound whose name is on it.
    ShowDamaged or ShowUnknown when there is no whole show of this kiosk, or of one whose seal is `trusted`.
    """
    with CHANGES:
        show = open_show(place, trusted=trusted or (public_key(key),), every_file=False)
        if current_version(place) == place:
            raise ShowDamaged(place.name, "is a copy, not the show that was published")
        slugs = frozenset(without) | frozenset(gone)
        value = _without(json.loads(show.read(show.folder / SHOW)), slugs, frozenset(no_paper))
        return _put_up(place, show, value, slugs, gone, key, sequence)


def hang_slips(place: Path, slips: Mapping[str, Sequence[HungSlip]], *, key: bytes, sequence: int) -> Show:
    """The show in `place` with these slips and no others beside its works, by their keys. As `prune`."""
    with CHANGES:
        show = open_show(place, trusted=(public_key(key),), every_file=False)
        if current_version(place) == place:
            raise ShowDamaged(place.name, "is a copy, not the show that was published")
        value = json.loads(show.read(show.folder / SHOW))
        for entry in value["entries"]:
            entry["slips"] = slips_as_json(slips.get(entry["key"], ()))
        return _put_up(place, show, value, show.gone, show.gone, key, sequence)


def _put_up(
    place: Path,
    show: Show,
    value: dict[str, Any],
    slugs: frozenset[str],
    gone: Collection[str],
    key: bytes,
    sequence: int,
) -> Show:
    """The show described so, without those slugs, as the new current version of its place."""
    with next_version(place) as folder:
        silent = _silent_pages(show, slugs)
        names = show.files.keys() - _left_out(show, value, slugs) - _REWRITTEN
        kept = {name: show.files[name] for name in names - silent}
        carry_over(show.folder, folder, kept)
        for name in silent & names:
            page = without_reading(show.read(show.folder / name).decode())
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(page.encode())
        (folder / SHOW).write_bytes(canonical(value))
        site = Site(folder / "site" / "web", web_path(show.web_url) if show.web_url else "", show.languages)
        site.withdraw(gone)
        if show.web_url:
            site.tell_apache(gone)
        until = show.valid_until
        write_manifest(folder, key, sequence=sequence, valid_until=until, gone=gone, known=kept)
        pruned = sealed_show(folder)
    tidy(place)
    return pruned


def _without(value: dict[str, Any], slugs: frozenset[str], no_paper: frozenset[str]) -> dict[str, Any]:
    entries = []
    for entry in value["entries"]:
        if entry["key"] in slugs:
            continue
        stories = {name: None if entry[name] in slugs else entry[name] for name in ("room", "web")}
        booklets = [] if entry["key"] in no_paper else entry["booklets"]
        slips = [one for one in entry.get("slips", ()) if one["slug"] not in slugs]
        readings = {
            tag: name for tag, name in entry.get("readings", {}).items() if not is_silenced(name, slugs)
        }
        entries.append({**entry, **stories, "booklets": booklets, "readings": readings, "slips": slips})
    heard = {
        name: month
        for name, month in value.get("heard_until", {}).items()
        if not (is_silenced(name, slugs) or name.startswith(_stories_of(slugs)))
    }
    until = {slug: month for slug, month in value["until"].items() if slug not in slugs}
    about = {name for entry in entries for name in entry.get("themes", ())}
    themes = [theme for theme in value.get("themes", ()) if theme["name"] in about]
    named = {name for entry in entries for name in entry["readings"].values()}
    heard = {name: month for name, month in heard.items() if name in named or name.startswith("site/")}
    return {**value, "entries": entries, "until": until, "heard_until": heard, "themes": themes}


def _left_out(show: Show, value: dict[str, Any], slugs: frozenset[str]) -> frozenset[str]:
    named = {
        page[kind] for entry in value["entries"] for page in entry["pages"] for kind in ("picture", "thumb")
    }
    named |= {booklet["file"] for entry in value["entries"] for booklet in entry["booklets"]}
    named |= {name for entry in value["entries"] for name in entry["readings"].values()}
    stories = _stories_of(slugs | show.gone)
    return frozenset(
        name
        for name in show.files
        if (name.startswith(_OWN) and name not in named)
        or name.startswith(stories)
        or is_silenced(name, slugs)
    )


def _silent_pages(show: Show, slugs: frozenset[str]) -> frozenset[str]:
    """The pages of stories that lose their sound."""
    told = {name.rpartition("/")[0] for name in show.files if is_silenced(name, slugs)}
    return frozenset(
        name for name in show.files if name.endswith(".html") and name.rpartition("/")[0] in told
    )


def _stories_of(slugs: Collection[str]) -> tuple[str, ...]:
    return tuple(f"site/{root}/S/{slug}/" for root in ("room", "web") for slug in slugs)
