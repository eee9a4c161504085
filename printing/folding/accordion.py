"""Accordions: strips of four panels folded to and fro, two on a sheet; those that follow are joined."""

from collections.abc import Iterator
from typing import Final

from fanzines.model import Direction
from printing.folding.cells import edge_ticks
from printing.folding.sheeting import Sheeting
from printing.folding.sheets import Mark, MarkKind, Panel, Rect, Sheet, Side, filled, fitted, panel
from printing.paper import PaperSize

COLUMNS: Final = 4
STRIPS: Final = 2


def accordion_places(pages: int, *, two_sided: bool) -> int:
    """How many pages an accordion of so many has, with its blank ones."""
    each = COLUMNS * (2 if two_sided else 1)
    return max(1, -(-pages // each)) * each


def accordion_copies(pages: int, *, two_sided: bool) -> int:
    """How many accordions lie on its sheets: a single strip is there twice."""
    each = COLUMNS * (2 if two_sided else 1)
    return STRIPS if pages <= each else 1


def accordion(pages: int, sheeting: Sheeting, direction: Direction) -> tuple[Sheet, ...]:
    """The sheets; a single strip is on its sheet twice. Backs as seen when turned about an upright line.

    Its back is read on from where its front ended. Raises PressRefused without a page.
    """
    order = filled(pages, accordion_places(pages, two_sided=sheeting.two_sided))
    columns = len(order) // (2 if sheeting.two_sided else 1)
    fronts, backs = order[:columns], order[columns:][::-1]
    strips = [range(at, at + COLUMNS) for at in range(0, columns, COLUMNS)]
    if len(strips) == 1:
        strips *= STRIPS
    paper, marks = sheeting.paper, tuple(_marks(sheeting, joined=columns > COLUMNS))
    made = []
    for at in range(0, len(strips), STRIPS):
        rows = strips[at : at + STRIPS]
        front = Side(tuple(_rows(rows, fronts, sheeting, direction, behind=False)), marks)
        back = Side(tuple(_rows(rows, backs, sheeting, direction, behind=True))) if backs else None
        made.append(Sheet(paper, front, back))
    return tuple(made)


def _rows(
    rows: list[range],
    order: tuple[int | None, ...],
    sheeting: Sheeting,
    direction: Direction,
    *,
    behind: bool,
) -> Iterator[Panel]:
    paper = sheeting.paper
    width, height = paper.width / COLUMNS, paper.height / STRIPS
    mirrored = (direction is Direction.RTL) != behind
    for row in range(STRIPS):
        places = list(rows[row]) if row < len(rows) else [None] * COLUMNS
        for column, place in enumerate(reversed(places) if mirrored else places):
            box = Rect(column * width, (STRIPS - 1 - row) * height, width, height)
            yield panel(None if place is None else order[place], box, fitted(box, sheeting.margin))


def _marks(sheeting: Sheeting, *, joined: bool) -> Iterator[Mark]:
    if sheeting.marks is False:
        return
    paper: PaperSize = sheeting.paper
    folds = [column * paper.width / COLUMNS for column in range(1, COLUMNS)]
    yield from edge_ticks(MarkKind.FOLD, paper, folds, (), sheeting.margin)
    yield from edge_ticks(MarkKind.CUT, paper, (), (paper.height / STRIPS,), sheeting.margin)
