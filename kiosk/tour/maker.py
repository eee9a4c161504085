"""Hands on the studio: everything is laid, turned and made larger by touch. Lengths are mm on the page."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from fanzines.geometry import contains
from fanzines.model import PAGE_WIDTH, Item, Words
from kiosk import theme
from kiosk.mainloop import on_main
from kiosk.studio.panels.supplied import Shelf, pack_of
from kiosk.studio.tools.hand import centre_of
from kiosk.tour.guide import Guide

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

XY = tuple[float, float]
MARGIN: Final = 8.0
SPREAD: Final = 14.0
_POTS: Final = {"words": ("words.colour", "words.letters"), "supplies": ("supplies.colour", "")}
"""What brings the paint of a tool up, and what puts it away again; supplies put it away by themselves."""
CARRYING: Final = 0.05
PUSH: Final = 0.15
"""Seconds a finger takes."""


class Maker:
    """Reads the model to know where things are, and never changes it but by the hand."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    @property
    def studio(self) -> "StudioPlace":
        """The place, to be read only."""
        return self.guide.app.places.get_screen("studio")

    def pile(self) -> tuple[Item, ...]:
        """What lies on the page."""
        return on_main(lambda: self.studio.page.items)

    def px(self, x: float, y: float) -> XY:
        """The window point of a page point."""
        return on_main(lambda: self.studio.table.ground.to_px(x, y))

    def tool(self, name: str) -> None:
        """Take a tool, unless it is in the hand already."""
        if on_main(lambda: self.studio.tool) != name:
            self.guide.tap(f"tool.{name}")

    def ink(self, colour: str) -> None:
        """Dip into an ink, unless it is in the pen already; some panels keep the paint behind a pot."""
        if on_main(lambda: self.studio.colour) == colour:
            return
        pot, back = _POTS.get(on_main(lambda: self.studio.tool), ("", ""))
        if pot and not on_main(lambda: self._has_paint()):
            self.guide.tap(pot)
        self.pot(colour)
        if back:
            self.guide.tap(back)

    def pot(self, colour: str) -> None:
        """Touch a paint pot, on whichever shelf it stands."""
        pots = self.studio.pots
        if on_main(lambda: colour not in pots.standing_on(int(pots.shelf))):
            self.guide.tap("pots.turn")
        self.guide.tap(f"ink.{colour[1:].lower()}")

    def page(self, number: int) -> None:
        """Lay a page on the table by its tile in the strip; nothing stays chosen."""
        self.tool("hand")
        self.show_tile(number)
        self.guide.tap(f"strip.{number}")
        self.guide.wait(lambda: self.studio.page_index == number - 1, f"page {number}")

    def show_tile(self, number: int) -> None:
        """Push the strip with a finger until a page's tile can be touched."""
        while f"strip.{number}" not in self.guide.eyes.places():
            (x, y), way = on_main(lambda: self._way_along_strip(number))
            self.guide.hand.drag([(x, y - way / 2), (x, y + way / 2), (x, y + way / 2)], PUSH)
            self.guide.settle()

    def paper(self, name: str, colour: str) -> None:
        """A paper for the whole page."""
        self.supply("papers", name, colour)

    def sticker(self, name: str, colour: str, at: XY, *, times: float = 1.0, turn: float = 0.0) -> None:
        """A sticker about its middle; it comes 42 mm wide."""
        self.supply("stickers", name, colour)
        self.carry(at, times=times, turn=turn)

    def tape(self, name: str, colour: str, at: XY, *, times: float = 1.0, turn: float = 0.0) -> None:
        """A strip of tape about its middle; it comes 50 mm long and 12 mm broad."""
        self.supply("tapes", name, colour)
        self.carry(at, times=times, turn=turn)

    def supply(self, shelf: Shelf, name: str, colour: str) -> None:
        """Lay something from a shelf on the page; it stays chosen."""
        self.tool("supplies")
        self.ink(colour)
        if on_main(lambda: self.studio.panels["supplies"].shelf) != shelf:
            self.guide.tap(f"supplies.{shelf}")
        self._open_pack(pack_of(shelf, name))
        self.bring_into_sight(f"supply.{name}")
        self._laid(lambda: self.guide.tap(f"supply.{name}"))

    def _open_pack(self, name: str) -> None:
        """Open the pack something is in, unless it lies open."""
        panel = self.studio.panels["supplies"]
        opened = on_main(lambda: panel.pack)
        if name == opened:
            return
        if opened:
            self.guide.tap("supplies.packs")
        self.bring_into_sight(f"pack.{name}")
        self.guide.tap(f"pack.{name}")

    def photo(self, number: int, at: XY, *, times: float = 1.0, turn: float = 0.0) -> None:
        """A photo of the tray about its middle; it comes 100 mm wide or 120 mm high at most."""
        self.take_photo(number)
        self.carry(at, times=times, turn=turn)

    def take_photo(self, number: int) -> None:
        """Lay a photo of the tray in the middle of the page; it stays chosen."""
        self.tool("photo")
        self.bring_into_sight(f"photo.{number}")
        self._laid(lambda: self.guide.tap(f"photo.{number}", "bench.lay"))

    def words(
        self,
        text: str,
        at: XY,
        *,
        size: int = 1,
        face: str = "noto",
        align: str = "start",
        colour: str = theme.INK,
        width: float = 132.0,
        times: float = 1.0,
        turn: float = 0.0,
    ) -> None:
        """Words typed in a free place, then carried to theirs (the middle of their box)."""
        self.tool("words")
        if on_main(lambda: self.studio.panels["words"].tab) != "letters":
            self.guide.tap("words.letters")
        self.guide.tap(f"words.size.{size}", f"words.face.{face}", f"words.align.{align}")
        self.ink(colour)
        self.write(text, width)
        self.carry(at, times=times, turn=turn)

    def write(self, text: str, width: float = 132.0) -> None:
        """Type words in a free place of the page."""
        self.tool("words")
        self.begin_words(width)
        self.guide.type(text)
        self.guide.tap("keys.finish")
        self.guide.eyes.gone("keys.finish")

    def begin_words(self, width: float) -> None:
        """Touch the page where no words are, so that the box becomes that wide."""
        rtl = on_main(lambda: self.studio.keyboard_is_rtl)
        x = MARGIN + width if rtl else PAGE_WIDTH - MARGIN - width
        written = [item for item in self.pile() if isinstance(item, Words)]
        free = (float(y) for y in range(20, 200, 4) if not any(contains(w, x, y, reach=2) for w in written))
        self.guide.hand.tap(*self.px(x, next(free)))
        self.guide.eyes.wait_for("keys.finish")

    def line(self, points: Sequence[XY], *, seconds: float = 0.0) -> None:
        """Draw (or erase) through the points with what is in the hand."""
        self.guide.hand.drag([self.px(*point) for point in points], seconds)

    def carry(self, at: XY, *, times: float = 1.0, turn: float = 0.0, spread: float = SPREAD) -> None:
        """Two fingers on the topmost item take it there, and turn (clockwise) and scale it on the way."""
        item = self.pile()[-1]
        scale = on_main(lambda: self.studio.table.ground.scale)
        radius = spread * scale, spread * times * scale
        start, end = self.px(*centre_of(item)), self.px(*at)
        self.guide.hand.pinch(start, radius, (0.0, -turn), CARRYING, to=end)

    def choose(self) -> None:
        """Touch the topmost item with the hand, so that what can be done with it lights up."""
        self.tool("hand")
        self.guide.hand.tap(*self.px(*centre_of(self.pile()[-1])))

    def shelf_is_full(self) -> bool:
        """Whether everything beside the page can be touched by now; on the main thread."""
        ids = self.studio.panels[self.studio.tool].ids
        tiles = ids.tiles.children if "tiles" in ids else ()
        return all(tile.ready and (tile.texture or not getattr(tile, "make", None)) for tile in tiles)

    def touch_words(self, which: int = 0) -> None:
        """Touch words with the words tool, so that the keyboard comes; 0 are the lowest in the pile."""
        words = [item for item in self.pile() if isinstance(item, Words)]
        self.guide.hand.tap(*self.px(*centre_of(words[which])))
        self.guide.eyes.wait_for("keys.finish")

    def _has_paint(self) -> bool:
        """Whether the paint of the words or the supplies is in sight; on the main thread."""
        panel = self.studio.panels[self.studio.tool]
        return panel.painting if self.studio.tool == "supplies" else panel.tab == "colour"

    def _laid(self, act: Callable[[], None]) -> None:
        before = len(self.pile())
        act()
        self.guide.wait(lambda: len(self.studio.page.items) > before, "what was laid on the page")

    def bring_into_sight(self, name: str) -> None:
        """Push the shelf with a finger, resting at the end, until the tile can be touched."""
        self.guide.wait(lambda: self._tile(name) is not None, name)
        while name not in self.guide.eyes.places():
            (x, y), way = on_main(lambda: self._way_to(name))
            start, end = (x, y - way / 2), (x, y + way / 2)
            self.guide.hand.drag([start, end, end], PUSH)
            self.guide.settle()

    def _tile(self, name: str) -> Any:
        tiles = self.studio.panels[self.studio.tool].ids.tiles.children
        return next((tile for tile in tiles if tile.touch_name == name), None)

    def _way_along_strip(self, number: int) -> tuple[XY, float]:
        """The middle of the strip's gutter, and how far (px, up) the tile has to go to it."""
        strip = self.studio.strip
        shelf, tile = strip.ids.shelf, strip.tiles[number - 1]
        way = shelf.center_y - tile.parent.to_window(*tile.center)[1]
        farthest = shelf.height * 0.8
        return (shelf.center_x, shelf.center_y), min(max(way, -farthest), farthest)

    def _way_to(self, name: str) -> tuple[XY, float]:
        """The middle of the shelf, and how far (px, up) the tile has to go to it, in one push at most."""
        tile = self._tile(name)
        shelf = tile.parent.parent
        middle = shelf.parent.to_window(*shelf.center)
        way = middle[1] - tile.parent.to_window(*tile.center)[1]
        farthest = shelf.height * 0.8
        return middle, min(max(way, -farthest), farthest)
