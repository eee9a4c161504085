"""What words lie on, and how the lettering styles set them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.geometry import contains, local_box
from fanzines.model import Placement, Style, Words
from fanzines.plane import winds_around
from fanzines.typesetting import SetText, breaking, forget, grounds, missing, set_words
from fanzines.typesetting.caret import caret, offset_at
from fanzines.typesetting.faces import faces
from fanzines.typesetting.itemising import scripts
from fanzines.typesetting.pieces import pieces
from tests.fanzines.typesetting.samples import MIXED_WORDS, SENTENCES, words

STYLES = [style for style in Style if style is not Style.PLAIN]
every_style = pytest.mark.parametrize("style", STYLES)
LETTERED_WORDS = st.builds(
    lambda found, style: replace(found, style=style), MIXED_WORDS, st.sampled_from(Style)
)


def _parts(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces(text, scripts(text))]


def _glyph_centres(set_text: SetText) -> list[tuple[float, float]]:
    """A point in the middle of each letter that takes room."""
    return [
        (glyph.x + glyph.advance / 2, line.baseline - line.ascent / 4)
        for line in set_text.lines
        for run in line.runs
        for glyph in run.glyphs
        if glyph.advance > 0 and not run.text[glyph.cluster - run.start].isspace()
    ]


def test_plain_words_lie_on_nothing() -> None:
    assert grounds(words("quiet")).shapes == ()
    assert local_box(words("quiet")).bottom == set_words(words("quiet")).height


@every_style
@pytest.mark.parametrize("language", ["en", "ar", "bn", "ti", "el", "he", "hi", "th"])
def test_every_letter_lies_on_its_ground(style: Style, language: str) -> None:
    item = words(SENTENCES[language], language=language, style=style)
    rings = [ring for shape in grounds(item).shapes for ring in shape.rings]
    for x, y in _glyph_centres(set_words(item)):
        assert any(winds_around(ring, x, y) for ring in rings)


@every_style
def test_the_box_holds_the_ground_and_touches_meet_it(style: Style) -> None:
    item = words("one two three", style=style, width=60.0)
    box, ground = local_box(item), grounds(item).box
    assert ground is not None
    assert box.left <= ground.left - 30.0 and box.right >= ground.right - 30.0
    assert box.top <= ground.top and box.bottom >= ground.bottom
    x, y = item.placement.x + ground.left - 30.0, item.placement.y + ground.bottom
    assert contains(item, x + 0.1, y - 0.1)


@pytest.mark.parametrize("style", [Style.SPEECH, Style.THOUGHT])
def test_a_bubble_grows_with_its_words(style: Style) -> None:
    few, many = (local_box(words("so " * count, width=60.0, style=style)) for count in (3, 60))
    assert many.height > 2 * few.height
    assert many.width > few.width


@pytest.mark.parametrize("style", [Style.SPEECH, Style.THOUGHT])
def test_a_bubble_points_to_where_the_reading_begins(style: Style) -> None:
    for text, side in (("calm", -1), ("هدوء", 1)):
        ground = grounds(words(text, style=style))
        rings = [ring for shape in ground.shapes for ring in shape.rings]
        tip = max((point for ring in rings for point in ring), key=lambda point: point[1])
        middle = set_words(words(text, style=style)).lines[0]
        assert (tip[0] - middle.left - middle.width / 2) * side > 0


@every_style
def test_words_that_show_nothing_lie_on_nothing(style: Style) -> None:
    assert grounds(words("", style=style)).shapes == ()
    assert grounds(words(" \n ", style=style)).shapes == ()


@every_style
def test_where_it_lies_and_what_it_is_called_do_not_change_how_it_looks(style: Style) -> None:
    item = words("one two", style=style)
    other = replace(item, id="1" * 16, placement=Placement(3.0, 4.0, 2.0, 90.0))
    assert grounds(item) == grounds(other)


@every_style
def test_grounds_can_be_forgotten_and_come_out_the_same(style: Style) -> None:
    before = grounds(words("A secret", style=style))
    forget()
    again = grounds(words("A secret", style=style))
    assert again == before
    assert again is not before


@pytest.mark.parametrize("style", [Style.LABEL, Style.SCRAPS, Style.MARKED, Style.STRIP])
def test_lines_that_are_written_stay_as_they_are_while_she_types_on(style: Style) -> None:
    text = "so far\nand on"
    before = grounds(words(text, style=style)).shapes
    after = grounds(words(text + " and on", style=style)).shapes
    count = len(before) // 2 if style is not Style.SCRAPS else 2 * len("sofarandon")
    assert before[:count] == after[:count]


def test_letters_are_cut_apart_and_joined_ones_word_by_word() -> None:
    assert _parts("to e\u0301") == ["t", "o", "e\u0301"]
    assert _parts("سلام عليكم") == ["سلام", "عليكم"]
    assert _parts("আমি ভালো") == ["আমি", "ভালো"]
    assert _parts("ሰላም") == ["ሰ", "ላ", "ም"]
    assert _parts("a سلام b") == ["a", "سلام", "b"]


def test_letters_of_one_word_are_cut_from_different_faces() -> None:
    runs = set_words(words("mississippi river", style=Style.SCRAPS)).lines[0].runs
    assert len({run.font for run in runs}) >= 3


def test_arabic_stays_joined_on_its_scraps() -> None:
    item = words("سلام عليكم", style=Style.SCRAPS)
    for run in set_words(item).lines[0].runs:
        glyphs = [glyph for glyph in run.glyphs if not run.text[glyph.cluster - run.start].isspace()]
        assert all(glyph.advance > 0 for glyph in glyphs if glyph is glyphs[0])
    assert len(grounds(item).scraps) == 2


def test_each_scrap_holds_letters_of_its_line() -> None:
    item = words(SENTENCES["ar"], width=60.0, style=Style.SCRAPS, language="ar")
    lines = set_words(item).lines
    for scrap in grounds(item).scraps:
        assert lines[scrap.line].start <= scrap.start < lines[scrap.line].end


@every_style
@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("width", [120.0, 30.0])
def test_a_finger_on_the_caret_means_its_offset_in_every_style(
    style: Style, language: str, width: float
) -> None:
    text = SENTENCES[language]
    set_text = set_words(words(text, language=language, width=width, style=style))
    for offset in breaking.clusters(text):
        at = caret(set_text, offset)
        assert offset_at(set_text, at.x, (at.top + at.bottom) / 2) == offset


def test_the_caret_stands_between_the_scraps() -> None:
    item = words("abc", style=Style.SCRAPS)
    first, second, _ = grounds(item).scraps
    at = caret(set_words(item), 1).x
    left = min(x for ring in first.shapes[-1].rings for x, _ in ring)
    right = max(x for ring in second.shapes[-1].rings for x, _ in ring)
    assert left < at < right


@given(LETTERED_WORDS)
def test_any_words_at_all_have_a_ground_and_keep_their_letters(item: Words) -> None:
    ground = grounds(item)
    lines = set_words(item).lines
    assert all(line.text == item.text[line.start : line.end] for line in lines)
    assert all(len(ring) > 2 for shape in ground.shapes for ring in shape.rings)
    box = local_box(item)
    for shape in ground.shapes:
        assert all(box.grown(1e-6).holds(x - item.width / 2, y) for ring in shape.rings for x, y in ring)


@pytest.mark.parametrize("face", faces())
def test_what_no_font_can_show_is_told_and_kept(face: str) -> None:
    item = words("a\ue000b 🜨\ue000", face=face, style=Style.SCRAPS)
    assert missing(item)[0] == "\ue000"
    assert "a" not in missing(item)
    assert set_words(item).lines[0].text == item.text
    assert missing(words(SENTENCES["bn"], face=face)) == ()
