"""What was taken back since a kept show was sealed: it is left out, and its files are gone.

A visitors' kiosk cannot seal a show anew. So the slugs stand in a list beside its versions, and whoever opens
the show there opens it without them.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from exhibitions.show.address import is_slug
from exhibitions.show.contents import Show, ShowEntry
from exhibitions.show.manifest import ShowDamaged
from fanzines.durable import write_whole

LIST: Final = "withdrawn"
SOUND: Final = ".mp3"


def withdrawn(place: Path) -> frozenset[str]:
    """The slugs that were taken back since; none where there is no such list. ShowDamaged."""
    try:
        return frozenset(filter(is_slug, (place / LIST).read_text("ascii", "replace").split()))
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except OSError as error:
        raise ShowDamaged(LIST, "cannot be read") from error


def withdraw_here(place: Path, slugs: Collection[str]) -> None:
    """From now on these are left out of whatever is opened there. OSError."""
    before = withdrawn(place)
    if not before.issuperset(slugs):
        lines = "".join(f"{slug}\n" for slug in sorted(before.union(slugs)))
        write_whole(place / LIST, lines.encode("ascii"))


def without(show: Show, slugs: Collection[str]) -> Show:
    """The show as if those works, sounds, and slips beside works had never been in it, by their slugs."""
    if not slugs:
        return show
    show = _silenced(show, frozenset(slugs))
    out = [entry for entry in show.entries if not slugs_of(entry).isdisjoint(slugs)]
    gone = show.gone.union(slugs, *map(slugs_of, out))
    files = {file.relative_to(show.folder).as_posix() for entry in out for file in files_of(entry)}
    stories = tuple(f"site/{root}/S/{slug}/" for root in ("room", "web") for slug in gone)
    kept = {name: sha for name, sha in show.files.items() if name not in files and not _in(name, stories)}
    entries = tuple(_beside(entry, slugs) for entry in show.entries if entry not in out)
    return replace(show, entries=entries, gone=gone, files=kept)


def _beside(entry: ShowEntry, slugs: Collection[str]) -> ShowEntry:
    kept = tuple(one for one in entry.slips if one.slug not in slugs)
    return entry if kept == entry.slips else replace(entry, slips=kept)


def is_silenced(name: str, gone: Collection[str]) -> bool:
    """Whether the file of that name is a sound that was taken back."""
    stem, dot, ending = name.rpartition("/")[2].partition(".")
    return f"{dot}{ending}" == SOUND and stem in gone


def _silenced(show: Show, slugs: frozenset[str]) -> Show:
    lost = {name for name in show.files if is_silenced(name, slugs)}
    if not lost:
        return show
    entries = tuple(
        replace(
            entry,
            readings={
                tag: file
                for tag, file in entry.readings.items()
                if file.relative_to(show.folder).as_posix() not in lost
            },
        )
        if entry.readings
        else entry
        for entry in show.entries
    )
    files = {name: sha for name, sha in show.files.items() if name not in lost}
    return replace(show, entries=entries, files=files)


def slugs_of(entry: ShowEntry) -> frozenset[str]:
    """All names it has."""
    return frozenset(slug for slug in (entry.key, entry.room, entry.web) if slug)


def files_of(entry: ShowEntry) -> Iterator[Path]:
    """All files that are its own, but for its stories'."""
    for page in entry.pages:
        yield from (page.picture, page.thumb)
    yield from (booklet.file for booklet in entry.booklets)
    yield from entry.readings.values()


def _in(name: str, folders: tuple[str, ...]) -> bool:
    return name.startswith("site/") and name.startswith(folders)
