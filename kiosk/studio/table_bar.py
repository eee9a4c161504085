"""Bars of buttons that lie on the table for a while."""

from kivy.input import MotionEvent
from kivy.properties import ListProperty

from kiosk.widgets.cut import Cut


class TableBar(Cut):
    """Tells `on_way` with the name of a button; `ways` are those that lead anywhere."""

    __events__ = ("on_way",)
    ways = ListProperty([])

    def on_way(self, way: str) -> None:
        """One of its buttons was touched."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A touch between its buttons is none on the page beneath."""
        return bool(super().on_touch_down(touch)) or self.collide_point(*touch.pos)


class ZoomBar(TableBar):
    """Lies there while the page is looked at closely: its buttons do what two fingers do."""


class ChosenBar(TableBar):
    """Lies above the keyboard while some of her words are chosen, or others can be put in."""
