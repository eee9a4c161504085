"""How loud it was in the last moments, as a row of pieces of paper."""

from typing import Final

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.properties import ListProperty
from kivy.uix.widget import Widget

from kiosk import theme
from kiosk.language import tongue

_BARS: Final = 28


class LevelMeter(Widget):
    """`levels` go from 0 to 1; the newest stands at the end."""

    levels = ListProperty([])

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._bars = InstructionGroup()
        self.canvas.add(self._bars)
        self.bind(pos=self._draw, size=self._draw, levels=self._draw)

    def _draw(self, *_: object) -> None:
        self._bars.clear()
        wide = self.width / _BARS
        self._bars.add(Color(*theme.rgba(theme.BLUE)))
        for place in range(_BARS):
            at = place - (_BARS - len(self.levels))
            high = max(theme.mm(0.8), self.height * (self.levels[at] if at >= 0 else 0))
            x = self.right - (place + 1) * wide if tongue.rtl else self.x + place * wide
            self._bars.add(Rectangle(pos=(x, self.center_y - high / 2), size=(wide * 0.62, high)))
