"""Printed sheets as paper: laid down, turned, cut, piled and folded by program.

Nothing of the imposition is used. What stands where is read from the PDF by poppler, the edge that backs are
flipped on from the file, and then paper is handled as hands do it. Lengths are points.
"""

import re
from dataclasses import dataclass, replace
from io import BytesIO
from math import hypot

import pikepdf

from fanzines.model import Align, Direction, Fanzine, Fold, Page, Placement, Words, new_id
from tests.printing import poppler, works

_WORD = re.compile(r"([HF])(\d+)")
HEAD_MM, FOOT_MM = 40.0, 170.0


def marked(pages: int, direction: Direction = Direction.LTR) -> Fanzine:
    """A fanzine with H1 near the head and F1 near the foot of its first page, and so on."""

    def page(number: int) -> Page:
        words = (
            Words(new_id(), Placement(74, y), f"{letter}{number}", 60, size=40, align=Align.CENTRE)
            for letter, y in (("H", HEAD_MM), ("F", FOOT_MM))
        )
        return Page(new_id(), tuple(words))

    return works.fanzine(
        tuple(page(number) for number in range(1, pages + 1)), fold=Fold.SADDLE, direction=direction
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A page on a face of paper: its middle, and which way is up for its reader."""

    number: int
    x: float
    y: float
    up: tuple[float, float]

    def over(self, axis: int, line: float) -> "Found":
        """Reflected: `axis` 0 over an upright line, 1 over a level one."""
        if axis == 0:
            return replace(self, x=2 * line - self.x, up=(-self.up[0], self.up[1]))
        return replace(self, y=2 * line - self.y, up=(self.up[0], -self.up[1]))

    @property
    def is_upright(self) -> bool:
        """As its reader holds it."""
        return abs(self.up[0]) < 0.05 * abs(self.up[1]) and self.up[1] > 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A flat piece of paper: its edges, and what is on the face that is up and on the one beneath."""

    left: float
    bottom: float
    right: float
    top: float
    up: tuple[Found, ...]
    down: tuple[Found, ...] = ()

    def over(self, axis: int, line: float) -> "Piece":
        """Turned over that line: its faces change places."""
        edges = (self.left, self.right) if axis == 0 else (self.bottom, self.top)
        low, high = sorted(2 * line - edge for edge in edges)
        up, down = (tuple(one.over(axis, line) for one in face) for face in (self.down, self.up))
        if axis == 0:
            return Piece(low, self.bottom, high, self.top, up, down)
        return Piece(self.left, low, self.right, high, up, down)

    def cut(self, axis: int, line: float) -> tuple["Piece", "Piece"]:
        """In two, the left or lower one first."""

        def at(one: Found) -> float:
            return one.x if axis == 0 else one.y

        def part(low: bool) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
            up, down = (
                tuple(one for one in face if (at(one) < line) == low) for face in (self.up, self.down)
            )
            return up, down

        if axis == 0:
            return (
                Piece(self.left, self.bottom, line, self.top, *part(True)),
                Piece(line, self.bottom, self.right, self.top, *part(False)),
            )
        return (
            Piece(self.left, self.bottom, self.right, line, *part(True)),
            Piece(self.left, line, self.right, self.top, *part(False)),
        )

    def moved(self, dx: float, dy: float) -> "Piece":
        """Laid elsewhere."""
        up, down = (
            tuple(replace(one, x=one.x + dx, y=one.y + dy) for one in f) for f in (self.up, self.down)
        )
        return Piece(self.left + dx, self.bottom + dy, self.right + dx, self.top + dy, up, down)

    @property
    def number(self) -> int | None:
        """The page on its upper face, if there is one."""
        assert len(self.up) <= 1, self.up
        return self.up[0].number if self.up else None

    @property
    def number_beneath(self) -> int | None:
        """The page on its lower face, if there is one."""
        assert len(self.down) <= 1, self.down
        return self.down[0].number if self.down else None


Pile = list[Piece]
"""From the top to the bottom."""


def sheets(pdf: bytes) -> Pile:
    """The sheets as a printer lays them: the first on top, fronts up; backs where the printer puts them."""
    sides = poppler.sides(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        duplex = str(document.Root.ViewerPreferences.get("/Duplex", ""))
    if not duplex:
        return [Piece(0, 0, width, height, _found(words, height)) for width, height, words in sides]
    made = []
    for (width, height, front), (_, _, back) in zip(sides[::2], sides[1::2], strict=True):
        short_is_upright = width > height
        axis = 0 if (duplex == "/DuplexFlipShortEdge") == short_is_upright else 1
        middle = (width if axis == 0 else height) / 2
        behind = tuple(one.over(axis, middle) for one in _found(back, height))
        made.append(Piece(0, 0, width, height, _found(front, height), behind))
    return made


def cut_up(
    pile: Pile, columns: int, rows: int, box: tuple[float, float, float, float] | None = None
) -> list[Pile]:
    """The pile cut into equal parts (of a box, else of all): piles row by row from the top left."""
    first = pile[0]
    left, bottom, right, top = box or (first.left, first.bottom, first.right, first.top)
    trimmed = [_trimmed(piece, left, bottom, right, top) for piece in pile]
    piles: list[Pile] = []
    for row in range(rows):
        for column in range(columns):
            width, height = (right - left) / columns, (top - bottom) / rows
            low_x, low_y = left + column * width, top - (row + 1) * height
            piles.append([_trimmed(piece, low_x, low_y, low_x + width, low_y + height) for piece in trimmed])
    return [[piece.moved(-piece.left, -piece.bottom) for piece in part] for part in piles]


def folded(pile: Pile, axis: int, line: float, *, high_over: bool) -> Pile:
    """The pile folded over a line: its high part (right, upper) or its low part laid on the rest."""
    stays, moves = [], []
    for piece in pile:
        low, high = piece.cut(axis, line)
        stays.append(low if high_over else high)
        moves.append(high if high_over else low)
    return [piece.over(axis, line) for piece in reversed(moves)] + stays


def turned_over(pile: Pile) -> Pile:
    """All of the pile turned about an upright line."""
    middle = (pile[0].left + pile[0].right) / 2
    return [piece.over(0, middle) for piece in reversed(pile)]


def pages_of(leaves: Pile) -> list[int | None]:
    """What is read from the first leaf on, turning leaves about an upright spine; all of it upright."""
    for leaf in leaves:
        assert all(one.is_upright for one in (*leaf.up, *leaf.down)), leaf
    return [page for leaf in leaves for page in (leaf.number, leaf.number_beneath)]


def booklet(pile: Pile, direction: Direction) -> Pile:
    """A pile of sheets, outermost first and fronts up, folded together: its leaves, the front cover first."""
    inside = turned_over(pile)
    middle = (inside[0].left + inside[0].right) / 2
    return folded(inside, 0, middle, high_over=direction is Direction.RTL)


def mini(sheet: Piece) -> Pile:
    """The cut sheet as a ring of eight, folded flat from its front cover on: a leaf for every panel."""
    width, height = (sheet.right - sheet.left) / 4, (sheet.top - sheet.bottom) / 2
    rows = [[part[0] for part in cut_up([sheet], 4, 2)[at : at + 4]] for at in (0, 4)]
    laid = [
        [piece.moved(column * width, (1 - row) * height) for column, piece in enumerate(rows[row])]
        for row in (0, 1)
    ]
    ring = [*laid[0], *reversed(laid[1])]
    start = next(at for at, piece in enumerate(ring) if piece.number == 1)
    level = {frozenset((3, 4)), frozenset((7, 0))}
    step = 1 if frozenset((start, (start + 1) % 8)) in level else -1
    assert frozenset((start, (start + step) % 8)) in level, "the cover hangs on no lengthwise fold"
    order = [(start + step * number) % 8 for number in range(8)]
    creases: list[tuple[int, float]] = []
    stack: Pile = []
    for before, at in zip([None, *order[:-1]], order, strict=True):
        if before is not None:
            one, other = ring[before], ring[at]
            if frozenset((before, at)) in level:
                creases.append((1, max(one.bottom, other.bottom)))
            else:
                creases.append((0, max(one.left, other.left)))
        piece = ring[at]
        for axis, line in reversed(creases):
            piece = piece.over(axis, line)
        stack.append(piece)
    return stack


def _trimmed(piece: Piece, left: float, bottom: float, right: float, top: float) -> Piece:
    up, down = (
        tuple(one for one in face if left < one.x < right and bottom < one.y < top)
        for face in (piece.up, piece.down)
    )
    return Piece(left, bottom, right, top, up, down)


def _found(words: list[poppler.FoundWord], height: float) -> tuple[Found, ...]:
    """Every page whose head and foot are on the side; a page that is there twice lies twice."""
    heads: dict[int, list[tuple[float, float]]] = {}
    feet: dict[int, list[tuple[float, float]]] = {}
    for word in words:
        if known := _WORD.fullmatch(word.text):
            place = word.x, height - word.y
            (heads if known[1] == "H" else feet).setdefault(int(known[2]), []).append(place)
    assert {number: len(found) for number, found in heads.items()} == {
        number: len(found) for number, found in feet.items()
    }
    made = []
    for number, tops in heads.items():
        across, up = _head_to_foot(tops, feet[number])
        made += [Found(number, x + across / 2, y + up / 2, (-across, -up)) for x, y in tops]
    return tuple(made)


def _head_to_foot(heads: list[tuple[float, float]], feet: list[tuple[float, float]]) -> tuple[float, float]:
    """The way from every head to a foot: copies that lie on one side stand the same way."""
    (x, y), ways = heads[0], []
    for foot in feet:
        across, up = foot[0] - x, foot[1] - y
        if all(any(hypot(a + across - c, b + up - d) < 1 for c, d in feet) for a, b in heads):
            ways.append((across, up))
    return min(ways, key=lambda way: hypot(*way))
