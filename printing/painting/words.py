"""Words: shaped glyphs at their places on what they lie on, and beside them the text they stand for.

PDF readers that take text out expect it in visual order and put right-to-left parts around themselves, even
inside ActualText. So a line of left-to-right text is marked as a whole, and any other line carries its text
on invisible glyphs: words in logical order, the letters of a right-to-left word from left to right. So does a
line whose letters lie on scraps: they are turned, and would not be taken for a line.
"""

from collections.abc import Iterable, Iterator
from itertools import repeat

from fanzines.model import Direction, Words
from fanzines.typesetting import Line, Run, Scrap, grounds, set_words
from fanzines.typesetting.fonts import font_file
from printing.painting.canvas import RESTORE, SAVE, Canvas, fill, matrix, number
from printing.painting.fonts import EmbeddedFont, embedded, utf16
from printing.painting.grounds import paint_grounds
from printing.painting.readable import Carrier, carriers, glyph_texts, left_to_right
from printing.paper import POINTS_PER_MM

_INVISIBLE = "3 Tr"
_NOTDEF = 0

Scraps = tuple[Scrap, ...]


def paint_words(
    canvas: Canvas, words: Words, reading: Direction = Direction.LTR, *, unseen: bool = False
) -> None:
    """The words in their own millimetres, y down, on a side that is read that way; or their text `unseen`."""
    canvas.addLiteral(matrix(1, 0, 0, 1, -words.width / 2, 0))
    ground = grounds(words)
    if unseen:
        canvas.addLiteral(_INVISIBLE)
    elif ground.shapes:
        paint_grounds(canvas, ground.shapes)
    canvas.addLiteral(fill(words.colour))
    for index, line in enumerate(set_words(words).lines):
        scraps = tuple(scrap for scrap in ground.scraps if scrap.line == index)
        canvas.addLiteral("\n".join((f"{SAVE} BT", *_line(canvas, line, reading, scraps), f"ET {RESTORE}")))


def _line(canvas: Canvas, line: Line, reading: Direction, scraps: Scraps) -> Iterator[str]:
    """One text object: a reader judges a line's place and size by the state in which its mark ends."""
    carried = carriers(line, reading, cut_out=bool(scraps))
    yield _says("" if carried else left_to_right(line.text, reading))
    for run in line.runs:
        texts = repeat("") if carried else glyph_texts(run)
        yield from _glyphs(_font(canvas, run), run, texts, scraps)
    yield "EMC"
    for carrier in carried:
        yield from _carrier(_font(canvas, carrier.run), carrier, line.baseline)


def _font(canvas: Canvas, run: Run) -> EmbeddedFont:
    return embedded(canvas, font_file(run.font))


def _says(text: str) -> str:
    return f"/Span <</ActualText <FEFF{utf16(text)}>>> BDC"


def _glyphs(font: EmbeddedFont, run: Run, texts: Iterable[str], scraps: Scraps) -> Iterator[str]:
    em = run.size / POINTS_PER_MM
    yield f"/{font.name} 1 Tf"
    for glyph, text in zip(run.glyphs, texts, strict=False):
        font.use(glyph.gid, text)
        scrap = next((s for s in scraps if s.start <= glyph.cluster < s.end), None)
        if scrap is None:
            place = f"{number(em)} 0 0 -{number(em)} {number(glyph.x)} {number(glyph.y)}"
        else:
            yield fill(scrap.colour)
            place = " ".join(map(number, scrap.laid(em, glyph.x, glyph.y)))
        yield f"{place} Tm <{glyph.gid:04X}> Tj"


def _carrier(font: EmbeddedFont, carrier: Carrier, baseline: float) -> Iterator[str]:
    """The font's first glyph, unseen and stretched over the letters whose text it carries."""
    font.use(_NOTDEF, "")
    em = carrier.run.size / POINTS_PER_MM
    yield f"{_INVISIBLE} /{font.name} 1 Tf"
    for letter in carrier.letters:
        stretch = 100 * (letter.right - letter.left) / (font.advance(_NOTDEF) * em)
        place = f"{number(em)} 0 0 -{number(em)} {number(letter.left)} {number(baseline)} Tm"
        yield f"{_says(letter.text)} {number(stretch)} Tz {place} <{_NOTDEF:04X}> Tj EMC"
