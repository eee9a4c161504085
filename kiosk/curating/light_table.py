"""The light table: covers in rows by room, which make room for one that is carried."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kivy.animation import Animation
from kivy.graphics import Color, InstructionGroup, Line, Rectangle
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk import theme
from kiosk.curating.bands import Measure
from kiosk.language import tongue
from kiosk.studio.strip.page_shelf import PageShelf
from kiosk.widgets.motion import motion
from kiosk.widgets.touch import Touchable

OFFERED: Final = "offered"
"""The band of what does not hang yet; the others go by the ids of their rooms, "" for none."""
COVER_MM: Final = 21.0
TILE_MM: Final = (COVER_MM + 3.0, COVER_MM * 210 / 148 + 3.0)
_GAP_MM: Final = 1.6
_APART_MM: Final = 3.0


class LaidCover(Touchable):
    """A cover on the table; a blank sheet while its maker does not agree to this exhibition."""

    texture = ObjectProperty(None, allownone=True)
    fanzine = StringProperty("")
    page = NumericProperty(0)
    """The page it is laid out by."""


class BandHead(Touchable):
    """What a band is called; a room's can be touched."""

    text = StringProperty("")
    icon = StringProperty("")
    room = StringProperty("")
    is_room = BooleanProperty(False)


@dataclass(slots=True)
class Band:
    """A room on the table, its heading and its covers in order."""

    id: str
    head: BandHead
    tiles: list[LaidCover] = field(default_factory=list)


class LightTable(Widget):
    """Lays bands one below the other. While a cover is carried there is a gap where it would go."""

    gap: "tuple[int, int] | list[int]" = ListProperty([0, 0])
    heading_mm = NumericProperty(theme.TARGET)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bands: list[Band] = []
        self._lifted: LaidCover | None = None
        self._marks = InstructionGroup()
        self.canvas.before.add(self._marks)
        self.bind(pos=self._place_at_once, size=self._place_at_once)
        tongue.bind(rtl=self._place_at_once)

    def lay(self, bands: Sequence[Band]) -> None:
        """Lay these bands out."""
        self.clear_widgets()
        self._lifted = None
        self.bands = list(bands)
        for band in self.bands:
            for widget in (band.head, *band.tiles):
                self.add_widget(widget)
        self._place_at_once()

    @property
    def covers(self) -> Iterator[LaidCover]:
        """Every cover on the table."""
        return (tile for band in self.bands for tile in band.tiles)

    def clear(self) -> None:
        """Forget every cover."""
        self.lay(())

    def tile_at(self, x: float, y: float) -> Touchable | None:
        """The cover or the room's heading under a point of the table."""
        found = (tile for band in self.bands for tile in (*band.tiles, band.head))
        touchable = (tile for tile in found if isinstance(tile, LaidCover) or tile.is_room)
        return next((tile for tile in touchable if tile.collide_point(x, y)), None)

    def lift(self, tile: LaidCover) -> None:
        """Take a cover out; the gap it leaves follows it."""
        self._lifted = tile
        self.gap = self._home_of(tile)
        tile.opacity = 0
        self._settle()

    def make_room(self, x: float, y: float) -> tuple[str, int]:
        """Open the gap nearest to a point; the band and the place in it."""
        across = self.x + self.width - x if tongue.rtl else x - self.x
        gap = list(self._measure.nearest(self._counts(gapped=False), across, self.y + self.height - y))
        if gap != self.gap:
            self.gap = gap
            self._settle()
        return self.bands[gap[0]].id, gap[1]

    def put_back(self) -> None:
        """The lifted cover lies again where it was."""
        if self._lifted is not None:
            self._lifted.opacity = 1
            self._lifted = None
            self._settle()

    @property
    def _measure(self) -> Measure:
        across, down = (theme.mm(side + _GAP_MM) for side in TILE_MM)
        columns = max(1, int((self.width + theme.mm(_GAP_MM)) // across))
        return Measure(across, down, theme.mm(self.heading_mm + 1), theme.mm(_APART_MM), columns)

    def _home_of(self, tile: LaidCover) -> list[int]:
        return next([at, band.tiles.index(tile)] for at, band in enumerate(self.bands) if tile in band.tiles)

    def _counts(self, *, gapped: bool) -> list[int]:
        lying = [sum(tile is not self._lifted for tile in band.tiles) for band in self.bands]
        if gapped and self._lifted is not None:
            lying[self.gap[0]] += 1
        return lying

    def _settle(self) -> None:
        self._place(slowly=True)

    def _place_at_once(self, *_: object) -> None:
        self._place(slowly=False)

    def _place(self, *, slowly: bool) -> None:
        measure, counts = self._measure, self._counts(gapped=True)
        tops = measure.tops(counts)
        self.height = max(tops[-1], 1)
        for number, (band, top) in enumerate(zip(self.bands, tops, strict=False)):
            band.head.size = self.width, theme.mm(self.heading_mm)
            band.head.pos = self.x, self.y + self.height - top - band.head.height
            lying = [tile for tile in band.tiles if tile is not self._lifted]
            for at, tile in enumerate(lying):
                gapped = self._lifted is not None and self.gap[0] == number and at >= self.gap[1]
                self._move(tile, self._corner(measure.slot(top, at + gapped)), slowly=slowly)
        self._draw(tops)

    def _corner(self, slot: tuple[float, float]) -> tuple[float, float]:
        wide, high = (theme.mm(side) for side in TILE_MM)
        # Kivy tells of a new size before `right` and `top` have followed.
        x = self.x + self.width - slot[0] - wide if tongue.rtl else self.x + slot[0]
        return x, self.y + self.height - slot[1] - high

    def _move(self, tile: LaidCover, corner: tuple[float, float], *, slowly: bool) -> None:
        tile.size = [theme.mm(side) for side in TILE_MM]
        Animation.cancel_all(tile, "pos")
        if slowly and not motion.still and tuple(tile.pos) != corner:
            Animation(pos=corner, d=theme.QUIET_MOTION, t="out_quad").start(tile)
        else:
            tile.pos = corner

    def _draw(self, tops: Sequence[float]) -> None:
        """A line where a band begins, and the hole where the carried cover would lie."""
        self._marks.clear()
        self._marks.add(Color(*theme.rgba(theme.SHADE)))
        for top in tops[1:-1]:
            y = self.y + self.height - top + theme.mm(_APART_MM / 2)
            self._marks.add(Line(points=(self.x, y, self.x + self.width, y), width=theme.mm(0.2)))
        if self._lifted is not None:
            corner = self._corner(self._measure.slot(tops[self.gap[0]], self.gap[1]))
            size = [theme.mm(side) for side in TILE_MM]
            self._marks.add(Rectangle(pos=corner, size=size))


class TableShelf(PageShelf):
    """Scrolls the table; a cover that is held or pulled out sideways is carried, a heading never is."""

    def _lift(self) -> None:
        if isinstance(self._pressed, LaidCover):
            super()._lift()


class Carrying:
    """A cover in the hand: lifted from the table, carried over it, dropped into a room; `place` is told."""

    def __init__(self, place: Any, shelf: TableShelf, table: LightTable) -> None:
        self._place, self._shelf, self._table = place, shelf, table
        self._held: LaidCover | None = None
        self._floating: LaidCover | None = None
        shelf.strip = self

    def lift(self, tile: LaidCover, pos: tuple[float, float]) -> None:
        """Take a cover in the hand."""
        self._held = tile
        self._floating = LaidCover(texture=tile.texture, kind="next", seed=tile.seed)
        self._floating.size = [side * 1.1 for side in tile.size]
        self._place.add_widget(self._floating)
        self._table.lift(tile)
        self.carry(pos)

    def carry(self, pos: tuple[float, float]) -> None:
        """It follows the finger, and a gap opens where it would go."""
        if self._floating is not None:
            self._floating.center = pos
            self._table.make_room(*self._shelf.to_local(*pos))

    def drop(self, pos: tuple[float, float], over: bool) -> None:
        """Lay it into the gap; dropped beside the table it goes back."""
        held = self._held
        room, at = self._table.make_room(*self._shelf.to_local(*pos)) if held else ("", 0)
        self.put_down()
        if over and held is not None:
            self._place.dropped(held.fanzine, room, at)

    def put_down(self) -> None:
        """Whatever was carried lies where it lay."""
        self._shelf.let_go()
        self._table.put_back()
        if self._floating is not None:
            self._place.remove_widget(self._floating)
        self._held = self._floating = None
