"""What an eraser lifts off a pile, and what it leaves."""

from fanzines.model import Brush, Drawing, Item, Paper, Photo, Placement, Point, Sticker, Stroke, new_id
from fanzines.plane import XY
from kiosk.studio.tools.lifting import Lifting, topmost

REACH = 3.0
PAPER = Paper(new_id(), Placement(74, 105), "kraft", "#D9B48F")
PHOTO = Photo(new_id(), Placement(74, 105), "0" * 64, 80, 60)
HEART = Sticker(new_id(), Placement(74, 105), "heart", 20, 20, "#FF5C4D")
FAR = Sticker(new_id(), Placement(30, 180), "heart", 20, 20, "#FF5C4D")


def _line(*points: XY) -> Drawing:
    stroke = Stroke(Brush.PEN, "#1E1B18", 1.5, tuple(Point(x, y) for x, y in points))
    return Drawing(new_id(), Placement(0, 0), (stroke,))


def _lifted(items: tuple[Item, ...], *path: XY) -> set[str]:
    lifting = Lifting(items, path[0], REACH)
    for place in path:
        lifting.pass_to(place)
    return set(lifting.lifted)


def test_a_touch_lifts_the_topmost_thing_alone() -> None:
    assert _lifted((PAPER, PHOTO, HEART), (74, 105)) == {HEART.id}
    assert _lifted((PAPER, PHOTO, HEART), (74, 105), (74, 130)) == {HEART.id}


def test_a_sweep_from_bare_paper_lifts_what_it_meets_even_when_it_is_quick() -> None:
    assert _lifted((PAPER, PHOTO, FAR), (5, 105), (140, 105), (140, 180), (10, 180)) == {PHOTO.id, FAR.id}


def test_what_begins_on_ink_lifts_nothing() -> None:
    line = _line((40, 100), (110, 100))
    assert _lifted((PHOTO, line), (50, 100), (70, 110), (70, 125)) == set()


def test_following_a_line_over_a_photo_from_bare_paper_leaves_the_photo() -> None:
    line = _line((10, 100), (110, 100))
    assert _lifted((PHOTO, line), (5, 100), (110, 100)) == set()
    assert _lifted((PHOTO, line), (5, 100), (5, 110), (110, 110)) == {PHOTO.id}


def test_papers_are_ground() -> None:
    assert topmost((PAPER,), 20, 20, REACH) is None
    assert _lifted((PAPER,), (20, 20), (100, 100)) == set()


def test_each_thing_is_told_once() -> None:
    lifting = Lifting((PHOTO,), (74, 105), REACH)
    assert lifting.pass_to((75, 105)) == [PHOTO.id]
    assert lifting.pass_to((80, 105)) == []
