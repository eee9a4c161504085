from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import Words
from fanzines.typesetting import SetText, breaking, set_words
from fanzines.typesetting.extents import Extent, extents, line_offsets
from fanzines.typesetting.selection import (
    Edge,
    Selection,
    all_of,
    cluster_at,
    edges,
    end_at,
    ending_at,
    longer,
    rectangles,
    replaced,
    shorter,
    start_at,
    starting_at,
    word_at,
)
from tests.fanzines.typesetting.samples import MIXED, MIXED_WORDS, words

MIXED_LINE = "ab אבג cd"


def _chosen(text: str, word: str) -> str:
    found = word_at(text, text.index(word))
    assert found is not None
    return text[found.start : found.end]


def _spans(set_text: SetText, chosen: Selection) -> list[tuple[float, float]]:
    return [(box.left, box.right) for box in rectangles(set_text, chosen)]


def _middle(edge: Edge) -> float:
    return (edge.top + edge.bottom) / 2


def _drawn(set_text: SetText) -> dict[int, tuple[Extent, float]]:
    """Each cluster that takes room within the box, and the height of its line's middle."""
    found = {}
    for line in set_text.lines:
        least, most = min(0.0, line.left), max(set_text.width, line.left + line.width)
        for at, extent in extents(line, line_offsets(line)).items():
            if least <= extent.left < extent.right <= most:
                found[at] = extent, line.baseline + (line.descent - line.ascent) / 2
    return found


@pytest.mark.parametrize(
    ("text", "touched", "word"),
    [
        ("my own house", "w", "own"),
        ("it’s mine", "s", "it’s"),
        ("سلام يا أختي", "ا أ", "يا"),
        ("আমার স্বাধীনতা, ক্ষমা", "ধী", "স্বাধীনতা"),
        ("ที่ที่ฉันรู้สึกปลอดภัย", "ฉัน", "ฉัน"),
        ("一个安全的地方", "全", "安全"),
        ("في Roma 2021", "ma", "Roma"),
        ("في Roma 2021", "02", "2021"),
    ],
)
def test_a_touch_means_the_whole_word(text: str, touched: str, word: str) -> None:
    assert _chosen(text, touched) == word


def test_a_touch_between_words_means_the_one_before() -> None:
    assert _chosen("one two", " ") == "one"
    assert _chosen(" two", " ") == "two"
    assert _chosen("one\n\n", "\n") == "one"
    assert _chosen("  ", " ") == "  "
    assert word_at("", 0) is all_of("") is None


def test_in_a_mixed_line_what_is_chosen_lies_in_several_pieces() -> None:
    set_text = set_words(words(MIXED_LINE))
    first, second = _spans(set_text, Selection(1, 4))
    assert first[1] < second[0]
    assert len(_spans(set_text, Selection(0, len(MIXED_LINE)))) == 1


def test_every_line_has_its_own_piece() -> None:
    set_text = set_words(words("hello wonderful world", width=45))
    boxes = rectangles(set_text, Selection(2, 18))
    assert [box.top for box in boxes] == pytest.approx(
        [0.0, set_text.lines[1].baseline - set_text.lines[1].ascent]
    )
    assert boxes[0].right <= 45


def test_its_edges_lean_away_from_it() -> None:
    set_text = set_words(words(MIXED_LINE))
    latin, hebrew, both = (edges(set_text, Selection(*ends)) for ends in ((0, 2), (3, 6), (0, 4)))
    assert [edge.outward for edge in latin] == [-1, 1]
    assert [edge.outward for edge in hebrew] == [1, -1]
    assert hebrew[0].x > hebrew[1].x
    assert both[0].x == latin[0].x
    assert both[1].x < hebrew[0].x


def test_a_chosen_new_line_ends_on_the_next_line() -> None:
    set_text = set_words(words("ab\ncd"))
    start, end = edges(set_text, Selection(2, 3))
    assert (start.top, end.top) == (0.0, start.bottom)
    assert (start.x > 0.0, end.x) == (True, 0.0)
    assert rectangles(set_text, Selection(2, 3)) == ()


@given(MIXED, st.data())
def test_it_always_holds_whole_clusters_and_at_least_one(text: str, data: st.DataObject) -> None:
    places = st.integers(-3, len(text) + 3)
    chosen = word_at(text, data.draw(places))
    if chosen is None:
        assert text == ""
        return
    for _ in range(4):
        at = data.draw(places)
        step = data.draw(st.sampled_from([starting_at, ending_at, longer, shorter]))
        chosen = step(text, chosen, at) if step in (starting_at, ending_at) else step(text, chosen)
        assert {chosen.start, chosen.end} <= set(breaking.clusters(text))
        assert 0 <= chosen.start < chosen.end <= len(text)


@given(MIXED, MIXED, st.data())
def test_to_replace_it_is_to_replace_the_slice(text: str, by: str, data: st.DataObject) -> None:
    chosen = word_at(text, data.draw(st.integers(0, len(text))))
    if chosen is not None:
        letters = list(text)
        letters[chosen.start : chosen.end] = list(by)
        after, offset = replaced(text, chosen, by)
        assert after == "".join(letters)
        assert after[offset:] == text[chosen.end :]


@given(MIXED_WORDS, st.data())
def test_its_rectangles_cover_the_clusters_chosen_and_no_others(
    given_words: Words, data: st.DataObject
) -> None:
    text, set_text = given_words.text, set_words(given_words)
    ranges = list(pairwise(breaking.clusters(text)))
    if not ranges:
        return
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(ranges) - 1)] * 2)))
    chosen = Selection(ranges[first][0], ranges[last][1])
    boxes, drawn = rectangles(set_text, chosen), _drawn(set_text)
    for at, (extent, y) in drawn.items():
        x = (extent.left + extent.right) / 2
        shared = sum(other.left <= x <= other.right and height == y for other, height in drawn.values())
        if shared == 1:
            assert any(box.holds(x, y) for box in boxes) == (chosen.start <= at < chosen.end)


@given(MIXED_WORDS, st.data())
def test_fingers_on_its_edges_leave_it_as_it_is(given_words: Words, data: st.DataObject) -> None:
    text, set_text = given_words.text, set_words(given_words)
    drawn = sorted(_drawn(set_text))
    if not drawn:
        return
    first, last = sorted(data.draw(st.tuples(*[st.sampled_from(drawn)] * 2)))
    chosen = ending_at(text, Selection(first, len(text)), first)
    chosen = Selection(chosen.start, next(end for at, end in pairwise(breaking.clusters(text)) if at == last))
    start, end = edges(set_text, chosen)
    kept_start = starting_at(text, chosen, start_at(set_text, start.x, _middle(start)))
    kept_end = ending_at(text, chosen, end_at(set_text, end.x, _middle(end)))
    assert edges(set_text, kept_start)[0].x == pytest.approx(start.x)
    assert edges(set_text, kept_end)[1].x == pytest.approx(end.x)


@given(MIXED_WORDS, st.floats(-20.0, 170.0), st.floats(-20.0, 400.0))
def test_every_finger_finds_a_whole_cluster(given_words: Words, x: float, y: float) -> None:
    set_text, offsets = set_words(given_words), breaking.clusters(given_words.text)
    found = {place(set_text, x, y) for place in (cluster_at, start_at, end_at)}
    assert found <= set(offsets)
