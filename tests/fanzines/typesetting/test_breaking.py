from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fanzines.typesetting import breaking

TEXTS = st.text(alphabet="ab \n\r\u2028é\u0301😀👩\u200d👧🏽কি্ষلا한ก่\u00ad.-")


def test_paragraphs_end_at_newlines_and_a_last_newline_opens_an_empty_one() -> None:
    assert list(breaking.paragraphs("ab\r\nc\n")) == [(0, 2), (4, 5), (6, 6)]
    assert list(breaking.paragraphs("")) == [(0, 0)]
    assert list(breaking.paragraphs("a\u2029b\u2028c")) == [(0, 1), (2, 3), (4, 5)]


@given(TEXTS)
def test_what_lies_between_paragraphs_is_only_their_ends(text: str) -> None:
    found = list(breaking.paragraphs(text))
    between = [text[before[1] : after[0]] for before, after in pairwise(found)]
    assert all(mark in ("\n", "\r", "\r\n", "\u2028") for mark in between)
    assert sum(end - start for start, end in found) + sum(map(len, between)) == len(text)


def test_clusters_hold_together_what_is_read_as_one() -> None:
    assert breaking.clusters("e\u0301a") == (0, 2, 3)
    assert breaking.clusters("👩\u200d👧x") == (0, 3, 4)
    assert breaking.clusters("✊🏽!") == (0, 2, 3)
    assert breaking.clusters("কি") == (0, 2)
    assert breaking.clusters("a\r\nb") == (0, 1, 3, 4)
    assert breaking.clusters("") == (0,)


@given(TEXTS)
def test_clusters_are_offsets_in_characters(text: str) -> None:
    offsets = breaking.clusters(text)
    assert offsets[0] == 0
    assert offsets[-1] == len(text)
    assert list(offsets) == sorted(set(offsets))


def test_lines_break_by_the_rules_of_each_language() -> None:
    assert breaking.line_breaks("two words", "en") == (4, 9)
    assert breaking.line_breaks("😀 b", "") == (2, 3)
    assert breaking.line_breaks("我的家。", "zh") == (1, 2, 4)
    assert breaking.line_breaks("ไม่มีช่องว่าง", "th") == (5, 9, 13)
    assert breaking.line_breaks("a\u00a0b", "fr") == (3,)


def test_no_line_breaks_at_a_soft_hyphen_or_within_a_cluster() -> None:
    assert breaking.line_breaks("extra\u00adordinary", "en") == (14,)
    assert breaking.line_breaks("a \u0301b", "en") == (4,)


def test_a_dash_between_spaces_ends_a_line_and_begins_none() -> None:
    assert breaking.line_breaks("a – b", "en") == (4, 5)
    assert breaking.line_breaks("она — и", "ru") == (6, 7)
    assert breaking.line_breaks("lo —dice", "es") == (3, 4, 8)
    assert breaking.line_breaks("– a", "ru") == (2, 3)


@given(TEXTS.filter(bool))
def test_line_breaks_lie_between_clusters_and_reach_the_end(text: str) -> None:
    found = breaking.line_breaks(text, "ar")
    assert found[-1] == len(text)
    assert set(found) <= set(breaking.clusters(text))


def test_spaces_hang_but_no_break_spaces_do_not() -> None:
    assert breaking.visible_end("ab \t ", 0, 5) == 2
    assert breaking.visible_end("   ", 0, 3) == 0
    assert breaking.visible_end("a\u00a0", 0, 2) == 2


def test_half_characters_become_replacement_characters() -> None:
    assert breaking.without_surrogates("a\ud83db") == "a\ufffdb"
    assert breaking.clusters("a\ud83d") == (0, 1, 2)
