"""Words shown by themselves: as much of a word as a tile holds, and letters that are seen on their ground."""

import pytest

from fanzines.geometry import page_box, to_page
from fanzines.model import Placement, Style, Words
from kiosk.studio.panels.lettered import GROUNDS, INK, WHITE, Look, first_word, ground_for, letters_on, sample
from kiosk.studio.tools.lettering import kept_on_page, turned
from kiosk.studio.tools.taping import SHORTEST, strip

COLOURS = ("#1E1B18", "#FFFFFF", "#0F6FB4", "#FFD23F", "#F2B8A0")


def test_a_word_is_cut_between_letters_only() -> None:
    assert first_word("  by the sea") == "by"
    assert first_word("") == ""
    assert first_word("\u0915\u093f" * 9) == "\u0915\u093f" * 7


@pytest.mark.parametrize("style", [style for style in Style if style is not Style.PLAIN])
@pytest.mark.parametrize("colour", COLOURS)
def test_letters_never_have_the_colour_of_their_ground(style: Style, colour: str) -> None:
    for ground in {GROUNDS[style], *COLOURS}:
        assert letters_on(style, ground, colour) != ground


def test_letters_keep_the_colour_she_chose_where_it_is_seen() -> None:
    assert letters_on(Style.STRIP, "#F2B8A0", "#0F6FB4") == "#0F6FB4"
    assert letters_on(Style.PLAIN, "#FFFFFF", "#FFFFFF") == "#FFFFFF"
    assert (letters_on(Style.LABEL, GROUNDS[Style.LABEL], INK)) == WHITE


def test_a_ground_that_came_with_a_style_goes_with_it() -> None:
    assert ground_for(Style.MARKED, GROUNDS[Style.MARKED], Style.STRIP) == GROUNDS[Style.STRIP]
    assert ground_for(Style.MARKED, "#8CC084", Style.STRIP) == "#8CC084"


@pytest.mark.parametrize("style", list(Style))
def test_a_sample_is_inked_and_as_large_as_its_tile(style: Style) -> None:
    made = sample("بحر", Look("noto", style, INK, GROUNDS[style]), 120, 50, 149)
    assert made.size == (120, 50)
    assert made.getbbox() is not None


def test_words_that_grow_over_the_edge_are_carried_back_and_others_stay() -> None:
    words = Words("0" * 16, Placement(74, 195), "one", 100.0)
    grown = Words("0" * 16, Placement(74, 195), "one\ntwo\nthree", 100.0)
    assert page_box(kept_on_page(words, grown)).bottom == pytest.approx(210)
    beyond = Words("0" * 16, Placement(74, 206), "one", 100.0)
    more = Words("0" * 16, Placement(74, 206), "one\ntwo", 100.0)
    assert kept_on_page(beyond, more) == more


def test_words_turn_about_their_middle() -> None:
    words = Words("0" * 16, Placement(74, 100), "one", 100.0)
    (x0, y0), (x1, y1) = page_box(words).centre, page_box(turned(words, 30.0)).centre
    assert (x1, y1) == (pytest.approx(x0), pytest.approx(y0))


@pytest.mark.parametrize("end", [(110.0, 100.0), (-50.0, -20.0), (30.0, 90.0), (30.0, -10.0), (-60.0, 40.0)])
def test_a_strip_of_tape_reaches_from_end_to_end_and_is_never_upside_down(end: tuple[float, float]) -> None:
    tape = strip("dots", INK, (30.0, 40.0), end)
    ends = sorted(to_page(tape.placement, x, 0.0) for x in (-tape.width / 2, tape.width / 2))
    assert [v for xy in ends for v in xy] == pytest.approx(
        [v for xy in sorted([(30.0, 40.0), end]) for v in xy]
    )
    assert -90 <= tape.placement.turn <= 90
    assert strip("dots", INK, (1.0, 1.0), (1.0, 1.0)).width == SHORTEST
