"""Where each grapheme cluster of a set line lies along it. Lengths are mm from the box's left edge."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fanzines.model import Direction
from fanzines.typesetting.breaking import clusters
from fanzines.typesetting.settext import Line, Run


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a grapheme cluster lies on its line; `before` and `after` are its edges in reading order."""

    before: float
    after: float
    level: int

    @property
    def left(self) -> float:
        """The edge that lies farther left."""
        return min(self.before, self.after)

    @property
    def right(self) -> float:
        """The edge that lies farther right."""
        return max(self.before, self.after)


def line_offsets(line: Line) -> list[int]:
    """The offsets between the line's clusters, its start and its end among them."""
    return [line.start + offset for offset in clusters(line.text)]


def span(line: Line) -> tuple[float, float]:
    """The line's left and right end, hanging spaces included."""
    length = sum(glyph.advance for run in line.runs for glyph in run.glyphs)
    left = line.left + line.width - length if line.direction is Direction.RTL else line.left
    return left, left + length


def extents(line: Line, offsets: Sequence[int]) -> dict[int, Extent]:
    """Where each grapheme cluster lies, by its offset; what a ligature joins shares it evenly.

    `offsets` are those of `line_offsets`.
    """
    found: dict[int, Extent] = {}
    x = span(line)[0]
    for run in line.runs:
        for start, end, width in _shaped_clusters(run):
            inside = offsets[bisect_right(offsets, start) : bisect_left(offsets, end)]
            share = width / (len(inside) + 1)
            places = [offsets[bisect_right(offsets, start) - 1], *inside]
            for place in reversed(places) if run.rtl else places:
                _widen(found, place, x, x + share, run)
                x += share
    return found


def _widen(found: dict[int, Extent], place: int, left: float, right: float, run: Run) -> None:
    """Gives the cluster that stretch of its line, beside what it has already."""
    if place in found:
        known = found[place]
        left, right = min(left, known.before, known.after), max(right, known.before, known.after)
    found[place] = Extent(right, left, run.level) if run.rtl else Extent(left, right, run.level)


def _shaped_clusters(run: Run) -> Iterator[tuple[int, int, float]]:
    """Start, end and width of each of HarfBuzz's clusters, from left to right."""
    widths: dict[int, float] = {}
    for glyph in run.glyphs:
        widths[glyph.cluster] = widths.get(glyph.cluster, 0.0) + glyph.advance
    starts = sorted(widths)
    ends = dict(zip(starts, [*starts[1:], run.start + len(run.text)], strict=True))
    for start, width in widths.items():
        yield start, ends[start], width
