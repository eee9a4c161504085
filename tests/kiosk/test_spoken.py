"""What a facilitator writes down because a maker told her: never more than that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exhibitions.curation.store import exhibition_migrations
from exhibitions.show.reading import open_show
from fanzines.consents import BY_WORD_OF_MOUTH, Use, WhySpoken
from fanzines.edits import AddItem, AddPage
from fanzines.library import Library
from fanzines.model import Fanzine, Page, Placement, Words, new_fanzine, new_id
from kiosk.curating.curator import Curator
from kiosk.facilitator.desk import Desk, NotAgreed
from tests.fanzines.shelfware import KEY
from tests.kiosk.keeping import SEAL, agree, files_with, published


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library", KEY, migrations=[exhibition_migrations]) as library:
        yield library


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Desk:
    return Desk(library, SEAL, {"en": "Our pages"})


@pytest.fixture
def fanzine(library: Library) -> Fanzine:
    fanzine = new_fanzine("2026-01", pages=2)
    library.new(fanzine)
    words = Words(new_id(), Placement(74, 40), "CANARY", 110)
    library.save(fanzine.id, AddItem(fanzine.pages[0].id, 0, words))
    return library.fanzine(fanzine.id)


def test_nothing_is_written_down_about_what_she_keeps_for_herself(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    assert desk.may_be_told(fanzine.id) == frozenset()
    with pytest.raises(NotAgreed):
        desk.write_down(fanzine.id, Use.CIRCLE, WhySpoken.HAND)
    (offer,) = desk.offers()
    assert offer.cover is None


@pytest.mark.parametrize("use", [Use.SEE, Use.ROOM, Use.WEB])
def test_looking_and_phones_are_hers_alone(desk: Desk, library: Library, fanzine: Fanzine, use: Use) -> None:
    agree(library, fanzine, (Use.SEE,))
    with pytest.raises(NotAgreed):
        desk.write_down(fanzine.id, use, WhySpoken.HAND)


def test_what_she_agreed_to_herself_is_neither_written_down_nor_struck_out(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    agree(library, fanzine, (Use.SEE, Use.PAPER))
    hers = library.consents(fanzine.id)
    assert desk.may_be_told(fanzine.id) == BY_WORD_OF_MOUTH - {Use.PAPER}
    with pytest.raises(NotAgreed):
        desk.write_down(fanzine.id, Use.PAPER, WhySpoken.HAND)
    desk.strike_out(fanzine.id, Use.PAPER)
    assert library.consents(fanzine.id) == hers


def test_it_shows_on_the_wall_does_not_travel_and_leaves_at_once_when_struck_out(
    desk: Desk, library: Library, fanzine: Fanzine, tmp_path: Path
) -> None:
    agree(library, fanzine, (Use.SEE,))
    desk.write_down(fanzine.id, Use.EXHIBITION, WhySpoken.VOICE)
    assert desk.spoken(fanzine.id) == {Use.EXHIBITION: WhySpoken.VOICE}
    desk.hang(fanzine.id)
    published(library, tmp_path)
    assert len(open_show(tmp_path / "show").entries) == 1
    assert not desk.may_export(fanzine.id)
    desk.strike_out(fanzine.id, Use.EXHIBITION)
    assert open_show(tmp_path / "show").entries == ()
    assert files_with(tmp_path / "show", b"CANARY") == []


def test_it_is_over_with_an_edit_and_with_the_exhibition(
    desk: Desk, library: Library, fanzine: Fanzine, tmp_path: Path
) -> None:
    agree(library, fanzine, (Use.SEE,))
    desk.write_down(fanzine.id, Use.EXHIBITION, WhySpoken.VOICE)
    desk.hang(fanzine.id)
    published(library, tmp_path)
    Curator(library, SEAL, tmp_path, {}).end()
    assert desk.spoken(fanzine.id) == {}
    assert open_show(tmp_path / "show").entries == ()
    desk.hang(fanzine.id)
    show, _ = published(library, tmp_path)
    assert show.entries == ()
    desk.write_down(fanzine.id, Use.EXHIBITION, WhySpoken.VOICE)
    library.save(fanzine.id, AddPage(2, Page(new_id())))
    assert desk.spoken(fanzine.id) == {}


def test_what_she_took_back_herself_only_her_own_hand_gives_again(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    agree(library, fanzine, (Use.SEE, Use.PAPER))
    library.withdraw_consent(fanzine.id, Use.PAPER)
    assert desk.refused(fanzine.id) == {Use.PAPER}
    assert desk.may_be_told(fanzine.id) == BY_WORD_OF_MOUTH - {Use.PAPER}
    with pytest.raises(NotAgreed):
        desk.write_down(fanzine.id, Use.PAPER, WhySpoken.HAND)
    agree(library, fanzine, (Use.PAPER,))
    assert desk.refused(fanzine.id) == frozenset()


def test_what_she_told_and_took_back_can_be_told_again(
    desk: Desk, library: Library, fanzine: Fanzine
) -> None:
    agree(library, fanzine, (Use.SEE,))
    desk.write_down(fanzine.id, Use.CIRCLE, WhySpoken.HAND)
    desk.strike_out(fanzine.id, Use.CIRCLE)
    assert Use.CIRCLE in desk.may_be_told(fanzine.id)
