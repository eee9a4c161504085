"""The pieces of the bench's panel: tiles of the very photo, what covers are made of, inks, a dial."""

from typing import TYPE_CHECKING, Any, Final

from kivy.graphics import Color, Line, Mesh
from kivy.input import MotionEvent
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.model import Edge, Look, Photo
from fanzines.photos.shapes import SHAPES
from kiosk import theme
from kiosk.language import tongue
from kiosk.studio.bench.covers import COLOURS, STICKERS
from kiosk.studio.bench.tiles import DUOTONES
from kiosk.widgets.cut import Cut
from kiosk.widgets.rows import Grid
from kiosk.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.studio.bench.panel import BenchPanel

WIDTHS: Final = ((4.0, 2.6), (9.0, 5.4), (16.0, 9.4))
"""Millimetres on the photo, and how large a dot stands for them."""
TILES: Final = {
    "cut": ("whole", *SHAPES, *(edge.value for edge in Edge)),
    "look": tuple(look.value for look in Look),
}
_DEGREE: Final = 1.3
"""Millimetres of the dial."""


class BenchPart(BoxLayout):
    """What lies in the panel for one of the bench's modes."""

    bench: "BenchPanel" = ObjectProperty(None, allownone=True)


class ShowTile(Touchable):
    """The photo as it would be; `shows` is the name of the look, the shape or the edge."""

    shows = StringProperty("")
    texture = ObjectProperty(None, allownone=True)

    def follow(self, photo: Photo) -> None:
        """Light up when the photo is so."""
        whole = not photo.cut and photo.edge is Edge.CLEAN
        self.lit = self.shows in (photo.look, photo.edge) or (self.shows == "whole" and whole)


class Choice(Grid):
    """Things to choose one of, filled in once the bench is known; the chosen one is lit."""

    bench: "BenchPanel" = ObjectProperty(None, allownone=True)
    kind = ""

    def on_bench(self, *_: object) -> None:
        """Fill in, and follow what is chosen."""
        for value, tile in self.choices():
            tile.value = value
            tile.bind(on_release=lambda pressed: self.choose(pressed.value))
            self.add_widget(tile)
        self.bench.bind(**{self.kind: lambda *_: self.light()})
        self.light()

    def choices(self) -> list[tuple[Any, Any]]:
        """Each value and the widget for it."""
        raise NotImplementedError

    def choose(self, value: Any) -> None:
        """One was touched."""
        setattr(self.bench, self.kind, value)

    def light(self) -> None:
        """Light the chosen one."""
        for tile in self.children:
            tile.lit = tile.value == getattr(self.bench, self.kind)


class CoverDot(Touchable):
    """One ink to cover with; lit while it is the one in hand."""

    colour = StringProperty(theme.INK)


class BroadDot(Touchable):
    """One width of the covering brush, as a dot."""

    dot_mm = NumericProperty(1.0)


class CoverColours(Choice):
    """Opaque inks and papers to cover with."""

    kind = "cover_colour"

    def choices(self) -> list[tuple[Any, Any]]:
        """A dot for each."""
        return [(c, CoverDot(colour=c, touch_name=f"cover.{c[1:].lower()}")) for c in COLOURS]


class CoverWidths(Choice):
    """How broad the covering brush is."""

    kind = "cover_width"

    def choices(self) -> list[tuple[Any, Any]]:
        """A dot for each; to take a brush is to cover with ink."""
        return [
            (mm, BroadDot(dot_mm=dot, touch_name=f"cover.width.{at}")) for at, (mm, dot) in enumerate(WIDTHS)
        ]

    def choose(self, value: Any) -> None:
        """Cover with ink so broad."""
        self.bench.cover = "ink"
        super().choose(value)


class StickerDot(Touchable):
    """One picture to cover with, in the colour that was chosen."""

    sticker = StringProperty("")
    colour = StringProperty(theme.CORAL)


class CoverStickers(Choice):
    """Flowers and others to cover with."""

    kind = "cover_sticker"

    def choices(self) -> list[tuple[Any, Any]]:
        """A tile for each."""
        return [(name, StickerDot(sticker=name, touch_name=f"cover.{name}")) for name in STICKERS]

    def on_bench(self, *_: object) -> None:
        """They are lit only while stickers are what covers."""
        super().on_bench()
        self.bench.bind(cover=lambda *_: self.light(), cover_colour=lambda *_: self.light())

    def choose(self, value: Any) -> None:
        """Cover with that picture."""
        self.bench.cover = "sticker"
        super().choose(value)
        self.light()

    def light(self) -> None:
        """Light the chosen one, and show all in the colour they come in."""
        super().light()
        for tile in self.children:
            tile.lit = tile.lit and self.bench.cover == "sticker"
            tile.colour = self.bench.sticker_colour


class InkPair(Touchable):
    """Two inks of a risograph."""

    dark = StringProperty(theme.BLUE)
    light = StringProperty(theme.CORAL)


class InkPairs(Choice):
    """Pairs of inks for a print in two colours; to choose one is to choose that look."""

    kind = "photo"

    def choices(self) -> list[tuple[Any, Any]]:
        """Two discs for each."""
        said = tongue.words("Print it in these two inks")
        return [
            (pair, InkPair(dark=pair[0], light=pair[1], says=said, touch_name=f"inks.{at + 1}"))
            for at, pair in enumerate(DUOTONES)
        ]

    def choose(self, value: Any) -> None:
        """Print in these."""
        self.bench.ink_with(value)

    def light(self) -> None:
        """Light the pair the photo is printed in."""
        photo = self.bench.photo
        for tile in self.children:
            tile.lit = bool(photo) and photo.look is Look.DUOTONE and photo.inks == tile.value


class Dial(Cut):
    """A ruler of degrees that is pushed to and fro beneath its mark."""

    bench: "BenchPanel" = ObjectProperty(None, allownone=True)
    touch_name = StringProperty("")
    says = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(slip=theme.SHADE, **kwargs)
        self._from = 0.0, 0.0
        self.bind(pos=self._draw, size=self._draw, bench=self._follow)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """The finger has the ruler."""
        if not self.collide_point(*touch.pos) or self.bench.photo is None or self.bench.busy:
            return False
        touch.grab(self)
        self._from = touch.x, self.bench.turn
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """The photo turns with it."""
        if touch.grab_current is self:
            self.bench.straighten(self._at(touch), done=False)
        return touch.grab_current is self

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """It stands."""
        if touch.grab_current is self:
            touch.ungrab(self)
            if self._at(touch) != self._from[1]:
                self.bench.straighten(self._at(touch))
        return touch.grab_current is self

    def _at(self, touch: MotionEvent) -> float:
        return self._from[1] - (touch.x - self._from[0]) / theme.mm(_DEGREE)

    def _follow(self, *_: object) -> None:
        self.bench.bind(turn=self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        turn = self.bench.turn if self.bench else 0.0
        step, top = theme.mm(_DEGREE), self.y + self.height * 0.62
        self.canvas.clear()
        with self.canvas:
            Color(*theme.rgba(theme.INK))
            for degree in range(-20, 21):
                x = self.center_x + (degree - turn) * step
                if self.x + theme.mm(1) < x < self.x + self.width - theme.mm(1):
                    long = theme.mm(5 if degree == 0 else 3.4 if degree % 5 == 0 else 2)
                    Line(points=(x, top - long, x, top), width=1.3 if degree % 5 == 0 else 1.0)
            Color(*theme.rgba(theme.CORAL))
            half, high = theme.mm(1.5), theme.mm(2.2)
            tip = top + theme.mm(0.6)
            corners = (self.center_x, tip, self.center_x - half, tip + high, self.center_x + half, tip + high)
            vertices = [v for at in range(0, 6, 2) for v in (*corners[at : at + 2], 0, 0)]
            Mesh(vertices=vertices, indices=[0, 1, 2], mode="triangles")
