"""Random changes to a fanzine: strokes, photos, moves, removals."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random

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
from fanzines.model import Brush, Drawing, Fanzine, Photo, Placement, Point, Stroke, new_id
from tests.fanzines.shelfware import PlainPhoto

_FULL_PAGE = 12


def changes(
    library: Library, fanzine: Fanzine, random: Random
) -> Iterator[tuple[Callable[[], object], Fanzine]]:
    """One change after the other: how to keep it, and the fanzine afterwards."""
    while True:
        edit = _edit(library, fanzine, random)
        fanzine = apply(edit, fanzine)
        yield partial(library.save, fanzine.id, edit), fanzine


def _edit(library: Library, fanzine: Fanzine, random: Random) -> Edit:
    page = random.choice(fanzine.pages)
    if len(page.items) > _FULL_PAGE:
        removed = [RemoveItem(page.id, 0, item) for item in page.items[: _FULL_PAGE // 2]]
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
