"""The exhibition as visitors will meet it: the very place of the exhibition, over a show only looked at."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kivy.app import App
from kivy.properties import StringProperty

from kiosk.exhibition.screen import ExhibitionPlace
from kiosk.language import tongue

if TYPE_CHECKING:
    from kiosk.app import KioskApp


class _Stand:
    """The app as the exhibition sees it while it is tried out: another show, which no phone can read."""

    def __init__(self, app: "KioskApp", show: Path) -> None:
        self._app, self._show = app, show

    def __getattr__(self, name: str) -> Any:
        return getattr(self._app, name)

    may_leave_exhibition = True
    may_ask_outside = False

    def show_folder(self) -> Path:
        """The show that is tried out."""
        return self._show

    def counted_show(self) -> None:
        """Nothing is counted, left or given away."""

    def room_url(self) -> str:
        """Nothing of it is served."""
        return ""

    def room_here(self) -> str:
        """Nothing of it is served."""
        return ""

    def show_is_damaged(self) -> None:
        """It is deleted anyway."""

    def home(self) -> None:
        """The way back leads to the light table."""
        self._app.go("curating")


class PreviewPlace(ExhibitionPlace):
    """Reached from the light table. The show is deleted when it is left."""

    spoken = StringProperty("en")

    def __init__(self, **kwargs: object) -> None:
        self._show_folder = Path()
        super().__init__(**kwargs)
        self.bind(size=self._fit)

    @property
    def app(self) -> "KioskApp":
        """The running app with the show that is tried out in the place of the wall's."""
        running = cast("KioskApp", App.get_running_app())
        return cast("KioskApp", _Stand(running, self._show_folder))

    def look_at(self, show: Path) -> None:
        """Look at this show."""
        self._show_folder = show
        self.spoken = tongue.tag
        cast("KioskApp", App.get_running_app()).go(self.name)

    def back(self) -> None:
        """To the light table, in the facilitator's language again."""
        self.app.home()

    def _fit(self, *_: object) -> None:
        """The exhibition is as large as the way back above it lets it be."""
        bar = self.ids.bar.height
        (exhibition,) = (child for child in self.children if child is not self.ids.bar.__self__)
        exhibition.size_hint_y, exhibition.height = None, self.height - bar

    def leave(self) -> None:
        """Nothing of it stays."""
        super().leave()
        running = cast("KioskApp", App.get_running_app())
        running.keeper.forget_preview()
        tongue.speak(self.spoken)
