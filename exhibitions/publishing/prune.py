"""Taking works out of a published show at once, without the library and without drawing anything anew."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from exhibitions.show.address import web_path
from exhibitions.show.folder import carry_over, clear_former, current_version, next_version
from exhibitions.show.manifest import ShowDamaged, write_manifest
from exhibitions.show.reading import SHOW, Show, open_show, sealed_show
from exhibitions.story.site import Site
from fanzines.as_json import canonical
from fanzines.seal import public_key

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

    `without` are slugs of the wall, the room or the web; `no_paper` keys of entries that lose their booklets;
    `gone` the deny list from now on, left out as well. ShowDamaged or ShowUnknown when there is no whole show
    of this kiosk, or of one whose seal is `trusted`, to begin with.
    """
    show = open_show(place, trusted=trusted or (public_key(key),), every_file=False)
    former = current_version(place)
    if former == place:
        raise ShowDamaged(place.name, "is a copy, not the show that was published")
    slugs = frozenset(without) | frozenset(gone)
    value = _without(json.loads(show.read(show.folder / SHOW)), slugs, frozenset(no_paper))
    with next_version(place) as folder:
        names = show.files.keys() - _left_out(show, value, slugs) - _REWRITTEN
        kept = {name: show.files[name] for name in names}
        carry_over(show.folder, folder, kept)
        (folder / SHOW).write_bytes(canonical(value))
        site = Site(folder / "site" / "web", web_path(show.web_url) if show.web_url else "", show.languages)
        site.withdraw(gone)
        if show.web_url:
            site.tell_apache(gone)
        until = show.valid_until
        write_manifest(folder, key, sequence=sequence, valid_until=until, gone=gone, known=kept)
        pruned = sealed_show(folder)
    clear_former(place)
    return pruned


def _without(value: dict[str, Any], slugs: frozenset[str], no_paper: frozenset[str]) -> dict[str, Any]:
    entries = []
    for entry in value["entries"]:
        if entry["key"] in slugs:
            continue
        stories = {name: None if entry[name] in slugs else entry[name] for name in ("room", "web")}
        booklets = [] if entry["key"] in no_paper else entry["booklets"]
        entries.append({**entry, **stories, "booklets": booklets})
    until = {slug: month for slug, month in value["until"].items() if slug not in slugs}
    about = {name for entry in entries for name in entry.get("themes", ())}
    themes = [theme for theme in value.get("themes", ()) if theme["name"] in about]
    return {**value, "entries": entries, "until": until, "themes": themes}


def _left_out(show: Show, value: dict[str, Any], slugs: frozenset[str]) -> frozenset[str]:
    named = {
        page[kind] for entry in value["entries"] for page in entry["pages"] for kind in ("picture", "thumb")
    }
    named |= {booklet["file"] for entry in value["entries"] for booklet in entry["booklets"]}
    stories = tuple(f"site/{root}/S/{slug}/" for root in ("room", "web") for slug in slugs | show.gone)
    return frozenset(
        name
        for name in show.files
        if (name.startswith(("pictures/", "booklets/")) and name not in named) or name.startswith(stories)
    )
