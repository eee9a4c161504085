"""The pile of items on the table: pictured anew when they change, and sharper when looked at closely."""

from collections.abc import Callable
from typing import Final

from kivy.graphics import Canvas, Color, Rectangle
from PIL import Image

from fanzines.geometry import page_box
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Drawing, Item, Page
from fanzines.photos import PhotoSource
from fanzines.plane import Box
from kiosk.studio.table.darkroom import Darkroom
from kiosk.studio.table.ground import SMALLEST, Ground
from kiosk.studio.table.view import ItemView
from kiosk.widgets.art import texture_of
from printing.pictures.picture import ItemPicture, item_picture

_MOST_SHARP: Final = 12_000_000
"""Pixels of all sharp pictures together (4 bytes each): those lowest in the pile go without."""


class Pile:
    """Shows the items of one page."""

    def __init__(self, ground: Ground, darkroom: Darkroom) -> None:
        self.canvas = Canvas()
        self.views: dict[str, ItemView] = {}
        self.photos: PhotoSource = dict[str, bytes]().__getitem__
        self._ground, self._darkroom = ground, darkroom
        self._items: tuple[Item, ...] = ()
        self._covered: tuple[Item, ...] = ()
        self._cover = Canvas()

    def clear(self, photos: PhotoSource) -> None:
        """Another page comes; its photographs come from there."""
        self.photos = photos
        self.views.clear()
        self._uncover()

    @property
    def covers(self) -> bool:
        """Whether a picture of the whole page stands for items that are not pictured yet."""
        return bool(self._covered)

    def cover(self, page: Page, picture: Image.Image) -> None:
        """Show the whole page by that picture until all of its items are pictured.

        What is changed or added before lies on top of it.
        """
        self._covered = page.items
        with self._cover:
            Color(1, 1, 1, 1)
            self._covering = Rectangle(texture=texture_of(picture))
        self._lay_cover()

    def show(self, page: Page, *, at_once: str | None, wet: str | None) -> None:
        """Show the page's items: changed ones pictured anew, `at_once` without delay, the `wet` one not."""
        self._items = page.items
        for gone in set(self.views) - {item.id for item in page.items}:
            del self.views[gone]
        for item in page.items:
            if self._show(item) and item.id != wet:
                self.develop(item, at_once=item.id == at_once)
        self._lay_views()

    def develop(self, item: Item, *, at_once: bool) -> None:
        """Picture an item anew."""
        ground, photos = self._ground, self.photos
        if ground.scale <= SMALLEST:
            return
        if not at_once:
            self._darkroom.item(item, photos, ground.whole_dpi, lambda made: self._take(item, made))
            return
        view, part = self.views[item.id], self._part(item)
        view.take(item_picture(item, photos, ground.whole_dpi), item)
        if part and ground.is_close:
            view.sharpen(item_picture(item, photos, ground.dpi, part), ground.dpi)

    def picture(self, item: Item, done: Callable[[], None]) -> None:
        """Have an item pictured in the darkroom: to develop it at once takes no time when that is done."""
        ground, part = self._ground, self._part(item)

        def sharp(_made: ItemPicture) -> None:
            if part and ground.is_close:
                self._darkroom.item(item, self.photos, ground.dpi, lambda _made: done(), part)
            else:
                done()

        self._darkroom.item(item, self.photos, ground.whole_dpi, sharp)

    def develop_all(self) -> None:
        """The page has another size on the screen."""
        for item in self._items:
            self.develop(item, at_once=False)

    def lay(self) -> None:
        """Put every picture where its item lies."""
        self._lay_cover()
        for view in self.views.values():
            view.lay()

    def look(self) -> None:
        """The page rests: picture what is looked at closely at the screen's own resolution."""
        if not self._ground.is_close:
            for view in self.views.values():
                view.soften()
            return
        left = _MOST_SHARP
        for item in reversed(self._items):
            part = self._part(item)
            left -= int(part.width * part.height * self._ground.scale**2) if part else 0
            if part is None or left < 0:
                self.views[item.id].soften()
            elif not self.views[item.id].has_sharp(part, self._ground.dpi):
                self._sharpen(item, part)

    def _show(self, item: Item) -> bool:
        """Lay the item where it lies now; whether it has to be pictured anew."""
        view = self.views.get(item.id)
        known = view is not None and view.pictured == item
        if view is None:
            view = self.views[item.id] = ItemView(item, self._ground)
        view.shown = item
        view.lay()
        return not known

    def _take(self, item: Item, picture: ItemPicture) -> None:
        view = self.views.get(item.id)
        if view and (view.shown == item or isinstance(item, Drawing)):
            view.take(picture, item)
            part = self._part(item)
            if part and self._ground.is_close:
                self._sharpen(item, part)
            if self._covered:
                self._lay_views()

    def _lay_views(self) -> None:
        """Lay what is seen in order: the cover stands for all that it shows, as long as it is needed."""
        if self._covered and all(view.is_pictured for view in self.views.values()):
            self._uncover()
        self.canvas.clear()
        self.canvas.add(self._cover)
        for item in self._items:
            if item not in self._covered:
                self.canvas.add(self.views[item.id].canvas)

    def _lay_cover(self) -> None:
        if self._covered:
            ground = self._ground
            self._covering.pos = ground.to_px(0, PAGE_HEIGHT)
            self._covering.size = PAGE_WIDTH * ground.scale, PAGE_HEIGHT * ground.scale

    def _uncover(self) -> None:
        self._covered = ()
        self._cover.clear()

    def _sharpen(self, item: Item, part: Box) -> None:
        dpi = self._ground.dpi

        def take(picture: ItemPicture) -> None:
            view = self.views.get(item.id)
            if view and view.pictured == item and self._ground.dpi == dpi:
                view.sharpen(picture, dpi)

        self._darkroom.item(item, self.photos, dpi, take, part)

    def _part(self, item: Item) -> Box | None:
        """What of the item is in sight, or None."""
        sight, box = self._ground.in_sight(), page_box(item)
        if not box.touches(sight):
            return None
        edges = max(box.left, sight.left), max(box.top, sight.top)
        return Box(*edges, min(box.right, sight.right), min(box.bottom, sight.bottom))
