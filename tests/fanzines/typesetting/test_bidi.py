from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fanzines.typesetting import bidi
from fanzines.typesetting.bidi_classes import CLOSING, bidi_class, canonical_bracket
from tests.fanzines.typesetting.conformance import table, written


def test_brackets_are_those_of_bidi_brackets() -> None:
    rows = [[field.strip() for field in line.split(";")] for line in table("BidiBrackets.txt")]
    expected = {written(row[0]): canonical_bracket(written(row[1])) for row in rows if row[2] == "o"}
    assert expected == {opening: CLOSING[opening] for opening in expected}


def test_direction_comes_from_the_first_letter() -> None:
    assert bidi.paragraph_level("12 abc אבג") == 0
    assert bidi.paragraph_level("12 אבג abc") == 1
    assert bidi.paragraph_level("\u2067אבג\u2069 abc") == 0
    assert bidi.paragraph_level("12", default=1) == 1


def test_numbers_and_latin_words_stand_the_right_way_round_in_arabic() -> None:
    text = "في 2021 Roma."
    assert bidi.levels(text, 1) == [1, 1, 1, 2, 2, 2, 2, 1, 2, 2, 2, 2, 1]


def test_brackets_follow_what_they_hold() -> None:
    assert bidi.levels("אב (cd) הו", 1) == [1, 1, 1, 1, 2, 2, 1, 1, 1, 1]
    assert bidi.levels("a (אב) b", 0) == [0, 0, 0, 1, 1, 0, 0, 0]


def test_spaces_at_the_end_of_a_line_fall_to_the_paragraph() -> None:
    assert bidi.line_levels("ab  ", [2, 2, 2, 2], 1) == [2, 2, 1, 1]
    assert bidi.line_levels("a\tb", [2, 2, 2], 1) == [2, 1, 2]


def test_unassigned_characters_take_the_direction_of_their_block() -> None:
    assert bidi_class("\u0590") == "R"
    assert bidi_class("\U0001eebc") == "AL"
    assert bidi_class("\ufdd0") == "BN"
    assert bidi_class("\U0001ffff") == "BN"
    assert bidi_class("\U0003fff0") == "L"


def test_more_than_63_open_brackets_are_left_unpaired() -> None:
    deep = "א" + "(" * 64 + "a" + ")" * 64
    assert set(bidi.levels(deep, 0)[1:65]) == {0}


@given(
    st.text(alphabet="ab אבجد12,.()\u202b\u202e\u2066\u2067\u2068\u2069\u202c\u0301\u2029"),
    st.sampled_from([0, 1]),
)
def test_levels_never_lie_below_the_paragraph_s(text: str, base: int) -> None:
    found = bidi.levels(text, base)
    assert len(found) == len(text)
    assert all(base <= level <= 126 for level in found)


@given(st.lists(st.integers(0, 5)))
def test_visual_order_is_a_permutation_that_reverses_odd_runs(levels: list[int]) -> None:
    order = bidi.visual_order(levels)
    assert sorted(order) == list(range(len(levels)))
    for left, right in pairwise(order):
        if levels[left] == levels[right]:
            assert (left < right) == (levels[left] % 2 == 0)


def test_plain_latin_text_stays_as_it_is() -> None:
    assert bidi.visual_order(bidi.levels("one two", 0)) == list(range(7))
