"""The strip of pages beside the table: true small pictures, and what can be done with a page."""

from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from PIL import Image

from fanzines.edits import AddPage, MovePage, RemovePage
from fanzines.model import Fanzine, Page, copied, new_id
from kiosk import theme
from kiosk.widgets.art import texture_of
from kiosk.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

MOST_PAGES: Final = 32
_DPI: Final = 26


class PageTile(Touchable):
    """One page of the strip."""

    texture = ObjectProperty(None, allownone=True)
    number = NumericProperty(1)


class Strip(BoxLayout):
    """Every page in order; touching one lays it on the table."""

    studio = ObjectProperty(None, allownone=True, rebind=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._pages: tuple[str, ...] = ()
        self._waiting: Page | None = None
        self._freshen_soon = Clock.create_trigger(lambda _dt: self._freshen_now(), theme.REST)
        self._scroll_soon = Clock.create_trigger(lambda _dt: self._scroll_to_lit())

    def lay(self, studio: "StudioPlace") -> None:
        """Show the pages of the fanzine on the table."""
        self.studio = studio
        pages = studio.sitting.fanzine.pages
        self._pages = tuple(page.id for page in pages)
        self.ids.tiles.clear_widgets()
        for index, page in enumerate(pages):
            tile = PageTile(number=index + 1, touch_name=f"strip.{index + 1}", seed=index + 3)
            tile.bind(on_release=lambda pressed: studio.turn_to(pressed.number - 1))
            self.ids.tiles.add_widget(tile)
            self._develop(page)
        self.light(studio.page_index)

    def on_kv_post(self, _base_widget: object) -> None:
        """A page more or less moves the tiles only after they are laid out anew."""
        self.ids.tiles.bind(height=lambda *_: self._scroll_soon())

    def clear(self) -> None:
        """Forget the pages."""
        self._freshen_soon.cancel()
        self._waiting, self._pages, self.studio = None, (), None
        self.ids.tiles.clear_widgets()

    def shows(self, fanzine: Fanzine) -> bool:
        """Whether the strip has these pages in this order."""
        return self._pages == tuple(page.id for page in fanzine.pages)

    def light(self, index: int) -> None:
        """Mark the page on the table."""
        for tile in self.ids.tiles.children:
            tile.lit = tile.number == index + 1
        self._scroll_soon()

    def freshen(self, page: Page) -> None:
        """Picture a page anew when the hand has come to rest."""
        if self._waiting and self._waiting.id != page.id:
            self._freshen_now()
        self._waiting = page
        self._freshen_soon.cancel()
        self._freshen_soon()

    def add_page(self) -> None:
        """Put a blank page after this one."""
        index = self.studio.page_index + 1
        if self.studio.do(AddPage(index, Page(new_id()))):
            self.studio.turn_to(index)

    def copy_page(self) -> None:
        """Put a copy of this page after it."""
        items = tuple(copied(item, dx=0, dy=0) for item in self.studio.page.items)
        index = self.studio.page_index + 1
        if self.studio.do(AddPage(index, Page(new_id(), items))):
            self.studio.turn_to(index)

    def remove_page(self) -> None:
        """Take this page out; undo brings it back."""
        index = self.studio.page_index
        page = self.studio.page
        self.studio.page_index = max(0, index - 1)
        if not self.studio.do(RemovePage(index, page)):
            self.studio.page_index = index
        self.studio.turn_to(self.studio.page_index)

    def move_page(self, by: int) -> None:
        """Move this page earlier or later."""
        before = self.studio.page_index
        after = before + by
        page = self.studio.page.id
        self.studio.page_index = after
        if not self.studio.do(MovePage(page, before, after)):
            self.studio.page_index = before
        self.studio.turn_to(self.studio.page_index)

    def _scroll_to_lit(self) -> None:
        lit = next((tile for tile in self.ids.tiles.children if tile.lit), None)
        if lit:
            self.ids.scroll.scroll_to(lit, animate=False)

    def _freshen_now(self) -> None:
        page, self._waiting = self._waiting, None
        if page is not None:
            self._develop(page)

    def _develop(self, page: Page) -> None:
        photos = self.studio.app.keeper.photo_source()
        self.studio.table.darkroom.page(page, photos, _DPI, lambda made: self._take(page.id, made))

    def _take(self, page_id: str, picture: Image.Image) -> None:
        if page_id in self._pages:
            number = self._pages.index(page_id) + 1
            tile = next((t for t in self.ids.tiles.children if t.number == number), None)
            if tile:
                tile.texture = texture_of(picture)
