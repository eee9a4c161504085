"""A facilitator's second look at the desk: what it asks first, what may hang, what comes down again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.store import exhibition_migrations
from exhibitions.show.reading import open_show
from fanzines.consents import Use
from fanzines.edits import AddItem
from fanzines.file import read
from fanzines.library import Library
from fanzines.library.errors import NotLookedAt
from fanzines.model import Fanzine, Paper, Photo, Placement, Words, new_fanzine, new_id
from fanzines.plane import Box
from fanzines.second_look.findings import Finding, Sighting
from fanzines.second_look.look import Answer
from fanzines.second_look.matches import Kind
from kiosk.facilitator.desk import Desk, NotAgreed
from kiosk.facilitator.found import NOT_SEEN, not_seen
from kiosk.facilitator.looking import Looking
from kiosk.language import tongue
from tests.exhibitions.works import canary_photo
from tests.fanzines.shelfware import KEY
from tests.kiosk.keeping import SEAL, agree, published

FACE, HIDDEN = Box(60, 50, 72, 64), Box(80, 50, 92, 64)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library", KEY, migrations=[exhibition_migrations]) as library:
        yield library


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Desk:
    return Desk(library, SEAL, {"en": "Our pages"})


@pytest.fixture
def fanzine(library: Library) -> Fanzine:
    """Page 1 says a name, page 2 has a photo, page 3 another one; agreed to for a year."""
    photo = canary_photo("#0F6FB4")
    library.add_photo(photo)
    made = new_fanzine("2026-11", pages=3)
    library.new(made)
    first, second, third = (page.id for page in made.pages)
    words = Words(new_id(), Placement(74, 120), "my name is Amal, 333 123 4567", 110)
    library.save(made.id, AddItem(first, 0, words))
    laid = Photo(new_id(), Placement(74, 60), photo.digest, 60, 60)
    library.save(made.id, AddItem(second, 0, laid))
    library.save(made.id, AddItem(third, 0, replace(laid, id=new_id())))
    agree(library, library.fanzine(made.id), (Use.SEE, Use.EXHIBITION, Use.PAPER))
    return library.fanzine(made.id)


def search(library: Library, fanzine: Fanzine, *kinds: Kind) -> None:
    """As if a program had looked for faces and found these on page 2."""
    boxes = {Kind.FACE: FACE, Kind.HIDDEN_FACE: HIDDEN}
    found = [Sighting(kind, fanzine.pages[1].items[0].id, boxes[kind]) for kind in kinds]
    library.keep_faces(fanzine.id, fanzine.pages[1], found)
    library.keep_faces(fanzine.id, fanzine.pages[2], [])


def by_kind(looking: Looking, kind: Kind) -> Finding:
    (finding,) = (one for one in looking.look.findings if one.kind is kind)
    return finding


def settle(looking: Looking) -> None:
    for finding in looking.look.findings:
        answers = {Kind.FACE: Answer.AGREED, Kind.HIDDEN_FACE: Answer.NOBODY}
        looking.answer(finding, answers.get(finding.kind, Answer.MEANT))


def test_it_leads_from_one_open_place_to_the_next_and_then_stays(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    search(library, fanzine, Kind.FACE)
    looking = Looking(desk, fanzine, carrying=False)
    asked = []
    for _ in range(3):
        assert looking.finding is not None
        asked.append((looking.finding.kind, looking.index, looking.number))
        looking.answer(looking.finding, Answer.WISH)
        looking.go_to_open()
    assert asked == [(Kind.NAME, 0, 1), (Kind.PHONE, 0, 2), (Kind.FACE, 1, 3)]
    assert (looking.index, looking.finding) == (1, by_kind(looking, Kind.FACE))
    assert not looking.is_complete
    looking.step(1)
    assert looking.finding == by_kind(looking, Kind.NAME) and looking.index == 0
    looking.turn_to(2)
    assert looking.finding is None and looking.here == ()
    looking.turn_to(1)
    assert looking.finding == by_kind(looking, Kind.FACE)


def test_a_touch_on_the_page_chooses_what_was_found_there(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    search(library, fanzine, Kind.FACE)
    looking = Looking(desk, fanzine, carrying=False)
    looking.turn_to(1)
    looking.turn_to(0)
    phone = by_kind(looking, Kind.PHONE)
    looking.touch(*phone.where[0].centre)
    assert looking.finding == phone
    looking.touch(5, 5)
    assert looking.finding == phone


def test_a_place_she_asks_about_stays_on_the_page_until_it_is_not_asked_any_more(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    search(library, fanzine)
    looking = Looking(desk, fanzine, carrying=False)
    settle(looking)
    assert looking.is_complete
    looking.turn_to(2)
    looking.ask_about(3, 208)
    spot = by_kind(looking, Kind.SPOT)
    assert looking.finding == spot and spot.page == fanzine.pages[2].id
    assert spot.where == (Box(0, 184, 26, 210),)
    assert desk.look(fanzine.id).wishes == (spot,)
    library.answer(fanzine.id, spot, Answer.STAYS)
    looking.turn_to(2)
    looking.ask_about(3, 208)
    assert looking.finding == spot and desk.look(fanzine.id).wishes == (spot,)
    assert not looking.is_complete
    looking.answer(spot, Answer.MEANT)
    assert looking.is_complete and Kind.SPOT not in {one.kind for one in looking.look.findings}


def test_only_pages_she_turned_can_be_searched_by_eye(desk: Desk, library: Library, fanzine: Fanzine) -> None:
    looking = Looking(desk, fanzine, carrying=False)
    assert not looking.could_not_seek
    for page in fanzine.pages[1:]:
        looking.sought(page.id, False)
    assert looking.could_not_seek and not looking.may_answer_by_eye
    looking.turn_to(1)
    assert not looking.may_answer_by_eye
    looking.turn_to(2)
    assert looking.may_answer_by_eye
    looking.seen_by_eye()
    assert not looking.look.unsought
    assert {one.kind for one in looking.open} == {Kind.NAME, Kind.PHONE}


def test_nothing_hangs_before_it_was_looked_at_and_faces_need_more_than_being_meant(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    search(library, fanzine, Kind.FACE)
    with pytest.raises(NotLookedAt):
        desk.hang(fanzine.id)
    looking = Looking(desk, fanzine, carrying=False)
    for finding in looking.unanswered_words:
        looking.answer(finding, Answer.MEANT)
    with pytest.raises(ValueError, match="no answer"):
        looking.answer(by_kind(looking, Kind.FACE), Answer.MEANT)
    with pytest.raises(NotLookedAt):
        desk.hang(fanzine.id)
    looking.answer(by_kind(looking, Kind.FACE), Answer.AGREED)
    desk.hang(fanzine.id)
    assert desk.may_print(fanzine.id)


def test_what_is_in_doubt_again_leaves_the_wall_until_she_has_answered(
    desk: Desk, library: Library, fanzine: Fanzine, tmp_path: Path
) -> None:
    search(library, fanzine, Kind.FACE)
    looking = Looking(desk, fanzine, carrying=False)
    settle(looking)
    desk.hang(fanzine.id)
    published(library, tmp_path)
    assert not looking.answer(by_kind(looking, Kind.NAME), Answer.MEANT)
    assert len(open_show(tmp_path / "show").entries) == 1
    assert looking.answer(by_kind(looking, Kind.NAME), Answer.WISH)
    assert open_show(tmp_path / "show").entries == ()
    assert not desk.may_print(fanzine.id)
    (offer,) = desk.offers()
    assert (offer.hung, offer.asked) == (False, True)
    library.answer(fanzine.id, by_kind(looking, Kind.NAME), Answer.STAYS)
    (offer,) = desk.offers()
    assert not offer.asked
    desk.hang(fanzine.id)


def test_a_face_beneath_something_may_hang_but_travels_only_when_it_is_settled(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    search(library, fanzine, Kind.HIDDEN_FACE)
    hanging = Looking(desk, fanzine, carrying=False)
    for finding in hanging.unanswered_words:
        hanging.answer(finding, Answer.MEANT)
    assert hanging.is_complete
    desk.hang(fanzine.id)
    carrying = Looking(desk, fanzine, carrying=True)
    assert not carrying.is_complete
    assert carrying.finding is not None and carrying.finding.kind is Kind.HIDDEN_FACE
    assert desk.may_export(fanzine.id) and not desk.may_travel(fanzine.id)
    with pytest.raises(NotAgreed):
        desk.export(fanzine.id)
    carrying.answer(carrying.finding, Answer.AGREED)
    assert read(desk.export(fanzine.id)).fanzine == fanzine


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_it_is_said_of_words_under_paper_alone_that_nobody_sees_them(
    library: Library, fanzine: Fanzine, desk: Desk, tag: str
) -> None:
    first = fanzine.pages[0]
    under = replace(
        first, items=(*first.items, Paper(new_id(), Placement(74, 120), "plain", "#FF5C4D", 130, 40))
    )
    findings = [one for one in desk.look(fanzine.id).findings if one.page == first.id]
    face = Finding(Kind.FACE, first.id, None, (FACE,), "")
    tongue.speak(tag)
    try:
        assert [not_seen(one, first, library.photo) for one in (*findings, face)] == ["", "", ""]
        assert {not_seen(one, under, library.photo) for one in findings} == {tongue.words(NOT_SEEN)}
    finally:
        tongue.speak("en")
