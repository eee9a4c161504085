from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.geometry import contains, local_box, page_box
from fanzines.model import Edge, Frame, Photo, Placement, Ring, new_id
from fanzines.photos.cutout import cutout, forget_cutouts
from fanzines.photos.rings import area, inside, without
from fanzines.photos.shapes import SHAPES, crop, shape
from fanzines.plane import Box

WHOLE = Photo(new_id(), Placement(70, 90, 0.5, 90), "a" * 64, 60, 40)
ROUND = replace(WHOLE, cut=shape("circle", 60, 40))


def size_of(rings: tuple[Ring, ...]) -> float:
    return sum(area(ring) for ring in rings)


def test_an_uncut_photo_is_its_own_box() -> None:
    assert local_box(WHOLE) == Box(-30, -20, 30, 20)
    assert cutout(WHOLE).bare


def test_the_box_of_a_cut_photo_is_around_its_cut() -> None:
    box = local_box(replace(WHOLE, cut=(*crop(-10, -5, 0, 5), *crop(15, 0, 20, 8))))
    assert box == Box(-10, -5, 20, 8)
    assert page_box(replace(WHOLE, cut=crop(-10, -5, 0, 5))) == pytest.approx(Box(67.5, 85, 72.5, 90))


def test_a_cut_shows_no_more_than_there_is() -> None:
    assert local_box(replace(WHOLE, cut=crop(10, -90, 90, 90))) == Box(10, -20, 30, 20)


@pytest.mark.parametrize("photo", [ROUND, replace(ROUND, edge=Edge.TORN)], ids=["clean", "torn"])
def test_what_was_cut_away_is_not_touched(photo: Photo) -> None:
    upright = replace(photo, placement=Placement(0, 0))
    assert contains(upright, 0, 0) and contains(upright, 14, 0)
    assert not contains(upright, 27, 0) and not contains(upright, 17, 17)
    assert contains(upright, 27, 0, reach=8)


def test_between_the_panes_of_a_window_lies_no_photo() -> None:
    window = replace(WHOLE, placement=Placement(0, 0), cut=shape("window", 60, 40))
    assert not contains(window, 0, 0)
    assert contains(window, 0, 0, reach=2)


def test_a_photo_cut_to_nothing_has_no_extent_and_is_not_touched() -> None:
    gone = replace(WHOLE, cut=crop(100, 100, 120, 120), frame=Frame.POLAROID)
    assert local_box(gone) == Box(0, 0, 0, 0)
    assert not contains(gone, 0, 0)


@pytest.mark.parametrize("frame", [Frame.POLAROID, Frame.STAMP], ids=str)
def test_a_frame_is_paper_around_the_picture_and_part_of_the_photo(frame: Frame) -> None:
    photo = replace(ROUND, placement=Placement(0, 0), frame=frame)
    box = local_box(photo)
    assert box.left < -20 and box.right > 20 and box.top < -20 and box.bottom > 20
    assert contains(photo, 18, 18)
    if frame is Frame.POLAROID:
        assert box.bottom - 20 > 2 * (-20 - box.top)


def test_a_stamp_is_perforated_all_around() -> None:
    (sheet,) = cutout(replace(WHOLE, frame=Frame.STAMP)).paper
    box = local_box(replace(WHOLE, frame=Frame.STAMP))
    assert 0.9 < size_of(sheet) / (box.width * box.height) < 0.99
    assert len(sheet[0]) > 300


@pytest.mark.parametrize("name", [*SHAPES, ""])
def test_a_tear_shows_less_of_the_picture_and_white_paper_beyond(name: str) -> None:
    clean = replace(WHOLE, cut=shape(name, 60, 40) if name else ())
    torn = replace(clean, edge=Edge.TORN)
    whole, left = cutout(clean).picture, cutout(torn).picture
    (paper,) = cutout(torn).paper
    assert size_of(without(left, whole)) == 0
    assert 0.6 * size_of(whole) < size_of(left) < 0.99 * size_of(whole)
    assert size_of(without(whole, paper)) == pytest.approx(0, abs=0.05)
    assert size_of(paper) > 1.01 * size_of(whole)


def test_the_same_cut_is_torn_the_same_way_and_another_differently() -> None:
    torn = replace(ROUND, edge=Edge.TORN)
    first = cutout(torn)
    forget_cutouts()
    assert cutout(replace(torn, id=new_id(), placement=Placement(1, 2))) == first
    other = cutout(replace(torn, cut=crop(-21, -14, 22, 15)))
    assert len(other.picture[0]) != len(first.picture[0])


def test_a_torn_edge_is_rough() -> None:
    (ring,) = cutout(replace(WHOLE, edge=Edge.TORN)).picture
    tops = {round(y, 1) for x, y in ring if abs(x) < 20 and y < 0}
    assert len(tops) > 6


@given(
    st.lists(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=3, max_size=12), max_size=5)
)
def test_whatever_the_cut_is_its_paper_and_picture_lie_in_its_box(
    rings: list[list[tuple[float, float]]],
) -> None:
    cut = tuple(tuple(ring) for ring in rings)
    for edge in Edge:
        for frame in Frame:
            found = cutout(replace(WHOLE, cut=cut, edge=edge, frame=frame))
            box = found.box.grown(0.01)
            shown = (found.picture, *found.paper)
            assert all(box.holds(x, y) for rings in shown for ring in rings for x, y in ring)
            assert size_of(without(found.picture, inside((*cut,), found.picture) or found.picture)) < 0.1
