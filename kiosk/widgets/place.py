"""The base of every place a person can be in."""

import logging
from typing import TYPE_CHECKING, cast

from kivy.app import App
from kivy.uix.screenmanager import Screen

if TYPE_CHECKING:
    from kiosk.app import KioskApp

log = logging.getLogger(__name__)


class Place(Screen):
    """A screen of the kiosk; `enter`, `rest` and `leave` are its life cycle.

    `notices` says where a notice lies over nothing that is touched next: at the top, there beside the
    title, low, or low and aside.
    """

    notices = "top"

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

    def spoken_anew(self) -> None:
        """Another language is spoken: say anew what no style sheet says."""

    def rest(self) -> None:
        """Bring to an end what is being done, while it can still be kept."""

    def failed(self, problem: Exception) -> None:
        """Something failed beside the screen: whoever is in another place by now is not sent home for it."""
        if self.manager.current == self.name:
            raise problem
        log.error("Something failed after its place was left.", exc_info=problem)

    def leave(self) -> None:
        """Forget whoever was here."""
