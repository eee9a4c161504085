"""Where a piece of placed words stands on its page."""

from fanzines.model import Words
from fanzines.plane import Box, box_around, to_page
from fanzines.typesetting.settext import Line
from fanzines.typesetting.setting import set_words


def boxes_of(words: Words, start: int, end: int) -> tuple[Box, ...]:
    """Upright boxes on the page (mm) around those characters of the text, one for each line they stand on."""
    boxes = (_box(words, line, start, end) for line in set_words(words).lines)
    return tuple(box for box in boxes if box is not None)


def _box(words: Words, line: Line, start: int, end: int) -> Box | None:
    glyphs = [glyph for run in line.runs for glyph in run.glyphs if start <= glyph.cluster < end]
    if not glyphs:
        return None
    left = min(glyph.x for glyph in glyphs) - words.width / 2
    right = max(glyph.x + glyph.advance for glyph in glyphs) - words.width / 2
    top, bottom = line.baseline - line.ascent, line.baseline + line.descent
    corners = ((left, top), (right, top), (left, bottom), (right, bottom))
    return box_around(to_page(words.placement, x, y) for x, y in corners)
