"""A slip of paper as a visitor left it: a stamp, a mark of a finger, or a short word."""

from typing import Final

from kivy.graphics import Color, InstructionGroup, SmoothLine
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from exhibitions.show.slips import HEIGHT, WIDTH, Mark, Points, Slip, Stamp, Word
from fanzines.art import names
from kiosk import theme
from kiosk.widgets.art import art_texture
from kiosk.widgets.cut import Cut

LINE: Final = 1.4
"""Half the width of a drawn line, in hundredths of the slip's width."""
_COLOURS: Final = (theme.CORAL, theme.BLUE)


def stamps() -> tuple[str, ...]:
    """Every stamp there is."""
    return names("stamps")


def stamp_colour(name: str) -> str:
    """The ink of that stamp: coral and blue in turn."""
    every = stamps()
    return _COLOURS[every.index(name) % len(_COLOURS)] if name in every else theme.INK


class SlipView(Cut):
    """A slip; it keeps its own proportions inside whatever width it is given."""

    slip_left = ObjectProperty(None, allownone=True)
    texture = ObjectProperty(None, allownone=True)
    word = StringProperty("")
    high = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self._ink = InstructionGroup()
        super().__init__(**kwargs)
        self.canvas.add(self._ink)
        self.bind(slip_left=self._show, size=self._show, pos=self._show)
        self._show()

    def _show(self, *_: object) -> None:
        self.high = self.width * HEIGHT / WIDTH
        slip: Slip | None = self.slip_left
        self.texture = self._picture(slip.name) if isinstance(slip, Stamp) else None
        self.word = slip.text if isinstance(slip, Word) else ""
        self.draw(slip.strokes if isinstance(slip, Mark) else ())

    def draw(self, strokes: tuple[Points, ...]) -> None:
        """Draw these strokes on it."""
        self._ink.clear()
        self._ink.add(Color(*theme.rgba(theme.BLUE)))
        for stroke in strokes:
            points = [value for point in stroke for value in self.at(point)]
            if len(stroke) == 1:
                points += [points[0] + 1, points[1]]
            self._ink.add(SmoothLine(points=points, width=self.width * LINE / 100, overdraw_width=1))

    def at(self, point: tuple[int, int]) -> tuple[float, float]:
        """Where a point of the slip lies in the window."""
        scale = self.width / WIDTH
        return self.x + point[0] * scale, self.y + self.height - point[1] * scale

    def _picture(self, name: str) -> object:
        """A stamp of a later version is not known here: its slip stays blank."""
        known = name in stamps() and self.width > 1
        return art_texture("stamps", name, stamp_colour(name), max(64, round(self.height))) if known else None
