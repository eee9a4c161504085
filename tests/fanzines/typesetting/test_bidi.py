from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.typesetting import bidi
from fanzines.typesetting.bidi_classes import CLOSING, REMOVED, bidi_class, canonical_bracket

UNICODE = Path("/usr/share/unicode")
CONTROLS = "\u202b\u202e\u2066\u2067\u2068\u2069\u202c\u0301\u2029"


def _rows(name: str) -> list[list[str]]:
    file = UNICODE / name
    if not file.exists():
        pytest.skip(f"{name} is not here: install Debian's unicode-data.")
    lines = (line.split("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [[field.strip() for field in line.split(";")] for line in lines if line]


def _text(code_points: str) -> str:
    return "".join(chr(int(code_point, 16)) for code_point in code_points.split())


def _fault(row: list[str]) -> str | None:
    """What is wrong with our answer to one line of BidiCharacterTest.txt; None when all is right."""
    text, asked, base, levels, order = _text(row[0]), row[1], int(row[2]), row[3].split(), row[4].split()
    ours = bidi.paragraph_level(text) if asked == "2" else int(asked)
    if ours != base:
        return f"{row}: base {ours}"
    found = bidi.line_levels(text, bidi.levels(text, base), base)
    shown = [
        "x" if bidi_class(char) in REMOVED else str(level) for char, level in zip(text, found, strict=True)
    ]
    if shown != levels:
        return f"{row}: levels {shown}"
    kept = [place for place, level in enumerate(levels) if level != "x"]
    ours_order = [str(kept[index]) for index in bidi.visual_order([found[place] for place in kept])]
    return None if ours_order == order else f"{row}: order {ours_order}"


def test_every_case_of_unicode_s_bidi_character_test() -> None:
    rows = _rows("BidiCharacterTest.txt")
    assert len(rows) > 90_000
    faults = [fault for row in rows if (fault := _fault(row))]
    assert faults == []


def test_brackets_are_those_of_bidi_brackets() -> None:
    rows = _rows("BidiBrackets.txt")
    expected = {_text(row[0]): canonical_bracket(_text(row[1])) for row in rows if row[2] == "o"}
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
