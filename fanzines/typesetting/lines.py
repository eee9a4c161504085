"""Fills the lines of one paragraph: where each ends, and where its glyphs stand. Lengths are mm, sizes pt."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, islice, pairwise
from operator import add
from typing import Final

from fanzines.model import Align, Direction
from fanzines.typesetting import bidi, breaking, fonts
from fanzines.typesetting.faces import chain
from fanzines.typesetting.itemising import Item
from fanzines.typesetting.paragraph import Paragraph, Style
from fanzines.typesetting.pieces import stand_apart
from fanzines.typesetting.settext import Glyph, Line, Run, glyphs_of
from fanzines.typesetting.shaping import Portion, Shaped, Voice, shape

MM_PER_PT: Final = 25.4 / 72
_ROUNDING: Final = 1e-6


def fill(paragraph: Paragraph) -> tuple[Line, ...]:
    """The paragraph's lines; each counts x from the box's edge, y from its own baseline."""
    return tuple(_line(paragraph, start, end) for start, end in _ranges(paragraph))


def _shape(paragraph: Paragraph, item: Item) -> list[Portion]:
    style = paragraph.style
    apart = style.tracking > 0 and stand_apart(item.script)
    voice = Voice(item.font, item.script, bool(item.level % 2), style.language, apart)
    shaped = shape(paragraph.itemised.shown, item.start, item.end, voice)
    return [_tracked(paragraph, item, portion, apart) for portion in shaped] if style.tracking else shaped


def _tracked(paragraph: Paragraph, item: Item, portion: Portion, apart: bool) -> Portion:
    """The glyphs with room to the right of each cluster, or of the spaces alone where letters join."""
    room = round(paragraph.style.tracking * fonts.units_per_em(item.font) / fonts.size_scale(item.font))
    glyphs = tuple(
        glyph._replace(advance=glyph.advance + room)
        if last and (apart or paragraph.text[portion.start + glyph.cluster].isspace())
        else glyph
        for glyph, last in zip(portion.glyphs, _lasts(portion.glyphs), strict=True)
    )
    return Portion(portion.start, glyphs)


def _lasts(shaped: tuple[Shaped, ...]) -> Iterator[bool]:
    """For each glyph whether it is its cluster's last from the left."""
    for glyph, after in pairwise(shaped):
        yield glyph.cluster != after.cluster
    yield from (True for _ in shaped[-1:])


def _unit(item: Item, size: float) -> float:
    """Millimetres to one unit of the item's font."""
    return size * fonts.unit(item.font) * MM_PER_PT


def _widths(paragraph: Paragraph) -> list[float]:
    """How far the text reaches before each offset when it stands on a single line."""
    advances = [0.0] * len(paragraph.text)
    for item in paragraph.itemised.items:
        unit = _unit(item, paragraph.style.size)
        for start, glyphs in _shape(paragraph, item):
            for _, cluster, advance, _, _ in glyphs:
                advances[start + cluster] += advance * unit
    return [0.0, *accumulate(advances)]


def _ranges(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Start and end of each line; at least one, as wide as they fit."""
    text, style = paragraph.text, paragraph.style
    reach = _widths(paragraph)
    chances = breaking.line_breaks(text, style.language)
    start = 0
    while start < len(text):
        limit = reach[start] + style.width + _ROUNDING
        end = _last_fitting(text, reach, chances, start, limit)
        end = end or _last_cluster(text, reach, start, limit)
        yield start, end
        start = end
    if not text:
        yield 0, 0


def _last_cluster(text: str, reach: Sequence[float], start: int, limit: float) -> int:
    """Where a word that is wider than the box is broken: after one cluster at the least.

    Kerning lost at the break is not foreseen, so such a line may be wider than the box by that much.
    """
    offsets = breaking.clusters(text)
    first = offsets[bisect_right(offsets, start)]
    return _last_fitting(text, reach, offsets, start, max(limit, reach[first])) or first


def _last_fitting(
    text: str, reach: Sequence[float], chances: Sequence[int], start: int, limit: float
) -> int | None:
    found = None
    for chance in islice(chances, bisect_right(chances, start), None):
        if reach[breaking.visible_end(text, start, chance)] > limit:
            break
        found = chance
    return found


def _line(paragraph: Paragraph, start: int, end: int) -> Line:
    text, style = paragraph.text, paragraph.style
    items = _visual_items(paragraph, start, end)
    shaped = [(item, _shape(paragraph, item)) for item in items]
    visible = breaking.visible_end(text, start, end)
    total, hanging = _lengths(shaped, style.size, visible)
    left = _left(style, paragraph.base, total - hanging)
    runs = _runs(paragraph, shaped, left - hanging if paragraph.base else left)
    ascent, descent = _heights(items or [_empty(paragraph)], style)
    direction = Direction.RTL if paragraph.base else Direction.LTR
    return Line(text[start:end], start, end, 0.0, left, total - hanging, ascent, descent, direction, runs)


def _visual_items(paragraph: Paragraph, start: int, end: int) -> list[Item]:
    """The line's items from left to right, cut again where spaces at its end fall to the base level."""
    line = paragraph.text[start:end]
    levels = bidi.line_levels(line, paragraph.levels[start:end], paragraph.base)
    items = paragraph.itemised.items
    found: list[Item] = []
    place, index = start, bisect_right(items, start, key=_start) - 1
    while place < end:
        item = items[index]
        stop = min(item.end, end)
        for level, same in groupby(levels[place - start : stop - start]):
            after = place + sum(1 for _ in same)
            found.append(Item(place, after, item.font, item.script, level))
            place = after
        index += 1
    return [found[index] for index in bidi.visual_order([item.level for item in found])]


def _start(item: Item) -> int:
    return item.start


def _lengths(
    shaped: Sequence[tuple[Item, list[Portion]]], size: float, visible: int
) -> tuple[float, float]:
    """The length of the whole line, and of the spaces that hang over its end."""
    total = hanging = 0.0
    for item, portions in shaped:
        unit = _unit(item, size)
        for start, glyphs in portions:
            for _, cluster, advance, _, _ in glyphs:
                total += advance * unit
                if start + cluster >= visible:
                    hanging += advance * unit
    return total, hanging


def _left(style: Style, base: int, width: float) -> float:
    if style.align is Align.CENTRE:
        return (style.width - width) / 2
    at_left = (style.align is Align.START) == (base == 0)
    return 0.0 if at_left else style.width - width


def _runs(paragraph: Paragraph, shaped: Sequence[tuple[Item, list[Portion]]], x: float) -> tuple[Run, ...]:
    runs: list[Run] = []
    for item, portions in shaped:
        glyphs, x = _placed(portions, x, _unit(item, paragraph.style.size))
        size = paragraph.style.size * fonts.size_scale(item.font)
        text = paragraph.text[item.start : item.end]
        runs.append(Run(item.font, size, text, item.start, bool(item.level % 2), glyphs, item.level))
    return tuple(runs)


def _placed(portions: list[Portion], x: float, unit: float) -> tuple[tuple[Glyph, ...], float]:
    """The glyphs one after another from x, and where the last of them ends."""
    shaped = [(*glyph, start) for start, glyphs in portions for glyph in glyphs]
    if not shaped:
        return (), x
    gids, clusters, advances, dxs, dys, starts = zip(*shaped, strict=True)
    widths = [advance * unit for advance in advances]
    *origins, end = accumulate(widths, initial=x)
    xs = [origin + dx * unit for origin, dx in zip(origins, dxs, strict=True)]
    ys = [-dy * unit for dy in dys]
    return glyphs_of(gids, xs, ys, widths, map(add, clusters, starts)), end


def _empty(paragraph: Paragraph) -> Item:
    script = "Arab" if paragraph.base else "Latn"
    return Item(0, 0, chain(paragraph.style.face, script)[0], script, paragraph.base)


def _heights(items: Sequence[Item], style: Style) -> tuple[float, float]:
    """How far the line reaches above and below its baseline: its fonts' own reach, at least the leading."""
    reaches = [fonts.extents(item.font) for item in items]
    ascent = max(reach.ascent for reach in reaches)
    descent = max(reach.descent for reach in reaches)
    spare = max(0.0, style.leading - ascent - descent) / 2
    return (ascent + spare) * style.size * MM_PER_PT, (descent + spare) * style.size * MM_PER_PT
