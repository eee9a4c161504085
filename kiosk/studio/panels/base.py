"""What the panels beside the page have in common: the palette and the widths."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk import theme
from kiosk.widgets.rows import Grid
from kiosk.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace


class ColourDot(Touchable):
    """One ink; lit while it is the one in the pen."""

    colour = StringProperty(theme.INK)


class WidthDot(Touchable):
    """One width, shown as a dot of its true size."""

    dot_mm = NumericProperty(1.0)
    colour = StringProperty(theme.INK)


class Panel(BoxLayout):
    """What stands beside the page while a tool is in the hand."""

    studio: "StudioPlace" = ObjectProperty(None)

    def open(self) -> None:
        """The tool has just been taken."""

    def close(self) -> None:
        """Another tool is taken, or the studio is left."""

    def forget_choices(self) -> None:
        """A maker has left: be as at first."""


class Palette(Grid):
    """Every ink as a dot. A touch gives it to the pen and to what is chosen."""

    studio: "StudioPlace" = ObjectProperty(None, allownone=True)

    def on_studio(self, *_: object) -> None:
        """Fill in the dots once the studio is known."""
        for colour in theme.INKS:
            dot = ColourDot(colour=colour, touch_name=f"ink.{colour[1:].lower()}")
            dot.bind(on_release=lambda pressed: self._take(pressed.colour))
            self.add_widget(dot)
        self.studio.bind(colour=lambda *_: self._light())
        self._light()

    def _take(self, colour: str) -> None:
        self.studio.colour = colour
        lettering = self.studio.lettering
        if self.studio.typing and lettering.words is not None:
            lettering.restyle(replace(lettering.words, colour=colour))
        elif self.studio.tool == "hand" and hasattr(self.studio.chosen, "colour"):
            self.studio.change(replace(self.studio.chosen, colour=colour))

    def _light(self) -> None:
        for dot in self.children:
            dot.lit = dot.colour == self.studio.colour


def fill_widths(row: BoxLayout, studio: "StudioPlace", widths: tuple[float, ...], kind: str) -> None:
    """Show widths as real dots; a touch sets that property of the studio."""
    for index, width in enumerate(widths):
        dot = WidthDot(dot_mm=width, touch_name=f"width.{index}")
        dot.bind(on_release=lambda _dot, width=width: setattr(studio, kind, width))
        row.add_widget(dot)

    def light(*_: object) -> None:
        for dot in row.children:
            dot.lit = dot.dot_mm == getattr(studio, kind)

    studio.bind(**{kind: light})
    light()
