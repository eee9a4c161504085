"""Which packages of shelves in a folder bring something new. One that cannot be read stops no other."""

import stat
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from exhibitions.curation.shared_shelves import must_be_grouped
from exhibitions.exchange.envelope import DAMAGED, PackageRefused
from exhibitions.exchange.shelf_package import ENDING, FORMER, STRANGE, ShelfLabel, read_shelf_label
from fanzines.library import Library
from fanzines.sharing import group as groups
from fanzines.sharing.group import Other
from fanzines.sharing.known import tablet_of

_MOST_PACKAGES: Final = 500


def newer_packages(
    library: Library, folder: Path, today: date
) -> tuple[tuple[str, ...], list[list[tuple[Path, ShelfLabel]]]]:
    """A sentence for each package that is refused at once; then, for each other tablet, the packages that are
    newer than what was taken in of it, the newest first. OSError when the folder fails.
    """
    group = must_be_grouped(library)
    taken, ours = library.store.read(groups.read_taken), library.store.read(tablet_of)
    refused: list[str] = []
    found: dict[str, list[tuple[Path, ShelfLabel]]] = defaultdict(list)
    for file in shelf_packages_in(folder):
        try:
            with reading(file) as opened:
                label = read_shelf_label(opened)
        except PackageRefused as problem:
            refused.append(str(problem))
            continue
        if label.key != group.key:
            refused.append(FORMER if label.key in group.former else STRANGE)
        elif label.name != group.name and label.tablet != ours:
            other = Other(label.share, label.name, label.tablet)
            library.store.write(partial(groups.hear, said=other, day=today), giving_way=True)
            if label.number > taken.get(label.tablet, 0):
                found[label.tablet].append((file, label))
    newest_first = [sorted(one, key=lambda package: -package[1].number) for one in found.values()]
    return tuple(refused), newest_first


@contextmanager
def reading(file: Path) -> Iterator[BinaryIO]:
    """A package being read. PackageRefused also when the stick cannot read this one file."""
    try:
        with file.open("rb") as opened:
            yield opened
    except OSError as error:
        raise PackageRefused(DAMAGED) from error


def shelf_packages_in(folder: Path) -> list[Path]:
    """Every package of shelves in the folder; nothing hidden, half written or linked."""
    found = (file for file in folder.iterdir() if file.name.endswith(ENDING) and file.name[0] not in ".~")
    return sorted(filter(_is_file, found))[:_MOST_PACKAGES]


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True  # whoever opens it says what is wrong
