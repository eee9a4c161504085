"""A page as it will be seen, with soft outlines around places on it. Places are boxes in page mm."""

from kivy.graphics import Color, InstructionGroup, Line, Rectangle, SmoothLine
from kivy.input import MotionEvent
from kivy.properties import ListProperty, StringProperty

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from fanzines.plane import Box
from kiosk import theme
from kiosk.widgets.art import Picture
from kiosk.widgets.close_look import seen_of


class MarkedPage(Picture):
    """`chosen` are outlined strongly, `others` faintly. `on_touched` tells where on the page a finger was."""

    __events__ = ("on_touched",)
    touch_name = StringProperty("")
    chosen = ListProperty([])
    others = ListProperty([])

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._marks = InstructionGroup()
        with self.canvas.before:
            Color(*theme.rgba(theme.SHADE))
            self._shade = Rectangle()
        self.canvas.after.add(self._marks)
        self.bind(pos=self._mark, size=self._mark, texture=self._mark, chosen=self._mark, others=self._mark)

    def on_touched(self, x: float, y: float) -> None:
        """A finger lifted there (page mm)."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A finger on the page."""
        if self.disabled or not self.texture or self._page_point(*touch.pos) is None:
            return bool(super().on_touch_down(touch))
        touch.grab(self)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """It acts on release; sliding off cancels."""
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        point = self._page_point(*touch.pos)
        if point:
            self.dispatch("on_touched", *point)
        return True

    def to_px(self, x: float, y: float) -> tuple[float, float]:
        """The window point of a page point."""
        left, bottom, width, height = self._frame()
        return left + x / PAGE_WIDTH * width, bottom + (1 - y / PAGE_HEIGHT) * height

    def _page_point(self, x: float, y: float) -> tuple[float, float] | None:
        left, bottom, width, height = self._frame()
        across, up = (x - left) / max(1.0, width), (y - bottom) / max(1.0, height)
        return (across * PAGE_WIDTH, (1 - up) * PAGE_HEIGHT) if 0 <= across <= 1 and 0 <= up <= 1 else None

    def _frame(self) -> tuple[float, float, float, float]:
        scale = min(self.width / PAGE_WIDTH, self.height / PAGE_HEIGHT)
        width, height = PAGE_WIDTH * scale, PAGE_HEIGHT * scale
        return self.x + (self.width - width) / 2, self.y + (self.height - height) / 2, width, height

    def _mark(self, *_: object) -> None:
        left, bottom, width, height = self._frame()
        shown = bool(self.texture)
        self._shade.pos = left + theme.mm(0.9), bottom - theme.mm(0.9)
        self._shade.size = (width, height) if shown else (0, 0)
        self._marks.clear()
        if not shown:
            return
        for box in self.others:
            self._outline(box, theme.BLUE, strong=False)
        for box in self.chosen:
            self._outline(box, theme.CORAL, strong=True)

    def _outline(self, box: Box, colour: str, *, strong: bool) -> None:
        box = seen_of(box)
        corners = [self.to_px(x, y) for x, y in box.corners]
        points = [value for corner in corners for value in corner]
        if strong:
            (left, top), (right, bottom) = corners[0], corners[2]
            self._marks.add(Color(*theme.rgba(theme.YELLOW, 0.3)))
            self._marks.add(Rectangle(pos=(left, bottom), size=(right - left, top - bottom)))
        wide = theme.mm(0.35 if strong else 0.2)
        self._marks.add(Color(*theme.rgba(theme.SHEET)))
        self._marks.add(SmoothLine(points=points, width=wide + theme.mm(0.2), close=True))
        self._marks.add(Color(*theme.rgba(colour)))
        if strong:
            self._marks.add(SmoothLine(points=points, width=wide, close=True))
        else:
            self._marks.add(Line(points=points, width=1.2, close=True, dash_length=6, dash_offset=5))
