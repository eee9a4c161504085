"""The hand: touch an item to choose it, drag to move it, two fingers or the handle to turn and scale it."""

import math
from typing import TYPE_CHECKING, Final

from fanzines.edits import ChangeItem
from fanzines.geometry import contains, local_box, moved, page_box, scaled_about, to_page, turned_about
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Item, Paper

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

XY = tuple[float, float]
REACH: Final = 2.5
HANDLE_REACH: Final = 7.0
"""How near (mm of the whole page) a finger has to come to an item, and to its handle."""


class Hand:
    """Chooses and handles one item; nothing is saved until the last finger lifts."""

    def __init__(self, studio: "StudioPlace") -> None:
        self.studio = studio
        self._now: dict[int, XY] = {}
        self._then: dict[int, XY] = {}
        self._start: Item | None = None
        self._item: Item | None = None
        self._by_handle = False
        self._chosen_before: Item | None = None

    def down(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The first finger chooses, a second joins in."""
        if not self._now:
            self._choose(x, y)
        self._now[contact] = (x, y)
        self._rest()

    def move(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """The chosen item follows."""
        if contact not in self._now or self._start is None or not self._is_there(self._start):
            return
        self._now[contact] = (x, y)
        self._item = held_on_page(self._followed())
        self.studio.table.preview(self._item)
        self.studio.show_choice(self._item)

    def up(self, contact: int, x: float, y: float) -> None:
        """The last finger's lift makes the edit."""
        self._now.pop(contact, None)
        if self._now:
            self._rest()
            return
        self._by_handle = False
        item, self._item, self._start = self._item, None, None
        if item is not None and self._is_there(item):
            before = self.studio.page.item(item.id)
            if before != item:
                self.studio.do(ChangeItem(self.studio.page.id, before, item))

    def joins(self, x: float, y: float) -> bool:
        """Whether a second finger there handles an item: the one the first holds, or one that lies there.

        A paper for the whole page is ground: on it two fingers have hold of the page.
        """
        if self._by_handle or _is_handled(self._item):
            return True
        hit = self._topmost(x, y)
        if hit is None or not _is_handled(hit):
            return False
        self.studio.choose(hit.id)
        self._item = hit
        return True

    def cancel(self) -> None:
        """Not an item was meant, but the page: what was chosen stays so."""
        before = self._chosen_before
        self.put_away()
        if before is not None and self._is_there(before):
            self.studio.choose(before.id)

    def put_away(self) -> None:
        """Nothing stays chosen."""
        item, self._item, self._start = self._item, None, None
        self._now.clear()
        if item is not None and self._is_there(item):
            self.studio.table.preview(self.studio.page.item(item.id))
        self.studio.choose(None)

    def is_on_handle(self, x: float, y: float) -> bool:
        """Whether a touch there meets the handle of what is chosen."""
        chosen, reach = self.studio.chosen, self.studio.table.reach(HANDLE_REACH)
        return chosen is not None and math.dist(handle_of(chosen), (x, y)) <= reach

    def _topmost(self, x: float, y: float) -> Item | None:
        reach = self.studio.table.reach(REACH)
        return next((i for i in reversed(self.studio.page.items) if contains(i, x, y, reach=reach)), None)

    def _is_there(self, item: Item) -> bool:
        """Whether it lies on the page still: another finger may have taken it off, or turned the page."""
        return any(one.id == item.id for one in self.studio.page.items)

    def _choose(self, x: float, y: float) -> None:
        chosen = self._chosen_before = self.studio.chosen
        self._by_handle = self.is_on_handle(x, y)
        if self._by_handle:
            self._item = chosen
            return
        hit = self._topmost(x, y)
        self.studio.choose(hit.id if hit else None)
        self._item = hit

    def _rest(self) -> None:
        self._start = self._item
        self._then = dict(self._now)

    def _followed(self) -> Item:
        assert self._start is not None
        if self._by_handle:
            return self._by_the_handle(self._start)
        contacts = sorted(self._now)[:2]
        then = [self._then[c] for c in contacts]
        now = [self._now[c] for c in contacts]
        (x0, y0), (x1, y1) = _middle(then), _middle(now)
        item = moved(self._start, x1 - x0, y1 - y0)
        if len(contacts) == 2:
            turn, factor = _turn_and_factor(then[0], then[1], now[0], now[1])
            item = scaled_about(turned_about(item, x1, y1, turn), x1, y1, factor)
        return item

    def _by_the_handle(self, start: Item) -> Item:
        contact = min(self._now)
        centre = centre_of(start)
        turn, factor = _turn_and_factor(centre, self._then[contact], centre, self._now[contact])
        return scaled_about(turned_about(start, *centre, turn), *centre, factor)


def _is_handled(item: Item | None) -> bool:
    return item is not None and not (
        isinstance(item, Paper) and item.width >= PAGE_WIDTH and item.height >= PAGE_HEIGHT
    )


def centre_of(item: Item) -> XY:
    """The middle of the item on the page, about which buttons and the handle turn and scale it."""
    return to_page(item.placement, *local_box(item).centre)


def handle_of(item: Item) -> XY:
    """Where the handle stands: the lower right corner of the item's own box."""
    box = local_box(item)
    return to_page(item.placement, box.right, box.bottom)


def held_on_page(item: Item) -> Item:
    """The item carried back so far that its middle lies on the page: nothing can be lost beside it."""
    x, y = page_box(item).centre
    return moved(item, _into(x, PAGE_WIDTH), _into(y, PAGE_HEIGHT))


def _into(value: float, limit: float) -> float:
    return min(max(value, 0.0), limit) - value


def _middle(points: list[XY]) -> XY:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _turn_and_factor(a0: XY, b0: XY, a1: XY, b1: XY) -> tuple[float, float]:
    before, after = math.dist(a0, b0), math.dist(a1, b1)
    if before < 1e-6 or after < 1e-6:
        return 0.0, 1.0
    angle = math.atan2(b1[1] - a1[1], b1[0] - a1[0]) - math.atan2(b0[1] - a0[1], b0[0] - a0[0])
    return math.degrees(angle), after / before
