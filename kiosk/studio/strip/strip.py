"""The strip of pages beside the table: true small pictures, and what can be done with a page."""

from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from PIL import Image

from fanzines.edits import AddPage, MovePage, RemovePage
from fanzines.folds import place_for_new
from fanzines.model import Fanzine, Page, copied, new_id
from kiosk import theme
from kiosk.studio.strip.page_shelf import PageShelf
from kiosk.studio.strip.page_tiles import PageTile, PageTiles
from kiosk.widgets.art import texture_of

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

MOST_PAGES: Final = 32
_TALL: Final = 215
"""Pixels of a small picture from top to bottom."""


class Strip(BoxLayout):
    """Every page in order, those that rest below; touching one lays it on the table."""

    studio = ObjectProperty(None, allownone=True, rebind=True)
    carrying = BooleanProperty(False)
    place = NumericProperty(0)
    count = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._held: PageTile | None = None
        self._floating: PageTile | None = None
        self._freshen_soon = Clock.create_trigger(lambda _dt: self._freshen(), theme.REST)
        self._scroll_soon = Clock.create_trigger(lambda _dt: self._scroll_to_lit())

    def on_kv_post(self, _base_widget: object) -> None:
        """A page more or less moves the tiles only after they are laid out anew."""
        self._shelf.strip = self
        self._tiles.bind(height=lambda *_: self._scroll_soon())

    @property
    def tiles(self) -> list[PageTile]:
        """The tiles in the order of the pages."""
        return self._tiles.tiles

    def lay(self, studio: "StudioPlace") -> None:
        """Show the pages of the fanzine on the table."""
        self.studio = studio
        self._shelf.may_lift = studio.full
        self._fill(studio.sitting.fanzine)
        self._freshen_soon.cancel()
        self._freshen()

    def shows(self, fanzine: Fanzine) -> bool:
        """Whether the strip has these pages in this order, folded and resting."""
        shown = [tile.page.id for tile in self.tiles if tile.page]
        return shown == [page.id for page in fanzine.pages] and self._tiles.places == fanzine.places

    def freshen(self, _page: Page) -> None:
        """Picture anew what was changed, on whichever page, when the hand has come to rest."""
        for tile, page in zip(self.tiles, self.studio.sitting.fanzine.pages, strict=True):
            tile.page = page
        self._freshen_soon.cancel()
        self._freshen_soon()

    def clear(self) -> None:
        """Forget the pages."""
        self._freshen_soon.cancel()
        self._put_down()
        self.studio = None
        self._tiles.clear()

    def light(self, index: int) -> None:
        """Mark the page on the table."""
        self.place = index
        for tile in self.tiles:
            tile.lit = tile.number == index + 1
        self._dress()
        self._scroll_soon()

    def touch(self, tile: PageTile) -> None:
        """Lay a page on the table, or what is being carried on that page."""
        if self.carrying:
            self.studio.panels["hand"].set_down(tile.number - 1)
        else:
            self.studio.turn_to(tile.number - 1)

    def add_page(self) -> None:
        """Put a blank page after this one; when every place is taken it rests."""
        self._add(Page(new_id()))

    def copy_page(self) -> None:
        """Put a copy of this page after it; when every place is taken it rests."""
        self._add(Page(new_id(), tuple(copied(item, dx=0, dy=0) for item in self.studio.page.items)))

    def remove_page(self) -> None:
        """Take this page out; undo brings it back."""
        index = self.studio.page_index
        if self.studio.do(RemovePage(index, self.studio.page)):
            self.studio.turn_to(index - 1)

    def move_page(self, by: int) -> None:
        """Move this page earlier or later; past the line it rests, or comes back."""
        self._move(self.studio.page.id, self.studio.page_index, self.studio.page_index + by)

    def lift(self, tile: PageTile, pos: tuple[float, float]) -> None:
        """Take a page's tile in the hand."""
        self._held = tile
        self._floating = PageTile(texture=tile.texture, kind="next", seed=tile.seed)
        self._floating.size = [side * 1.1 for side in self._tiles.tile_size]
        self.studio.add_widget(self._floating)
        self._tiles.lift(tile)
        self.carry(pos)

    def carry(self, pos: tuple[float, float]) -> None:
        """It follows the finger, and a gap opens where it would go."""
        if self._floating is not None:
            self._floating.center = pos
            self._tiles.make_room(*self._shelf.to_local(*pos))

    def drop(self, pos: tuple[float, float], over: bool) -> None:
        """Lay the page into the gap; dropped beside the strip it goes back."""
        if self._held is None or self._held.page is None:
            return
        page, before = self._held.page.id, self._held.number - 1
        after = self._tiles.make_room(*self._shelf.to_local(*pos))
        self._put_down()
        if over:
            self._move(page, before, after)

    @property
    def _shelf(self) -> PageShelf:
        return self.ids.shelf

    @property
    def _tiles(self) -> PageTiles:
        return self.ids.tiles

    def _fill(self, fanzine: Fanzine) -> None:
        self._put_down()
        self._tiles.fill(fanzine.pages, fanzine.places, self._tile)
        self.count = len(fanzine.pages)
        self.light(self.studio.page_index)

    def _tile(self) -> PageTile:
        tile = PageTile(seed=len(self._tiles.children) + 3)
        tile.bind(on_release=self.touch)
        return tile

    def _add(self, page: Page) -> None:
        index = place_for_new(self.studio.sitting.fanzine, self.studio.page_index)
        if self.studio.do(AddPage(index, page)):
            self.studio.turn_to(index)

    def _move(self, page: str, before: int, after: int) -> None:
        if before != after and self.studio.do(MovePage(page, before, after)):
            self.studio.turn_to(self.studio.page_index)

    def _put_down(self) -> None:
        self._shelf.let_go()
        self._tiles.put_back()
        if self._floating is not None:
            self._floating.parent.remove_widget(self._floating)
        self._held = self._floating = None

    def on_carrying(self, *_: object) -> None:
        """Pages on which something can be laid glow."""
        self._dress()

    def _dress(self) -> None:
        for tile in self.tiles:
            tile.kind = "next" if self.carrying and not tile.lit else "plain"

    def _scroll_to_lit(self) -> None:
        lit = next((tile for tile in self.tiles if tile.lit), None)
        if lit and self._held is None:
            self._shelf.scroll_to(lit, animate=False)

    def _freshen(self) -> None:
        """Picture every page that is not what its tile shows; none in the frame in which she leaves."""
        if self.studio is None or self.studio.app.keeper.sitting is None:
            return
        for tile in self.tiles:
            if tile.page is not None and tile.page is not tile.pictured:
                self._develop(tile, tile.page)

    def _develop(self, tile: PageTile, page: Page) -> None:
        tile.pictured = page
        self.studio.page_pictures.ask(page, lambda picture: self._take(page.id, picture))

    def _take(self, page_id: str, picture: Image.Image) -> None:
        tile = next((tile for tile in self.tiles if tile.page and tile.page.id == page_id), None)
        if tile is not None:
            tile.texture = texture_of(_small(picture))


def _small(picture: Image.Image) -> Image.Image:
    return picture.resize((round(picture.width * _TALL / picture.height), _TALL), reducing_gap=2.0)
