"""Only the exhibition, from a show folder: for a machine that has no library at all."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kivy.clock import mainthread

from exhibitions.exchange.folder import Exchange, Looked, Watch
from exhibitions.journal.journal import is_counted
from exhibitions.room.server import RoomServer
from kiosk.base import BaseApp
from kiosk.exhibition.screen import ExhibitionPlace
from kiosk.widgets.place import Place

log = logging.getLogger(__name__)


class ExhibitApp(BaseApp):
    """The wall and the reader, with the stories served in the room."""

    folders = ("exhibition",)
    may_ask_outside = True

    def __init__(
        self,
        show: Path,
        *,
        language: str = "en",
        trusted: Sequence[bytes] = (),
        exchange: Exchange | None = None,
    ) -> None:
        """With `trusted` (public keys) only what these kiosks sealed is shown and served, also later on.

        With an `exchange` newer packages of the show are taken up beside the screen.
        """
        super().__init__(language)
        self._watch = Watch(exchange.look, self._exchanged) if exchange else None
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
        """Serve the stories, and look for newer packages."""
        self.room.start()
        if self._watch:
            self._watch.start()

    def show_folder(self) -> Path:
        """The show it was started with."""
        return self._show

    def counted_show(self) -> Path | None:
        """That show, unless it is the sample: its journal lies beside it."""
        return self._show if is_counted(self._show) else None

    def room_url(self) -> str:
        """Where stories are served in the room, or nothing while they are not."""
        return self.room.url

    def room_here(self) -> str:
        """Where this machine itself reaches them."""
        return self.room.here

    def show_is_damaged(self) -> None:
        """Part of the show on the wall is damaged: what is whole stays there."""

    def home(self) -> None:
        """There is no other place than the wall."""
        self.exhibition.to_wall()

    def on_stop(self) -> None:
        """Write down what was counted; stop serving and looking."""
        self.places.current_screen.rest()
        self.room.stop()
        if self._watch:
            self._watch.stop()

    @mainthread
    def _exchanged(self, looked: Looked) -> None:
        """Whoever reads goes on reading, unless works had to leave."""
        for sentence in looked.refused:
            log.warning("A package was refused: %s", sentence)
        if looked.removed or (looked.changed and self.exhibition.view in ("wall", "empty")):
            self.exhibition.to_wall()
