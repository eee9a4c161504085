"""The base of every place a person can be in."""

from typing import TYPE_CHECKING, cast

from kivy.app import App
from kivy.uix.screenmanager import Screen

if TYPE_CHECKING:
    from kiosk.app import KioskApp


class Place(Screen):
    """A screen of the kiosk; `enter` and `leave` are its life cycle."""

    @property
    def app(self) -> "KioskApp":
        """The running app."""
        return cast("KioskApp", App.get_running_app())

    def on_pre_enter(self, *_: object) -> None:
        """Kivy shows the place next."""
        self.enter()

    def on_leave(self, *_: object) -> None:
        """Kivy has taken the place away."""
        self.leave()

    def enter(self) -> None:
        """Make ready for whoever comes."""

    def leave(self) -> None:
        """Forget whoever was here."""
