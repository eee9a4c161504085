"""A wordless guide on the screen: a step moves until somebody goes on. The press draws the same on paper."""

from array import array
from functools import cache
from typing import Final

from kivy.clock import Clock
from kivy.graphics import Color, Ellipse, Mesh
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk import theme
from kiosk.language import tongue
from kiosk.widgets.cut import grown
from kiosk.widgets.following import follow
from kiosk.widgets.motion import motion
from kiosk.widgets.place import Place
from kiosk.widgets.sheet import Sheet
from printing.products.guides.scene import COLOURS, HIGH, WIDE, Guide, Moment

_SOFT: Final = 0.6
"""Px on both sides of an edge over which it fades."""
_WHOLE, _GONE = 0.25, 0.75


class GuideView(Widget):
    """A guide as large as the widget; its `step` is shown again and again, or stands where nothing moves."""

    guide = ObjectProperty(None, allownone=True)
    step = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._since = 0.0
        self._moving = Clock.schedule_interval(self._move, 1 / theme.GUIDE_FRAMES)
        self._moving.cancel()
        with self.canvas:
            Color(1, 1, 1, 1)
            self._mesh = Mesh(mode="triangles", texture=_colours())
        self.bind(pos=self._draw, size=self._draw)
        self.bind(guide=self._again, step=self._again)
        self._plays = False
        follow(motion, "still", self._play_or_stand)

    def play(self) -> None:
        """Begin to move; it goes on until `stop`."""
        self._plays = True
        self._play_or_stand()

    def stop(self) -> None:
        """Move no more."""
        self._plays = False
        self._moving.cancel()

    @property
    def _moves(self) -> bool:
        return theme.GUIDE_MOVES and not motion.still

    def _play_or_stand(self, *_: object) -> None:
        self._moving.cancel()
        self._again()
        if self._plays and self._moves:
            self._moving()

    def _again(self, *_: object) -> None:
        self._since = 0.0
        self._draw()

    def _move(self, passed: float) -> None:
        self._since += min(passed, theme.LONGEST_FRAME)
        self._draw()

    def _draw(self, *_: object) -> None:
        if self.guide is None or self.width < 1 or self.height < 1:
            self._mesh.indices = []
            return
        guide: Guide = self.guide
        step = guide.steps[min(int(self.step), len(guide.steps) - 1)]
        whole = step.seconds + theme.GUIDE_RESTS
        done = min(1.0, (self._since % whole) / step.seconds) if self._moves else step.still
        scale = min(self.width / WIDE, self.height / HIGH)
        # Kivy tells of a new place before `center` has followed it.
        self._mesh.vertices, self._mesh.indices = _triangles(
            step.draw(done), self.x + self.width / 2, self.y + self.height / 2, scale
        )


class StepDots(Widget):
    """A dot for each step, those that were seen filled, from the side where reading starts."""

    step = NumericProperty(0)
    count = NumericProperty(1)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for changed in ("pos", "size", "step", "count"):
            self.fbind(changed, self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        apart, size = theme.mm(5.5), theme.mm(2.6)
        start = self.center_x - apart * (self.count - 1) / 2
        with self.canvas:
            for number in range(int(self.count)):
                place = self.count - 1 - number if tongue.rtl else number
                Color(*theme.rgba(theme.CORAL if number <= self.step else theme.FAINT))
                Ellipse(pos=(start + place * apart - size / 2, self.center_y - size / 2), size=(size, size))


class GuideSheet(Sheet):
    """A guide laid over a place: forward and back through its steps at one's own pace."""

    guide = ObjectProperty(None, allownone=True)
    step = NumericProperty(0)
    count = NumericProperty(1)

    def __init__(self, guide: Guide, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.guide, self.count = guide, len(guide.steps)
        self.ids.view.play()

    def turn(self, by: int) -> None:
        """The next step, or the one before."""
        self.step = min(max(self.step + by, 0), self.count - 1)

    def close(self) -> None:
        """Put it away; nothing moves any more."""
        self.ids.view.stop()
        super().close()


def show_guide(guide: Guide, place: Place) -> None:
    """Lay the guide over that place, when somebody is there and none lies there yet."""
    if place.manager.current == place.name and not any(isinstance(one, GuideSheet) for one in place.children):
        GuideSheet(guide).lay_on(place)


def _triangles(moment: Moment, x: float, y: float, scale: float) -> tuple[list[float], list[int]]:
    """Each piece as a fan inside a rim that fades: x, y, and where in the texture its colour is."""
    vertices: list[float] = []
    indices: list[int] = []
    for piece in moment:
        points = tuple((x + px * scale, y + py * scale) for px, py in piece.points)
        count, first = len(points), len(vertices) // 4
        column = (COLOURS.index(piece.colour) + 0.5) / len(COLOURS)
        for ring, row in ((grown(points, -_SOFT), _WHOLE), (grown(points, _SOFT), _GONE)):
            for px, py in ring:
                vertices += (px, py, column, row)
        indices += (first + at for at in _fan(count))
    return vertices, indices


@cache
def _fan(count: int) -> tuple[int, ...]:
    inside = [at for corner in range(1, count - 1) for at in (0, corner, corner + 1)]
    rim = []
    for inner in range(count):
        after = (inner + 1) % count
        rim += [inner, inner + count, after, inner + count, after + count, after]
    return (*inside, *rim)


@cache
def _colours() -> Texture:
    """Every colour of a guide in a column of its own, whole below and gone above."""
    texture = Texture.create(size=(len(COLOURS), 2), colorfmt="rgba")
    pixels = array("B")
    for opaque in (255, 0):
        for colour in COLOURS:
            red, green, blue, _ = (round(part * 255) for part in theme.rgba(colour))
            pixels.extend((red, green, blue, opaque))
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    return texture
