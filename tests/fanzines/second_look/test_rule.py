"""Whether pages may be approved: the whole table of what was found and what was answered."""

from dataclasses import replace
from typing import Final

import pytest

from fanzines.consents import Approval, pages_hash
from fanzines.model import Fanzine, Page, Paper, Photo, Placement, Words, new_fanzine, new_id
from fanzines.plane import Box
from fanzines.second_look.findings import Finding, Sighting, finding_of, page_digest
from fanzines.second_look.look import Answer, Kept, look_at, may_answer
from fanzines.second_look.matches import Kind
from fanzines.second_look.rule import approve, may_travel

PHOTO: Final = Photo(new_id(), Placement(74, 60), "ab" * 32, 60, 60)
WORDS: Final = Words(new_id(), Placement(74, 120), "my name is Amal", 110)
BOX: Final = Box(60, 50, 72, 64)
NO, YES = False, True

TABLE: Final = {
    #                   nothing, MEANT, AGREED, NOBODY, WISH, STAYS
    Kind.FACE: (NO, NO, YES, YES, NO, NO),
    Kind.HIDDEN_FACE: (YES, YES, YES, YES, YES, YES),
    Kind.SPOT: (NO, YES, NO, NO, NO, YES),
    Kind.NAME: (NO, YES, NO, NO, NO, YES),
}
TRAVELS: Final = {**TABLE, Kind.HIDDEN_FACE: (NO, NO, YES, YES, NO, NO)}
ANSWERS: Final = (None, Answer.MEANT, Answer.AGREED, Answer.NOBODY, Answer.WISH, Answer.STAYS)


def made(*items: object, places: int = 0) -> Fanzine:
    page = Page(new_id(), tuple(items))  # type: ignore[arg-type]
    return replace(new_fanzine("2026-11"), pages=(page, Page(new_id())), places=places)


def searched(fanzine: Fanzine) -> dict[str, str]:
    return {page.id: page_digest(page) for page in fanzine.pages}


def kept(fanzine: Fanzine, kind: Kind, answer: Answer | None) -> Kept:
    page = fanzine.pages[0]
    sighting = Sighting(kind, PHOTO.id, BOX)
    if kind is Kind.NAME:
        (finding,) = look_at(fanzine, Kept({}, (), {})).findings
        sighted: tuple[tuple[str, Sighting, str], ...] = ()
    else:
        finding = finding_of(page, sighting)
        sighted = ((page.id, sighting, finding.digest),)
    return Kept(searched(fanzine), sighted, {} if answer is None else {finding.digest: answer})


def only(fanzine: Fanzine, how: Kept) -> Finding:
    (finding,) = look_at(fanzine, how).findings
    return finding


@pytest.mark.parametrize("kind", TABLE)
@pytest.mark.parametrize("at", range(len(ANSWERS)), ids=lambda at: str(ANSWERS[at]))
def test_only_what_was_settled_may_be_approved_and_only_all_of_it_may_travel(kind: Kind, at: int) -> None:
    fanzine = made(WORDS) if kind is Kind.NAME else made(PHOTO)
    how = kept(fanzine, kind, ANSWERS[at])
    approval = approve(fanzine, how)
    assert approval == (Approval(fanzine.id, pages_hash(fanzine)) if TABLE[kind][at] else None)
    assert may_travel(fanzine, how) == TRAVELS[kind][at]


def test_pages_without_photos_need_no_eyes_and_blank_ones_nothing_at_all() -> None:
    assert approve(made(), Kept({}, (), {})) is not None
    assert approve(made(replace(WORDS, text="the sea")), Kept({}, (), {})) is not None
    assert approve(made(PHOTO), Kept({}, (), {})) is None


def test_a_page_that_changed_after_faces_were_sought_was_not_looked_at() -> None:
    fanzine = made(PHOTO)
    there = searched(fanzine)
    assert approve(fanzine, Kept(there, (), {})) is not None
    page = fanzine.pages[0]
    changed = replace(fanzine, pages=(replace(page, items=(replace(PHOTO, width=61),)), fanzine.pages[1]))
    assert approve(changed, Kept(there, (), {})) is None
    assert look_at(changed, Kept(there, (), {})).unsought == {page.id}


def test_a_page_that_rests_is_met_by_nobody() -> None:
    fanzine = replace(made(PHOTO, WORDS), places=1)
    behind = replace(fanzine, pages=fanzine.pages[::-1])
    assert look_at(behind, Kept({}, (), {})).is_complete


def test_no_answer_outlives_an_edit_of_what_it_is_about() -> None:
    fanzine = made(PHOTO, WORDS)
    page = fanzine.pages[0]
    sighting = Sighting(Kind.FACE, PHOTO.id, BOX)
    face = finding_of(page, sighting)
    (name,) = look_at(fanzine, Kept({}, (), {})).findings
    how = Kept(
        searched(fanzine),
        ((page.id, sighting, face.digest),),
        {face.digest: Answer.AGREED, name.digest: Answer.WISH},
    )

    def after(*items: object) -> tuple[set[Kind], int]:
        changed = replace(fanzine, pages=(replace(page, items=items), fanzine.pages[1]))
        look = look_at(changed, how)
        return {one.kind for one in look.findings if look.answer(one)}, look.changed

    flower = Paper(new_id(), Placement(66, 57), "plain", "#FFD23F", 6, 6)
    aside = replace(flower, placement=Placement(20, 190))
    assert after(PHOTO, WORDS) == ({Kind.FACE, Kind.NAME}, 0)
    assert after(PHOTO, WORDS, aside) == ({Kind.FACE, Kind.NAME}, 0)
    assert after(PHOTO, WORDS, flower) == ({Kind.NAME}, 0)
    assert after(replace(PHOTO, photo="cd" * 32), WORDS) == ({Kind.NAME}, 0)
    assert after(PHOTO, replace(WORDS, placement=Placement(74, 150))) == ({Kind.FACE, Kind.NAME}, 0)
    assert after(PHOTO, replace(WORDS, text="my name is Ama")) == ({Kind.FACE}, 1)
    assert after() == (set(), 1)


def test_the_same_name_twice_in_one_item_is_one_finding_in_two_places() -> None:
    said = replace(WORDS, text="we saw Amal\nand Amal saw us")
    (name,) = look_at(made(said), Kept({}, (), {})).findings
    assert len(name.where) == 2
    assert name.where[0].bottom <= name.where[1].top + 1
    assert all(said.placement.x - 55 <= box.left < box.right <= said.placement.x + 55 for box in name.where)


def test_an_answer_belongs_to_its_kind() -> None:
    assert {a for a in Answer if may_answer(Kind.FACE, a)} == set(Answer) - {Answer.MEANT}
    assert {a for a in Answer if may_answer(Kind.PHONE, a)} == {Answer.MEANT, Answer.WISH, Answer.STAYS}
