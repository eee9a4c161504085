"""Where the caret stands in set words, and which place a finger means. Lengths are mm, y down.

At a change of direction a place between two letters has two positions. Here it is the edge of the letter
that lies less deep in the bidi levels, so that each gap on the line belongs to exactly one offset.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fanzines.model import Direction
from fanzines.typesetting.breaking import clusters
from fanzines.typesetting.settext import Line, Run, SetText


@dataclass(frozen=True, slots=True)
class Caret:
    """An upright stroke at x, as tall as its line."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where a grapheme cluster lies on its line; `before` and `after` are its edges in reading order."""

    before: float
    after: float
    level: int


def caret(set_text: SetText, offset: int, *, typed: bool = False) -> Caret:
    """The caret before the character at `offset`, which is held within the text and to whole clusters.

    `typed` keeps it at the edge of the cluster just written, also where the direction changes there.
    """
    line = set_text.lines[_line_index(set_text, offset)]
    stops = _stops(line, typed)
    place = max(bisect_right(stops, offset, key=lambda stop: stop[0]) - 1, 0)
    x = min(max(stops[place][1], 0.0), set_text.width)
    return Caret(x, line.baseline - line.ascent, line.baseline + line.descent)


def offset_at(set_text: SetText, x: float, y: float) -> int:
    """The offset whose caret is nearest to the point, on the line at that height or the nearest one."""
    index = bisect_right(set_text.lines, y, key=lambda line: line.baseline + line.descent)
    index = min(index, len(set_text.lines) - 1)
    stops = _stops(set_text.lines[index], False)
    if index + 1 < len(set_text.lines) and set_text.lines[index + 1].start == stops[-1][0]:
        stops.pop()
    return min(stops, key=lambda stop: abs(min(max(stop[1], 0.0), set_text.width) - x))[0]


def next_cluster(text: str, offset: int) -> int:
    """The end of the grapheme cluster at `offset`; the text's end when there is none."""
    offsets = clusters(text)
    return offsets[min(bisect_right(offsets, offset), len(offsets) - 1)]


def previous_cluster(text: str, offset: int) -> int:
    """The start of the grapheme cluster before `offset`; 0 when there is none."""
    offsets = clusters(text)
    return offsets[max(bisect_left(offsets, offset) - 1, 0)]


def _line_index(set_text: SetText, offset: int) -> int:
    return max(bisect_right(set_text.lines, offset, key=lambda line: line.start) - 1, 0)


def _stops(line: Line, typed: bool) -> list[tuple[int, float]]:
    """Each offset between the line's clusters, and its x."""
    offsets = [line.start + offset for offset in clusters(line.text)]
    left, right = _span(line)
    rtl = line.direction is Direction.RTL
    start, end = (right, left) if rtl else (left, right)
    found = _extents(line, offsets)
    extents = [found[offset] for offset in offsets[:-1] if offset in found]
    edges = [_Extent(start, start, int(rtl)), *extents, _Extent(end, end, int(rtl))]
    kept = [offset for offset in offsets[:-1] if offset in found]
    return [
        (offset, _edge(before, after, typed and offset > line.start))
        for offset, (before, after) in zip([*kept, offsets[-1]], pairwise(edges), strict=True)
    ]


def _edge(before: _Extent, after: _Extent, typed: bool) -> float:
    return before.after if typed or before.level <= after.level else after.before


def _span(line: Line) -> tuple[float, float]:
    """The line's left and right end, hanging spaces included."""
    length = sum(glyph.advance for run in line.runs for glyph in run.glyphs)
    left = line.left + line.width - length if line.direction is Direction.RTL else line.left
    return left, left + length


def _extents(line: Line, offsets: list[int]) -> dict[int, _Extent]:
    """Where each grapheme cluster lies, by its offset; what a ligature joins shares it evenly."""
    found: dict[int, _Extent] = {}
    x = _span(line)[0]
    for run in line.runs:
        for start, end, width in _shaped_clusters(run):
            inside = offsets[bisect_right(offsets, start) : bisect_left(offsets, end)]
            share = width / (len(inside) + 1)
            places = [offsets[bisect_right(offsets, start) - 1], *inside]
            for place in reversed(places) if run.rtl else places:
                _widen(found, place, x, x + share, run)
                x += share
    return found


def _widen(found: dict[int, _Extent], place: int, left: float, right: float, run: Run) -> None:
    """Gives the cluster that stretch of its line, beside what it has already."""
    if place in found:
        known = found[place]
        left, right = min(left, known.before, known.after), max(right, known.before, known.after)
    found[place] = _Extent(right, left, run.level) if run.rtl else _Extent(left, right, run.level)


def _shaped_clusters(run: Run) -> Iterator[tuple[int, int, float]]:
    """Start, end and width of each of HarfBuzz's clusters, from left to right."""
    widths: dict[int, float] = {}
    for glyph in run.glyphs:
        widths[glyph.cluster] = widths.get(glyph.cluster, 0.0) + glyph.advance
    starts = sorted(widths)
    ends = dict(zip(starts, [*starts[1:], run.start + len(run.text)], strict=True))
    for start, width in widths.items():
        yield start, ends[start], width
