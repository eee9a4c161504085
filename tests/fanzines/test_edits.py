"""Edits and their inverses, over random fanzines and random edits that fit them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from fanzines.edits import (
    AddItem,
    AddPage,
    AddStroke,
    ChangeFanzine,
    ChangeItem,
    Edit,
    History,
    MoveItem,
    MovePage,
    RemoveItem,
    RemovePage,
    RemoveStroke,
    Together,
    apply,
    inverse,
)
from fanzines.model import (
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Fold,
    Item,
    Page,
    Placement,
    Point,
    Stroke,
    Words,
    new_fanzine,
    new_id,
)
from tests.fanzines.strategies import fanzines, items, languages, pages, placements, strokes

DIGESTS = ("ab" * 32,)
HERE = Placement(10.0, 20.0)
STROKE = Stroke(Brush.PEN, "#000000", 1.0, (Point(0.0, 0.0),))


@st.composite
def edits(draw: st.DrawFn, fanzine: Fanzine) -> Edit:
    """One edit that fits the fanzine as it is."""
    page = draw(st.sampled_from(fanzine.pages))
    drawings = [item for item in page.items if isinstance(item, Drawing)]
    fitting = [add_item(page), add_page(fanzine), change_fanzine(fanzine), move_page(fanzine)]
    if len(fanzine.pages) > 1:
        fitting.append(st.just(RemovePage(fanzine.page_index(page.id), page)))
    if page.items:
        fitting += [remove_item(page), change_item(page), move_item(page)]
    for drawing in drawings:
        fitting.append(st.builds(AddStroke, st.just(page.id), st.just(drawing.id), strokes()))
        if drawing.strokes:
            fitting.append(st.just(RemoveStroke(page.id, drawing.id, drawing.strokes[-1])))
    return draw(st.one_of(fitting))


def add_item(page: Page) -> SearchStrategy[Edit]:
    fresh = items(DIGESTS).map(lambda item: replace(item, id=new_id()))
    return st.builds(AddItem, st.just(page.id), st.integers(0, len(page.items)), fresh)


def remove_item(page: Page) -> SearchStrategy[Edit]:
    places = st.integers(0, len(page.items) - 1)
    return places.map(lambda place: RemoveItem(page.id, place, page.items[place]))


def change_item(page: Page) -> SearchStrategy[Edit]:
    def moved(item: Item, there: Placement) -> Edit:
        return ChangeItem(page.id, item, replace(item, placement=there))

    return st.builds(moved, st.sampled_from(page.items), placements())


def move_item(page: Page) -> SearchStrategy[Edit]:
    places = st.integers(0, len(page.items) - 1)
    return st.builds(lambda a, b: MoveItem(page.id, page.items[a].id, a, b), places, places)


def add_page(fanzine: Fanzine) -> SearchStrategy[Edit]:
    fresh = pages(DIGESTS).map(lambda page: replace(page, id=new_id()))
    return st.builds(AddPage, st.integers(0, len(fanzine.pages)), fresh)


def move_page(fanzine: Fanzine) -> SearchStrategy[Edit]:
    places = st.integers(0, len(fanzine.pages) - 1)
    return st.builds(lambda a, b: MovePage(fanzine.pages[a].id, a, b), places, places)


def change_fanzine(fanzine: Fanzine) -> SearchStrategy[Edit]:
    def changed(fold: Fold, direction: Direction, language: str) -> Edit:
        after = replace(fanzine, fold=fold, direction=direction, language=language)
        return ChangeFanzine(fanzine, after)

    return st.builds(changed, st.sampled_from(Fold), st.sampled_from(Direction), languages())


def run_of_edits(data: DataObject, fanzine: Fanzine) -> list[Edit]:
    """A few edits, each fitting what the ones before it left."""
    made: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 6))):
        made.append(data.draw(edits(fanzine)))
        fanzine = apply(made[-1], fanzine)
    return made


@settings(max_examples=50, deadline=None)
@given(fanzines(DIGESTS), st.data())
def test_every_edit_can_be_taken_back_and_made_again(fanzine: Fanzine, data: DataObject) -> None:
    edit = data.draw(edits(fanzine))
    after = apply(edit, fanzine)
    assert apply(inverse(edit), after) == fanzine
    assert inverse(inverse(edit)) == edit
    assert apply(inverse(inverse(edit)), fanzine) == after


@settings(max_examples=50, deadline=None)
@given(fanzines(DIGESTS), st.data())
def test_several_edits_together_are_the_same_as_one_by_one(fanzine: Fanzine, data: DataObject) -> None:
    made = run_of_edits(data, fanzine)
    together = Together(tuple(made))
    after = fanzine
    for edit in made:
        after = apply(edit, after)
    assert apply(together, fanzine) == after
    assert apply(inverse(together), after) == fanzine


@settings(max_examples=50, deadline=None)
@given(fanzines(DIGESTS), st.data())
def test_history_leads_to_the_start_and_back(fanzine: Fanzine, data: DataObject) -> None:
    history, states = History(), [fanzine]
    for edit in run_of_edits(data, fanzine):
        states.append(apply(edit, states[-1]))
        history.record(edit)
    now = states[-1]
    for expected in states[-2::-1]:
        now = applied(history.undo(), now)
        assert now == expected
    assert history.undo() is None
    for expected in states[1:]:
        now = applied(history.redo(), now)
        assert now == expected
    assert history.redo() is None


def applied(edit: Edit | None, fanzine: Fanzine) -> Fanzine:
    assert edit is not None
    return apply(edit, fanzine)


def test_a_new_edit_ends_what_could_be_redone() -> None:
    fanzine = new_fanzine("2020-05")
    first, second = (AddPage(0, Page(new_id())) for _ in range(2))
    history = History()
    history.record(first)
    assert history.undo() == inverse(first)
    history.record(second)
    assert history.redo() is None
    assert history.undo() == RemovePage(0, second.page)
    assert apply(second, fanzine).pages[0] == second.page


@settings(max_examples=50, deadline=None)
@given(fanzines(DIGESTS), st.data())
def test_an_edit_leaves_all_other_pages_as_they_are(fanzine: Fanzine, data: DataObject) -> None:
    page = data.draw(st.sampled_from(fanzine.pages))
    after = apply(data.draw(add_item(page)), fanzine)
    assert [p for p in after.pages if p.id != page.id] == [p for p in fanzine.pages if p.id != page.id]


def pile(count: int = 3) -> tuple[Fanzine, Page]:
    fanzine = new_fanzine("2020-05", pages=2)
    words = tuple(Words(new_id(), HERE, str(n), 10.0) for n in range(count))
    page = replace(fanzine.pages[0], items=(*words, Drawing(new_id(), HERE, (STROKE,))))
    return replace(fanzine, pages=(page, fanzine.pages[1])), page


def test_the_pile_is_kept_in_order() -> None:
    fanzine, page = pile()
    bottom, middle, top, drawing = page.items
    raised = apply(MoveItem(page.id, bottom.id, 0, 3), fanzine)
    assert raised.pages[0].items == (middle, top, drawing, bottom)
    new = Words(new_id(), HERE, "new", 10.0)
    assert apply(AddItem(page.id, 1, new), fanzine).pages[0].items == (bottom, new, middle, top, drawing)


def test_a_stroke_goes_on_top_of_its_drawing() -> None:
    fanzine, page = pile()
    more = replace(STROKE, colour="#FF5C4D")
    drawing = apply(AddStroke(page.id, page.items[3].id, more), fanzine).pages[0].items[3]
    assert isinstance(drawing, Drawing)
    assert drawing.strokes == (STROKE, more)


def test_a_change_of_the_whole_leaves_the_pages_alone() -> None:
    fanzine, _ = pile()
    after = apply(ChangeFanzine(fanzine, replace(fanzine, fold=Fold.SADDLE, pages=())), fanzine)
    assert after == replace(fanzine, fold=Fold.SADDLE)


MISFITS: list[tuple[type[Exception], Callable[[Page], Edit]]] = [
    (KeyError, lambda page: AddItem(new_id(), 0, page.items[0])),
    (IndexError, lambda page: AddItem(page.id, 5, Drawing(new_id(), HERE))),
    (IndexError, lambda page: AddItem(page.id, -1, Drawing(new_id(), HERE))),
    (ValueError, lambda page: RemoveItem(page.id, 1, page.items[0])),
    (IndexError, lambda page: RemoveItem(page.id, 9, page.items[0])),
    (ValueError, lambda page: ChangeItem(page.id, page.items[0], page.items[1])),
    (KeyError, lambda page: ChangeItem(page.id, *([Drawing(new_id(), HERE)] * 2))),
    (ValueError, lambda page: MoveItem(page.id, page.items[0].id, 1, 0)),
    (IndexError, lambda page: MoveItem(page.id, page.items[0].id, 0, 4)),
    (ValueError, lambda page: AddStroke(page.id, page.items[0].id, STROKE)),
    (ValueError, lambda page: RemoveStroke(page.id, page.items[3].id, replace(STROKE, width=2.0))),
    (IndexError, lambda page: AddPage(3, Page(new_id()))),
    (ValueError, lambda page: RemovePage(1, page)),
    (ValueError, lambda page: MovePage(page.id, 1, 0)),
    (IndexError, lambda page: MovePage(page.id, 0, 2)),
    (ValueError, lambda page: ChangeFanzine(*([new_fanzine("2020-05")] * 2))),
]


@pytest.mark.parametrize(("error", "make"), MISFITS)
def test_an_edit_that_does_not_fit_is_refused(error: type[Exception], make: Callable[[Page], Edit]) -> None:
    fanzine, page = pile()
    with pytest.raises(error):
        apply(make(page), fanzine)


def test_no_stroke_can_be_taken_from_an_empty_drawing() -> None:
    fanzine = new_fanzine("2020-05", pages=1)
    blank = Drawing(new_id(), HERE)
    page = fanzine.pages[0]
    with_blank = apply(AddItem(page.id, 0, blank), fanzine)
    with pytest.raises(ValueError, match="newest"):
        apply(RemoveStroke(page.id, blank.id, STROKE), with_blank)


def test_nothing_is_removed_from_a_place_that_is_not_there() -> None:
    fanzine = new_fanzine("2026-11", pages=2)
    with pytest.raises(IndexError):
        apply(RemovePage(-1, fanzine.pages[-1]), fanzine)
