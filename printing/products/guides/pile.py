"""Printing both sides on a printer that prints one: the pile is turned and put in again."""

from typing import Final

from printing.products.guides.printer import printer, slot, tray
from printing.products.guides.scene import SHEET, Guide, Moment, Step, part
from printing.products.guides.space import YAW, Facet, flat, moved, seen, turned
from printing.products.guides.tools import arrow, back_cover, cover, writing

_W: Final = 44.0
_H: Final = 31.0
_SHEETS: Final = 4
_PRINTER: Final = (0.0, 8.0)


def pile_guide(*, over_long_edge: bool = False) -> Guide:
    """Turning the printed pile over its short edge, or its long one, and printing the other sides."""
    turning = _Pile(over_long_edge)
    steps = (
        Step(lambda done: turning.printing(done, again=False), 2.6, still=0.8),
        Step(turning.turn, 3.0, still=0.42),
        Step(turning.put_in, 2.2, still=0.45),
        Step(lambda done: turning.printing(done, again=True), 2.6, still=0.8),
    )
    return Guide("pile-long" if over_long_edge else "pile-short", steps)


def turned_over(done: float, *, over_long_edge: bool = False) -> Moment:
    """Sheets on their way to their other side."""
    return _Pile(over_long_edge).turn(done)


class _Pile:
    """Sheets lying on their long side, two pages on each side."""

    def __init__(self, over_long_edge: bool) -> None:
        self._long = over_long_edge

    def printing(self, done: float, *, again: bool) -> Moment:
        """Sheets come out of the printer, one after the other."""
        facets = []
        for sheet in range(_SHEETS):
            out = part(done, 0.1 + 0.18 * sheet, 0.3 + 0.18 * sheet)
            if out > 0:
                lying = self._sheet(sheet, 180.0 if again else 0.0, printed=again)
                facets += [moved(_straight(facet), (0.0, 26.0 * (1 - out), 0.0)) for facet in lying]
        return (*printer(_PRINTER), *seen(facets, (0.0, -22.0), 0.8), *slot(_PRINTER))

    def turn(self, done: float) -> Moment:
        """The whole pile is turned over one edge."""
        degrees = 180 * part(done, 0.2, 0.8)
        axis = (1.0, 0.0, 0.0) if self._long else (0.0, 1.0, 0.0)
        facets = [
            turned(facet, (0.0, 0.0, 1.2), axis, degrees if self._long else -degrees)
            for sheet in range(_SHEETS)
            for facet in self._sheet(sheet, 0.0)
        ]
        lifted = [moved(facet, (0.0, 0.0, 8.0)) for facet in facets]
        ways = ((38.0, -14.0), (38.0, 14.0)) if self._long else ((26.0, 26.0), (-26.0, 32.0))
        hint = arrow(*ways, bend=-5.5)
        return (*seen(lifted, (0.0, -8.0), 1.15), *(hint if done < 1 else ()))

    def put_in(self, done: float) -> Moment:
        """Back into the tray."""
        down = part(done, 0.15, 0.85)
        facets = [facet for sheet in range(_SHEETS) for facet in self._sheet(sheet, 180.0)]
        lying = [moved(_straight(facet), (0.0, 20.0 * (down - 1) - 14.0, 0.0)) for facet in facets]
        hint = arrow((40, -32), (40, -14)) if done < 1 else ()
        return (*printer((0.0, 8.0)), *tray((0.0, -16.0)), *seen(lying, (0.0, -6.0), 0.8), *hint)

    def _sheet(self, number: int, degrees: float, *, printed: bool = False) -> list[Facet]:
        z = number * 0.8
        axis = (1.0, 0.0, 0.0) if self._long else (0.0, 1.0, 0.0)
        halves = []
        for half in (0, 1):
            front = (back_cover(), cover())[half] if number == _SHEETS - 1 else writing()
            corners = flat(-_W / 2 + half * _W / 2, -_H / 2, _W / 2, _H, z)
            facet = Facet(
                corners,
                front=front,
                back_colour=SHEET,
                back=writing(upside_down=self._long) if printed else (),
                over=number * 2.0,
            )
            halves.append(turned(facet, (0.0, 0.0, z), axis, degrees))
        return halves


def _straight(facet: Facet) -> Facet:
    """As somebody sees it who stands before the printer."""
    return turned(facet, (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), -YAW)
