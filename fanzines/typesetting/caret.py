"""Where the caret stands in set words, and which place a finger means. Lengths are mm, y down.

At a change of direction a place between two letters has two positions. Here it is the edge of the letter
that lies less deep in the bidi levels, so that each gap on the line belongs to exactly one offset.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from fanzines.model import Direction
from fanzines.typesetting.breaking import clusters
from fanzines.typesetting.extents import Extent, extents, line_offsets, span
from fanzines.typesetting.settext import Line, SetText


@dataclass(frozen=True, slots=True)
class Caret:
    """An upright stroke at x, as tall as its line."""

    x: float
    top: float
    bottom: float


def caret(set_text: SetText, offset: int, *, typed: bool = False) -> Caret:
    """The caret before the character at `offset`, which is held within the text and to whole clusters.

    `typed` keeps it at the edge of the cluster just written, also where the direction changes there.
    """
    line = set_text.lines[line_index(set_text, offset)]
    stops = _stops(line, typed)
    place = max(bisect_right(stops, offset, key=lambda stop: stop[0]) - 1, 0)
    x = min(max(stops[place][1], 0.0), set_text.width)
    return Caret(x, line.baseline - line.ascent, line.baseline + line.descent)


def offset_at(set_text: SetText, x: float, y: float) -> int:
    """The offset whose caret is nearest to the point, on the line at that height or the nearest one."""
    index = line_at(set_text, y)
    stops = _stops(set_text.lines[index], False)
    if index + 1 < len(set_text.lines) and set_text.lines[index + 1].start == stops[-1][0]:
        stops.pop()
    return min(stops, key=lambda stop: abs(min(max(stop[1], 0.0), set_text.width) - x))[0]


def line_at(set_text: SetText, y: float) -> int:
    """The line at that height, or the nearest one."""
    index = bisect_right(set_text.lines, y, key=lambda line: line.baseline + line.descent)
    return min(index, len(set_text.lines) - 1)


def next_cluster(text: str, offset: int) -> int:
    """The end of the grapheme cluster at `offset`; the text's end when there is none."""
    offsets = clusters(text)
    return offsets[min(bisect_right(offsets, offset), len(offsets) - 1)]


def previous_cluster(text: str, offset: int) -> int:
    """The start of the grapheme cluster before `offset`; 0 when there is none."""
    offsets = clusters(text)
    return offsets[max(bisect_left(offsets, offset) - 1, 0)]


def line_index(set_text: SetText, offset: int) -> int:
    """The line on which the caret at that offset stands."""
    return max(bisect_right(set_text.lines, offset, key=lambda line: line.start) - 1, 0)


def _stops(line: Line, typed: bool) -> list[tuple[int, float]]:
    """Each offset between the line's clusters, and its x."""
    offsets = line_offsets(line)
    left, right = span(line)
    rtl = line.direction is Direction.RTL
    start, end = (right, left) if rtl else (left, right)
    found = extents(line, offsets)
    within = [found[offset] for offset in offsets[:-1] if offset in found]
    edges = [Extent(start, start, int(rtl)), *within, Extent(end, end, int(rtl))]
    kept = [offset for offset in offsets[:-1] if offset in found]
    return [
        (offset, _edge(before, after, typed and offset > line.start))
        for offset, (before, after) in zip([*kept, offsets[-1]], pairwise(edges), strict=True)
    ]


def _edge(before: Extent, after: Extent, typed: bool) -> float:
    return before.after if typed or before.level <= after.level else after.before
