"""Pull the plug on a child that makes a fanzine, again and again, and look at what is left.

The child says on a pipe which state it is about to keep, and again when the library has kept it. After the
kill the library must open, be sound, and hold the last state it acknowledged or the one it was about to keep.

    python -m tests.fanzines.crash --kills 100 --seed 1
"""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

from fanzines.as_json import canonical, fanzine_as_json
from fanzines.edits import (
    AddItem,
    AddStroke,
    ChangeItem,
    Edit,
    MoveItem,
    RemoveItem,
    RemoveStroke,
    Together,
    apply,
)
from fanzines.library import Library
from fanzines.model import Brush, Drawing, Fanzine, Photo, Placement, Point, Stroke, new_fanzine, new_id
from tests.fanzines.shelfware import KEY, PlainPhoto
from tests.killed import Say, words_of_a_killed_child

LONGEST = 0.4  # seconds from the child's first word to the kill
FULL_PAGE = 12


@dataclass(frozen=True, slots=True)
class Report:
    """What so many kills came to."""

    kills: int
    acknowledged: int
    lost: int
    unsound: int

    def __str__(self) -> str:
        return (
            f"{self.kills} kills: {self.acknowledged} changes acknowledged, {self.lost} lost, "
            f"{self.unsound} unsound libraries"
        )


def run(kills: int, seed: int, folder: Path) -> Report:
    """Kill that many children in turn at moments the seed decides."""
    random = Random(seed)
    fanzine = new_fanzine("2026-11", pages=2)
    with Library.create(folder, KEY) as library:
        library.new(fanzine)
        state = _state(fanzine, [fanzine.id])
    acknowledged = lost = unsound = 0
    for _ in range(kills):
        words = words_of_a_killed_child(
            make, folder, fanzine.id, random.getrandbits(32), after=random.uniform(0, LONGEST)
        )
        kept = [after for word, *after in words if word == "kept"]
        tried = [after for word, *after in words if word == "try"]
        allowed = [kept[-1] if kept else [state], *tried[-1:]]
        with Library.open(folder, KEY) as library:
            unsound += not library.store.is_sound()
            lost += [_found(library, fanzine.id)] not in allowed
            state = _tidied(library, fanzine.id)
        acknowledged += len(kept)
    return Report(kills, acknowledged, lost, unsound)


def make(say: Say, folder: Path, fanzine_id: str, seed: int) -> None:
    """Change the fanzine for ever, saying what it would be before each change is kept and after."""
    random = Random(seed)
    say("open")
    with Library.open(folder, KEY) as library:
        fanzine = library.fanzine(fanzine_id)
        for change, after, ids in changes(library, fanzine, random):
            say("try", _state(after, ids))
            change()
            say("kept", _state(after, ids))


def changes(
    library: Library, fanzine: Fanzine, random: Random
) -> Iterator[tuple[Callable[[], object], Fanzine, tuple[str, ...]]]:
    """One change after the other: how to keep it, the fanzine afterwards, the ids of all there are."""
    while True:
        if random.random() < 0.06:
            other = new_fanzine("2026-11")
            yield partial(library.new, other), fanzine, (fanzine.id, other.id)
            yield partial(library.remove, other.id), fanzine, (fanzine.id,)
            continue
        edit = _edit(library, fanzine, random)
        fanzine = apply(edit, fanzine)
        yield partial(library.save, fanzine.id, edit), fanzine, (fanzine.id,)


def _edit(library: Library, fanzine: Fanzine, random: Random) -> Edit:
    page = random.choice(fanzine.pages)
    if len(page.items) > FULL_PAGE:
        removed = [RemoveItem(page.id, 0, item) for item in page.items[: FULL_PAGE // 2]]
        return Together(tuple(removed))
    kind = random.random()
    if not page.items or kind < 0.1:
        return AddItem(page.id, random.randint(0, len(page.items)), Drawing(new_id(), Placement(0, 0)))
    if kind < 0.2:
        photo = PlainPhoto(random.randbytes(random.randint(1000, 300_000)))
        library.add_photo(photo)
        return AddItem(page.id, 0, Photo(new_id(), Placement(0, 0), photo.digest, 50, 50))
    index = random.randrange(len(page.items))
    item = page.items[index]
    if kind < 0.3:
        return MoveItem(page.id, item.id, index, random.randrange(len(page.items)))
    if isinstance(item, Drawing) and item.strokes and kind < 0.4:
        return RemoveStroke(page.id, item.id, item.strokes[-1])
    if isinstance(item, Drawing) and len(item.strokes) < 30:
        return AddStroke(page.id, item.id, _stroke(random))
    return ChangeItem(page.id, item, replace(item, placement=Placement(random.uniform(0, 148), 0)))


def _stroke(random: Random) -> Stroke:
    points = (Point(random.random(), random.random()) for _ in range(random.randint(1, 200)))
    return Stroke(Brush.PEN, "#FF5C4D", 1.5, tuple(points))


def _found(library: Library, fanzine_id: str) -> str:
    fanzine = library.fanzine(fanzine_id)
    for digest in fanzine.photos():
        assert PlainPhoto(library.photo(digest)).digest == digest
    return _state(fanzine, [summary.id for summary in library.fanzines()])


def _tidied(library: Library, fanzine_id: str) -> str:
    for summary in library.fanzines():
        if summary.id != fanzine_id:
            library.remove(summary.id)
    return _found(library, fanzine_id)


def _state(fanzine: Fanzine, ids: Iterable[str]) -> str:
    return hashlib.sha256(canonical([fanzine_as_json(fanzine), sorted(ids)])).hexdigest()


def main() -> int:
    """The number of changes lost and of libraries unsound as the exit status; one line of summary."""
    parser = argparse.ArgumentParser(description="Pull the plug and look at what is left.")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(chosen.kills, chosen.seed, Path(folder))
    print(report)
    return min(report.lost + report.unsound, 1)


if __name__ == "__main__":
    sys.exit(main())
