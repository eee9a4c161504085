"""A sheet of paper laid over a place: what lies beneath waits, and a touch beside it puts it away."""

from collections.abc import Callable

from kivy.input import MotionEvent
from kivy.properties import AliasProperty, NumericProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import Screen

from kiosk import theme


class Sheet(FloatLayout):
    """It is there as long as it lies on something; `wide` and `high` in mm, as far as the screen has them."""

    wide = NumericProperty(120.0)
    high = NumericProperty(90.0)

    def __init__(self, **kwargs: object) -> None:
        self._closed: Callable[[], None] = lambda: None
        super().__init__(**kwargs)

    def lay_on(self, place: FloatLayout, closed: Callable[[], None] = lambda: None) -> None:
        """Lie there until the place is left; `closed` is told when it was put away."""
        self._closed = closed
        self.size, self.pos = place.size, place.pos
        place.add_widget(self)
        if isinstance(place, Screen):
            place.bind(on_leave=self._with_place)

    def close(self) -> None:
        """Put it away."""
        if self.parent is not None:
            self.parent.unbind(on_leave=self._with_place)
            self.parent.remove_widget(self)
            self._closed()

    def _with_place(self, *_: object) -> None:
        self.close()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Nothing beneath is touched through it."""
        if not super().on_touch_down(touch) and not self._holds(*touch.pos):
            self.close()
        return True

    def _holds(self, x: float, y: float) -> bool:
        far_x, far_y = self.paper_size[0] / 2, self.paper_size[1] / 2
        return abs(x - self.center_x) <= far_x and abs(y - self.center_y) <= far_y

    def _paper(self) -> tuple[float, float]:
        rim = theme.mm(8)
        return min(theme.mm(self.wide), self.width - rim), min(theme.mm(self.high), self.height - rim)

    paper_size = AliasProperty(_paper, bind=("size", "wide", "high"))
    """The paper in px."""
