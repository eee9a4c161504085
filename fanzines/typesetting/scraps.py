"""Letters cut out of other papers: each piece of the words on a scrap of its own, laid by hand."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import cos, degrees, radians, sin
from typing import Final

from fanzines.art import PAPER
from fanzines.plane import Box, Ring
from fanzines.typesetting import breaking, fonts
from fanzines.typesetting.itemising import scripts
from fanzines.typesetting.pieces import TRACKING, Piece, pieces, stand_apart
from fanzines.typesetting.settext import Glyph, Run, SetText
from fanzines.typesetting.shapes import WHITE, Shape, mixed, moved, shade, uneven

MM_PER_PT: Final = 25.4 / 72
_KRAFT: Final = "#D8B98C"
_STEEPEST: Final = 6.0

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scrap:
    """One scrap and how the letters on it lie: `matrix` (as PDF has it) moves them from where they were set.

    It holds the glyphs of a line whose clusters lie from `start` to `end` (offsets into the words' text).
    """

    line: int
    start: int
    end: int
    matrix: Matrix
    colour: str
    shapes: tuple[Shape, ...]

    def laid(self, em: float, x: float, y: float) -> Matrix:
        """The matrix of a glyph of that size (mm, y up) that was set at that place."""
        a, b, c, d, e, f = self.matrix
        return (em * a, em * b, -em * c, -em * d, a * x + c * y + e, b * x + d * y + f)


def scraps(set_text: SetText, text: str, em: float, colour: str, ground: str) -> Iterator[Scrap]:
    """The scraps from the first line to the last, each line from left to right."""
    found, apart = _pieces(text)
    starts = [piece.start for piece in found]
    for index, line in enumerate(set_text.lines):
        glyphs = [(run, glyph) for run in line.runs for glyph in run.glyphs]
        for at, group in groupby(glyphs, lambda pair: bisect_right(starts, pair[1].cluster) - 1):
            box = _ink([pair for pair in group if at >= 0 and pair[1].cluster < found[at].end])
            if box is not None:
                carried = TRACKING * em / 2 if found[at].start in apart else 0.0
                yield _scrap(index, line.baseline, found[at], (box, carried), em, (colour, ground))


def _pieces(text: str) -> tuple[list[Piece], frozenset[int]]:
    """The pieces of all paragraphs, and where those begin that have room for a letter by itself."""
    found, apart = list[Piece](), set[int]()
    for start, end in breaking.paragraphs(text):
        of_script = scripts(text[start:end])
        for piece in pieces(text[start:end], of_script):
            found.append(Piece(start + piece.start, start + piece.end, piece.seed))
            if stand_apart(of_script[piece.start]):
                apart.add(start + piece.start)
    return found, frozenset(apart)


def _ink(glyphs: list[tuple[Run, Glyph]]) -> Box | None:
    """The box around what is to be seen of the glyphs."""
    box: Box | None = None
    for run, glyph in glyphs:
        left, top, right, bottom = (part * run.size * MM_PER_PT for part in fonts.ink(run.font, glyph.gid))
        if right > left and bottom > top:
            here = Box(glyph.x + left, glyph.y + top, glyph.x + right, glyph.y + bottom)
            box = here if box is None else box.union(here)
    return box


def _scrap(
    index: int, baseline: float, piece: Piece, ink: tuple[Box, float], em: float, colours: tuple[str, str]
) -> Scrap:
    """`ink` is what is to be seen on it, and how far that is carried to the middle of its room."""
    box = _room(ink[0], baseline, em, piece.seed)
    matrix = _laid(piece.seed, box, ink[1], em)
    paper, letters = _colours(piece.seed, *colours)
    ring = _through(matrix, _cut(box, piece.seed, em))
    shapes = (Shape(moved([ring], 0.035 * em, 0.05 * em), shade(paper)), Shape((ring,), paper))
    return Scrap(index, piece.start, piece.end, matrix, letters, shapes)


def _room(ink: Box, baseline: float, em: float, seed: int) -> Box:
    """Paper around the letters: as high as a small letter at least, so that a full stop can be held."""
    spare = [(0.13 + 0.04 * uneven(seed, side)) * em for side in range(4)]
    slim = max(0.0, 0.2 * em - ink.width) / 2
    return Box(
        ink.left - spare[0] - slim,
        min(ink.top, baseline - 0.5 * em) - spare[1],
        ink.right + spare[2] + slim,
        max(ink.bottom, baseline) + spare[3],
    )


def _laid(seed: int, box: Box, dx: float, em: float) -> Matrix:
    """Turned about its middle, less where that would carry far, a little larger or smaller, up or down."""
    (x, y), reach = box.centre, box.width / 2
    steepest = min(_STEEPEST, degrees(0.09 * em / reach))
    turn = radians(steepest * uneven(seed, 10))
    size = 1.0 + 0.09 * uneven(seed, 11) * min(1.0, 0.5 * em / reach)
    a, b = size * cos(turn), size * sin(turn)
    dy = 0.05 * em * uneven(seed, 12)
    return (a, b, -b, a, x - a * x + b * y + dx, y - b * x - a * y + dy)


def _cut(box: Box, seed: int, em: float) -> Ring:
    """Four snips of the scissors, and now and then a fifth that takes a corner."""
    off = 0.045 * em
    corners = [
        (x + off * uneven(seed, 20 + 2 * at), y + off * uneven(seed, 21 + 2 * at))
        for at, (x, y) in enumerate(box.corners)
    ]
    if seed % 4:
        return tuple(corners)
    at = seed // 4 % 4
    (ax, ay), (x, y), (bx, by) = corners[at - 1], corners[at], corners[(at + 1) % 4]
    snip = [_between(x, y, ax, ay, 0.13 * em), _between(x, y, bx, by, 0.2 * em)]
    return (*corners[:at], *snip, *corners[at + 1 :])


def _between(x: float, y: float, to_x: float, to_y: float, by: float) -> tuple[float, float]:
    length = max(abs(to_x - x) + abs(to_y - y), by)
    return x + (to_x - x) * by / length, y + (to_y - y) * by / length


def _through(matrix: Matrix, ring: Ring) -> Ring:
    a, b, c, d, e, f = matrix
    return tuple((a * x + c * y + e, b * x + d * y + f) for x, y in ring)


@lru_cache(maxsize=16)
def _papers(colour: str, ground: str) -> tuple[str, ...]:
    return (
        ground,
        mixed(ground, WHITE, 0.45),
        mixed(ground, PAPER, 0.7),
        ground,
        mixed(ground, _KRAFT, 0.45),
        mixed(ground, colour, 0.1),
    )


def _colours(seed: int, colour: str, ground: str) -> tuple[str, str]:
    """Paper and letters: the ground's own colour, its neighbours, and now and then the two exchanged."""
    if seed // 16 % 6 == 0:
        return colour, ground
    papers = _papers(colour, ground)
    return papers[seed // 96 % len(papers)], colour
