"""The paint pots: the inks of the house, and pots of her own for what she mixes or takes off the page."""

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from fanzines.colours import mix
from kiosk import theme


class Pots(EventDispatcher):
    """Stand on two shelves, each pot always in the same place. A maker's own are gone when she leaves.

    `mixing` goes on until two pots have been touched: `first` and `second` stay to be seen afterwards.
    """

    shelf = NumericProperty(0)
    own = ListProperty([])
    filled = NumericProperty(0)
    mixing = BooleanProperty(False)
    first = StringProperty("")
    second = StringProperty("")
    mixed = StringProperty("")

    def standing_on(self, shelf: int) -> tuple[str, ...]:
        """The colours that stand there, in order; an empty pot has none."""
        if shelf == 0:
            return theme.INKS[: theme.POTS]
        own = (*self.own, *[""] * (theme.OWN_POTS - len(self.own)))
        return (*theme.INKS[theme.POTS :], *own)

    def turn(self) -> None:
        """Turn to the other shelf."""
        self.shelf = 1 - self.shelf

    def begin_mixing(self) -> None:
        """The next two pots are stirred together; or let it be."""
        self.mixing = not self.mixing
        self.first = self.second = self.mixed = ""

    def touch(self, colour: str) -> str:
        """A pot is touched: the colour that is taken up, or none while the second to be mixed is missing."""
        if not self.mixing:
            return colour
        if not self.first:
            self.first = colour
            return ""
        self.second, self.mixed, self.mixing = colour, mix(self.first, colour), False
        self.put(self.mixed)
        return self.mixed

    def put(self, colour: str) -> None:
        """Have a pot of that colour in sight: one that is there, an empty one, or the oldest of her own."""
        known = (*theme.INKS, *self.own)
        if colour not in known:
            place = self.filled % theme.OWN_POTS
            self.own = [*self.own[:place], colour, *self.own[place + 1 :]]
            self.filled += 1
        self.shelf = int(colour not in theme.INKS[: theme.POTS])

    def forget(self) -> None:
        """She has left."""
        self.shelf, self.own, self.filled, self.mixing = 0, [], 0, False
        self.first = self.second = self.mixed = ""
