"""The drawing board: a white page and a few pens. It works, and nothing on it is kept or anybody's."""

from collections import deque
from typing import Final

from kivy.graphics import Color, Ellipse, InstructionGroup, Line
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from fanzines.plane import XY
from kiosk import theme
from kiosk.names import colour_name, width_names
from kiosk.widgets.still import Still
from kiosk.widgets.touch import Touchable

COLOURS: Final = ("#1E1B18", "#B3202C", "#FF9A3C", "#FFD23F", "#2E8B57", "#0F6FB4", "#6A4C93")
WIDTHS: Final = (0.8, 1.8, 4.0, 9.0)
_LONGEST: Final = 160
"""Points of one piece of line: a longer one is cut up anew for every point that is added."""
_MOST: Final = 600
"""Pieces of line that lie on the sheet; the oldest go."""


class BoardPot(Touchable):
    """A colour to draw with."""

    colour = StringProperty("")


class BoardWidth(Touchable):
    """A width to draw with, as a dot of its size."""

    dot_mm = NumericProperty(1.0)


class BoardSheet(Widget):
    """White paper that takes any number of fingers."""

    colour = StringProperty(COLOURS[0])
    line_width = NumericProperty(WIDTHS[1])

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._pieces: deque[InstructionGroup] = deque()
        self._lines: dict[object, Line] = {}

    def wipe(self) -> None:
        """A new sheet."""
        self._lines.clear()
        while self._pieces:
            self.canvas.remove(self._pieces.popleft())

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A line begins with a dot."""
        if not self.collide_point(*touch.pos) or touch.is_mouse_scrolling:
            return False
        touch.grab(self)
        thick = theme.mm(self.line_width)
        x, y = self._within(touch)
        dot = Ellipse(pos=(x - thick / 2, y - thick / 2), size=(thick, thick))
        self._lines[touch.uid] = self._piece([x, y], thick / 2, dot)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """It goes on, and stays on the sheet."""
        line = self._lines.get(touch.uid)
        if touch.grab_current is not self or line is None:
            return False
        x, y = self._within(touch)
        line.points = [*line.points, x, y]
        if len(line.points) > _LONGEST:
            self._lines[touch.uid] = self._piece([x, y], line.width)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """It ends."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self._lines.pop(touch.uid, None)
        return True

    def _within(self, touch: MotionEvent) -> XY:
        """Where it is on the sheet: a broad line stays on it, too."""
        edge = theme.mm(self.line_width) / 2
        x = min(max(touch.x, self.x + edge), self.right - edge)
        return x, min(max(touch.y, self.y + edge), self.top - edge)

    def _piece(self, points: list[float], width: float, *more: Ellipse) -> Line:
        piece, line = InstructionGroup(), Line(points=points, width=width, cap="round", joint="round")
        for instruction in (Color(*theme.rgba(self.colour)), *more, line):
            piece.add(instruction)
        self.canvas.add(piece)
        self._pieces.append(piece)
        if len(self._pieces) > _MOST:
            self.canvas.remove(self._pieces.popleft())
        return line


class Board(FloatLayout):
    """Built beforehand and laid over everything in one frame. `on_back` is told by the sign in the corner."""

    __events__ = ("on_back",)
    may_go_back = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for number, colour in enumerate(COLOURS):
            pot = BoardPot(colour=colour, touch_name=f"board.colour.{number}", seed=number + 4)
            pot.called = colour_name(colour)
            pot.bind(on_release=self._dip)
            self.ids.pots.add_widget(pot)
        for number, (dot, name) in enumerate(zip(WIDTHS, width_names(len(WIDTHS)), strict=True)):
            width = BoardWidth(dot_mm=dot, touch_name=f"board.width.{number}", seed=number + 12, called=name)
            width.bind(on_release=self._widen)
            self.ids.widths.add_widget(width)
        self.clear()

    def clear(self) -> None:
        """As at first: a white sheet, black ink."""
        sheet = self.ids.sheet
        sheet.wipe()
        sheet.colour, sheet.line_width = COLOURS[0], WIDTHS[1]
        self._light()

    def draw_beforehand(self) -> None:
        """Have its pictures ready before anybody needs it."""
        for widget in self.walk(restrict=True):
            if isinstance(widget, Still):
                widget.forget()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """No touch goes through it."""
        super().on_touch_down(touch)
        return True

    def on_back(self) -> None:
        """Whoever knows the sign in the corner wants to go back."""

    def _dip(self, pot: BoardPot) -> None:
        self.ids.sheet.colour = pot.colour
        self._light()

    def _widen(self, width: BoardWidth) -> None:
        self.ids.sheet.line_width = width.dot_mm
        self._light()

    def _light(self) -> None:
        sheet = self.ids.sheet
        for pot in self.ids.pots.children:
            pot.lit = pot.colour == sheet.colour
        for width in self.ids.widths.children:
            width.lit = width.dot_mm == sheet.line_width
