"""What a finger does to the photo on the bench: covers it, cuts around something, or draws a corner."""

from collections.abc import Callable, Iterable
from math import cos, dist, sin, tau
from typing import Final

from kivy.graphics import Color, InstructionGroup, Line, Quad, Rectangle, SmoothEllipse, SmoothLine

from fanzines import art
from fanzines.model import Brush, Drawing, Paper, Photo, Placement, Point, Ring, Sticker, Stroke, new_id
from fanzines.photos.shapes import scissors
from fanzines.plane import XY, Box, box_around, rotated
from kiosk import theme
from kiosk.studio.bench.covers import BEYOND, covers_over
from kiosk.studio.bench.cropping import Cropping, dragged
from kiosk.studio.bench.view import BenchView
from kiosk.widgets.art import art_texture
from printing.pictures.covering import Cover

LEAST: Final = 7.0
"""Millimetres: a smaller patch or sticker was a tap."""
TAPPED: Final = 0.26
"""The share of the photo's width that a tap covers."""
_STEPS: Final = 48
REACH: Final = 9.0
"""Millimetres of the screen within which a finger has a corner."""


class CoverHand:
    """Lays ink, torn paper or stickers over the photo; each is one cover once the finger lifts."""

    def __init__(self, view: BenchView, photo: Photo, done: Callable[..., None]) -> None:
        self.view, self.photo, self.done = view, photo, done
        self.kind, self.colour, self.width, self.sticker = "ink", theme.INK, 9.0, "heart"
        self.faces: tuple[Box, ...] = ()
        self._points: list[XY] = []
        self._live = InstructionGroup()

    def down(self, x: float, y: float) -> None:
        """A cover begins."""
        self._points = [(x, y)]
        self._live = InstructionGroup()
        self.view.wet.add(self._live)
        self._follow()

    def move(self, x: float, y: float) -> None:
        """It grows."""
        self._points.append((x, y))
        self._follow()

    def up(self) -> None:
        """It lies; what is wet stays until it has been burned in."""
        if self._points:
            face = self._touched_face()
            covers = covers_over(face, self.kind, self.colour, self.sticker) if face else (self._cover(),)
            self._points = []
            self.done(*covers)

    def mark(self) -> None:
        """A line around each face that is offered for covering."""
        marks = self.view.marks
        marks.clear()
        for face in self.faces:
            outline = _flat(self.view.easel.to_px(x, y) for x, y in _around(face))
            marks.add(Color(*theme.rgba(theme.SHEET)))
            marks.add(SmoothLine(points=outline, width=theme.mm(0.45), close=True))
            marks.add(Color(*theme.rgba(theme.BLUE)))
            marks.add(Line(points=outline, width=1.3, close=True, dash_length=7, dash_offset=6))

    def _cover(self) -> Cover:
        if self.kind == "ink":
            return Drawing(new_id(), Placement(0, 0), (self._stroke(),))
        box = self._box()
        middle = Placement(*box.centre)
        if self.kind == "patch":
            return Paper(new_id(), middle, "torn", self.colour, box.width, box.height)
        return Sticker(new_id(), middle, self.sticker, box.width, box.height, self.colour)

    def _touched_face(self) -> Box | None:
        """The offered face that a tap meant: a drag is a cover of her own."""
        x, y = self._points[0]
        if any(dist((x, y), point) > LEAST / 2 for point in self._points):
            return None
        meant = (face for face in self.faces if face.left <= x <= face.right and face.top <= y <= face.bottom)
        return next(meant, None)

    def _stroke(self) -> Stroke:
        return Stroke(Brush.PEN, self.colour, self.width, tuple(Point(x, y, 0.5) for x, y in self._points))

    def _box(self) -> Box:
        """What is to be covered: what the finger spanned, or around where it tapped."""
        (x0, y0), (x1, y1) = self._points[0], self._points[-1]
        tapped = dist((x0, y0), (x1, y1)) < LEAST
        if self.kind == "patch" and not tapped:
            drawn = box_around(((x0, y0), (x1, y1)))
            across, down = max(drawn.width, LEAST), max(drawn.height, LEAST)
            x, y = drawn.centre
        else:
            picture = art.load("stickers", self.sticker)
            proportion = 0.8 if self.kind == "patch" else picture.height / picture.width
            across = TAPPED * self.photo.width if tapped else 2 * dist((x0, y0), (x1, y1))
            x, y, down = x0, y0, across * proportion
        return Box(x - across / 2, y - down / 2, x + across / 2, y + down / 2)

    def _follow(self) -> None:
        live = self._live
        live.clear()
        if self.kind == "ink":
            live.add(Color(*theme.rgba(self.colour)))
            points = [self.view.easel.to_px(x, y) for x, y in self._points]
            half = self.width / 2 * self.view.easel.scale
            for x, y in (points[0], points[-1]):
                live.add(SmoothEllipse(pos=(x - half, y - half), size=(2 * half, 2 * half)))
            live.add(SmoothLine(points=_flat(points), width=half, joint="round", cap="round"))
            return
        box = self._box()
        corners = [self.view.easel.to_px(x, y) for x, y in box.corners]
        if self.kind == "patch":
            live.add(Color(*theme.rgba(self.colour)))
            live.add(Quad(points=_flat(corners)))
            return
        live.add(Color(1, 1, 1, 1))
        (left, top), (right, bottom) = corners[0], corners[2]
        texture = art_texture("stickers", self.sticker, self.colour, 256)
        live.add(Rectangle(texture=texture, pos=(left, bottom), size=(right - left, top - bottom)))


class ScissorsHand:
    """Cuts along the finger's way; what is left is what the way goes around."""

    def __init__(self, view: BenchView, photo: Photo, done: Callable[[tuple[Ring, ...]], None]) -> None:
        self.view, self.photo, self.done = view, photo, done
        self._points: list[XY] = []

    def down(self, x: float, y: float) -> None:
        """The scissors are set."""
        self._points = [(x, y)]

    def move(self, x: float, y: float) -> None:
        """They cut."""
        self._points.append((x, y))
        self.mark()

    def up(self) -> None:
        """The piece falls out; a way that goes around nothing cuts nothing."""
        points, self._points = self._points, []
        self.mark()
        cut = scissors(points, self.photo.width, self.photo.height)
        if cut:
            self.done(cut)

    def mark(self) -> None:
        """The way so far: white with dashes of ink, seen on every photo."""
        marks = self.view.marks
        marks.clear()
        if len(self._points) > 1:
            line = _flat(self.view.easel.to_px(x, y) for x, y in self._points)
            marks.add(Color(*theme.rgba(theme.SHEET)))
            marks.add(SmoothLine(points=line, width=theme.mm(0.5)))
            marks.add(Color(*theme.rgba(theme.CORAL)))
            marks.add(Line(points=line, width=1.2, dash_length=8, dash_offset=6))


class CropHand:
    """Draws the frame's corners; what lies outside it is seen through paper."""

    def __init__(
        self, view: BenchView, photo: Photo, cropping: Cropping, done: Callable[[Cropping], None]
    ) -> None:
        self.view, self.photo, self.cropping, self.done = view, photo, cropping, done
        self._before = cropping
        self._corner: int | None = None

    def down(self, x: float, y: float) -> None:
        """A corner in reach is taken, the nearest."""
        corners = self.cropping.box.corners
        here = rotated(x, y, -self.cropping.turn)
        nearest = min(range(4), key=lambda index: dist(corners[index], here))
        reach = theme.mm(REACH) / self.view.easel.scale
        self._corner = nearest if dist(corners[nearest], here) <= reach else None
        self._before = self.cropping

    def move(self, x: float, y: float) -> None:
        """The corner follows as far as the photo reaches."""
        if self._corner is not None:
            self.cropping = dragged(self._before, self._corner, x, y, self.photo)
            self.mark()

    def up(self) -> None:
        """The frame stands."""
        corner, self._corner = self._corner, None
        if corner is not None and self.cropping != self._before:
            self.done(self.cropping)

    def mark(self) -> None:
        """The frame with its four corners, and paper over what is outside."""
        marks, box, view = self.view.marks, self.cropping.box, self.view
        marks.clear()
        (left, top), (right, bottom) = (self._px(*box.corners[index]) for index in (0, 2))
        marks.add(Color(*theme.rgba(theme.GROUND, 0.74)))
        for x0, y0, x1, y1 in (
            (view.x, top, view.right, view.top),
            (view.x, view.y, view.right, bottom),
            (view.x, bottom, left, top),
            (right, bottom, view.right, top),
        ):
            marks.add(Rectangle(pos=(x0, y0), size=(max(0, x1 - x0), max(0, y1 - y0))))
        marks.add(Color(*theme.rgba(theme.SHEET)))
        marks.add(SmoothLine(rectangle=(left, bottom, right - left, top - bottom), width=theme.mm(0.35)))
        for x, y in ((left, top), (right, top), (right, bottom), (left, bottom)):
            self._knob(x, y)

    def _px(self, x: float, y: float) -> XY:
        return self.view.easel.to_px(*rotated(x, y, self.cropping.turn))

    def _knob(self, x: float, y: float) -> None:
        for colour, size in ((theme.INK, theme.mm(8)), (theme.YELLOW, theme.mm(7.3))):
            self.view.marks.add(Color(*theme.rgba(colour)))
            self.view.marks.add(SmoothEllipse(pos=(x - size / 2, y - size / 2), size=(size, size)))


def _around(face: Box) -> Iterable[XY]:
    """An oval somewhat larger than a face."""
    (x, y), across, down = face.centre, face.width * BEYOND / 2, face.height * BEYOND / 2
    for step in range(_STEPS):
        angle = tau * step / _STEPS
        yield x + across * cos(angle), y + down * sin(angle)


def _flat(points: Iterable[XY]) -> list[float]:
    return [value for point in points for value in point]
