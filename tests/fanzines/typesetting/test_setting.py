from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import Align, Direction, Placement, Words
from fanzines.typesetting import Line, SetText, breaking, forget, set_words
from fanzines.typesetting.faces import faces
from fanzines.typesetting.fallback import INVISIBLE
from fanzines.typesetting.fonts import extents, hb_font
from tests.fanzines.typesetting.samples import MIXED, MIXED_WORDS, SENTENCES, words

MM_PER_PT = 25.4 / 72


def _visible_left_to_right(line: Line) -> str:
    """The first character of each glyph's cluster, in the order one sees."""
    text = line.text
    return "".join(text[glyph.cluster - line.start] for run in line.runs for glyph in run.glyphs)


def _length(line: Line) -> float:
    return sum(glyph.advance for run in line.runs for glyph in run.glyphs)


def _cannot_be_divided(line: Line) -> bool:
    glyphs = [glyph for run in line.runs for glyph in run.glyphs if glyph.advance > 0]
    inside = breaking.clusters(line.text[: breaking.visible_end(line.text, 0, len(line.text))])[1:-1]
    return {glyph.cluster - line.start for glyph in glyphs}.isdisjoint(inside)


def _only(set_text: SetText) -> Line:
    (line,) = set_text.lines
    return line


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("face", faces())
def test_no_language_meets_an_empty_box(language: str, face: str) -> None:
    found = set_words(words(SENTENCES[language], face=face, language=language))
    assert found.missing == ()
    assert all(glyph.gid != 0 for line in found.lines for run in line.runs for glyph in run.glyphs)


def test_arabic_is_joined_and_runs_from_right_to_left() -> None:
    line = _only(set_words(words("سلام")))
    (run,) = line.runs
    assert run.rtl
    assert line.direction is Direction.RTL
    assert [glyph.cluster for glyph in run.glyphs] == sorted((g.cluster for g in run.glyphs), reverse=True)
    apart = {hb_font(run.font).get_nominal_glyph(ord(letter)) for letter in "سل"}
    assert apart.isdisjoint(glyph.gid for glyph in run.glyphs)


def test_digits_and_latin_words_read_left_to_right_within_arabic() -> None:
    line = _only(set_words(words("عام 2021 في Roma", language="ar")))
    assert _visible_left_to_right(line).startswith("Roma ")
    assert " 2021 " in _visible_left_to_right(line)


def test_brackets_are_mirrored_within_arabic() -> None:
    line = _only(set_words(words("(ب)")))
    font = hb_font(line.runs[0].font)
    first = line.runs[0].glyphs[0]
    assert first.cluster == 2
    assert first.gid == font.get_nominal_glyph(ord("("))


def test_a_bengali_vowel_stands_before_its_consonant() -> None:
    line = _only(set_words(words("কি")))
    font = hb_font(line.runs[0].font)
    first, second = line.runs[0].glyphs
    assert (first.cluster, second.cluster) == (0, 0)
    assert second.gid == font.get_nominal_glyph(ord("ক"))
    assert first.x < second.x


def test_romanian_letters_stand_on_commas_also_when_typed_with_cedillas() -> None:
    with_language = _only(set_words(words("ş", language="ro"))).runs[0].glyphs[0].gid
    assert with_language == _only(set_words(words("ș"))).runs[0].glyphs[0].gid
    assert with_language != _only(set_words(words("ş", language="tr"))).runs[0].glyphs[0].gid


def test_advances_are_millimetres() -> None:
    glyph = _only(set_words(words("H", size=72))).runs[0].glyphs[0]
    assert glyph.advance == pytest.approx(0.741 * 25.4)


@pytest.mark.parametrize(
    ("text", "align", "left"),
    [
        ("ab ", Align.START, 0.0),
        ("ab ", Align.END, 1.0),
        ("ab ", Align.CENTRE, 0.5),
        ("اب ", Align.START, 1.0),
        ("اب ", Align.END, 0.0),
        ("اب ", Align.CENTRE, 0.5),
    ],
)
def test_alignment_follows_the_paragraph_and_spaces_hang(text: str, align: Align, left: float) -> None:
    line = _only(set_words(words(text, align=align, width=100)))
    bare = _only(set_words(words(text.strip(), align=align, width=100)))
    assert line.width == pytest.approx(bare.width)
    assert line.left == pytest.approx((100 - line.width) * left)
    first = min((glyph for run in line.runs for glyph in run.glyphs if glyph.cluster < 2), key=lambda g: g.x)
    assert first.x == pytest.approx(min(g.x for run in bare.runs for g in run.glyphs))


def test_each_paragraph_has_its_own_direction() -> None:
    found = set_words(words("one\nواحد\n\n12", language="ar"))
    directions = [line.direction for line in found.lines]
    assert directions == [Direction.LTR, Direction.RTL, Direction.RTL, Direction.RTL]


def test_empty_words_have_one_line_as_high_as_their_face() -> None:
    line = _only(set_words(words("", size=20)))
    reach = extents("NotoSans-Regular")
    assert (line.start, line.end, line.text, line.runs) == (0, 0, "", ())
    assert line.ascent + line.descent == pytest.approx((reach.ascent + reach.descent) * 20 * MM_PER_PT)


def test_a_trailing_newline_opens_an_empty_line() -> None:
    found = set_words(words("ab\n"))
    assert [(line.start, line.end) for line in found.lines] == [(0, 2), (3, 3)]


def test_lines_are_at_least_1_35_sizes_apart_and_more_for_tall_scripts() -> None:
    latin = set_words(words("one\ntwo", size=10, face="poster"))
    assert latin.lines[1].baseline - latin.lines[0].baseline >= 1.35 * 10 * MM_PER_PT
    reach = extents("NotoNaskhArabic-Regular")
    arabic = _only(set_words(words("اب", size=10)))
    assert arabic.ascent + arabic.descent == pytest.approx((reach.ascent + reach.descent) * 10 * MM_PER_PT)
    assert reach.ascent + reach.descent > 1.35


def test_a_word_that_is_too_long_breaks_between_clusters() -> None:
    found = set_words(words("e\u0301" * 60, width=30))
    assert len(found.lines) > 2
    assert all(line.end % 2 == 0 for line in found.lines)
    assert all(line.width <= 30 for line in found.lines)


def test_arabic_stays_joined_where_a_long_word_breaks() -> None:
    found = set_words(words("م" * 60, width=30))
    first_line, second_line = found.lines[:2]
    inner = second_line.runs[0].glyphs[1].gid
    assert first_line.runs[0].glyphs[0].gid == inner
    assert second_line.runs[0].glyphs[-1].gid == inner


def test_one_cluster_stands_on_a_line_that_is_too_narrow_for_it() -> None:
    assert [line.text for line in set_words(words("WW W", width=1)).lines] == ["W", "W ", "W"]


def test_what_no_font_has_is_reported_and_keeps_its_place() -> None:
    found = set_words(words("a\ue000b\n\ue000\U0001fbff"))
    assert found.missing[0] == "\ue000"
    assert found.lines[0].text == "a\ue000b"
    stand_in = found.lines[0].runs[0].glyphs[1]
    assert stand_in.gid == hb_font("NotoSans-Regular").get_nominal_glyph(0xFFFD)


def test_half_characters_are_set_as_replacement_characters() -> None:
    assert _only(set_words(words("a\ud800b"))).text == "a\ufffdb"


def test_moving_and_colouring_words_does_not_set_them_again() -> None:
    placed = words("The same words")
    moved = replace(placed, placement=Placement(1.0, 2.0, 3.0, 4.0), colour="#FF5C4D")
    assert set_words(moved) is set_words(placed)


def test_what_was_set_can_be_forgotten() -> None:
    before = set_words(words("A secret"))
    forget()
    assert set_words(words("A secret")) is not before
    assert set_words(words("A secret")) == before


@given(MIXED_WORDS, MIXED, st.integers(0, 60))
def test_what_is_remembered_of_words_is_what_setting_them_anew_gives(
    given_words: Words, typed: str, at: int
) -> None:
    set_words(given_words)
    changed = replace(given_words, text=given_words.text[:at] + typed + given_words.text[at:])
    remembered = set_words(changed)
    forget()
    assert set_words(changed) == remembered


@given(MIXED_WORDS)
def test_lines_join_again_to_the_words(given_words: Words) -> None:
    lines = set_words(given_words).lines
    text = given_words.text
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    assert all(line.text == text[line.start : line.end] for line in lines)
    assert all(text[a.end : b.start] in ("", "\n") for a, b in pairwise(lines))


@given(MIXED_WORDS)
def test_every_character_belongs_to_one_run_and_one_glyph_cluster(given_words: Words) -> None:
    for line in set_words(given_words).lines:
        runs = sorted(line.runs, key=lambda run: run.start)
        assert "".join(run.text for run in runs) == line.text
        place = line.start
        for run in runs:
            assert run.start == place
            place += len(run.text)
            clusters = [glyph.cluster for glyph in run.glyphs]
            assert clusters == sorted(clusters, reverse=run.rtl)
            assert all(run.start <= cluster < place for cluster in clusters)
            assert run.start in clusters or not INVISIBLE.sub("", run.text)


@given(MIXED_WORDS)
def test_no_glyph_is_ever_an_empty_box(given_words: Words) -> None:
    for line in set_words(given_words).lines:
        assert all(glyph.gid != 0 for run in line.runs for glyph in run.glyphs)


@given(MIXED_WORDS)
def test_lines_tile_the_box_and_stay_within_it(given_words: Words) -> None:
    found = set_words(given_words)
    kern = given_words.size * MM_PER_PT / 10  # a pair that a long word's break parts loses its kerning
    top = 0.0
    for line in found.lines:
        assert line.baseline - line.ascent == pytest.approx(top)
        top = line.baseline + line.descent
        assert line.width <= found.width + kern or _cannot_be_divided(line)
        assert line.width <= _length(line) + 1e-6
    assert found.height == pytest.approx(top)
    assert found.width == given_words.width


@given(st.text(max_size=20))
def test_any_text_at_all_can_be_set(text: str) -> None:
    found = set_words(words(text, width=40))
    assert found.lines[-1].end == len(text)
    assert all(glyph.gid != 0 for line in found.lines for run in line.runs for glyph in run.glyphs)
