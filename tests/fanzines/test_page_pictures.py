"""A kept picture of a page is true or gone."""

from dataclasses import replace

import pytest

from fanzines.edits import (
    AddItem,
    AddStroke,
    ChangeItem,
    Edit,
    MoveItem,
    RemoveItem,
    RemovePage,
    RemoveStroke,
    Together,
)
from fanzines.library import Library
from fanzines.model import Brush, Drawing, Page, Placement, Point, Sticker, Stroke, new_fanzine, new_id

HERE = Placement(70.0, 100.0)
LINE = Stroke(Brush.PEN, "#1E1B18", 1.0, (Point(0.0, 0.0), Point(20.0, 5.0)))
DRAWING = Drawing(new_id(), HERE, (LINE,))
STAR = Sticker(new_id(), HERE, "star", 30.0, 30.0, "#FFD23F")
DRAWN, OTHER = Page(new_id(), (DRAWING, STAR)), Page(new_id())
FANZINE = replace(new_fanzine("2026-11"), pages=(DRAWN, OTHER))
PICTURE = b"as it looked"

EDITS = {
    "an item laid": AddItem(DRAWN.id, 0, replace(STAR, id=new_id())),
    "an item taken off": RemoveItem(DRAWN.id, 1, STAR),
    "an item changed": ChangeItem(DRAWN.id, STAR, replace(STAR, colour="#FF5C4D")),
    "an item moved in the pile": MoveItem(DRAWN.id, STAR.id, 1, 0),
    "a stroke": AddStroke(DRAWN.id, DRAWING.id, LINE),
    "a stroke taken back": RemoveStroke(DRAWN.id, DRAWING.id, LINE),
    "several at once": Together((AddStroke(DRAWN.id, DRAWING.id, LINE),)),
    "the page taken out": RemovePage(0, DRAWN),
}


@pytest.fixture
def kept(library: Library) -> Library:
    library.new(FANZINE)
    for page in FANZINE.pages:
        library.keep_page_picture(page.id, PICTURE)
    return library


def test_a_picture_is_kept_and_replaced(kept: Library) -> None:
    assert kept.page_picture(DRAWN.id) == PICTURE
    kept.keep_page_picture(DRAWN.id, b"later")
    assert kept.page_picture(DRAWN.id) == b"later"


@pytest.mark.parametrize("name", EDITS)
def test_any_change_on_a_page_takes_its_picture_away_and_no_other(kept: Library, name: str) -> None:
    edit: Edit = EDITS[name]
    kept.save(FANZINE.id, edit)
    assert kept.page_picture(DRAWN.id) is None
    assert kept.page_picture(OTHER.id) == PICTURE


def test_a_picture_goes_with_its_fanzine(kept: Library) -> None:
    kept.remove(FANZINE.id)
    assert kept.page_picture(DRAWN.id) is None
    assert kept.store.read(lambda db: db.execute("SELECT count(*) FROM page_picture").fetchone()[0]) == 0


def test_no_picture_is_kept_of_a_page_that_is_gone(library: Library) -> None:
    library.keep_page_picture(new_id(), PICTURE)
    assert library.store.read(lambda db: db.execute("SELECT count(*) FROM page_picture").fetchone()[0]) == 0


def test_whoever_does_not_sit_at_it_keeps_a_picture_of_an_unchanged_fanzine_only(library: Library) -> None:
    library.new(FANZINE)
    library.keep_page_picture(DRAWN.id, PICTURE, of=FANZINE)
    assert library.page_picture(DRAWN.id) == PICTURE
    library.save(FANZINE.id, EDITS["a stroke"])
    library.keep_page_picture(DRAWN.id, PICTURE, of=FANZINE)
    assert library.page_picture(DRAWN.id) is None
