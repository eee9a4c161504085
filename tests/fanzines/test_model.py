"""What the model allows, and what it answers."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import (
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Fold,
    Item,
    Page,
    Paper,
    Photo,
    Placement,
    Point,
    Sticker,
    Stroke,
    Tape,
    Words,
    copied,
    new_fanzine,
    new_id,
)
from tests.fanzines.strategies import fanzines, items

ID, HERE, DIGEST = "00000000000000aa", Placement(10.0, 20.0), "ab" * 32
NOT_A_NUMBER = float("nan")


def test_new_ids_are_random_and_well_formed() -> None:
    found = {new_id() for _ in range(500)}
    assert len(found) == 500
    assert all(len(one) == 16 and int(one, 16) < 2**62 for one in found)


def test_a_new_fanzine_is_blank_and_its_pages_are_its_own() -> None:
    fanzine = new_fanzine("2020-05", fold=Fold.SADDLE, direction=Direction.RTL, language="ar", pages=12)
    assert (fanzine.fold, fanzine.direction, fanzine.language) == (Fold.SADDLE, Direction.RTL, "ar")
    assert len({page.id for page in fanzine.pages}) == 12
    assert not any(page.items for page in fanzine.pages)


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("scale", lambda: Placement(0.0, 0.0, 0.0)),
    ("scale", lambda: Placement(0.0, 0.0, -1.0)),
    ("scale", lambda: Placement(0.0, 0.0, NOT_A_NUMBER)),
    ("colour", lambda: Stroke(Brush.PEN, "#ff5c4d", 1.0, (Point(0.0, 0.0),))),
    ("colour", lambda: Stroke(Brush.PEN, "#FF5C4D\n", 1.0, (Point(0.0, 0.0),))),
    ("point", lambda: Stroke(Brush.PEN, "#FF5C4D", 1.0, ())),
    ("width", lambda: Stroke(Brush.PEN, "#FF5C4D", 0.0, (Point(0.0, 0.0),))),
    ("16 hexadecimal", lambda: Drawing("AA", HERE)),
    ("16 hexadecimal", lambda: Page(ID.upper())),
    ("SHA-256", lambda: Photo(ID, HERE, "portrait.jpg", 10.0, 10.0)),
    ("width and a height", lambda: Photo(ID, HERE, DIGEST, 10.0, 0.0)),
    ("width and a height", lambda: Words(ID, HERE, "a", -1.0)),
    ("width and a height", lambda: Words(ID, HERE, "a", 10.0, size=NOT_A_NUMBER)),
    ("colour", lambda: Words(ID, HERE, "a", 10.0, colour="red")),
    ("colour", lambda: Sticker(ID, HERE, "moon", 10.0, 10.0, "")),
    ("width and a height", lambda: Tape(ID, HERE, "stripes", 0.0, 10.0, "#000000")),
    ("width and a height", lambda: Paper(ID, HERE, "kraft", "#000000", 0.0)),
    ("YYYY-MM", lambda: new_fanzine("2020-13")),
    ("YYYY-MM", lambda: new_fanzine("2020-05-17")),
]


@pytest.mark.parametrize(("sentence", "make"), REFUSED)
def test_what_makes_no_sense_is_refused(sentence: str, make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=sentence):
        make()


@given(fanzines((DIGEST,)))
def test_pages_and_items_are_found_by_their_ids(fanzine: Fanzine) -> None:
    for number, page in enumerate(fanzine.pages):
        assert fanzine.page_index(page.id) == number
        assert fanzine.page(page.id) is page
        for place, item in enumerate(page.items):
            assert page.index(item.id) == place
            assert page.item(item.id) is item


def test_what_is_not_there_is_a_key_error() -> None:
    fanzine = new_fanzine("2020-05")
    with pytest.raises(KeyError):
        fanzine.page(ID)
    with pytest.raises(KeyError):
        fanzine.pages[0].item(ID)


def test_photos_are_counted_once_wherever_they_lie() -> None:
    fanzine = new_fanzine("2020-05")
    one, two = Photo(ID, HERE, DIGEST, 10.0, 10.0), Photo(new_id(), HERE, "cd" * 32, 10.0, 10.0)
    first = replace(fanzine.pages[0], items=(one, Words(new_id(), HERE, "a", 10.0), two))
    last = replace(fanzine.pages[-1], items=(copied(one),))
    assert fanzine.photos() == frozenset()
    full = replace(fanzine, pages=(first, *fanzine.pages[1:-1], last))
    assert full.photos() == {DIGEST, "cd" * 32}


@given(items((DIGEST,)), st.integers(-50, 50), st.integers(-50, 50))
def test_a_copy_is_the_same_under_another_id_and_a_little_aside(item: Item, dx: int, dy: int) -> None:
    copy = copied(item, dx=dx, dy=dy)
    assert copy.id != item.id
    assert (copy.placement.x, copy.placement.y) == (item.placement.x + dx, item.placement.y + dy)
    assert replace(copy, id=item.id, placement=item.placement) == item
