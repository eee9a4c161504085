"""The panel beside the page: what the tool in her hand can do."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kivy.properties import NumericProperty, StringProperty

from fanzines import art
from fanzines.edits import AddItem, MoveItem, RemoveItem
from fanzines.geometry import moved, scaled_about, turned_about
from fanzines.model import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Align,
    Item,
    Paper,
    Placement,
    Sticker,
    Tape,
    Words,
    copied,
    new_id,
)
from fanzines.typesetting.faces import faces
from kiosk import theme
from kiosk.language import tongue
from kiosk.studio.hand import held_on_page
from kiosk.studio.panel import Panel, fill_widths
from kiosk.studio.tray import PhotoPanel
from kiosk.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

STEP: Final = 4.0
TURN: Final = 7.5
GROW: Final = 1.15
TAPE_SIZE: Final = (50.0, 12.0)
STICKER_WIDTH: Final = 42.0


class ArtTile(Touchable):
    """One sticker, tape or paper."""

    art_kind = StringProperty("stickers")
    art_name = StringProperty("")


class SizeTile(Touchable):
    """One type size, shown by a letter of it."""

    letter_mm = NumericProperty(5.0)
    points = NumericProperty(0.0)


class FaceTile(Touchable):
    """One face, shown by her own letters."""

    sample = StringProperty("")
    face = StringProperty("noto")


class PenPanel(Panel):
    """Widths and inks."""

    def open(self) -> None:
        """Show the widths as real dots."""
        if not self.ids.widths.children:
            fill_widths(self.ids.widths, self.studio, theme.PEN_WIDTHS, "pen_width")


class EraserPanel(Panel):
    """Widths."""

    def open(self) -> None:
        """Show the widths as real dots."""
        if not self.ids.widths.children:
            fill_widths(self.ids.widths, self.studio, theme.ERASER_WIDTHS, "eraser_width")


class WordsPanel(Panel):
    """Faces, sizes, where lines stand, inks."""

    def open(self) -> None:
        """Show the sizes and faces."""
        if not self.ids.sizes.children:
            for index, size in enumerate(theme.TYPE_SIZES):
                tile = SizeTile(letter_mm=2.6 + 2.2 * index, points=size, touch_name=f"words.size.{index}")
                tile.bind(on_release=lambda _tile, size=size: self.restyle(size=size))
                self.ids.sizes.add_widget(tile)
            for face in faces():
                tile = FaceTile(face=face, touch_name=f"words.face.{face}")
                tile.bind(on_release=lambda pressed: self.restyle(face=pressed.face))
                self.ids.faces.add_widget(tile)
        self.show_sample()
        self.light()

    def show_sample(self) -> None:
        """Show the faces by the word she has typed, or by the first letters of her language."""
        words = self.studio.lettering.words
        typed = words.text.split() if words else []
        for tile in self.ids.faces.children:
            tile.sample = typed[0][:7] if typed else tongue.words("abc")

    def light(self) -> None:
        """Mark the size and the face in use."""
        for tile in self.ids.sizes.children:
            tile.lit = tile.points == self.studio.type_size
        for tile in self.ids.faces.children:
            tile.lit = tile.face == self.studio.face

    def restyle(self, **style: Any) -> None:
        """Give the words being typed, and those to come, another style."""
        studio = self.studio
        studio.type_size = style.get("size", studio.type_size)
        studio.face = style.get("face", studio.face)
        studio.align = str(style.get("align", studio.align))
        words = studio.lettering.words
        if words is not None:
            studio.lettering.restyle(replace(words, **style))
        self.light()

    def align(self, align: str) -> None:
        """Where lines stand."""
        self.restyle(align=Align(align))


class HandPanel(Panel):
    """What can be done with the item that is chosen: everything a gesture does has a button here."""

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
        if place != index:
            self.studio.do(MoveItem(page.id, self.studio.chosen.id, index, place))

    def copy(self) -> None:
        """Lay a copy beside it."""
        self.studio.add(held_on_page(copied(self.studio.chosen)))

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


def make(studio: "StudioPlace") -> dict[str, Panel]:
    """One panel for every tool."""
    kinds: dict[str, type[Panel]] = {
        "hand": HandPanel,
        "pen": PenPanel,
        "eraser": EraserPanel,
        "photo": PhotoPanel,
        "words": WordsPanel,
        "supplies": SuppliesPanel,
    }
    return {name: kind(studio=studio) for name, kind in kinds.items()}


def is_words(item: object) -> bool:
    """Whether the item can be typed in."""
    return isinstance(item, Words)
