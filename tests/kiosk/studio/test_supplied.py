"""How things from the shelves come onto a page."""

from dataclasses import replace

import pytest

from fanzines import art, layouts
from fanzines.edits import AddItem, ChangeItem, Edit, apply, inverse
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction, Fanzine, Fold, Item, Page, Paper, Style, new_id
from kiosk.studio.panels import supplied
from kiosk.studio.panels.lettered import GROUNDS, INK, ground_for, letters_on

BLUE = "#0F6FB4"


def fanzine(*items: Item) -> Fanzine:
    pages = (Page(new_id(), items),)
    return Fanzine(new_id(), "2026-11", Fold.MINI, Direction.LTR, "en", pages)


def after(before: Fanzine, edit: Edit) -> tuple[Item, ...]:
    made = apply(edit, before)
    assert apply(inverse(edit), made) == before
    return made.pages[0].items


def test_every_sticker_and_paper_lies_in_a_pack_that_can_be_opened() -> None:
    for name in art.names("stickers"):
        assert name in supplied.things("stickers", supplied.pack_of("stickers", name))
    for name in art.names("papers"):
        assert name in supplied.things("papers", supplied.pack_of("papers", name))


@pytest.mark.parametrize("name", supplied.things("papers", "shapes"))
def test_shapes_keep_their_proportions(name: str) -> None:
    shape, picture = supplied.paper(name, BLUE), art.load("papers", name)
    assert max(shape.width, shape.height) == pytest.approx(70)
    assert shape.width * picture.height == pytest.approx(shape.height * picture.width)


def test_a_sheet_takes_the_place_of_the_one_beneath_but_never_of_a_shape() -> None:
    sheet, shape = supplied.paper("lined", BLUE), supplied.paper("arch", BLUE)
    assert (sheet.width, sheet.height) == (PAGE_WIDTH, PAGE_HEIGHT)
    other = supplied.paper("kraft", INK)
    on_sheet, on_shape = fanzine(sheet, shape), fanzine(shape)
    changed = supplied.lay_sheet(on_sheet.pages[0], other)
    assert isinstance(changed, ChangeItem)
    assert after(on_sheet, changed) == (replace(other, id=sheet.id), shape)
    added = supplied.lay_sheet(on_shape.pages[0], other)
    assert isinstance(added, AddItem)
    assert after(on_shape, added) == (other, shape)


def test_a_layout_lies_on_the_sheet_and_beneath_the_rest() -> None:
    sheet, hers = supplied.paper("lined", BLUE), supplied.sticker("moon", BLUE)
    before, laid = fanzine(sheet, hers), layouts.load("four-scraps")
    assert after(before, supplied.lay_layout(before.pages[0], laid, ())) == (sheet, *laid, hers)


@pytest.mark.parametrize("name", layouts.names())
def test_another_layout_takes_the_place_of_one_that_was_only_tried(name: str) -> None:
    tried, hers = layouts.load("frame"), supplied.sticker("moon", BLUE)
    before, laid = fanzine(*tried, hers), layouts.load(name)
    assert after(before, supplied.lay_layout(before.pages[0], laid, tried)) == (*laid, hers)


def test_a_layout_she_has_touched_stays() -> None:
    tried, laid = layouts.load("frame"), layouts.load("garden")
    first = tried[0]
    assert isinstance(first, Paper)
    touched = (replace(first, colour="#8A5A34"), *tried[1:])
    before = fanzine(*touched)
    assert set(touched) <= set(after(before, supplied.lay_layout(before.pages[0], laid, tried)))


def test_a_ground_follows_the_style_until_she_chooses_one() -> None:
    assert ground_for(Style.PLAIN, GROUNDS[Style.PLAIN], Style.LABEL) == BLUE
    assert ground_for(Style.LABEL, BLUE, Style.STRIP) == "#F2B8A0"
    assert ground_for(Style.LABEL, "#8A5A34", Style.STRIP) == "#8A5A34"


def test_letters_are_embossed_only_on_a_label_as_it_comes() -> None:
    assert letters_on(Style.LABEL, BLUE, INK) == "#FFFFFF"
    assert letters_on(Style.LABEL, "#FFD23F", INK) == letters_on(Style.MARKED, BLUE, INK) == INK
    assert letters_on(Style.LABEL, BLUE, "#FF5C4D") == "#FF5C4D"
