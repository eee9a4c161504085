"""The covers drift by while nobody is there: pegged to two lines that move past each other, very slowly."""

from collections.abc import Sequence
from typing import Final

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Line, PopMatrix, PushMatrix, Rectangle, Translate
from kivy.input import MotionEvent
from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from exhibitions.show.reading import Show, ShowEntry
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from kiosk import theme
from kiosk.exhibition.framed import occasion
from kiosk.exhibition.pictures import Make, Pictures
from kiosk.exhibition.spoken import in_language
from kiosk.exhibition.visitor import Visitor
from kiosk.exhibition.webp import opened
from kiosk.widgets.contrast import shown

_KEPT: Final = 40_000_000
_MOST: Final = 24
"""Covers that hang on the two lines together; a wall of more shows its first ones."""
_HIGH: Final = 0.325
"""A cover's height as a part of the window's."""
_APART: Final = 9.0
_PEG: Final = (3.0, 7.0)
_PEGS: Final = (theme.CORAL, theme.BLUE, theme.YELLOW)


class Garland(Widget):
    """Covers on one line that moves to the right (1) or to the left (-1), around and around."""

    def __init__(self, way: int, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.size_hint = (None, None)
        self._way = way
        self._pegged = InstructionGroup()
        self._files: list[object] = []
        self._pictures: Pictures | None = None
        self._gone = 0.0
        with self.canvas:
            self._colour = Color(*theme.rgba(theme.FAINT))
            self._line = Line(width=theme.mm(0.25))
            PushMatrix()
            self._shift = Translate()
        self.canvas.add(self._pegged)
        with self.canvas:
            PopMatrix()

    def hang(self, files: list[object], pictures: Pictures) -> None:
        """Peg these pictures to it."""
        self._files, self._pictures = files, pictures
        self.lay()

    def lay(self) -> None:
        """Draw what of its pictures is there; the row is laid as often as it takes to go around."""
        self._pegged.clear()
        self._colour.rgba = theme.rgba(shown(theme.FAINT))
        line = self.top - theme.mm(_PEG[1] / 2)
        self._line.points = (self.x, line, self.right, line)
        if not self._files or self._pictures is None:
            return
        wide, high = self._cover()
        for place in range(-1, self._places() + 1):
            number = place % len(self._files)
            texture = self._pictures.texture(self._files[number])
            left = round(self.x + place * (wide + theme.mm(_APART)))
            self._pegged.add(Color(1, 1, 1, 1) if texture else Color(*theme.rgba(theme.SHEET)))
            bottom = round(line - high)
            self._pegged.add(Rectangle(texture=texture, pos=(left, bottom), size=(round(wide), round(high))))
            peg = theme.mm(_PEG[0]), theme.mm(_PEG[1])
            self._pegged.add(Color(*theme.rgba(_PEGS[number % len(_PEGS)])))
            self._pegged.add(Rectangle(pos=(left + wide / 2 - peg[0] / 2, line - peg[1] / 2), size=peg))

    def move(self, by: float) -> None:
        """On by so many px."""
        if self._files:
            around = len(self._files) * (self._cover()[0] + theme.mm(_APART))
            self._gone = (self._gone + by) % around
            step = self._gone if self._way > 0 else around - self._gone
            # The row is a window and one turn long, so that it can begin again where it began.
            self._shift.x = step - around

    def _places(self) -> int:
        pitch = self._cover()[0] + theme.mm(_APART)
        return len(self._files) * 2 + int(self.width // pitch) + 1

    def _cover(self) -> tuple[float, float]:
        high = self.height - theme.mm(_PEG[1] / 2)
        return high * PAGE_WIDTH / PAGE_HEIGHT, high


class Drifting(FloatLayout):
    """Two lines of covers with the title between them. `on_touched`: somebody is there."""

    __events__ = ("on_touched",)
    title = StringProperty("")
    occasion = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        self._show: Show | None = None
        self._entries: tuple[ShowEntry, ...] = ()
        self._pictures = Pictures("drifting", lambda _keys: self._lay(), most=_KEPT, together=2)
        super().__init__(**kwargs)
        self._lines = (Garland(1), Garland(-1))
        for line in self._lines:
            self.add_widget(line, index=len(self.children))
        self._moving = Clock.schedule_interval(self._move, 1 / theme.DRIFT_FRAMES)
        self._moving.cancel()
        self.bind(size=lambda *_: self._hang(), pos=lambda *_: self._lay())

    def drift(self, show: Show, entries: Sequence[ShowEntry], visitor: Visitor) -> None:
        """Let these covers drift by, or stand still where the visitors' motion is off."""
        self.still()
        self.title = in_language(show.title, visitor.language)
        self.occasion = occasion(show.frame, visitor.language)
        self._show, self._entries = show, tuple(entries[:_MOST])
        self._hang()
        if visitor.motion and theme.DRIFT_MOVES:
            self._moving()

    def still(self) -> None:
        """Stop, and keep no picture."""
        self._moving.cancel()
        self._show, self._entries = None, ()
        self._pictures.forget()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """One touch begins; it touches nothing else."""
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Begin."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.dispatch("on_touched")
        return True

    def on_touched(self) -> None:
        """Somebody is there."""

    def _hang(self) -> None:
        """Have the covers made as large as they hang: the place may be laid out only when it is shown."""
        if self._show is None:
            return
        high = round(self.height * _HIGH)
        files: list[object] = [(entry.cover.picture, high) for entry in self._entries]
        half = -(-len(files) // 2) if len(files) > 3 else len(files)
        rows = (files[:half], files[half:] or list(reversed(files)))
        for line, row in zip(self._lines, rows, strict=True):
            line.hang(row, self._pictures)
        self._lay()
        show = self._show
        self._pictures.want(
            (key, _small(show, entry, high)) for key, entry in zip(files, self._entries, strict=True)
        )

    def _lay(self) -> None:
        high = self.height * _HIGH + theme.mm(_PEG[1] / 2)
        for line, top in zip(self._lines, (self.top - theme.mm(4), self.y + high + theme.mm(4)), strict=True):
            line.size = self.width, high
            line.pos = self.x, top - high
            line.lay()
            line.move(0)

    def _move(self, seconds: float) -> None:
        for line in self._lines:
            line.move(theme.mm(theme.DRIFT) * seconds)


def _small(show: Show, entry: ShowEntry, high: int) -> Make:
    file, width = entry.cover.picture, round(high * PAGE_WIDTH / PAGE_HEIGHT)
    return lambda: opened(show.read(file), width)
