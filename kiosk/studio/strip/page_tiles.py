"""The tiles of the strip: small pictures of pages that make room for one that is being moved."""

from collections.abc import Callable

from kivy.animation import Animation
from kivy.graphics import Color, Line, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from fanzines.model import Page
from kiosk import theme
from kiosk.language import tongue
from kiosk.studio.strip.slots import height_of, nearest, slots, with_gap
from kiosk.widgets.motion import motion
from kiosk.widgets.touch import Touchable

GAP_MM = 1.5
APART_MM = 5.0
TILE_MM = 20.5
PROMPTED_MM = 17.2
"""How high a tile is: eight pages are seen at once, also below the sign of a prompt."""
_EDGE_MM = 0.6


class PageTile(Touchable):
    """One page of the strip; dimmed when it rests, yellow when something can be laid on it."""

    texture = ObjectProperty(None, allownone=True)
    number = NumericProperty(1)
    resting = BooleanProperty(False)
    page: Page | None = None
    pictured: Page | None = None

    def spoken(self) -> tuple[str, ...]:
        """Which page it is."""
        return (tongue.words("Page {page}").format(page=int(self.number)),)


class PageTiles(Widget):
    """Lays its tiles out in reading direction; pages that rest lie below a dashed line."""

    tile_mm = NumericProperty(TILE_MM)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.tiles: list[PageTile] = []
        self.places = 0
        self._lifted: PageTile | None = None
        self._gap = 0
        with self.canvas.before:
            self._shade = Color(*theme.rgba(theme.SHADE, 0))
            self._hole = Rectangle()
            self._ink = Color(*theme.rgba(theme.FAINT, 0))
            self._fold = Line(width=1, dash_length=theme.mm(1.2), dash_offset=theme.mm(1))
        self.bind(pos=self._place, size=self._place, tile_mm=self._measure)
        tongue.bind(rtl=lambda *_: self._place())

    def fill(self, pages: tuple[Page, ...], places: int, make: Callable[[], PageTile]) -> None:
        """Lay these pages out; a page that is there already keeps its tile."""
        known = {tile.page.id: tile for tile in self.tiles if tile.page is not None}
        self.places = places
        self._lifted = None
        self.tiles = [known.pop(page.id) if page.id in known else make() for page in pages]
        for gone in known.values():
            self.remove_widget(gone)
        for at, (tile, page) in enumerate(zip(self.tiles, pages, strict=True)):
            tile.page, tile.number, tile.touch_name = page, at + 1, f"strip.{at + 1}"
            tile.resting = bool(places) and at >= places
            if tile.parent is None:
                self.add_widget(tile)
        self._measure()

    def clear(self) -> None:
        """Forget the pages."""
        self.tiles, self._lifted = [], None
        self.clear_widgets()
        self._place()

    def tile_at(self, x: float, y: float) -> PageTile | None:
        """The tile under a point of the strip."""
        return next((tile for tile in self.tiles if tile.collide_point(x, y)), None)

    def lift(self, tile: PageTile) -> None:
        """Take a tile out; the gap it leaves follows it."""
        self._lifted, self._gap = tile, tile.number - 1
        tile.opacity = 0
        self._settle()

    def make_room(self, x: float, y: float) -> int:
        """Open the gap nearest to a point and tell which place that is."""
        assert self._lifted is not None
        half = self._across / 2, self._down / 2
        left = self.right - x if tongue.rtl else x - self.x
        gap = nearest(self._slots(), left - half[0], self.top - y - half[1])
        if gap != self._gap:
            self._gap = gap
            self._settle()
        return gap

    def put_back(self) -> None:
        """Lay the lifted tile back where it was."""
        if self._lifted is not None:
            self._lifted.opacity = 1
            self._lifted = None
            self._settle()

    @property
    def tile_size(self) -> tuple[float, float]:
        """Px of one tile."""
        return self._across - theme.mm(GAP_MM), theme.mm(self.tile_mm)

    @property
    def _across(self) -> float:
        return float((self.width - theme.mm(2 * _EDGE_MM) + theme.mm(GAP_MM)) / 2)

    @property
    def _down(self) -> float:
        return theme.mm(self.tile_mm + GAP_MM)

    def _measure(self, *_: object) -> None:
        self.height = height_of(len(self.tiles), self.places, down=self._down, apart=theme.mm(APART_MM))
        self._place()

    def _slots(self) -> list[tuple[float, float]]:
        apart = theme.mm(APART_MM)
        return slots(len(self.tiles), self.places, across=self._across, down=self._down, apart=apart)

    def _settle(self) -> None:
        self._place(slowly=True)

    def _place(self, *_: object, slowly: bool = False) -> None:
        lying, (width, height) = self._slots(), self.tile_size
        where = list(range(len(self.tiles)))
        if self._lifted is not None:
            where = with_gap(len(self.tiles), self._lifted.number - 1, self._gap)
        corners = [self._corner(lying[at]) for at in where]
        for tile, corner in zip(self.tiles, corners, strict=True):
            tile.size = width, height
            Animation.cancel_all(tile, "pos")
            slides = slowly and not motion.still and tile is not self._lifted
            if slides and tuple(tile.pos) != corner:
                Animation(pos=corner, d=theme.QUIET_MOTION, t="out_quad").start(tile)
            else:
                tile.pos = corner
        self._draw(lying)

    def _corner(self, slot: tuple[float, float]) -> tuple[float, float]:
        """The lower left corner of the tile in that slot, in px."""
        width, height = self.tile_size
        edge = theme.mm(_EDGE_MM)
        x = self.right - edge - slot[0] - width if tongue.rtl else self.x + edge + slot[0]
        return x, self.top - edge - slot[1] - height

    def _draw(self, lying: list[tuple[float, float]]) -> None:
        """The hole of the lifted page, and the line between what is folded and what rests."""
        resting = self.places and len(self.tiles) > self.places
        self._ink.a = 1 if resting else 0
        if resting:
            y = self.top - lying[self.places][1] + theme.mm(APART_MM / 2 + GAP_MM / 2)
            self._fold.points = self.x + theme.mm(1), y, self.right - theme.mm(1), y
        self._shade.a = 1 if self._lifted is not None else 0
        if self._lifted is not None:
            self._hole.pos, self._hole.size = self._corner(lying[self._gap]), self.tile_size
