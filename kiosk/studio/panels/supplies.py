"""The panel of paper, tape and pictures to stick."""

from dataclasses import replace
from typing import Final

from kivy.properties import StringProperty

from fanzines import art
from fanzines.edits import AddItem
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Paper, Placement, Sticker, Tape, new_id
from kiosk.studio.panels.base import Panel
from kiosk.widgets.touch import Touchable

TAPE_SIZE: Final = (50.0, 12.0)
STICKER_WIDTH: Final = 42.0


class ArtTile(Touchable):
    """One sticker, tape or paper."""

    art_kind = StringProperty("stickers")
    art_name = StringProperty("")


class SuppliesPanel(Panel):
    """Stickers, tapes and papers."""

    shelf = StringProperty("stickers")

    def open(self) -> None:
        """Show one kind."""
        self.fill(self.shelf)

    def fill(self, shelf: str) -> None:
        """Lay one kind out."""
        self.shelf = shelf
        tiles = self.ids.tiles
        tiles.clear_widgets()
        for name in art.names(shelf):
            tile = ArtTile(art_kind=shelf, art_name=name, touch_name=f"supply.{name}")
            tile.bind(on_release=lambda pressed: self.lay(pressed.art_name))
            tiles.add_widget(tile)
        tiles.parent.scroll_y = 1

    def forget_choices(self) -> None:
        """The first kind lies at hand again."""
        self.shelf = "stickers"

    def lay(self, name: str) -> None:
        """Lay one on the page: papers beneath everything, the others on top."""
        middle = Placement(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        colour = self.studio.colour
        if self.shelf == "papers":
            self._lay_paper(Paper(new_id(), middle, name, colour))
        elif self.shelf == "tapes":
            self.studio.add(Tape(new_id(), middle, name, *TAPE_SIZE, colour))
        else:
            picture = art.load("stickers", name)
            height = STICKER_WIDTH * picture.height / picture.width
            self.studio.add(Sticker(new_id(), middle, name, STICKER_WIDTH, height, colour))

    def _lay_paper(self, paper: Paper) -> None:
        page = self.studio.page
        lowest = page.items[0] if page.items else None
        if isinstance(lowest, Paper):
            self.studio.change(replace(lowest, paper=paper.paper, colour=paper.colour))
            self.studio.choose(None)
        else:
            self.studio.do(AddItem(page.id, 0, paper), at_once=paper.id)
