"""The photo as it stands on the bench, large over the table, and the finger on it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from kivy.graphics import (
    Canvas,
    Color,
    InstructionGroup,
    PopMatrix,
    PushMatrix,
    Rectangle,
    Rotate,
)
from kivy.input import MotionEvent
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from fanzines.geometry import local_box
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Photo, Placement
from fanzines.plane import Box, box_around, rotated
from kiosk import theme
from kiosk.machine.fresh_input import hurry
from kiosk.studio.bench.easel import Easel, fitted
from kiosk.widgets.art import texture_of
from printing.pictures.picture import ItemPicture

MIDDLE = Placement(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
AROUND = 6.0
FAINT = 0.24


class BenchHand(Protocol):
    """What a finger on the photo does. Points are the photo's mm."""

    def down(self, x: float, y: float) -> None:
        """The finger lands."""

    def move(self, x: float, y: float) -> None:
        """It moves."""

    def up(self) -> None:
        """It lifts."""

    def mark(self) -> None:
        """Draw its marks anew: the photo stands elsewhere."""


class BenchView(Widget):
    """Covers the table while a photo lies on the bench. `marks` lie over the photo, `wet` between the two."""

    touch_name = StringProperty("bench.photo")

    def __init__(self, moved: Callable[[], None], **kwargs: object) -> None:
        super().__init__(pos_hint={"x": 0, "y": 0}, **kwargs)
        self.easel = Easel()
        self.hand: BenchHand | None = None
        self.marks, self.wet = InstructionGroup(), InstructionGroup()
        self._moved = moved
        self._finger: object = None
        self._boxes: list[Box | None] = [None, None]
        with self.canvas:
            Color(*theme.rgba(theme.GROUND))
            self._ground = Rectangle()
            PushMatrix()
            self._turn = Rotate()
            self._faint = Color(1, 1, 1, 0), Rectangle()
            self._clear = Color(1, 1, 1, 0), Rectangle()
            PopMatrix()
        self._over = Canvas()
        self.canvas.add(self._over)
        self._over.add(self.wet)
        self._over.add(self.marks)
        self.bind(pos=self._lay_out, size=self._lay_out)

    @property
    def dpi(self) -> float:
        """The resolution at which a picture of the photo meets the screen pixel by pixel."""
        return self.easel.scale * 25.4

    def stand(self, clear: Photo, faint: Photo | None, turn: float) -> None:
        """Find the easel on which all that is shown is seen, turned anticlockwise by so many degrees."""
        corners = [corner for photo in (clear, faint) if photo for corner in local_box(photo).corners]
        space = theme.mm(AROUND)
        right, top = self.x + self.width, self.y + self.height  # Kivy's own follow later
        room = Box(self.x + space, self.y + space, right - space, top - space)
        self.easel = fitted(box_around(rotated(x, y, -turn) for x, y in corners), room, turn)
        self._turn.angle, self._turn.origin = turn, (self.easel.x, self.easel.y)
        self._lay()

    def show(self, clear: ItemPicture | None, faint: ItemPicture | None) -> None:
        """Show pictures that were made of the photo in the middle of a page."""
        for index, picture, (colour, rectangle), shown in (
            (0, faint, self._faint, FAINT),
            (1, clear, self._clear, 1.0),
        ):
            self._boxes[index] = picture.box if picture else None
            colour.a = shown if picture else 0.0
            rectangle.texture = texture_of(picture.image) if picture else None
        self._lay()

    def forget(self) -> None:
        """Take the photo off the bench."""
        self.show(None, None)
        self.marks.clear()
        self.wet.clear()
        self.hand = None

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Nothing under the bench is touched; the first finger belongs to the hand until it lifts."""
        if not self.collide_point(*touch.pos):
            return False
        if self._finger is None and self.hand is not None and not touch.is_mouse_scrolling:
            touch.grab(self)
            self._finger = touch.uid
            hurry(True)
            self.hand.down(*self.easel.to_photo(*touch.pos))
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """The finger moves."""
        if touch.grab_current is self and self.hand is not None:
            self.hand.move(*self.easel.to_photo(*touch.pos))
        return touch.grab_current is self

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """The finger lifts."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self._finger = None
        hurry(False)
        if self.hand is not None:
            self.hand.up()
        return True

    def _lay(self) -> None:
        scale = self.easel.scale
        for box, (_, rectangle) in zip(self._boxes, (self._faint, self._clear), strict=True):
            if box is not None:
                rectangle.pos = (
                    self.easel.x + (box.left - MIDDLE.x) * scale,
                    self.easel.y - (box.bottom - MIDDLE.y) * scale,
                )
                rectangle.size = box.width * scale, box.height * scale
        if self.hand is not None:
            self.hand.mark()

    def _lay_out(self, *_: object) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        self._moved()


def on_bench(photo: Photo) -> Photo:
    """The photo as it is pictured for the bench: upright in the middle of a page."""
    return replace(photo, placement=MIDDLE)
