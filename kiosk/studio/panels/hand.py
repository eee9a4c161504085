"""The panel of the hand: what can be done with the item that is chosen."""

from typing import Final

from kivy.properties import BooleanProperty

from fanzines.edits import AddItem, MoveItem, RemoveItem
from fanzines.geometry import moved, scaled_about, turned_about
from fanzines.model import Item, Words, copied
from kiosk.studio.panels.base import Panel
from kiosk.studio.tools.hand import held_on_page

STEP: Final = 4.0
TURN: Final = 7.5
GROW: Final = 1.15


class HandPanel(Panel):
    """What can be done with the item that is chosen: everything a gesture does has a button here."""

    carrying = BooleanProperty(False)
    """Whether a copy of it is in the hand, to be laid on the page that is touched next."""
    can_rise = BooleanProperty(False)
    can_sink = BooleanProperty(False)
    """Whether anything lies over it, and under it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(carrying=lambda *_: setattr(self.studio.strip, "carrying", self.carrying))
        self.studio.bind(chosen=lambda *_: self._follow(), page_index=lambda *_: self._put_back())

    def step(self, dx: float, dy: float) -> None:
        """Move it by a small step; `dx` and `dy` count steps."""
        self._change(held_on_page(moved(self.studio.chosen, dx * STEP, dy * STEP)))

    def turn(self, turns: float) -> None:
        """Turn it about its middle, clockwise."""
        self._change(turned_about(self.studio.chosen, *self.studio.centre_of_choice(), turns * TURN))

    def grow(self, times: float) -> None:
        """Make it larger (1) or smaller (-1) about its middle."""
        self._change(scaled_about(self.studio.chosen, *self.studio.centre_of_choice(), GROW**times))

    def pile(self, by: int) -> None:
        """Bring it forward (1) or send it back (-1) by one."""
        page = self.studio.page
        index = page.index(self.studio.chosen.id)
        place = min(max(index + by, 0), len(page.items) - 1)
        if place != index and self.studio.do(MoveItem(page.id, self.studio.chosen.id, index, place)):
            self._weigh()

    def copy(self) -> None:
        """Lay a copy beside it."""
        self.studio.add(held_on_page(copied(self.studio.chosen)))

    def carry(self) -> None:
        """Take a copy in the hand; touching again puts it back."""
        self.carrying = not self.carrying

    def set_down(self, index: int) -> None:
        """Lay the copy on top of that page, and show it there."""
        page, here = self.studio.sitting.fanzine.pages[index], self.studio.page.id
        beside = 6.0 if page.id == here else 0.0
        item = held_on_page(copied(self.studio.chosen, dx=beside, dy=beside))
        self.carrying = False
        if self.studio.do(AddItem(page.id, len(page.items), item)):
            self.studio.turn_to(index)
            self.studio.choose(item.id)

    def _follow(self) -> None:
        self._put_back()
        self._weigh()

    def _weigh(self) -> None:
        """Where in the pile it lies."""
        self.can_sink = self.can_rise = False
        if self.studio.chosen:
            index = self.studio.page.index(self.studio.chosen.id)
            self.can_sink, self.can_rise = index > 0, index < len(self.studio.page.items) - 1

    def _put_back(self) -> None:
        self.carrying = False

    def remove(self) -> None:
        """Take it off the page; undo brings it back."""
        page, chosen = self.studio.page, self.studio.chosen
        self.studio.choose(None)
        self.studio.do(RemoveItem(page.id, page.index(chosen.id), page.item(chosen.id)))

    def write(self) -> None:
        """Type in the chosen words again."""
        words = self.studio.chosen
        self.studio.take_tool("words")
        self.studio.lettering.down(0, words.placement.x, words.placement.y + 0.5, None)

    def _change(self, item: Item) -> None:
        self.studio.change(item)


def is_words(item: object) -> bool:
    """Whether the item can be typed in."""
    return isinstance(item, Words)
