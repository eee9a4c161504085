"""The table: the page with its pile of items, and the touches that land on it."""

from typing import Protocol

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
from kivy.uix.widget import Widget

from fanzines.geometry import page_box
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Drawing, Item, Page
from fanzines.photos import PhotoSource
from kiosk import theme
from kiosk.fresh_input import hurry
from kiosk.studio.darkroom import Darkroom
from kiosk.studio.ground import SMALLEST, Ground
from kiosk.studio.view import ItemView
from kiosk.studio.wet import WetInk
from kiosk.widgets.still import sharp
from printing.picture import ItemPicture, item_picture


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
    """Shows one page as the painter makes it and hands touches to the tool in her hand."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.ground = Ground()
        self.darkroom = Darkroom()
        self.wet = WetInk()
        self.page: Page | None = None
        self.tool: Tool | None = None
        self.photos: PhotoSource = dict[str, bytes]().__getitem__
        self.views: dict[str, ItemView] = {}
        self.drying: str | None = None
        self._contacts: dict[object, int] = {}
        self._pile = Canvas()
        self._lift = 0.0
        self._dry_soon = Clock.create_trigger(lambda _dt: self.settle(), theme.REST)
        with self.canvas:
            Color(*theme.rgba(theme.SHADE))
            self._slips = Rectangle(), Rectangle()
            Color(1, 1, 1, 1)
            self._sheet = Fbo(size=(1, 1))
            self._lying = Rectangle()
            self._window = ScissorPush()
        with self._sheet:
            ClearColor(1, 1, 1, 1)
            ClearBuffers()
            self._shift = Translate()
        self._sheet.add(self._pile)
        self.canvas.add(self.wet.canvas)
        with self.canvas:
            ScissorPop()
        self.over = Canvas()
        self.canvas.add(self.over)
        self.bind(pos=self._lay_out, size=self._lay_out)

    def open(self, page: Page, photos: PhotoSource) -> None:
        """Lay a page on the table."""
        self.photos = photos
        self.page = None
        self.views.clear()
        self.wet.dry()
        self.drying = None
        self.show(page)

    def show(self, page: Page, *, at_once: str | None = None) -> None:
        """Show the page as it is now: new and changed items are pictured anew, `at_once` without delay."""
        self.page = page
        known = {item.id for item in page.items}
        for gone in set(self.views) - known:
            del self.views[gone]
        for item in page.items:
            self._show_item(item, at_once=item.id == at_once)
        self._stack()

    def preview(self, item: Item) -> None:
        """Let an item follow the finger; nothing is pictured anew."""
        view = self.views[item.id]
        view.shown = item
        view.lay()

    def lift(self, y_mm: float | None, free_from: float = 0.0) -> None:
        """Push the page up until `y_mm` of it lies above `free_from` (window px); None lays it back."""
        self._lift = 0.0
        self._fit()
        if y_mm is not None:
            below = free_from - self.ground.to_px(0, y_mm)[1]
            self._lift = max(0.0, below)
        self._lay_out()

    def wetten(self, drawing: str) -> None:
        """Ink of this drawing lies in the wet layer; it dries after a rest."""
        self.drying = drawing
        self._dry_soon.cancel()
        self._dry_soon()

    def hold(self) -> None:
        """Do not dry while a stroke is being drawn."""
        self._dry_soon.cancel()

    def settle(self) -> None:
        """Let the painter's picture take the place of the wet ink."""
        self._dry_soon.cancel()
        drawing, self.drying = self.drying, None
        if drawing is None or self.page is None:
            return
        if drawing not in self.views:
            self.wet.dry()
            return
        self._develop(self.page.item(drawing), at_once=True)
        self.wet.dry()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A touch on the table belongs to the tool until it lifts."""
        if not self.collide_point(*touch.pos) or self.tool is None or touch.is_mouse_scrolling:
            return False
        touch.grab(self)
        contact = self._contacts[touch.uid] = next(n for n in range(99) if n not in self._contacts.values())
        hurry(True)
        self.tool.down(contact, *self.ground.to_page(*touch.pos), _weight(touch))
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """The contact moves."""
        contact = self._contacts.get(touch.uid)
        if touch.grab_current is not self or contact is None or self.tool is None:
            return False
        self.tool.move(contact, *self.ground.to_page(*touch.pos), _weight(touch))
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """The contact lifts."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        contact = self._contacts.pop(touch.uid, None)
        hurry(bool(self._contacts))
        if contact is not None and self.tool is not None:
            self.tool.up(contact, *self.ground.to_page(*touch.pos))
        return True

    def _show_item(self, item: Item, *, at_once: bool) -> None:
        view = self.views.get(item.id)
        if view is None:
            view = self.views[item.id] = ItemView(item, self.ground)
        elif view.pictured == item:
            view.shown = item
            view.lay()
            return
        view.shown = item
        view.lay()
        if item.id != self.drying:
            self._develop(item, at_once=at_once)

    def _develop(self, item: Item, *, at_once: bool) -> None:
        if self.ground.scale <= SMALLEST:
            return
        if at_once:
            self._take(item, item_picture(item, self.photos, self.ground.dpi))
        else:
            self.darkroom.item(item, self.photos, self.ground.dpi, lambda made: self._take(item, made))

    def _take(self, item: Item, picture: ItemPicture) -> None:
        view = self.views.get(item.id)
        if view and (view.shown == item or isinstance(item, Drawing)):
            view.take(picture, item)

    def _stack(self) -> None:
        assert self.page is not None
        self._pile.clear()
        for item in self.page.items:
            self._pile.add(self.views[item.id].canvas)

    def _fit(self) -> None:
        space = theme.mm(2)
        self.ground.fit(self.x + space, self.y + space, self.width - 2 * space, self.height - 2 * space)

    def _lay_out(self, *_: object) -> None:
        before = self.ground.scale
        self._fit()
        self.ground.top += self._lift
        ground = self.ground
        left, bottom = (round(edge) for edge in ground.to_px(0, PAGE_HEIGHT))
        size = round(PAGE_WIDTH * ground.scale), round(PAGE_HEIGHT * ground.scale)
        self._shift.x, self._shift.y = -left, -bottom
        self._sheet.size = size
        self._lying.texture = sharp(self._sheet.texture)
        for cut in (self._lying, self._window):
            cut.pos, cut.size = (left, bottom), size
        self._slip(left, bottom, *size)
        self.settle()
        self.wet.lie(left, bottom, *size)
        for view in self.views.values():
            view.lay()
        if self.page and before != ground.scale:
            for item in self.page.items:
                self._develop(item, at_once=False)

    def _slip(self, left: int, bottom: int, width: int, height: int) -> None:
        """What is seen of the slipped sheet: all of it would be painted over for every frame."""
        by = theme.mm(1)
        below, beside = self._slips
        below.pos, below.size = (left + by, bottom - by), (width, by)
        beside.pos, beside.size = (left + width, bottom), (by, height - by)


def _weight(touch: MotionEvent) -> float | None:
    return float(touch.pressure) if "pressure" in touch.profile else None


def near(item: Item, x: float, y: float, reach: float) -> bool:
    """Whether a page point lies within `reach` mm of the item's upright box."""
    return page_box(item).grown(reach).holds(x, y)
