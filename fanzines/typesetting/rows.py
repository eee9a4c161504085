"""One line by itself: where its glyphs stand, remembered until it changes. Lengths are mm, sizes pt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from typing import Final, NamedTuple

from fanzines.model import Align, Direction
from fanzines.typesetting import bidi, breaking, fonts
from fanzines.typesetting.faces import chain
from fanzines.typesetting.itemising import Item
from fanzines.typesetting.paragraph import Style
from fanzines.typesetting.pieces import stand_apart
from fanzines.typesetting.settext import Glyph, Line, Run, glyphs_of
from fanzines.typesetting.shaping import Manner, Portion, Shaped, shape

MM_PER_PT: Final = 25.4 / 72

_Shaped = Sequence[tuple[Item, list[Portion]]]


class Row(NamedTuple):
    """All that decides how a line looks, wherever it stands in its text.

    `near` is the text to shape with what stands about it; the line's own begins at `lead`. Items count from
    the start of `near`, and `levels` are those of the line's characters.
    """

    text: str
    near: str
    lead: int
    items: tuple[Item, ...]
    levels: tuple[int, ...]
    base: int
    style: Style


@lru_cache(maxsize=512)
def placed(row: Row, start: int, top: float) -> Line:
    """The row as the line that begins at that offset of the words, below that edge."""
    line = _line(row)
    baseline = top + line.ascent
    runs = tuple(
        replace(run, start=run.start + start, glyphs=_moved(run.glyphs, start, baseline)) for run in line.runs
    )
    return replace(line, start=start, end=start + line.end, baseline=baseline, runs=runs)


def forget_lines() -> None:
    """Drops every remembered line."""
    placed.cache_clear()
    _line.cache_clear()


def _moved(glyphs: tuple[Glyph, ...], start: int, baseline: float) -> tuple[Glyph, ...]:
    if not glyphs:
        return ()
    gids, xs, ys, advances, clusters = zip(*glyphs, strict=True)
    return glyphs_of(gids, xs, [y + baseline for y in ys], advances, [c + start for c in clusters])


def shaped(text: str, item: Item, style: Style) -> list[Portion]:
    """The item's glyphs from left to right, with the room that is to be between them."""
    apart = style.tracking > 0 and stand_apart(item.script)
    manner = Manner(item.font, item.script, bool(item.level % 2), style.language, apart)
    found = shape(text, item.start, item.end, manner)
    return [_tracked(text, item, portion, style, apart) for portion in found] if style.tracking else found


def _tracked(text: str, item: Item, portion: Portion, style: Style, apart: bool) -> Portion:
    """The glyphs with room to the right of each cluster, or of the spaces alone where letters join."""
    room = round(style.tracking / fonts.unit(item.font))
    glyphs = tuple(
        glyph._replace(advance=glyph.advance + room)
        if last and (apart or text[portion.start + glyph.cluster].isspace())
        else glyph
        for glyph, last in zip(portion.glyphs, _lasts(portion.glyphs), strict=True)
    )
    return Portion(portion.start, glyphs)


def _lasts(glyphs: tuple[Shaped, ...]) -> Iterator[bool]:
    """For each glyph whether it is its cluster's last from the left."""
    for glyph, after in pairwise(glyphs):
        yield glyph.cluster != after.cluster
    yield from (True for _ in glyphs[-1:])


def unit(item: Item, style: Style) -> float:
    """Millimetres to one unit of the item's font."""
    return style.size * fonts.unit(item.font) * MM_PER_PT


@lru_cache(maxsize=512)
def _line(row: Row) -> Line:
    """The row as if its paragraph began the text and its baseline were at 0."""
    style = row.style
    items = _visual_items(row)
    found = [(item, shaped(row.near, item, style)) for item in items]
    visible = row.lead + breaking.visible_end(row.text, 0, len(row.text))
    total, hanging = _lengths(found, style, visible)
    left = _left(style, row.base, total - hanging)
    runs = _runs(row, found, left - hanging if row.base else left)
    ascent, descent = _heights(items or [_empty(row)], style)
    direction = Direction.RTL if row.base else Direction.LTR
    return Line(row.text, 0, len(row.text), 0.0, left, total - hanging, ascent, descent, direction, runs)


def _visual_items(row: Row) -> list[Item]:
    """The line's items from left to right, cut again where spaces at its end fall to the base level."""
    levels = bidi.line_levels(row.text, row.levels, row.base)
    found: list[Item] = []
    for item in row.items:
        place = item.start
        for level, same in groupby(levels[item.start - row.lead : item.end - row.lead]):
            after = place + sum(1 for _ in same)
            found.append(Item(place, after, item.font, item.script, level))
            place = after
    return [found[index] for index in bidi.visual_order([item.level for item in found])]


def _lengths(found: _Shaped, style: Style, visible: int) -> tuple[float, float]:
    """The length of the whole line, and of the spaces that hang over its end."""
    total = hanging = 0.0
    for item, portions in found:
        mm = unit(item, style)
        for start, glyphs in portions:
            for _, cluster, advance, _, _ in glyphs:
                total += advance * mm
                if start + cluster >= visible:
                    hanging += advance * mm
    return total, hanging


def _left(style: Style, base: int, width: float) -> float:
    if style.align is Align.CENTRE:
        return (style.width - width) / 2
    at_left = (style.align is Align.START) == (base == 0)
    return 0.0 if at_left else style.width - width


def _runs(row: Row, found: _Shaped, x: float) -> tuple[Run, ...]:
    runs: list[Run] = []
    for item, portions in found:
        glyphs, x = _in_place(portions, x, unit(item, row.style), row.lead)
        size = row.style.size * fonts.size_scale(item.font)
        start, end = item.start - row.lead, item.end - row.lead
        run = Run(item.font, size, row.text[start:end], start, bool(item.level % 2), glyphs, item.level)
        runs.append(run)
    return tuple(runs)


def _in_place(portions: list[Portion], x: float, mm: float, lead: int) -> tuple[tuple[Glyph, ...], float]:
    """The glyphs one after another from x, and where the last of them ends."""
    found = [(*glyph, start - lead) for start, glyphs in portions for glyph in glyphs]
    if not found:
        return (), x
    gids, clusters, advances, dxs, dys, starts = zip(*found, strict=True)
    widths = [advance * mm for advance in advances]
    *origins, end = accumulate(widths, initial=x)
    xs = [origin + dx * mm for origin, dx in zip(origins, dxs, strict=True)]
    ys = [-dy * mm for dy in dys]
    return glyphs_of(gids, xs, ys, widths, map(sum, zip(clusters, starts, strict=True))), end


def _empty(row: Row) -> Item:
    script = "Arab" if row.base else "Latn"
    return Item(0, 0, chain(row.style.face, script)[0], script, row.base)


def _heights(items: Sequence[Item], style: Style) -> tuple[float, float]:
    """How far the line reaches above and below its baseline: its fonts' own reach, at least the leading."""
    reaches = [fonts.extents(item.font) for item in items]
    ascent = max(reach.ascent for reach in reaches)
    descent = max(reach.descent for reach in reaches)
    spare = max(0.0, style.leading - ascent - descent) / 2
    return (ascent + spare) * style.size * MM_PER_PT, (descent + spare) * style.size * MM_PER_PT
