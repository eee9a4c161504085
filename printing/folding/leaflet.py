"""A sheet folded twice into thirds, as a letter is: six pages that open one after the other."""

from typing import Final

from fanzines.model import Direction
from printing.folding.cells import edge_ticks
from printing.folding.sheeting import Sheeting
from printing.folding.sheets import MarkKind, PressRefused, Rect, Sheet, Side, filled, fitted, panel

LEAFLET_PAGES: Final = 6

_OUTSIDE: Final = (3, 6, 1)
"""The flap that is folded in, the back cover, the front cover."""
_INSIDE: Final = (2, 4, 5)
"""Behind the cover lies 2; the flap beside it is 3; beneath the flap 4 and 5 come to lie side by side."""
_TOO_MANY: Final = "A leaflet holds six pages, and this fanzine has more. Print it as a booklet."


def leaflet(pages: int, sheeting: Sheeting, direction: Direction) -> tuple[Sheet, ...]:
    """The sheet, outside first; its back as seen when turned about an upright line.

    Pages lie in the order in which they come to be seen, and 2 and 3, 4 and 5 beside one another, as in a
    booklet. Raises PressRefused for more than six pages, or none.
    """
    if pages > LEAFLET_PAGES:
        raise PressRefused(_TOO_MANY)
    order, paper = filled(pages, LEAFLET_PAGES), sheeting.paper
    thirds = [paper.width / 3, 2 * paper.width / 3]
    marks = () if sheeting.marks is False else edge_ticks(MarkKind.FOLD, paper, thirds, (), sheeting.margin)

    def side(places: tuple[int, ...]) -> Side:
        panels = []
        for column, place in enumerate(places if direction is Direction.LTR else places[::-1]):
            box = Rect(column * paper.width / 3, 0.0, paper.width / 3, paper.height)
            panels.append(panel(order[place - 1], box, fitted(box, sheeting.margin)))
        return Side(tuple(panels))

    outside, inside = side(_OUTSIDE), side(_INSIDE)
    return (Sheet(paper, Side(outside.panels, tuple(marks)), inside),)
