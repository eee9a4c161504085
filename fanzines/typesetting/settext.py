"""What typesetting makes of words: lines, runs and glyphs. Lengths are mm with y down, sizes pt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from fanzines.model import Direction


class Glyph(NamedTuple):
    """One glyph: x from the box's left edge, y from its top; `cluster` is an offset into the words' text."""

    gid: int
    x: float
    y: float
    advance: float
    cluster: int


_GLYPH: Final[Callable[[tuple[int, float, float, float, int]], Glyph]] = partial(tuple.__new__, Glyph)


def glyphs_of(
    gids: Iterable[int],
    xs: Iterable[float],
    ys: Iterable[float],
    advances: Iterable[float],
    clusters: Iterable[int],
) -> tuple[Glyph, ...]:
    """Glyphs by their columns: a page of them takes a third of the time that calling `Glyph` takes."""
    return tuple(map(_GLYPH, zip(gids, xs, ys, advances, clusters, strict=True)))


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font and direction from left to right; `text` is logical and starts at `start`.

    `level` is the bidi level (UAX #9) that `rtl` comes from.
    """

    font: str
    size: float
    text: str
    start: int
    rtl: bool
    glyphs: tuple[Glyph, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line, `text` = the words' text from start to end, without the newline that may follow.

    `left` and `width` span what is visible: spaces at the line's end hang over. Lines tile the box:
    each reaches from `baseline - ascent` to `baseline + descent`.
    """

    text: str
    start: int
    end: int
    baseline: float
    left: float
    width: float
    ascent: float
    descent: float
    direction: Direction
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SetText:
    """Words as lines in a box of `width` x `height`; `missing` holds the clusters no font can show."""

    lines: tuple[Line, ...]
    width: float
    height: float
    missing: tuple[str, ...] = ()
