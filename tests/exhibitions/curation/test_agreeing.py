"""What a maker agrees to, for how long, and what is asked again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.agreeing import Agreement
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.curation.withdraw import end
from exhibitions.exhibition import Entry
from fanzines.consents import (
    Consent,
    Duration,
    Reason,
    SpokenConsent,
    Use,
    WhySpoken,
    pages_hash,
)
from fanzines.edits import AddPage
from fanzines.library import Library
from fanzines.model import Fanzine, Page, new_fanzine, new_id
from fanzines.seal import new_private_key

SEAL = new_private_key()
NOW, LAST = "2026-11", "2027-11"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library", bytes(32), migrations=[exhibition_migrations]) as library:
        yield library


@pytest.fixture
def fanzine(library: Library) -> Fanzine:
    fanzine = new_fanzine(NOW, pages=2)
    library.new(fanzine)
    return fanzine


def before(library: Library, fanzine: Fanzine, month: str = NOW) -> Agreement:
    """The agreement as it is found when she sits down."""
    return Agreement(library, library.fanzine(fanzine.id), month=month, until=LAST)


def ended(library: Library) -> None:
    end(library, Exhibitions(library).current({}), key=SEAL, month=NOW)


def spoken(library: Library, fanzine: Fanzine, use: Use) -> SpokenConsent:
    run = Exhibitions(library).current({}).run
    yes = SpokenConsent(fanzine.id, use, pages_hash(fanzine), NOW, LAST, run, WhySpoken.PAPER)
    library.record_spoken(yes)
    return yes


def test_nothing_is_agreed_to_and_nothing_asked_at_first(library: Library, fanzine: Fanzine) -> None:
    agreement = before(library, fanzine)
    assert agreement.agreed() == {} and agreement.lapsed() == {}
    assert agreement.duration() is Duration.EXHIBITION


def test_the_shorter_duration_names_the_exhibition_and_the_longer_none(
    library: Library, fanzine: Fanzine
) -> None:
    agreement, run = before(library, fanzine), Exhibitions(library).current({}).run
    agreement.agree(Use.CIRCLE, Duration.EXHIBITION)
    agreement.agree(Use.PAPER, Duration.YEAR)
    assert [one.exhibition for one in library.consents(fanzine.id)] == [run, None]
    assert agreement.duration() is Duration.EXHIBITION
    agreement.agree_for(Duration.YEAR)
    assert [one.exhibition for one in library.consents(fanzine.id)] == [None, None]
    assert before(library, fanzine).duration() is Duration.YEAR


def test_another_duration_makes_no_yes_of_a_word(library: Library, fanzine: Fanzine) -> None:
    yes = spoken(library, fanzine, Use.PAPER)
    before(library, fanzine).agree_for(Duration.YEAR)
    assert library.consents(fanzine.id) == ()
    assert before(library, fanzine).agreed() == {Use.PAPER: yes}


def test_with_the_exhibition_ends_what_was_for_this_exhibition_and_the_year_stays(
    library: Library, fanzine: Fanzine
) -> None:
    agreement = before(library, fanzine)
    agreement.agree(Use.CIRCLE, Duration.EXHIBITION)
    agreement.agree(Use.PAPER, Duration.YEAR)
    spoken(library, fanzine, Use.EXHIBITION)
    ended(library)
    agreement = before(library, fanzine)
    assert set(agreement.agreed()) == {Use.PAPER}
    assert agreement.lapsed() == {Use.CIRCLE: Reason.EXHIBITION_OVER}


def test_ending_takes_approvals_back_and_the_next_exhibition_is_another(
    library: Library, fanzine: Fanzine
) -> None:
    kept = Exhibitions(library)
    former = kept.current({"en": "Pages"})

    library.approve(fanzine.id, pages_hash(fanzine))
    kept.save(former.with_entry(Entry(fanzine.id)))
    ended(library)
    following = kept.current({})
    assert library.approval(fanzine.id) is None
    assert (following.id, following.title, following.entries) == (former.id, former.title, ())
    assert following.run != former.run and following.running


def test_an_edit_voids_and_what_is_left_untouched_is_not_asked_again(
    library: Library, fanzine: Fanzine
) -> None:
    agreement = before(library, fanzine)
    for use in (Use.SEE, Use.CIRCLE):
        agreement.agree(use, Duration.YEAR)
    library.save(fanzine.id, AddPage(2, Page(new_id())))
    agreement = before(library, fanzine)
    assert agreement.agreed() == {}
    assert agreement.lapsed() == dict.fromkeys((Use.SEE, Use.CIRCLE), Reason.CHANGED_SINCE)
    agreement.agree(Use.SEE, Duration.EXHIBITION)
    agreement.let_go(SEAL)
    agreement = before(library, fanzine)
    assert set(agreement.agreed()) == {Use.SEE}
    assert agreement.lapsed() == {}
    assert [one.use for one in library.consents(fanzine.id)] == [Use.SEE]


def test_a_year_that_is_over_is_asked_about_and_a_wrong_clock_is_not(
    library: Library, fanzine: Fanzine
) -> None:
    before(library, fanzine).agree(Use.SEE, Duration.YEAR)
    assert before(library, fanzine, "2027-12").lapsed() == {Use.SEE: Reason.EXPIRED}
    assert before(library, fanzine, "2026-10").lapsed() == {}
    assert set(before(library, fanzine, "2026-10").agreed()) == {Use.SEE}


def test_word_of_mouth_is_kept_apart_replaced_and_taken_back_the_same_way(
    library: Library, fanzine: Fanzine
) -> None:
    first = spoken(library, fanzine, Use.PAPER)
    second = replace(first, why=WhySpoken.AWAY)
    library.record_spoken(second)
    assert library.spoken_consents(fanzine.id) == (second,)
    assert library.consented(Use.PAPER) == (fanzine.id,)
    assert library.consents(fanzine.id) == ()
    before(library, fanzine).agree(Use.PAPER, Duration.YEAR)
    assert isinstance(before(library, fanzine).agreed()[Use.PAPER], Consent)
    assert library.withdraw_consent(fanzine.id, Use.PAPER)
    assert library.spoken_consents(fanzine.id) == () and library.consents(fanzine.id) == ()
    assert not library.withdraw_consent(fanzine.id, Use.PAPER)


def test_an_erased_fanzine_takes_what_was_told_along(library: Library, fanzine: Fanzine) -> None:
    spoken(library, fanzine, Use.PAPER)
    library.remove(fanzine.id)
    library.new(fanzine)
    assert library.spoken_consents(fanzine.id) == ()
    with pytest.raises(KeyError):
        spoken(library, new_fanzine(NOW), Use.PAPER)
