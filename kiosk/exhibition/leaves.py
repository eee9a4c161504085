"""The open pages: fitted whole, turned by a swipe or a tap at the edge, looked at closely by two fingers."""

import math
import time
from collections.abc import Sequence
from typing import Final

from kivy.animation import Animation
from kivy.graphics import Canvas, Color, InstructionGroup, Line, Rectangle, ScissorPop, ScissorPush
from kivy.graphics.texture import Texture
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from kiosk import theme
from kiosk.exhibition.lens import CLOSEST, DOUBLE_TAP, STEP, Lens

_EDGE: Final = 0.22
"""The part of the width on either side in which a tap turns the page."""
_STAYS: Final = 3.0
"""Mm a finger may move and still have tapped."""
_SWIPE: Final = 10.0
_TWICE: Final = 0.35
"""Seconds within which two taps are one double tap."""

Sheets = Sequence[Texture | None]


class Leaves(Widget):
    """`on_turn` tells by how many openings somebody turns: 1 on, -1 back. `rtl` is the book's direction."""

    __events__ = ("on_turn",)
    rtl = BooleanProperty(False)
    slides = BooleanProperty(True)
    lens = ObjectProperty(Lens(), rebind=True)
    slid = NumericProperty(1.0)
    """How much of a turn is done."""
    touch_name = "reader.page"

    def __init__(self, **kwargs: object) -> None:
        self.canvas = Canvas()
        self._drawn = InstructionGroup()
        self._open: Sheets = ()
        self._before: Sheets = ()
        self._way = 1
        self._fingers: dict[object, tuple[float, float]] = {}
        self._start = (0.0, 0.0)
        self._many = False
        self._tapped = (0.0, (0.0, 0.0))
        super().__init__(**kwargs)
        self.canvas.add(self._drawn)
        self.bind(pos=self._draw, size=self._draw, lens=self._draw, slid=self._draw, rtl=self._draw)

    @property
    def is_close(self) -> bool:
        """Whether only a part is seen."""
        return self.lens.scale > 1.001

    def on_turn(self, by: int) -> None:
        """Somebody turns."""

    def show(self, pages: Sheets, way: int = 0) -> None:
        """Lay these open: a turn on (1), back (-1), or at once (0). None is still to come."""
        Animation.cancel_all(self, "slid")
        self._before, self._open, self._way = self._open, pages, way
        self.lens = Lens()
        self.slid = 1.0
        if way and self.slides and self._before:
            self.slid = 0.0
            Animation(slid=1.0, duration=theme.QUIET_MOTION, t="out_cubic").start(self)
        self._draw()

    def came(self, pages: Sheets) -> None:
        """More of what lies open is there."""
        self._open = pages
        self._draw()

    def clear(self) -> None:
        """Show nothing."""
        Animation.cancel_all(self, "slid")
        self._open = self._before = ()
        self._fingers.clear()
        self.lens = Lens()
        self._draw()

    def closer(self) -> None:
        """A step closer to the middle of what is seen."""
        self._look(self.lens.closer(STEP, (0, 0)))

    def farther(self) -> None:
        """A step back."""
        self._look(self.lens.closer(1 / STEP, (0, 0)))

    def is_closest(self) -> bool:
        """Whether it goes no closer."""
        return bool(self.lens.scale >= CLOSEST - 0.001)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A finger on the pages, or beside them."""
        if self.disabled or not self._open or not self.collide_point(*touch.pos) or len(self._fingers) > 1:
            return bool(super().on_touch_down(touch))
        touch.grab(self)
        if not self._fingers:
            self._start, self._many = touch.pos, False
        self._fingers[touch.uid] = touch.pos
        self._many = self._many or len(self._fingers) > 1
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """One finger pushes what is close; two bring it closer."""
        if touch.grab_current is not self or touch.uid not in self._fingers:
            return bool(super().on_touch_move(touch))
        before = self._gathered()
        self._fingers[touch.uid] = touch.pos
        middle, far = self._gathered()
        (old_x, old_y), old_far = before
        moved = self.lens.moved((middle[0] - old_x, middle[1] - old_y))
        if len(self._fingers) > 1 and old_far > 1:
            self._look(moved.closer(far / old_far, self._from_middle(middle)))
        elif self.is_close:
            self._look(moved)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Lifted: a tap, a swipe, or neither."""
        if touch.grab_current is not self or self._fingers.pop(touch.uid, None) is None:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        if not self._fingers and not self._many:
            across, up = touch.x - self._start[0], touch.y - self._start[1]
            if math.hypot(across, up) < theme.mm(_STAYS):
                self._tap(touch.pos)
            elif not self.is_close and abs(across) > max(theme.mm(_SWIPE), 1.5 * abs(up)):
                self._turn(to_right=across < 0)
        return True

    def _tap(self, at: tuple[float, float]) -> None:
        side = (at[0] - self.x) / max(1.0, self.width)
        if not self.is_close and not _EDGE <= side <= 1 - _EDGE:
            self._turn(to_right=side > 0.5)
            return
        when, where = self._tapped
        now = time.monotonic()
        if now - when < _TWICE and math.dist(at, where) < theme.mm(4 * _STAYS):
            self._tapped = (0.0, at)
            self._look(Lens() if self.is_close else self.lens.closer(DOUBLE_TAP, self._from_middle(at)))
        else:
            self._tapped = (now, at)

    def _turn(self, *, to_right: bool) -> None:
        self.dispatch("on_turn", 1 if to_right != self.rtl else -1)

    def _look(self, lens: Lens) -> None:
        self.lens = lens.held(self._fitted(len(self._open)), self.size)

    def _gathered(self) -> tuple[tuple[float, float], float]:
        """The middle between the fingers, and how far they are apart."""
        points = list(self._fingers.values())
        middle = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
        return middle, math.dist(points[0], points[-1])

    def _from_middle(self, at: tuple[float, float]) -> tuple[float, float]:
        return at[0] - self.center_x, at[1] - self.center_y

    def _fitted(self, pages: int) -> tuple[float, float]:
        """So many pages beside each other, whole, as large as there is room for."""
        pages = max(1, pages)
        scale = min(self.width / (pages * PAGE_WIDTH), self.height / PAGE_HEIGHT)
        return pages * PAGE_WIDTH * scale, PAGE_HEIGHT * scale

    def _draw(self, *_: object) -> None:
        drawn = self._drawn
        drawn.clear()
        if not self._open or self.width < 2:
            return
        inside = self.is_close or self.slid < 1
        if inside:
            drawn.add(
                ScissorPush(x=int(self.x), y=int(self.y), width=int(self.width), height=int(self.height))
            )
        toward = self._way * (-1 if self.rtl else 1)
        if self.slid < 1:
            self._lay(self._before, Lens(), -toward * self.slid * self.width)
        self._lay(self._open, self.lens, toward * (1 - self.slid) * self.width)
        if inside:
            drawn.add(ScissorPop())

    def _lay(self, pages: Sheets, lens: Lens, aside: float) -> None:
        width, height = (side * lens.scale for side in self._fitted(len(pages)))
        left = self.center_x + lens.x + aside - width / 2
        bottom = self.center_y + lens.y - height / 2
        one = width / max(1, len(pages))
        for number, texture in enumerate(reversed(pages) if self.rtl else pages):
            # Whole pixels: a page shown as it is stays sharp.
            place = round(left + number * one), round(bottom)
            size = round(left + (number + 1) * one) - place[0], round(bottom + height) - place[1]
            self._drawn.add(Color(1, 1, 1, 1) if texture else Color(*theme.rgba(theme.SHEET)))
            self._drawn.add(Rectangle(texture=texture, pos=place, size=size))
        if len(pages) > 1:
            fold = round(left + one)
            self._drawn.add(Color(*theme.rgba(theme.INK, 0.18)))
            self._drawn.add(Line(points=(fold, bottom, fold, bottom + height), width=1))
