"""A stretch of words that is chosen: always whole grapheme clusters. Lengths are mm, y down."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from fanzines.model import Direction
from fanzines.plane import Box
from fanzines.typesetting.breaking import clusters, word_breaks
from fanzines.typesetting.caret import caret, line_at, line_index, next_cluster, previous_cluster
from fanzines.typesetting.extents import Extent, extents, line_offsets
from fanzines.typesetting.settext import Line, SetText

_TOUCHING = 1e-6


@dataclass(frozen=True, slots=True)
class Selection:
    """The characters from `start` to before `end`: one cluster at the least."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The upright stroke at which a selection starts or ends.

    `outward` is the side on which the clusters beyond it lie: -1 on its left, 1 on its right.
    """

    x: float
    top: float
    bottom: float
    outward: int


def word_at(text: str, offset: int) -> Selection | None:
    """The word that holds the cluster at `offset`; None where there is no text.

    Between words it is the one before, else the one behind, else what stands there.
    """
    ranges = list(pairwise(word_breaks(text)))
    if not ranges:
        return None
    at = min(max(bisect_right(ranges, offset, key=lambda found: found[0]) - 1, 0), len(ranges) - 1)
    near = (index for index in (at, at - 1, at + 1) if 0 <= index < len(ranges))
    word = next((index for index in near if not text[slice(*ranges[index])].isspace()), at)
    return Selection(*ranges[word])


def all_of(text: str) -> Selection | None:
    """Everything; None where there is no text."""
    return Selection(0, len(text)) if text else None


def starting_at(text: str, chosen: Selection, offset: int) -> Selection:
    """The selection with another start, held to whole clusters and before its end."""
    return replace(chosen, start=min(_whole(text, offset), previous_cluster(text, chosen.end)))


def ending_at(text: str, chosen: Selection, offset: int) -> Selection:
    """The selection with another end, held to whole clusters and behind its start."""
    return replace(chosen, end=max(_whole(text, offset), next_cluster(text, chosen.start)))


def longer(text: str, chosen: Selection) -> Selection:
    """One cluster more at its end, where there is one."""
    return ending_at(text, chosen, next_cluster(text, chosen.end))


def shorter(text: str, chosen: Selection) -> Selection:
    """One cluster less at its end; the last one stays."""
    return ending_at(text, chosen, previous_cluster(text, chosen.end))


def replaced(text: str, chosen: Selection, by: str) -> tuple[str, int]:
    """The text with something else in the place of what is chosen, and the offset behind that."""
    return text[: chosen.start] + by + text[chosen.end :], chosen.start + len(by)


def cluster_at(set_text: SetText, x: float, y: float) -> int:
    """The offset of the cluster under the point, or of the nearest one on the line at that height."""
    line = set_text.lines[line_at(set_text, y)]
    found = extents(line, line_offsets(line))
    return min(found, key=lambda at: max(found[at].left - x, x - found[at].right), default=line.start)


def start_at(set_text: SetText, x: float, y: float) -> int:
    """The offset of the cluster whose edge a start at that point is nearest to."""
    line = set_text.lines[line_at(set_text, y)]
    found = extents(line, line_offsets(line))
    return min(found, key=lambda at: abs(found[at].before - x), default=line.start)


def end_at(set_text: SetText, x: float, y: float) -> int:
    """The offset behind the cluster whose edge an end at that point is nearest to."""
    line = set_text.lines[line_at(set_text, y)]
    offsets = line_offsets(line)
    found = extents(line, offsets)
    at = min(found, key=lambda at: abs(found[at].after - x), default=line.start)
    return offsets[min(bisect_right(offsets, at), len(offsets) - 1)]


def rectangles(set_text: SetText, chosen: Selection) -> tuple[Box, ...]:
    """What is chosen, line by line and from the left: where directions mix, several on a line.

    Spaces that hang over the box's edge are left out beyond it; what ends a line takes no room.
    """
    return tuple(box for line in set_text.lines for box in _on_line(line, set_text.width, chosen))


def edges(set_text: SetText, chosen: Selection) -> tuple[Edge, Edge]:
    """Where the selection starts and ends: at its first and its last cluster, wherever those lie."""
    return _edge(set_text, chosen.start, chosen.start, "before"), _last_edge(set_text, chosen)


def _last_edge(set_text: SetText, chosen: Selection) -> Edge:
    line = set_text.lines[max(line_index(set_text, chosen.end - 1), 0)]
    offsets = line_offsets(line)
    last = offsets[max(bisect_left(offsets, chosen.end) - 1, 0)]
    return _edge(set_text, last, chosen.end, "after")


def _edge(set_text: SetText, cluster: int, offset: int, side: str) -> Edge:
    """That side of the cluster; the caret at `offset` where it takes no room, as a new line does."""
    line = set_text.lines[line_index(set_text, cluster)]
    found = extents(line, line_offsets(line)).get(cluster)
    outward = 1 if side == "after" else -1
    if found is None:
        at = caret(set_text, offset)
        return Edge(at.x, at.top, at.bottom, -outward if line.direction is Direction.RTL else outward)
    x = min(max(found.before if side == "before" else found.after, 0.0), set_text.width)
    top, bottom = line.baseline - line.ascent, line.baseline + line.descent
    return Edge(x, top, bottom, -outward if found.level % 2 else outward)


def _on_line(line: Line, width: float, chosen: Selection) -> list[Box]:
    if line.end <= chosen.start or line.start >= chosen.end:
        return []
    top, bottom = line.baseline - line.ascent, line.baseline + line.descent
    least, most = min(0.0, line.left), max(width, line.left + line.width)
    found: list[Box] = []
    for extent in _chosen_extents(line, chosen):
        left, right = max(extent.left, least), min(extent.right, most)
        if right <= left:
            continue
        if found and left <= found[-1].right + _TOUCHING:
            found[-1] = replace(found[-1], right=max(right, found[-1].right))
        else:
            found.append(Box(left, top, right, bottom))
    return found


def _chosen_extents(line: Line, chosen: Selection) -> list[Extent]:
    found = extents(line, line_offsets(line))
    inside = (found[at] for at in found if chosen.start <= at < chosen.end)
    return sorted(inside, key=lambda extent: extent.left)


def _whole(text: str, offset: int) -> int:
    """The last offset between clusters that does not lie behind this one."""
    offsets = clusters(text)
    return offsets[max(bisect_right(offsets, offset) - 1, 0)]
