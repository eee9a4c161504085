"""A photo in the hand: covers burned in, acts taken back, nothing written anywhere."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from fanzines.geometry import page_box
from fanzines.model import Brush, Drawing, Look, Paper, Placement, Point, Stroke, new_id
from fanzines.photos import TakenPhoto, take_in
from fanzines.photos.shapes import crop
from kiosk.studio.bench.held import HIGHEST, WIDEST, Held, in_the_middle


def taken(width: int = 600, height: int = 400) -> TakenPhoto:
    file = BytesIO()
    Image.effect_noise((width, height), 80).convert("RGB").save(file, "PNG")
    return take_in(file.getvalue())


def line(y: float) -> Drawing:
    stroke = Stroke(Brush.PEN, "#1E1B18", 9.0, (Point(-20, y), Point(20, y)))
    return Drawing(new_id(), Placement(0, 0), (stroke,))


def picture(held: Held) -> Image.Image:
    return Image.open(BytesIO(held.bytes_of(held.work.photo.photo))).convert("RGB")


@pytest.mark.parametrize(("width", "height"), [(600, 400), (300, 700)])
def test_it_comes_no_larger_than_the_page_has_room_for(width: int, height: int) -> None:
    photo = Held(taken(width, height)).work.photo
    assert photo.width <= WIDEST + 1e-9 and photo.height <= HIGHEST + 1e-9
    assert photo.width / photo.height == pytest.approx(width / height)


def test_covers_are_burned_into_the_photo_as_it_came_and_can_be_taken_back() -> None:
    held = Held(taken())
    bare = held.work
    held.change(held.with_cover(line(0)))
    once = held.work
    held.change(held.with_cover(Paper(new_id(), Placement(0, 20), "torn", "#FFD23F", 30, 16)))
    assert len({bare.photo.photo, once.photo.photo, held.work.photo.photo}) == 3
    middle = picture(held).getpixel((300, 200))
    assert middle == pytest.approx((30, 27, 24), abs=6)
    held.undo()
    assert held.work == once
    held.undo()
    assert held.work == bare
    held.undo()
    held.redo()
    held.redo()
    held.redo()
    assert len(held.work.covers) == 2


def test_a_new_act_forgets_what_was_taken_back() -> None:
    held = Held(taken())
    held.change(replace(held.work, photo=replace(held.work.photo, look=Look.HALFTONE)))
    held.undo()
    held.change(replace(held.work, photo=replace(held.work.photo, look=Look.FADED)))
    held.redo()
    assert held.work.photo.look is Look.FADED


def test_a_cover_leaves_cut_and_look_as_they_are() -> None:
    held = Held(taken())
    cut = replace(held.work.photo, look=Look.BLUEPRINT, cut=crop(-20, -20, 20, 20))
    held.change(replace(held.work, photo=cut))
    covered = held.with_cover(line(0)).photo
    assert (covered.look, covered.cut) == (Look.BLUEPRINT, cut.cut)


def test_it_knows_no_other_photo() -> None:
    with pytest.raises(KeyError):
        Held(taken()).bytes_of("0" * 64)


def test_what_is_left_of_it_comes_to_the_middle_of_the_page() -> None:
    photo = replace(Held(taken()).work.photo, cut=crop(-40, -30, -10, -5))
    turned = replace(photo, placement=replace(photo.placement, turn=-7))
    box = page_box(in_the_middle(turned))
    assert box.centre == pytest.approx((74, 105), abs=0.01)
