"""Faces on a page as it is seen: bare, beneath something, cut away, printed so that a program misses them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from exhibitions.curation.faces_seen import PageSearch
from fanzines.model import Edge, Look, Page, Paper, Photo, Placement, new_id
from fanzines.photos import take_in
from fanzines.photos.faces import FacesNotSought
from fanzines.plane import Box
from fanzines.second_look.findings import Sighting, each_once, finding_of
from fanzines.second_look.matches import Kind

PORTRAIT = take_in((Path(__file__).parents[2] / "fanzines/portrait.jpg").read_bytes())
PHOTOS = {PORTRAIT.digest: PORTRAIT.data}.__getitem__
PATIENT = 30.0
"""Seconds for one picture; the machine may be busy with other tests."""
SIDE = 50.0
FACE = (0.44 - 0.5) * SIDE, (0.23 - 0.5) * SIDE
"""The middle of her face from the middle of the portrait, mm."""


def portrait(x: float, y: float, **how: object) -> Photo:
    return Photo(new_id(), Placement(x, y), PORTRAIT.digest, SIDE, SIDE, **how)  # type: ignore[arg-type]


def over(x: float, y: float, width: float, height: float) -> Paper:
    return Paper(new_id(), Placement(x, y), "plain", "#FFD23F", width, height)


def seen(page: Page) -> tuple[Sighting, ...]:
    return each_once(page, (), PageSearch(page, PHOTOS, seconds=PATIENT).found())


def of(found: Sequence[Sighting], photo: Photo) -> list[Kind]:
    return [one.kind for one in found if one.item == photo.id]


def test_a_face_counts_as_seen_where_it_is_seen() -> None:
    bare, beneath, cut, print_, beside, half = (
        portrait(35, 35),
        portrait(112, 35),
        portrait(35, 95, cut=(((0.0, 0.0), (25.0, 0.0), (25.0, 25.0), (0.0, 25.0)),), edge=Edge.CLEAN),
        portrait(112, 95, look=Look.HALFTONE),
        portrait(-20, 160),
        portrait(112, 160),
    )
    hiding, most = over(112 + FACE[0], 35 + FACE[1], 18, 20), over(112 + FACE[0], 160 + FACE[1] + 5, 18, 10)
    page = Page(new_id(), (bare, beneath, hiding, cut, print_, beside, half, most))
    found = seen(page)
    assert of(found, bare) == of(found, print_) == of(found, half) == [Kind.FACE]
    assert of(found, beneath) == of(found, cut) == of(found, beside) == [Kind.HIDDEN_FACE]
    (box,) = (one.box for one in found if one.item == bare.id)
    assert box.centre == pytest.approx((35 + FACE[0], 35 + FACE[1]), abs=2)
    assert box.width == pytest.approx(0.18 * SIDE, abs=3)


def test_a_stopped_search_tells_nothing_not_even_that_nobody_is_there() -> None:
    search = PageSearch(Page(new_id(), (portrait(70, 70),)), PHOTOS)
    search.stop()
    with pytest.raises(FacesNotSought):
        search.found()


def test_a_face_that_was_known_keeps_its_box_until_what_is_there_changes() -> None:
    photo = portrait(70, 70)
    page = Page(new_id(), (photo,))
    known = Sighting(Kind.FACE, photo.id, Box(60, 60, 70, 72))
    again = Sighting(Kind.FACE, photo.id, Box(60.4, 59.7, 70.3, 72.2))
    twice = Sighting(Kind.FACE, photo.id, Box(61, 60, 70, 72))
    assert each_once(page, [finding_of(page, known)], [again, twice]) == (known,)
    covered = Page(page.id, (photo, over(65, 66, 4, 4)))
    assert each_once(covered, [finding_of(page, known)], [again]) == (again,)
    elsewhere = Page(page.id, (photo, over(20, 150, 4, 4)))
    assert each_once(elsewhere, [finding_of(page, known)], [again]) == (known,)
