"""The table: the page with its pile of items, and the touches that land on it."""

from collections.abc import Callable
from typing import Final, Protocol

from kivy.clock import Clock
from kivy.graphics import (
    Canvas,
    ClearBuffers,
    ClearColor,
    Color,
    Fbo,
    Rectangle,
    ScissorPop,
    ScissorPush,
    Translate,
)
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ListProperty
from kivy.uix.widget import Widget
from PIL import Image

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Item, Page
from fanzines.photos import PhotoSource
from kiosk import theme
from kiosk.studio.table.darkroom import Darkroom
from kiosk.studio.table.ground import WAYS, Ground
from kiosk.studio.table.pile import Pile
from kiosk.studio.table.touches import Touches
from kiosk.studio.table.view import ItemView
from kiosk.studio.table.wet import WetInk
from kiosk.widgets.blending import instead, usual
from kiosk.widgets.still import sharp

_MUCH: Final = 30_000
"""Corners of wet ink that take longer to picture than a hand should wait."""


class Tool(Protocol):
    """What a touch on the table does. Points are page mm; `weight` is the device's pressure or None."""

    def down(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """A finger or pen lands."""

    def move(self, contact: int, x: float, y: float, weight: float | None) -> None:
        """It moves."""

    def up(self, contact: int, x: float, y: float) -> None:
        """It lifts."""

    def put_away(self) -> None:
        """Another tool is taken, or the page is turned."""


class Table(Widget):
    """Shows one page as the painter makes it and hands touches to the tool in her hand.

    `on_ground` tells that the page lies elsewhere on the screen than before.
    """

    __events__ = ("on_ground",)
    close = BooleanProperty(False)
    ways = ListProperty([])
    """Where a touch of a button can bring the page: names of `ground.WAYS`."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.ground = Ground()
        self.darkroom = Darkroom()
        self.wet = WetInk(self.ground)
        self.pile = Pile(self.ground, self.darkroom)
        self.page: Page | None = None
        self.tool: Tool | None = None
        self.drying: str | None = None
        self._touches = Touches(self)
        self._lift = 0.0
        self._dry_soon = Clock.create_trigger(lambda _dt: self._dry(), theme.REST)
        self._drying: Item | None = None
        self._look_soon = Clock.create_trigger(lambda _dt: self._look(), theme.LOOK)
        self._windows = ScissorPush(), ScissorPush()
        with self.canvas:
            Color(*theme.rgba(theme.SHADE))
            self.canvas.add(self._windows[0])
            self._slips = Rectangle(), Rectangle()
            ScissorPop()
            Color(1, 1, 1, 1)
            self._sheet = Fbo(size=(1, 1))
            self.canvas.add(instead())
            self._lying = Rectangle()
            self.canvas.add(usual())
            self._page_window = ScissorPush()
        with self._sheet:
            ClearColor(1, 1, 1, 1)
            ClearBuffers()
            self._shift = Translate()
        self._sheet.add(self.pile.canvas)
        self.canvas.add(self.wet.canvas)
        with self.canvas:
            ScissorPop()
            self.canvas.add(self._windows[1])
        self.over = Canvas()
        self.canvas.add(self.over)
        with self.canvas:
            ScissorPop()
        self.bind(pos=self._lay_out, size=self._lay_out)

    @property
    def views(self) -> dict[str, ItemView]:
        """What is seen of every item, by its id."""
        return self.pile.views

    @property
    def photos(self) -> PhotoSource:
        """Where the page's photographs come from."""
        return self.pile.photos

    def open(self, page: Page, photos: PhotoSource, picture: Image.Image | None = None) -> None:
        """Lay a page on the table, the whole of it; the picture shows it until its items are pictured."""
        self.pile.clear(photos)
        if picture:
            self.pile.cover(page, picture)
        self.page = None
        self.wet.dry()
        self.drying = None
        self.lie_whole()
        self.show(page)

    def forget(self) -> None:
        """Draw the page anew now: while it is not shown its picture would keep what was taken off it."""
        self._sheet.draw()

    def show(self, page: Page, *, at_once: str | None = None) -> None:
        """Show the page as it is now: new and changed items are pictured anew, `at_once` without delay."""
        self.page = page
        self.pile.show(page, at_once=at_once, wet=self.drying)

    def preview(self, item: Item) -> None:
        """Let an item follow the finger; nothing is pictured anew."""
        view = self.views[item.id]
        view.shown = item
        view.lay()

    def lift(self, y_mm: float | None, free_from: float = 0.0) -> None:
        """Push the page up until `y_mm` of it lies above `free_from` (window px); None lays it back."""
        self.ground.top -= self._lift
        below = free_from - self.ground.to_px(0, y_mm)[1] if y_mm is not None else 0.0
        self._lift = round(max(0.0, below))
        self.ground.top += self._lift
        self._lay_page()

    def reach(self, mm: float) -> float:
        """Page mm that a finger reaches beyond its point when it reaches so many on the whole page."""
        return mm / self.ground.times

    def wetten(self, drawing: str) -> None:
        """Ink of this drawing lies in the wet layer; it dries after a rest."""
        self.drying = drawing
        self._dry_soon.cancel()
        self._dry_soon()

    def hold(self) -> None:
        """Do not dry while a stroke is being drawn."""
        self._dry_soon.cancel()
        self._drying = None

    def settle(self) -> None:
        """Let the painter's picture take the place of the wet ink."""
        self.hold()
        drawing, self.drying = self.drying, None
        if drawing is None or self.page is None:
            return
        if drawing in self.views:
            self.pile.develop(self.page.item(drawing), at_once=True)
        self.wet.dry()

    def _dry(self) -> None:
        """The hand rests: much ink is pictured in the darkroom first, so that nobody waits."""
        if self.wet.laid < _MUCH or self.drying is None or self.page is None:
            self.settle()
            return
        item = self._drying = self.page.item(self.drying)
        self.pile.picture(item, lambda: self.settle() if self._drying is item else None)

    def lie_whole(self) -> None:
        """Show the whole page."""
        self._go(self.ground.lie_whole)

    def come(self, times: float) -> None:
        """Look more closely at its middle (more than 1), or less."""
        self._go(lambda: self.ground.come(times))

    def take_way(self, way: str) -> None:
        """Look closer or less closely, or farther to a side."""
        self._go(lambda: WAYS[way](self.ground))

    def follow_ground(self) -> None:
        """The page was moved: everything on it follows, and is sharp again when it rests."""
        self._lay_page()
        self._look_soon.cancel()
        self._look_soon()

    def on_ground(self) -> None:
        """The page lies elsewhere on the screen than before."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A touch on the table belongs to the tool, or moves the page, until it lifts."""
        if not self.collide_point(*touch.pos) or self.tool is None or touch.is_mouse_scrolling:
            return False
        touch.grab(self)
        self._touches.down(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """The contact moves."""
        if touch.grab_current is not self:
            return False
        self._touches.move(touch)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """The contact lifts."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self._touches.up(touch)
        return True

    def _go(self, way: Callable[[], None]) -> None:
        """Let the page lie elsewhere; the keyboard may have pushed it up, and does so still."""
        self._touches.end_line()
        self.ground.top -= self._lift
        way()
        self.ground.top += self._lift
        self.follow_ground()
        self._tell_ways()

    def _look(self) -> None:
        if self._touches.grips_page:
            self._look_soon()
            return
        self._tell_ways()
        self.pile.look()

    def _tell_ways(self) -> None:
        self.close = self.ground.is_close
        self.ways = [way for way in WAYS if self.ground.can_go(way)]

    def _lay_out(self, *_: object) -> None:
        """The table has another place or size: the whole page is laid on it."""
        before, space, ground = self.ground.scale, theme.mm(2), self.ground
        ground.slack, ground.below = theme.mm(4), theme.mm(theme.TARGET + 8)
        ground.around = space
        ground.fit(self.x + space, self.y + space, self.width - 2 * space, self.height - 2 * space)
        ground.top += self._lift
        size = max(1, int(self.width)), max(1, int(self.height))
        self._sheet.size = size
        sharp(self._sheet.texture)
        self._shift.x, self._shift.y = -int(self.x), -int(self.y)
        for window in self._windows:
            window.pos, window.size = (int(self.x), int(self.y)), size
        self.wet.lie(int(self.x), int(self.y), *size)
        self._lay_page()
        if before != ground.scale:
            self.pile.develop_all()

    def _lay_page(self) -> None:
        """Put what is in sight of the page, and everything on it, where the ground says."""
        self.settle()
        ground, (x, y), (width, height) = self.ground, self._windows[0].pos, self._windows[0].size
        left, bottom = (round(edge) for edge in ground.to_px(0, PAGE_HEIGHT))
        right, top = left + round(PAGE_WIDTH * ground.scale), bottom + round(PAGE_HEIGHT * ground.scale)
        self._slip(left, bottom, right - left, top - bottom)
        left, bottom = max(left, x), max(bottom, y)
        size = max(1, min(right, x + width) - left), max(1, min(top, y + height) - bottom)
        self._lying.texture = self._sheet.texture.get_region(left - x, bottom - y, *size)
        for cut in (self._lying, self._page_window):
            cut.pos, cut.size = (left, bottom), size
        self.pile.lay()
        self.dispatch("on_ground")

    def _slip(self, left: int, bottom: int, width: int, height: int) -> None:
        """What is seen of the slipped sheet: all of it would be painted over for every frame."""
        by = theme.mm(1)
        below, beside = self._slips
        below.pos, below.size = (left + by, bottom - by), (width, by)
        beside.pos, beside.size = (left + width, bottom), (by, height - by)
