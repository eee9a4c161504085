from dataclasses import replace

from exhibitions.publishing.spoken import nobody_sees, said_on
from fanzines.model import (
    Align,
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Fold,
    Item,
    Page,
    Paper,
    Placement,
    Point,
    Sticker,
    Stroke,
    Words,
    new_id,
)
from fanzines.typesetting import set_words
from fanzines.typesetting.boxes import boxes_of

TEXT = "my name is Canary today"


def words(text: str = TEXT, y: float = 60, **more: object) -> Words:
    plain = Words(new_id(), Placement(74, y), text, 130, size=24, align=Align.CENTRE)
    return replace(plain, **more)  # type: ignore[arg-type]


def said(*items: Item, direction: Direction = Direction.LTR, language: str = "en") -> list[str]:
    page = Page(new_id(), items)
    fanzine = Fanzine(new_id(), "2026-11", Fold.MINI, direction, language, (page,))
    return [one.text for one in said_on(page, fanzine, {}.__getitem__)]


def cover(left: float, right: float, top: float = 55, bottom: float = 80) -> Paper:
    middle = Placement((left + right) / 2, (top + bottom) / 2)
    return Paper(new_id(), middle, "plain", "#FFD23F", right - left, bottom - top)


def span(item: Words, word: str) -> tuple[float, float]:
    """From where to where a word of an unturned item reaches on the page."""
    start = item.text.index(word)
    glyphs = [
        glyph
        for line in set_words(item).lines
        for run in line.runs
        for glyph in run.glyphs
        if start <= glyph.cluster < start + len(word)
    ]
    left = item.placement.x - item.width / 2
    return left + min(g.x for g in glyphs), left + max(g.x + g.advance for g in glyphs)


def test_words_that_are_seen_are_said_whole() -> None:
    assert said(words()) == [TEXT]
    assert said(words(placement=Placement(74, 90, scale=0.8, turn=35))) == [TEXT]
    assert said(cover(0, 148), words()) == [TEXT]


def test_a_word_under_paper_is_not_said() -> None:
    item = words()
    left, right = span(item, "Canary")
    assert said(item, cover(left - 1, right + 1)) == ["my name is … today"]


def test_nobody_sees_a_word_that_lies_under_paper_whole() -> None:
    item = words()
    left, right = span(item, "Canary")
    boxes = boxes_of(item, item.text.index("Canary"), item.text.index("Canary") + len("Canary"))
    for covers, unseen in (
        ((), False),
        ((cover(left, (left + right) / 2),), False),
        ((cover(left - 1, right + 1),), True),
    ):
        assert nobody_sees(item, boxes, Page(new_id(), (item, *covers)), {}.__getitem__) is unseen


def test_a_word_inked_out_is_not_said() -> None:
    item = words()
    left, right = span(item, "Canary")
    line = tuple(Point(left + (right - left) * step / 8, 60.0 + 6 * (step % 2)) for step in range(9))
    ink = Stroke(Brush.PEN, "#1E1B18", 6.0, line)
    assert "Canary" not in said(item, Drawing(new_id(), Placement(0, 0), (ink,)))[0]


def test_a_word_half_under_a_sticker_is_not_said() -> None:
    item = words()
    left, right = span(item, "Canary")
    sticker = Sticker(new_id(), Placement((left + right) / 2, 66), "star", 18, 18, "#0F6FB4")
    assert "Canary" not in said(item, sticker)[0]


def test_words_in_the_papers_own_colour_are_not_said() -> None:
    assert said(words(colour="#FFFFFF")) == []
    assert said(cover(0, 148, 40, 100), words(colour="#FFD23F")) == []


def test_words_off_the_page_are_not_said() -> None:
    assert said(words(placement=Placement(74, -40))) == []
    beyond = words(placement=Placement(148, 60))
    assert said(beyond)[0].startswith("my")
    assert "today" not in said(beyond)[0]


def test_words_all_covered_say_nothing_at_all() -> None:
    assert said(words(), cover(0, 148, 40, 100)) == []


def test_words_are_said_from_the_top_and_from_the_side_the_fanzine_begins() -> None:
    top, bottom = words("top", y=20), words("bottom", y=180)
    left = words("left", y=100, placement=Placement(40, 100), width=50.0)
    right = words("right", y=100, placement=Placement(110, 100), width=50.0)
    assert said(bottom, right, left, top) == ["top", "left", "right", "bottom"]
    assert said(bottom, right, left, top, direction=Direction.RTL) == ["top", "right", "left", "bottom"]


def test_each_text_has_its_own_language_and_direction() -> None:
    page = Page(
        new_id(), (words("صباح الخير", y=20), words("hello", y=90, language="fr"), words("123", y=150))
    )
    fanzine = Fanzine(new_id(), "2026-11", Fold.MINI, Direction.RTL, "ar", (page,))
    found = [(one.language, one.direction) for one in said_on(page, fanzine, {}.__getitem__)]
    assert found == [("ar", "rtl"), ("fr", "ltr"), ("ar", "rtl")]
