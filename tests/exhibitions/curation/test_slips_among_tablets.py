"""What she said to a slip hanging beside her fanzine, among the tablets of a group."""

from pathlib import Path

import pytest

from exhibitions.curation.passed_on import MayHang, PassedOnAnswers
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry
from exhibitions.journal.answers import Answer
from exhibitions.show.slips import Word
from tests.exhibitions.tablets import Tablet, meet


def left_on(tablet: Tablet) -> str:
    """A fanzine with a visitor's slip."""
    made = tablet.make("sea")
    PassedOnAnswers(tablet.library).keep(made.id, Answer("AAAAAAAAAAAAAAAA", Word("thanks")))
    return made.id


def say(tablet: Tablet, fanzine: str, said: MayHang) -> None:
    answers = PassedOnAnswers(tablet.library)
    (one,) = answers.of(fanzine)
    answers.say(one.id, said)


def said(tablet: Tablet, fanzine: str) -> MayHang:
    (one,) = PassedOnAnswers(tablet.library).of(fanzine)
    return one.may_hang


def hung_on(tablet: Tablet, fanzine: str) -> str:
    """Have its slip hang beside it, by her own hand; the exhibition."""
    kept = Exhibitions(tablet.library)
    here = kept.current({})
    kept.change(here.id, lambda now: now.with_entry(Entry(fanzine)))
    say(tablet, fanzine, MayHang.HERSELF)
    (one,) = PassedOnAnswers(tablet.library).of(fanzine)
    assert PassedOnAnswers(tablet.library).hang(one.id, here.id)
    return here.id


def test_her_no_on_one_tablet_takes_it_down_on_another(three: list[Tablet], tmp_path: Path) -> None:
    a, b, c = three
    fanzine = left_on(a)
    meet(tmp_path / "room", three)
    exhibition = hung_on(a, fanzine)
    meet(tmp_path / "room", three)
    assert said(b, fanzine) is MayHang.NOT_SAID and PassedOnAnswers(a.library).hung(exhibition)
    say(b, fanzine, MayHang.REFUSED)
    meet(tmp_path / "room", three)
    assert [said(one, fanzine) for one in three] == [MayHang.REFUSED] * 3
    assert not PassedOnAnswers(a.library).hung(exhibition) and Exhibitions(a.library).gone(exhibition)
    say(a, fanzine, MayHang.TOLD)
    assert said(a, fanzine) is MayHang.REFUSED
    say(c, fanzine, MayHang.HERSELF)
    meet(tmp_path / "room", three)
    assert [said(one, fanzine) for one in three] == [MayHang.NOT_SAID, MayHang.NOT_SAID, MayHang.HERSELF]
    say(a, fanzine, MayHang.REFUSED)
    meet(tmp_path / "room", three)
    assert [said(one, fanzine) for one in three] == [MayHang.REFUSED] * 3


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (2, 1, 0)], ids=str)
def test_a_yes_that_did_not_know_of_her_no_counts_nowhere(
    three: list[Tablet], tmp_path: Path, order: tuple[int, ...]
) -> None:
    a, b, _ = three
    fanzine = left_on(a)
    meet(tmp_path / "room", three)
    say(b, fanzine, MayHang.REFUSED)
    exhibition = hung_on(a, fanzine)
    meet(tmp_path / "room", [three[at] for at in order])
    assert [said(one, fanzine) for one in three] == [MayHang.REFUSED] * 3
    assert not PassedOnAnswers(a.library).hung(exhibition)


def test_a_slip_that_comes_after_her_no_is_refused_too(three: list[Tablet], tmp_path: Path) -> None:
    a, b, c = three
    fanzine = left_on(a)
    meet(tmp_path / "room", [a, b])
    say(b, fanzine, MayHang.REFUSED)
    meet(tmp_path / "room", [b])
    c.take(tmp_path / "room")
    assert said(c, fanzine) is MayHang.REFUSED
