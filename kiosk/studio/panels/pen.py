"""The panels of the pen and the eraser: brushes, widths, paint pots."""

from functools import partial
from typing import Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from fanzines.ink.symmetry import Symmetry
from fanzines.model import Brush
from kiosk import theme
from kiosk.language import tongue
from kiosk.studio.panels.base import Panel, fill_widths
from kiosk.studio.panels.plate import MixPlate as MixPlate
from kiosk.studio.swatches import Swatches
from kiosk.widgets.cut import forget_colours
from kiosk.widgets.touch import IconButton, Touchable

BRUSHES: Final = tuple(brush for brush in Brush if brush is not Brush.ERASER)
SIMPLE: Final = frozenset((Brush.PEN, Brush.BRUSH, Brush.MARKER, Brush.CRAYON))
"""Those of the simple level."""


def names() -> dict[str, str]:
    """What the brushes and symmetries are called in the app's language."""
    words = tongue.words
    return {
        Brush.PEN: words("A pen"),
        Brush.BRUSH: words("A brush"),
        Brush.MARKER: words("A marker"),
        Brush.CRAYON: words("A crayon"),
        Brush.CHALK: words("Chalk"),
        Brush.SPRAY: words("Spray"),
        Brush.DOTS: words("Dots"),
        Brush.STITCH: words("Stitches"),
        Brush.LEAVES: words("Leaves"),
        Brush.STARS: words("Stars"),
        Symmetry.MIRROR: words("As in a mirror"),
        Symmetry.MANDALA: words("Round and round, as a flower"),
    }


class BrushTile(Touchable):
    """One brush, shown by its own ink."""

    brush = StringProperty(Brush.PEN.value)
    colour = StringProperty("")
    texture = ObjectProperty(None, allownone=True)


class PenPanel(Panel):
    """Brushes, symmetries, widths and paint pots; the eyedropper and the plate to mix on."""

    mixing = BooleanProperty(False)

    def open(self) -> None:
        """Lay the brushes out, in the ink that is in the pen."""
        if not self.ids.widths.children:
            self._swatches = Swatches(self.studio.table.darkroom)
            self._lay_brushes()
            fill_widths(self.ids.widths, self.studio, theme.PEN_WIDTHS, "pen_width")
            self.ids.plate.show(self.studio.pots)
            self.studio.pots.bind(mixing=self.setter("mixing"))
            self.studio.bind(colour=lambda *_: self._ink(), brush=lambda *_: self._light())
            self.studio.bind(symmetry=lambda *_: self._light(), full=lambda *_: self._offer())
            tongue.bind(tag=lambda *_: self._name())
        self._name()
        self._ink()
        self._light()
        self._offer()

    def close(self) -> None:
        """Nothing is begun any more."""
        self.studio.dropping = False
        if self.studio.pots.mixing:
            self.studio.pots.begin_mixing()

    def forget_choices(self) -> None:
        """What she mixed is hers."""
        self.studio.pots.forget()
        forget_colours()
        if self.ids.widths.children:
            self._swatches.forget()

    def _lay_brushes(self) -> None:
        brushes = self.ids.brushes
        for number, brush in enumerate(BRUSHES):
            tile = BrushTile(brush=brush.value, touch_name=f"brush.{brush.value}", seed=20 + number)
            tile.bind(on_release=lambda tile: setattr(self.studio, "brush", tile.brush))
            brushes.add_widget(tile)
        for symmetry, icon in ((Symmetry.MIRROR, "flip-horizontal"), (Symmetry.MANDALA, "flower")):
            button = IconButton(icon=icon, touch_name=f"pen.{symmetry.value}")
            button.bind(on_release=partial(self._answer, symmetry.value))
            brushes.add_widget(button)

    def _answer(self, symmetry: str, _button: IconButton) -> None:
        """Switch a symmetry on, or off when it is on."""
        none = Symmetry.NONE.value
        self.studio.symmetry = none if self.studio.symmetry == symmetry else symmetry

    def _ink(self) -> None:
        colour = self.studio.colour
        for tile in self._tiles():
            self._swatches.ask(Brush(tile.brush), colour, partial(self._dip, tile, colour))

    def _dip(self, tile: BrushTile, colour: str, texture: object) -> None:
        if colour == self.studio.colour:
            tile.colour, tile.texture = colour, texture

    def _light(self) -> None:
        studio = self.studio
        for tile in self.ids.brushes.children:
            lit = studio.brush if isinstance(tile, BrushTile) else studio.symmetry
            tile.lit = tile.touch_name.rpartition(".")[2] == lit

    def _offer(self) -> None:
        for tile in self.ids.brushes.children:
            tile.offered = self.studio.full or (isinstance(tile, BrushTile) and tile.brush in SIMPLE)

    def _name(self) -> None:
        called = names()
        for tile in self.ids.brushes.children:
            tile.says = called[tile.touch_name.rpartition(".")[2]]

    def _tiles(self) -> list[BrushTile]:
        return [tile for tile in self.ids.brushes.children if isinstance(tile, BrushTile)]


class EraserPanel(Panel):
    """Widths."""

    def open(self) -> None:
        """Show the widths as real dots."""
        if not self.ids.widths.children:
            fill_widths(self.ids.widths, self.studio, theme.ERASER_WIDTHS, "eraser_width")
