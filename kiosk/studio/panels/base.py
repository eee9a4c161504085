"""What the panels beside the page have in common: the paint pots and the widths."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.colours import brightness
from kiosk import theme
from kiosk.language import tongue
from kiosk.names import colour_name, width_names
from kiosk.widgets.motion import motion
from kiosk.widgets.rows import Grid
from kiosk.widgets.touch import IconButton, Touchable

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace


class Pot(Touchable):
    """One paint pot; lit while its colour is in the pen. A mixture shows its two halves sliding together."""

    colour = StringProperty("")
    halves = ListProperty(["", ""])
    apart = NumericProperty(0.0)
    blended = NumericProperty(1.0)

    def come_together(self, first: str, second: str) -> None:
        """Show how it came to be."""
        Animation.cancel_all(self, "apart", "blended")
        if motion.still:
            self.halves, self.apart, self.blended = [first, second], 0.0, 1.0
            return
        self.halves, self.apart, self.blended = [first, second], 1.0, 0.0
        slow = 2 * theme.QUIET_MOTION
        (Animation(apart=0.0, d=slow, t="out_quad") + Animation(blended=1.0, d=slow)).start(self)


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
    """One shelf of pots, and a touch to turn to the other. No pot ever moves.

    A touch gives a pot's ink to the pen and to what is chosen.
    """

    studio: "StudioPlace" = ObjectProperty(None, allownone=True)

    def on_studio(self, *_: object) -> None:
        """Set the pots up once the studio is known."""
        self.pots = tuple(Pot(seed=4 + number) for number in range(theme.POTS))
        for pot in self.pots:
            pot.bind(on_release=lambda pressed: self._take(pressed.colour))
            self.add_widget(pot)
        turn = IconButton(touch_name="pots.turn", icon="dots-three")
        turn.bind(on_release=lambda _turn: self.studio.pots.turn())
        tongue.bind(tag=lambda *_: setattr(turn, "says", tongue.words("More paint pots")))
        turn.says = tongue.words("More paint pots")
        turn.offered = self.studio.full
        self.studio.bind(full=turn.setter("offered"))
        self.add_widget(turn)
        self.studio.bind(colour=lambda *_: self._light())
        self.studio.pots.bind(
            shelf=lambda *_: self._set_up(),
            own=lambda *_: self._set_up(),
            first=lambda *_: self._light(),
            mixed=lambda *_: self._blend(),
        )
        self._set_up()

    def _take(self, pot: str) -> None:
        colour = self.studio.pots.touch(pot)
        if not colour:
            return
        self.studio.colour = colour
        lettering = self.studio.lettering
        if self.studio.typing and lettering.words is not None:
            lettering.restyle(replace(lettering.words, colour=colour))
        elif self.studio.tool == "hand" and hasattr(self.studio.chosen, "colour"):
            self.studio.change(replace(self.studio.chosen, colour=colour))

    def _set_up(self) -> None:
        shelf = self.studio.pots
        for pot, colour in zip(self.pots, shelf.standing_on(int(shelf.shelf)), strict=True):
            pot.colour, pot.ready = colour, bool(colour)
            pot.touch_name = f"ink.{colour[1:].lower()}" if colour else ""
            pot.called = colour_name(colour) if colour else ""
        self._light()

    def _light(self) -> None:
        pots = self.studio.pots
        in_use = pots.first if pots.mixing else self.studio.colour
        for pot in self.pots:
            pot.lit = bool(pot.colour) and pot.colour == in_use

    def _blend(self) -> None:
        pots = self.studio.pots
        mixed = next((pot for pot in self.pots if pot.colour and pot.colour == pots.mixed), None)
        if mixed:
            mixed.come_together(pots.first, pots.second)
        self._light()


def is_bright(colour: str) -> bool:
    """Whether a colour is hardly seen on the sheet."""
    return brightness(colour) > 0.8


def fill_widths(row: BoxLayout, studio: "StudioPlace", widths: tuple[float, ...], kind: str) -> None:
    """Show widths as real dots; a touch sets that property of the studio."""
    for index, (width, name) in enumerate(zip(widths, width_names(len(widths)), strict=True)):
        dot = WidthDot(dot_mm=width, touch_name=f"width.{index}", called=name)
        dot.bind(on_release=lambda _dot, width=width: setattr(studio, kind, width))
        row.add_widget(dot)

    def light(*_: object) -> None:
        for dot in row.children:
            dot.lit = dot.dot_mm == getattr(studio, kind)

    studio.bind(**{kind: light})
    light()
