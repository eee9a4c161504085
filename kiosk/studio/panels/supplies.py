"""The panel of paper, tape, layouts and pictures to stick: packs first, then what is in an open one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from PIL import Image

from fanzines import layouts
from fanzines.art import sticker_names
from fanzines.edits import AddItem
from fanzines.library.errors import LibraryError
from fanzines.model import Item
from fanzines.packs import OutsidePack, OutsidePicture
from fanzines.photos import PhotoRefused, TakenPhoto
from fanzines.sitting import Sitting
from kiosk import theme
from kiosk.language import tongue
from kiosk.names import FROM_OUTSIDE, PACKS, PALETTE, SHELVES
from kiosk.studio.panels import supplied
from kiosk.studio.panels.base import Panel
from kiosk.studio.panels.outside import OutsidePacks, left_out
from kiosk.studio.panels.pot import card_for
from kiosk.studio.panels.previews import layout_preview, outside_preview, palette_preview, preview
from kiosk.studio.panels.samples import Samples
from kiosk.widgets.touch import Touchable
from printing.pictures.pack_picture import pack_photo

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

Make = Callable[[tuple[int, int]], Image.Image]
_SOON: Final = 0.05
_EDGE: Final = 1.4
_LEAST: Final = 8
_TALL: Final = 1.36


class ShelfTile(Touchable):
    """One thing on a shelf, or a pack of them shown by its first; `make` pictures it in so many px."""

    card = StringProperty(theme.SHEET)
    is_pack = BooleanProperty(False)
    tall = NumericProperty(1.0)
    texture = ObjectProperty(None, allownone=True)
    make: Make | None = ObjectProperty(None, allownone=True)

    @property
    def room(self) -> tuple[int, int]:
        """How many px of the tile its picture has."""
        return int(self.width - 2 * theme.mm(_EDGE)), int(self.height - 2 * theme.mm(_EDGE))


class SuppliesPanel(Panel):
    """One shelf at a time, or the paint for what lies on it. Only what is in sight is pictured."""

    shelf = OptionProperty("stickers", options=supplied.SHELVES)
    pack = StringProperty("")
    painting = BooleanProperty(False)
    palette = StringProperty(layouts.PALETTE)
    roll = StringProperty("plain")
    """The tape that a finger draws out on the page while the tapes lie here."""

    def __init__(self, studio: "StudioPlace", **kwargs: object) -> None:
        super().__init__(studio=studio, **kwargs)
        self._tried: tuple[Item, ...] = ()
        self._outside = OutsidePacks(self._look_again)
        self._parts = {False: self.ids.shelf.__self__, True: self.ids.paint.__self__}
        self._samples: Samples | None = None
        self._soon = Clock.create_trigger(lambda _dt: self._picture(), _SOON)
        studio.bind(colour=lambda *_: self._recolour())

    def open(self) -> None:
        """Show the shelf that lay there before."""
        self._samples = self._samples or Samples(self.studio.table.darkroom)
        if self.shelf == "layouts" and not self.studio.full:
            self.shelf = "stickers"
        self._lay_out()
        self._look_outside()

    def close(self) -> None:
        """Let go of every picture."""
        self.painting = False
        self.studio.taping.roll = ""
        self._outside.forget()
        if supplied.packs(self.shelf) and self.pack not in [one.name for one in supplied.packs(self.shelf)]:
            self.pack = ""
        self._clear()

    def forget_choices(self) -> None:
        """The first shelf lies at hand again, with every pack closed."""
        self._tried = ()
        for name in ("shelf", "pack", "painting", "palette", "roll"):
            choice = self.property(name)
            choice.set(self, choice.defaultvalue)
        self.ids.tiles.parent.scroll_y = 1

    def fill(self, shelf: supplied.Shelf) -> None:
        """Lay a shelf out; touched once more, its packs are closed."""
        self.shelf, self.pack, self.painting = shelf, "", False
        self._lay_out()

    def open_pack(self, name: str) -> None:
        """Show what is in a pack; all packs again without a name."""
        self.pack, self.painting = name, False
        self._lay_out()

    def paint(self) -> None:
        """Bring the paint for this shelf up, or put it away."""
        self.painting = not self.painting
        self._lay_out()

    def lay(self, name: str) -> None:
        """Lay a thing on the page: sheets beneath everything, layouts beneath what she made."""
        studio, colour = self.studio, self.studio.colour
        if self.shelf == "layouts":
            self._lay_layout(name)
        elif self.shelf == "tapes":
            self._lay_tape(name)
        elif self.shelf == "stickers":
            studio.add(supplied.sticker(name, colour))
        elif supplied.is_shape(name):
            studio.add(supplied.paper(name, colour))
        else:
            self._lay_sheet(name)

    def _lay_tape(self, name: str) -> None:
        """Lay a strip; the first one that a finger draws out takes its place."""
        tape = supplied.tape(name, self.studio.colour)
        self.studio.add(tape)
        self.roll, self.studio.taping.roll, self.studio.taping.fresh = name, name, tape
        for tile in self.ids.tiles.children:
            tile.lit = tile.touch_name == f"supply.{name}"

    def _lay_sheet(self, name: str) -> None:
        edit = supplied.lay_sheet(self.studio.page, supplied.paper(name, self.studio.colour))
        laid = edit.item if isinstance(edit, AddItem) else edit.after
        self.studio.do(edit, at_once=laid.id)
        self.studio.choose(None)

    def _lay_layout(self, name: str) -> None:
        studio = self.studio
        items = layouts.load(name, studio.sitting.fanzine.direction, self.palette)
        if studio.do(supplied.lay_layout(studio.page, items, self._tried)):
            self._tried = items
            studio.choose(None)

    def _lay_out(self) -> None:
        """Lay tiles out for what is to be seen now."""
        self._clear()
        self.studio.taping.roll = self.roll if self.shelf == "tapes" else ""
        mixing = self.painting and self.shelf != "layouts"
        self.ids.part.clear_widgets()
        self.ids.part.add_widget(self._parts[mixing])
        if mixing:
            return
        if self.painting:
            self._lay_palettes()
        elif supplied.packs(self.shelf) and not self.pack:
            self._lay_packs()
        elif brought := self._brought():
            self._lay_brought(brought)
        else:
            self._lay_things()
        self.ids.tiles.parent.scroll_y = 1

    def _lay_palettes(self) -> None:
        for name in layouts.palettes():
            make = partial(palette_preview, name)
            tile = self._tile(f"palette.{name}", make, partial(self._take_palette, name))
            tile.lit, tile.called = name == self.palette, PALETTE

    def _take_palette(self, name: str) -> None:
        self.palette = name
        self.paint()

    def _lay_packs(self) -> None:
        for pack in supplied.packs(self.shelf):
            make = self._previewed(pack.pictures[0])
            tile = self._tile(f"pack.{pack.name}", make, partial(self.open_pack, pack.name), is_pack=True)
            tile.called = PACKS[pack.name]
        for brought in self._outside.known:
            self._lay_outside(brought)

    def _lay_things(self) -> None:
        for name in supplied.things(self.shelf, self.pack):
            tile = self._tile(f"supply.{name}", self._previewed(name), partial(self.lay, name))
            tile.lit = self.shelf == "tapes" and name == self.roll
            tile.called = self._name_of(name)

    def _name_of(self, name: str) -> str:
        if self.shelf == "stickers":
            return sticker_names()[name]
        return PACKS[self.pack] if self.pack else SHELVES[self.shelf]

    def _previewed(self, name: str) -> Make:
        studio = self.studio
        if self.shelf == "layouts":
            direction, palette = studio.sitting.fanzine.direction, self.palette
            return lambda room: layout_preview(name, direction, palette, room)
        shelf = self.shelf
        return lambda room: preview(shelf, name, studio.colour, room)

    def _lay_outside(self, pack: OutsidePack) -> None:
        """One more pack among the stickers: it has just been read."""
        if self.shelf != "stickers" or self.pack or self.painting or self.parent is None:
            return
        number = self._outside.known.index(pack) + 1
        make = partial(outside_preview, pack.pictures[0]) if pack.pictures else None
        act = partial(self._open_outside, pack, number)
        self._tile(f"pack.outside.{number}", make, act, is_pack=True).called = FROM_OUTSIDE

    def _look_outside(self) -> None:
        if self.studio.full:
            self._outside.look(self.studio.app.photos, self._lay_outside)

    def _look_again(self) -> None:
        """A stick has come or gone: what lay here from outside may be another."""
        pulled_out = self._brought() is not None
        self.pack = "" if pulled_out else self.pack
        self._look_outside()
        if pulled_out or not (self.pack or self.painting or self.shelf != "stickers"):
            self._lay_out()

    def _open_outside(self, pack: OutsidePack, number: int) -> None:
        if pack.pictures:
            self.open_pack(f"outside.{number}")
        if pack.refused:
            self.studio.tell(left_out(pack))

    def _brought(self) -> OutsidePack | None:
        known = {f"outside.{number}": pack for number, pack in enumerate(self._outside.known, 1)}
        return known.get(self.pack)

    def _lay_brought(self, pack: OutsidePack) -> None:
        for number, picture in enumerate(pack.pictures, 1):
            tile = self._tile(
                f"outside.{number}", partial(outside_preview, picture), partial(self._bring, picture)
            )
            tile.called = FROM_OUTSIDE

    def _bring(self, picture: OutsidePicture) -> None:
        """Have a picture from outside made a photo, and lay it."""
        sitting = self.studio.sitting
        self._outside.worker.do(lambda: pack_photo(picture), lambda taken: self._lay_photo(taken, sitting))

    def _lay_photo(self, taken: object, sitting: Sitting) -> None:
        studio = self.studio
        if not studio.is_open_for(sitting):
            return  # she has left: it is not laid on somebody else's page
        try:
            if isinstance(taken, Exception):
                raise taken
            assert isinstance(taken, TakenPhoto)
            studio.app.keeper.keep_photo(taken)
        except (LibraryError, PhotoRefused) as problem:
            studio.tell(tongue.words(str(problem)))
            return
        studio.add(supplied.photo(taken))

    def _tile(
        self, name: str, make: Make | None, act: Callable[[], None], *, is_pack: bool = False
    ) -> ShelfTile:
        tall = _TALL if self.shelf in ("papers", "layouts") and not self.painting else 1.0
        tiles = self.ids.tiles
        tile = ShelfTile(touch_name=name, make=make, tall=tall, is_pack=is_pack, seed=3 + len(tiles.children))
        tile.bind(on_release=lambda _tile: act(), size=lambda *_: self._soon())
        tiles.add_widget(tile)
        self._soon()
        return tile

    def _picture(self) -> None:
        """Have the tiles that have a size by now pictured."""
        if self._samples is None or self.parent is None:
            return
        card = card_for(self.studio.colour) if self.shelf in ("stickers", "tapes") else theme.SHEET
        for tile in self.ids.tiles.children[::-1]:
            tile.card = card
            if tile.make and min(tile.room) > _LEAST:
                self._samples.ask(tile, partial(tile.make, tile.room))

    def _recolour(self) -> None:
        """She took another paint: what lies here is seen in it."""
        if self.parent is None:
            return
        if self.painting:
            self.paint()
        elif self.shelf != "layouts":
            self._soon()

    def _clear(self) -> None:
        if self._samples:
            self._samples.drop()
        for tile in self.ids.tiles.children:
            tile.texture = None
        self.ids.tiles.clear_widgets()
