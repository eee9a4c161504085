"""The wall: covers pegged to lines. Only the tiles that are seen exist; the others are numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Line
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget
from PIL import Image

from exhibitions.show.reading import Show, ShowEntry
from fanzines.model import Align
from kiosk import theme
from kiosk.exhibition.hanging import Hanging, Hooks, hang
from kiosk.exhibition.parts import FEW
from kiosk.exhibition.pictures import Pictures
from kiosk.exhibition.spoken import in_language
from kiosk.exhibition.webp import opened
from kiosk.language import tongue
from kiosk.widgets.contrast import contrast, shown
from kiosk.widgets.setting import set_to_width
from kiosk.widgets.touch import Touchable

LEAST: Final = 55.0
LEAST_OF_MANY: Final = 42.0
"""The least height of a cover in mm: of few, and where there are many."""
RIM: Final = 3.0
TITLE: Final = 11.0
APART: Final = 5.0
ABOVE: Final = 6.0
"""Room for the pegs; the line runs in the middle of it."""
PEGS: Final = (theme.CORAL, theme.BLUE, theme.YELLOW)
TITLE_TYPE: Final = 4.2
_KEPT: Final = 48_000_000
"""Bytes of covers and titles that are kept."""
_TOGETHER: Final = 8
_SMALL: Final = 320
"""Px that the small pictures of a show are wide."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a tile shows: the entry, its number among all that are on show, its title as it is read now."""

    entry: ShowEntry
    number: int
    title: str


class WallTile(Touchable):
    """A fanzine on the wall, by its cover and its title if it has one; bare paper without its picture."""

    texture = ObjectProperty(None, allownone=True)
    name = ObjectProperty(None, allownone=True)
    title = StringProperty("")
    bare = BooleanProperty(False)
    peg = StringProperty(PEGS[0])
    cover: Cover | None = None

    def show(self, cover: Cover) -> None:
        """Become that fanzine's tile."""
        self.cover, self.title = cover, cover.title
        self.touch_name = f"wall.{cover.number}"
        self.seed = cover.number * 7 - 4
        self.peg = PEGS[(cover.number - 1) % len(PEGS)]

    def spoken(self) -> tuple[str, ...]:
        """Its title."""
        return (self.title,) if self.title else ()


class Wall(Widget):
    """Rows of tiles in the middle of its width; few are hung as large as there is `room` (px) for.

    `seen` is how far its top was scrolled out of sight (px). `on_chosen` tells the entry that was touched.
    While it is `moving` covers come, and their titles as soon as it rests: setting text is slow.
    """

    __events__ = ("on_chosen",)
    room = NumericProperty(0)
    seen = NumericProperty(0)
    titled = BooleanProperty(False)
    moving = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._lines = InstructionGroup()
        self._covers: tuple[Cover, ...] = ()
        self._show: Show | None = None
        self._tiles: dict[int, WallTile] = {}
        self._spare: list[WallTile] = []
        self._hanging: Hanging | None = None
        self._rows = range(0)
        self.pictures = Pictures("covers", lambda _keys: self._dress(), most=_KEPT, together=_TOGETHER)
        self._resting = Clock.create_trigger(lambda _dt: self._rest(), theme.WALL_AT_REST_AFTER)
        super().__init__(**kwargs)
        self.canvas.before.add(self._lines)
        for name in ("width", "room", "titled", "x", "top"):
            self.fbind(name, self._hang)
        self.fbind("seen", lambda *_: self._move())
        tongue.bind(rtl=self._hang)
        contrast.bind(high=lambda *_: self._dress())

    @property
    def covers(self) -> tuple[Cover, ...]:
        """All that hang, seen or not."""
        return self._covers

    def hang(self, show: Show, covers: Sequence[Cover]) -> None:
        """Take down what hung, and hang these."""
        if self._show is None or self._show.folder != show.folder:
            self.pictures.forget()
        self._show, self._covers = show, tuple(covers)
        self.titled = any(cover.title for cover in covers)
        self._hang()

    def clear(self) -> None:
        """Hang nothing, and keep no picture."""
        self._show, self._covers = None, ()
        self.pictures.forget()
        for tile in (*self._tiles.values(), *self._spare):
            tile.texture = tile.name = tile.cover = None
        self._hang()

    def on_chosen(self, entry: ShowEntry) -> None:
        """Somebody touched a cover."""

    def _hang(self, *_: object) -> None:
        if self.width <= 1 or self.room <= 1:
            return
        mm = theme.mm
        least = LEAST if len(self._covers) <= FEW else LEAST_OF_MANY
        hooks = Hooks(mm(APART), mm(ABOVE), mm(RIM), mm(TITLE if self.titled else 0), mm(least))
        self._hanging = hang(len(self._covers), self.width, self.room, hooks)
        self.height = self._hanging.height if self._covers else 0
        self._rows = range(0)
        self._spare += self._tiles.values()
        self._tiles = {}
        self._recycle()

    def _move(self) -> None:
        self.moving = True
        self._resting.cancel()
        self._resting()
        self._recycle()

    def _rest(self) -> None:
        self.moving = False
        self._dress()

    def _recycle(self) -> None:
        """Let the tiles that left the screen become those that came onto it."""
        if self._hanging is None:
            return
        hanging, room = self._hanging, self.room
        rows = hanging.rows_between(self.seen, self.seen + room) if self._covers else range(0)
        if rows == self._rows and self._tiles:
            return
        self._rows = rows
        numbers = hanging.numbers_in(rows)
        for number in [number for number in self._tiles if number not in numbers]:
            self._spare.append(self._tiles.pop(number))
        for number in numbers:
            if number not in self._tiles:
                self._tiles[number] = self._tile()
            self._place(self._tiles[number], number)
        for tile in self._spare:
            self.remove_widget(tile)
        self._draw_lines(rows)
        self._dress()

    def _tile(self) -> WallTile:
        tile = self._spare.pop() if self._spare else WallTile()
        if tile.parent is None:
            tile.bind(on_release=self._chosen)
            self.add_widget(tile)
        return tile

    def _place(self, tile: WallTile, number: int) -> None:
        assert self._hanging is not None
        left = self._hanging.left(number, rtl=tongue.rtl, width=self.width)
        top = self._hanging.top(number // self._hanging.columns)
        width, height = self._hanging.tile
        tile.size = width, height
        tile.pos = self.x + left, self.top - top - height
        if tile.cover is not self._covers[number]:
            tile.show(self._covers[number])

    def _dress(self) -> None:
        """Give each tile its pictures as far as they are there, and ask for the others."""
        wanted: list[tuple[tuple[object, ...], Callable[[], Image.Image]]] = []
        for _, tile in sorted(self._tiles.items()):
            cover_key, title_key = self._keys(tile)
            tile.texture = self.pictures.texture(cover_key)
            tile.bare = self.pictures.is_damaged(cover_key)
            tile.name = self.pictures.texture(title_key) if tile.title else None
            if tile.texture is None and not tile.bare:
                wanted.append((cover_key, self._painted(tile)))
            if tile.title and tile.name is None and not self.moving:
                wanted.append((title_key, self._written(tile)))
        self.pictures.want(wanted)

    def _keys(self, tile: WallTile) -> tuple[tuple[object, ...], tuple[object, ...]]:
        return _source(tile), (tile.title, round(tile.width), shown(theme.INK))

    def _painted(self, tile: WallTile) -> Callable[[], Image.Image]:
        show, (file, width) = self._show, _source(tile)
        assert show is not None
        return lambda: opened(show.read(file), width)

    def _written(self, tile: WallTile) -> Callable[[], Image.Image]:
        text, (width, height) = tile.title, (tile.width - 2 * theme.mm(RIM), theme.mm(TITLE))
        colour = shown(theme.INK)
        return lambda: _written(text, round(width), round(height), colour)

    def _draw_lines(self, rows: range) -> None:
        assert self._hanging is not None
        self._lines.clear()
        self._lines.add(Color(*theme.rgba(theme.FAINT)))
        end = self.x + self.width  # `right` lags behind while another width is being told
        for row in rows:
            y = self.top - self._hanging.top(row) + theme.mm(ABOVE / 4)
            self._lines.add(Line(points=(self.x, y, end, y), width=theme.mm(0.25)))

    def _chosen(self, tile: WallTile) -> None:
        if tile.cover is not None:
            self.dispatch("on_chosen", tile.cover.entry)


def covers_of(entries: Sequence[ShowEntry], numbers: dict[str, int], language: str) -> tuple[Cover, ...]:
    """The tiles of these entries, as they are read in that language."""
    return tuple(Cover(entry, numbers[entry.key], in_language(entry.title, language)) for entry in entries)


def _source(tile: WallTile) -> tuple[Path, int]:
    """The file it is pictured from, and how many px wide: the small one wherever that is enough."""
    assert tile.cover is not None
    page = tile.cover.entry.cover
    return page.picture if tile.width > _SMALL else page.thumb, round(tile.width)


def _written(text: str, width: int, height: int, colour: str) -> Image.Image:
    """A title in its place under the cover; what is too long for it ends there."""
    whole = Image.new("RGBA", (width, height))
    made = set_to_width(text, width / theme.mm(1), TITLE_TYPE, colour=colour, face="noto", align=Align.CENTRE)
    whole.paste(made.image, (round(made.left), round(made.below - made.image.height)))
    return whole
