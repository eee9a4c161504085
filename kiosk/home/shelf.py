"""Her shelf: every fanzine under her sign, by its cover."""

from kivy.properties import BooleanProperty, ObjectProperty

from fanzines.model import Direction
from kiosk.keeper import Level
from kiosk.language import tongue
from kiosk.pictured import pictured
from kiosk.widgets.art import texture_of
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable
from kiosk.wish.wishes import wishes_of


class CoverTile(Touchable):
    """A fanzine by its front cover."""

    texture = ObjectProperty(None, allownone=True)
    asked = BooleanProperty(False)
    """Whether a question about it waits for her."""


class ShelfPlace(Place):
    """What she made under this sign; touching one lays it on the table."""

    def enter(self) -> None:
        """Lay out her covers."""
        self.ids.covers.clear_widgets()
        keeper = self.app.keeper
        for summary in keeper.on_her_shelf():
            cover = keeper.cover(summary.id)
            tile = CoverTile(touch_name=f"shelf.{len(self.ids.covers.children)}")
            tile.texture = texture_of(pictured(keeper, cover, 50))
            tile.asked = bool(wishes_of(keeper, summary.id))
            tile.bind(on_release=lambda _tile, known=summary.id: self.take_up(known))
            self.ids.covers.add_widget(tile)

    def leave(self) -> None:
        """Forget the covers."""
        self.ids.covers.clear_widgets()

    def take_up(self, fanzine_id: str) -> None:
        """Go on with one of hers."""
        self.app.to_table(lambda keeper: keeper.take_up(fanzine_id))

    def begin(self) -> None:
        """Begin another one under the same sign; where tools are simple it is one small sheet."""
        if self.app.keeper.level is Level.FULL:
            self.app.go("fold")
            return
        direction = Direction.RTL if tongue.rtl else Direction.LTR
        self.app.to_table(lambda keeper: keeper.begin(direction, tongue.tag))
