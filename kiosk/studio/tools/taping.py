"""A roll of tape in the hand: drawn out from end to end on the page; all else is the hand's."""

import math
from typing import TYPE_CHECKING, Final

from kivy.graphics import Color, InstructionGroup, Quad

from fanzines.edits import ChangeItem
from fanzines.geometry import contains, to_page
from fanzines.model import Placement, Tape, new_id
from fanzines.plane import XY
from kiosk.studio.tools.hand import REACH, Hand
from kiosk.widgets.art import texture_of
from printing.pictures.picture import ItemPicture, item_picture

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

BREADTH: Final = 12.0
NATURAL: Final = 50.0
"""How broad a tape is, and how long when only a touch lays it."""
SHORTEST: Final = 6.0


class Taping:
    """`roll` is the tape that is drawn out, or empty; `fresh` the one that a touch laid in the middle.

    A drag begins a strip wherever it does not begin on the item that is chosen: that is still moved. A touch
    without a drag chooses, and two fingers turn and scale, as the hand does.
    """

    def __init__(self, studio: "StudioPlace", hand: Hand) -> None:
        self.studio = studio
        self.roll = ""
        self.fresh: Tape | None = None
        self._hand = hand
        self._start: XY | None = None
        self._picture: ItemPicture | None = None
        self._shown = InstructionGroup()

    def down(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """Take the tape's first end, or what lies there."""
        if self.roll and contact == 0 and not self._is_on_chosen(x, y):
            self._start = (x, y)
        else:
            self._hand.down(contact, x, y, weight)

    def move(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The strip is drawn out."""
        if self._start is None:
            self._hand.move(contact, x, y, weight)
        elif contact == 0:
            self._show(strip(self.roll, self.studio.colour, self._start, (x, y)))

    def up(self, contact: int, x: float, y: float) -> None:
        """The strip is torn off and lies; a touch was the hand's."""
        start, self._start = self._start, None
        self._hide()
        if start is None:
            self._hand.up(contact, x, y)
        elif math.dist(start, (x, y)) < SHORTEST:
            self._hand.down(contact, *start, None)
            self._hand.up(contact, *start)
        else:
            self._lay(strip(self.roll, self.studio.colour, start, (x, y)))

    def joins(self, x: float, y: float) -> bool:
        """Two fingers on an item are the hand's."""
        if self._start is None:
            return self._hand.joins(x, y)
        if self._picture is not None:
            return False
        self._hand.down(0, *self._start, None)
        if self._hand.joins(x, y):
            self._start = None
            return True
        self._hand.cancel()
        return False

    def cancel(self) -> None:
        """The page was meant."""
        if self._start is None:
            self._hand.cancel()
        self._let_go()

    def put_away(self) -> None:
        """Nothing is begun, nothing stays chosen."""
        self._let_go()
        self._hand.put_away()

    def _let_go(self) -> None:
        self._start = None
        self._hide()

    def _is_on_chosen(self, x: float, y: float) -> bool:
        chosen = self.studio.chosen
        if chosen is None:
            return False
        return contains(chosen, x, y, reach=self.studio.table.reach(REACH)) or self._hand.is_on_handle(x, y)

    def _lay(self, tape: Tape) -> None:
        """Lay a strip; the one that a touch laid in the middle is the first to be drawn out."""
        studio, fresh, self.fresh = self.studio, self.fresh, None
        if fresh is None or fresh not in studio.page.items:
            studio.add(tape)
            return
        drawn = Tape(fresh.id, tape.placement, tape.tape, tape.width, tape.height, tape.colour)
        if studio.do(ChangeItem(studio.page.id, fresh, drawn), at_once=drawn.id):
            studio.choose(drawn.id)

    def _show(self, tape: Tape) -> None:
        """The strip so far: the painter's picture of the tape, drawn as long."""
        ground = self.studio.table.ground
        if self._picture is None:
            self._picture = item_picture(_flat(tape), _nothing, ground.dpi)
            self._quad = Quad(texture=texture_of(self._picture.image))
            self._shown.add(Color(1, 1, 1, 1))
            self._shown.add(self._quad)
            self.studio.table.over.add(self._shown)
        box, long = self._picture.box, tape.width / NATURAL
        corners = [(x * long, y) for x, y in box.corners]
        ends = [ground.to_px(*to_page(tape.placement, *corner)) for corner in (*corners[2:], *corners[:2])]
        self._quad.points = [value for end in (ends[1], ends[0], ends[3], ends[2]) for value in end]

    def _hide(self) -> None:
        self._picture = None
        self._shown.clear()
        self.studio.table.over.remove(self._shown)


def strip(name: str, colour: str, start: XY, end: XY) -> Tape:
    """A tape from one point of the page to another."""
    (x0, y0), (x1, y1) = start, end
    length = max(math.dist(start, end), SHORTEST)
    turn = math.degrees(math.atan2(y1 - y0, x1 - x0))
    upright = turn - 180 if turn > 90 else turn + 180 if turn < -90 else turn
    there = Placement((x0 + x1) / 2, (y0 + y1) / 2, turn=upright)
    return Tape(new_id(), there, name, length, BREADTH, colour)


def _flat(tape: Tape) -> Tape:
    return Tape(tape.id, Placement(0.0, 0.0), tape.tape, NATURAL, BREADTH, tape.colour)


def _nothing(digest: str) -> bytes:
    raise KeyError(digest)
