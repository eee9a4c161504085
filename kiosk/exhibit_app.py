"""Only the exhibition, from a show folder: for a machine that has no library at all."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from exhibitions.room.server import RoomServer
from kiosk.base import BaseApp
from kiosk.exhibition.screen import ExhibitionPlace
from kiosk.widgets.place import Place


class ExhibitApp(BaseApp):
    """The wall and the reader, with the stories served in the room."""

    folders = ("exhibition",)

    def __init__(self, show: Path, *, language: str = "en", trusted: Sequence[bytes] = ()) -> None:
        """With `trusted` (public keys) only what these kiosks sealed is shown and served, also later on."""
        super().__init__(language)
        self._show = show
        self.trusted = tuple(trusted)
        self.room = RoomServer(show, trusted=trusted)

    def makers(self) -> Mapping[str, Callable[..., Place]]:
        """The exhibition and nothing else."""
        return {"exhibition": ExhibitionPlace}

    @property
    def exhibition(self) -> Place:
        """The only place there is."""
        return self.places.get_screen("exhibition")

    def on_start(self) -> None:
        """Serve the stories."""
        self.room.start()

    def show_folder(self) -> Path:
        """The show it was started with."""
        return self._show

    def room_url(self) -> str:
        """Where stories are served in the room, or nothing while they are not."""
        return self.room.url

    def home(self) -> None:
        """There is no other place than the wall."""
        self.exhibition.to_wall()

    def on_stop(self) -> None:
        """Stop serving."""
        self.room.stop()
