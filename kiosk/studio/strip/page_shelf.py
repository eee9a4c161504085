"""The strip's touches: a tap opens a page, a push scrolls, and a page that is held or pulled out is moved."""

from typing import Any, Final

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.uix.scrollview import ScrollView

from kiosk import theme
from kiosk.studio.strip.page_tiles import PageTile
from kiosk.widgets.holding import Holding

SLOP_MM: Final = 2.5
EDGE_MM: Final = 9.0
STEP_MM: Final = 1.4
"""How far a strip is pushed on in one sixtieth of a second while a page is held at its end."""
HELD: Final = 0.35
"""Seconds after which a page that is held still is lifted."""


class PageShelf(ScrollView):
    """Scrolls up and down; `strip` says what becomes of a page that was touched, lifted or dropped."""

    strip: Any = None
    may_lift = True

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._touch: MotionEvent | None = None
        self._pressed: PageTile | None = None
        self._way = ""
        self._scrolled = 0.0
        self._holding = Holding(HELD, self._lift)
        self._push = Clock.create_trigger(lambda _dt: self._push_on(), 1 / 60, interval=True)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """The first finger on the strip is followed; others wait."""
        if not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling:
            return bool(super().on_touch_down(touch))
        if self._touch is None:
            touch.grab(self)
            self._touch, self._way, self._scrolled = touch, "", self.scroll_y
            self._pressed = self._tiles.tile_at(*self.to_local(*touch.pos))
            if self._pressed is not None:
                self._pressed.state = "down"
                self._holding.begin()
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """It lifts a page, carries it, or pushes the strip."""
        if touch.grab_current is not self or touch is not self._touch:
            return False
        if not self._way:
            self._choose_way(touch)
        if self._way == "carry":
            self.strip.carry(touch.pos)
        elif self._way == "scroll":
            self._scroll(touch.y - touch.oy)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """The page is dropped, or opened when it was only touched."""
        if touch.is_mouse_scrolling:
            return bool(super().on_touch_up(touch))
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if touch is self._touch:
            pressed, way = self._pressed, self._way
            self._end()
            if way == "carry":
                self.strip.drop(touch.pos, self._is_over(touch))
            elif not way and pressed is not None:
                pressed.dispatch("on_release")
        return True

    def let_go(self) -> None:
        """Whatever was being done with a page is over; it lies where it lay."""
        self._end()

    @property
    def _tiles(self) -> Any:
        return self.children[0]

    @property
    def _hidden(self) -> float:
        """How many px of the strip are out of sight."""
        return float(max(0.0, self._tiles.height - self.height))

    def _choose_way(self, touch: MotionEvent) -> None:
        right, up = touch.x - touch.ox, touch.y - touch.oy
        if max(abs(right), abs(up)) < theme.mm(SLOP_MM):
            return
        sideways = abs(right) > abs(up) or not self._hidden
        if self._pressed is not None and self.may_lift and sideways:
            self._lift()
        else:
            self._release()
            self._way = "scroll"

    def _lift(self) -> None:
        pressed, touch = self._pressed, self._touch
        self._release()
        if touch is not None and pressed is not None and self.may_lift and not self._way:
            self._way = "carry"
            self.strip.lift(pressed, touch.pos)
            self._push()

    def _release(self) -> None:
        self._holding.cancel()
        if self._pressed is not None:
            self._pressed.state = "normal"

    def _end(self) -> None:
        self._release()
        self._push.cancel()
        self._touch = self._pressed = None
        self._way = ""

    def _scroll(self, up: float) -> None:
        if self._hidden:
            self.scroll_y = min(max(self._scrolled - up / self._hidden, 0.0), 1.0)

    def _push_on(self) -> None:
        """Bring what lies beyond the end at which a page is held."""
        touch = self._touch
        if touch is None or not self._hidden:
            return
        edge, step = theme.mm(EDGE_MM), theme.mm(STEP_MM) / self._hidden
        by = step if touch.y > self.top - edge else -step if touch.y < self.y + edge else 0.0
        if by:
            self.scroll_y = min(max(self.scroll_y + by, 0.0), 1.0)
            self.strip.carry(touch.pos)

    def _is_over(self, touch: MotionEvent) -> bool:
        near = theme.mm(EDGE_MM)
        return bool(
            self.x - near <= touch.x <= self.right + near and self.y - near <= touch.y <= self.top + near
        )
