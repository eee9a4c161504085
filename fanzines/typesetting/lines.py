"""Where each line of a paragraph ends: as late as its words fit. Lengths are mm, sizes pt."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Final, NamedTuple

from fanzines.typesetting import breaking
from fanzines.typesetting.itemising import Item
from fanzines.typesetting.paragraph import Paragraph
from fanzines.typesetting.rows import Row, shaped, unit
from fanzines.typesetting.shaping import CONTEXT

_ROUNDING: Final = 1e-6


class Begun(NamedTuple):
    """A row, and the offset in its paragraph at which it begins."""

    start: int
    row: Row


def fill(paragraph: Paragraph) -> tuple[Begun, ...]:
    """The paragraph's rows."""
    return tuple(Begun(start, _row(paragraph, start, end)) for start, end in _ranges(paragraph))


def _row(paragraph: Paragraph, start: int, end: int) -> Row:
    behind = max(start - CONTEXT, 0)
    items = tuple(_cut(paragraph.itemised.items, start, end, behind))
    near = paragraph.itemised.shown[behind : end + CONTEXT]
    text, levels = paragraph.text[start:end], paragraph.levels[start:end]
    return Row(text, near, start - behind, items, levels, paragraph.base, paragraph.style)


def _cut(items: Sequence[Item], start: int, end: int, behind: int) -> Iterator[Item]:
    """The items between start and end, with offsets from `behind`."""
    for item in islice(items, max(bisect_right(items, start, key=_start) - 1, 0), None):
        if item.start >= end:
            return
        first, last = max(item.start, start) - behind, min(item.end, end) - behind
        yield Item(first, last, item.font, item.script, item.level)


def _start(item: Item) -> int:
    return item.start


def _widths(paragraph: Paragraph) -> list[float]:
    """How far the text reaches before each offset when it stands on a single line."""
    advances = [0.0] * len(paragraph.text)
    for item in paragraph.itemised.items:
        mm = unit(item, paragraph.style)
        for start, glyphs in shaped(paragraph.itemised.shown, item, paragraph.style):
            for _, cluster, advance, _, _ in glyphs:
                advances[start + cluster] += advance * mm
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
