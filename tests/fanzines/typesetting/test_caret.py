from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import Align, Words
from fanzines.typesetting import SetText, breaking, set_words
from fanzines.typesetting.caret import Caret, caret, next_cluster, offset_at, previous_cluster
from tests.fanzines.typesetting.samples import MIXED, MIXED_WORDS, SENTENCES, words


def _places(text: str, width: float = 120.0) -> list[float]:
    set_text = set_words(words(text, width=width))
    return [caret(set_text, offset).x for offset in range(len(text) + 1)]


def _middle(at: Caret) -> float:
    return (at.top + at.bottom) / 2


def _back(set_text: SetText, offset: int) -> int:
    at = caret(set_text, offset)
    return offset_at(set_text, at.x, _middle(at))


def test_the_caret_goes_right_in_latin_and_left_in_arabic() -> None:
    latin, arabic = _places("abc"), _places("ابج")
    assert latin == sorted(latin)
    assert latin[0] == 0.0
    assert arabic == sorted(arabic, reverse=True)
    assert arabic[0] == 120.0


def test_in_a_mixed_line_each_gap_belongs_to_one_offset() -> None:
    places = _places("ab אבג cd")
    assert len({round(x, 3) for x in places}) == len(places)
    assert places[3] < places[5] < places[4] < places[6]


def test_what_is_being_written_has_the_caret_at_its_edge() -> None:
    set_text = set_words(words("אב 12"))
    resting, typed = caret(set_text, 5), caret(set_text, 5, typed=True)
    digit = next(glyph for run in set_text.lines[0].runs for glyph in run.glyphs if glyph.cluster == 4)
    assert resting.x < digit.x
    assert typed.x == pytest.approx(digit.x + digit.advance)


@pytest.mark.parametrize("text", ["لا", "ffi"])
def test_a_ligature_is_shared_evenly(text: str) -> None:
    set_text = set_words(words(text, face="poster"))
    ((glyph,),) = [run.glyphs for run in set_text.lines[0].runs]
    places = [caret(set_text, offset).x for offset in range(len(text) + 1)]
    steps = [abs(after - before) for before, after in pairwise(places)]
    assert steps == pytest.approx([glyph.advance / len(text)] * len(text))


def test_the_caret_never_stands_within_a_cluster() -> None:
    assert _places("কি")[1] == _places("কি")[0]
    assert _places("e\u0301")[1] == 0.0


def test_a_wrapped_line_hands_its_end_to_the_next_line() -> None:
    text = "hello wonderful world"
    set_text = set_words(words(text, width=45))
    second = set_text.lines[1]
    at = caret(set_text, second.start)
    assert at.x == 0.0
    assert at.top == pytest.approx(set_text.lines[0].baseline + set_text.lines[0].descent)
    assert offset_at(set_text, 45.0, 1.0) == second.start - 1


def test_an_empty_box_has_its_caret_where_its_language_begins() -> None:
    assert caret(set_words(words("")), 0).x == 0.0
    assert caret(set_words(words("", language="ar")), 0).x == 120.0
    assert caret(set_words(words("", align=Align.CENTRE)), 0).x == 60.0


def test_after_a_newline_the_caret_is_on_the_next_line() -> None:
    set_text = set_words(words("ab\n"))
    assert caret(set_text, 2).top == 0.0
    assert caret(set_text, 3) == Caret(0.0, caret(set_text, 2).bottom, set_text.height)


def test_the_caret_is_as_tall_as_its_line() -> None:
    set_text = set_words(words("one"))
    assert caret(set_text, 1).top == 0.0
    assert caret(set_text, 1).bottom == pytest.approx(set_text.height)


def test_fingers_beside_the_words_mean_the_nearest_place() -> None:
    set_text = set_words(words("ab\nאב"))
    assert offset_at(set_text, -50.0, -50.0) == 0
    assert offset_at(set_text, 500.0, 0.0) == 2
    assert offset_at(set_text, 500.0, 500.0) == 3
    assert offset_at(set_text, -50.0, 500.0) == 5


def test_offsets_outside_the_text_are_held_within_it() -> None:
    set_text = set_words(words("ab"))
    assert caret(set_text, -3) == caret(set_text, 0)
    assert caret(set_text, 99) == caret(set_text, 2)


def test_steps_go_by_whole_clusters() -> None:
    text = "e\u0301👩\u200d👧\r\n"
    assert [next_cluster(text, offset) for offset in (0, 2, 5, 7)] == [2, 5, 7, 7]
    assert [previous_cluster(text, offset) for offset in (7, 5, 2, 0)] == [5, 2, 0, 0]
    assert next_cluster(text, 1) == 2
    assert previous_cluster(text, 1) == 0


@given(MIXED)
def test_steps_back_undo_steps_forward(text: str) -> None:
    for start, end in pairwise(breaking.clusters(text)):
        assert next_cluster(text, start) == end
        assert previous_cluster(text, end) == start


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("width", [120.0, 30.0])
def test_a_finger_on_the_caret_means_its_offset(language: str, width: float) -> None:
    text = SENTENCES[language]
    set_text = set_words(words(text, language=language, width=width))
    assert [_back(set_text, offset) for offset in breaking.clusters(text)] == list(breaking.clusters(text))


@given(MIXED_WORDS, st.floats(-20.0, 170.0), st.floats(-20.0, 400.0))
def test_every_finger_finds_the_place_whose_caret_it_gets(given_words: Words, x: float, y: float) -> None:
    set_text = set_words(given_words)
    found = offset_at(set_text, x, y)
    assert found in breaking.clusters(given_words.text)
    at = caret(set_text, found)
    assert caret(set_text, offset_at(set_text, at.x, _middle(at))) == at
    assert 0.0 <= at.x <= set_text.width
