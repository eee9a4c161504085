"""Layouts that follow the reading direction of the app's language."""

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.stacklayout import StackLayout

from kiosk.language import tongue
from kiosk.widgets.following import follow


class Row(BoxLayout):
    """Children from the side where reading starts; a column when its orientation is vertical."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        follow(tongue, "rtl", self._turn)

    def do_layout(self, *args: object) -> None:
        """Lay out left to right, then mirror when reading starts on the right."""
        super().do_layout(*args)
        if tongue.rtl and self.orientation == "horizontal":
            for child in self.children:
                child.x = 2 * self.x + self.width - child.x - child.width

    def _turn(self, *_: object) -> None:
        self._trigger_layout()


class _Facing:
    """For a layout that fills row by row: each begins on the side where reading starts."""

    orientation: str

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._face()
        follow(tongue, "rtl", self._face)

    def _face(self, *_: object) -> None:
        self.orientation = "rl-tb" if tongue.rtl else "lr-tb"


class Grid(_Facing, GridLayout):
    """A grid that fills from the side where reading starts."""


class Flow(_Facing, StackLayout):
    """One after the other from the side where reading starts, and on below where a row is full."""
