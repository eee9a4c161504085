"""Words on paper, and taken out of the PDF again by poppler."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from fanzines.model import Direction, Page, Words, new_id
from fanzines.typesetting import set_words
from fanzines.typesetting.fonts import font_file
from printing.painting.canvas import PAGE_POINTS, new_canvas
from printing.painting.fonts import cut_down
from printing.painting.words import paint_words
from printing.pictures.picture import page_picture
from printing.products.booklet import reading_pdf
from tests.printing import poppler, works

recording_pen: Any = DecomposingRecordingPen  # it carries no types

LINES = {
    "English": (works.ENGLISH, ""),
    "Arabic": (works.ARABIC, "ar"),
    "Arabic with English": (works.ARABIC_MIXED, "ar"),
    "Arabic digits": ("الرقم ١٢٣ في البيت (هنا) لا شيء!", "ar"),
    "vowel signs": ("هذا يومٌ كَتَبَ الكتاب", "ar"),
    "English with Arabic": (works.ENGLISH_MIXED, "en"),
    "Hebrew": (works.HEBREW, "he"),
    "Bengali": (works.BENGALI, "bn"),
    "Hindi": ("हिन्दी में क्षत्रिय लिखना", "hi"),
    "Tigrinya": (works.TIGRINYA, "ti"),
    "Tamil": ("நான் கவிதை எழுதுகிறேன்", "ta"),
    "Chinese": ("你好，世界", "zh"),
    "Greek": ("Ένα ήσυχο πρωί δίπλα στη θάλασσα", "el"),
    "emoji": ("moon 🌙 and a heart ❤️ ok", ""),
}


def page_of(*items: Words) -> bytes:
    return reading_pdf(works.fanzine((Page(new_id(), items),)), works.photos().__getitem__)


def without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", LINES)
def test_poppler_reads_the_words_in_their_order(name: str) -> None:
    text, language = LINES[name]
    assert " ".join(text.split()) in poppler.text(page_of(works.words(text, language=language)))


@pytest.mark.parametrize("name", LINES)
def test_poppler_reads_the_words_in_their_order_as_they_were_drawn(name: str) -> None:
    """In raw order poppler sets words that run to the left apart, so only spaces may differ."""
    text, language = LINES[name]
    found = poppler.text(page_of(works.words(text, language=language)), "-raw")
    assert without_spaces(text) in without_spaces(found)


# Parts of lines in both directions, as they meet in a maker's words.
PARTS = (
    "قهوة",
    "مع الهيل",
    "البيت،",
    "(هنا)",
    "with sugar",
    "hands,",
    "Paris.",
    "(see",
    "there)",
    "7",
    "12:30",
    "!",
    "٣",
)
ENOUGH = {Direction.RTL: works.ARABIC, Direction.LTR: works.ENGLISH}


@settings(max_examples=12, deadline=None)
@given(
    lines=st.lists(
        st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join), min_size=5, max_size=5
    ),
    side=st.sampled_from(Direction),
)
def test_lines_in_two_directions_are_read_in_order_on_a_side_of_either(
    lines: list[str], side: Direction
) -> None:
    most = [works.words(ENOUGH[side], 8 + 28 * i, size=9) for i in range(3)]
    items = [works.words(line, 100 + 20 * i, size=9) for i, line in enumerate(lines)]
    found = poppler.text(page_of(*most, *items))
    for line in lines:
        assert line in found


def test_paragraphs_of_many_languages_are_read_one_after_another() -> None:
    texts = (works.ARABIC, works.HEBREW, works.ARABIC_MIXED)
    items = [works.words(text, 20 + 50 * i, language="ar") for i, text in enumerate(texts)]
    found = poppler.text(page_of(*items))
    places = [found.index(text) for text in texts]
    assert places == sorted(places)


def test_wrapped_lines_keep_the_space_between_their_words() -> None:
    item = works.words(works.ENGLISH, size=24)
    assert len(set_words(item).lines) > 2
    assert works.ENGLISH in poppler.text(page_of(item), "-raw")


def test_emoji_are_ink_on_paper() -> None:
    """A face, a heart, a firefighter with a colour of skin, a flag: each leaves ink where it stands."""
    item = works.words("😀 ❤️ 👩🏽‍🚒 🇮🇹", size=40)
    picture = page_picture(Page(new_id(), (item,)), works.photos().__getitem__, 72).convert("L")
    mm = picture.width / 148
    left = item.placement.x - item.width / 2
    (line,) = set_words(item).lines
    drawn = [glyph for run in line.runs for glyph in run.glyphs if not item.text[glyph.cluster].isspace()]
    seen = [glyph for glyph in drawn if glyph.advance > 0]
    assert len(seen) == 4
    for glyph in seen:
        x, height = (left + glyph.x) * mm, line.ascent * mm
        top = item.placement.y * mm
        box = (round(x), round(top), round(x + glyph.advance * mm), round(top + height + line.descent * mm))
        assert picture.crop(box).getextrema()[0] < 100


@pytest.mark.parametrize("name", LINES)
def test_every_glyph_that_was_shaped_is_in_the_embedded_font(name: str) -> None:
    text, language = LINES[name]
    for run in (run for line in set_words(works.words(text, language=language)).lines for run in line.runs):
        glyphs = tuple(sorted({glyph.gid for glyph in run.glyphs}))
        assert glyphs[0] > 0
        assert outlines(cut_down(font_file(run.font), glyphs), glyphs) == outlines(
            font_file(run.font).read_bytes(), glyphs
        )


def outlines(font: bytes, glyphs: tuple[int, ...]) -> list[list[tuple[float, float]]]:
    """The glyphs' points, composites resolved."""
    with TTFont(BytesIO(font)) as face:
        found = []
        for glyph in glyphs:
            pen: Any = recording_pen(face.getGlyphSet())
            face.getGlyphSet()[face.getGlyphName(glyph)].draw(pen)
            found.append([point for _, points in pen.value for point in points if point])
    return found


def test_only_embedded_fonts_are_used_and_only_what_was_drawn() -> None:
    pdf = page_of(works.words("sea"), works.words(works.ARABIC, 60, language="ar"))
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [
            o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        ]
        programs = [f.FontDescriptor.FontFile2 for f in fonts if "/FontDescriptor" in f]
    assert len(fonts) == 2 * len(programs) == 4
    assert len(pdf) < 30_000


# Letters, digits, marks and spaces that run both ways, with controls of direction and half a character.
SCRIPTS = st.sampled_from(
    "abz1,.(!) \n\t\u0301\u05d0\u05b8\u0627\u0644\u0650\u0663\u0995\u09cd"
    "\u1230\u4f60\u200f\u202e\u2066🌙\ufe0f\ud800"
)


@settings(deadline=None)
@given(text=st.text(SCRIPTS, max_size=30), width=st.floats(5, 130))
def test_any_words_at_all_can_be_painted(text: str, width: float) -> None:
    canvas = new_canvas(BytesIO(), *PAGE_POINTS)
    paint_words(canvas, replace(works.words(text), width=width))
    canvas.save()


def test_text_state_does_not_leak_from_one_line_to_the_next() -> None:
    pdf = page_of(works.words(works.ARABIC, language="ar"), works.words("after", 100))
    with pikepdf.open(BytesIO(pdf)) as document:
        form = next(
            o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"
        )
        depth, state_changes_outside = 0, []
        for instruction in pikepdf.parse_content_stream(form):
            operator = str(instruction.operator)
            depth += {"BT": 1, "ET": -1}.get(operator, 0)
            if operator in {"Tz", "Tr", "Ts", "Tf", "Tc", "Tw"} and not depth:
                state_changes_outside.append(operator)
    assert depth == 0
    assert not state_changes_outside
